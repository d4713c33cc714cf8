#define G_LOG_DOMAIN "sj-difference-glyph"

#include "scene/sj-difference-glyph.h"

/*
 * The signs of a comparison: + added, − removed, ↷ moved, ✎ changed, each a round badge with a
 * colour and a kind of line of its own, so that none of them rests on colour alone. A ghost's badge
 * is hollow.
 */

#define RADIUS SJ_DIFFERENCE_BADGE_RADIUS
#define BADGE_GAP 2.0
#define SIGN_WIDTH 1.8

static const SjDifferenceKind kinds[] = {
  SJ_DIFFERENCE_ADDED, SJ_DIFFERENCE_REMOVED, SJ_DIFFERENCE_MOVED, SJ_DIFFERENCE_CHANGED,
};

/**
 * sj_difference_glyph_get_colour:
 * @theme: the colours
 * @kind: what is different; of several kinds the first counts
 *
 * Returns: the colour of its badge and outline
 */
SjColour
sj_difference_glyph_get_colour (const SjTheme    *theme,
                                SjDifferenceKind  kind)
{
  SjColourRole role = SJ_COLOUR_MOMENT;

  if ((kind & SJ_DIFFERENCE_ADDED) != 0)
    role = SJ_COLOUR_POSITIVE;
  else if ((kind & SJ_DIFFERENCE_REMOVED) != 0)
    role = SJ_COLOUR_NEGATIVE;
  else if ((kind & SJ_DIFFERENCE_MOVED) != 0)
    role = SJ_COLOUR_ACCENT;

  return sj_theme_get_colour (theme, role);
}

/**
 * sj_difference_glyph_get_dash:
 * @kind: what is different
 * @ghost: whether it is no longer there
 *
 * Returns: how its outline is broken: not at all where something is new or has come
 */
SjDash
sj_difference_glyph_get_dash (SjDifferenceKind kind,
                              gboolean         ghost)
{
  static const SjDash dashed = { { 6.0, 4.0 }, 2 };
  static const SjDash dotted = { { 2.0, 3.0 }, 2 };
  static const SjDash solid = { { 0.0 }, 0 };

  if (ghost || (kind & SJ_DIFFERENCE_REMOVED) != 0)
    return dashed;

  return kind == SJ_DIFFERENCE_CHANGED ? dotted : solid;
}

static void
add_arc (SjFigure *figure,
         double    x,
         double    y,
         SjColour  colour)
{
  sj_figure_move_to (figure, x - 4.2, y + 2.6);
  sj_figure_curve_to (figure, x - 4.2, y - 4.6, x + 2.6, y - 4.6, x + 2.6, y - 0.4);
  sj_figure_end_path (figure, sj_paint_stroke (colour, SIGN_WIDTH));
  sj_figure_move_to (figure, x - 0.6, y - 0.4);
  sj_figure_line_to (figure, x + 5.8, y - 0.4);
  sj_figure_line_to (figure, x + 2.6, y + 3.8);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}

static void
add_pencil (SjFigure *figure,
            double    x,
            double    y,
            SjColour  colour)
{
  static const SjVertex outline[] = {
    { -4.4, 4.4 }, { -3.8, 1.4 }, { 1.8, -4.2 }, { 4.2, -1.8 }, { -1.4, 3.8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outline); i++)
    if (i == 0)
      sj_figure_move_to (figure, x + outline[i].x, y + outline[i].y);
    else
      sj_figure_line_to (figure, x + outline[i].x, y + outline[i].y);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}

static void
add_sign (SjFigure         *figure,
          SjDifferenceKind  kind,
          double            x,
          double            y,
          SjColour          colour)
{
  SjPaint line = sj_paint_stroke (colour, SIGN_WIDTH);

  if (kind == SJ_DIFFERENCE_MOVED)
    add_arc (figure, x, y, colour);
  else if (kind == SJ_DIFFERENCE_CHANGED)
    add_pencil (figure, x, y, colour);
  else
    sj_figure_add_line (figure, x - 4.2, y, x + 4.2, y, line);

  if (kind == SJ_DIFFERENCE_ADDED)
    sj_figure_add_line (figure, x, y - 4.2, x, y + 4.2, line);
}

/**
 * sj_difference_glyph_add:
 * @figure: a figure that is being built
 * @theme: the colours
 * @kind: what is different, one kind or several
 * @ghost: whether it is no longer there
 * @end: where the last badge ends, from the start side
 * @centre_y: the middle of the badges
 *
 * Draws a badge for each kind, side by side.
 *
 * Returns: where the first badge begins
 */
double
sj_difference_glyph_add (SjFigure         *figure,
                         const SjTheme    *theme,
                         SjDifferenceKind  kind,
                         gboolean          ghost,
                         double            end,
                         double            centre_y)
{
  SjColour paper = sj_theme_get_colour (theme, SJ_COLOUR_PAPER);

  for (guint i = G_N_ELEMENTS (kinds); i > 0; i--)
    {
      SjColour colour = sj_difference_glyph_get_colour (theme, kinds[i - 1]);
      gboolean hollow = ghost && kinds[i - 1] != SJ_DIFFERENCE_REMOVED;
      SjPaint paint = sj_paint_fill (hollow ? paper : colour);
      double x = end - RADIUS;

      if ((kind & kinds[i - 1]) == 0)
        continue;

      paint.stroke = hollow ? colour : paper;
      paint.line_width = 1.5;
      sj_figure_add_circle (figure, x, centre_y, RADIUS - 0.75, paint);
      add_sign (figure, kinds[i - 1], x, centre_y, hollow ? colour : paper);
      end -= 2.0 * RADIUS + BADGE_GAP;
    }

  return end + BADGE_GAP;
}
