#define G_LOG_DOMAIN "sj-canvas-title"

#include "ui/sj-canvas-title.h"

#include "ui/sj-canvas-text.h"
#include "ui/sj-cell-cursor.h"

/*
 * Typing over the title of a map that has only just been made.
 */

/**
 * sj_canvas_title_edit:
 * @canvas: a canvas
 *
 * Lets somebody type over the title of the map; what is there is selected.
 *
 * Returns: whether the map can be edited
 */
gboolean
sj_canvas_title_edit (SjCanvas *canvas)
{
  SjMap *map = sj_canvas_get_map (canvas);

  return map != NULL && sj_canvas_get_log (canvas) != NULL &&
         sj_canvas_text_begin (sj_canvas_get_text (canvas), SJ_ELEMENT (map), FALSE);
}

/**
 * sj_canvas_title_leave:
 * @canvas: a canvas
 *
 * Goes on from the title to the first cell, unless somebody is in the map already: whoever has
 * named a new map may type its first card at once.
 */
void
sj_canvas_title_leave (SjCanvas *canvas)
{
  SjScene *scene = sj_canvas_get_scene (canvas);
  const SjSceneGrid *grid = scene != NULL ? sj_scene_get_grid (scene) : NULL;
  guint row = 0;

  if (grid == NULL || sj_scene_grid_get_n_columns (grid) == 0 ||
      sj_cell_cursor_is_set (sj_canvas_get_cursor (canvas)) ||
      !sj_selection_is_empty (sj_canvas_get_selection (canvas)))
    return;

  while (row < sj_scene_grid_get_n_rows (grid) && !sj_scene_grid_get_row (grid, row)->holds_cards)
    row++;
  if (row == sj_scene_grid_get_n_rows (grid) || sj_scene_grid_get_column (grid, 0)->step == NULL)
    return;

  sj_cell_cursor_set (sj_canvas_get_cursor (canvas), sj_scene_grid_get_column (grid, 0)->step,
                      sj_scene_grid_get_row (grid, row)->lane);
  sj_canvas_focus_cell (canvas);
}

/* A map that has only just been shown has no place on the screen before its first frame. */
static gboolean
on_tick (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  if (gtk_widget_get_width (widget) == 0)
    return G_SOURCE_CONTINUE;

  sj_canvas_title_edit (SJ_CANVAS (widget));
  return G_SOURCE_REMOVE;
}

static void
edit_title_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
}

/**
 * sj_canvas_title_install_actions:
 * @widget_class: the class of canvases
 */
void
sj_canvas_title_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.edit-title", NULL, edit_title_action);
}
