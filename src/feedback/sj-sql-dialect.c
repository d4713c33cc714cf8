#define G_LOG_DOMAIN "sj-sql"

#include "feedback/sj-sql-dialect.h"

#include <string.h>

/* Where databases differ, one row each. */
static const struct
{
  const char *id;
  const char *name;     /* as a person calls it; NULL: as the driver says */
  const char *signs[4]; /* parts of what a driver says, in lower case */
  char quote;
  gboolean has_limit;
  const char *text_type;
  const char *moment_type;
} products[] = {
  [SJ_SQL_SQLITE] = { "sqlite", "SQLite", { "sqlite" }, '"', TRUE, "TEXT", "TEXT" },
  [SJ_SQL_POSTGRESQL] = { "postgresql", "PostgreSQL", { "postgres", "redshift", "cockroach" }, '"',
                          TRUE, "TEXT", "TIMESTAMP" },
  [SJ_SQL_MARIADB] = { "mariadb", "MariaDB", { "mariadb", "mysql" }, '`', TRUE, "CHAR",
                       "DATETIME" },
  [SJ_SQL_TRINO] = { "trino", "Trino", { "trino", "presto", "starburst", "athena" }, '"', TRUE,
                     "VARCHAR", "TIMESTAMP" },
  [SJ_SQL_SPARK] = { "spark", "Spark SQL", { "spark", "databricks", "hive" }, '`', TRUE, "STRING",
                     "TIMESTAMP" },
  [SJ_SQL_SNOWFLAKE] = { "snowflake", "Snowflake", { "snowflake" }, '"', TRUE, "VARCHAR",
                         "TIMESTAMP" },
  [SJ_SQL_BIGQUERY] = { "bigquery", "BigQuery", { "bigquery" }, '`', TRUE, "STRING", "TIMESTAMP" },
  [SJ_SQL_GENERIC] = { "odbc", "ODBC", { NULL }, '"', FALSE, "VARCHAR(255)", "TIMESTAMP" },
};

static gboolean
has_sign (SjSqlProduct  product,
          const char   *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (products[product].signs); i++)
    if (products[product].signs[i] != NULL && strstr (name, products[product].signs[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * sj_sql_dialect_init:
 * @dialect: (out caller-allocates): the dialect
 * @dbms_name: (nullable): what the driver calls the database, SQL_DBMS_NAME
 * @quote: (nullable): what the driver puts around names, SQL_IDENTIFIER_QUOTE_CHAR; " " for
 *   nothing; only asked of databases that are not known
 */
void
sj_sql_dialect_init (SjSqlDialect *dialect,
                     const char   *dbms_name,
                     const char   *quote)
{
  g_autofree char *name = g_ascii_strdown (dbms_name != NULL ? dbms_name : "", -1);

  g_return_if_fail (dialect != NULL);

  dialect->product = SJ_SQL_GENERIC;
  for (guint product = SJ_SQL_SQLITE; product < SJ_SQL_GENERIC; product++)
    if (has_sign ((SjSqlProduct) product, name))
      {
        dialect->product = (SjSqlProduct) product;
        break;
      }
  dialect->quote = products[dialect->product].quote;
  if (dialect->product == SJ_SQL_GENERIC && quote != NULL)
    dialect->quote = *quote == ' ' ? '\0' : *quote;
}

/**
 * sj_sql_product_get_id:
 *
 * Returns: (transfer none): a short name for files: "sqlite", "postgresql"
 */
const char *
sj_sql_product_get_id (SjSqlProduct product)
{
  g_return_val_if_fail ((guint) product < G_N_ELEMENTS (products), NULL);

  return products[product].id;
}

const char *
sj_sql_product_get_name (SjSqlProduct product)
{
  g_return_val_if_fail ((guint) product < G_N_ELEMENTS (products), NULL);

  return products[product].name;
}

/**
 * sj_sql_product_has_limit:
 *
 * Returns: whether a query may end in LIMIT and a number
 */
gboolean
sj_sql_product_has_limit (SjSqlProduct product)
{
  g_return_val_if_fail ((guint) product < G_N_ELEMENTS (products), FALSE);

  return products[product].has_limit;
}

/**
 * sj_sql_product_text_type:
 *
 * Returns: (transfer none): what CAST calls text
 */
const char *
sj_sql_product_text_type (SjSqlProduct product)
{
  g_return_val_if_fail ((guint) product < G_N_ELEMENTS (products), NULL);

  return products[product].text_type;
}

/**
 * sj_sql_product_moment_type:
 *
 * Returns: (transfer none): what CAST calls a date with its time
 */
const char *
sj_sql_product_moment_type (SjSqlProduct product)
{
  g_return_val_if_fail ((guint) product < G_N_ELEMENTS (products), NULL);

  return products[product].moment_type;
}

/**
 * sj_sql_column_new:
 * @name: what the database calls the column
 * @kind: what its cells are
 * @cast: whether it has to be made plain text first
 *
 * Returns: (transfer full): the column
 */
SjSqlColumn *
sj_sql_column_new (const char *name,
                   SjSqlKind   kind,
                   gboolean    cast)
{
  SjSqlColumn *column = g_new (SjSqlColumn, 1);

  column->name = g_strdup (name);
  column->kind = kind;
  column->cast = cast;

  return column;
}

void
sj_sql_column_free (SjSqlColumn *column)
{
  if (column == NULL)
    return;

  g_free (column->name);
  g_free (column);
}
