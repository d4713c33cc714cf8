#define G_LOG_DOMAIN "sj-paste-place"

#include "ui/sj-paste-place.h"

#include "core/sj-grid.h"
#include "ui/sj-canvas-cells.h"

/*
 * Where things go that are pasted: at what is selected, else at the cell of the cursor, else where
 * the pointer is.
 */

static void
take (SjFragmentPlace *place,
      gpointer         step,
      gpointer         lane)
{
  if (SJ_IS_STEP (step))
    g_set_object (&place->step, step);
  if (SJ_IS_LANE (lane))
    g_set_object (&place->lane, lane);
}

static void
take_ids (SjFragmentPlace *place,
          SjMap           *map,
          const char      *step,
          const char      *lane)
{
  take (place, step != NULL ? sj_map_lookup (map, step) : NULL,
        lane != NULL ? sj_map_lookup (map, lane) : NULL);
}

static void
take_stage (SjFragmentPlace *place,
            SjMap           *map,
            SjElement       *stage)
{
  g_autoptr(SjGrid) grid = sj_grid_new (map);

  for (guint i = sj_grid_get_n_columns (grid); i > 0; i--)
    {
      SjStep *step = sj_grid_get_step (grid, i - 1);

      if (g_strcmp0 (sj_step_get_stage (step), sj_element_get_id (stage)) == 0)
        {
          take (place, step, NULL);
          return;
        }
    }
}

static void
take_element (SjFragmentPlace *place,
              SjMap           *map,
              SjElement       *element)
{
  if (SJ_IS_CARD (element))
    take_ids (place, map, sj_card_get_step (SJ_CARD (element)),
              sj_card_get_lane (SJ_CARD (element)));
  else if (SJ_IS_STAGE (element))
    take_stage (place, map, element);
  else
    take (place, element, element);
}

static void
take_selected (SjFragmentPlace *place,
               SjMap           *map,
               const SjPick    *pick)
{
  SjElement *element = sj_map_lookup (map, pick->id);
  SjElement *anchor = pick->anchor != NULL ? sj_map_lookup (map, pick->anchor) : NULL;

  if (SJ_IS_SERIES (element))
    g_set_object (&place->series, SJ_SERIES (element));
  if (SJ_IS_CARD (anchor))
    take_ids (place, map, sj_card_get_step (SJ_CARD (anchor)), NULL);
  else if (anchor != NULL)
    take_element (place, map, anchor);
  else if (element != NULL)
    take_element (place, map, element);
}

static gboolean
find_pointer (SjCanvas *canvas,
              double   *x,
              double   *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (canvas));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (canvas)));
  double surface_x, surface_y, offset_x, offset_y;

  if (surface == NULL || seat == NULL || gdk_seat_get_pointer (seat) == NULL ||
      !gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), &surface_x,
                                        &surface_y, NULL))
    return FALSE;

  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (canvas),
                                           surface_x - offset_x, surface_y - offset_y, x, y) &&
         gtk_widget_contains (GTK_WIDGET (canvas), *x, *y);
}

static void
take_pointer (SjFragmentPlace *place,
              SjCanvas        *canvas)
{
  double x, y;
  SjCell cell;

  if (find_pointer (canvas, &x, &y) && sj_canvas_cells_at (canvas, x, y, &cell))
    take (place, sj_canvas_cells_get_step (canvas, &cell),
          sj_canvas_cells_get_lane (canvas, &cell));
}

/**
 * sj_paste_place_find:
 * @canvas: a canvas that shows a map
 *
 * Returns: (transfer full): where somebody pastes; members that nothing is said about are %NULL
 */
SjFragmentPlace
sj_paste_place_find (SjCanvas *canvas)
{
  SjFragmentPlace place = { NULL };
  SjMap *map = sj_canvas_get_map (canvas);
  SjCellCursor *cursor = sj_canvas_get_cursor (canvas);
  const SjPick *pick = sj_selection_get_main (sj_canvas_get_selection (canvas));

  if (pick != NULL)
    take_selected (&place, map, pick);
  else if (sj_cell_cursor_is_set (cursor))
    take_ids (&place, map, sj_cell_cursor_get_step (cursor), sj_cell_cursor_get_lane (cursor));
  else
    take_pointer (&place, canvas);

  return place;
}

/**
 * sj_paste_place_complete:
 * @canvas: a canvas that shows a map
 * @place: (inout): where somebody pastes
 *
 * Makes a cell of a step or a lane: the first that shows cards.
 *
 * Returns: whether there is a cell
 */
gboolean
sj_paste_place_complete (SjCanvas        *canvas,
                         SjFragmentPlace *place)
{
  g_autoptr(SjGrid) grid = sj_grid_new (sj_canvas_get_map (canvas));

  if (place->step == NULL && place->lane != NULL && sj_grid_get_n_columns (grid) > 0)
    take (place, sj_grid_get_step (grid, 0), NULL);
  for (guint i = 0; i < sj_grid_get_n_rows (grid) && place->lane == NULL; i++)
    if (sj_lane_holds_cards (sj_grid_get_lane (grid, i)))
      take (place, NULL, sj_grid_get_lane (grid, i));

  return place->step != NULL && place->lane != NULL;
}
