#pragma once

#include "core/sj-name-words.h"

G_BEGIN_DECLS

double sj_name_score         (const SjNameWords *first,
                              const SjNameWords *second);
double sj_name_token_dice    (char             **first,
                              char             **second);
double sj_name_bigram_dice   (const char        *first,
                              const char        *second);
double sj_name_jaro_winkler  (const char        *first,
                              const char        *second);

G_END_DECLS
