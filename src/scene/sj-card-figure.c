#define G_LOG_DOMAIN "sj-card-figure"

#include "config.h"

#include "scene/sj-card-figure.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-glyph.h"
#include "scene/sj-kpi-figure.h"

/*
 * What a card looks like: a white box with a hairline, a bar of its colour at the start side, an
 * optional picture, a title, a text, and small signs for a moment of truth or for how bad a pain
 * is.
 */

#define RADIUS 7.0
#define BAR_WIDTH 3.2
#define TEXT_START 12.0
#define TEXT_END 7.0
#define PADDING_TOP 8.5
#define PADDING_BOTTOM 9.5
#define TEXT_GAP 2.0
#define STAR_ROOM 15.0
#define PICTURE_SHAPE 0.625
#define SEVERITY_HEIGHT 6.0
#define MAX_TITLE_LINES 8
#define MAX_TEXT_LINES 40

/* A card while its parts are stacked: how far down they reach so far. */
typedef struct
{
  const SjLayoutContext *context;
  SjCard                *card;
  SjLaneKind             kind;
  double                 room;
  double                 y;
  SjText                *title;
  SjText                *text;
  double                 title_y;
  double                 text_y;
  double                 picture_height;
  double                 severity_y;
  double                 kpi_y;
} CardParts;

static gboolean
is_spoken (SjLaneKind kind)
{
  return kind == SJ_LANE_THOUGHTS || kind == SJ_LANE_QUOTES;
}

static gboolean
has_star (SjCard *card)
{
  return sj_card_get_moment_of_truth (card) != SJ_MOMENT_NONE;
}

static gboolean
has_severity (const CardParts *parts)
{
  return parts->kind == SJ_LANE_PAIN_POINTS && sj_card_get_severity (parts->card) > 0;
}

static gboolean
is_quoted (const char *string)
{
  gunichar first = g_utf8_get_char (string);

  return first == '"' || first == 0x201c || first == 0x201e || first == 0x00ab || first == 0x2018;
}

static char *
create_title (SjCard     *card,
              SjLaneKind  kind)
{
  const char *title = sj_card_get_title (card);

  if (is_spoken (kind) && *title != '\0' && !is_quoted (title))
    /* Translators: the marks around what a customer says or thinks. */
    return g_strdup_printf (_("“%s”"), title);

  return g_strdup (title);
}

static SjTextStyle
get_title_style (SjLaneKind kind)
{
  return is_spoken (kind) ? SJ_STYLE_QUOTE : SJ_STYLE_CARD_TITLE;
}

static void
place_picture (CardParts *parts)
{
  if (*sj_card_get_picture (parts->card) == '\0')
    return;

  parts->picture_height = parts->room * PICTURE_SHAPE;
  parts->y += parts->picture_height + 7.0;
}

static void
place_title (CardParts *parts)
{
  double room = parts->room - (has_star (parts->card) ? STAR_ROOM : 0.0);
  g_autofree char *title = create_title (parts->card, parts->kind);

  parts->title_y = parts->y;
  if (*title == '\0')
    return;

  parts->title = sj_layout_context_text (parts->context, title, get_title_style (parts->kind),
                                         SJ_COLOUR_INK, SJ_ALIGN_START, room, MAX_TITLE_LINES);
  parts->y += parts->title->height;
}

static void
place_text (CardParts *parts)
{
  const char *text = sj_card_get_text (parts->card);
  gboolean alone = parts->title == NULL;

  if (*text == '\0')
    return;

  parts->text_y = parts->y + (alone ? 0.0 : TEXT_GAP);
  parts->text = sj_layout_context_text (parts->context, text, SJ_STYLE_CARD_TEXT,
                                        alone ? SJ_COLOUR_INK : SJ_COLOUR_INK_SOFT, SJ_ALIGN_START,
                                        parts->room, MAX_TEXT_LINES);
  parts->y = parts->text_y + parts->text->height;
}

static void
place_severity (CardParts *parts)
{
  if (!has_severity (parts))
    return;

  parts->severity_y = parts->y + 5.0;
  parts->y = parts->severity_y + SEVERITY_HEIGHT;
}

static gboolean
has_kpis (const CardParts *parts)
{
  return parts->kind == SJ_LANE_METRICS && sj_element_get_map (SJ_ELEMENT (parts->card)) != NULL &&
         sj_kpi_figure_get_height (parts->card) > 0.0;
}

static void
place_kpis (CardParts *parts)
{
  if (!has_kpis (parts))
    return;

  parts->kpi_y = parts->y + (parts->title != NULL || parts->text != NULL ? 5.0 : 0.0);
  parts->y = parts->kpi_y + sj_kpi_figure_get_height (parts->card);
}

static void
draw_box (const CardParts *parts,
          SjFigure        *figure,
          SjColour         bar)
{
  double width = sj_figure_get_width (figure), height = sj_figure_get_height (figure);
  SjPaint paint = sj_paint_fill (sj_layout_context_colour (parts->context, SJ_COLOUR_CARD));

  paint.stroke = sj_layout_context_colour (parts->context, SJ_COLOUR_CARD_BORDER);
  paint.line_width = 1.0;
  sj_figure_add_rectangle (figure, 0.5, 0.5, width - 1.0, height - 1.0, RADIUS - 0.5, paint);
  sj_figure_add_rectangle (figure, 1.5, 8.0, BAR_WIDTH, height - 16.0, BAR_WIDTH / 2.0,
                           sj_paint_fill (bar));
}

static void
draw_severity (const CardParts *parts,
               SjFigure        *figure)
{
  SjColour colour = sj_layout_context_colour (parts->context, SJ_COLOUR_NEGATIVE);
  int severity = sj_card_get_severity (parts->card);

  for (int i = 0; i < 5; i++)
    {
      double x = TEXT_START + i * 11.0;

      if (i < severity)
        sj_figure_add_rectangle (figure, x, parts->severity_y, 8.5, SEVERITY_HEIGHT, 1.5,
                                 sj_paint_fill (colour));
      else
        sj_figure_add_rectangle (figure, x + 0.5, parts->severity_y + 0.5, 7.5,
                                 SEVERITY_HEIGHT - 1.0, 1.5, sj_paint_stroke (colour, 0.9));
    }
}

static void
draw_parts (CardParts *parts,
            SjFigure  *figure)
{
  if (parts->picture_height > 0.0)
    sj_figure_add_picture (figure, sj_card_get_picture (parts->card), TEXT_START, PADDING_TOP,
                           parts->room, parts->picture_height);
  if (parts->title != NULL)
    sj_figure_add_text (figure, g_steal_pointer (&parts->title), TEXT_START, parts->title_y);
  if (parts->text != NULL)
    sj_figure_add_text (figure, g_steal_pointer (&parts->text), TEXT_START, parts->text_y);
  if (has_severity (parts))
    draw_severity (parts, figure);
  if (has_kpis (parts))
    sj_kpi_figure_draw (parts->context, parts->card, figure, TEXT_START, parts->kpi_y, parts->room);
  if (has_star (parts->card))
    sj_glyph_add_star (figure, sj_figure_get_width (figure) - 12.5, parts->title_y + 6.0, 6.0,
                       sj_layout_context_colour (parts->context, SJ_COLOUR_MOMENT));
}

/**
 * sj_card_figure_new:
 * @context: what figures are made with
 * @card: a card
 * @kind: the kind of its lane
 * @bar: the colour of its bar
 * @width: its width in points
 * @text_width: the width its lines are broken for, at most @width
 *
 * A card over several columns is broken for their own width and drawn as wide as they stand apart,
 * so that links between them do not change its height.
 *
 * Returns: (transfer full): the card as it is drawn, as high as it needs
 */
SjFigure *
sj_card_figure_new (const SjLayoutContext *context,
                    SjCard                *card,
                    SjLaneKind             kind,
                    SjColour               bar,
                    double                 width,
                    double                 text_width)
{
  CardParts parts = {
    .context = context,
    .card = card,
    .kind = kind,
    .room = text_width - TEXT_START - TEXT_END,
    .y = PADDING_TOP,
  };
  SjFigure *figure;

  place_picture (&parts);
  place_title (&parts);
  place_text (&parts);
  place_severity (&parts);
  place_kpis (&parts);

  figure = sj_figure_new (width, MAX (SJ_CARD_MIN_HEIGHT, parts.y + PADDING_BOTTOM), context->rtl);
  draw_box (&parts, figure, bar);
  draw_parts (&parts, figure);

  return figure;
}

/**
 * sj_card_figure_get_need:
 * @context: what figures are made with
 * @card: a card
 * @kind: the kind of its lane
 *
 * Returns: the width in points below which a word of the card has to be broken
 */
double
sj_card_figure_get_need (const SjLayoutContext *context,
                         SjCard                *card,
                         SjLaneKind             kind)
{
  double title = sj_measure_longest_word (context->measure, sj_card_get_title (card),
                                          get_title_style (kind));
  double text = sj_measure_longest_word (context->measure, sj_card_get_text (card),
                                         SJ_STYLE_CARD_TEXT);

  if (is_spoken (kind))
    title += 8.0;
  if (has_star (card))
    title += STAR_ROOM;

  return MAX (title, text) + TEXT_START + TEXT_END + 0.5;
}

/**
 * sj_card_figure_create_label:
 * @card: a card
 * @kind: the kind of its lane
 *
 * Returns: (transfer full): what a screen reader calls the card
 */
char *
sj_card_figure_create_label (SjCard     *card,
                             SjLaneKind  kind)
{
  const char *title = sj_card_get_title (card);
  const char *name = *title != '\0' ? title : sj_card_get_text (card);
  int severity = kind == SJ_LANE_PAIN_POINTS ? sj_card_get_severity (card) : 0;
  g_autofree char *kpis = kind == SJ_LANE_METRICS ? sj_kpi_figure_describe (card) : g_strdup ("");

  if (*kpis != '\0')
    return *name != '\0' ? g_strdup_printf ("%s: %s", name, kpis) : g_steal_pointer (&kpis);
  if (*name == '\0')
    name = _("Empty card");
  if (severity > 0)
    /* Translators: %s is the title of a pain point, %d how bad it is. */
    return g_strdup_printf (_("%s, severity %d of 5"), name, severity);

  return g_strdup (name);
}
