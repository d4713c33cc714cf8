#pragma once

#include <gio/gio.h>

#include "feedback/sj-statistics-working.h"

G_BEGIN_DECLS

GBytes   *sj_statistics_export_csv  (GPtrArray     *tables);
gboolean  sj_statistics_export_xlsx_is_available (void);
GBytes   *sj_statistics_export_xlsx (GPtrArray     *tables,
                                     GError       **error);
gboolean  sj_statistics_export      (GPtrArray     *tables,
                                     GFile         *file,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
