#pragma once

#include "feedback/sj-byte-source.h"
#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

gboolean     sj_record_source_knows (const char       *path,
                                     const char       *bytes,
                                     gsize             length);
SjRowSource *sj_record_source_open  (const char       *path,
                                     SjByteSource     *bytes,
                                     const SjReading  *reading,
                                     GError          **error);

G_END_DECLS
