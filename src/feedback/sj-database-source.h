#pragma once

#include "feedback/sj-database.h"
#include "feedback/sj-row-source.h"
#include "feedback/sj-sql-relation.h"

G_BEGIN_DECLS

SjRowSource         *sj_database_source_open         (const char       *location,
                                                      const SjReading  *reading,
                                                      GError          **error);
char                *sj_database_source_make_name    (const char       *location,
                                                      const char       *table,
                                                      const char       *query);
gboolean             sj_database_source_is           (SjRowSource      *source);
SjDatabase          *sj_database_source_get_database (SjRowSource      *source);
const SjSqlRelation *sj_database_source_get_relation (SjRowSource      *source);
const SjSqlColumn   *sj_database_source_get_column   (SjRowSource      *source,
                                                      guint             column);

G_END_DECLS
