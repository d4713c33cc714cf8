#pragma once

#include "feedback/sj-point-comparison.h"

G_BEGIN_DECLS

/**
 * SjComparisonFamily:
 *
 * All comparisons that a map can show between its curves. They are one family of tests and are
 * corrected together, so that two places have one answer, whichever of their curves one looks from.
 */
typedef struct _SjComparisonFamily SjComparisonFamily;

SjComparisonFamily *sj_comparison_family_new  (SjMap                    *map);
void                sj_comparison_family_free (SjComparisonFamily       *self);
GHashTable         *sj_comparison_family_list (const SjComparisonFamily *self,
                                               SjSeries                 *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjComparisonFamily, sj_comparison_family_free)

G_END_DECLS
