#define G_LOG_DOMAIN "sj-point-words"

#include "config.h"

#include "scene/sj-point-words.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "core/sj-metric-name.h"

/*
 * A point of a curve in words, the same ones for whoever hears the map and for whoever reads it as
 * text.
 */

static char *
figure_words (SjSeries      *series,
              const SjPoint *point)
{
  const char *metric = sj_metric_name (sj_series_get_metric (series));

  if (point->n < 0)
    /* Translators: metric, value, which somebody else has worked out of answers */
    return g_strdup_printf (_("%s %.2f (number of answers not known)"), metric, point->native);
  if (!isnan (point->native_low))
    /* Translators: metric, value, number of answers, its interval:
     * "CSAT 3.90 (n = 212, 95 % 3.75–4.05)" */
    return g_strdup_printf (_("%s %.2f (n = %" PRId64 ", 95 %% %.2f–%.2f)"), metric,
                            point->native, point->n, point->native_low, point->native_high);

  /* Translators: metric, value, number of answers */
  return g_strdup_printf (_("%s %.2f (n = %" PRId64 ")"), metric, point->native, point->n);
}

static char *
valence_words (const SjPoint *point)
{
  if (point->n < 0)
    /* Translators: what customers feel, between −1 and +1 */
    return g_strdup_printf (_("valence %+.2f"), point->valence);
  if (isnan (point->valence_low) || isnan (point->valence_high))
    /* Translators: the last is the number of answers. */
    return g_strdup_printf (_("valence %+.2f (n = %" PRId64 ")"), point->valence, point->n);

  /* Translators: then the number of answers and the 95 % interval. */
  return g_strdup_printf (_("valence %+.2f (n = %" PRId64 ", 95 %% %+.2f to %+.2f)"),
                          point->valence, point->n, point->valence_low, point->valence_high);
}

static char *
value_words (SjSeries      *series,
             const SjPoint *point)
{
  g_autofree char *figure = NULL;

  if (isnan (point->valence) && g_strcmp0 (point->reason, "complementary") == 0)
    /* Translators: the figure of a touchpoint is not shown, because that of a small group could be
     * worked out from it. */
    return g_strdup (_("hidden, it would give away a smaller group"));
  if (isnan (point->valence))
    /* Translators: the figure of a touchpoint is not shown, because too few people answered. */
    return g_strdup (_("hidden, too few answers"));
  if (sj_series_get_origin (series) == SJ_SERIES_ASSUMPTION)
    return g_strdup_printf (_("valence %+.2f, an assumption"), point->valence);
  if (sj_series_get_origin (series) == SJ_SERIES_ESTIMATED)
    {
      g_autofree char *words = valence_words (point);

      /* Translators: what customers feel, as a computer reads it out of their comments. */
      return g_strdup_printf (_("%s, a machine estimate from comments"), words);
    }
  if (isnan (point->native))
    return valence_words (point);

  figure = figure_words (series, point);
  /* Translators: a figure with its interval, valence between −1 and +1 */
  return g_strdup_printf (_("%s, valence %+.2f"), figure, point->valence);
}

/**
 * sj_point_words:
 * @series: a series
 * @point: one of its points
 *
 * Returns: (transfer full): what the point says: "CSAT 3.90 (n = 212, 95 % 3.75–4.05), valence
 *   +0.45", and that it is indicative if few people answered
 */
char *
sj_point_words (SjSeries      *series,
                const SjPoint *point)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (SJ_IS_SERIES (series), NULL);
  g_return_val_if_fail (point != NULL, NULL);

  words = value_words (series, point);
  if (isnan (point->valence) || point->n < 0 || point->n >= SJ_POINT_FIRM_ANSWERS)
    return g_steal_pointer (&words);

  /* Translators: a value of few answers, which is only a hint */
  return g_strdup_printf (_("%s, indicative"), words);
}
