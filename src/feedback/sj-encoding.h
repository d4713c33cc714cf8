#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
