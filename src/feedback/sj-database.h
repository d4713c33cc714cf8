#pragma once

#include <gio/gio.h>

#include "feedback/sj-sql-statement.h"

G_BEGIN_DECLS

#define SJ_DATABASE_TIME_LIMIT 30 /* seconds a query may take */
#define SJ_DATABASE_TIME_VARIABLE "SOJOURN_DATABASE_TIME_LIMIT" /* otherwise */

/* Takes one row of a result. Returns FALSE with @error set to stop. */
typedef gboolean (*SjDatabaseRowFunc) (const SjSqlCell *cells,
                                       guint            n_cells,
                                       gpointer         data,
                                       GError         **error);

/* One query and who takes its rows. */
typedef struct
{
  SjSqlStatement *statement;
  SjDatabaseRowFunc func;
  gpointer data;
  GCancellable *cancellable;
} SjDatabaseQuery;

/**
 * SjDatabase:
 *
 * A database that is open for reading and for nothing else: a file of SQLite, or a source of ODBC.
 * Only one thread at a time may ask it.
 */
typedef struct _SjDatabase SjDatabase;

typedef struct
{
  void (*free) (SjDatabase *self);
  GPtrArray *(*list_tables) (SjDatabase    *self,
                             GError       **error);
  GPtrArray *(*describe) (SjDatabase      *self,
                          SjSqlStatement  *statement,
                          GError         **error);
  gboolean (*run) (SjDatabase             *self,
                   const SjDatabaseQuery  *query,
                   GError                **error);
} SjDatabaseClass;

struct _SjDatabase
{
  const SjDatabaseClass *klass;
  SjSqlDialect dialect;
  char *name;       /* of the file or the data source, to be shown */
  char *format;     /* whose it is: "SQLite", "PostgreSQL" */
  guint time_limit; /* seconds; 0 for none */
};

gboolean    sj_database_is_connection (const char             *text);
gboolean    sj_database_is_file       (const char             *path);
SjDatabase *sj_database_open          (const char             *location,
                                       GError                **error);
void        sj_database_free          (SjDatabase             *self);
GPtrArray  *sj_database_list_tables   (SjDatabase             *self,
                                       GError                **error);
GPtrArray  *sj_database_describe      (SjDatabase             *self,
                                       SjSqlStatement         *statement,
                                       GError                **error);
gboolean    sj_database_run           (SjDatabase             *self,
                                       const SjDatabaseQuery  *query,
                                       GError                **error);
guint       sj_database_find_time_limit (void);
void        sj_database_set_late      (SjDatabase             *self,
                                       GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjDatabase, sj_database_free)

G_END_DECLS
