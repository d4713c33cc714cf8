#define G_LOG_DOMAIN "sj-scene-grid"

#include "scene/sj-scene-grid.h"

#include <math.h>

/**
 * SjSceneGrid:
 *
 * Where the columns and rows of a scene stand, so that a place on the page can be turned into a
 * cell and a cell into a place. Immutable once its scene has it.
 */
struct _SjSceneGrid
{
  grefcount    references;
  SjSceneHeads  heads;
  GArray      *columns;
  GArray      *rows;
};

static void
column_clear (SjSceneColumn *column)
{
  g_clear_pointer (&column->step, g_ref_string_release);
  g_clear_pointer (&column->stage, g_ref_string_release);
}

static void
row_clear (SjSceneRow *row)
{
  g_clear_pointer (&row->lane, g_ref_string_release);
}

/**
 * sj_scene_grid_new:
 * @heads: where the headers stand
 *
 * Returns: (transfer full): a grid without columns and rows
 */
SjSceneGrid *
sj_scene_grid_new (const SjSceneHeads *heads)
{
  SjSceneGrid *self;

  g_return_val_if_fail (heads != NULL, NULL);

  self = g_new0 (SjSceneGrid, 1);
  g_ref_count_init (&self->references);
  self->heads = *heads;
  self->columns = g_array_new (FALSE, FALSE, sizeof (SjSceneColumn));
  self->rows = g_array_new (FALSE, FALSE, sizeof (SjSceneRow));
  g_array_set_clear_func (self->columns, (GDestroyNotify) column_clear);
  g_array_set_clear_func (self->rows, (GDestroyNotify) row_clear);

  return self;
}

SjSceneGrid *
sj_scene_grid_ref (SjSceneGrid *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_scene_grid_unref (SjSceneGrid *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

static char *
copy_id (const char *id)
{
  return id != NULL ? g_ref_string_new (id) : NULL;
}

/**
 * sj_scene_grid_add_column:
 * @self: a grid that no scene has yet
 * @step: (nullable): the id of its step
 * @stage: (nullable): the id of its stage
 * @x: left edge on the page in points
 * @width: in points
 *
 * Adds a column after those there are, in the order of the journey.
 */
void
sj_scene_grid_add_column (SjSceneGrid *self,
                          const char  *step,
                          const char  *stage,
                          double       x,
                          double       width)
{
  SjSceneColumn column = { copy_id (step), copy_id (stage), x, width };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->columns, column);
}

/**
 * sj_scene_grid_share_columns:
 * @self: a grid that no scene has yet, without columns
 * @other: a grid whose columns stand where those of @self do
 *
 * Takes the columns of another grid in place of adding the same again.
 */
void
sj_scene_grid_share_columns (SjSceneGrid       *self,
                             const SjSceneGrid *other)
{
  g_return_if_fail (self != NULL && other != NULL);
  g_return_if_fail (self->columns->len == 0);

  g_array_unref (self->columns);
  self->columns = g_array_ref (other->columns);
}

/**
 * sj_scene_grid_add_row:
 * @self: a grid that no scene has yet
 * @lane: the id of its lane
 * @holds_cards: whether its cells show cards
 * @y: upper edge on the page in points
 * @height: in points
 *
 * Adds a row below those there are.
 */
void
sj_scene_grid_add_row (SjSceneGrid *self,
                       const char  *lane,
                       gboolean     holds_cards,
                       double       y,
                       double       height)
{
  SjSceneRow row = { copy_id (lane), holds_cards, y, height };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->rows, row);
}

/**
 * sj_scene_grid_set_plot:
 * @self: a grid that no scene has yet
 * @row: the place of the row of an emotion lane
 * @top: height of valence +1 on the page, in points
 * @bottom: height of valence −1
 */
void
sj_scene_grid_set_plot (SjSceneGrid *self,
                        guint        row,
                        double       top,
                        double       bottom)
{
  g_return_if_fail (self != NULL && row < self->rows->len);

  g_array_index (self->rows, SjSceneRow, row).plot_top = top;
  g_array_index (self->rows, SjSceneRow, row).plot_bottom = bottom;
}

const SjSceneHeads *
sj_scene_grid_get_heads (const SjSceneGrid *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->heads;
}

guint
sj_scene_grid_get_n_columns (const SjSceneGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

guint
sj_scene_grid_get_n_rows (const SjSceneGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const SjSceneColumn *
sj_scene_grid_get_column (const SjSceneGrid *self,
                          guint              position)
{
  g_return_val_if_fail (self != NULL && position < self->columns->len, NULL);

  return &g_array_index (self->columns, SjSceneColumn, position);
}

const SjSceneRow *
sj_scene_grid_get_row (const SjSceneGrid *self,
                       guint              position)
{
  g_return_val_if_fail (self != NULL && position < self->rows->len, NULL);

  return &g_array_index (self->rows, SjSceneRow, position);
}

/**
 * sj_scene_grid_find_step:
 * @self: a grid
 * @step: (nullable): the id of a step
 *
 * Returns: the place of its column, %SJ_SCENE_NOWHERE if there is none
 */
guint
sj_scene_grid_find_step (const SjSceneGrid *self,
                         const char        *step)
{
  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; step != NULL && i < self->columns->len; i++)
    if (g_strcmp0 (sj_scene_grid_get_column (self, i)->step, step) == 0)
      return i;

  return SJ_SCENE_NOWHERE;
}

/**
 * sj_scene_grid_find_lane:
 * @self: a grid
 * @lane: (nullable): the id of a lane
 *
 * Returns: the place of its row, %SJ_SCENE_NOWHERE if there is none
 */
guint
sj_scene_grid_find_lane (const SjSceneGrid *self,
                         const char        *lane)
{
  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; lane != NULL && i < self->rows->len; i++)
    if (g_strcmp0 (sj_scene_grid_get_row (self, i)->lane, lane) == 0)
      return i;

  return SJ_SCENE_NOWHERE;
}

/**
 * sj_scene_grid_column_at:
 * @self: a grid
 * @x: a place across the page in points
 *
 * Returns: the place of the column there, the nearer one in the gutter between two;
 *   %SJ_SCENE_NOWHERE beside the columns
 */
guint
sj_scene_grid_column_at (const SjSceneGrid *self,
                         double             x)
{
  double nearest = 40.0;
  guint found = SJ_SCENE_NOWHERE;

  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SjSceneColumn *column = sj_scene_grid_get_column (self, i);
      double beside = MAX (column->x - x, x - column->x - column->width);

      if (beside < nearest)
        {
          nearest = beside;
          found = i;
        }
    }

  return found;
}

/**
 * sj_scene_grid_row_at:
 * @self: a grid
 * @y: a place down the page in points
 *
 * Returns: the place of the row there, the nearer one in the gap between two; %SJ_SCENE_NOWHERE
 *   above the first and below the last
 */
guint
sj_scene_grid_row_at (const SjSceneGrid *self,
                      double             y)
{
  double nearest = 8.0;
  guint found = SJ_SCENE_NOWHERE;

  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SjSceneRow *row = sj_scene_grid_get_row (self, i);
      double beside = MAX (row->y - y, y - row->y - row->height);

      if (beside < nearest)
        {
          nearest = beside;
          found = i;
        }
    }

  return found;
}

/**
 * sj_scene_grid_column_end:
 * @self: a grid
 * @position: the place of a column
 *
 * Returns: the edge of the column that the journey leaves it over: the right one, from right to
 *   left the left one
 */
double
sj_scene_grid_column_end (const SjSceneGrid *self,
                          guint              position)
{
  const SjSceneColumn *column = sj_scene_grid_get_column (self, position);

  g_return_val_if_fail (column != NULL, 0.0);

  return self->heads.rtl ? column->x : column->x + column->width;
}

/**
 * sj_scene_grid_column_border_at:
 * @self: a grid
 * @x: a place across the page in points
 * @slack: how far beside the border still counts
 *
 * Returns: the place of the column that ends there, %SJ_SCENE_NOWHERE if none does
 */
guint
sj_scene_grid_column_border_at (const SjSceneGrid *self,
                                double             x,
                                double             slack)
{
  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; i < self->columns->len; i++)
    if (fabs (sj_scene_grid_column_end (self, i) - x) <= slack)
      return i;

  return SJ_SCENE_NOWHERE;
}

/**
 * sj_scene_grid_row_border_at:
 * @self: a grid
 * @y: a place down the page in points
 * @slack: how far beside the border still counts
 *
 * Returns: the place of the row that ends there, %SJ_SCENE_NOWHERE if none does
 */
guint
sj_scene_grid_row_border_at (const SjSceneGrid *self,
                             double             y,
                             double             slack)
{
  g_return_val_if_fail (self != NULL, SJ_SCENE_NOWHERE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SjSceneRow *row = sj_scene_grid_get_row (self, i);

      if (fabs (row->y + row->height - y) <= slack)
        return i;
    }

  return SJ_SCENE_NOWHERE;
}
