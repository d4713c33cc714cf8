#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

SjMap    *sj_cli_map_load    (const char    *path,
                              gboolean      *read_only,
                              char        ***problems,
                              GError       **error);
gboolean  sj_cli_map_save    (SjMap         *map,
                              const char    *path,
                              GError       **error);
gboolean  sj_cli_is_same_file (const char   *first,
                               const char   *second);
gboolean  sj_cli_write_bytes (GBytes        *bytes,
                              const char    *path,
                              GError       **error);

G_END_DECLS
