#pragma once

#include "feedback/sj-tally.h"

G_BEGIN_DECLS

gboolean sj_missing_token_find (const char *text,
                                SjMissing  *state);

G_END_DECLS
