#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *sj_database_list_sources (void);

G_END_DECLS
