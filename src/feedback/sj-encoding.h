#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* UTF-8 that some program took for Windows-1252 and encoded once more: "Ã©" where "é" was. */
#define SJ_ENCODING_TWICE "UTF-8-TWICE"

gboolean    sj_encoding_is_twice   (const char *encoding);
gboolean    sj_encoding_looks_twice (const char *text,
                                     gsize       length);
const char *sj_encoding_detect     (const char *bytes,
                                    gsize       length,
                                    gboolean    whole);
gsize       sj_encoding_bom_length (const char *encoding,
                                    const char *bytes,
                                    gsize       length);
gboolean    sj_encoding_is_utf8    (const char *encoding);
gsize       sj_encoding_unit       (const char *encoding);
gboolean    sj_encoding_is_binary  (const char *bytes,
                                    gsize       length);

G_END_DECLS
