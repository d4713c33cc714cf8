#pragma once

#include "feedback/sj-row-filter.h"
#include "io/sj-json-writer.h"

G_BEGIN_DECLS

void sj_cli_print_filters  (SjTable      *table,
                            GPtrArray    *filters);
void sj_cli_write_filters  (SjJsonWriter *json,
                            SjTable      *table,
                            GPtrArray    *filters);
void sj_cli_report_filters (const char   *command,
                            SjTable      *table,
                            GPtrArray    *filters);

G_END_DECLS
