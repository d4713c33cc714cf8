#define G_LOG_DOMAIN "sj-cell-filling"

#include "config.h"

#include "core/sj-cell-filling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-grid.h"
#include "core/sj-stage.h"

/*
 * Text that was copied in a spreadsheet or an editor becomes cards: tabs go to the next step, lines
 * to the next lane, or the other way round. Spreadsheets put a cell that holds tabs or newlines in
 * quotes.
 */

typedef struct
{
  SjEditLog *log;
  SjGrid    *grid;
  GPtrArray *columns;  /* steps from the first cell to the right, new ones included */
  GPtrArray *rows;  /* lanes from the first cell down that have cells */
  GPtrArray *cards;
} Filling;

static const char *
read_quoted (const char *text,
             GString    *cell)
{
  for (text++; *text != '\0'; text++)
    {
      if (*text == '"' && text[1] != '"')
        return text + 1;
      if (*text == '"')
        text++;
      g_string_append_c (cell, *text);
    }

  return NULL;
}

/* Reads up to the tab or newline that ends a cell. A quote that is never closed is only a quote. */
static const char *
read_cell (const char *text,
           GString    *cell)
{
  const char *end;

  g_string_truncate (cell, 0);
  end = *text == '"' ? read_quoted (text, cell) : NULL;
  if (end != NULL && (*end == '\0' || strchr ("\t\r\n", *end) != NULL))
    return end;

  end = text + strcspn (text, "\t\r\n");
  g_string_truncate (cell, 0);
  g_string_append_len (cell, text, end - text);
  return end;
}

static const char *
skip_newline (const char *text)
{
  return g_str_has_prefix (text, "\r\n") ? text + 2 : text + 1;
}

/* Returns rows of texts. */
static GPtrArray *
parse_range (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GString) cell = g_string_new (NULL);
  GPtrArray *row = NULL;

  while (*text != '\0')
    {
      if (row == NULL)
        {
          row = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (rows, row);
        }

      text = read_cell (text, cell);
      g_ptr_array_add (row, g_strstrip (g_strdup (cell->str)));
      if (*text == '\r' || *text == '\n')
        {
          text = skip_newline (text);
          row = NULL;
        }
      else if (*text == '\t')
        {
          text++;
        }
    }

  return rows;
}

static guint
widest (GPtrArray *range)
{
  guint width = 0;

  for (guint i = 0; i < range->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (range, i);

      for (guint j = width; j < row->len; j++)
        if (*(const char *) g_ptr_array_index (row, j) != '\0')
          width = j + 1;
    }

  return width;
}

/* Lines for columns. */
static GPtrArray *
turn (GPtrArray *range)
{
  GPtrArray *turned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint width = widest (range);

  for (guint i = 0; i < width; i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < range->len; j++)
        {
          GPtrArray *line = g_ptr_array_index (range, j);

          g_ptr_array_add (row, g_strdup (i < line->len ? g_ptr_array_index (line, i) : ""));
        }
      g_ptr_array_add (turned, row);
    }

  return turned;
}

static void
find_columns (Filling *filling,
              SjStep  *step)
{
  guint first = sj_grid_find_column (filling->grid, sj_element_get_id (SJ_ELEMENT (step)));

  for (guint i = first; i < sj_grid_get_n_columns (filling->grid); i++)
    g_ptr_array_add (filling->columns, g_object_ref (sj_grid_get_step (filling->grid, i)));
}

static void
find_rows (Filling *filling,
           SjLane  *lane)
{
  guint first = sj_grid_find_row (filling->grid, sj_element_get_id (SJ_ELEMENT (lane)));

  for (guint i = first; i < sj_grid_get_n_rows (filling->grid); i++)
    if (sj_lane_holds_cards (sj_grid_get_lane (filling->grid, i)))
      g_ptr_array_add (filling->rows, sj_grid_get_lane (filling->grid, i));
}

static void
add_columns (Filling *filling,
             guint    n_columns)
{
  SjMap *map = sj_edit_log_get_map (filling->log);

  while (filling->columns->len > 0 && filling->columns->len < n_columns)
    {
      SjStep *last = g_ptr_array_index (filling->columns, filling->columns->len - 1);
      SjStep *step = sj_step_new (_("New step"), sj_step_get_stage (last));

      sj_edit_log_insert (filling->log, SJ_ELEMENT (step),
                          sj_map_get_position (map, SJ_ELEMENT (last)) + 1);
      g_ptr_array_add (filling->columns, step);
    }
}

/* The first line is the title, what follows is the text. */
static void
add_card (Filling    *filling,
          SjStep     *step,
          SjLane     *lane,
          const char *cell)
{
  const char *newline = strpbrk (cell, "\r\n");
  g_autofree char *title = newline != NULL ? g_strndup (cell, newline - cell) : g_strdup (cell);
  SjCard *card = sj_card_new (title, sj_element_get_id (SJ_ELEMENT (step)),
                              sj_element_get_id (SJ_ELEMENT (lane)));

  if (newline != NULL)
    {
      g_autofree char *text = g_strstrip (g_strdup (newline));

      g_object_set (card, "text", text, NULL);
    }
  sj_edit_log_insert (filling->log, SJ_ELEMENT (card), G_MAXUINT);
  g_ptr_array_add (filling->cards, card);
}

/* Returns how many cells had no place. */
static guint
fill (Filling   *filling,
      GPtrArray *range)
{
  guint n_left_out = 0;

  for (guint i = 0; i < range->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (range, i);

      for (guint j = 0; j < row->len; j++)
        {
          const char *cell = g_ptr_array_index (row, j);

          if (*cell == '\0')
            continue;
          if (i < filling->rows->len && j < filling->columns->len)
            add_card (filling, g_ptr_array_index (filling->columns, j),
                      g_ptr_array_index (filling->rows, i), cell);
          else
            n_left_out++;
        }
    }

  return n_left_out;
}

/**
 * sj_cell_filling_perform:
 * @log: a log without an open transaction
 * @text: lines of text, or a range of cells as spreadsheets copy it: UTF-8, tabs and newlines
 * @step: the column of the first cell
 * @lane: the row of the first cell
 * @flags: how to lay the cells out
 * @n_left_out: (out) (optional): how many cells had no place
 *
 * Makes a card of every cell that is not empty, in one transaction. Lines without cells are passed
 * over.
 *
 * Returns: (transfer full) (element-type SjCard): the cards
 */
GPtrArray *
sj_cell_filling_perform (SjEditLog           *log,
                         const char          *text,
                         SjStep              *step,
                         SjLane              *lane,
                         SjCellFillingFlags   flags,
                         guint               *n_left_out)
{
  g_autoptr(GPtrArray) range = NULL;
  g_autoptr(SjGrid) grid = NULL;
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);
  Filling filling = { log, NULL, columns, rows, cards };
  guint n_homeless;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), cards);
  g_return_val_if_fail (text != NULL, cards);
  g_return_val_if_fail (SJ_IS_STEP (step) && SJ_IS_LANE (lane), cards);

  range = parse_range (text);
  if ((flags & SJ_CELL_FILLING_TURN) != 0)
    {
      GPtrArray *turned = turn (range);

      g_ptr_array_unref (range);
      range = turned;
    }
  filling.grid = grid = sj_grid_new (sj_edit_log_get_map (log));
  find_columns (&filling, step);
  find_rows (&filling, lane);

  sj_edit_log_begin (log, _("Paste"));
  if ((flags & SJ_CELL_FILLING_ADD_STEPS) != 0)
    add_columns (&filling, widest (range));
  n_homeless = fill (&filling, range);
  sj_edit_log_commit (log);
  if (n_left_out != NULL)
    *n_left_out = n_homeless;

  return cards;
}
