#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/**
 * SjDifferenceKind:
 * @SJ_DIFFERENCE_ADDED: only the second map has it
 * @SJ_DIFFERENCE_REMOVED: only the first map has it
 * @SJ_DIFFERENCE_MOVED: it belongs to another, or stands elsewhere among its like
 * @SJ_DIFFERENCE_CHANGED: it says something else
 *
 * What may be different; an element can have moved and changed.
 */
typedef enum
{
  SJ_DIFFERENCE_ADDED = 1 << 0,
  SJ_DIFFERENCE_REMOVED = 1 << 1,
  SJ_DIFFERENCE_MOVED = 1 << 2,
  SJ_DIFFERENCE_CHANGED = 1 << 3,
} SjDifferenceKind;

/**
 * SjValueDifference:
 * @pspec: a stored property
 * @first: what the first map has
 * @second: what the second map has
 */
typedef struct
{
  GParamSpec *pspec;
  GValue      first;
  GValue      second;
} SjValueDifference;

/**
 * SjDifference:
 * @kind: what is different
 * @first: (nullable): the element of the first map
 * @second: (nullable): the element of the second map
 * @values: (element-type SjValueDifference): what it says differently, also where it stands
 *
 * What is different about one element.
 */
typedef struct
{
  SjDifferenceKind  kind;
  SjElement        *first;
  SjElement        *second;
  GPtrArray        *values;
} SjDifference;

GPtrArray *sj_comparison_run   (SjMap            *first,
                                SjMap            *second);
guint      sj_comparison_count (GPtrArray        *differences,
                                SjDifferenceKind  kind);
const char *sj_difference_kind_get_label (SjDifferenceKind kind);

G_END_DECLS
