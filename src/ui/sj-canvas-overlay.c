#define G_LOG_DOMAIN "sj-canvas-overlay"

#include "ui/sj-canvas-overlay.h"

#include <math.h>

#include "ui/sj-canvas-cell.h"

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

/**
 * sj_canvas_overlay_append_box:
 * @snapshot: what is drawn to
 * @place: in pixels
 * @colour: the accent
 *
 * Draws a box one can see through: a rubber band, or where something dragged would be.
 */
void
sj_canvas_overlay_append_box (GtkSnapshot       *snapshot,
                              const SjRectangle *place,
                              const GdkRGBA     *colour)
{
  GdkRGBA faint = *colour;

  faint.alpha *= 0.14f;
  gtk_snapshot_append_color (snapshot, &faint, &GRAPHENE_RECT_INIT (place->x, place->y,
                                                                    place->width, place->height));
  append_outline (snapshot, place, colour, 1.0, 0.0);
}

/**
 * sj_canvas_overlay_append_bar:
 * @snapshot: what is drawn to
 * @place: in pixels
 * @colour: the accent
 *
 * Draws the mark of where something would be put in.
 */
void
sj_canvas_overlay_append_bar (GtkSnapshot       *snapshot,
                              const SjRectangle *place,
                              const GdkRGBA     *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (place->x, place->y, place->width, place->height);
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &bounds, MIN (place->width, place->height) / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * sj_canvas_overlay_append_disc:
 * @snapshot: what is drawn to
 * @x: its middle in pixels
 * @y: its middle
 * @radius: in pixels
 * @colour: the accent
 *
 * Draws a handle.
 */
void
sj_canvas_overlay_append_disc (GtkSnapshot   *snapshot,
                               double         x,
                               double         y,
                               double         radius,
                               const GdkRGBA *colour)
{
  SjRectangle place = { x - radius, y - radius, 2.0 * radius, 2.0 * radius };

  sj_canvas_overlay_append_bar (snapshot, &place, colour);
}

/**
 * sj_canvas_overlay_append_line:
 * @snapshot: what is drawn to
 * @from_x: where it begins, in pixels
 * @from_y: where it begins
 * @to_x: where it ends
 * @to_y: where it ends
 * @colour: the accent
 *
 * Draws a link that is being drawn.
 */
void
sj_canvas_overlay_append_line (GtkSnapshot   *snapshot,
                               double         from_x,
                               double         from_y,
                               double         to_x,
                               double         to_y,
                               const GdkRGBA *colour)
{
  double x = MIN (from_x, to_x), y = MIN (from_y, to_y);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (x - 2.0, y - 2.0, fabs (to_x - from_x) + 4.0,
                                   fabs (to_y - from_y) + 4.0));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_move_to (cr, from_x, from_y);
  cairo_line_to (cr, to_x, to_y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/**
 * sj_canvas_overlay_append_value:
 * @canvas: a canvas
 * @snapshot: what is drawn to
 * @x: beside what it stands, in pixels
 * @y: beside what it stands
 * @text: a value, as short as it can be
 *
 * Writes how large, or how good, something dragged is now.
 */
void
sj_canvas_overlay_append_value (SjCanvas    *canvas,
                                GtkSnapshot *snapshot,
                                double       x,
                                double       y,
                                const char  *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), text);
  GdkRGBA dark = { 0.12, 0.12, 0.13, 0.92 }, white = { 1.0, 1.0, 1.0, 1.0 };
  SjRectangle place;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  place = (SjRectangle) { x + 14.0, y - height / 2.0 - 3.0, width + 14.0, height + 6.0 };
  if (place.x + place.width > gtk_widget_get_width (GTK_WIDGET (canvas)))
    place.x = x - 14.0 - place.width;

  sj_canvas_overlay_append_bar (snapshot, &place, &dark);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place.x + 7.0, place.y + 3.0));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/**
 * sj_canvas_overlay_get_accent:
 * @canvas: a canvas
 *
 * Returns: the colour of what lies over the map
 */
GdkRGBA
sj_canvas_overlay_get_accent (SjCanvas *canvas)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (canvas));
  GdkRGBA accent = { 0.21, 0.52, 0.89, 1.0 };

  gtk_style_context_lookup_color (context, "accent_bg_color", &accent);
  return accent;
}

static SjRectangle
place_of (SjCanvas          *canvas,
          const SjSceneItem *item)
{
  SjRectangle bounds = { item->x, item->y, item->width, item->height };

  return sj_viewport_to_view (sj_canvas_get_viewport (canvas), &bounds);
}

static gboolean
is_in_view (SjCanvas          *canvas,
            const SjRectangle *place)
{
  return place->x + place->width >= -RING_WIDTH - RING_GAP &&
         place->y + place->height >= -RING_WIDTH - RING_GAP &&
         place->x <= gtk_widget_get_width (GTK_WIDGET (canvas)) + RING_WIDTH + RING_GAP &&
         place->y <= gtk_widget_get_height (GTK_WIDGET (canvas)) + RING_WIDTH + RING_GAP;
}

/* The cell lies within its lane, so its ring is drawn inside. */
static void
append_cell (GtkSnapshot       *snapshot,
             const SjRectangle *place,
             const GdkRGBA     *colour)
{
  double inset = RING_WIDTH + RING_GAP;
  SjRectangle inner = { place->x + inset, place->y + inset, MAX (place->width - 2.0 * inset, 4.0),
                        MAX (place->height - 2.0 * inset, 4.0) };

  append_outline (snapshot, &inner, colour, RING_WIDTH, 0.0);
}

/**
 * sj_canvas_overlay_snapshot:
 * @canvas: a canvas
 * @snapshot: what is drawn to
 * @hovered: (nullable): what the pointer is over
 * @ringed: (element-type SjSceneItem): what is selected
 *
 * Draws what says where pointer and keyboard are.
 */
void
sj_canvas_overlay_snapshot (SjCanvas          *canvas,
                            GtkSnapshot       *snapshot,
                            const SjSceneItem *hovered,
                            GPtrArray         *ringed)
{
  GdkRGBA accent = sj_canvas_overlay_get_accent (canvas);
  SjRectangle place;

  if (hovered != NULL && hovered->role != SJ_ROLE_LINK)
    {
      place = place_of (canvas, hovered);
      sj_canvas_overlay_append_hover (snapshot, &place, &accent);
    }

  for (guint i = 0; i < ringed->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (ringed, i);

      place = place_of (canvas, item);
      if (!is_in_view (canvas, &place))
        continue;
      if (item->role == SJ_ROLE_LINK)
        sj_canvas_overlay_append_route (snapshot, item->figure, &place,
                                        sj_viewport_get_zoom (sj_canvas_get_viewport (canvas)),
                                        &accent);
      else
        sj_canvas_overlay_append_ring (snapshot, &place, &accent);
    }

  if (sj_canvas_cell_get_place (canvas, &place))
    append_cell (snapshot, &place, &accent);
}
