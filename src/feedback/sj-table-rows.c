#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-rows.h"

#include <string.h>

/**
 * sj_cell_get_text:
 * @cell: a cell
 * @scratch: memory to use where the cell's own will not do
 * @length: (out): the length of the text
 *
 * Returns: (transfer none): the cell's text without quotation marks, not terminated, valid as long
 *   as the cell and @scratch are unchanged
 */
const char *
sj_cell_get_text (const SjCell *cell,
                  GString      *scratch,
                  gsize        *length)
{
  const char *position, *end;
  gboolean within = TRUE;

  if (!cell->quoted)
    {
      *length = cell->length;
      return cell->text != NULL ? cell->text : "";
    }

  position = cell->text + 1;
  end = cell->text + cell->length;
  g_string_truncate (scratch, 0);
  while (position < end)
    {
      const char *mark = within ? memchr (position, '"', end - position) : NULL;

      g_string_append_len (scratch, position, (mark != NULL ? mark : end) - position);
      if (mark == NULL)
        break;
      /* Two marks are one; behind a lone mark the rest is taken as it stands. */
      within = mark + 1 < end && mark[1] == '"';
      if (within)
        g_string_append_c (scratch, '"');
      position = mark + (within ? 2 : 1);
    }
  *length = scratch->len;

  return scratch->str;
}

/**
 * sj_cell_dup_text:
 * @cell: a cell
 * @n_replaced: (inout) (optional): counts the bytes that are no UTF-8
 *
 * Returns: (transfer full): the text as valid UTF-8; bad bytes are U+FFFD, zero bytes spaces
 */
char *
sj_cell_dup_text (const SjCell *cell,
                  guint64      *n_replaced)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  g_autofree char *raw = NULL;
  const char *text, *position, *bad;
  GString *valid;
  gsize length;

  g_return_val_if_fail (cell != NULL, NULL);

  text = sj_cell_get_text (cell, scratch, &length);
  raw = g_malloc (length + 1);
  memcpy (raw, text, length);
  raw[length] = '\0';
  for (gsize i = 0; i < length; i++)
    if (raw[i] == '\0')
      raw[i] = ' ';

  valid = g_string_sized_new (length);
  position = raw;
  while (!g_utf8_validate (position, raw + length - position, &bad))
    {
      g_string_append_len (valid, position, bad - position);
      g_string_append_unichar (valid, 0xFFFD);
      position = bad + 1;
      if (n_replaced != NULL)
        (*n_replaced)++;
    }
  g_string_append_len (valid, position, raw + length - position);

  return g_string_free (valid, FALSE);
}

/**
 * sj_row_places_add:
 * @places: (inout): the first rows, in their order
 * @number: the number of one more row
 */
void
sj_row_places_add (SjRowPlaces places,
                   guint64     number)
{
  for (guint i = 0; i < SJ_ROW_PLACES; i++)
    {
      guint64 place = places[i];

      if (place != 0 && place <= number)
        continue;
      places[i] = number;
      number = place;
      if (number == 0)
        return;
    }
}

static void
add_places (SjRowPlaces       places,
            const SjRowPlaces more)
{
  for (guint i = 0; i < SJ_ROW_PLACES && more[i] != 0; i++)
    sj_row_places_add (places, more[i]);
}

/**
 * sj_rows_below_add:
 * @below: (inout): rows below the answers
 * @more: others of the same file
 */
void
sj_rows_below_add (SjRowsBelow       *below,
                   const SjRowsBelow *more)
{
  below->notes += more->notes;
  below->summaries += more->summaries;
  add_places (below->notes_at, more->notes_at);
  add_places (below->summaries_at, more->summaries_at);
}

/**
 * sj_row_counts_add:
 * @counts: (inout): counts of some rows
 * @more: counts of others of the same file
 */
void
sj_row_counts_add (SjRowCounts       *counts,
                   const SjRowCounts *more)
{
  counts->rows += more->rows;
  counts->blank_rows += more->blank_rows;
  counts->short_rows += more->short_rows;
  counts->long_rows += more->long_rows;
  counts->header_rows += more->header_rows;
  counts->zero_rows += more->zero_rows;
  add_places (counts->short_at, more->short_at);
  add_places (counts->long_at, more->long_at);
  add_places (counts->header_at, more->header_at);
  add_places (counts->zero_at, more->zero_at);
  counts->unclosed_at = MAX (counts->unclosed_at, more->unclosed_at);
  counts->cut_off = counts->cut_off || more->cut_off;
  sj_rows_below_add (&counts->below, &more->below);
  counts->unsought = MAX (counts->unsought, more->unsought);
  counts->unread_dates += more->unread_dates;
  counts->dates = MAX (counts->dates, more->dates);
}
