#define G_LOG_DOMAIN "sj-canvas-title"

#include "ui/sj-canvas-title.h"

#include "ui/sj-canvas-text.h"

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
