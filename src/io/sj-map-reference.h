#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *sj_map_reference_write (void);

G_END_DECLS
