#pragma once

#include "feedback/sj-sql-dialect.h"

G_BEGIN_DECLS

/* What a column of a result is fetched as. */
typedef enum
{
  SJ_SQL_AS_TEXT,
  SJ_SQL_AS_COUNT,
  SJ_SQL_AS_REAL,
} SjSqlFetch;

/* One query in the making: its text with a question mark for each value, the values, and what its
 * results are. Nothing that comes from a person or from the data is ever part of the text but names
 * of tables and columns, and those in quotation marks, and a query that a person wrote. */
typedef struct
{
  SjSqlDialect dialect;
  GString *text;
  GPtrArray *values; /* GBytes, UTF-8 */
  GArray *fetches;   /* SjSqlFetch, one a column of the result */
} SjSqlStatement;

/* One cell of a result, lent for the time of a call. */
typedef struct
{
  gboolean is_null;
  const char *text; /* of text only; UTF-8, ended by a zero byte */
  gsize length;
  guint64 count;
  double real;
} SjSqlCell;

SjSqlStatement *sj_sql_statement_new    (const SjSqlDialect *dialect);
void            sj_sql_statement_free   (SjSqlStatement     *statement);
void            sj_sql_append           (SjSqlStatement     *statement,
                                         const char         *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void            sj_sql_append_name      (SjSqlStatement     *statement,
                                         const char         *name);
void            sj_sql_append_number    (SjSqlStatement     *statement,
                                         double              number);
void            sj_sql_append_value     (SjSqlStatement     *statement,
                                         const char         *text,
                                         gssize              length);
void            sj_sql_append_limit     (SjSqlStatement     *statement,
                                         guint               limit);
void            sj_sql_add_fetch        (SjSqlStatement     *statement,
                                         SjSqlFetch          fetch);
char           *sj_sql_statement_show   (SjSqlStatement     *statement);
gboolean        sj_sql_name_is_possible (const SjSqlDialect *dialect,
                                         const char         *name,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSqlStatement, sj_sql_statement_free)

G_END_DECLS
