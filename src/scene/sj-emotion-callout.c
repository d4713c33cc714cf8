#define G_LOG_DOMAIN "sj-emotion-callout"

#include "config.h"

#include "scene/sj-emotion-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scene/sj-emotion-sign.h"

/*
 * What is written into the emotion lane: a callout where a curve is significantly high or low, and
 * the name of each curve at its end. Both look for a place where they cover no line.
 */

#define CALLOUT_WIDTH 152.0
#define LABEL_HEIGHT 14.0

/* How badly a box would cover lines; 0 is free. */
static double
covered (const SjEmotionPlot *plot,
         double               x,
         double               y,
         double               width,
         double               height)
{
  double cost = 0.0;

  for (guint i = 0; i < plot->series->len; i++)
    for (double at = x; at <= x + width; at += width / 12.0)
      {
        double value = sj_emotion_series_value (g_ptr_array_index (plot->series, i), at);
        double line = isnan (value) ? NAN : sj_emotion_plot_y (plot, value);

        if (line > y - 4.0 && line < y + height + 4.0)
          cost += 1.0;
      }

  return cost;
}

static double
boxes_overlap (const SjSceneItem *item,
               double             x,
               double             y,
               double             width,
               double             height)
{
  double across = MIN (item->x + item->width, x + width) - MAX (item->x, x);
  double down = MIN (item->y + item->height, y + height) - MAX (item->y, y);

  return across > 0.0 && down > 0.0 ? across * down : 0.0;
}

/* How badly a box would cover callouts, labels and markers that stand there already. */
static double
taken (const SjEmotionPlot *plot,
       double               x,
       double               y,
       double               width,
       double               height)
{
  double page_x = plot->frame->rtl ? plot->frame->page_width - x - width : x;
  double cost = 0.0;

  for (guint i = 0; i < plot->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (plot->items, i);

      if (item->role == SJ_ROLE_CALLOUT || item->role == SJ_ROLE_SERIES_LABEL ||
          item->role == SJ_ROLE_POINT)
        cost += boxes_overlap (item, page_x, y, width, height) / 20.0;
    }

  return cost;
}

static const SjKnot *
find_extreme (const SjEmotionSeries *series,
              int                    sign)
{
  const SjKnot *extreme = NULL;

  for (guint i = 0; i < series->knots->len; i++)
    {
      const SjKnot *knot = &g_array_index (series->knots, SjKnot, i);

      if (knot->marked && sj_series_get_direction (series->series, knot->point) == sign &&
          (extreme == NULL || sign * (knot->point->valence - extreme->point->valence) > 0.0))
        extreme = knot;
    }

  return extreme;
}

static double
choose_height (const SjEmotionPlot *plot,
               const SjKnot        *knot,
               double               x,
               double               height,
               int                  sign)
{
  double point_y = sj_emotion_plot_y (plot, knot->point->valence);
  double best = point_y, best_cost = G_MAXDOUBLE;

  for (double distance = 26.0; distance < 150.0; distance += 8.0)
    for (int side = -1; side <= 1; side += 2)
      {
        double y = side < 0 ? point_y - distance - height : point_y + distance;
        double cost = covered (plot, x, y, CALLOUT_WIDTH, height) * 10.0 +
                      taken (plot, x, y, CALLOUT_WIDTH, height) + distance / 40.0 +
                      (side == sign ? 0.5 : 0.0);

        if (y >= plot->frame->y + 4.0 && y + height <= plot->bottom + 6.0 && cost < best_cost)
          {
            best = y;
            best_cost = cost;
          }
      }

  return best;
}

static char *
signed_value (double value)
{
  return g_strdup_printf ("%s%.2f", value < 0.0 ? "−" : "+", fabs (value));
}

static SjFigure *
make_callout (const SjEmotionPlot *plot,
              const SjPoint       *point,
              int                  sign,
              double               height)
{
  const SjEmotionFrame *frame = plot->frame;
  SjColour colour = sj_theme_get_colour (frame->theme,
                                         sign > 0 ? SJ_COLOUR_POSITIVE : SJ_COLOUR_NEGATIVE);
  SjPaint box = sj_paint_fill (sj_theme_get_colour (frame->theme, SJ_COLOUR_CARD));
  SjFigure *figure = sj_emotion_plot_new_figure (plot, CALLOUT_WIDTH, height);
  g_autofree char *value = signed_value (point->valence);
  g_autofree char *headline = NULL;
  double width;

  /* Translators: valence of a touchpoint: "−0.72 significantly low" */
  headline = g_strdup_printf (sign > 0 ? _("%s significantly high") : _("%s significantly low"),
                              value);
  box.stroke = colour;
  box.line_width = 1.2;
  sj_figure_add_rectangle (figure, 0.6, 0.6, CALLOUT_WIDTH - 1.2, height - 1.2, 7.0, box);

  width = MIN (sj_measure_width (frame->measure, headline, SJ_STYLE_CALLOUT), CALLOUT_WIDTH - 26.0);
  sj_emotion_sign_draw (figure, (CALLOUT_WIDTH - width) / 2.0 - 3.0, 12.0, sign, colour);
  sj_figure_add_text (figure,
                      sj_measure_text (frame->measure, headline, SJ_STYLE_CALLOUT, colour,
                                       SJ_ALIGN_START, frame->rtl, CALLOUT_WIDTH - 22.0, 1),
                      (CALLOUT_WIDTH - width) / 2.0 + 6.0, 5.0);

  if (point->note != NULL && *point->note != '\0')
    sj_figure_add_text (figure,
                        sj_measure_text (frame->measure, point->note, SJ_STYLE_QUOTE,
                                         sj_theme_get_colour (frame->theme, SJ_COLOUR_INK_STRONG),
                                         SJ_ALIGN_CENTRE, frame->rtl, CALLOUT_WIDTH - 12.0, 2),
                        6.0, 20.0);

  return figure;
}

static void
add_leader (SjEmotionPlot         *plot,
            const SjEmotionSeries *series,
            const SjKnot          *knot,
            double                 y,
            double                 height,
            int                    sign)
{
  double point_y = sj_emotion_plot_y (plot, knot->point->valence);
  double from = y < point_y ? y + height : point_y + 7.0;
  double to = y < point_y ? point_y - 7.0 : y;
  SjColour colour = sj_theme_get_colour (plot->frame->theme,
                                         sign > 0 ? SJ_COLOUR_POSITIVE : SJ_COLOUR_NEGATIVE);
  SjPaint line = sj_paint_stroke (colour, 1.0);
  SjFigure *figure;

  if (to - from < 2.0)
    return;

  figure = sj_emotion_plot_new_figure (plot, 4.0, to - from);
  line.dash = (SjDash) { { 2.0, 3.0 }, 2 };
  sj_figure_add_line (figure, 2.0, 0.0, 2.0, to - from, line);
  sj_emotion_plot_add (plot, SJ_ROLE_GRID, figure, knot->x - 2.0, from,
                       SJ_ELEMENT (series->series), NULL, "");
}

static void
add_callout (SjEmotionPlot         *plot,
             const SjEmotionSeries *series,
             const SjKnot          *knot,
             int                    sign)
{
  const SjEmotionFrame *frame = plot->frame;
  g_autoptr(SjText) note = NULL;
  double height = 24.0, x, y;
  SjFigure *figure;

  if (knot->point->note != NULL && *knot->point->note != '\0')
    {
      note = sj_measure_text (frame->measure, knot->point->note, SJ_STYLE_QUOTE, SJ_NO_COLOUR,
                              SJ_ALIGN_CENTRE, FALSE, CALLOUT_WIDTH - 12.0, 2);
      height += note->height + 1.0;
    }

  x = CLAMP (knot->x - CALLOUT_WIDTH / 2.0, frame->x + 4.0,
             frame->x + frame->width - CALLOUT_WIDTH - 4.0);
  y = choose_height (plot, knot, x, height, sign);
  add_leader (plot, series, knot, y, height, sign);

  figure = make_callout (plot, knot->point, sign, height);
  sj_emotion_plot_add (plot, SJ_ROLE_CALLOUT, figure, x, y, SJ_ELEMENT (series->series),
                       knot->point->anchor,
                       sign > 0 ? _("Significantly high") : _("Significantly low"));
}

/* A machine's estimate is no reason to call something out where people were asked. */
static gboolean
may_call_out (const SjEmotionPlot   *plot,
              const SjEmotionSeries *candidate)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < plot->series->len; i++)
    {
      const SjEmotionSeries *series = g_ptr_array_index (plot->series, i);

      asked |= sj_series_get_origin (series->series) == SJ_SERIES_MEASURED;
    }

  return candidate->measured &&
         (!asked || sj_series_get_origin (candidate->series) == SJ_SERIES_MEASURED);
}

static void
add_most_extreme (SjEmotionPlot *plot,
                  int            sign)
{
  const SjEmotionSeries *series = NULL;
  const SjKnot *extreme = NULL;

  for (guint i = 0; i < plot->series->len; i++)
    {
      const SjEmotionSeries *candidate = g_ptr_array_index (plot->series, i);
      const SjKnot *knot = may_call_out (plot, candidate) ? find_extreme (candidate, sign)
                                                          : NULL;

      if (knot != NULL &&
          (extreme == NULL || sign * (knot->point->valence - extreme->point->valence) > 0.0))
        {
          extreme = knot;
          series = candidate;
        }
    }

  if (extreme != NULL)
    add_callout (plot, series, extreme, sign);
}

/**
 * sj_emotion_plot_add_callouts:
 * @self: the plot, whose lines and points are there already
 *
 * Adds one callout at the lowest value of all curves and one at the highest, and only if the
 * difference from the rest of its curve is significant after correction (p < .05) and at least 0.1.
 */
void
sj_emotion_plot_add_callouts (SjEmotionPlot *self)
{
  add_most_extreme (self, -1);
  add_most_extreme (self, 1);
}

static char *
label_text (const SjEmotionPlot   *plot,
            const SjEmotionSeries *series)
{
  const char *title = sj_series_get_title (series->series);
  g_autofree char *described = sj_series_describe_title (series->series);
  g_autofree char *summary = NULL;

  if (series->measured && sj_series_shows_summary (series->series))
    summary = sj_series_describe_summary (plot->map, series->series);
  if (summary != NULL)
    return g_strdup_printf ("%s · %s", described, summary);

  if (sj_series_get_origin (series->series) == SJ_SERIES_ESTIMATED)
    /* Translators: the name of a curve that was estimated from comments */
    return g_strdup_printf (_("%s (machine estimate)"), title);

  /* A curve that bears nothing but this name already says so. */
  if (series->measured ||
      g_strcmp0 (title, sj_enum_get_label (SJ_TYPE_SERIES_ORIGIN, SJ_SERIES_ASSUMPTION)) == 0)
    return g_steal_pointer (&described);

  /* Translators: the name of a curve that nobody measured */
  return g_strdup_printf (_("%s (assumption)"), title);
}

static double
choose_label_height (const SjEmotionPlot *plot,
                     double               wanted,
                     double               x,
                     double               width)
{
  double best = wanted, best_cost = G_MAXDOUBLE;

  for (double distance = 0.0; distance < 120.0; distance += 3.0)
    for (int side = -1; side <= 1; side += 2)
      {
        double y = wanted + side * distance;
        double cost = covered (plot, x, y, width, LABEL_HEIGHT) * 4.0 +
                      taken (plot, x, y, width, LABEL_HEIGHT) + distance / 12.0;

        if (y >= plot->top - 14.0 && y + LABEL_HEIGHT <= plot->bottom + 8.0 && cost < best_cost)
          {
            best = y;
            best_cost = cost;
          }
      }

  return best;
}

static void
add_label (SjEmotionPlot         *plot,
           const SjEmotionSeries *series)
{
  const SjEmotionFrame *frame = plot->frame;
  const SjKnot *last = &g_array_index (series->knots, SjKnot, series->knots->len - 1);
  g_autofree char *text = label_text (plot, series);
  double width = MIN (sj_measure_width (frame->measure, text, SJ_STYLE_SERIES) + 8.0,
                      frame->width / 2.0);
  double right = MIN (last->x + 46.0, frame->x + frame->width - 6.0);
  double x = MAX (right - width, frame->x + 2.0);
  double y = choose_label_height (plot, sj_emotion_plot_y (plot, last->point->valence) - 24.0, x,
                                  width);
  SjFigure *figure = sj_emotion_plot_new_figure (plot, width, LABEL_HEIGHT);
  SjColour ground = sj_theme_get_colour (frame->theme, SJ_COLOUR_LANE_EVEN);

  sj_figure_add_rectangle (figure, 0.0, 0.0, width, LABEL_HEIGHT, 4.0,
                           sj_paint_fill (sj_colour_with_alpha (ground, 0.82f)));
  sj_figure_add_text (figure,
                      sj_measure_text (frame->measure, text, SJ_STYLE_SERIES, series->colour,
                                       SJ_ALIGN_END, frame->rtl, width - 4.0, 1),
                      0.0, 0.0);
  sj_emotion_plot_add (plot, SJ_ROLE_SERIES_LABEL, figure, x, y, SJ_ELEMENT (series->series), NULL,
                       text);
}

/**
 * sj_emotion_plot_add_labels:
 * @self: the plot, whose lines, points and callouts are there already
 *
 * Adds the name of each curve near its end, where it covers neither a line nor another name.
 */
void
sj_emotion_plot_add_labels (SjEmotionPlot *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const SjEmotionSeries *series = g_ptr_array_index (self->series, i);

      if (series->knots->len > 0)
        add_label (self, series);
    }
}
