#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-header-search.h"

#include <string.h>

#include "feedback/sj-cell-kind.h"

#define MAX_HEADER_ROWS 3
#define MAX_ROWS_ABOVE 40 /* notes and titles before the header */
#define ROWS_BELOW 100
#define MAX_COLUMNS 512 /* those behind them tell nothing new */
#define MAX_CHOICES 20
#define FEW_ROWS 3 /* fewer answers may look alike by chance */
#define TYPED_SHARE 0.6
#define FULL_SHARE 0.7
/* By how much of the columns a later row must be the better header. */
#define BETTER 0.3

struct _SjHeaderSearch
{
  SjTableSample *sample;
  guint n_rows;    /* of which the cells were looked at */
  guint n_columns;
  guint8 *kinds;   /* SjCellKind, row after row */
  guint *texts;    /* the number of each cell's text within its column */
  guint *seen;     /* the last look at which a text was met; by number */
  guint look;
};

/* What stands in a column below a possible header. */
typedef struct
{
  guint n_filled;
  guint n_values; /* numbers and dates */
  guint n_dates;
  guint n_choices; /* different texts; more than a few are no choices */
} ColumnBelow;

static SjCellKind
get_kind (SjHeaderSearch *self,
          guint           row,
          guint           column)
{
  return self->kinds[(gsize) row * self->n_columns + column];
}

static guint
get_text (SjHeaderSearch *self,
          guint           row,
          guint           column)
{
  return self->texts[(gsize) row * self->n_columns + column];
}

static void
look_at_cells (SjHeaderSearch *self)
{
  guint most = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint row = 0; row < self->n_rows; row++)
        {
          const char *text = sj_table_sample_get_cell (self->sample, row, column);
          gsize index = (gsize) row * self->n_columns + column;
          gpointer number = g_hash_table_lookup (numbers, text);

          if (number == NULL)
            {
              number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
              g_hash_table_insert (numbers, (gpointer) text, number);
            }
          self->texts[index] = GPOINTER_TO_UINT (number);
          self->kinds[index] = (guint8) sj_cell_kind_find (text);
        }
      most = MAX (most, g_hash_table_size (numbers));
    }
  self->seen = g_new0 (guint, most + 1);
}

/**
 * sj_header_search_new:
 * @sample: (transfer none): the first rows of a table, which must outlive the search
 *
 * Returns: (transfer full): a search
 */
SjHeaderSearch *
sj_header_search_new (SjTableSample *sample)
{
  SjHeaderSearch *self;

  g_return_val_if_fail (sample != NULL, NULL);

  self = g_new0 (SjHeaderSearch, 1);
  self->sample = sample;
  self->n_rows = MIN (sample->rows->len, MAX_ROWS_ABOVE + MAX_HEADER_ROWS + ROWS_BELOW);
  for (guint row = 0; row < self->n_rows; row++)
    {
      GPtrArray *cells = g_ptr_array_index (sample->rows, row);

      self->n_columns = MAX (self->n_columns, cells->len);
    }
  self->n_columns = MIN (self->n_columns, MAX_COLUMNS);
  self->kinds = g_new0 (guint8, MAX (1, (gsize) self->n_rows * self->n_columns));
  self->texts = g_new0 (guint, MAX (1, (gsize) self->n_rows * self->n_columns));
  look_at_cells (self);

  return self;
}

void
sj_header_search_free (SjHeaderSearch *self)
{
  if (self == NULL)
    return;

  g_free (self->kinds);
  g_free (self->texts);
  g_free (self->seen);
  g_free (self);
}

static guint
count_filled (SjHeaderSearch *self,
              guint           row)
{
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    n += get_kind (self, row, column) != SJ_CELL_EMPTY;

  return n;
}

static guint
count_values (SjHeaderSearch *self,
              guint           row)
{
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    n += get_kind (self, row, column) == SJ_CELL_NUMBER ||
         get_kind (self, row, column) == SJ_CELL_DATE;

  return n;
}

static void
look_below (SjHeaderSearch *self,
            guint           first_row,
            guint           column,
            ColumnBelow    *below)
{
  guint end = MIN (self->n_rows, first_row + ROWS_BELOW);

  memset (below, 0, sizeof *below);
  self->look++;
  for (guint row = first_row; row < end; row++)
    {
      SjCellKind kind = get_kind (self, row, column);
      guint *seen = &self->seen[get_text (self, row, column)];

      if (kind == SJ_CELL_EMPTY)
        continue;
      below->n_filled++;
      below->n_values += kind != SJ_CELL_TEXT;
      below->n_dates += kind == SJ_CELL_DATE;
      below->n_choices += *seen != self->look;
      *seen = self->look;
    }
}

static gboolean
holds_values (const ColumnBelow *below)
{
  return below->n_filled > 0 && below->n_values * 10 >= below->n_filled * 8;
}

static gboolean
is_typed (const ColumnBelow *below)
{
  return holds_values (below) || (below->n_filled > 0 && below->n_choices <= MAX_CHOICES &&
                                  below->n_choices * 2 <= below->n_filled);
}

/* Whether a cell is no answer of the column that was looked at last. */
static gboolean
is_unlike (SjHeaderSearch    *self,
           const ColumnBelow *below,
           guint              row,
           guint              column)
{
  SjCellKind kind = get_kind (self, row, column);

  if (kind == SJ_CELL_EMPTY)
    return below->n_values == below->n_filled;
  if (holds_values (below))
    return kind == SJ_CELL_TEXT;

  return self->seen[get_text (self, row, column)] != self->look;
}

/* A further row belongs to the header if it holds no number, and most of the typed columns go on
 * otherwise below it. */
static gboolean
continues_header (SjHeaderSearch *self,
                  guint           row)
{
  guint n_typed = 0, n_unlike = 0;
  guint n_text = count_filled (self, row);

  if (count_values (self, row) > 0)
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      ColumnBelow below;

      look_below (self, row + 1, column, &below);
      if (!is_typed (&below))
        continue;
      n_typed++;
      n_unlike += is_unlike (self, &below, row, column);
    }

  return n_typed > 0 && n_text * 2 >= self->n_columns && n_typed >= self->n_columns * 0.3 &&
         n_unlike >= n_typed * TYPED_SHARE;
}

/* Years may well be names of columns, and so may the steps of a scale beside other names. */
static gboolean
is_run (SjHeaderSearch *self,
        guint           row)
{
  gboolean years = TRUE, steps = TRUE;
  guint64 last = 0;
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      guint64 number;

      if (get_kind (self, row, column) != SJ_CELL_NUMBER)
        continue;
      if (!g_ascii_string_to_unsigned (sj_table_sample_get_cell (self->sample, row, column), 10, 0,
                                       2100, &number, NULL))
        return FALSE;
      years &= number >= 1900 && number != last;
      steps &= n == 0 || number == last + 1;
      last = number;
      n++;
    }

  return n > 0 && (years || (steps && n >= 3 && count_filled (self, row) > n));
}

/* Whether a number stands above numbers, or a date above dates, or anything above nothing. */
static gboolean
is_alike (SjCellKind           kind,
          const ColumnBelow *below)
{
  guint n = kind == SJ_CELL_DATE ? below->n_dates : below->n_values - below->n_dates;

  return (kind == SJ_CELL_NUMBER || kind == SJ_CELL_DATE) && n * 10 >= below->n_filled * 8;
}

/* A row of which at least half is numbers and dates, each above others of its kind, is an answer:
 * the table has no header. */
static gboolean
is_answer (SjHeaderSearch *self,
           guint           row)
{
  guint n_values = count_values (self, row);
  guint n_alike = 0;

  if (n_values == 0 || n_values * 2 < count_filled (self, row) ||
      count_filled (self, row) * 2 < self->n_columns || is_run (self, row))
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      ColumnBelow below;

      look_below (self, row + 1, column, &below);
      n_alike += is_alike (get_kind (self, row, column), &below);
    }

  return n_alike * 10 >= n_values * 8;
}

/* How good a header a row is, as a share of the columns: each that goes on otherwise below it
 * counts, if there is enough below to tell; each number in it counts against it, and names are
 * better than none. */
static double
rate_row (SjHeaderSearch *self,
          guint           row)
{
  double rating = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      SjCellKind kind = get_kind (self, row, column);
      ColumnBelow below;

      if (kind == SJ_CELL_EMPTY)
        continue;
      look_below (self, row + 1, column, &below);
      rating += 0.25;
      if (kind != SJ_CELL_TEXT)
        rating -= 1;
      else if (below.n_filled >= FEW_ROWS && is_typed (&below) &&
               is_unlike (self, &below, row, column))
        rating += 1;
    }

  return self->n_columns > 0 ? rating / self->n_columns : 0;
}

static gboolean
stands_apart (SjHeaderSearch *self,
              guint           row)
{
  return row == 0 || sj_table_sample_is_after_gap (self->sample, row) ||
         sj_table_sample_row_is_blank (self->sample, row - 1);
}

/* Titles above a table are short rows, and rows below its header are full. */
static gboolean
is_below_titles (SjHeaderSearch *self,
                 guint           first_row,
                 guint           row)
{
  guint n_full = 0, n_below = 0;
  guint filled = count_filled (self, row);

  if (filled < 2 || filled < self->n_columns * TYPED_SHARE)
    return FALSE;
  for (guint above = first_row; above < row; above++)
    if (count_filled (self, above) > MAX (1, self->n_columns / 3))
      return FALSE;
  for (guint below = row + 1; below < MIN (self->n_rows, row + 21); below++)
    if (!sj_table_sample_row_is_blank (self->sample, below))
      {
        n_below++;
        n_full += count_filled (self, below) >= 2;
      }

  return n_below > 0 && n_full * 2 >= n_below;
}

/* A first row full of names, with a number below it in a column of numbers: that is a header and an
 * answer, whatever comes further down. */
static gboolean
is_table_already (SjHeaderSearch *self,
                  guint           first_row,
                  guint           row)
{
  if (count_filled (self, first_row) < self->n_columns * FULL_SHARE ||
      count_values (self, first_row) > 0)
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      ColumnBelow below;

      look_below (self, row + 1, column, &below);
      for (guint above = first_row + 1; above < row && holds_values (&below); above++)
        if (get_kind (self, above, column) == SJ_CELL_NUMBER ||
            get_kind (self, above, column) == SJ_CELL_DATE)
          return TRUE;
    }

  return FALSE;
}

/* A row right above the header that names groups of its columns, each over several of them: no row
 * of a block of notes, and no title. */
static gboolean
names_groups (SjHeaderSearch *self,
              guint           row)
{
  guint n_filled = 0, last = 0;

  if (count_values (self, row) > 0)
    return FALSE;
  for (guint column = 0; column < self->n_columns; column++)
    if (get_kind (self, row, column) == SJ_CELL_TEXT)
      {
        n_filled++;
        last = column;
      }
  if (n_filled >= self->n_columns * FULL_SHARE)
    return TRUE;

  return n_filled >= 2 && last * 2 >= self->n_columns;
}

/* The rows right above that belong to the header, too. */
static guint
climb (SjHeaderSearch *self,
       guint           first_row,
       guint           row)
{
  guint top = row;

  while (top > first_row && row - top < MAX_HEADER_ROWS && !stands_apart (self, top))
    top--;
  /* More rows than a header has are notes, unless they are as full as it is. */
  if (row - top >= MAX_HEADER_ROWS)
    {
      while (row > 0 && row - 1 > top && count_filled (self, row - 1) >=
                                           self->n_columns * FULL_SHARE &&
             count_values (self, row - 1) == 0)
        row--;
      return row;
    }
  while (row > top && names_groups (self, row - 1))
    row--;

  return row;
}

static guint
count_rows (SjHeaderSearch *self,
            guint           first_row,
            guint           n_known)
{
  guint n = n_known;

  while (n < MAX_HEADER_ROWS && first_row + n + 1 < self->n_rows &&
         continues_header (self, first_row + n))
    n++;

  return n;
}

static guint
find_best_row (SjHeaderSearch *self,
               guint           first_row,
               double         *by_how_much)
{
  guint end = MIN (self->n_rows, first_row + MAX_ROWS_ABOVE);
  double rating = rate_row (self, first_row);
  double best_rating = rating;
  guint best = first_row;

  for (guint row = first_row + 1; row + 1 < end; row++)
    {
      double other = rate_row (self, row);

      if (other > best_rating)
        {
          best = row;
          best_rating = other;
        }
    }
  *by_how_much = best_rating - rating;

  return best;
}

/**
 * sj_header_search_find:
 * @self: a search
 * @first_row: (out): where the header begins, or the answers if there is none
 * @n_rows: (out): how many rows the header takes, 0 to 3
 *
 * Finds the header: below blank rows, titles and notes.
 */
void
sj_header_search_find (SjHeaderSearch *self,
                       guint          *first_row,
                       guint          *n_rows)
{
  double by_how_much;
  guint best;

  g_return_if_fail (self != NULL && first_row != NULL && n_rows != NULL);

  *first_row = *n_rows = 0;
  while (*first_row + 1 < self->n_rows &&
         sj_table_sample_row_is_blank (self->sample, *first_row))
    (*first_row)++;
  if (*first_row >= self->n_rows || is_answer (self, *first_row))
    return;

  best = find_best_row (self, *first_row, &by_how_much);
  if (best > *first_row && self->n_columns > 1 && !is_table_already (self, *first_row, best) &&
      (by_how_much >= BETTER || is_below_titles (self, *first_row, best)))
    *first_row = climb (self, *first_row, best);
  else
    best = *first_row;
  *n_rows = count_rows (self, *first_row, best - *first_row + 1);
}

/**
 * sj_header_search_count_rows:
 * @self: a search
 * @first_row: where the table begins
 *
 * Returns: how many rows a header that begins there takes, 0 to 3
 */
guint
sj_header_search_count_rows (SjHeaderSearch *self,
                             guint           first_row)
{
  g_return_val_if_fail (self != NULL, 0);

  if (first_row >= self->n_rows || is_answer (self, first_row))
    return 0;

  return count_rows (self, first_row, 1);
}
