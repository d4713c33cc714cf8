#pragma once

#include "io/sj-value-reader.h"

G_BEGIN_DECLS

SjElement *sj_element_reader_read       (SjValueReader     *values,
                                         GType              type,
                                         const SjJsonValue *object);
gboolean   sj_element_reader_read_value (SjValueReader     *values,
                                         GType              type,
                                         GParamSpec        *pspec,
                                         const SjJsonValue *json,
                                         GValue            *value);
GType      sj_element_reader_find_type  (const char        *collection);
gboolean   sj_element_reader_read_asset (SjMap             *map,
                                         const SjJsonValue *asset);

G_END_DECLS
