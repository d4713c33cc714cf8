#pragma once

#include "feedback/sj-scale.h"

G_BEGIN_DECLS

/* Why a group of answers is not shown. */
typedef enum
{
  SJ_SHOWN,
  SJ_SUPPRESSED_SMALL,         /* fewer answers than the smallest group shown */
  SJ_SUPPRESSED_COMPLEMENTARY, /* shown, it would give away the only small one */
} SjSuppression;

/* Groups of comments are shown from this many on, whatever smaller number is allowed for ratings:
 * words give away more than numbers do. */
#define SJ_COMMENTS_MIN_N 10

guint       sj_suppression_get_min_n  (guint          min_n,
                                       const SjScale *scale);
gboolean    sj_suppress_parts         (const guint64 *n,
                                       guint          n_parts,
                                       guint          min_n,
                                       gboolean       has_total,
                                       SjSuppression *suppressions);
const char *sj_suppression_get_reason (SjSuppression  suppression);

G_END_DECLS
