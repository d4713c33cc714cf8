#pragma once

#include "feedback/sj-table-rows.h"
#include "io/sj-json-writer.h"

G_BEGIN_DECLS

void sj_cli_write_odd_rows (SjJsonWriter      *json,
                            const SjRowCounts *counts);

G_END_DECLS
