#pragma once

#include <gtk/gtk.h>

#include "core/sj-series.h"

G_BEGIN_DECLS

#define SJ_TYPE_MEASUREMENT (sj_measurement_get_type ())
G_DECLARE_FINAL_TYPE (SjMeasurement, sj_measurement, SJ, MEASUREMENT, GtkWidget)

GtkWidget *sj_measurement_new (SjSeries      *series,
                               const SjPoint *point);

G_END_DECLS
