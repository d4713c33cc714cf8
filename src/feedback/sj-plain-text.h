#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *sj_plain_text_clean       (const char        *text);
char    *sj_plain_text_normalise   (const char        *text);
char    *sj_plain_text_words       (const char        *text);
GStrv    sj_plain_text_split_words (const char        *text);
gboolean sj_plain_text_has_word    (const char        *text,
                                    const char *const *words);

G_END_DECLS
