#define G_LOG_DOMAIN "sj-text-index"

#include "feedback/sj-text-index.h"

#include <string.h>

#define FIRST_SIZE 64

typedef struct
{
  guint64 hash;
  gsize offset;
  gsize length;
} Entry;

void
sj_text_index_init (SjTextIndex *index)
{
  g_return_if_fail (index != NULL);

  index->slots = g_new0 (guint32, FIRST_SIZE);
  index->mask = FIRST_SIZE - 1;
  index->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  index->bytes = g_string_new (NULL);
}

void
sj_text_index_clear (SjTextIndex *index)
{
  g_return_if_fail (index != NULL);

  g_clear_pointer (&index->slots, g_free);
  g_clear_pointer (&index->entries, g_array_unref);
  if (index->bytes != NULL)
    g_string_free (index->bytes, TRUE);
  index->bytes = NULL;
}

/* Eight bytes at a time, each step a multiplication and a fold. */
static inline guint64
hash_bytes (const char *text,
            gsize       length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint64 hash = length * factor;

  while (length > 0)
    {
      gsize n = MIN (length, 8);
      guint64 part = 0;

      if (G_LIKELY (n == 8))
        memcpy (&part, text, 8);
      else
        memcpy (&part, text, n);
      hash = (hash ^ part) * factor;
      hash ^= hash >> 32;
      text += n;
      length -= n;
    }

  return hash;
}

static void
grow (SjTextIndex *index)
{
  guint32 size = (index->mask + 1) * 2;

  g_free (index->slots);
  index->slots = g_new0 (guint32, size);
  index->mask = size - 1;
  for (guint32 i = 0; i < index->entries->len; i++)
    {
      guint32 slot = (guint32) g_array_index (index->entries, Entry, i).hash & index->mask;

      while (index->slots[slot] != 0)
        slot = (slot + 1) & index->mask;
      index->slots[slot] = i + 1;
    }
}

/**
 * sj_text_index_lookup:
 * @index: an index
 * @text: some bytes
 * @length: how many
 * @most: how many strings the index may hold
 * @is_new: (out): whether the string was added
 *
 * Returns: the string's number, or %SJ_TEXT_INDEX_FULL if it is new and there are too many
 */
guint32
sj_text_index_lookup (SjTextIndex *index,
                      const char  *text,
                      gsize        length,
                      guint32      most,
                      gboolean    *is_new)
{
  guint64 hash = hash_bytes (text, length);
  guint32 slot = (guint32) hash & index->mask;
  Entry entry = { hash, index->bytes->len, length };

  *is_new = FALSE;
  for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask)
    {
      const Entry *found = &g_array_index (index->entries, Entry, index->slots[slot] - 1);

      if (found->hash == hash && found->length == length &&
          memcmp (index->bytes->str + found->offset, text, length) == 0)
        return index->slots[slot] - 1;
    }
  if (index->entries->len >= most)
    return SJ_TEXT_INDEX_FULL;

  *is_new = TRUE;
  g_string_append_len (index->bytes, text, length);
  g_array_append_val (index->entries, entry);
  index->slots[slot] = index->entries->len;
  if (index->entries->len * 2 > index->mask)
    grow (index);

  return index->entries->len - 1;
}

/**
 * sj_text_index_get:
 *
 * Returns: (transfer none): the bytes of a string, not terminated, until another is added
 */
const char *
sj_text_index_get (SjTextIndex *index,
                   guint32      number,
                   gsize       *length)
{
  const Entry *entry;

  g_return_val_if_fail (index != NULL && number < index->entries->len, NULL);

  entry = &g_array_index (index->entries, Entry, number);
  *length = entry->length;

  return index->bytes->str + entry->offset;
}
