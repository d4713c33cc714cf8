#pragma once

#include "core/sj-param.h"

G_BEGIN_DECLS

gboolean sj_merge_value (GParamSpec   *pspec,
                         const GValue *base,
                         const GValue *ours,
                         const GValue *theirs,
                         GValue       *merged);

G_END_DECLS
