#define G_LOG_DOMAIN "sj-canvas-overlay"

#include "ui/sj-canvas-overlay.h"

/*
 * What the canvas draws over the map: in pixels, as thick at every zoom.
 */

#define RING_WIDTH 2.0
#define RING_GAP 3.0
#define RING_RADIUS 7.0
#define HOVER_WIDTH 1.0
#define HOVER_GAP 2.0
#define HOVER_STRENGTH 0.55f

static void
append_outline (GtkSnapshot       *snapshot,
                const SjRectangle *place,
                const GdkRGBA     *colour,
                double             width,
                double             gap)
{
  double reach = gap + width;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (place->x - reach, place->y - reach,
                                               place->width + 2.0 * reach,
                                               place->height + 2.0 * reach);
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RING_RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/**
 * sj_canvas_overlay_append_ring:
 * @snapshot: what is drawn to
 * @place: the bounds of what is selected, in pixels
 * @colour: the accent
 *
 * Draws the ring around what is selected.
 */
void
sj_canvas_overlay_append_ring (GtkSnapshot       *snapshot,
                               const SjRectangle *place,
                               const GdkRGBA     *colour)
{
  append_outline (snapshot, place, colour, RING_WIDTH, RING_GAP);
}

/**
 * sj_canvas_overlay_append_hover:
 * @snapshot: what is drawn to
 * @place: the bounds of what the pointer is over, in pixels
 * @colour: the accent
 *
 * Draws the fine line that says what a click would select.
 */
void
sj_canvas_overlay_append_hover (GtkSnapshot       *snapshot,
                                const SjRectangle *place,
                                const GdkRGBA     *colour)
{
  GdkRGBA faint = *colour;

  faint.alpha *= HOVER_STRENGTH;
  append_outline (snapshot, place, &faint, HOVER_WIDTH, HOVER_GAP);
}
