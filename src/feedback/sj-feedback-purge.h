#pragma once

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

guint sj_feedback_purge (SjEditLog *log);

G_END_DECLS
