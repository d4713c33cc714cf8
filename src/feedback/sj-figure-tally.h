#pragma once

#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

gboolean sj_figure_tally_fill (SjTallyResult    *result,
                               const SjReading  *reading,
                               GError          **error);

G_END_DECLS
