#pragma once

#include <glib.h>

G_BEGIN_DECLS

int sj_cli_statistics (int   argc,
                       char *argv[]);

G_END_DECLS
