#define G_LOG_DOMAIN "sj-kpi-figure"

#include "config.h"

#include "scene/sj-kpi-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-map.h"
#include "core/sj-series.h"
#include "core/sj-step.h"

/*
 * What a card of a metrics lane measures: for each key figure its name, its value with the
 * interval, and a small line of how it came there. A figure that is read from a curve is that of
 * the card's place; the line shows the same people's waves. Others go from where they stood to
 * where they stand.
 */

#define ROW_HEIGHT 30.0
#define GAP 3.0
#define VALUE_Y 13.0
#define SPARK_WIDTH 26.0
#define SPARK_HEIGHT 10.0
#define MAX_WAVES 12

static SjSeries *
find_series (SjMap       *map,
             const SjKpi *kpi)
{
  return kpi->series != NULL ? sj_map_lookup_typed (map, kpi->series, SJ_TYPE_SERIES) : NULL;
}

/* Whether a place is the card itself, or stands in its step: a touchpoint, the step, its stage. */
static gboolean
is_here (SjMap      *map,
         SjCard     *card,
         const char *anchor)
{
  const char *step = sj_card_get_step (card);
  SjStep *own = sj_map_lookup_typed (map, step, SJ_TYPE_STEP);
  SjElement *place = anchor != NULL ? sj_map_lookup (map, anchor) : NULL;

  if (place == SJ_ELEMENT (card) || (own != NULL && place == SJ_ELEMENT (own)))
    return TRUE;
  if (place != NULL && SJ_IS_CARD (place))
    return g_strcmp0 (sj_card_get_step (SJ_CARD (place)), step) == 0;

  return own != NULL && g_strcmp0 (sj_step_get_stage (own), anchor) == 0;
}

static const SjPoint *
find_point (SjMap    *map,
            SjCard   *card,
            SjSeries *series)
{
  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const SjPoint *point = sj_series_get_point (series, i);

      if (is_here (map, card, point->anchor))
        return point;
    }

  return NULL;
}

static gboolean
is_other_wave (SjSeries *first,
               SjSeries *second)
{
  return g_str_equal (sj_series_get_metric (first), sj_series_get_metric (second)) &&
         g_strcmp0 (sj_element_text (SJ_ELEMENT (first), "segment"),
                    sj_element_text (SJ_ELEMENT (second), "segment")) == 0 &&
         *sj_element_text (SJ_ELEMENT (second), "wave") != '\0';
}

static int
compare_waves (gconstpointer first,
               gconstpointer second)
{
  SjElement *a = *(SjElement *const *) first, *b = *(SjElement *const *) second;

  return g_strcmp0 (sj_element_text (a, "wave"), sj_element_text (b, "wave"));
}

/* The values of the same people at the place, wave by wave, up to the last that is known. */
static guint
list_waves (SjMap         *map,
            SjSeries      *series,
            const SjPoint *point,
            double         values[MAX_WAVES])
{
  g_autoptr(GPtrArray) waves = g_ptr_array_new ();
  GListModel *list = sj_map_get_series (map);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjSeries) other = g_list_model_get_item (list, i);

      if (is_other_wave (series, other))
        g_ptr_array_add (waves, other); /* the map owns it */
    }
  g_ptr_array_sort (waves, compare_waves);
  for (guint i = waves->len > MAX_WAVES ? waves->len - MAX_WAVES : 0; i < waves->len; i++)
    {
      const SjPoint *there = sj_series_find_point (g_ptr_array_index (waves, i), point->anchor);

      if (there != NULL && !isnan (there->native))
        values[n++] = there->native;
    }

  return n;
}

static guint
list_values (SjMap       *map,
             SjCard      *card,
             const SjKpi *kpi,
             double       values[MAX_WAVES])
{
  SjSeries *series = find_series (map, kpi);
  const SjPoint *point = series != NULL ? find_point (map, card, series) : NULL;
  guint n = 0;

  if (point != NULL)
    return list_waves (map, series, point, values);
  if (!isnan (kpi->baseline))
    values[n++] = kpi->baseline;
  if (!isnan (kpi->actual))
    values[n++] = kpi->actual;

  return n;
}

static char *
format_value (SjSeries *series,
              double    value)
{
  return g_strdup_printf (g_str_equal (sj_series_get_metric (series), "nps") ? "%.0f" : "%.2f",
                          value);
}

/* The value, and beside it how sure it is. */
static char *
name_value (SjMap        *map,
            SjCard       *card,
            const SjKpi  *kpi,
            char        **beside)
{
  SjSeries *series = find_series (map, kpi);
  const SjPoint *point = series != NULL ? find_point (map, card, series) : NULL;
  const char *unit = kpi->unit != NULL ? kpi->unit : "";
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  *beside = NULL;
  if (point != NULL && isnan (point->native))
    return g_strdup (point->reason != NULL ? _("hidden") : "–");
  if (point == NULL)
    {
      if (!isnan (kpi->target))
        /* Translators: where a key figure shall stand. */
        *beside = g_strdup_printf (_("target %g"), kpi->target);
      return isnan (kpi->actual) ? g_strdup ("–")
                                 : g_strdup_printf ("%g%s%s", kpi->actual, *unit != '\0' ? " " : "",
                                                    unit);
    }
  if (!isnan (point->native_low))
    {
      low = format_value (series, point->native_low);
      high = format_value (series, point->native_high);
      /* Translators: the ends of an interval; the first form where none is below zero. */
      *beside = g_strdup_printf (point->native_low >= 0.0 ? _("%s–%s") : _("%s to %s"), low, high);
    }

  return format_value (series, point->native);
}

static void
draw_spark (const SjLayoutContext *context,
            SjFigure              *figure,
            const double          *values,
            guint                  n,
            double                 x,
            double                 y)
{
  SjColour colour = sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT);
  double low = INFINITY, high = -INFINITY, at_x = x, at_y = y;

  for (guint i = 0; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      at_x = x + SPARK_WIDTH * i / (n - 1);
      at_y = high > low ? y + SPARK_HEIGHT * (high - values[i]) / (high - low)
                        : y + SPARK_HEIGHT / 2.0;
      if (i == 0)
        sj_figure_move_to (figure, at_x, at_y);
      else
        sj_figure_line_to (figure, at_x, at_y);
    }
  sj_figure_end_path (figure, sj_paint_stroke (colour, 1.3));
  sj_figure_add_circle (figure, at_x, at_y, 2.0, sj_paint_fill (colour));
}

static void
draw_kpi (const SjLayoutContext *context,
          SjCard                *card,
          const SjKpi           *kpi,
          SjFigure              *figure,
          double                 x,
          double                 y,
          double                 room)
{
  SjMap *map = sj_element_get_map (SJ_ELEMENT (card));
  g_autofree char *beside = NULL;
  g_autofree char *value = name_value (map, card, kpi, &beside);
  double values[MAX_WAVES];
  guint n = list_values (map, card, kpi, values);
  gboolean has_spark = n > 1 && room > 2.0 * SPARK_WIDTH;
  double left = room - (has_spark ? SPARK_WIDTH + 6.0 : 0.0);
  double width = sj_measure_width (context->measure, value, SJ_STYLE_CARD_TITLE) + 4.0;

  sj_figure_add_text (figure,
                      sj_layout_context_text (context, kpi->name != NULL ? kpi->name : "",
                                              SJ_STYLE_CARD_TEXT, SJ_COLOUR_INK_SOFT,
                                              SJ_ALIGN_START, left, 1),
                      x, y);
  sj_figure_add_text (figure,
                      sj_layout_context_text (context, value, SJ_STYLE_CARD_TITLE, SJ_COLOUR_INK,
                                              SJ_ALIGN_START, room, 1),
                      x, y + VALUE_Y);
  if (beside != NULL && room - width > 16.0)
    sj_figure_add_text (figure,
                        sj_layout_context_text (context, beside, SJ_STYLE_COUNT,
                                                SJ_COLOUR_INK_FAINT, SJ_ALIGN_START, room - width,
                                                1),
                        x + width, y + VALUE_Y + 1.0);
  if (has_spark)
    draw_spark (context, figure, values, n, x + room - SPARK_WIDTH - 2.0, y);
}

/**
 * sj_kpi_figure_get_height:
 * @card: a card of a metrics lane, in a map
 *
 * Returns: how high its key figures are together, in points; 0 if it has none
 */
double
sj_kpi_figure_get_height (SjCard *card)
{
  guint n = sj_records_get_length (sj_card_get_kpis (card));

  return n > 0 ? n * ROW_HEIGHT + (n - 1) * GAP : 0.0;
}

/**
 * sj_kpi_figure_draw:
 * @context: what figures are made with
 * @card: a card of a metrics lane, in a map
 * @figure: the card's figure
 * @x: where the figures begin, from the start side
 * @y: and how far down
 * @room: how wide they may be
 *
 * Draws the card's key figures one below the other.
 */
void
sj_kpi_figure_draw (const SjLayoutContext *context,
                    SjCard                *card,
                    SjFigure              *figure,
                    double                 x,
                    double                 y,
                    double                 room)
{
  SjRecords *kpis = sj_card_get_kpis (card);

  for (guint i = 0; i < sj_records_get_length (kpis); i++)
    draw_kpi (context, card, sj_records_index (kpis, i), figure, x, y + i * (ROW_HEIGHT + GAP),
              room);
}

/**
 * sj_kpi_figure_describe:
 * @card: a card of a metrics lane, in a map
 *
 * Returns: (transfer full): its key figures in words: "NPS 30, 14 to 44"; "" if it has none
 */
char *
sj_kpi_figure_describe (SjCard *card)
{
  SjRecords *kpis = sj_card_get_kpis (card);
  SjMap *map = sj_element_get_map (SJ_ELEMENT (card));
  GString *words = g_string_new (NULL);

  for (guint i = 0; map != NULL && i < sj_records_get_length (kpis); i++)
    {
      const SjKpi *kpi = sj_records_index (kpis, i);
      g_autofree char *beside = NULL;
      g_autofree char *value = name_value (map, card, kpi, &beside);

      g_string_append_printf (words, "%s%s %s", i > 0 ? "; " : "",
                              kpi->name != NULL ? kpi->name : "", value);
      if (beside != NULL)
        g_string_append_printf (words, ", %s", beside);
    }

  return g_string_free (words, FALSE);
}
