#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

SjMap *sj_map_read (GBytes      *bytes,
                    const char  *file_name,
                    gboolean    *read_only,
                    char      ***problems,
                    GError     **error);

G_END_DECLS
