#pragma once

#include "io/sj-json-writer.h"

G_BEGIN_DECLS

gboolean sj_cli_parse (const char         *command,
                       const char         *parameters,
                       const char         *summary,
                       const GOptionEntry *entries,
                       int                *argc,
                       char             ***argv,
                       int                *status);
int      sj_cli_usage (const char         *command,
                       const char         *message);
int      sj_cli_fail  (const char         *command,
                       const GError       *error);
void     sj_cli_print_json (SjJsonWriter   *json);

G_END_DECLS
