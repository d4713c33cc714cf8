#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "core/sj-series.h"

G_BEGIN_DECLS

#define SJ_TYPE_MEASUREMENT_LIST (sj_measurement_list_get_type ())
G_DECLARE_FINAL_TYPE (SjMeasurementList, sj_measurement_list, SJ, MEASUREMENT_LIST, GtkWidget)

GtkWidget *sj_measurement_list_new     (SjEditLog         *log,
                                        gboolean           read_only,
                                        SjElement         *place,
                                        SjSeries          *only);
void       sj_measurement_list_refresh (SjMeasurementList *self);

G_END_DECLS
