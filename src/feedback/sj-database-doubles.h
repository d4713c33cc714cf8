#pragma once

#include "feedback/sj-database-plan.h"

G_BEGIN_DECLS

guint    sj_database_doubles_watch (SjTallyPlan      *plan,
                                    SjTable          *table,
                                    const SjReading  *reading);
gboolean sj_database_doubles_find  (SjDatabasePlan   *plan,
                                    SjDatabase       *database,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
