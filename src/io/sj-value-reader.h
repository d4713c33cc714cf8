#pragma once

#include "core/sj-map.h"
#include "io/sj-declaration.h"
#include "io/sj-map-problems.h"

G_BEGIN_DECLS

/**
 * SjValueReader:
 * @json: the document
 * @problems: where what is wrong is noted
 * @lenient: whether the file is of a later version, whose values need not fit
 * @references: (element-type SjPendingReference): ids to look up when everything is there
 *
 * Reads the values of elements as their classes declare them.
 */
typedef struct
{
  SjJson        *json;
  SjMapProblems *problems;
  gboolean       lenient;
  GArray        *references;
} SjValueReader;

void     sj_value_reader_init             (SjValueReader     *self,
                                           SjJson            *json,
                                           const char        *file_name,
                                           gboolean           lenient);
void     sj_value_reader_clear            (SjValueReader     *self);
gboolean sj_value_reader_read             (SjValueReader     *self,
                                           SjElement         *element,
                                           GParamSpec        *pspec,
                                           SjMapPlace        *place,
                                           const SjJsonValue *value);
gboolean sj_value_reader_check_names      (SjValueReader     *self,
                                           const SjMapPlace  *place,
                                           const SjJsonValue *object);
void     sj_value_reader_check_references (SjValueReader     *self,
                                           SjMap             *map);

G_END_DECLS
