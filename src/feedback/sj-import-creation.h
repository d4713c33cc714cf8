#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

GPtrArray *sj_import_creation_add (SjEditLog         *log,
                                   const char        *stage,
                                   const char        *stage_title,
                                   const char *const *titles);

G_END_DECLS
