#pragma once

#include "core/sj-comparison.h"

G_BEGIN_DECLS

/**
 * SjComparisonMap:
 *
 * Two maps put together into one that can be laid out: what both have stands once, as the second
 * map has it; what only the first map has stands where it stood, as a ghost.
 */
typedef struct _SjComparisonMap SjComparisonMap;

/**
 * SjComparisonMark:
 * @kind: what is different about the element
 * @ghost: whether it shows what the first map had and the second has no longer, or no longer there
 * @difference: the whole of it
 *
 * What is to be marked at one element of the map.
 */
typedef struct
{
  SjDifferenceKind  kind;
  gboolean          ghost;
  SjDifference     *difference;
} SjComparisonMark;

SjComparisonMap        *sj_comparison_map_new             (SjMap                 *first,
                                                           SjMap                 *second);
void                    sj_comparison_map_free            (SjComparisonMap       *self);
SjMap                  *sj_comparison_map_get_map         (const SjComparisonMap *self);
const char             *sj_comparison_map_get_first_name  (const SjComparisonMap *self);
const char             *sj_comparison_map_get_second_name (const SjComparisonMap *self);
GPtrArray              *sj_comparison_map_get_differences (const SjComparisonMap *self);
const char             *sj_comparison_map_get_id          (const SjComparisonMap *self,
                                                           const SjDifference    *difference);
const SjComparisonMark *sj_comparison_map_find_mark       (const SjComparisonMap *self,
                                                           const char            *id);
const char             *sj_comparison_mark_get_label      (const SjComparisonMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjComparisonMap, sj_comparison_map_free)

G_END_DECLS
