#pragma once

#include "ui/sj-banner.h"
#include "ui/sj-import-job.h"

G_BEGIN_DECLS

void sj_import_notice_show (SjBanner    *banner,
                            SjImportJob *job);

G_END_DECLS
