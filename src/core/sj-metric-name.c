#define G_LOG_DOMAIN "sj-core"

#include "config.h"

#include "core/sj-metric-name.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *beginning; /* some come with a number of steps */
  const char *name;
} names[] = {
  { "nps", N_("NPS") },
  { "csat", N_("CSAT") },
  { "psat", N_("PSAT") },
  /* Translators: the customer effort score, asked as agreement that something was easy */
  { "ces2", N_("CES (ease)") },
  /* Translators: the customer effort score, asked as how much effort something took */
  { "ces1", N_("CES (effort)") },
  { "sus", N_("SUS") },
  { "likert", N_("Rating") },
  { "stars", N_("Stars") },
  { "binary", N_("Yes or no") },
  { "smiley", N_("Faces") },
  { "slider", N_("Slider") },
  { "sentiment", N_("Sentiment") },
  /* Translators: a curve of several metrics together. */
  { "blend", N_("Blended") },
};

/**
 * sj_metric_name:
 * @metric: the metric of a series, such as "nps" or "likert_5"
 *
 * Returns: (transfer none): what people call it; what is no metric of ours stays as it is
 */
const char *
sj_metric_name (const char *metric)
{
  g_return_val_if_fail (metric != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (metric, names[i].beginning))
      return _(names[i].name);

  return metric;
}

/**
 * sj_metric_title:
 * @metric: the metric of a series
 * @low: the lowest answer of its scale; NAN if not known
 * @high: the highest
 *
 * Ratings and faces are asked on scales of different lengths, by which alone their curves can be
 * told apart.
 *
 * Returns: (transfer full): what people call it: "CSAT", "Rating 1–5"
 */
char *
sj_metric_title (const char *metric,
                 double      low,
                 double      high)
{
  const char *name = sj_metric_name (metric);

  g_return_val_if_fail (metric != NULL, NULL);

  if (isnan (low) || isnan (high) ||
      (!g_str_has_prefix (metric, "likert") && !g_str_has_prefix (metric, "smiley")))
    return g_strdup (name);

  /* Translators: a metric, and the lowest and highest answer of its scale. */
  return g_strdup_printf (_("%s %g–%g"), name, low, high);
}
