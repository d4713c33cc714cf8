#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_plain_text_clean     (const char *text);
char *sj_plain_text_normalise (const char *text);
char *sj_plain_text_words     (const char *text);

G_END_DECLS
