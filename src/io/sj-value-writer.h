#pragma once

#include "core/sj-map.h"
#include "io/sj-json-writer.h"

G_BEGIN_DECLS

void sj_value_writer_write         (SjJsonWriter *json,
                                    SjElement    *element,
                                    GParamSpec   *pspec);
void sj_value_writer_write_stored  (SjJsonWriter *json,
                                    SjMap        *map,
                                    SjElement    *element);
void sj_value_writer_write_unknown (SjJsonWriter *json,
                                    SjElement    *element);
void sj_value_writer_write_asset   (SjJsonWriter *json,
                                    SjMap        *map,
                                    const char   *hash);

G_END_DECLS
