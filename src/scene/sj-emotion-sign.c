#define G_LOG_DOMAIN "sj-emotion-sign"

#include "config.h"

#include "scene/sj-emotion-sign.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * ▲ and ▼: what lies significantly above or below the rest of its curve. A small plot has no room
 * for a callout; there the signs stand alone, beside every point that has earned one.
 */

#define SIGN_BOX 12.0
#define SIGN_HALF 4.0
#define SIGN_DISTANCE 12.0 /* from the middle of the marker to that of the sign */

/**
 * sj_emotion_sign_draw:
 * @figure: where to draw
 * @x: its middle across
 * @y: its middle
 * @direction: 1 for ▲, −1 for ▼
 * @colour: what it is filled with
 */
void
sj_emotion_sign_draw (SjFigure *figure,
                      double    x,
                      double    y,
                      int       direction,
                      SjColour  colour)
{
  double tip = direction > 0 ? -SIGN_HALF : SIGN_HALF;

  g_return_if_fail (figure != NULL);

  sj_figure_move_to (figure, x - 4.5, y - tip);
  sj_figure_line_to (figure, x + 4.5, y - tip);
  sj_figure_line_to (figure, x, y + tip);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}

/**
 * sj_emotion_sign_draw_hidden:
 * @figure: where to draw
 * @x: its middle across
 * @y: its middle
 * @colour: of its lines
 *
 * Draws ⊘, which stands for a value that is hidden.
 */
void
sj_emotion_sign_draw_hidden (SjFigure *figure,
                             double    x,
                             double    y,
                             SjColour  colour)
{
  SjPaint line = sj_paint_stroke (colour, 1.2);

  g_return_if_fail (figure != NULL);

  sj_figure_add_circle (figure, x, y, 4.0, line);
  sj_figure_add_line (figure, x - 2.8, y + 2.8, x + 2.8, y - 2.8, line);
}

/* Away from the curve, unless that leaves the plot. */
static double
choose_side (const SjEmotionPlot *plot,
             double               point_y,
             int                  direction)
{
  double y = point_y - direction * SIGN_DISTANCE;

  if (y - SIGN_HALF < plot->top - SIGN_DISTANCE || y + SIGN_HALF > plot->bottom + SIGN_DISTANCE)
    return point_y + direction * SIGN_DISTANCE;

  return y;
}

static void
add_sign (SjEmotionPlot         *plot,
          const SjEmotionSeries *series,
          const SjKnot          *knot,
          int                    direction)
{
  SjColour colour = sj_theme_get_colour (plot->frame->theme, direction > 0 ? SJ_COLOUR_POSITIVE
                                                                           : SJ_COLOUR_NEGATIVE);
  SjFigure *figure = sj_emotion_plot_new_figure (plot, SIGN_BOX, SIGN_BOX);
  double y = choose_side (plot, sj_emotion_plot_y (plot, knot->point->valence), direction);

  sj_emotion_sign_draw (figure, SIGN_BOX / 2.0, SIGN_BOX / 2.0, direction, colour);
  sj_emotion_plot_add (plot, SJ_ROLE_CALLOUT, figure, knot->x - SIGN_BOX / 2.0,
                       y - SIGN_BOX / 2.0, SJ_ELEMENT (series->series), knot->point->anchor,
                       direction > 0 ? _("Significantly high") : _("Significantly low"));
}

/**
 * sj_emotion_plot_add_signs:
 * @self: a small plot, whose lines and points are there already
 *
 * Adds ▲ or ▼ to each point of its measured curves that differs from the mean of the curve's other
 * points significantly (p < .05 after Holm) and by at least .10 of valence.
 */
void
sj_emotion_plot_add_signs (SjEmotionPlot *self)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const SjEmotionSeries *series = g_ptr_array_index (self->series, i);

      for (guint j = 0; series->measured && j < series->knots->len; j++)
        {
          const SjKnot *knot = &g_array_index (series->knots, SjKnot, j);
          int direction = knot->marked ? sj_series_get_direction (series->series, knot->point) : 0;

          if (direction != 0)
            add_sign (self, series, knot, direction);
        }
    }
}
