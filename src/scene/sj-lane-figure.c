#define G_LOG_DOMAIN "sj-lane-figure"

#include "config.h"

#include "scene/sj-lane-figure.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-glyph.h"

#define GLYPH_X 22.0
#define GLYPH_Y 20.0
#define GLYPH_RADIUS 9.0
#define TITLE_X 40.0
#define TITLE_Y 12.0
#define TITLE_ROOM (SJ_LANE_HEADER_WIDTH - TITLE_X - 10.0)
#define TITLE_LINES 6
#define FOLDED_HEIGHT 30.0
#define LINE_HEIGHT 20.0

/* The faces of an emotion lane stand at the end of its header. */
#define FACES_ROOM 18.0

static SjText *
create_title (const SjLayoutContext *context,
              const SjRow           *row)
{
  double room = TITLE_ROOM - (row->form == SJ_ROW_EMOTION ? FACES_ROOM : 0.0);

  return sj_layout_context_text (context, sj_lane_get_title (row->lane), SJ_STYLE_LANE,
                                 SJ_COLOUR_INK, SJ_ALIGN_START, room,
                                 row->form == SJ_ROW_FOLDED ? 1 : TITLE_LINES);
}

/**
 * sj_lane_figure_get_min_height:
 * @context: what figures are made with
 * @row: a row
 *
 * Returns: the height its header needs, in points
 */
double
sj_lane_figure_get_min_height (const SjLayoutContext *context,
                               const SjRow           *row)
{
  g_autoptr(SjText) title = NULL;

  if (row->form == SJ_ROW_LINE)
    return LINE_HEIGHT;
  if (row->form == SJ_ROW_FOLDED)
    return FOLDED_HEIGHT;

  title = create_title (context, row);
  return MAX (SJ_LANE_MIN_HEIGHT, title->height + 2.0 * TITLE_Y);
}

/* The dashed line of a service blueprint, with its name at the start. */
static SjFigure *
create_line (const SjLayoutContext *context,
             const SjRow           *row,
             double                 width)
{
  SjFigure *figure = sj_figure_new (width, row->height, context->rtl);
  SjText *title = sj_layout_context_text (context, sj_lane_get_title (row->lane), SJ_STYLE_LINK,
                                          SJ_COLOUR_INK_SOFT, SJ_ALIGN_START, width / 2.0, 1);
  SjPaint paint = sj_paint_stroke (sj_layout_context_colour (context, SJ_COLOUR_INK_FAINT), 1.2);
  double middle = row->height / 2.0, start = title->width + 18.0;

  paint.dash = (SjDash) { { 6.0, 4.0 }, 2 };
  sj_figure_add_line (figure, start, middle, width, middle, paint);
  sj_figure_add_text (figure, title, 12.0, middle - title->height / 2.0);

  return figure;
}

static void
add_folded_note (const SjLayoutContext *context,
                 SjFigure              *figure,
                 guint                  n_cards)
{
  g_autofree char *note = NULL;

  if (n_cards == 0)
    return;

  note = g_strdup_printf (ngettext ("%u card, folded", "%u cards, folded", n_cards), n_cards);
  sj_figure_add_text (figure,
                      sj_layout_context_text (context, note, SJ_STYLE_COUNT, SJ_COLOUR_INK_FAINT,
                                              SJ_ALIGN_START, 240.0, 1),
                      SJ_LANE_HEADER_WIDTH + 18.0, 8.5);
}

static SjFigure *
create_band (const SjLayoutContext *context,
             const SjRow           *row,
             double                 width)
{
  gboolean odd = row->position % 2 == 1, folded = row->form == SJ_ROW_FOLDED;
  SjColour band = sj_layout_context_colour (context, odd ? SJ_COLOUR_LANE_ODD
                                                         : SJ_COLOUR_LANE_EVEN);
  SjColour header = sj_layout_context_colour (context, odd ? SJ_COLOUR_HEADER_ODD
                                                           : SJ_COLOUR_HEADER_EVEN);
  SjFigure *figure = sj_figure_new (width, row->height, context->rtl);
  SjPaint paint = sj_paint_fill (band);

  /* Bands as light as the paper need an edge. */
  if (sj_theme_get_kind (context->theme) == SJ_THEME_HIGH_CONTRAST)
    {
      paint.stroke = sj_layout_context_colour (context, SJ_COLOUR_GRID);
      paint.line_width = 1.0;
    }
  sj_figure_add_rectangle (figure, 0.5, 0.5, width - 1.0, row->height - 1.0, SJ_LANE_RADIUS, paint);
  sj_figure_add_rectangle (figure, 0.0, 0.0, SJ_LANE_HEADER_WIDTH, row->height, SJ_LANE_RADIUS,
                           sj_paint_fill (header));
  sj_glyph_add (figure, sj_lane_get_kind (row->lane), sj_lane_get_channel (row->lane), GLYPH_X,
                folded ? FOLDED_HEIGHT / 2.0 : GLYPH_Y, GLYPH_RADIUS,
                sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT));
  sj_figure_add_text (figure, create_title (context, row), TITLE_X, folded ? 7.0 : TITLE_Y);
  if (folded)
    add_folded_note (context, figure, row->n_cards);

  return figure;
}

/**
 * sj_lane_figure_new:
 * @context: what figures are made with
 * @row: a row with its height
 * @width: from the start of the header to the end of the page's content
 *
 * Returns: (transfer full): the band of the lane with its header, or its dashed line
 */
SjFigure *
sj_lane_figure_new (const SjLayoutContext *context,
                    const SjRow           *row,
                    double                 width)
{
  if (row->form == SJ_ROW_LINE)
    return create_line (context, row, width);

  return create_band (context, row, width);
}
