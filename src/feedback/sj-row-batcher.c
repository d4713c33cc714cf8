#define G_LOG_DOMAIN "sj-row-batcher"

#include "config.h"

#include "feedback/sj-row-batcher.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BATCH_ROWS 256
#define BATCH_CELLS 65536 /* of a wide table fewer rows at a time */
#define NO_PLACE G_MAXUINT

/* A row of the header, as it came. */
typedef struct
{
  GString *text;
  GArray *cells; /* SjSheetCell */
} HeaderRow;

static void
free_header (gpointer data)
{
  HeaderRow *header = data;

  g_string_free (header->text, TRUE);
  g_array_unref (header->cells);
  g_free (header);
}

struct _SjRowBatcher
{
  const SjRowScan *scan;
  guint *first_place; /* of each column: where it goes, or NO_PLACE */
  guint *next_place;  /* of each place: where its column goes as well */

  GString *text;   /* of all cells of the batch */
  gsize *starts;   /* of each cell in it */
  SjCell *cells;
  guint64 *numbers; /* of the rows */
  guint n_rows;
  guint max_rows;
  guint64 order;
  guint64 n_taken; /* rows of the source, with those above the answers */
  SjEndRun run;      /* the last rows, if there is a judge */
  GPtrArray *headers; /* HeaderRow: those to be left out where they come again */
  SjRowCounts counts;
};

/**
 * sj_row_batcher_new:
 * @scan: (transfer none): what is wanted; its first consumer gets all rows
 *
 * Returns: (transfer full): a batcher that holds no row
 */
SjRowBatcher *
sj_row_batcher_new (const SjRowScan *scan)
{
  SjRowBatcher *self;
  guint width, n_rows;

  g_return_val_if_fail (scan != NULL && scan->n_threads == 1, NULL);

  self = g_new0 (SjRowBatcher, 1);
  width = MAX (1, scan->width);
  self->scan = scan;
  self->first_place = g_new (guint, width);
  self->next_place = g_new (guint, MAX (1, scan->n_columns));
  memset (self->first_place, 0xFF, width * sizeof (guint));
  for (guint place = 0; place < scan->n_columns; place++)
    {
      self->next_place[place] = self->first_place[scan->columns[place]];
      self->first_place[scan->columns[place]] = place;
    }
  self->text = g_string_new (NULL);
  self->max_rows = CLAMP (BATCH_CELLS / MAX (1, scan->n_columns), 1, BATCH_ROWS);
  n_rows = self->max_rows + (scan->judge != NULL ? SJ_END_MAX_ROWS + 1 : 0);
  self->starts = g_new0 (gsize, n_rows * MAX (1, scan->n_columns));
  self->cells = g_new0 (SjCell, n_rows * MAX (1, scan->n_columns));
  self->numbers = g_new (guint64, n_rows);
  self->headers = g_ptr_array_new_with_free_func (free_header);

  return self;
}

void
sj_row_batcher_free (SjRowBatcher *self)
{
  if (self == NULL)
    return;

  g_free (self->first_place);
  g_free (self->next_place);
  g_string_free (self->text, TRUE);
  g_free (self->starts);
  g_free (self->cells);
  g_free (self->numbers);
  g_ptr_array_unref (self->headers);
  g_free (self);
}

/* Texts move while more are added, so cells learn only now where theirs are. */
static void
place_texts (SjRowBatcher *self)
{
  for (guint i = 0; i < self->n_rows * self->scan->n_columns; i++)
    self->cells[i].text = self->cells[i].length > 0 ? self->text->str + self->starts[i] : NULL;
}

static gboolean
flush (SjRowBatcher  *self,
       GError       **error)
{
  SjRowBatch batch = {
    .cells = self->cells,
    .n_rows = self->n_rows,
    .n_columns = self->scan->n_columns,
    .order = self->order,
  };
  GError *problem = NULL;
  guint failed_row = 0;

  if (self->n_rows == 0)
    return TRUE;

  place_texts (self);
  if (!self->scan->func (self->scan->consumers[0], &batch, &failed_row, &problem))
    {
      g_autofree char *number =
        g_strdup_printf ("%" G_GUINT64_FORMAT, self->numbers[MIN (failed_row, self->n_rows - 1)]);

      /* Translators: the number of a row, then what is wrong with it */
      g_propagate_prefixed_error (error, problem, _("Row %s: "), number);
      return FALSE;
    }
  self->order += self->n_rows;
  self->n_rows = 0;
  g_string_truncate (self->text, 0);

  return !g_cancellable_set_error_if_cancelled (self->scan->cancellable, error);
}

/* A text that begins with a quotation mark is quoted, so that nobody takes the mark off. */
static void
append_text (SjRowBatcher *self,
             const char   *text,
             gsize         length)
{
  if (*text != '"')
    {
      g_string_append_len (self->text, text, length);
      return;
    }

  g_string_append_c (self->text, '"');
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        g_string_append_c (self->text, '"');
      g_string_append_c (self->text, text[i]);
    }
  g_string_append_c (self->text, '"');
}

static void
put_cell (SjRowBatcher      *self,
          const SjSheetRow  *row,
          const SjSheetCell *cell)
{
  const char *text = row->text->str + cell->start;
  gsize start = self->text->len;
  guint place = self->first_place[cell->column];

  if (place == NO_PLACE)
    return;

  append_text (self, text, cell->length);
  for (; place != NO_PLACE; place = self->next_place[place])
    {
      guint index = self->n_rows * self->scan->n_columns + place;

      self->starts[index] = start;
      self->cells[index].length = (guint32) (self->text->len - start);
      self->cells[index].quoted = *text == '"';
    }
}

static void
remember_header (SjRowBatcher     *self,
                 const SjSheetRow *row)
{
  HeaderRow *header = g_new (HeaderRow, 1);

  header->text = g_string_new_len (row->text->str, row->text->len);
  header->cells = g_array_new (FALSE, FALSE, sizeof (SjSheetCell));
  g_array_append_vals (header->cells, row->cells->data, row->cells->len);
  g_ptr_array_add (self->headers, header);
}

static gboolean
equals_header (const HeaderRow  *header,
               const SjSheetRow *row)
{
  if (row->text->len != header->text->len || row->cells->len != header->cells->len ||
      memcmp (row->text->str, header->text->str, row->text->len) != 0)
    return FALSE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const SjSheetCell *cell = &g_array_index (row->cells, SjSheetCell, i);
      const SjSheetCell *other = &g_array_index (header->cells, SjSheetCell, i);

      if (cell->column != other->column || cell->start != other->start)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_header (SjRowBatcher     *self,
           const SjSheetRow *row)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (equals_header (g_ptr_array_index (self->headers, i), row))
      return TRUE;

  return FALSE;
}

/* Whether a row is one of the answers: not above them, not below, and not the header again. */
static gboolean
is_wanted (SjRowBatcher     *self,
           const SjSheetRow *row)
{
  const SjRowScan *scan = self->scan;
  guint64 index = self->n_taken++;

  if (index < scan->skip)
    {
      if (index >= scan->header && index - scan->header < scan->n_headers && row->cells->len > 1)
        remember_header (self, row);
      return FALSE;
    }
  if (scan->end > 0 && index >= scan->end)
    return FALSE;
  if (row->cells->len == 0)
    {
      self->counts.blank_rows++;
      return FALSE;
    }
  if (!is_header (self, row))
    return TRUE;

  self->counts.header_rows++;
  sj_row_places_add (self->counts.header_at, row->number);

  return FALSE;
}

/* Whether a row may be one below the answers: it waits until an answer or the end comes. */
static gboolean
may_be_last (SjRowBatcher     *self,
             const SjSheetRow *row)
{
  SjTableEnd *judge = self->scan->judge;
  SjEndKind kind = SJ_END_ANSWER;

  if (judge == NULL)
    return FALSE;
  if (sj_table_end_suspects (judge, row))
    {
      g_autoptr(GPtrArray) texts = sj_sheet_row_to_texts (row);

      kind = sj_table_end_judge (judge, texts);
    }
  sj_end_run_add (&self->run, kind, row->number);

  return self->run.n_rows > 0;
}

/**
 * sj_row_batcher_take:
 * @batcher: a #SjRowBatcher
 * @row: the next row
 * @error: where to put a failure
 *
 * A #SjSheetRowFunc.
 *
 * Returns: %FALSE with @error set if the consumer failed or the work was cancelled
 */
gboolean
sj_row_batcher_take (gpointer           batcher,
                     const SjSheetRow  *row,
                     GError           **error)
{
  SjRowBatcher *self = batcher;
  guint n_columns = self->scan->n_columns;

  if (!is_wanted (self, row))
    return TRUE;

  self->counts.rows++;
  memset (self->cells + self->n_rows * n_columns, 0, n_columns * sizeof (SjCell));
  for (guint i = 0; i < row->cells->len; i++)
    {
      const SjSheetCell *cell = &g_array_index (row->cells, SjSheetCell, i);

      if (cell->column < self->scan->width)
        put_cell (self, row, cell);
    }
  self->numbers[self->n_rows++] = row->number;
  if (may_be_last (self, row))
    return TRUE;

  return self->n_rows < self->max_rows || flush (self, error);
}

/**
 * sj_row_batcher_finish:
 * @self: a batcher
 * @counts: (out): what was found out about the rows
 * @error: where to put a failure
 *
 * Hands the last rows on.
 *
 * Returns: %FALSE with @error set if the consumer failed or the work was cancelled
 */
gboolean
sj_row_batcher_finish (SjRowBatcher  *self,
                       SjRowCounts   *counts,
                       GError       **error)
{
  guint n_below;

  g_return_val_if_fail (self != NULL && counts != NULL, FALSE);

  n_below = sj_end_run_settle (&self->run, &self->counts.below);
  self->n_rows -= n_below;
  self->counts.rows -= n_below;
  *counts = self->counts;

  return flush (self, error);
}
