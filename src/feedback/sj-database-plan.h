#pragma once

#include "feedback/sj-database-source.h"
#include "feedback/sj-sql-tally.h"
#include "feedback/sj-tally-plan.h"

G_BEGIN_DECLS

/* A tally plan in the terms of the database that is to carry it out. */
typedef struct
{
  SjSqlTally tally;
  SjSqlColumn *columns; /* what the tally's columns are, as its own cells say */
  guint n_columns;
  guint64 n_double;           /* rows whose answer another row holds */
  guint64 n_double_in_groups; /* of them, those that would be in a group */
  guint64 n_double_weighing;  /* of these, those that weigh something */
} SjDatabasePlan;

gboolean   sj_database_plan_init            (SjDatabasePlan     *plan,
                                             SjRowSource        *source,
                                             const SjTallyPlan  *tally_plan,
                                             guint               min_n,
                                             GCancellable       *cancellable,
                                             GError            **error);
void       sj_database_plan_clear           (SjDatabasePlan     *plan);
guint      sj_database_plan_count_scores    (const SjDatabasePlan *plan,
                                             guint                 first_score);
GPtrArray *sj_database_plan_list_statements (const SjDatabasePlan *plan);
GPtrArray *sj_database_plan_preview         (const char         *location,
                                             const SjReading    *reading,
                                             GCancellable       *cancellable,
                                             GError            **error);
GPtrArray *sj_database_plan_preview_table   (SjTable            *table,
                                             const SjReading    *reading,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjDatabasePlan, sj_database_plan_clear)

G_END_DECLS
