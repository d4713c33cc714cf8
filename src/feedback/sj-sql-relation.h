#pragma once

#include "feedback/sj-sql-statement.h"

G_BEGIN_DECLS

/* What is read of a database: a table or view, or what one SELECT gives. */
typedef struct
{
  GPtrArray *table; /* char *: its name, with schema and catalogue before it where they are said */
  char *query;      /* NULL for a table */
} SjSqlRelation;

void     sj_sql_relation_clear     (SjSqlRelation        *relation);
gboolean sj_sql_relation_set_query (SjSqlRelation        *relation,
                                    const char           *query,
                                    GError              **error);
gboolean sj_sql_relation_set_table (SjSqlRelation        *relation,
                                    const char           *name,
                                    const SjSqlDialect   *dialect,
                                    GPtrArray            *known,
                                    GError              **error);
void     sj_sql_append_relation    (SjSqlStatement       *statement,
                                    const SjSqlRelation  *relation,
                                    const char           *alias);

G_END_DECLS
