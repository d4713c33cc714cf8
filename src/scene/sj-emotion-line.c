#define G_LOG_DOMAIN "sj-emotion-line"

#include "scene/sj-emotion-plot.h"

#include <math.h>

#include "scene/sj-curve.h"

/*
 * Lines and bands of the emotion lane. Both are cut into pieces, because a screen keeps each piece
 * as a picture of its own and very long ones are beyond what graphics cards hold.
 */

#define PIECE_WIDTH 512.0
#define BAND_ALPHA 0.18f

/* A stretch of knots without interruption, in page coordinates. */
typedef struct
{
  const SjKnot *knots;
  guint         n;
  double       *x;
  double       *y;
  double       *slope;
  double       *up;  /* distance from the line to the upper end of the interval, upwards */
  double       *up_slope;
  double       *down;
  double       *down_slope;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->x, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
has_interval (const SjPoint *point)
{
  return !isnan (point->valence_low) && !isnan (point->valence_high);
}

static void
run_init (Run                 *run,
          const SjEmotionPlot *plot,
          const SjKnot        *knots,
          guint                n)
{
  run->knots = knots;
  run->n = n;
  run->x = g_new0 (double, n * 7);
  run->y = run->x + n;
  run->slope = run->x + 2 * n;
  run->up = run->x + 3 * n;
  run->up_slope = run->x + 4 * n;
  run->down = run->x + 5 * n;
  run->down_slope = run->x + 6 * n;

  for (guint i = 0; i < n; i++)
    {
      const SjPoint *point = knots[i].point;

      /* Values of one place stand a hair apart, so that x always grows. */
      run->x[i] = i > 0 ? MAX (knots[i].x, run->x[i - 1] + 0.01) : knots[i].x;
      run->y[i] = sj_emotion_plot_y (plot, point->valence);
      if (has_interval (point))
        {
          run->up[i] = MAX (run->y[i] - sj_emotion_plot_y (plot, point->valence_high), 0.0);
          run->down[i] = MAX (sj_emotion_plot_y (plot, point->valence_low) - run->y[i], 0.0);
        }
    }

  sj_curve_tangents (run->x, run->y, run->slope, n);
  sj_curve_tangents (run->x, run->up, run->up_slope, n);
  sj_curve_tangents (run->x, run->down, run->down_slope, n);
}

static guint
run_length (const SjEmotionSeries *series,
            guint                  first)
{
  guint after = first + 1;

  while (after < series->knots->len &&
         g_array_index (series->knots, SjKnot, after).join != SJ_JOIN_NONE)
    after++;

  return after - first;
}

/* One edge of the band: the line moved by a half-width. Handles stay inside the grid. */
static void
trace_edge (SjFigure            *figure,
            const SjEmotionPlot *plot,
            const Run           *run,
            gboolean             upper,
            guint                from,
            guint                to,
            double               origin_x,
            double               origin_y)
{
  const double *half = upper ? run->up : run->down;
  const double *half_slope = upper ? run->up_slope : run->down_slope;
  double sign = upper ? -1.0 : 1.0;
  double h = run->x[to] - run->x[from];
  double y_from = run->y[from] + sign * half[from];
  double y_to = run->y[to] + sign * half[to];
  double handle_from = y_from + (run->slope[from] + sign * half_slope[from]) * h / 3.0;
  double handle_to = y_to - (run->slope[to] + sign * half_slope[to]) * h / 3.0;

  sj_figure_curve_to (figure,
                      run->x[from] + h / 3.0 - origin_x,
                      CLAMP (handle_from, plot->top, plot->bottom) - origin_y,
                      run->x[to] - h / 3.0 - origin_x,
                      CLAMP (handle_to, plot->top, plot->bottom) - origin_y,
                      run->x[to] - origin_x,
                      CLAMP (y_to, plot->top, plot->bottom) - origin_y);
}

static void
add_band_piece (SjEmotionPlot         *plot,
                const SjEmotionSeries *series,
                const Run             *run,
                guint                  first,
                guint                  last)
{
  double x = run->x[first], y = plot->top;
  SjFigure *figure = sj_emotion_plot_new_figure (plot, run->x[last] - x, plot->bottom - y);

  sj_figure_move_to (figure, 0.0,
                     CLAMP (run->y[first] - run->up[first], plot->top, plot->bottom) - y);
  for (guint i = first; i < last; i++)
    trace_edge (figure, plot, run, TRUE, i, i + 1, x, y);
  sj_figure_line_to (figure, run->x[last] - x,
                     CLAMP (run->y[last] + run->down[last], plot->top, plot->bottom) - y);
  for (guint i = last; i > first; i--)
    trace_edge (figure, plot, run, FALSE, i, i - 1, x, y);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (sj_colour_with_alpha (series->colour, BAND_ALPHA)));

  sj_emotion_plot_add (plot, SJ_ROLE_BAND, figure, x, y, SJ_ELEMENT (series->series), NULL, "");
}

static gboolean
band_spans (const Run *run,
            guint      to)
{
  return run->knots[to].join == SJ_JOIN_LINE && has_interval (run->knots[to - 1].point) &&
         has_interval (run->knots[to].point);
}

/**
 * sj_emotion_plot_add_bands:
 * @self: the plot
 * @series: one of its series
 *
 * Adds the confidence band. Its edges are the line plus interpolated half-widths, so that it never
 * crosses the line; there is none over a missing value.
 */
void
sj_emotion_plot_add_bands (SjEmotionPlot         *self,
                           const SjEmotionSeries *series)
{
  const SjKnot *knots = (const SjKnot *) (void *) series->knots->data;

  for (guint start = 0; start < series->knots->len; )
    {
      guint n = run_length (series, start), first = 0;
      g_auto(Run) run = { 0 };

      run_init (&run, self, knots + start, n);
      for (guint i = 1; i < n; i++)
        {
          if (!band_spans (&run, i))
            {
              first = i;
              continue;
            }

          if (i + 1 == n || !band_spans (&run, i + 1) ||
              run.x[i + 1] - run.x[first] > PIECE_WIDTH)
            {
              add_band_piece (self, series, &run, first, i);
              first = i;
            }
        }

      start += n;
    }
}

static void
trace_span (SjFigure              *figure,
            const SjEmotionSeries *series,
            const Run             *run,
            guint                  to,
            double                 origin_x,
            double                 origin_y)
{
  double x1 = run->x[to - 1] - origin_x, y1 = run->y[to - 1] - origin_y;
  double x2 = run->x[to] - origin_x, y2 = run->y[to] - origin_y;
  double third = (x2 - x1) / 3.0;

  switch (series->shape)
    {
    case SJ_LINE_STRAIGHT:
      sj_figure_line_to (figure, x2, y2);
      break;

    case SJ_LINE_STEP:
      sj_figure_line_to (figure, (x1 + x2) / 2.0, y1);
      sj_figure_line_to (figure, (x1 + x2) / 2.0, y2);
      sj_figure_line_to (figure, x2, y2);
      break;

    case SJ_LINE_CURVE:
    default:
      sj_figure_curve_to (figure, x1 + third, y1 + run->slope[to - 1] * third,
                          x2 - third, y2 - run->slope[to] * third, x2, y2);
      break;
    }
}

static SjPaint
line_paint (const SjEmotionSeries *series,
            SjJoin                 join)
{
  SjPaint paint = sj_paint_stroke (series->colour, series->line_width);

  paint.dash = series->dash;
  paint.round_caps = TRUE;
  if (join == SJ_JOIN_BRIDGE)
    {
      paint.stroke = sj_colour_with_alpha (series->colour, 0.65f);
      paint.line_width = 1.4;
      paint.dash = (SjDash) { { 5.0, 5.0 }, 2 };
    }

  return paint;
}

static void
add_line_piece (SjEmotionPlot         *plot,
                const SjEmotionSeries *series,
                const Run             *run,
                guint                  first,
                guint                  last)
{
  double margin = series->line_width;
  double x = run->x[first] - margin, y = plot->top - margin;
  SjFigure *figure = sj_emotion_plot_new_figure (plot, run->x[last] - run->x[first] + 2.0 * margin,
                                                 plot->bottom - plot->top + 2.0 * margin);

  sj_figure_move_to (figure, run->x[first] - x, run->y[first] - y);
  for (guint i = first + 1; i <= last; i++)
    trace_span (figure, series, run, i, x, y);
  sj_figure_end_path (figure, line_paint (series, run->knots[last].join));

  sj_emotion_plot_add (plot, SJ_ROLE_CURVE, figure, x, y, SJ_ELEMENT (series->series), NULL,
                       sj_series_get_title (series->series));
}

/**
 * sj_emotion_plot_add_line:
 * @self: the plot
 * @series: one of its series
 *
 * Adds the line through the values: interpolated, never smoothed, and not continued beyond them.
 */
void
sj_emotion_plot_add_line (SjEmotionPlot         *self,
                          const SjEmotionSeries *series)
{
  const SjKnot *knots = (const SjKnot *) (void *) series->knots->data;

  for (guint start = 0; start < series->knots->len; )
    {
      guint n = run_length (series, start), first = 0;
      g_auto(Run) run = { 0 };

      run_init (&run, self, knots + start, n);
      for (guint i = 1; i < n; i++)
        if (i + 1 == n || run.knots[i + 1].join != run.knots[i].join ||
            run.x[i + 1] - run.x[first] > PIECE_WIDTH)
          {
            add_line_piece (self, series, &run, first, i);
            first = i;
          }

      start += n;
    }
}
