#define G_LOG_DOMAIN "sj-footer-figure"

#include "config.h"

#include "scene/sj-footer-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-lane.h"
#include "core/sj-series.h"
#include "scene/sj-emotion-lane.h"
#include "scene/sj-emotion-sign.h"
#include "scene/sj-glyph.h"
#include "scene/sj-point-words.h"

/*
 * The foot of the page says how to read the map and where its numbers come from, so that an
 * exported page stands on its own.
 */

#define MARK_ROOM 17.0
#define ENTRY_GAP 18.0
#define LINE_GAP 3.0

typedef void (*DrawMark) (const SjLayoutContext *context,
                          SjFigure              *figure,
                          double                 x,
                          double                 y);

static void
note_point (SjFooterSigns *self,
            const SjPoint *point)
{
  if (isnan (point->valence) && point->reason != NULL && *point->reason != '\0')
    self->hidden = TRUE;
  if (isnan (point->valence) || point->n < 0)
    return;

  if (point->n >= SJ_POINT_FIRM_ANSWERS)
    self->firm = TRUE;
  else
    self->indicative = TRUE;
  if (!isnan (point->valence_low))
    self->band = TRUE;
}

/* A callout says what it is; signs that stand alone do not. */
static void
note_sign (SjFooterSigns *self,
           SjSeries      *series,
           const SjPoint *point)
{
  int direction = sj_series_get_direction (series, point);

  self->high |= direction > 0;
  self->low |= direction < 0;
}

static void
note_series (SjFooterSigns *self,
             SjSeries      *series,
             gboolean       small_plots)
{
  guint n_points = sj_series_get_n_points (series);
  int fewest = 0;

  if (sj_series_get_origin (series) == SJ_SERIES_ASSUMPTION)
    self->dotted = TRUE;
  if (sj_series_get_origin (series) == SJ_SERIES_ESTIMATED)
    self->estimated = TRUE;
  g_object_get (series, "minimum-n", &fewest, NULL);
  if (sj_series_has_answers (series) && fewest > 0)
    self->fewest = self->fewest > 0 ? MIN (self->fewest, fewest) : fewest;

  for (guint i = 0; i < n_points; i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      note_point (self, point);
      if (small_plots)
        note_sign (self, series, point);
    }
}

static gboolean
has_emotion_lane (SjMap *map)
{
  GListModel *lanes = sj_map_get_lanes (map);
  guint n_lanes = g_list_model_get_n_items (lanes);

  for (guint i = 0; i < n_lanes; i++)
    {
      g_autoptr(SjLane) lane = g_list_model_get_item (lanes, i);

      if (sj_lane_get_kind (lane) == SJ_LANE_EMOTION && !sj_lane_is_folded (lane))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_footer_signs_find_curves:
 * @self: the signs; those of curves are set
 * @map: the map
 */
void
sj_footer_signs_find_curves (SjFooterSigns *self,
                             SjMap         *map)
{
  GListModel *list = sj_map_get_series (map);
  guint n_series = has_emotion_lane (map) ? g_list_model_get_n_items (list) : 0;

  gboolean small_plots = n_series > 0 && sj_emotion_lane_has_small_plots (map);
  gboolean moment = self->moment;

  *self = (SjFooterSigns) { .moment = moment };
  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      if (sj_series_is_visible (series) && sj_series_get_n_points (series) > 0)
        note_series (self, series, small_plots);
    }
}

static void
draw_firm (const SjLayoutContext *context,
           SjFigure              *figure,
           double                 x,
           double                 y)
{
  SjColour ink = sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT);

  sj_figure_add_circle (figure, x + 5.0, y, 4.2, sj_paint_fill (ink));
}

static void
draw_indicative (const SjLayoutContext *context,
                 SjFigure              *figure,
                 double                 x,
                 double                 y)
{
  SjColour ink = sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT);

  sj_figure_add_circle (figure, x + 5.0, y, 3.7, sj_paint_stroke (ink, 1.4));
}

static void
draw_hidden (const SjLayoutContext *context,
             SjFigure              *figure,
             double                 x,
             double                 y)
{
  sj_emotion_sign_draw_hidden (figure, x + 5.0, y,
                               sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT));
}

static void
draw_high (const SjLayoutContext *context,
           SjFigure              *figure,
           double                 x,
           double                 y)
{
  sj_emotion_sign_draw (figure, x + 5.5, y, 1,
                        sj_layout_context_colour (context, SJ_COLOUR_POSITIVE));
}

static void
draw_low (const SjLayoutContext *context,
          SjFigure              *figure,
          double                 x,
          double                 y)
{
  sj_emotion_sign_draw (figure, x + 5.5, y, -1,
                        sj_layout_context_colour (context, SJ_COLOUR_NEGATIVE));
}

static void
draw_band (const SjLayoutContext *context,
           SjFigure              *figure,
           double                 x,
           double                 y)
{
  SjColour ink = sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT);

  sj_figure_add_rectangle (figure, x, y - 5.0, 12.0, 10.0, 2.0,
                           sj_paint_fill (sj_colour_with_alpha (ink, 0.22f)));
  sj_figure_add_rectangle (figure, x, y - 0.9, 12.0, 1.8, 0.0, sj_paint_fill (ink));
}

static void
draw_dotted (const SjLayoutContext *context,
             SjFigure              *figure,
             double                 x,
             double                 y)
{
  SjPaint paint = sj_paint_stroke (sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT), 1.8);

  paint.dash = (SjDash) { { 2.0, 3.0 }, 2 };
  sj_figure_add_line (figure, x, y, x + 12.0, y, paint);
}

static void
draw_estimated (const SjLayoutContext *context,
                SjFigure              *figure,
                double                 x,
                double                 y)
{
  SjPaint paint = sj_paint_stroke (sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT), 2.4);

  paint.dash = (SjDash) { { 3.0, 1.5 }, 2 };
  sj_figure_add_line (figure, x, y, x + 12.0, y, paint);
}

static void
draw_star (const SjLayoutContext *context,
           SjFigure              *figure,
           double                 x,
           double                 y)
{
  sj_glyph_add_star (figure, x + 5.5, y, 6.0,
                     sj_layout_context_colour (context, SJ_COLOUR_MOMENT));
}

/* Entries run along the line and go on below when it is full. */
typedef struct
{
  const SjLayoutContext *context;
  SjFigure              *figure;
  double                 x;
  double                 y;
  double                 end;
} FooterPen;

static void
add_entry (FooterPen  *pen,
           DrawMark    draw_mark,
           const char *string)
{
  SjText *text = sj_layout_context_text (pen->context, string, SJ_STYLE_LEGEND, SJ_COLOUR_INK_SOFT,
                                         SJ_ALIGN_START, pen->end - MARK_ROOM, 1);
  double mark_room = draw_mark != NULL ? MARK_ROOM : 0.0;

  if (pen->x > 0.0 && pen->x + mark_room + text->width > pen->end)
    {
      pen->x = 0.0;
      pen->y += text->height + LINE_GAP;
    }

  if (draw_mark != NULL)
    draw_mark (pen->context, pen->figure, pen->x, pen->y + text->height / 2.0);
  pen->x += mark_room;
  sj_figure_add_text (pen->figure, sj_text_ref (text), pen->x, pen->y);
  pen->x += text->width + ENTRY_GAP;
  sj_text_unref (text);
}

/* A curve that keeps no smallest group was made before there was one, or by hand. */
static char *
describe_indicative (const SjFooterSigns *signs)
{
  int fewest = signs->fewest > 0 ? signs->fewest : 5;

  if (fewest >= SJ_POINT_FIRM_ANSWERS - 1)
    return g_strdup_printf (_("n < %d, indicative"), SJ_POINT_FIRM_ANSWERS);

  /* Translators: number of answers of a value that is only a hint: "n 5–29, indicative" */
  return g_strdup_printf (_("n %d–%d, indicative"), fewest, SJ_POINT_FIRM_ANSWERS - 1);
}

static void
add_signs (FooterPen           *pen,
           const SjFooterSigns *signs)
{
  g_autofree char *indicative = describe_indicative (signs);
  const struct { gboolean shown; DrawMark draw_mark; const char *text; } entries[] = {
    { signs->firm, draw_firm, _("n ≥ 30") },
    { signs->indicative, draw_indicative, indicative },
    { signs->hidden, draw_hidden, _("hidden: too few answers, or they would give some away") },
    { signs->high, draw_high, _("significantly above the rest of its curve") },
    { signs->low, draw_low, _("significantly below the rest of its curve") },
    { signs->band, draw_band, _("band: 95 % interval") },
    { signs->dotted, draw_dotted, _("dotted: not measured, the team’s assumption") },
    { signs->estimated, draw_estimated,
      _("short dashes: machine estimate from the words of comments") },
    { signs->moment, draw_star, _("moment of truth") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].shown)
      add_entry (pen, entries[i].draw_mark, entries[i].text);
}

static void
add_paragraph (FooterPen  *pen,
               const char *string)
{
  SjText *text;

  if (*string == '\0')
    return;

  if (pen->x > 0.0)
    {
      pen->x = 0.0;
      pen->y += sj_measure_get_line_height (pen->context->measure, SJ_STYLE_LEGEND) + LINE_GAP;
    }

  text = sj_layout_context_text (pen->context, string, SJ_STYLE_LEGEND, SJ_COLOUR_INK_FAINT,
                                 SJ_ALIGN_START, pen->end, 4);
  pen->y += text->height + LINE_GAP;
  sj_figure_add_text (pen->figure, text, 0.0, pen->y - text->height - LINE_GAP);
}

static char *
create_sources (SjMap *map)
{
  GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (map), "sources");
  const char *const *sources = sj_element_get_list (SJ_ELEMENT (map), pspec);
  g_autofree char *joined = NULL;

  if (sources == NULL || sources[0] == NULL)
    return g_strdup ("");

  joined = g_strjoinv (" · ", (char **) sources);
  /* Translators: where the content of the map comes from. */
  return g_strdup_printf (_("Sources: %s"), joined);
}

static double
draw (const SjLayoutContext *context,
      SjMap                 *map,
      const SjFooterSigns   *signs,
      SjFigure              *figure,
      double                 width)
{
  g_autofree char *sources = create_sources (map);
  SjText *page = sj_layout_context_text (context, _("page 1 of 1"), SJ_STYLE_LEGEND,
                                         SJ_COLOUR_INK_FAINT, SJ_ALIGN_START, 0.0, 1);
  FooterPen pen = {
    .context = context,
    .figure = figure,
    .end = width - page->width - ENTRY_GAP,
  };
  double line = page->height;

  sj_figure_add_text (figure, page, width - page->width, 0.0);
  add_signs (&pen, signs);
  add_paragraph (&pen, sj_element_text (SJ_ELEMENT (map), "legend"));
  add_paragraph (&pen, sources);

  return MAX (line, pen.x > 0.0 ? pen.y + line : pen.y - LINE_GAP);
}

/**
 * sj_footer_figure_new:
 * @context: what figures are made with
 * @map: the map
 * @signs: the signs to explain
 * @width: of the page between its margins
 *
 * Returns: (transfer full): the foot of the page, as high as it needs
 */
SjFigure *
sj_footer_figure_new (const SjLayoutContext *context,
                      SjMap                 *map,
                      const SjFooterSigns   *signs,
                      double                 width)
{
  g_autoptr(SjFigure) sketch = sj_figure_new (width, 0.0, context->rtl);
  double height = draw (context, map, signs, sketch, width);
  SjFigure *figure = sj_figure_new (width, height, context->rtl);

  draw (context, map, signs, figure, width);
  return figure;
}
