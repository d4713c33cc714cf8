#define G_LOG_DOMAIN "sj-glyph"

#include "scene/sj-glyph.h"

#include <math.h>

/*
 * The signs of lanes and channels, drawn as lines because letters of a symbol font differ from
 * machine to machine and emoji become pictures in a PDF. Each sign is a short text of strokes in a
 * box from −10 to 10:
 *
 *   M x y   move          L x y   line
 *   Z       close         O x y r circle
 *   C x1 y1 x2 y2 x y     curve
 *   D x y r filled dot
 */

static const char *const channel_signs[] = {
  [SJ_CHANNEL_NONE] = "O 0 0 3.4 D 0 0 1.2",
  [SJ_CHANNEL_WEB] = "O 0 0 5.4 M -5.4 0 L 5.4 0 M 0 -5.4 C -3.4 -2.4 -3.4 2.4 0 5.4 "
                     "M 0 -5.4 C 3.4 -2.4 3.4 2.4 0 5.4",
  [SJ_CHANNEL_APP] = "M -3.2 -5.6 L 3.2 -5.6 L 3.2 5.6 L -3.2 5.6 Z M -1.2 3.6 L 1.2 3.6",
  [SJ_CHANNEL_PHONE] = "M -4.6 -4.4 C -5.2 1.6 -1.6 5.2 4.4 4.6 L 5 1.8 L 2.2 0.6 L 0.8 2 "
                       "C -0.6 1.4 -1.4 0.6 -2 -0.8 L -0.6 -2.2 L -1.8 -5 Z",
  [SJ_CHANNEL_MAIL] = "M -5.4 -3.8 L 5.4 -3.8 L 5.4 3.8 L -5.4 3.8 Z "
                      "M -5.4 -3.6 L 0 0.6 L 5.4 -3.6",
  [SJ_CHANNEL_EMAIL] = "O 0 0 2.2 M 2.2 -2.2 L 2.2 1 C 2.2 3 5.2 2.8 5.2 0 "
                       "C 5.2 -3 3 -5.3 0 -5.3 C -3 -5.3 -5.3 -3 -5.3 0 C -5.3 3 -3 5.3 0 5.3 "
                       "C 1.2 5.3 2.2 5 3 4.4",
  [SJ_CHANNEL_CHAT] = "M -5.2 -4.2 L 5.2 -4.2 L 5.2 2.4 L -0.6 2.4 L -3.4 5 L -3.4 2.4 "
                      "L -5.2 2.4 Z D -2.2 -0.9 0.8 D 0 -0.9 0.8 D 2.2 -0.9 0.8",
  [SJ_CHANNEL_STORE] = "M -5 -1 L -5 5 L 5 5 L 5 -1 M -5.8 -1.4 L -4.2 -5 L 4.2 -5 L 5.8 -1.4 Z "
                       "M -1.4 5 L -1.4 1.6 L 1.4 1.6 L 1.4 5",
  [SJ_CHANNEL_SOCIAL] = "O -3.6 0 1.8 O 3.4 -3.4 1.8 O 3.4 3.4 1.8 M -2 -0.8 L 1.8 -2.6 "
                        "M -2 0.8 L 1.8 2.6",
  [SJ_CHANNEL_ADVERTISING] = "M -5 -1.8 L -2 -1.8 L 4 -5 L 4 5 L -2 1.8 L -5 1.8 Z "
                             "M -2.6 1.8 L -1.8 5 L 0 5 L -0.4 2.6",
  [SJ_CHANNEL_IN_PERSON] = "O -2.6 -2.6 1.9 O 2.8 -2.6 1.9 M -5.6 4.6 C -5.6 0 0.4 0 0.4 4.6 "
                           "M 1.4 1.6 C 3.6 0.6 5.6 1.8 5.6 4.6",
  [SJ_CHANNEL_SELF_SERVICE] = "M -4 -5.4 L 4 -5.4 L 4 1.4 L -4 1.4 Z M 0 1.4 L 0 5.2 "
                              "M -3.2 5.2 L 3.2 5.2 M -1.8 -2 L -0.4 -0.6 L 2 -3.4",
  [SJ_CHANNEL_SMS] = "M -5.2 -4.2 L 5.2 -4.2 L 5.2 2.4 L 0.8 2.4 L 3.4 5 L -2 2.4 L -5.2 2.4 Z "
                     "M -2.8 -1.8 L 2.8 -1.8 M -2.8 0.3 L 1 0.3",
  [SJ_CHANNEL_PARCEL] = "M 0 -5.6 L 5 -2.8 L 5 2.8 L 0 5.6 L -5 2.8 L -5 -2.8 Z M -5 -2.8 L 0 0 "
                        "L 5 -2.8 M 0 0 L 0 5.6",
  [SJ_CHANNEL_EVENT] = "M -5 -4 L 5 -4 L 5 5 L -5 5 Z M -5 -1 L 5 -1 M -2.4 -5.8 L -2.4 -2.8 "
                       "M 2.4 -5.8 L 2.4 -2.8 D 0 2 1.1",
  [SJ_CHANNEL_OTHER] = "D -3.4 0 1.2 D 0 0 1.2 D 3.4 0 1.2",
};

static const char *const kind_signs[] = {
  [SJ_LANE_CHANNEL] = "O 0 0 3.4 D 0 0 1.2",
  [SJ_LANE_TOUCHPOINTS] = "O -2.6 0 2.6 M 1.6 -2.4 L 6 -2.4 L 6 2.4 L 1.6 2.4 Z",
  [SJ_LANE_STORYBOARD] = "M -5.4 -4.2 L 5.4 -4.2 L 5.4 4.2 L -5.4 4.2 Z M -5.4 2.6 L -1.6 -1 "
                         "L 1 1.6 L 2.8 0 L 5.4 2.4 D 2.6 -2 0.9",
  [SJ_LANE_ACTIONS] = "M -5 0 L 4.6 0 M 1 -3.6 L 4.8 0 L 1 3.6",
  [SJ_LANE_GOALS] = "O 0 0 5.2 O 0 0 2.6 D 0 0 0.9",
  [SJ_LANE_THOUGHTS] = "M -3.4 2 C -6.4 2 -6.4 -2 -3.4 -2 C -3 -5.4 2.6 -5.6 3.2 -2.4 "
                       "C 6.6 -2.6 6.4 2 3.4 2 Z O -2.6 4 0.7 O -4.4 5.4 0.5",
  [SJ_LANE_EMOTION] = "",
  [SJ_LANE_INTENSITY] = "M -5.6 0 C -4.2 -6.4 -2.8 -6.4 -1.8 0 C -0.8 6.4 0.8 6.4 1.8 0 "
                        "C 2.8 -6.4 4.2 -6.4 5.6 0",
  [SJ_LANE_PAIN_POINTS] = "M 1.2 -5.8 L -3.6 0.8 L -0.4 0.8 L -1.2 5.8 L 3.6 -0.8 L 0.4 -0.8 Z",
  [SJ_LANE_GAINS] = "M 0 -4.6 L 0 4.6 M -4.6 0 L 4.6 0",
  [SJ_LANE_MOMENTS] = "M 0 -5.6 L 1.6 -1.8 L 5.4 -1.7 L 2.4 0.8 L 3.4 4.7 L 0 2.5 L -3.4 4.7 "
                      "L -2.4 0.8 L -5.4 -1.7 L -1.6 -1.8 Z",
  [SJ_LANE_OPPORTUNITIES] = "M -1.8 3 C -1.8 1.2 -4 0.6 -4 -1.8 C -4 -6.8 4 -6.8 4 -1.8 "
                            "C 4 0.6 1.8 1.2 1.8 3 Z M -1.6 4.8 L 1.6 4.8",
  [SJ_LANE_METRICS] = "M -4.4 4.8 L -4.4 1 M 0 4.8 L 0 -4.8 M 4.4 4.8 L 4.4 -1.6",
  [SJ_LANE_VOLUME] = "M -5.2 -4.6 L 5.2 -4.6 L 1.4 0.4 L 1.4 4.8 L -1.4 3.4 L -1.4 0.4 Z",
  [SJ_LANE_QUOTES] = "M -5 3 L -5 -1 C -5 -3 -3.6 -3.8 -2 -4 M -5 -0.6 L -1.6 -0.6 L -1.6 3 L -5 3 "
                     "M 1.4 3 L 1.4 -1 C 1.4 -3 2.8 -3.8 4.4 -4 M 1.4 -0.6 L 4.8 -0.6 L 4.8 3 "
                     "L 1.4 3",
  [SJ_LANE_EVIDENCE] = "M -4 -5.4 L 1.4 -5.4 L 4.2 -2.6 L 4.2 5.4 L -4 5.4 Z M 1.4 -5.4 L 1.4 -2.6 "
                       "L 4.2 -2.6 M -2 0.6 L 2.2 0.6 M -2 2.8 L 2.2 2.8",
  [SJ_LANE_FRONTSTAGE] = "O 0 -2.8 2.4 M -4.8 5 C -4.8 -0.6 4.8 -0.6 4.8 5 Z",
  [SJ_LANE_INTERACTION_LINE] = "M -5.4 0 L -2.6 0 M -1.4 0 L 1.4 0 M 2.6 0 L 5.4 0",
  [SJ_LANE_VISIBILITY_LINE] = "M -5.4 0 L -2.6 0 M -1.4 0 L 1.4 0 M 2.6 0 L 5.4 0",
  [SJ_LANE_INTERNAL_LINE] = "M -5.4 0 L -2.6 0 M -1.4 0 L 1.4 0 M 2.6 0 L 5.4 0",
  [SJ_LANE_BACKSTAGE] = "M -5 -5 L 5 -5 M -4.4 -5 C -4.4 0 -4.8 3 -5.2 5 M 0 -5 L 0 5 "
                        "M 4.4 -5 C 4.4 0 4.8 3 5.2 5",
  [SJ_LANE_SUPPORT] = "O 0 0 2 M 0 -5.6 L 0 -3.4 M 0 5.6 L 0 3.4 M -5.6 0 L -3.4 0 M 5.6 0 L 3.4 0 "
                      "M -4 -4 L -2.4 -2.4 M 4 4 L 2.4 2.4 M -4 4 L -2.4 2.4 M 4 -4 L 2.4 -2.4 "
                      "O 0 0 3.6",
  [SJ_LANE_OWNERSHIP] = "O 0 0 5.2 M 0 -5.2 L 0 0 L 4.4 2.6",
  [SJ_LANE_POLICY] = "M 0 -5.4 L 0 4.6 M -2.6 5.2 L 2.6 5.2 M -4.6 -3.6 L 4.6 -3.6 "
                     "M -6.2 1 L -4.6 -3.4 L -3 1 C -3.6 2.4 -5.6 2.4 -6.2 1 "
                     "M 3 1 L 4.6 -3.4 L 6.2 1 C 5.6 2.4 3.6 2.4 3 1",
  [SJ_LANE_COSTS] = "O 0 0 3.2 M -4.8 -4.8 L -2.3 -2.3 M 4.8 -4.8 L 2.3 -2.3 M -4.8 4.8 L -2.3 2.3 "
                    "M 4.8 4.8 L 2.3 2.3",
  [SJ_LANE_TEXT] = "M -5 -4 L 5 -4 M -5 -0.6 L 5 -0.6 M -5 2.8 L 1.6 2.8",
  [SJ_LANE_IMAGE] = "M -5.4 -4.2 L 5.4 -4.2 L 5.4 4.2 L -5.4 4.2 Z M -5.4 2.6 L -1.6 -1 L 1 1.6 "
                    "L 2.8 0 L 5.4 2.4 D 2.6 -2 0.9",
};

typedef struct
{
  SjFigure *figure;
  double    centre_x;
  double    centre_y;
  double    scale;
  SjPaint   line;
  SjColour  colour;
  gboolean  open;
} Pen;

static void
finish_path (Pen *pen)
{
  if (pen->open)
    sj_figure_end_path (pen->figure, pen->line);
  pen->open = FALSE;
}

static void
draw_verb (Pen          *pen,
           char          verb,
           const double *numbers)
{
  double x = pen->centre_x + numbers[0] * pen->scale;
  double y = pen->centre_y + numbers[1] * pen->scale;

  switch (verb)
    {
    case 'M':
      sj_figure_move_to (pen->figure, x, y);
      pen->open = TRUE;
      break;

    case 'L':
      sj_figure_line_to (pen->figure, x, y);
      break;

    case 'C':
      sj_figure_curve_to (pen->figure, x, y,
                          pen->centre_x + numbers[2] * pen->scale,
                          pen->centre_y + numbers[3] * pen->scale,
                          pen->centre_x + numbers[4] * pen->scale,
                          pen->centre_y + numbers[5] * pen->scale);
      break;

    case 'Z':
      sj_figure_close_path (pen->figure);
      break;

    case 'O':
      finish_path (pen);
      sj_figure_add_circle (pen->figure, x, y, numbers[2] * pen->scale, pen->line);
      break;

    case 'D':
      finish_path (pen);
      sj_figure_add_circle (pen->figure, x, y, numbers[2] * pen->scale,
                            sj_paint_fill (pen->colour));
      break;

    default:
      g_return_if_reached ();
    }
}

static guint
count_numbers (char verb)
{
  switch (verb)
    {
    case 'C':
      return 6;
    case 'O':
    case 'D':
      return 3;
    case 'Z':
      return 0;
    default:
      return 2;
    }
}

static void
draw_sign (Pen        *pen,
           const char *sign)
{
  const char *place = sign;

  while (*place != '\0')
    {
      double numbers[6] = { 0 };
      char verb = *place++;

      for (guint i = 0; i < count_numbers (verb); i++)
        {
          char *end;

          numbers[i] = g_ascii_strtod (place, &end);
          place = end;
        }
      while (*place == ' ')
        place++;

      draw_verb (pen, verb, numbers);
    }

  finish_path (pen);
}

static SjPaint
thin_line (SjColour colour,
           double   width)
{
  SjPaint paint = sj_paint_stroke (colour, width);

  paint.round_caps = TRUE;
  return paint;
}

/**
 * sj_glyph_add:
 * @figure: a figure being built
 * @kind: the kind of lane
 * @channel: the channel, for a lane of channels
 * @centre_x: centre of the sign, from the start side
 * @centre_y: centre of the sign
 * @radius: of the ring around it, in points
 * @colour: its colour
 *
 * Draws the sign of a lane in a ring. It repeats what the lane's title says and is never alone.
 */
void
sj_glyph_add (SjFigure   *figure,
              SjLaneKind  kind,
              SjChannel   channel,
              double      centre_x,
              double      centre_y,
              double      radius,
              SjColour    colour)
{
  Pen pen = {
    .figure = figure,
    .centre_x = centre_x,
    .centre_y = centre_y,
    .scale = radius / 10.0,
    .line = thin_line (colour, MAX (radius / 8.0, 0.8)),
    .colour = colour,
  };
  const char *sign;

  g_return_if_fail ((guint) kind < G_N_ELEMENTS (kind_signs));
  g_return_if_fail ((guint) channel < G_N_ELEMENTS (channel_signs));

  if (kind == SJ_LANE_EMOTION)
    {
      sj_glyph_add_face (figure, 1.0, centre_x, centre_y, radius, colour);
      return;
    }

  sj_figure_add_circle (figure, centre_x, centre_y, radius, thin_line (colour, radius / 7.0));
  sign = kind == SJ_LANE_CHANNEL ? channel_signs[channel] : kind_signs[kind];
  draw_sign (&pen, sign);
}

/**
 * sj_glyph_add_face:
 * @valence: −1 … +1: from a frown over a straight mouth to a smile
 *
 * Draws a face.
 */
void
sj_glyph_add_face (SjFigure *figure,
                   double    valence,
                   double    centre_x,
                   double    centre_y,
                   double    radius,
                   SjColour  colour)
{
  SjPaint line = thin_line (colour, radius / 6.0);
  double unit = radius / 9.0;
  double corner = centre_y + (3.9 - 1.7 * valence) * unit;
  double bend = corner + 3.6 * valence * unit;

  sj_figure_add_circle (figure, centre_x, centre_y, radius, line);
  sj_figure_add_circle (figure, centre_x - 3.0 * unit, centre_y - 2.4 * unit, 1.15 * unit,
                        sj_paint_fill (colour));
  sj_figure_add_circle (figure, centre_x + 3.0 * unit, centre_y - 2.4 * unit, 1.15 * unit,
                        sj_paint_fill (colour));
  sj_figure_move_to (figure, centre_x - 4.2 * unit, corner);
  sj_figure_curve_to (figure, centre_x - 1.8 * unit, bend, centre_x + 1.8 * unit, bend,
                      centre_x + 4.2 * unit, corner);
  sj_figure_end_path (figure, line);
}

/**
 * sj_glyph_add_star:
 * @radius: of the circle its tips lie on
 *
 * Draws the filled star of a moment of truth.
 */
void
sj_glyph_add_star (SjFigure *figure,
                   double    centre_x,
                   double    centre_y,
                   double    radius,
                   SjColour  colour)
{
  for (guint i = 0; i < 10; i++)
    {
      double reach = i % 2 == 0 ? radius : radius * 0.42;
      double angle = G_PI * i / 5.0 - G_PI / 2.0;
      double x = centre_x + reach * cos (angle);
      double y = centre_y + reach * sin (angle);

      if (i == 0)
        sj_figure_move_to (figure, x, y);
      else
        sj_figure_line_to (figure, x, y);
    }
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}
