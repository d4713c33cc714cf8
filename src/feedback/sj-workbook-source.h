#pragma once

#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

gboolean     sj_workbook_source_knows (const char       *bytes,
                                       gsize             length);
SjRowSource *sj_workbook_source_open  (const char       *path,
                                       const SjReading  *reading,
                                       GError          **error);

G_END_DECLS
