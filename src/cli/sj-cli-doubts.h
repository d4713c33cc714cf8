#pragma once

#include "feedback/sj-doubt.h"
#include "io/sj-json-writer.h"

G_BEGIN_DECLS

void sj_cli_print_doubts (GPtrArray    *doubts);
void sj_cli_write_doubts (SjJsonWriter *json,
                          GPtrArray    *doubts);

G_END_DECLS
