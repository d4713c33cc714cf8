#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

char *sj_import_summary_text (SjImportJob *job);

G_END_DECLS
