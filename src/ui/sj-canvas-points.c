#define G_LOG_DOMAIN "sj-canvas-points"

#include "config.h"

#include "ui/sj-canvas-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-cells.h"

/*
 * Changes the points of curves that the team drew itself. What was measured is not changed by hand.
 */

/* Tenths, each the nearest number to what people read: 3 / 10 and not 3 × 0.1. */
#define STEPS 10.0

/* What the arrow keys do with Alt, as the pointer with Alt does not snap either. */
#define FINE_STEPS 100.0

/* The faces stand at −1, 0 and +1 and draw a point to themselves from a little farther away. */
#define FACE_REACH 0.07

/**
 * sj_canvas_points_snap:
 * @valence: any value
 *
 * Returns: the face near it, else the nearest tenth, between −1 and +1
 */
double
sj_canvas_points_snap (double valence)
{
  double face = round (valence);

  if (fabs (valence - face) <= FACE_REACH)
    return CLAMP (face, -1.0, 1.0);

  return CLAMP (round (valence * STEPS) / STEPS, -1.0, 1.0);
}

/**
 * sj_canvas_points_refuse:
 * @canvas: a canvas
 * @series: a series
 *
 * Says why the points of a measured series stay where they are.
 *
 * Returns: whether the series was measured
 */
gboolean
sj_canvas_points_refuse (SjCanvas *canvas,
                         SjSeries *series)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (SJ_IS_SERIES (series), FALSE);

  if (!sj_series_has_answers (series))
    return FALSE;

  /* Translators: %s is the name of a curve. */
  text = g_strdup_printf (_ ("“%s” was measured: its points come from answers and are not moved by "
                             "hand. Draw what you assume as a curve of its own."),
                          sj_series_get_title (series));
  gtk_widget_activate_action (GTK_WIDGET (canvas), "win.show-toast", "s", text);
  return TRUE;
}

static guint
find_position (SjSeries   *series,
               const char *anchor)
{
  guint n_points = sj_series_get_n_points (series);

  for (guint i = 0; i < n_points; i++)
    if (g_strcmp0 (sj_series_get_point (series, i)->anchor, anchor) == 0)
      return i;

  return G_MAXUINT;
}

/**
 * sj_canvas_points_set:
 * @canvas: a canvas of a map that can be edited
 * @series: a series that was drawn by hand
 * @anchor: the id of what the point belongs to
 * @valence: its new value, −1 … +1
 * @key: (nullable): changes of one key become one step of undo
 */
void
sj_canvas_points_set (SjCanvas   *canvas,
                      SjSeries   *series,
                      const char *anchor,
                      double      valence,
                      const char *key)
{
  SjEditLog *log = sj_canvas_get_log (canvas);
  guint position = find_position (series, anchor);
  g_autoptr(SjRecords) points = NULL;

  g_return_if_fail (log != NULL);
  g_return_if_fail (valence >= -1.0 && valence <= 1.0);

  if (position == G_MAXUINT)
    return;

  points = sj_records_copy (sj_series_get_points (series));
  ((SjPoint *) sj_records_index (points, position))->valence = valence;
  sj_edit_log_begin_merging (log, _ ("Move Point"), key);
  sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (log);
}

/**
 * sj_canvas_points_value_at:
 * @canvas: a canvas
 * @lane_y: a place in an emotion lane, in points
 * @y: the place that is asked for, in points
 * @valence: (out): its value, −1 … +1
 *
 * Returns: whether there is an emotion lane
 */
gboolean
sj_canvas_points_value_at (SjCanvas *canvas,
                           double    lane_y,
                           double    y,
                           double   *valence)
{
  const SjSceneGrid *grid = sj_scene_get_grid (sj_canvas_get_scene (canvas));
  guint place = grid != NULL ? sj_scene_grid_row_at (grid, lane_y) : SJ_SCENE_NOWHERE;
  const SjSceneRow *row;

  if (place == SJ_SCENE_NOWHERE)
    return FALSE;

  row = sj_scene_grid_get_row (grid, place);
  if (row->plot_bottom <= row->plot_top)
    return FALSE;

  *valence = 1.0 - 2.0 * (y - row->plot_top) / (row->plot_bottom - row->plot_top);
  *valence = CLAMP (*valence, -1.0, 1.0);
  return TRUE;
}

/* The curve that is selected, else the first that the team drew; a new one if there is none. */
static SjSeries *
choose_series (SjCanvas *canvas,
               gboolean *is_new)
{
  SjMap *map = sj_canvas_get_map (canvas);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  GListModel *list = sj_map_get_series (map);
  SjSeries *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      gboolean selected = pick != NULL &&
                          g_strcmp0 (pick->id, sj_element_get_id (SJ_ELEMENT (series))) == 0;

      if (!sj_series_has_answers (series) && sj_series_is_visible (series) &&
          (found == NULL || selected))
        found = series;
    }

  *is_new = found == NULL;
  return found != NULL ? g_object_ref (found) : sj_series_new (_ ("Assumption"),
                                                               SJ_SERIES_ASSUMPTION);
}

static SjRecords *
create_with_point (SjSeries   *series,
                   const char *anchor,
                   double      valence)
{
  guint n_points = sj_series_get_n_points (series);
  SjRecords *points = n_points > 0 ? sj_records_extend (sj_series_get_points (series), 1)
                                   : sj_records_new (&sj_point_record_type, 1);
  SjPoint *point = sj_records_index (points, n_points);

  sj_record_set_text (&point->anchor, anchor);
  point->valence = valence;
  return points;
}

static void
add_point (SjCanvas   *canvas,
           const char *step,
           double      valence)
{
  SjEditLog *log = sj_canvas_get_log (canvas);
  gboolean is_new;
  g_autoptr(SjSeries) series = choose_series (canvas, &is_new);
  g_autoptr(SjRecords) points = NULL;

  if (sj_series_find_point (series, step) != NULL)
    {
      sj_canvas_points_set (canvas, series, step, valence, NULL);
      return;
    }

  points = create_with_point (series, step, valence);
  sj_edit_log_begin (log, _ ("Add Point"));
  if (is_new)
    sj_edit_log_insert (log, SJ_ELEMENT (series), G_MAXUINT);
  sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (log);
  sj_selection_select (sj_canvas_get_selection (canvas), sj_element_get_id (SJ_ELEMENT (series)),
                       step);
}

/**
 * sj_canvas_points_add:
 * @canvas: a canvas of a map that can be edited
 * @x: a place in an emotion lane, in pixels of the canvas
 * @y: its other coordinate
 *
 * Adds a point to a curve that the team draws, at the step there, or moves the one it has there.
 *
 * Returns: whether there is an emotion lane
 */
gboolean
sj_canvas_points_add (SjCanvas *canvas,
                      double    x,
                      double    y)
{
  double content_x, content_y, valence;
  SjCell cell;

  sj_viewport_to_content (sj_canvas_get_viewport (canvas), x, y, &content_x, &content_y);
  if (sj_canvas_get_log (canvas) == NULL || !sj_canvas_cells_at (canvas, x, y, &cell) ||
      !sj_canvas_points_value_at (canvas, content_y, content_y, &valence))
    return FALSE;

  add_point (canvas, sj_element_get_id (SJ_ELEMENT (sj_canvas_cells_get_step (canvas, &cell))),
             sj_canvas_points_snap (valence));
  return TRUE;
}

/* What the team assumes where something was measured; a point that is there already is gone to. */
static void
draw_beside (SjCanvas   *canvas,
             const char *anchor)
{
  gboolean is_new;
  g_autoptr(SjSeries) series = choose_series (canvas, &is_new);

  if (sj_series_find_point (series, anchor) != NULL)
    sj_selection_select (sj_canvas_get_selection (canvas),
                         sj_element_get_id (SJ_ELEMENT (series)), anchor);
  else
    add_point (canvas, anchor, 0.0);
  sj_canvas_focus_selected (canvas);
}

/**
 * sj_canvas_points_add_here:
 * @canvas: a canvas of a map that can be edited
 *
 * Adds a neutral point at the step the cursor is in, or where a measured point is selected, which
 * the arrow keys then move.
 *
 * Returns: whether the cursor is in an emotion lane, or a measured point is selected
 */
gboolean
sj_canvas_points_add_here (SjCanvas *canvas)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjRectangle bounds;
  double valence;
  SjCell cell;

  if (pick != NULL && pick->anchor != NULL && sj_canvas_get_log (canvas) != NULL &&
      !sj_canvas_points_is_drawn (canvas))
    {
      g_autofree char *anchor = g_strdup (pick->anchor);

      draw_beside (canvas, anchor);
      return TRUE;
    }

  if (sj_canvas_get_log (canvas) == NULL ||
      !sj_canvas_cells_find (canvas, sj_cell_cursor_get_step (cursor),
                             sj_cell_cursor_get_lane (cursor), &cell))
    return FALSE;

  bounds = sj_canvas_cells_get_bounds (canvas, &cell);
  if (!sj_canvas_points_value_at (canvas, bounds.y + bounds.height / 2.0, bounds.y, &valence))
    return FALSE;

  add_point (canvas, sj_cell_cursor_get_step (cursor), 0.0);
  sj_canvas_focus_selected (canvas);
  return TRUE;
}

/**
 * sj_canvas_points_is_drawn:
 * @canvas: a canvas
 *
 * Returns: whether a point is selected that can be moved by hand
 */
gboolean
sj_canvas_points_is_drawn (SjCanvas *canvas)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjSeries *series = pick != NULL && pick->anchor != NULL
                       ? sj_map_lookup_typed (sj_canvas_get_map (canvas), pick->id, SJ_TYPE_SERIES)
                       : NULL;

  return series != NULL && sj_canvas_get_log (canvas) != NULL &&
         !sj_series_has_answers (series);
}

/**
 * sj_canvas_points_nudge:
 * @canvas: a canvas
 * @direction: 1 for better, −1 for worse
 * @finely: whether to go by hundredths
 *
 * Moves the selected point to the next tenth or hundredth, as the arrow keys do.
 *
 * Returns: whether a point is selected
 */
gboolean
sj_canvas_points_nudge (SjCanvas *canvas,
                        int       direction,
                        gboolean  finely)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjMap *map = sj_canvas_get_map (canvas);
  const SjPoint *point;
  g_autofree char *key = NULL;
  SjSeries *series;
  double valence, steps;

  if (pick == NULL || pick->anchor == NULL || map == NULL || sj_canvas_get_log (canvas) == NULL)
    return FALSE;

  series = sj_map_lookup_typed (map, pick->id, SJ_TYPE_SERIES);
  point = series != NULL ? sj_series_find_point (series, pick->anchor) : NULL;
  if (point == NULL || isnan (point->valence))
    return FALSE;
  if (sj_canvas_points_refuse (canvas, series))
    return TRUE;

  steps = finely ? FINE_STEPS : STEPS;
  valence = round (point->valence * steps + direction) / steps;
  key = g_strdup_printf ("point:%s:%s", pick->id, pick->anchor);
  sj_canvas_points_set (canvas, series, pick->anchor, CLAMP (valence, -1.0, 1.0), key);
  return TRUE;
}

static gboolean
remove_points (SjCanvas *canvas,
               SjSeries *series)
{
  SjSelection *selection = sj_canvas_get_selection (canvas);
  g_autoptr(SjRecords) points = sj_records_copy (sj_series_get_points (series));
  guint n_before = sj_records_get_length (points);

  for (guint i = n_before; i > 0; i--)
    {
      const SjPoint *point = sj_records_index (points, i - 1);

      if (sj_selection_contains (selection, sj_element_get_id (SJ_ELEMENT (series)), point->anchor))
        sj_records_remove (points, i - 1);
    }
  if (sj_records_get_length (points) == n_before)
    return FALSE;

  sj_edit_log_set (sj_canvas_get_log (canvas), SJ_ELEMENT (series), "points", points, NULL);
  return TRUE;
}

/**
 * sj_canvas_points_delete_selected:
 * @canvas: a canvas of a map that can be edited
 *
 * Deletes the points that are selected, if the last thing selected is a point.
 *
 * Returns: whether it is
 */
gboolean
sj_canvas_points_delete_selected (SjCanvas *canvas)
{
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));
  SjEditLog *log = sj_canvas_get_log (canvas);
  SjSeries *series;

  if (pick == NULL || pick->anchor == NULL || log == NULL)
    return FALSE;

  series = sj_map_lookup_typed (sj_canvas_get_map (canvas), pick->id, SJ_TYPE_SERIES);
  if (series == NULL || sj_canvas_points_refuse (canvas, series))
    return TRUE;

  sj_edit_log_begin (log, _ ("Delete Point"));
  remove_points (canvas, series);
  sj_edit_log_commit (log);
  sj_selection_clear (sj_canvas_get_selection (canvas));
  return TRUE;
}

static void
nudge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SjCanvas *canvas = SJ_CANVAS (widget);

  if (sj_canvas_points_is_drawn (canvas))
    sj_canvas_points_nudge (canvas, g_variant_get_int32 (parameter), TRUE);
}

/**
 * sj_canvas_points_add_bindings:
 * @widget_class: the class of the canvas
 *
 * Declares the keys that move a point by less than the arrows do.
 */
void
sj_canvas_points_add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.nudge", "i", nudge_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "canvas.nudge", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "canvas.nudge",
                                       "i", -1);
}
