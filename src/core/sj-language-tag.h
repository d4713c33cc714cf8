#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_language_tag_from_locale (const char *locale);
char *sj_language_tag_of_person   (void);

G_END_DECLS
