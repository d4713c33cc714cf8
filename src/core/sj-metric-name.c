#define G_LOG_DOMAIN "sj-core"

#include "config.h"

#include "core/sj-metric-name.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *beginning;
  const char *name;
} names[] = {
  { "likert", N_("Rating") },
  { "stars", N_("Stars") },
  { "binary", N_("Yes or no") },
  { "smiley", N_("Faces") },
  { "slider", N_("Slider") },
  { "sentiment", N_("Mood of comments") },
};

/**
 * sj_metric_name:
 * @metric: the metric of a series, such as "nps" or "likert_5"
 *
 * Returns: (transfer full): what people call it; what is no metric of ours stays as it is
 */
char *
sj_metric_name (const char *metric)
{
  static const char *const initials[] = { "nps", "csat", "psat", "ces1", "ces2", "sus", NULL };

  g_return_val_if_fail (metric != NULL, NULL);

  /* Both forms of the customer effort score are called CES. */
  if (g_strv_contains (initials, metric))
    return g_ascii_strup (metric, g_str_has_prefix (metric, "ces") ? 3 : -1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (metric, names[i].beginning))
      return g_strdup (_(names[i].name));

  return g_strdup (metric);
}
