#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

gboolean sj_import_doubts_are_about (SjImportJob   *job,
                                     guint          column);
gboolean sj_import_doubts_ask       (SjImportJob   *job,
                                     guint          column);
gboolean sj_import_doubts_ask_at    (SjImportJob   *job,
                                     const SjDoubt *doubt,
                                     guint          column);
void     sj_import_doubts_dispel    (SjImportJob   *job,
                                     const SjDoubt *doubt,
                                     guint          alternative);

G_END_DECLS
