#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

/**
 * SjConflictKind:
 * @SJ_CONFLICT_VALUE: both changed the same property to something else
 * @SJ_CONFLICT_DELETED_BY_US: we deleted what they changed, or put something into
 * @SJ_CONFLICT_DELETED_BY_THEM: they deleted what we changed, or put something into
 *
 * Where a merge cannot know what is meant. Until somebody decides, our value stands and what was
 * deleted is there.
 */
typedef enum
{
  SJ_CONFLICT_VALUE,
  SJ_CONFLICT_DELETED_BY_US,
  SJ_CONFLICT_DELETED_BY_THEM,
} SjConflictKind;

typedef enum
{
  SJ_MERGE_OURS,
  SJ_MERGE_THEIRS,
} SjMergeSide;

/**
 * SjConflict:
 * @kind: what it is about
 * @element: the element of the merged map
 * @pspec: (nullable): the property, of a conflict of values
 * @base: what it was; a value only if there is a property
 * @ours: what we made of it
 * @theirs: what they made of it
 */
typedef struct
{
  SjConflictKind  kind;
  SjElement      *element;
  GParamSpec     *pspec;
  GValue          base;
  GValue          ours;
  GValue          theirs;
} SjConflict;

SjMap *sj_merge_run     (SjMap             *base,
                         SjMap             *ours,
                         SjMap             *theirs,
                         GPtrArray        **conflicts);
void   sj_merge_resolve (SjEditLog         *log,
                         const SjConflict  *conflict,
                         SjMergeSide        side);

G_END_DECLS
