#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The metrics of the catalogue. */
typedef enum
{
  SJ_METRIC_NPS,       /* likelihood to recommend, 0 to 10 */
  SJ_METRIC_CSAT,      /* satisfaction, 1 to 5 */
  SJ_METRIC_PSAT,      /* product satisfaction, 1 to 5 */
  SJ_METRIC_CES2,      /* ease, 1 to 7 */
  SJ_METRIC_CES1,      /* effort, 1 to 5, low is good */
  SJ_METRIC_STARS,     /* 1 to 5, halves allowed */
  SJ_METRIC_LIKERT,    /* 3 to 11 steps */
  SJ_METRIC_BINARY,    /* 0 or 1 */
  SJ_METRIC_SMILEY,    /* 3 to 5 faces */
  SJ_METRIC_SUS,       /* usability, 0 to 100 */
  SJ_METRIC_SLIDER,    /* 0 to 100 */
  SJ_METRIC_SENTIMENT, /* −1 to 1 */
} SjMetric;

/* A metric on the scale a column is in, and how it becomes valence. Native figures are those after
 * reversal. */
typedef struct
{
  SjMetric metric;
  double low;
  double high;
  double neutral;    /* what has valence 0 */
  gboolean reversed; /* as asked, low is good */
  guint steps;       /* legal values between two whole numbers, plus one: 2 for halves */
} SjScale;

gboolean    sj_scale_parse       (SjScale       *scale,
                                  const char    *metric,
                                  const char    *range,
                                  GError       **error);
gboolean    sj_scale_parse_range (const char    *text,
                                  double        *low,
                                  double        *high);
void        sj_scale_init        (SjScale       *scale,
                                  SjMetric       metric,
                                  double         low,
                                  double         high);
gboolean    sj_metric_is_known   (const char    *metric);
char       *sj_scale_get_id      (const SjScale *scale);
double      sj_scale_valence     (const SjScale *scale,
                                  double         value);
gboolean    sj_scale_is_linear   (const SjScale *scale);
gboolean    sj_scale_accepts     (const SjScale *scale,
                                  double         value);
gboolean    sj_scale_get_top     (const SjScale *scale,
                                  double        *threshold);
guint       sj_scale_slot_count  (const SjScale *scale);
int         sj_scale_get_slot    (const SjScale *scale,
                                  double         value);
double      sj_scale_slot_value  (const SjScale *scale,
                                  guint          slot);
gboolean    sj_scale_equal       (const SjScale *first,
                                  const SjScale *second);

G_END_DECLS
