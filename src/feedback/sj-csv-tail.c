#define G_LOG_DOMAIN "sj-csv"

#include "feedback/sj-csv-tail.h"

#include <string.h>

#include "feedback/sj-csv-masks.h"

#define MAX_BREAKS 400
#define MAX_CHARACTER 4 /* bytes of UTF-8 */

/* The records of a text that begins amid the file; quotation marks may be open where it begins. */
typedef struct
{
  GString *text;
  SjTableSample *sample;
  guint n_full; /* records as wide as the table */
} Tail;

static void
tail_clear (Tail *tail)
{
  g_clear_pointer (&tail->sample, sj_table_sample_free);
  g_string_free (tail->text, TRUE);
}

static void
tail_init (Tail       *tail,
           const char *text,
           gsize       length,
           gboolean    within,
           char        delimiter,
           guint       width)
{
  tail->text = g_string_new (within ? "\"" : "");
  tail->n_full = 0;
  g_string_append_len (tail->text, text, (gssize) length);
  tail->sample = sj_table_sample_new (tail->text->str, tail->text->len, 0, delimiter, TRUE);
  for (guint i = 1; i < tail->sample->rows->len; i++)
    tail->n_full += ((GPtrArray *) g_ptr_array_index (tail->sample->rows, i))->len == width;
}

/* A few hundred line ends from the end are enough. */
static gsize
find_start (const char *text,
            gsize       length)
{
  guint n_breaks = 0;

  for (gsize i = length; i > 0; i--)
    if (text[i - 1] == '\n' && ++n_breaks > MAX_BREAKS)
      return i;

  return 0;
}

/**
 * sj_csv_tail_find:
 * @text: the last part of delimited text, which may begin within a record
 * @length: its length
 * @delimiter: the byte between two cells
 * @width: the cells of a full row
 * @judge: who knows the table's columns
 * @below: (inout): counts the rows that are no answers; their numbers count from 1, the first that
 *   is left out
 *
 * Finds notes and summaries at the end of a table.
 *
 * Returns: how many bytes, from the end, are to be left out
 */
gsize
sj_csv_tail_find (const char  *text,
                  gsize        length,
                  char         delimiter,
                  guint        width,
                  SjTableEnd  *judge,
                  SjRowsBelow *below)
{
  gsize start, cut = 0;
  Tail plain, within, *tail;

  g_return_val_if_fail (text != NULL && judge != NULL && below != NULL, 0);

  start = find_start (text, length);
  tail_init (&plain, text + start, length - start, FALSE, delimiter, width);
  tail_init (&within, text + start, length - start, TRUE, delimiter, width);
  tail = within.n_full > plain.n_full ? &within : &plain;
  /* The first record may be the rest of one only. */
  if (tail->n_full > 0)
    {
      SjRowsBelow found = { 0 };
      guint end = sj_table_end_find (judge, tail->sample, 0, &found);
      guint64 before = sj_table_sample_get_number (tail->sample, end) - 1;

      if (end < tail->sample->rows->len)
        cut = tail->text->len - g_array_index (tail->sample->offsets, gsize, end);
      for (guint i = 0; i < SJ_ROW_PLACES; i++)
        {
          found.notes_at[i] -= MIN (before, found.notes_at[i]);
          found.summaries_at[i] -= MIN (before, found.summaries_at[i]);
        }
      sj_rows_below_add (below, &found);
    }
  tail_clear (&plain);
  tail_clear (&within);

  return cut;
}

/* Leaves out what stands below the answers: it may lie in a block and the one behind it. */
static void
cut_tail (SjCsvAhead *self,
          const char *bytes,
          gssize     *length)
{
  gsize n_before = MIN ((gsize) *length, SJ_CSV_TAIL_SIZE), n_cut, n_ahead;
  g_autoptr(GString) tail = g_string_new_len (bytes + *length - n_before, (gssize) n_before);

  g_string_append_len (tail, self->bytes, self->length);
  n_cut = sj_csv_tail_find (tail->str, tail->len, self->delimiter, self->width, self->judge,
                            &self->below);
  n_ahead = MIN (n_cut, (gsize) self->length);
  self->length -= (gssize) n_ahead;
  *length -= (gssize) (n_cut - n_ahead);
}

/**
 * sj_csv_ahead_read:
 * @self: a reader
 * @bytes: (inout): a block of memory, which may be exchanged for another of the same size
 * @wanted: how many bytes to read, the same number each time
 * @error: where to put a failure
 *
 * Reads the next bytes. Rows at the end that are no answers are left out and counted.
 *
 * Returns: the number of bytes, 0 at the end, or −1 with @error set
 */
gssize
sj_csv_ahead_read (SjCsvAhead  *self,
                   char       **bytes,
                   gsize        wanted,
                   GError     **error)
{
  gssize length;
  char *block;

  g_return_val_if_fail (self != NULL && bytes != NULL, -1);

  if (self->judge == NULL)
    return sj_byte_source_read_next (self->source, *bytes, wanted, error);

  if (self->bytes == NULL)
    {
      self->bytes = g_malloc (wanted + SJ_CSV_PADDING);
      self->length = sj_byte_source_read_next (self->source, self->bytes, wanted, error);
    }
  length = self->length;
  if (length <= 0)
    return length;
  block = *bytes;
  *bytes = self->bytes;
  self->bytes = block;
  self->length = 0;
  if (self->ended)
    return length;

  self->length = sj_byte_source_read_next (self->source, self->bytes, wanted, error);
  if (self->length < 0)
    return -1;
  self->ended = self->length + MAX_CHARACTER < (gssize) wanted;
  if (self->ended)
    cut_tail (self, *bytes, &length);

  return length;
}
