#pragma once

#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

gboolean     sj_statistics_source_knows (const char       *path,
                                         const char       *bytes,
                                         gsize             length);
SjRowSource *sj_statistics_source_open  (const char       *path,
                                         const char       *bytes,
                                         gsize             length,
                                         GError          **error);

G_END_DECLS
