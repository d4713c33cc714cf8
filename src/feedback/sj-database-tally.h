#pragma once

#include "feedback/sj-database-plan.h"
#include "feedback/sj-tallier.h"

G_BEGIN_DECLS

gboolean sj_database_tally (SjRowSource       *source,
                            SjTallier         *tallier,
                            guint              min_n,
                            SjRowCounts       *counts,
                            GCancellable      *cancellable,
                            SjProgressFunc     progress,
                            gpointer           progress_data,
                            GError           **error);

G_END_DECLS
