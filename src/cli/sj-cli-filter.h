#pragma once

#include "core/sj-filter.h"

G_BEGIN_DECLS

gboolean sj_cli_filter_read (SjFilter           *filter,
                             SjMap              *map,
                             const char *const  *arguments,
                             GError            **error);

G_END_DECLS
