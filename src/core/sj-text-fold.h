#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *sj_text_fold       (const char *text);
char     *sj_text_fold_words (const char *text);
char     *sj_text_fold_letters (const char *text);
gsize     sj_text_fold_length (const char  *letter);
gboolean  sj_text_is_cjk     (const char *text);

G_END_DECLS
