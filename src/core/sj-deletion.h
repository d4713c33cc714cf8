#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

GPtrArray *sj_deletion_closure (SjMap     *map,
                                GPtrArray *elements);
void       sj_deletion_perform (SjEditLog *log,
                                GPtrArray *elements);

G_END_DECLS
