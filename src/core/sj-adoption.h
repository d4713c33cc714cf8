#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

gboolean sj_adoption_perform (SjEditLog  *log,
                              SjMap      *wanted,
                              const char *label);

G_END_DECLS
