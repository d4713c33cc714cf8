#pragma once

#include "feedback/sj-packed-text.h"

G_BEGIN_DECLS

/* One string of an index. */
typedef struct
{
  SjPackedText packed; /* of a longer text its hash and its last bytes */
  gsize length;
  gsize offset;
} SjIndexedText;

/* Numbers different byte strings in the order they are first seen. Made for few strings that are
 * looked up very often. */
typedef struct
{
  guint32 *slots;  /* number + 1 of an entry, 0 for none */
  guint32 mask;
  GArray *entries; /* SjIndexedText */
  GString *bytes;
} SjTextIndex;

#define SJ_TEXT_INDEX_FULL G_MAXUINT32

void        sj_text_index_init   (SjTextIndex   *index);
void        sj_text_index_clear  (SjTextIndex   *index);
guint32     sj_text_index_lookup (SjTextIndex   *index,
                                  const char    *text,
                                  gsize          length,
                                  guint32        most,
                                  gboolean      *is_new);
guint32     sj_text_index_take   (SjTextIndex   *index,
                                  const char    *text,
                                  SjIndexedText  entry,
                                  guint32        most,
                                  gboolean      *is_new);
const char *sj_text_index_get    (SjTextIndex   *index,
                                  guint32        number,
                                  gsize         *length);

/* Each step is a multiplication and a fold. */
static inline guint64
sj_text_hash_word (guint64 hash,
                   guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ hash >> 32;
}

static inline guint64
sj_text_hash (const SjIndexedText *entry)
{
  return sj_text_hash_word (sj_text_hash_word (entry->length, entry->packed.first),
                            entry->packed.second);
}

/* The hot path: a text of at most sixteen bytes, behind which as many can be read. */
static inline guint32
sj_text_index_lookup_short (SjTextIndex *index,
                            const char  *text,
                            gsize        length,
                            guint32      most,
                            gboolean    *is_new)
{
  SjIndexedText entry = { sj_pack_roomy_text (text, length), length, 0 };
  guint32 number = index->slots[(guint32) sj_text_hash (&entry) & index->mask];

  *is_new = FALSE;
  if (G_LIKELY (number > 0))
    {
      const SjIndexedText *found = &g_array_index (index->entries, SjIndexedText, number - 1);

      if (G_LIKELY (found->packed.first == entry.packed.first &&
                    found->packed.second == entry.packed.second && found->length == length))
        return number - 1;
    }

  return sj_text_index_take (index, text, entry, most, is_new);
}

G_END_DECLS
