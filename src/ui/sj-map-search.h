#pragma once

#include "core/sj-edit-log.h"
#include "ui/sj-search-hit.h"

G_BEGIN_DECLS

#define SJ_NO_HIT G_MAXUINT

#define SJ_TYPE_MAP_SEARCH (sj_map_search_get_type ())
G_DECLARE_FINAL_TYPE (SjMapSearch, sj_map_search, SJ, MAP_SEARCH, GObject)

SjMapSearch *sj_map_search_new         (SjMap         *map);
void         sj_map_search_set_active  (SjMapSearch   *self,
                                        gboolean       active);
void         sj_map_search_set_words   (SjMapSearch   *self,
                                        const char    *words,
                                        SjSearchFlags  flags);
gboolean     sj_map_search_is_busy     (SjMapSearch   *self);
guint        sj_map_search_get_n       (SjMapSearch   *self);
guint        sj_map_search_get_current (SjMapSearch   *self);
void         sj_map_search_set_current (SjMapSearch   *self,
                                        guint          current);
void         sj_map_search_step        (SjMapSearch   *self,
                                        int            direction);
void         sj_map_search_prefer      (SjMapSearch   *self,
                                        const char    *id);
SjElement   *sj_map_search_get_element (SjMapSearch   *self);
GHashTable  *sj_map_search_list_ids    (SjMapSearch   *self);
gboolean     sj_map_search_replace     (SjMapSearch   *self,
                                        SjEditLog     *log,
                                        const char    *replacement);
guint        sj_map_search_replace_all (SjMapSearch   *self,
                                        SjEditLog     *log,
                                        const char    *replacement);

G_END_DECLS
