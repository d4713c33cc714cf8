#pragma once

#include "core/sj-stored-text.h"

G_BEGIN_DECLS

/**
 * SjSearchFlags:
 * @SJ_SEARCH_MATCH_CASE: letters must be exactly those typed
 * @SJ_SEARCH_WHOLE_WORDS: only where a word begins and ends
 */
typedef enum
{
  SJ_SEARCH_DEFAULT = 0,
  SJ_SEARCH_MATCH_CASE = 1 << 0,
  SJ_SEARCH_WHOLE_WORDS = 1 << 1,
} SjSearchFlags;

/**
 * SjSearchMatch:
 * @element: the element
 * @place: which of its texts
 * @start: where the match begins, in bytes
 * @end: where it ends
 *
 * One place in one text.
 */
typedef struct
{
  SjElement   *element;
  SjTextPlace  place;
  gsize        start;
  gsize        end;
} SjSearchMatch;

#define SJ_TYPE_SEARCH (sj_search_get_type ())
G_DECLARE_FINAL_TYPE (SjSearch, sj_search, SJ, SEARCH, GObject)

SjSearch   *sj_search_new            (SjMap               *map);
void        sj_search_prepare        (SjSearch            *self);
gboolean    sj_search_prepare_until  (SjSearch            *self,
                                      gint64               deadline);
GPtrArray  *sj_search_find           (SjSearch            *self,
                                      const char          *words,
                                      SjSearchFlags        flags);
const char *sj_search_match_get_text (const SjSearchMatch *match);
gboolean    sj_search_replace        (SjSearch            *self,
                                      SjEditLog           *log,
                                      const SjSearchMatch *match,
                                      const char          *replacement);
guint       sj_search_replace_all    (SjSearch            *self,
                                      SjEditLog           *log,
                                      const char          *words,
                                      SjSearchFlags        flags,
                                      const char          *replacement);

G_END_DECLS
