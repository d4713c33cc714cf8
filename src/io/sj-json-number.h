#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  sj_json_number_append (GString *text,
                             double   number);
char *sj_json_number_format (double   number);

G_END_DECLS
