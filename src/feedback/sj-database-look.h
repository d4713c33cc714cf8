#pragma once

#include "feedback/sj-database.h"
#include "feedback/sj-sql-relation.h"
#include "feedback/sj-table-sample.h"

G_BEGIN_DECLS

GPtrArray     *sj_database_look_columns (SjDatabase           *database,
                                         const SjSqlRelation  *relation,
                                         GError              **error);
gboolean       sj_database_look_filled  (SjDatabase           *database,
                                         const SjSqlRelation  *relation,
                                         GPtrArray            *columns,
                                         GCancellable         *cancellable,
                                         guint64              *n_rows,
                                         guint64              *n_filled,
                                         GError              **error);
SjTableSample *sj_database_look_sample  (SjDatabase           *database,
                                         const SjSqlRelation  *relation,
                                         GPtrArray            *columns,
                                         GCancellable         *cancellable,
                                         guint64              *n_rows,
                                         GError              **error);

G_END_DECLS
