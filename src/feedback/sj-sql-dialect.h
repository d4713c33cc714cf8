#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whose SQL a database speaks. */
typedef enum
{
  SJ_SQL_SQLITE,
  SJ_SQL_POSTGRESQL,
  SJ_SQL_MARIADB, /* and MySQL */
  SJ_SQL_TRINO,
  SJ_SQL_SPARK,
  SJ_SQL_SNOWFLAKE,
  SJ_SQL_BIGQUERY,
  SJ_SQL_GENERIC, /* anything else behind ODBC */
} SjSqlProduct;

typedef struct
{
  SjSqlProduct product;
  char quote; /* around names; 0: names cannot be quoted */
} SjSqlDialect;

/* What cells of a column are. */
typedef enum
{
  SJ_SQL_INTEGER,
  SJ_SQL_NUMBER,
  SJ_SQL_TEXT,
  SJ_SQL_DATE,
  SJ_SQL_MOMENT, /* date and time */
  SJ_SQL_OTHER,  /* pictures, documents: no answers */
} SjSqlKind;

typedef struct
{
  char *name; /* as the database calls it */
  SjSqlKind kind;
  gboolean cast; /* a kind of text that has to be made plain text first */
} SjSqlColumn;

void         sj_sql_dialect_init       (SjSqlDialect *dialect,
                                        const char   *dbms_name,
                                        const char   *quote);
const char  *sj_sql_product_get_id     (SjSqlProduct  product);
const char  *sj_sql_product_get_name   (SjSqlProduct  product);
gboolean     sj_sql_product_has_limit  (SjSqlProduct  product);
const char  *sj_sql_product_text_type  (SjSqlProduct  product);
const char  *sj_sql_product_moment_type (SjSqlProduct  product);
SjSqlColumn *sj_sql_column_new         (const char   *name,
                                        SjSqlKind     kind,
                                        gboolean      cast);
void         sj_sql_column_free        (SjSqlColumn  *column);

G_END_DECLS
