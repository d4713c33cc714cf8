#pragma once

#include "core/sj-comparison.h"

G_BEGIN_DECLS

char  *sj_difference_text_title (const SjDifference *difference);
char  *sj_difference_text_place (const SjDifference *difference);
char **sj_difference_text_lines (const SjDifference *difference);

G_END_DECLS
