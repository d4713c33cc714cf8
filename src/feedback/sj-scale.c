#define G_LOG_DOMAIN "sj-scale"

#include "config.h"

#include "feedback/sj-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

#define MAX_SLOTS 201
#define NPS_NEUTRAL 7.5
#define SUS_AVERAGE 68 /* pmc.ncbi.nlm.nih.gov/articles/PMC11649589, measuringu.com/sus */

typedef struct
{
  const char *id;
  SjMetric metric;
  double low;
  double high;
} MetricInfo;

static const MetricInfo metrics[] = {
  { "nps", SJ_METRIC_NPS, 0, 10 },
  { "csat", SJ_METRIC_CSAT, 1, 5 },
  { "psat", SJ_METRIC_PSAT, 1, 5 },
  { "ces2", SJ_METRIC_CES2, 1, 7 },
  { "ces1", SJ_METRIC_CES1, 1, 5 },
  { "stars", SJ_METRIC_STARS, 1, 5 },
  { "likert", SJ_METRIC_LIKERT, 1, 5 },
  { "binary", SJ_METRIC_BINARY, 0, 1 },
  { "smiley", SJ_METRIC_SMILEY, 1, 5 },
  { "sus", SJ_METRIC_SUS, 0, 100 },
  { "slider", SJ_METRIC_SLIDER, 0, 100 },
  { "sentiment", SJ_METRIC_SENTIMENT, -1, 1 },
};

/* Finds "likert_7" as likert with 7 steps. */
static const MetricInfo *
find_metric (const char *id,
             guint      *n_steps)
{
  *n_steps = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      gsize length = strlen (metrics[i].id);
      gboolean has_steps = metrics[i].metric == SJ_METRIC_LIKERT ||
                           metrics[i].metric == SJ_METRIC_SMILEY;

      if (g_ascii_strcasecmp (id, metrics[i].id) == 0)
        return &metrics[i];
      if (has_steps && g_ascii_strncasecmp (id, metrics[i].id, length) == 0 && id[length] == '_')
        {
          guint64 steps;
          guint64 most = metrics[i].metric == SJ_METRIC_LIKERT ? 11 : 5;

          if (!g_ascii_string_to_unsigned (id + length + 1, 10, 3, most, &steps, NULL))
            return NULL;
          *n_steps = (guint) steps;
          return &metrics[i];
        }
    }

  return NULL;
}

/**
 * sj_metric_is_known:
 * @metric: an id, such as "nps" or "likert_7"
 *
 * Returns: whether the catalogue has it
 */
gboolean
sj_metric_is_known (const char *metric)
{
  guint n_steps;

  g_return_val_if_fail (metric != NULL, FALSE);

  return find_metric (metric, &n_steps) != NULL;
}

/**
 * sj_scale_init:
 * @scale: (out caller-allocates): the scale
 * @metric: its metric
 * @low: the lowest answer
 * @high: the highest
 *
 * Net Promoter and usability scores are anchored where they are neutral, everything else in the
 * middle. That an NPS answer between 7 and 8 has valence 0 is this program's convention.
 */
void
sj_scale_init (SjScale  *scale,
               SjMetric  metric,
               double    low,
               double    high)
{
  g_return_if_fail (scale != NULL);

  *scale = (SjScale) {
    .metric = metric,
    .low = low,
    .high = high,
    .neutral = (low + high) / 2,
    .reversed = metric == SJ_METRIC_CES1,
    .steps = metric == SJ_METRIC_STARS ? 2 : 1,
  };
  if (metric == SJ_METRIC_NPS)
    scale->neutral = NPS_NEUTRAL;
  else if (metric == SJ_METRIC_SUS)
    scale->neutral = SUS_AVERAGE;
}

/**
 * sj_scale_parse_range:
 * @text: a range such as "1-5" or "-1-1"
 * @low: (out): its lower end
 * @high: (out): its upper end
 *
 * Returns: whether it is two numbers with a hyphen between
 */
gboolean
sj_scale_parse_range (const char *text,
                      double     *low,
                      double     *high)
{
  char *end;

  g_return_val_if_fail (text != NULL && low != NULL && high != NULL, FALSE);

  *low = g_ascii_strtod (text, &end);
  if (end == text || *end != '-' || !isfinite (*low))
    return FALSE;
  text = end + 1;
  *high = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*high);
}

static gboolean
check_range (SjMetric     metric,
             double       low,
             double       high,
             const char  *range,
             GError     **error)
{
  const char *reason = NULL;

  if (!(low < high))
    reason = _("its lower end must be below its upper end");
  else if (metric == SJ_METRIC_NPS && (low != 0 || high != 10))
    reason = _("NPS is always asked from 0 to 10");
  else if (metric == SJ_METRIC_BINARY && high - low != 1)
    reason = _("a yes-or-no answer has two values");
  if (reason == NULL)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
               /* Translators: a range such as 1-5, then what is wrong with it */
               _("“%s” cannot be the scale: %s"), range, reason);
  return FALSE;
}

/**
 * sj_scale_parse:
 * @scale: (out caller-allocates): the scale
 * @metric: an id of the catalogue
 * @range: (nullable): a range other than the metric's usual one
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if there is no such metric or scale
 */
gboolean
sj_scale_parse (SjScale     *scale,
                const char  *metric,
                const char  *range,
                GError     **error)
{
  const MetricInfo *info;
  double low, high;
  guint n_steps;

  g_return_val_if_fail (scale != NULL && metric != NULL, FALSE);

  info = find_metric (metric, &n_steps);
  if (info == NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("“%s” is not a metric; there are nps, csat, psat, ces1, ces2, stars, "
                      "likert_3 to likert_11, binary, smiley_3 to smiley_5, sus, slider and "
                      "sentiment"),
                   metric);
      return FALSE;
    }
  low = info->low;
  high = n_steps > 0 ? low + n_steps - 1 : info->high;
  if (range != NULL && !sj_scale_parse_range (range, &low, &high))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                   _("“%s” is not a scale; write it as 1-5"), range);
      return FALSE;
    }
  if (range != NULL && !check_range (info->metric, low, high, range, error))
    return FALSE;

  sj_scale_init (scale, info->metric, low, high);
  return TRUE;
}

/**
 * sj_scale_get_id:
 *
 * Returns: (transfer full): the metric's id, with the number of steps where the catalogue has it
 */
char *
sj_scale_get_id (const SjScale *scale)
{
  g_return_val_if_fail (scale != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (metrics[i].metric == scale->metric)
      {
        if (scale->metric == SJ_METRIC_LIKERT || scale->metric == SJ_METRIC_SMILEY)
          return g_strdup_printf ("%s_%d", metrics[i].id, (int) (scale->high - scale->low) + 1);
        return g_strdup (metrics[i].id);
      }

  return NULL;
}

gboolean
sj_scale_is_linear (const SjScale *scale)
{
  g_return_val_if_fail (scale != NULL, TRUE);

  return scale->neutral == (scale->low + scale->high) / 2;
}

/**
 * sj_scale_valence:
 * @scale: a scale
 * @value: an answer, after reversal
 *
 * Returns: its place on the common axis, −1 (worst) to 1 (best)
 */
double
sj_scale_valence (const SjScale *scale,
                  double         value)
{
  if (sj_scale_is_linear (scale))
    return (2 * value - scale->low - scale->high) / (scale->high - scale->low);
  if (value >= scale->neutral)
    return (value - scale->neutral) / (scale->high - scale->neutral);

  return (value - scale->neutral) / (scale->neutral - scale->low);
}

/**
 * sj_scale_accepts:
 *
 * Returns: whether an answer can be on the scale
 */
gboolean
sj_scale_accepts (const SjScale *scale,
                  double         value)
{
  gboolean whole = scale->metric == SJ_METRIC_NPS || scale->metric == SJ_METRIC_BINARY;

  return value >= scale->low && value <= scale->high && (!whole || value == floor (value));
}

/**
 * sj_scale_get_top:
 * @scale: a scale
 * @threshold: (out): the lowest answer of the top box
 *
 * Returns: whether the metric has a top box: the two best answers of five and more, the best of
 *   three or four, the three best of a seven-step ease scale
 */
gboolean
sj_scale_get_top (const SjScale *scale,
                  double        *threshold)
{
  double n_answers = scale->high - scale->low + 1;

  g_return_val_if_fail (scale != NULL && threshold != NULL, FALSE);

  switch (scale->metric)
    {
    case SJ_METRIC_NPS:
    case SJ_METRIC_SUS:
    case SJ_METRIC_SLIDER:
    case SJ_METRIC_SENTIMENT:
      return FALSE;
    case SJ_METRIC_CES2:
      *threshold = scale->high - (n_answers >= 7 ? 2 : 1);
      return TRUE;
    case SJ_METRIC_BINARY:
      *threshold = scale->high;
      return TRUE;
    case SJ_METRIC_CSAT:
    case SJ_METRIC_PSAT:
    case SJ_METRIC_CES1:
    case SJ_METRIC_STARS:
    case SJ_METRIC_LIKERT:
    case SJ_METRIC_SMILEY:
    default:
      *threshold = scale->high - (n_answers >= 5 ? 1 : 0);
      return TRUE;
    }
}

/**
 * sj_scale_slot_count:
 *
 * Returns: how many different answers are worth a counter each; 0 if the scale is too fine
 */
guint
sj_scale_slot_count (const SjScale *scale)
{
  double n_slots = (scale->high - scale->low) * scale->steps + 1;

  return n_slots <= MAX_SLOTS && n_slots == floor (n_slots) && scale->low == floor (scale->low)
           ? (guint) n_slots
           : 0;
}

/**
 * sj_scale_get_slot:
 * @scale: a scale
 * @value: an answer that it accepts
 *
 * Returns: the answer's counter, or −1 if it has none
 */
int
sj_scale_get_slot (const SjScale *scale,
                   double         value)
{
  double slot = (value - scale->low) * scale->steps;

  return slot == floor (slot) && slot >= 0 && slot < sj_scale_slot_count (scale) ? (int) slot : -1;
}

double
sj_scale_slot_value (const SjScale *scale,
                     guint          slot)
{
  return scale->low + (double) slot / scale->steps;
}

gboolean
sj_scale_equal (const SjScale *first,
                const SjScale *second)
{
  return first->metric == second->metric && first->low == second->low &&
         first->high == second->high && first->neutral == second->neutral &&
         !first->reversed == !second->reversed && first->steps == second->steps;
}
