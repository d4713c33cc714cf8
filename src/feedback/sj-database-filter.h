#pragma once

#include "feedback/sj-database-plan.h"

G_BEGIN_DECLS

gboolean sj_database_filter_list (SjDatabasePlan     *plan,
                                  SjDatabase         *database,
                                  const SjTallyPlan  *tally_plan,
                                  GCancellable       *cancellable,
                                  GError            **error);

G_END_DECLS
