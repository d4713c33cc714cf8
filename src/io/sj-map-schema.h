#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *sj_map_schema_write (void);

G_END_DECLS
