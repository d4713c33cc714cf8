#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-sources.h"

#ifdef HAVE_ODBC
#include <sql.h>
#include <sqlext.h>

#define MAX_NAME 256

static void
list_into (SQLHENV    environment,
           GPtrArray *names)
{
  SQLCHAR name[MAX_NAME], description[MAX_NAME];
  SQLSMALLINT name_length, description_length;
  SQLUSMALLINT direction = SQL_FETCH_FIRST;

  while (SQL_SUCCEEDED (SQLDataSources (environment, direction, name, MAX_NAME, &name_length,
                                        description, MAX_NAME, &description_length)))
    {
      g_ptr_array_add (names, g_utf8_make_valid ((const char *) name, -1));
      direction = SQL_FETCH_NEXT;
    }
}
#endif

/**
 * sj_database_list_sources:
 *
 * Returns: (transfer full) (element-type utf8): the names of the ODBC sources that are set up on
 *   this computer
 */
GPtrArray *
sj_database_list_sources (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
#ifdef HAVE_ODBC
  SQLHENV environment = SQL_NULL_HENV;

  if (SQL_SUCCEEDED (SQLAllocHandle (SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment)))
    {
      SQLSetEnvAttr (environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER) SQL_OV_ODBC3, 0);
      list_into (environment, names);
      SQLFreeHandle (SQL_HANDLE_ENV, environment);
    }
#endif

  return names;
}
