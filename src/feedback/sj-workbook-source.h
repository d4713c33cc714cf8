#pragma once

#include "feedback/sj-row-source.h"

G_BEGIN_DECLS

gboolean     sj_workbook_source_knows (const char       *bytes,
                                       gsize             length);
gboolean     sj_workbook_source_is_old (const char      *bytes,
                                        gsize            length);
SjRowSource *sj_workbook_source_open  (const char       *path,
                                       gboolean          is_old,
                                       const SjReading  *reading,
                                       GError          **error);

G_END_DECLS
