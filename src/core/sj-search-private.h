#pragma once

#include "core/sj-search.h"

G_BEGIN_DECLS

/**
 * SjSearchCursor:
 * @from: where to go on in the texts of the map
 * @place: the text that is in, or one before it
 *
 * How far a search has come. Valid until the map changes.
 */
typedef struct
{
  gsize from;
  guint place;
} SjSearchCursor;

guint      sj_search_get_serial     (SjSearch       *self);
GPtrArray *sj_search_create_matches (void);
gboolean   sj_search_find_until     (SjSearch       *self,
                                     SjSearchCursor *cursor,
                                     const char     *needle,
                                     const char     *words,
                                     SjSearchFlags   flags,
                                     GPtrArray      *matches,
                                     gint64          deadline);

G_END_DECLS
