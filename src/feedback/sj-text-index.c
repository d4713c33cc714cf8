#define G_LOG_DOMAIN "sj-text-index"

#include "feedback/sj-text-index.h"

#include <string.h>

#include "feedback/sj-packed-text.h"

#define FIRST_SIZE 64

typedef struct
{
  SjPackedText packed; /* of a longer text its hash and its last bytes */
  gsize length;
  gsize offset;
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

/* Each step is a multiplication and a fold. */
static inline guint64
hash_word (guint64 hash,
           guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ hash >> 32;
}

static inline guint64
hash_packed (SjPackedText packed,
             gsize        length)
{
  return hash_word (hash_word (length, packed.first), packed.second);
}

static SjPackedText
pack_long (const char *text,
           gsize       length)
{
  SjPackedText packed = { 0, sj_load_eight (text + length - 8) };

  for (; length > 8; text += 8, length -= 8)
    packed.first = hash_word (packed.first, sj_load_eight (text));

  return packed;
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
      const Entry *entry = &g_array_index (index->entries, Entry, i);
      guint32 slot = (guint32) hash_packed (entry->packed, entry->length) & index->mask;

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
  gboolean is_short = length <= SJ_PACKED_TEXT_MOST;
  SjPackedText packed = is_short ? sj_pack_text (text, length) : pack_long (text, length);
  guint32 slot = (guint32) hash_packed (packed, length) & index->mask;
  Entry entry = { packed, length, index->bytes->len };

  *is_new = FALSE;
  for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask)
    {
      const Entry *found = &g_array_index (index->entries, Entry, index->slots[slot] - 1);

      if (found->packed.first == packed.first && found->packed.second == packed.second &&
          found->length == length &&
          (is_short || memcmp (index->bytes->str + found->offset, text, length) == 0))
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
