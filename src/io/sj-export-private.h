#pragma once

#include "io/sj-export.h"

G_BEGIN_DECLS

gboolean   sj_export_go_on   (const SjExportOptions  *options,
                              double                  fraction,
                              GCancellable           *cancellable,
                              GError                **error);
char      *sj_export_date    (void);
char      *sj_export_creator (void);

G_END_DECLS
