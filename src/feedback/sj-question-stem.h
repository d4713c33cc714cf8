#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_question_stem (const char *name);
char *sj_question_item (const char *name);

G_END_DECLS
