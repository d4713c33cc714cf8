#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_MAP (sj_map_get_type ())
G_DECLARE_FINAL_TYPE (SjMap, sj_map, SJ, MAP, SjElement)

SjMap       *sj_map_new             (void);
const char  *sj_map_get_title       (SjMap        *self);

/* The collections, one per type of element */
const GType *sj_map_get_types       (guint        *n_types);
GListModel  *sj_map_get_list        (SjMap        *self,
                                     GType         type);
GListModel  *sj_map_get_stages      (SjMap        *self);
GListModel  *sj_map_get_steps       (SjMap        *self);
GListModel  *sj_map_get_lanes       (SjMap        *self);
GListModel  *sj_map_get_cards       (SjMap        *self);
GListModel  *sj_map_get_links       (SjMap        *self);
GListModel  *sj_map_get_personas    (SjMap        *self);
GListModel  *sj_map_get_series      (SjMap        *self);
GListModel  *sj_map_get_recipes     (SjMap        *self);
SjElement   *sj_map_lookup          (SjMap        *self,
                                     const char   *id);
gpointer     sj_map_lookup_typed    (SjMap        *self,
                                     const char   *id,
                                     GType         type);
guint        sj_map_get_position    (SjMap        *self,
                                     SjElement    *element);

/* Building a map that has no edit log yet, as readers and templates do */
void         sj_map_append          (SjMap        *self,
                                     SjElement    *element);

/* Pictures, kept once by the SHA-256 of their bytes */
char        *sj_map_add_asset       (SjMap        *self,
                                     GBytes       *bytes,
                                     const char   *mime_type);
GBytes      *sj_map_get_asset       (SjMap        *self,
                                     const char   *hash,
                                     const char  **mime_type);
char       **sj_map_list_assets     (SjMap        *self);
gboolean     sj_map_refers_to_asset (SjMap        *self,
                                     const char   *hash);

G_END_DECLS
