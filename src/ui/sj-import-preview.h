#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

SjMap *sj_import_preview_new (SjImportJob *job);

G_END_DECLS
