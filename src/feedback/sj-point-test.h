#pragma once

#include "core/sj-series.h"
#include "feedback/sj-statistics.h"

G_BEGIN_DECLS

/* What two groups of answers are compared with. */
typedef enum
{
  SJ_TEST_NONE,
  SJ_TEST_NPS,     /* z of the adjusted scores */
  SJ_TEST_SHARES,  /* N − 1 */
  SJ_TEST_WELCH,
  SJ_TEST_PAIRED,  /* t of the differences of the same people */
  SJ_TEST_MCNEMAR,
} SjTestMethod;

/* A difference is marked only if it is unlikely to be chance and large enough to matter. */
#define SJ_TEST_SIGNIFICANT 0.05
#define SJ_TEST_RELEVANT 0.10 /* of valence */

SjTestMethod sj_point_test            (SjSeries      *series,
                                       const SjPoint *here,
                                       const SjPoint *there,
                                       SjTest        *test);
gboolean     sj_point_has_figure      (const SjPoint *point);
double       sj_point_get_figure      (const SjPoint *point);
double       sj_point_get_answers     (const SjPoint *point);
gboolean     sj_point_get_nps_counts  (const SjPoint *point,
                                       double         counts[3]);
int          sj_test_get_direction    (double         p,
                                       double         valence);
const char  *sj_test_method_get_id    (SjTestMethod   method);
SjTestMethod sj_test_method_find      (const char    *id);
const char  *sj_test_method_get_name  (SjTestMethod   method);

G_END_DECLS
