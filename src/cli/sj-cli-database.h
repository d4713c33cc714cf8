#pragma once

#include "feedback/sj-reading.h"

G_BEGIN_DECLS

int sj_cli_show_sql (const char      *command,
                     const char      *location,
                     const SjReading *reading);

G_END_DECLS
