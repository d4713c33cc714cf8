#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-end.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-cell-kind.h"

#define ROWS_LOOKED_AT 100
#define MAX_COLUMNS 512 /* those behind them tell nothing new */
#define MAX_CHOICES 20
#define MAX_WORD 60 /* bytes of a cell that names a summary */

/* What a column holds among the first answers. */
typedef struct
{
  guint n_rows;
  guint n_filled;
  guint n_values; /* numbers and dates */
  guint n_digits; /* texts with a digit in them, as ids have */
  GHashTable *texts; /* char *, borrowed from the sample */
  gboolean fractions;
  double low;
  double high;
} Column;

struct _SjTableEnd
{
  guint n_columns;
  Column *columns;
};

/* What programs and people write in front of summaries. */
static const char *const summary_words[] = {
  "average", "avg", "mean", "median", "total", "totals", "grand total", "subtotal", "sum", "count",
  "std dev", "standard deviation", "stdev", "minimum", "maximum", "overall", "number of responses",
  "durchschnitt", "mittelwert", "mittel", "gesamt", "gesamtergebnis", "summe", "anzahl",
  "insgesamt", "standardabweichung", "moyenne", "m\303\251diane", "mediane", "total g\303\251n",
  "somme", "ensemble", "ecart-type", "\303\251cart-type", "media", "promedio", "mediana", "suma",
  "totale", "somma", "totaal", "gemiddelde", "gemiddeld", "m\303\251dia",
};

/* The word alone, or with a sign or one or two words behind it: "Total:", "Mean (n = 20)". */
static gboolean
is_summary_word (const char *text,
                 gsize       length)
{
  while (length > 0 && (*text == ' ' || *text == '*'))
    text++, length--;
  if (length < 3 || length > MAX_WORD || ((guchar) *text < 0x80 && !g_ascii_isalpha (*text)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (summary_words); i++)
    {
      gsize n = strlen (summary_words[i]);
      guint n_spaces = 0;

      if (n > length || g_ascii_strncasecmp (text, summary_words[i], n) != 0)
        continue;
      for (gsize at = n; at < length; at++)
        n_spaces += text[at] == ' ';
      if (n == length || (n_spaces <= 4 && !g_ascii_isalnum (text[n]) && text[n] != '-' &&
                          (guchar) text[n] < 0x80))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_table_end_is_summary:
 * @text: what stands at the beginning of a row, or above a column
 *
 * Returns: whether what stands there sums up the others: "Total", "Mean (n = 20)"
 */
gboolean
sj_table_end_is_summary (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return is_summary_word (text, strlen (text));
}

static gboolean
parse_number (const char *text,
              double     *value)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  return sj_number_parse (clean, FALSE, value) || sj_number_parse (clean, TRUE, value);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static void
look_at_cell (Column     *column,
              const char *text)
{
  SjCellKind kind = sj_cell_kind_find (text);
  double value;

  column->n_rows++;
  if (kind == SJ_CELL_EMPTY)
    return;
  column->n_filled++;
  column->n_values += kind != SJ_CELL_TEXT;
  column->n_digits += has_digit (text);
  g_hash_table_add (column->texts, (gpointer) text);
  if (kind != SJ_CELL_NUMBER || !parse_number (text, &value))
    return;
  column->fractions |= value != floor (value);
  column->low = MIN (column->low, value);
  column->high = MAX (column->high, value);
}

static guint
count_filled (GPtrArray *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    n += *(const char *) g_ptr_array_index (cells, i) != '\0';

  return n;
}

static const char *
get_first_text (GPtrArray *cells,
                guint     *column)
{
  for (*column = 0; *column < cells->len; (*column)++)
    if (*(const char *) g_ptr_array_index (cells, *column) != '\0')
      return g_ptr_array_index (cells, *column);

  return "";
}

static guint
get_short (const SjTableEnd *self)
{
  return MAX (1, self->n_columns / 3);
}

/* Rows at the end of a whole table that may be no answers tell nothing about the columns. */
static guint
find_last_typical (SjTableEnd    *self,
                   SjTableSample *sample,
                   guint          first_answer)
{
  guint least = first_answer + (sample->rows->len - first_answer + 1) / 2;
  guint end = sample->rows->len;

  while (end > least)
    {
      GPtrArray *cells = g_ptr_array_index (sample->rows, end - 1);
      guint column;
      const char *first = get_first_text (cells, &column);

      if (count_filled (cells) > get_short (self) && !is_summary_word (first, strlen (first)))
        break;
      end--;
    }

  return end;
}

/**
 * sj_table_end_new:
 * @sample: (transfer none): the first rows of a table, which must outlive the judge
 * @first_answer: the first of them below the header
 * @goes_on: whether the table has more rows
 *
 * Returns: (transfer full): a judge of the table's last rows
 */
SjTableEnd *
sj_table_end_new (SjTableSample *sample,
                  guint          first_answer,
                  gboolean       goes_on)
{
  SjTableEnd *self;
  guint end;

  g_return_val_if_fail (sample != NULL && first_answer <= sample->rows->len, NULL);

  self = g_new0 (SjTableEnd, 1);
  for (guint row = 0; row < MIN (sample->rows->len, first_answer + ROWS_LOOKED_AT); row++)
    self->n_columns = MAX (self->n_columns,
                           ((GPtrArray *) g_ptr_array_index (sample->rows, row))->len);
  self->n_columns = MIN (self->n_columns, MAX_COLUMNS);
  self->columns = g_new0 (Column, MAX (1, self->n_columns));
  end = goes_on ? sample->rows->len : find_last_typical (self, sample, first_answer);
  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      column->texts = g_hash_table_new (g_str_hash, g_str_equal);
      column->low = G_MAXDOUBLE;
      column->high = -G_MAXDOUBLE;
      for (guint row = first_answer; row < MIN (end, first_answer + ROWS_LOOKED_AT); row++)
        if (!sj_table_sample_row_is_blank (sample, row))
          look_at_cell (column, sj_table_sample_get_cell (sample, row, i));
    }

  return self;
}

void
sj_table_end_free (SjTableEnd *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_columns; i++)
    g_hash_table_unref (self->columns[i].texts);
  g_free (self->columns);
  g_free (self);
}

static gboolean
holds_values (const Column *column)
{
  return column->n_filled > 0 && column->n_values * 10 >= column->n_filled * 8;
}

static gboolean
is_typed (const Column *column)
{
  guint n_choices = g_hash_table_size (column->texts);

  return holds_values (column) || (column->n_filled > 0 && n_choices <= MAX_CHOICES &&
                                   n_choices * 2 <= column->n_filled);
}

/* Whether a cell near the end could be an answer of its column. */
static SjEndKind
judge_cell (const Column *column,
            const char   *text)
{
  SjCellKind kind = sj_cell_kind_find (text);

  if (holds_values (column))
    return kind == SJ_CELL_TEXT ? SJ_END_NOTE : SJ_END_ANSWER;
  if (kind != SJ_CELL_TEXT)
    return SJ_END_ANSWER;
  if (!is_typed (column))
    return SJ_END_NEUTRAL;

  return g_hash_table_contains (column->texts, text) ? SJ_END_ANSWER : SJ_END_NOTE;
}

/* A short row of which no cell is an answer. */
static SjEndKind
judge_short (SjTableEnd *self,
             GPtrArray  *cells)
{
  SjEndKind kind = SJ_END_NEUTRAL;

  for (guint i = 0; i < MIN (cells->len, self->n_columns); i++)
    {
      const char *text = g_ptr_array_index (cells, i);
      SjEndKind fit = *text != '\0' ? judge_cell (&self->columns[i], text) : SJ_END_NEUTRAL;

      if (fit == SJ_END_ANSWER)
        return SJ_END_ANSWER;
      if (fit == SJ_END_NOTE)
        kind = SJ_END_NOTE;
    }

  return kind;
}

/* A number that no one answer gave: a fraction among whole numbers, or one out of their range. */
static gboolean
is_worked_out (const Column *column,
               const char   *text)
{
  double value;

  if (!holds_values (column) || column->low > column->high || !parse_number (text, &value))
    return FALSE;

  return (!column->fractions && value != floor (value)) || value > column->high ||
         value < column->low;
}

/* "Average" may be what somebody wrote: it is a summary only where nobody could have. */
static gboolean
is_summary (SjTableEnd *self,
            GPtrArray  *cells)
{
  guint first;
  const char *text = get_first_text (cells, &first);
  const Column *column;

  if (first >= self->n_columns || !is_summary_word (text, strlen (text)))
    return FALSE;
  column = &self->columns[first];
  if (column->n_filled == 0 || g_hash_table_contains (column->texts, text))
    return FALSE;
  if (is_typed (column) || column->n_digits == column->n_filled)
    return TRUE;
  for (guint i = first + 1; i < MIN (cells->len, self->n_columns); i++)
    if (is_worked_out (&self->columns[i], g_ptr_array_index (cells, i)))
      return TRUE;

  return FALSE;
}

/**
 * sj_table_end_judge:
 * @self: a judge
 * @cells: (element-type utf8): the cells of a row near the end
 *
 * Returns: what the row is, if no answer follows it
 */
SjEndKind
sj_table_end_judge (SjTableEnd *self,
                    GPtrArray  *cells)
{
  g_return_val_if_fail (self != NULL && cells != NULL, SJ_END_ANSWER);

  if (self->n_columns < 2)
    return SJ_END_ANSWER;
  if (is_summary (self, cells))
    return SJ_END_SUMMARY;

  return count_filled (cells) <= get_short (self) ? judge_short (self, cells) : SJ_END_ANSWER;
}

/**
 * sj_table_end_suspects:
 *
 * Returns: whether it is worth while to judge a row: most are answers, and this is quick
 */
gboolean
sj_table_end_suspects (SjTableEnd       *self,
                       const SjSheetRow *row)
{
  const SjSheetCell *first;

  if (self->n_columns < 2 || row->cells->len == 0)
    return FALSE;
  first = &g_array_index (row->cells, SjSheetCell, 0);

  return row->cells->len <= get_short (self) ||
         is_summary_word (row->text->str + first->start, first->length);
}

/**
 * sj_end_run_add:
 * @run: (inout): the last rows so far, nothing to begin with
 * @kind: what the next row may be
 * @number: its number in the file; blank rows are not added
 */
void
sj_end_run_add (SjEndRun  *run,
                SjEndKind  kind,
                guint64    number)
{
  gboolean gap = run->last > 0 && number > run->last + 1;

  run->last = number;
  if (kind == SJ_END_ANSWER)
    {
      run->n_rows = 0;
      run->too_many = FALSE;
      return;
    }
  run->too_many |= run->n_rows >= SJ_END_MAX_ROWS;
  if (run->too_many)
    {
      run->n_rows = 0;
      return;
    }
  run->kinds[run->n_rows] = kind;
  run->numbers[run->n_rows] = number;
  run->gaps[run->n_rows++] = gap;
}

/* Where the rows begin that are no answers: behind a gap, with a summary, or with all short rows
 * where one of them is a note for sure. */
static guint
find_cut (const SjEndRun *run)
{
  for (guint i = 0; i < run->n_rows; i++)
    {
      if (run->gaps[i] || run->kinds[i] == SJ_END_SUMMARY)
        return i;
      if (run->kinds[i] == SJ_END_NOTE)
        return 0;
    }

  return run->n_rows;
}

/**
 * sj_end_run_settle:
 * @run: the last rows of a table that has ended
 * @below: (inout): counts the rows that are no answers
 *
 * Returns: how many rows, from the last one, are no answers
 */
guint
sj_end_run_settle (const SjEndRun *run,
                   SjRowsBelow    *below)
{
  guint cut;

  g_return_val_if_fail (run != NULL && below != NULL, 0);

  cut = find_cut (run);
  for (guint i = cut; i < run->n_rows; i++)
    if (run->kinds[i] == SJ_END_SUMMARY)
      {
        below->summaries++;
        sj_row_places_add (below->summaries_at, run->numbers[i]);
      }
    else
      {
        below->notes++;
        sj_row_places_add (below->notes_at, run->numbers[i]);
      }

  return run->n_rows - cut;
}

/**
 * sj_table_end_find:
 * @self: a judge
 * @sample: the last rows of the table, or all of them
 * @first_answer: the first row of the sample that may be an answer
 * @below: (inout): counts the rows that are no answers
 *
 * Returns: the row of @sample behind the last answer
 */
guint
sj_table_end_find (SjTableEnd    *self,
                   SjTableSample *sample,
                   guint          first_answer,
                   SjRowsBelow   *below)
{
  SjEndRun run = { 0 };
  guint end, n_cut;

  g_return_val_if_fail (self != NULL && sample != NULL && below != NULL, 0);

  end = sample->rows->len;
  run.last = sj_table_sample_get_number (sample, first_answer);
  for (guint row = first_answer + 1; row < end; row++)
    {
      GPtrArray *cells = g_ptr_array_index (sample->rows, row);

      if (!sj_table_sample_row_is_blank (sample, row))
        sj_end_run_add (&run, sj_table_end_judge (self, cells),
                        sj_table_sample_get_number (sample, row));
    }
  n_cut = sj_end_run_settle (&run, below);
  while (n_cut > 0)
    n_cut -= !sj_table_sample_row_is_blank (sample, --end);

  return end;
}
