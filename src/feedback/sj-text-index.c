#define G_LOG_DOMAIN "sj-text-index"

#include "feedback/sj-text-index.h"

#include <string.h>

/* There are four slots and more for each string: to look elsewhere for it costs more than room. */
#define FIRST_SIZE 256
#define SPARENESS 4

void
sj_text_index_init (SjTextIndex *index)
{
  g_return_if_fail (index != NULL);

  index->slots = g_new0 (guint32, FIRST_SIZE);
  index->mask = FIRST_SIZE - 1;
  index->entries = g_array_new (FALSE, FALSE, sizeof (SjIndexedText));
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

static SjPackedText
pack_long (const char *text,
           gsize       length)
{
  SjPackedText packed = { 0, sj_load_eight (text + length - 8) };

  for (; length > 8; text += 8, length -= 8)
    packed.first = sj_text_hash_word (packed.first, sj_load_eight (text));

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
      const SjIndexedText *entry = &g_array_index (index->entries, SjIndexedText, i);
      guint32 slot = (guint32) sj_text_hash (entry) & index->mask;

      while (index->slots[slot] != 0)
        slot = (slot + 1) & index->mask;
      index->slots[slot] = i + 1;
    }
}

/**
 * sj_text_index_take:
 * @index: an index
 * @text: some bytes
 * @entry: their length, and the bytes packed
 * @most: how many strings the index may hold
 * @is_new: (out): whether the string was added
 *
 * Looks a packed string up, or adds it.
 *
 * Returns: the string's number, or %SJ_TEXT_INDEX_FULL if it is new and there are too many
 */
guint32
sj_text_index_take (SjTextIndex   *index,
                    const char    *text,
                    SjIndexedText  entry,
                    guint32        most,
                    gboolean      *is_new)
{
  guint32 slot = (guint32) sj_text_hash (&entry) & index->mask;

  *is_new = FALSE;
  for (; index->slots[slot] != 0; slot = (slot + 1) & index->mask)
    {
      const SjIndexedText *found =
        &g_array_index (index->entries, SjIndexedText, index->slots[slot] - 1);

      if (found->packed.first == entry.packed.first &&
          found->packed.second == entry.packed.second && found->length == entry.length &&
          (entry.length <= SJ_PACKED_TEXT_MOST ||
           memcmp (index->bytes->str + found->offset, text, entry.length) == 0))
        return index->slots[slot] - 1;
    }
  if (index->entries->len >= most)
    return SJ_TEXT_INDEX_FULL;

  *is_new = TRUE;
  entry.offset = index->bytes->len;
  g_string_append_len (index->bytes, text, (gssize) entry.length);
  g_array_append_val (index->entries, entry);
  index->slots[slot] = index->entries->len;
  if (index->entries->len * SPARENESS > index->mask)
    grow (index);

  return index->entries->len - 1;
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
  SjIndexedText entry = { .length = length };

  entry.packed = length <= SJ_PACKED_TEXT_MOST ? sj_pack_text (text, length)
                                               : pack_long (text, length);

  return sj_text_index_take (index, text, entry, most, is_new);
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
  const SjIndexedText *entry;

  g_return_val_if_fail (index != NULL && number < index->entries->len, NULL);

  entry = &g_array_index (index->entries, SjIndexedText, number);
  *length = entry->length;

  return index->bytes->str + entry->offset;
}
