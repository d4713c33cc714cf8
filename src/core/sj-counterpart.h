#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

SjMap *sj_map_make_counterpart (SjEditLog *log);

G_END_DECLS
