#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sj_word_file_read (const char  *path,
                         guint       *n_words,
                         GError     **error);

G_END_DECLS
