#pragma once

#include "feedback/sj-column-profile.h"

G_BEGIN_DECLS

char *sj_missing_code_find (const SjColumnProfile *profile,
                            double                 usual_high,
                            double                *low,
                            double                *high);

G_END_DECLS
