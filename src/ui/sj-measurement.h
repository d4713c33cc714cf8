#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "core/sj-series.h"
#include "feedback/sj-comparison-family.h"

G_BEGIN_DECLS

#define SJ_TYPE_MEASUREMENT (sj_measurement_get_type ())
G_DECLARE_FINAL_TYPE (SjMeasurement, sj_measurement, SJ, MEASUREMENT, GtkWidget)

GtkWidget *sj_measurement_new      (SjEditLog                *log,
                                    SjSeries                 *series,
                                    const SjPoint            *point,
                                    const SjComparisonFamily *family);
GtkWidget *sj_measurement_get_note (SjMeasurement            *self);

G_END_DECLS
