#pragma once

#include "feedback/sj-database.h"

G_BEGIN_DECLS

gboolean    sj_database_sqlite_knows (const char   *bytes,
                                      gsize         length);
SjDatabase *sj_database_sqlite_open  (const char   *path,
                                      GError      **error);

G_END_DECLS
