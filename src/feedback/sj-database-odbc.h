#pragma once

#include "feedback/sj-database.h"

G_BEGIN_DECLS

SjDatabase *sj_database_odbc_open (const char   *connection,
                                   GError      **error);

G_END_DECLS
