#define G_LOG_DOMAIN "sj-link-trace"

#include "scene/sj-link-trace.h"

#include <math.h>

/**
 * SjLinkTrace:
 *
 * Where a link runs, said by columns and gutters and not by places on the page, with all that is
 * needed to draw it. When columns move apart, a link between them can be drawn again whenever
 * somebody looks at it, and not before. Not changed any more once it was drawn.
 */
struct _SjLinkTrace
{
  grefcount  references;
  SjLinkLook look;
  GArray    *points;  /* TracePoint */
  SjTraceX   label[2];  /* the label stands half way between them */
  double     label_y;
};

typedef struct
{
  SjTraceX x;
  double   y;
} TracePoint;

/* Less than this is rounding. */
#define EXACT 1e-6

/**
 * sj_link_trace_new:
 * @look: what the link looks like
 *
 * Returns: (transfer full): a trace without points
 */
SjLinkTrace *
sj_link_trace_new (const SjLinkLook *look)
{
  SjLinkTrace *self = g_new0 (SjLinkTrace, 1);

  g_ref_count_init (&self->references);
  self->look = *look;
  if (look->label != NULL)
    sj_text_ref (look->label);
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (TracePoint), 2);

  return self;
}

SjLinkTrace *
sj_link_trace_ref (SjLinkTrace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_link_trace_unref (SjLinkTrace *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->look.label, sj_text_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self);
}

/**
 * sj_link_trace_add_point:
 * @self: a trace that was not drawn yet
 * @x: where the link begins, turns or ends, across the page
 * @y: down the page
 */
void
sj_link_trace_add_point (SjLinkTrace *self,
                         SjTraceX     x,
                         double       y)
{
  TracePoint point = { x, y };

  g_array_append_val (self->points, point);
}

/**
 * sj_link_trace_set_label:
 * @self: a trace that was not drawn yet, of a link with a label
 * @first: a place across the page
 * @second: another one, or the same; the label stands half way between them
 * @y: the middle of the label, down the page
 */
void
sj_link_trace_set_label (SjLinkTrace *self,
                         SjTraceX     first,
                         SjTraceX     second,
                         double       y)
{
  self->label[0] = first;
  self->label[1] = second;
  self->label_y = y;
}

/**
 * sj_link_trace_resolve:
 * @x: a place across the page
 * @places: where columns stand
 *
 * Returns: where that is, from the start side
 */
double
sj_link_trace_resolve (const SjTraceX      *x,
                       const SjScenePlaces *places)
{
  if (x->in_gutter)
    return places->gutters[x->index] + x->offset;

  return places->x[x->index] + x->share * places->widths[x->index] + x->offset;
}

static void
add_corner (GArray   *corners,
            SjVertex  corner)
{
  if (corners->len > 0)
    {
      const SjVertex *last = &g_array_index (corners, SjVertex, corners->len - 1);

      if (last->x == corner.x && last->y == corner.y)
        return;
    }

  g_array_append_val (corners, corner);
}

/**
 * sj_link_trace_draw:
 * @self: a trace
 * @places: where columns stand
 * @origin: (out): where the figure lies on the page
 *
 * Returns: (transfer full): the link as it is drawn
 */
SjFigure *
sj_link_trace_draw (const SjLinkTrace   *self,
                    const SjScenePlaces *places,
                    SjVertex            *origin)
{
  g_autoptr(GArray) corners = g_array_new (FALSE, FALSE, sizeof (SjVertex));
  SjLinkPath path = { .points = corners };
  SjFigure *figure;

  for (guint i = 0; i < self->points->len; i++)
    {
      const TracePoint *point = &g_array_index (self->points, TracePoint, i);

      add_corner (corners, (SjVertex) { sj_link_trace_resolve (&point->x, places), point->y });
    }
  if (self->look.label != NULL)
    path.label = (SjVertex) { (sj_link_trace_resolve (&self->label[0], places) +
                               sj_link_trace_resolve (&self->label[1], places)) / 2.0,
                              self->label_y };

  figure = sj_link_figure_new (&self->look, &path, origin);
  if (places->rtl)
    origin->x = places->page_width - origin->x - sj_figure_get_width (figure);

  return figure;
}

static gboolean
moves_by (const SjTraceX      *x,
          const SjScenePlaces *before,
          const SjScenePlaces *now,
          double               shift)
{
  return fabs (sj_link_trace_resolve (x, now) - sj_link_trace_resolve (x, before) - shift) < EXACT;
}

/**
 * sj_link_trace_get_shift:
 * @self: a trace
 * @before: where columns stood
 * @now: where they stand, as many
 * @shift: (out): how far to the right on the page the link moved
 *
 * Returns: whether the link moved as a whole; if not, it must be drawn again
 */
gboolean
sj_link_trace_get_shift (const SjLinkTrace   *self,
                         const SjScenePlaces *before,
                         const SjScenePlaces *now,
                         double              *shift)
{
  const TracePoint *points = (const TracePoint *) self->points->data;
  double first = sj_link_trace_resolve (&points[0].x, now) -
                 sj_link_trace_resolve (&points[0].x, before);

  for (guint i = 1; i < self->points->len; i++)
    if (!moves_by (&points[i].x, before, now, first))
      return FALSE;
  for (guint i = 0; self->look.label != NULL && i < 2; i++)
    if (!moves_by (&self->label[i], before, now, first))
      return FALSE;

  *shift = sj_scene_places_to_page (before, now, first);
  return TRUE;
}
