#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SjPick:
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: the id of what the point belongs to
 *
 * Names one thing that can be selected, whatever scene shows it.
 */
typedef struct
{
  char *id;
  char *anchor;
} SjPick;

typedef gboolean (*SjPickFunc) (const SjPick *pick,
                                gpointer      user_data);

#define SJ_TYPE_SELECTION (sj_selection_get_type ())
G_DECLARE_FINAL_TYPE (SjSelection, sj_selection, SJ, SELECTION, GObject)

SjSelection  *sj_selection_new       (void);
gboolean      sj_selection_is_empty  (SjSelection *self);
guint         sj_selection_get_n     (SjSelection *self);
const SjPick *sj_selection_get       (SjSelection *self,
                                      guint        position);
const SjPick *sj_selection_get_main  (SjSelection *self);
gboolean      sj_selection_contains  (SjSelection *self,
                                      const char  *id,
                                      const char  *anchor);
void          sj_selection_select    (SjSelection *self,
                                      const char  *id,
                                      const char  *anchor);
void          sj_selection_toggle    (SjSelection *self,
                                      const char  *id,
                                      const char  *anchor);
void          sj_selection_select_all (SjSelection       *self,
                                       const char *const *ids,
                                       guint              n_ids);
void          sj_selection_keep_only (SjSelection     *self,
                                      SjPickFunc       is_kept,
                                      gpointer         user_data);
void          sj_selection_clear     (SjSelection *self);

G_END_DECLS
