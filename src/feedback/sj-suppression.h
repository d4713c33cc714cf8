#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a group of answers is not shown. */
typedef enum
{
  SJ_SHOWN,
  SJ_SUPPRESSED_SMALL,         /* fewer answers than the smallest group shown */
  SJ_SUPPRESSED_COMPLEMENTARY, /* shown, it would give away the only small one */
} SjSuppression;

gboolean    sj_suppress_parts         (const guint64 *n,
                                       guint          n_parts,
                                       guint          min_n,
                                       gboolean       has_total,
                                       SjSuppression *suppressions);
const char *sj_suppression_get_reason (SjSuppression  suppression);

G_END_DECLS
