#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-header.h"

#include <string.h>

#include "feedback/sj-answer-date.h"
#include "feedback/sj-answer-value.h"
#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"

#define MAX_HEADER_ROWS 3
#define ROWS_BELOW 100
#define MAX_CHOICES 20
#define TYPED_SHARE 0.6

/* What a cell looks like: enough to tell names from answers. */
typedef enum
{
  CELL_EMPTY,
  CELL_NUMBER,
  CELL_DATE,
  CELL_TEXT,
} CellKind;

static CellKind
cell_kind (const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  SjAnswerDate date;
  double number;
  SjMissing state;

  if (*clean == '\0' || (*clean == '-' && sj_missing_token_find (clean, &state)))
    return CELL_EMPTY;
  if (sj_number_parse (clean, FALSE, &number) || sj_number_parse (clean, TRUE, &number))
    return CELL_NUMBER;
  if (sj_answer_date_parse (clean, strlen (clean), &date))
    return CELL_DATE;

  return CELL_TEXT;
}

/* What stands in a column below a possible header. */
typedef struct
{
  guint n_filled;
  guint n_kind[CELL_TEXT + 1];
  GHashTable *choices; /* the different texts; more than a few are no choices */
} ColumnBelow;

static void
look_below (SjTableSample *sample,
            guint          first_row,
            guint          column,
            ColumnBelow   *below)
{
  guint end = MIN (sample->rows->len, first_row + ROWS_BELOW);

  memset (below, 0, sizeof *below);
  below->choices = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint row = first_row; row < end; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);
      CellKind kind = cell_kind (text);

      if (kind == CELL_EMPTY)
        continue;
      below->n_filled++;
      below->n_kind[kind]++;
      if (g_hash_table_size (below->choices) <= MAX_CHOICES)
        g_hash_table_add (below->choices, (gpointer) text);
    }
}

static gboolean
is_typed (const ColumnBelow *below)
{
  guint n_choices = g_hash_table_size (below->choices);
  guint n_numbers = below->n_kind[CELL_NUMBER] + below->n_kind[CELL_DATE];

  if (below->n_filled == 0)
    return FALSE;

  return n_numbers * 10 >= below->n_filled * 8 ||
         (n_choices <= MAX_CHOICES && n_choices * 2 <= below->n_filled);
}

static gboolean
is_unlike (const ColumnBelow *below,
           const char        *text)
{
  CellKind kind = cell_kind (text);
  guint n_numbers = below->n_kind[CELL_NUMBER] + below->n_kind[CELL_DATE];

  if (kind == CELL_EMPTY)
    return n_numbers == below->n_filled;
  if (n_numbers * 10 >= below->n_filled * 8)
    return kind == CELL_TEXT;

  return !g_hash_table_contains (below->choices, text);
}

/* A further row belongs to the header if it holds no number, and most of the typed columns go on
 * otherwise below it. */
static gboolean
continues_header (SjTableSample *sample,
                  guint          row,
                  guint          width)
{
  guint n_typed = 0, n_unlike = 0, n_text = 0;

  for (guint column = 0; column < width; column++)
    {
      CellKind kind = cell_kind (sj_table_sample_get_cell (sample, row, column));

      if (kind == CELL_NUMBER || kind == CELL_DATE)
        return FALSE;
      n_text += kind == CELL_TEXT;
    }
  for (guint column = 0; column < width; column++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);
      ColumnBelow below;

      look_below (sample, row + 1, column, &below);
      if (is_typed (&below))
        {
          n_typed++;
          n_unlike += is_unlike (&below, text);
        }
      g_hash_table_unref (below.choices);
    }

  return n_typed > 0 && n_text * 2 >= width && n_typed >= width * 0.3 &&
         n_unlike >= n_typed * TYPED_SHARE;
}

/* Whose export it is, if a person does not say. */
static void
find_vendor (SjTableSample *sample,
             SjTableHeader *header,
             const char    *id)
{
  if (id == NULL)
    {
      header->vendor = sj_vendor_find (sample, header->first_row, header->width,
                                       &header->vendor_score);
      return;
    }
  header->vendor = sj_vendor_lookup (id, sample, header->first_row, header->width);
  header->vendor_score = header->vendor != NULL ? 1 : 0;
}

static guint
count_header_rows (SjTableSample *sample,
                   SjTableHeader *header)
{
  guint n = 0;

  if (header->vendor != NULL)
    n = sj_vendor_count_header_rows (header->vendor, sample, header->first_row, header->width);
  if (n > 0)
    return n;
  for (n = 1; n < MAX_HEADER_ROWS && header->first_row + n + 1 < sample->rows->len; n++)
    if (!continues_header (sample, header->first_row + n, header->width))
      break;

  return n;
}

static guint
find_width (SjTableSample *sample,
            guint          first_row,
            guint          n_rows)
{
  guint width = 0;

  for (guint row = first_row; row < MIN (sample->rows->len, first_row + MAX (1, n_rows)); row++)
    width = MAX (width, ((GPtrArray *) g_ptr_array_index (sample->rows, row))->len);

  return width;
}

/* Words that stand in a header row but name nothing. */
static gboolean
is_filler (const char *text)
{
  static const char *const fillers[] = { "Response", "Open-Ended Response", NULL };

  return *text == '\0' || g_strv_contains (fillers, text) ||
         g_str_has_prefix (text, "{\"ImportId\"") || g_str_has_prefix (text, "{'ImportId'");
}

/* The first row's text of a column; a blank takes that of its left neighbour if a lower row says
 * something about the column. */
static char *
get_header_cell (SjTableSample *sample,
                 SjTableHeader *header,
                 guint          level,
                 guint          column)
{
  guint row = header->first_row + level;
  char *text = sj_plain_text_clean (sj_table_sample_get_cell (sample, row, column));

  for (guint from = column; level == 0 && header->n_rows > 1 && *text == '\0' && from > 0;)
    {
      g_autofree char *below =
        sj_plain_text_clean (sj_table_sample_get_cell (sample, row + 1, column));

      if (*below == '\0')
        break;
      g_free (text);
      text = sj_plain_text_clean (sj_table_sample_get_cell (sample, row, --from));
    }

  return text;
}

/* The row of a grid question, "Question [Row]", or NULL. */
static char *
get_grid_row (const char *text)
{
  const char *open = strrchr (text, '[');
  gsize length = strlen (text);
  char *row;

  if (open == NULL || open == text || text[length - 1] != ']' || open[1] == ']')
    return NULL;

  row = g_strndup (open + 1, text + length - 1 - (open + 1));
  return g_strstrip (row);
}

static void
name_column (SjTableSample *sample,
             SjTableHeader *header,
             guint          column)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *last = NULL;
  char *row;

  for (guint level = 0; level < header->n_rows; level++)
    {
      g_autofree char *text = get_header_cell (sample, header, level, column);

      if (is_filler (text) || g_strcmp0 (text, last) == 0)
        continue;
      if (name->len > 0)
        g_string_append (name, " – ");
      g_string_append (name, text);
      g_free (last);
      last = g_steal_pointer (&text);
    }
  row = last != NULL ? get_grid_row (last) : NULL;
  if (row == NULL)
    row = g_strdup (last != NULL ? last : "");
  g_ptr_array_add (header->labels, row);
  g_ptr_array_add (header->names, g_strdup (name->str));
}

/* Columns at the end without a name and without a cell. */
static void
drop_empty_columns (SjTableSample *sample,
                    SjTableHeader *header)
{
  while (header->names->len > 1)
    {
      guint column = header->names->len - 1;

      if (*(const char *) g_ptr_array_index (header->names, column) != '\0')
        return;
      for (guint row = header->first_row + header->n_rows; row < sample->rows->len; row++)
        if (*sj_table_sample_get_cell (sample, row, column) != '\0')
          return;
      g_ptr_array_set_size (header->names, column);
      g_ptr_array_set_size (header->labels, column);
    }
}

/**
 * sj_table_header_init:
 * @header: (out caller-allocates): the header
 * @sample: the first rows of a table
 * @n_rows: how many rows the header has, or −1 to find out
 * @vendor: (nullable): the id of a vendor, "generic" for none, or %NULL to find out
 *
 * Finds the header: blank rows at the start are left out, then come one to three rows.
 */
void
sj_table_header_init (SjTableHeader *header,
                      SjTableSample *sample,
                      int            n_rows,
                      const char    *vendor)
{
  g_return_if_fail (header != NULL && sample != NULL);

  memset (header, 0, sizeof *header);
  header->names = g_ptr_array_new_with_free_func (g_free);
  header->labels = g_ptr_array_new_with_free_func (g_free);
  while (header->first_row + 1 < sample->rows->len &&
         sj_table_sample_row_is_blank (sample, header->first_row))
    header->first_row++;
  header->width = find_width (sample, header->first_row, 1);
  find_vendor (sample, header, vendor);
  if (n_rows < 0)
    n_rows = (int) count_header_rows (sample, header);
  header->n_rows = MIN ((guint) n_rows, sample->rows->len - header->first_row);
  header->width = find_width (sample, header->first_row, header->n_rows);
  for (guint column = 0; column < header->width; column++)
    name_column (sample, header, column);
  drop_empty_columns (sample, header);
}

void
sj_table_header_clear (SjTableHeader *header)
{
  g_return_if_fail (header != NULL);

  g_clear_pointer (&header->names, g_ptr_array_unref);
  g_clear_pointer (&header->labels, g_ptr_array_unref);
}
