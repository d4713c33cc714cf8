#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  sj_dialect_find_delimiter (const char *text,
                                 gsize       length);
gsize sj_dialect_read_sep_line  (const char *text,
                                 gsize       length,
                                 char       *delimiter);
gsize sj_dialect_skip_breaks    (const char *text,
                                 gsize       length,
                                 gsize       position);

G_END_DECLS
