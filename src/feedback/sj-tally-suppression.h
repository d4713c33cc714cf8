#pragma once

#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

void     sj_tally_result_suppress  (SjTallyResult       *result);
gboolean sj_tally_result_rows_tell (const SjTallyResult *result);

G_END_DECLS
