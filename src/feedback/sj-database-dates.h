#pragma once

#include "feedback/sj-database-plan.h"

G_BEGIN_DECLS

gboolean sj_database_dates_check (SjDatabasePlan     *plan,
                                  SjRowSource        *source,
                                  const SjTallyPlan  *tally_plan,
                                  GError            **error);

G_END_DECLS
