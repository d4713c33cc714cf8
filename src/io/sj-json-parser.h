#pragma once

#include "io/sj-json.h"

G_BEGIN_DECLS

/* How many arrays and objects may stand inside one another. */
#define SJ_JSON_MAX_DEPTH 512

SjJson *sj_json_parse (GBytes      *bytes,
                       const char  *file_name,
                       GError     **error);

G_END_DECLS
