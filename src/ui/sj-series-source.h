#pragma once

#include <gtk/gtk.h>

#include "core/sj-series.h"

G_BEGIN_DECLS

#define SJ_TYPE_SERIES_SOURCE (sj_series_source_get_type ())
G_DECLARE_FINAL_TYPE (SjSeriesSource, sj_series_source, SJ, SERIES_SOURCE, GtkWidget)

GtkWidget *sj_series_source_new (SjSeries *series,
                                 gboolean  read_only);

G_END_DECLS
