#define G_LOG_DOMAIN "sj-emotion-marks"

#include "config.h"

#include "scene/sj-emotion-plot.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "core/sj-card.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "scene/sj-emotion-sign.h"
#include "scene/sj-point-words.h"

/*
 * Markers and counts of the emotion lane. A value of few answers is hollow, one that was suppressed
 * is crossed out beside its "n <", so that nobody reads more into it than is there.
 */

#define MARKER_RADIUS 5.0
#define MARKER_BOX 14.0

static void
trace_polygon (SjFigure     *figure,
               const double *corners,
               guint         n,
               double        centre,
               double        radius)
{
  for (guint i = 0; i < n; i++)
    {
      double x = centre + corners[2 * i] * radius, y = centre + corners[2 * i + 1] * radius;

      if (i == 0)
        sj_figure_move_to (figure, x, y);
      else
        sj_figure_line_to (figure, x, y);
    }
  sj_figure_close_path (figure);
}

static void
add_marker (SjFigure      *figure,
            SjMarkerShape  shape,
            double         centre,
            SjPaint        paint)
{
  static const double square[] = { -0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85 };
  static const double diamond[] = { 0.0, -1.2, 1.2, 0.0, 0.0, 1.2, -1.2, 0.0 };
  static const double triangle[] = { 0.0, -1.15, 1.1, 0.8, -1.1, 0.8 };
  static const double cross[] = {
    -0.4, -1.1, 0.4, -1.1, 0.4, -0.4, 1.1, -0.4, 1.1, 0.4, 0.4, 0.4,
    0.4, 1.1, -0.4, 1.1, -0.4, 0.4, -1.1, 0.4, -1.1, -0.4, -0.4, -0.4,
  };
  static const double star[] = {
    0.0, -1.25, 0.32, -0.42, 1.19, -0.39, 0.5, 0.16, 0.73, 1.01,
    0.0, 0.53, -0.73, 1.01, -0.5, 0.16, -1.19, -0.39, -0.32, -0.42,
  };

  switch (shape)
    {
    case SJ_MARKER_SQUARE:
      trace_polygon (figure, square, 4, centre, MARKER_RADIUS);
      break;
    case SJ_MARKER_DIAMOND:
      trace_polygon (figure, diamond, 4, centre, MARKER_RADIUS);
      break;
    case SJ_MARKER_TRIANGLE:
      trace_polygon (figure, triangle, 3, centre, MARKER_RADIUS);
      break;
    case SJ_MARKER_CROSS:
      trace_polygon (figure, cross, 12, centre, MARKER_RADIUS);
      break;
    case SJ_MARKER_STAR:
      trace_polygon (figure, star, 10, centre, MARKER_RADIUS);
      break;
    case SJ_MARKER_AUTO:
    case SJ_MARKER_CIRCLE:
    default:
      sj_figure_add_circle (figure, centre, centre, MARKER_RADIUS, paint);
      return;
    }

  sj_figure_end_path (figure, paint);
}

static SjPaint
marker_paint (const SjEmotionPlot   *plot,
              const SjEmotionSeries *series,
              const SjPoint         *point)
{
  SjColour ground = sj_theme_get_colour (plot->frame->theme, SJ_COLOUR_CARD);
  SjPaint paint = sj_paint_fill (series->colour);

  if (point->n >= 0 && point->n < SJ_POINT_FIRM_ANSWERS)
    {
      paint.fill = ground;
      paint.stroke = series->colour;
      paint.line_width = 2.0;
    }
  else
    {
      paint.stroke = ground;
      paint.line_width = 1.5;
    }

  return paint;
}

static const char *
anchor_title (SjMap      *map,
              const char *anchor)
{
  SjElement *element = sj_map_lookup (map, anchor);

  if (SJ_IS_CARD (element))
    return sj_card_get_title (SJ_CARD (element));
  if (SJ_IS_STEP (element))
    return sj_step_get_title (SJ_STEP (element));
  if (SJ_IS_STAGE (element))
    return sj_stage_get_title (SJ_STAGE (element));

  return "";
}

static char *
describe_point (const SjEmotionSeries *series,
                const SjPoint         *point)
{
  g_autofree char *words = sj_point_words (series->series, point);

  g_autofree char *title = sj_series_describe_title (series->series);

  /* Translators: the title of a curve, and what one of its points says. */
  return g_strdup_printf (_("%s: %s"), title, words);
}

static void
add_point (SjEmotionPlot         *plot,
           const SjEmotionSeries *series,
           const SjKnot          *knot)
{
  SjFigure *figure = sj_emotion_plot_new_figure (plot, MARKER_BOX, MARKER_BOX);
  g_autofree char *description = describe_point (series, knot->point);
  SjSceneItem *item;

  if (series->measured)
    add_marker (figure, series->marker, MARKER_BOX / 2.0,
                marker_paint (plot, series, knot->point));

  item = sj_emotion_plot_add (plot, SJ_ROLE_POINT, figure, knot->x - MARKER_BOX / 2.0,
                              sj_emotion_plot_y (plot, knot->point->valence) - MARKER_BOX / 2.0,
                              SJ_ELEMENT (series->series), knot->point->anchor,
                              anchor_title (plot->map, knot->point->anchor));
  item->description = g_ref_string_new (description);
}

/* What was measured where something else is drawn. */
static void
add_measured (SjEmotionPlot         *plot,
              const SjEmotionSeries *series,
              const SjKnot          *knot)
{
  SjFigure *figure = sj_emotion_plot_new_figure (plot, MARKER_BOX, MARKER_BOX);
  SjPaint paint = sj_paint_stroke (series->colour, 1.4);

  sj_figure_add_circle (figure, MARKER_BOX / 2.0, MARKER_BOX / 2.0, 3.6, paint);
  sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, knot->x - MARKER_BOX / 2.0,
                       sj_emotion_plot_y (plot, knot->measured) - MARKER_BOX / 2.0,
                       SJ_ELEMENT (series->series), NULL, "");
}

static guint
count_row (const SjEmotionPlot   *plot,
           const SjEmotionSeries *series)
{
  guint row = 0;

  for (guint i = 0; i < plot->series->len; i++)
    {
      const SjEmotionSeries *other = g_ptr_array_index (plot->series, i);

      if (other == series)
        break;
      row += other->measured;
    }

  return row;
}

static gboolean
is_only_measured (const SjEmotionPlot *plot)
{
  guint n_measured = 0;

  for (guint i = 0; i < plot->series->len; i++)
    n_measured += ((const SjEmotionSeries *) g_ptr_array_index (plot->series, i))->measured;

  return n_measured <= 1;
}

/* A number belongs to the marker above it. What is hidden has no marker: the sign stands for the
 * point, so that whoever points at it, or hears the map, learns why there is none. */
static void
add_count_item (SjEmotionPlot         *plot,
                const SjEmotionSeries *series,
                const SjPoint         *point,
                SjFigure              *figure,
                double                 x,
                double                 y)
{
  g_autofree char *description = NULL;
  SjSceneItem *item;

  if (!isnan (point->valence))
    {
      sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, x, y, SJ_ELEMENT (plot->frame->lane), NULL,
                           "");
      return;
    }
  description = describe_point (series, point);
  item = sj_emotion_plot_add (plot, SJ_ROLE_POINT, figure, x, y, SJ_ELEMENT (series->series),
                              point->anchor, anchor_title (plot->map, point->anchor));
  item->description = g_ref_string_new (description);
}

static void
add_count (SjEmotionPlot         *plot,
           const SjEmotionSeries *series,
           const SjPoint         *point,
           double                 x)
{
  const double width = 64.0, height = 14.0;
  gboolean hidden = isnan (point->valence);
  SjColour colour = is_only_measured (plot)
                    ? sj_theme_get_colour (plot->frame->theme, SJ_COLOUR_INK_FAINT)
                    : series->colour;
  SjFigure *figure = sj_emotion_plot_new_figure (plot, width, height);
  int minimum = 5;
  g_autofree char *count = NULL;

  g_object_get (series->series, "minimum-n", &minimum, NULL);
  if (!hidden)
    /* Translators: number of answers under a point of the curve */
    count = g_strdup_printf (_("n %" PRId64), point->n);
  else if (g_strcmp0 (point->reason, "complementary") == 0)
    /* Translators: not shown, because the number could be worked out from the others */
    count = g_strdup (_("hidden"));
  else
    /* Translators: fewer answers than the least group that is shown */
    count = g_strdup_printf (_("n < %d"), minimum);

  if (hidden)
    sj_emotion_sign_draw_hidden (figure, width / 2.0 - 22.0, height / 2.0, colour);
  sj_figure_add_text (figure,
                      sj_measure_text (plot->frame->measure, count, SJ_STYLE_COUNT, colour,
                                       SJ_ALIGN_CENTRE, plot->frame->rtl, width, 1),
                      hidden ? 6.0 : 0.0, 0.0);

  add_count_item (plot, series, point, figure, x - width / 2.0,
                  plot->bottom + 12.0 + 13.0 * count_row (plot, series));
}

/**
 * sj_emotion_plot_add_points:
 * @self: the plot
 * @series: one of its series
 *
 * Adds a marker and, for a measured series, the number of answers under it.
 */
void
sj_emotion_plot_add_points (SjEmotionPlot         *self,
                            const SjEmotionSeries *series)
{
  for (guint i = 0; i < series->knots->len; i++)
    {
      const SjKnot *knot = &g_array_index (series->knots, SjKnot, i);

      if (!knot->marked)
        continue;

      if (!isnan (knot->measured))
        add_measured (self, series, knot);
      add_point (self, series, knot);
      if (series->measured && knot->point->n >= 0)
        add_count (self, series, knot->point, knot->x);
    }

  for (guint i = 0; i < series->hidden->len; i++)
    {
      const SjHiddenPoint *hidden = &g_array_index (series->hidden, SjHiddenPoint, i);

      add_count (self, series, hidden->point, hidden->x);
    }
}
