#define G_LOG_DOMAIN "sj-point-text"

#include "config.h"

#include "ui/sj-point-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "core/sj-map.h"
#include "core/sj-metric-name.h"
#include "ui/sj-element-title.h"

/*
 * Says a point of a series in words, never more exactly than it is known.
 */

#define SIGNIFICANT 0.05

static gboolean
is_nps (SjSeries *series)
{
  return g_str_equal (sj_series_get_metric (series), "nps");
}

/* Shares are the figures whose interval is Wilson's. */
static gboolean
is_share (SjSeries *series)
{
  return g_str_has_prefix (sj_element_text (SJ_ELEMENT (series), "interval"), "wilson");
}

/* With a sign, and a minus that is as wide as a plus. */
static char *
signed_text (double figure,
             int    n_decimals)
{
  return g_strdup_printf ("%s%.*f", figure < 0.0 ? "−" : "+", n_decimals, fabs (figure));
}

static char *
figure_text (SjSeries *series,
             double    figure)
{
  if (is_nps (series))
    return signed_text (figure, 0);
  if (g_str_equal (sj_series_get_metric (series), "sentiment"))
    return signed_text (figure, 2);
  if (is_share (series))
    /* Translators: a share in per cent; keep the space your language sets before the sign. */
    return g_strdup_printf (_("%.0f %%"), figure * 100.0);

  return g_strdup_printf (fabs (figure) < 20.0 ? "%.1f" : "%.0f", figure);
}

/**
 * sj_point_text_headline:
 * @series: a series
 * @point: one of its points
 *
 * Returns: (transfer full): the figure one reads first: "CSAT 1.6"
 */
char *
sj_point_text_headline (SjSeries      *series,
                        const SjPoint *point)
{
  g_autofree char *figure = NULL;

  g_return_val_if_fail (SJ_IS_SERIES (series) && point != NULL, NULL);

  if (point->reason != NULL && *point->reason != '\0')
    return g_strdup (_("Too few answers"));
  if (sj_series_get_origin (series) == SJ_SERIES_ASSUMPTION || isnan (point->native))
    return signed_text (point->valence, 1);

  figure = figure_text (series, point->native);
  return g_strdup_printf ("%s %s", sj_metric_name (sj_series_get_metric (series)), figure);
}

static char *
interval_text (SjSeries      *series,
               const SjPoint *point)
{
  g_autofree char *low = figure_text (series, point->native_low);
  g_autofree char *high = figure_text (series, point->native_high);

  /* Translators: the 95 % interval of a figure, from … to …. */
  return g_strdup_printf (_("95 %%: %s – %s"), low, high);
}

/**
 * sj_point_text_evidence:
 * @series: a series
 * @point: one of its points
 *
 * Returns: (transfer full): what the figure rests on: "n = 96 · 95 %: 1.4 – 1.7"
 */
char *
sj_point_text_evidence (SjSeries      *series,
                        const SjPoint *point)
{
  g_autofree char *interval = NULL;

  g_return_val_if_fail (SJ_IS_SERIES (series) && point != NULL, NULL);

  if (point->reason != NULL && *point->reason != '\0')
    return g_strdup (_("The figure is withheld so that nobody can be recognised."));
  if (sj_series_get_origin (series) == SJ_SERIES_ASSUMPTION || point->n < 0)
    return g_strdup (_("The team’s assumption, not measured"));
  if (isnan (point->native_low) || isnan (point->native_high))
    return g_strdup_printf (_("n = %" PRId64), point->n);

  interval = interval_text (series, point);
  if (sj_series_get_origin (series) == SJ_SERIES_ESTIMATED)
    /* Translators: the number of comments, then the 95 % interval. */
    return g_strdup_printf (_("n = %" PRId64 " · %s · machine estimate"), point->n, interval);

  return g_strdup_printf (_("n = %" PRId64 " · %s"), point->n, interval);
}

/**
 * sj_point_text_contrast:
 * @point: a point
 *
 * Returns: (transfer full) (nullable): how it differs from the rest of its curve; %NULL if that may
 *   be chance
 */
char *
sj_point_text_contrast (const SjPoint *point)
{
  g_return_val_if_fail (point != NULL, NULL);

  if (isnan (point->p_value) || point->p_value >= SIGNIFICANT)
    return NULL;
  if (point->p_value < 0.001)
    return g_strdup_printf (_("Differs significantly from the rest, p < .001"));

  return g_strdup_printf (_("Differs significantly from the rest, p = %.3f"), point->p_value);
}

/* What the other curve is told apart by. */
static char *
other_name (const SjPointComparison *comparison)
{
  SjElement *series = SJ_ELEMENT (comparison->series);
  SjMap *map = sj_element_get_map (series);
  const char *wave = sj_element_text (series, "wave");
  const char *segment = sj_element_text (series, "segment");
  SjElement *persona = map != NULL
                         ? sj_map_lookup (map, sj_series_get_persona (comparison->series)) : NULL;

  if (comparison->by_wave && *wave != '\0')
    return g_strdup (wave);
  if (!comparison->by_wave && persona != NULL)
    return sj_element_title (persona);
  if (!comparison->by_wave && *segment != '\0')
    return g_strdup (segment);

  return sj_element_title (series);
}

static char *
difference_text (SjSeries *series,
                 double    difference)
{
  double size = fabs (difference);
  const char *sign = difference < 0.0 ? "−" : "+";

  if (is_nps (series))
    return g_strdup_printf ("%s%.0f", sign, size);
  if (is_share (series))
    /* Translators: a difference of shares in percentage points, with its sign. */
    return g_strdup_printf (_("%s%.0f points"), sign, size * 100.0);

  return g_strdup_printf ("%s%.2f", sign, size);
}

static char *
probability_text (double p)
{
  if (isnan (p))
    return g_strdup (_("not tested"));
  if (p < 0.001)
    return g_strdup (_("p < .001"));

  /* Translators: how probable the difference is by chance. */
  return g_strdup_printf (_("p = %.3f"), p);
}

/**
 * sj_point_text_comparison:
 * @series: a series
 * @comparison: one of its points against that of another series
 *
 * Returns: (transfer full): "Against 2024-Q4: −0.31, p = 0.004 ▼"; the sign is there only if the
 *   difference is significant and large enough to be felt
 */
char *
sj_point_text_comparison (SjSeries                *series,
                          const SjPointComparison *comparison)
{
  g_autofree char *name = NULL;
  g_autofree char *difference = NULL;
  g_autofree char *probability = NULL;

  g_return_val_if_fail (SJ_IS_SERIES (series) && comparison != NULL, NULL);

  name = other_name (comparison);
  difference = difference_text (series, comparison->difference);
  probability = probability_text (comparison->p);
  /* Translators: another wave or persona, the difference from it, how sure that is, and ▲, ▼ or
   * nothing. */
  return g_strdup_printf (_("Against %s: %s, %s%s"), name, difference, probability,
                          comparison->direction > 0 ? " ▲" : comparison->direction < 0 ? " ▼" : "");
}

/**
 * sj_point_text_box:
 * @series: a series
 * @point: one of its points, with boxes
 * @box: which of them, from the lowest
 *
 * Returns: (transfer full): the score it counts
 */
char *
sj_point_text_box (SjSeries      *series,
                   const SjPoint *point,
                   guint          box)
{
  double low = sj_element_number (SJ_ELEMENT (series), "scale-low");
  double high = sj_element_number (SJ_ELEMENT (series), "scale-high");

  g_return_val_if_fail (point != NULL && point->boxes != NULL, NULL);

  if (isnan (low) || isnan (high) || point->boxes->len < 2)
    return g_strdup_printf ("%u", box + 1);

  return g_strdup_printf ("%g", low + (high - low) * box / (point->boxes->len - 1));
}

/**
 * sj_point_text_goodness:
 * @series: a series
 * @point: one of its points, with boxes
 * @box: which of them, from the lowest
 *
 * Returns: 0 for a box of bad answers, 1 for one of good answers
 */
double
sj_point_text_goodness (SjSeries      *series,
                        const SjPoint *point,
                        guint          box)
{
  g_return_val_if_fail (point != NULL && point->boxes != NULL, 0.5);

  /* Detractors, passives and promoters. */
  if (is_nps (series) && point->boxes->len == 11)
    return box <= 6 ? 0.0 : box <= 8 ? 0.5 : 1.0;

  return point->boxes->len > 1 ? (double) box / (point->boxes->len - 1) : 0.5;
}
