#define G_LOG_DOMAIN "sj-canvas-cell"

#include "config.h"

#include "ui/sj-canvas-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/sj-canvas-cells.h"

/**
 * SjCanvasCell:
 *
 * Stands for the empty cell the cursor is in towards assistive technology and the keyboard focus.
 * It draws nothing; the canvas does.
 */
struct _SjCanvasCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SjCanvasCell, sj_canvas_cell, GTK_TYPE_WIDGET)

static void
sj_canvas_cell_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
}

static void
sj_canvas_cell_class_init (SjCanvasCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = sj_canvas_cell_snapshot;

  gtk_widget_class_set_css_name (widget_class, "canvas-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
sj_canvas_cell_init (SjCanvasCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Empty cell"), -1);
}

GtkWidget *
sj_canvas_cell_new (void)
{
  return g_object_new (SJ_TYPE_CANVAS_CELL, NULL);
}

/* Only while nothing is selected: else what is selected is where the cursor is. */
static gboolean
find_cell (SjCanvas *canvas,
           SjCell   *cell)
{
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);

  return sj_cell_cursor_is_set (cursor) &&
         sj_selection_is_empty (sj_canvas_get_selection (canvas)) &&
         sj_canvas_cells_find (canvas, sj_cell_cursor_get_step (cursor),
                               sj_cell_cursor_get_lane (cursor), cell);
}

/* GTK would look for another place for the focus, and find a card. */
static void
hide (SjCanvasCell *self,
      SjCanvas     *canvas)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
create_label (SjLane *lane)
{
  const char *prompt = sj_lane_get_prompt (lane);

  if (*prompt == '\0')
    prompt = sj_lane_get_default_prompt (lane);
  if (*prompt == '\0')
    return g_strdup (_ ("Empty cell"));

  /* Translators: %s is what the cell asks for, as in “What do they do?” */
  return g_strdup_printf (_ ("Empty cell: %s"), prompt);
}

/**
 * sj_canvas_cell_follow:
 * @self: the stand-in
 * @canvas: the canvas it belongs to
 *
 * Brings it to where the cursor is.
 */
void
sj_canvas_cell_follow (SjCanvasCell *self,
                       SjCanvas     *canvas)
{
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;
  SjCell cell;

  g_return_if_fail (SJ_IS_CANVAS_CELL (self));

  if (!find_cell (canvas, &cell) || sj_canvas_cells_get_step (canvas, &cell) == NULL ||
      sj_canvas_cells_get_lane (canvas, &cell) == NULL)
    {
      hide (self, canvas);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  label = create_label (sj_canvas_cells_get_lane (canvas, &cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* Translators: lane and step, as in “App, Identity check”. */
  description = g_strdup_printf (_ ("%s, %s"),
                                 sj_lane_get_title (sj_canvas_cells_get_lane (canvas, &cell)),
                                 sj_step_get_title (sj_canvas_cells_get_step (canvas, &cell)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/**
 * sj_canvas_cell_get_place:
 * @canvas: a canvas
 * @place: (out): the empty cell the cursor is in, in pixels of the canvas
 *
 * Returns: whether the cursor is in an empty cell
 */
gboolean
sj_canvas_cell_get_place (SjCanvas    *canvas,
                          SjRectangle *place)
{
  SjRectangle bounds;
  SjCell cell;

  g_return_val_if_fail (SJ_IS_CANVAS (canvas), FALSE);

  if (!find_cell (canvas, &cell))
    return FALSE;

  bounds = sj_canvas_cells_get_bounds (canvas, &cell);
  *place = sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
  return TRUE;
}

void
sj_canvas_cell_allocate (SjCanvasCell *self,
                         SjCanvas     *canvas)
{
  SjRectangle place;

  g_return_if_fail (SJ_IS_CANVAS_CELL (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) && sj_canvas_cell_get_place (canvas, &place))
    gtk_widget_size_allocate (GTK_WIDGET (self),
                              &(GtkAllocation) { (int) floor (place.x), (int) floor (place.y),
                                                 MAX ((int) ceil (place.width), 1),
                                                 MAX ((int) ceil (place.height), 1) },
                              -1);
}
