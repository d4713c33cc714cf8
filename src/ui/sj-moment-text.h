#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_moment_text (GDateTime *moment);

G_END_DECLS
