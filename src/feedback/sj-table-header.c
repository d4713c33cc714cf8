#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-table-header.h"

#include <string.h>

#include "feedback/sj-header-search.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-question-stem.h"
#include "feedback/sj-scale-detector.h"
#include "feedback/sj-table-end.h"

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
count_vendor_rows (SjTableSample *sample,
                   SjTableHeader *header)
{
  return header->vendor == NULL ? 0
                                : sj_vendor_count_header_rows (header->vendor, sample,
                                                               header->first_row, header->width);
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

/* Where the header is, as far as nobody has said so: what its writer is known for, else what the
 * cells look like. */
static void
find_place (SjTableSample *sample,
            SjTableHeader *header,
            int            first_row,
            int            n_rows,
            const char    *vendor)
{
  g_autoptr(SjHeaderSearch) search = sj_header_search_new (sample);
  guint n_vendor, n_found, start;

  sj_header_search_find (search, &start, &n_found);
  if (first_row >= 0)
    {
      header->first_row = MIN ((guint) first_row, sample->rows->len - 1);
      n_found = sj_header_search_count_rows (search, header->first_row);
    }
  else
    {
      while (header->first_row + 1 < sample->rows->len &&
             sj_table_sample_row_is_blank (sample, header->first_row))
        header->first_row++;
    }
  header->width = find_width (sample, header->first_row, 1);
  find_vendor (sample, header, vendor);
  if (first_row < 0 && header->vendor == NULL && n_rows != 0 && start > header->first_row)
    {
      header->first_row = start;
      header->width = find_width (sample, header->first_row, 1);
      find_vendor (sample, header, vendor);
    }
  n_vendor = count_vendor_rows (sample, header);
  header->n_rows = n_rows >= 0 ? (guint) n_rows : n_vendor > 0 ? n_vendor : n_found;
  header->n_rows = MIN (header->n_rows, sample->rows->len - header->first_row);
  header->end = sample->rows->len;
  if (sample->whole && header->first_row + header->n_rows < sample->rows->len)
    {
      g_autoptr(SjTableEnd) judge =
        sj_table_end_new (sample, header->first_row + header->n_rows, FALSE);

      header->end = sj_table_end_find (judge, sample, header->first_row + header->n_rows,
                                       &header->below);
    }
}

/* Words that stand in a header row but name nothing. */
static gboolean
is_filler (const char *text)
{
  static const char *const fillers[] = { "Response", "Open-Ended Response", NULL };

  return *text == '\0' || g_strv_contains (fillers, text) ||
         g_str_has_prefix (text, "{\"ImportId\"") || g_str_has_prefix (text, "{'ImportId'");
}

/* The texts of all header rows, row after row. */
typedef struct
{
  guint n_rows;
  guint width;
  char **texts;
} HeaderCells;

static const char *
get_text (const HeaderCells *cells,
          guint              level,
          guint              column)
{
  return cells->texts[(gsize) level * cells->width + column];
}

/* Whether a row of the header from @first on says something about the column. */
static gboolean
has_name (const HeaderCells *cells,
          guint              first,
          guint              end,
          guint              column)
{
  for (guint level = first; level < end; level++)
    if (*get_text (cells, level, column) != '\0')
      return TRUE;

  return FALSE;
}

/* A group of columns has its name over the first of them only, as cells are that were merged: a
 * blank takes that of its left neighbour if a lower row says something about the column and no
 * higher one begins another group there. From below, so that the rows above are as they were. */
static void
fill_groups (HeaderCells *cells)
{
  for (guint level = cells->n_rows - 1; level-- > 0;)
    for (guint column = 1; column < cells->width; column++)
      {
        char **text = &cells->texts[(gsize) level * cells->width + column];

        if (**text == '\0' && has_name (cells, level + 1, cells->n_rows, column) &&
            !has_name (cells, 0, level, column))
          {
            g_free (*text);
            *text = g_strdup (get_text (cells, level, column - 1));
          }
      }
}

static void
header_cells_init (HeaderCells   *cells,
                   SjTableSample *sample,
                   SjTableHeader *header)
{
  cells->n_rows = header->n_rows;
  cells->width = header->width;
  cells->texts = g_new0 (char *, (gsize) cells->n_rows * cells->width + 1);
  for (guint level = 0; level < cells->n_rows; level++)
    for (guint column = 0; column < cells->width; column++)
      cells->texts[(gsize) level * cells->width + column] = sj_plain_text_clean (
        sj_table_sample_get_cell (sample, header->first_row + level, column));
  if (cells->n_rows > 1)
    fill_groups (cells);
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
name_column (const HeaderCells *cells,
             SjTableHeader     *header,
             guint              column)
{
  g_autoptr(GString) name = g_string_new (NULL);
  const char *last = NULL;
  char *row;

  for (guint level = 0; level < cells->n_rows; level++)
    {
      const char *text = get_text (cells, level, column);

      if (is_filler (text) || g_strcmp0 (text, last) == 0)
        continue;
      if (name->len > 0)
        g_string_append (name, " – ");
      g_string_append (name, text);
      last = text;
    }
  row = last != NULL ? get_grid_row (last) : NULL;
  if (row == NULL)
    row = last != NULL ? g_strdup (last) : g_strdup_printf ("#%u", column + 1);
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
      for (guint row = header->first_row + header->n_rows; row < header->end; row++)
        if (*sj_table_sample_get_cell (sample, row, column) != '\0')
          return;
      g_ptr_array_set_size (header->names, column);
      g_ptr_array_set_size (header->labels, column);
    }
}

static void
count_notes (SjTableSample *sample,
             SjTableHeader *header)
{
  for (guint row = 0; row < header->first_row; row++)
    header->n_above += !sj_table_sample_row_is_blank (sample, row);
}

static gboolean
rows_are_equal (SjTableSample *sample,
                guint          row,
                guint          other)
{
  GPtrArray *cells = g_ptr_array_index (sample->rows, row);
  GPtrArray *others = g_ptr_array_index (sample->rows, other);

  if (cells->len != others->len || cells->len < 2)
    return FALSE;
  for (guint i = 0; i < cells->len; i++)
    if (!g_str_equal (g_ptr_array_index (cells, i), g_ptr_array_index (others, i)))
      return FALSE;

  return TRUE;
}

/* Where exports were put together, the header stands among the answers. It is none. */
static void
blank_repeats (SjTableSample *sample,
               SjTableHeader *header)
{
  guint first_answer = header->first_row + header->n_rows;

  for (guint row = first_answer; row < header->end; row++)
    for (guint level = header->first_row; level < first_answer; level++)
      if (rows_are_equal (sample, row, level))
        {
          g_ptr_array_set_size (g_ptr_array_index (sample->rows, row), 0);
          break;
        }
}

/**
 * sj_table_header_init:
 * @header: (out caller-allocates): the header
 * @sample: the first rows of a table, at least one
 * @first_row: the row of the sample the header begins with, or −1 to find out
 * @n_rows: how many rows the header has, or −1 to find out
 * @vendor: (nullable): the id of a vendor, "generic" for none, or %NULL to find out
 *
 * Finds the header: blank rows, titles and notes above it are left out, then come up to three rows.
 */
void
sj_table_header_init (SjTableHeader *header,
                      SjTableSample *sample,
                      int            first_row,
                      int            n_rows,
                      const char    *vendor)
{
  HeaderCells cells;

  g_return_if_fail (header != NULL && sample != NULL);

  memset (header, 0, sizeof *header);
  header->names = g_ptr_array_new_with_free_func (g_free);
  header->labels = g_ptr_array_new_with_free_func (g_free);
  if (sample->rows->len > 0)
    find_place (sample, header, first_row, n_rows, vendor);
  count_notes (sample, header);
  blank_repeats (sample, header);
  header->width = find_width (sample, header->first_row, header->n_rows);
  header_cells_init (&cells, sample, header);
  for (guint column = 0; column < header->width; column++)
    name_column (&cells, header, column);
  g_strfreev (cells.texts);
  drop_empty_columns (sample, header);
}

/* "{newline}" and the like; the brace itself comes last, so that it makes no new ones. */
static char *
decode_braces (const char *text)
{
  static const char *const codes[][2] = {
    { "{newline}", " " }, { "{cr}", "" }, { "{tab}", " " }, { "{lbrace}", "{" },
  };
  GString *decoded = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_replace (decoded, codes[i][0], codes[i][1], 0);

  return g_string_free (decoded, FALSE);
}

/**
 * sj_table_header_decode:
 *
 * Reads what the vendor writes for line ends, tabs and braces in the columns' names.
 */
void
sj_table_header_decode (SjTableHeader *header)
{
  GPtrArray *lists[2];

  g_return_if_fail (header != NULL);

  if (header->vendor == NULL || !header->vendor->braces)
    return;
  lists[0] = header->names;
  lists[1] = header->labels;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint column = 0; column < lists[i]->len; column++)
      {
        char *text = g_ptr_array_index (lists[i], column);

        g_ptr_array_index (lists[i], column) = decode_braces (text);
        g_free (text);
      }
}

/* The items that stand under several questions. */
static GHashTable *
list_repeated_items (const SjTableHeader *header)
{
  g_autoptr(GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTable *repeated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint column = 0; column < header->names->len; column++)
    {
      const char *name = g_ptr_array_index (header->names, column);
      g_autofree char *stem = sj_question_stem (name);
      g_autofree char *item = stem != NULL ? sj_question_item (name) : NULL;
      const char *other = item != NULL ? g_hash_table_lookup (stems, item) : NULL;

      if (other != NULL && g_strcmp0 (other, stem) != 0)
        g_hash_table_add (repeated, g_steal_pointer (&item));
      else if (item != NULL && other == NULL)
        g_hash_table_insert (stems, g_steal_pointer (&item), g_steal_pointer (&stem));
    }

  return repeated;
}

/* "Website – CSAT" and "Shop – CSAT" are the satisfaction with the website and with the shop. */
static char *
choose_label (GHashTable *repeated,
              const char *name,
              const char *stem)
{
  g_autofree char *item = sj_question_item (name);
  g_autofree char *normal = NULL;

  if (!g_hash_table_contains (repeated, item))
    return g_steal_pointer (&item);
  normal = sj_plain_text_normalise (item);

  return sj_scale_usual_high (normal) > 0 ? g_strdup (stem) : g_steal_pointer (&item);
}

/**
 * sj_table_header_name_items:
 *
 * Calls columns side by side that are written "Question - Item" by their items; where the items are
 * metrics, by their questions.
 */
void
sj_table_header_name_items (SjTableHeader *header)
{
  g_autoptr(GHashTable) repeated = NULL;
  guint first = 0;

  g_return_if_fail (header != NULL);

  repeated = list_repeated_items (header);
  while (first < header->names->len)
    {
      g_autofree char *stem = sj_question_stem (g_ptr_array_index (header->names, first));
      guint end = first + 1;

      for (; stem != NULL && end < header->names->len; end++)
        {
          g_autofree char *other = sj_question_stem (g_ptr_array_index (header->names, end));

          if (g_strcmp0 (stem, other) != 0)
            break;
        }
      for (guint column = first; end - first > 1 && column < end; column++)
        {
          char **label = (char **) &g_ptr_array_index (header->labels, column);
          char *chosen = choose_label (repeated, g_ptr_array_index (header->names, column), stem);

          g_free (*label);
          *label = chosen;
        }
      first = end;
    }
}

void
sj_table_header_clear (SjTableHeader *header)
{
  g_return_if_fail (header != NULL);

  g_clear_pointer (&header->names, g_ptr_array_unref);
  g_clear_pointer (&header->labels, g_ptr_array_unref);
}
