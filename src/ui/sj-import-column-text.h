#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

char       *sj_import_scale_text         (const SjScale *scale);
char       *sj_import_column_text_use    (SjImportJob   *job,
                                          guint          column);
char       *sj_import_column_text_reason (SjImportJob   *job,
                                          guint          column);
char       *sj_import_column_text_values (SjImportJob   *job,
                                          guint          column);

G_END_DECLS
