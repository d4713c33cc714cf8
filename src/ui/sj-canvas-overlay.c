#define G_LOG_DOMAIN "sj-canvas-overlay"

#include "ui/sj-canvas-overlay.h"

/*
 * What the canvas draws over the map: in pixels, as thick at every zoom.
 */

#define RING_WIDTH 2.0
#define RING_GAP 3.0
#define RING_RADIUS 7.0
#define ROUTE_WIDTH 3.0
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

static void
trace (cairo_t        *cr,
       const SjFigure *figure,
       const SjOp     *op)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *next = sj_figure_get_vertices (figure, op);

  for (guint i = 0; i < op->n_verbs; i++)
    switch (verbs[i])
      {
      case SJ_VERB_MOVE:
        cairo_move_to (cr, next->x, next->y);
        next += 1;
        break;

      case SJ_VERB_LINE:
        cairo_line_to (cr, next->x, next->y);
        next += 1;
        break;

      case SJ_VERB_CURVE:
        cairo_curve_to (cr, next[0].x, next[0].y, next[1].x, next[1].y, next[2].x, next[2].y);
        next += 3;
        break;

      case SJ_VERB_CLOSE:
      default:
        cairo_close_path (cr);
        break;
      }
}

/**
 * sj_canvas_overlay_append_route:
 * @snapshot: what is drawn to
 * @figure: what a link looks like
 * @place: where it is, in pixels
 * @zoom: pixels per point
 * @colour: the accent
 *
 * Draws the way of a link once more. A box around it would hold other things.
 */
void
sj_canvas_overlay_append_route (GtkSnapshot       *snapshot,
                                const SjFigure    *figure,
                                const SjRectangle *place,
                                double             zoom,
                                const GdkRGBA     *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (place->x - ROUTE_WIDTH, place->y - ROUTE_WIDTH,
                                   place->width + 2.0 * ROUTE_WIDTH,
                                   place->height + 2.0 * ROUTE_WIDTH));

  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, zoom, zoom);
  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i);

      if (op->kind == SJ_OP_PATH)
        trace (cr, figure, op);
    }
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, ROUTE_WIDTH / zoom);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
