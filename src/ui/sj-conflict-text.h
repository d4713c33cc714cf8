#pragma once

#include "core/sj-merge.h"

G_BEGIN_DECLS

char *sj_conflict_title (const SjConflict *conflict);
char *sj_conflict_base  (const SjConflict *conflict,
                         SjMap            *map);
char *sj_conflict_side  (const SjConflict *conflict,
                         SjMap            *map,
                         SjMergeSide       side);

G_END_DECLS
