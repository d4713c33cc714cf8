#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers different byte strings in the order they are first seen. Made for few strings that are
 * looked up very often. */
typedef struct
{
  guint32 *slots;  /* number + 1 of an entry, 0 for none */
  guint32 mask;
  GArray *entries; /* hash, place and length of each */
  GString *bytes;
} SjTextIndex;

#define SJ_TEXT_INDEX_FULL G_MAXUINT32

void        sj_text_index_init   (SjTextIndex *index);
void        sj_text_index_clear  (SjTextIndex *index);
guint32     sj_text_index_lookup (SjTextIndex *index,
                                  const char  *text,
                                  gsize        length,
                                  guint32      most,
                                  gboolean    *is_new);
const char *sj_text_index_get    (SjTextIndex *index,
                                  guint32      number,
                                  gsize       *length);

G_END_DECLS
