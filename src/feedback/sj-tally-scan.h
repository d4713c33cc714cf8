#pragma once

#include "feedback/sj-tallier.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

gboolean sj_tally_scan         (SjTallyResult     *result,
                                SjTallyPlan       *plan,
                                const SjReading   *reading,
                                GCancellable      *cancellable,
                                SjProgressFunc     progress,
                                gpointer           progress_data,
                                GError           **error);
void     sj_tally_result_merge (SjTallyResult     *result,
                                const SjTallyPlan *plan,
                                SjTallier         *talliers,
                                guint              n_talliers);

G_END_DECLS
