#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *sj_map_migrate (JsonNode *root,
                          gint64    version);

G_END_DECLS
