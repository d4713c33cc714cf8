#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_PROPERTY_ROW (sj_property_row_get_type ())
G_DECLARE_FINAL_TYPE (SjPropertyRow, sj_property_row, SJ, PROPERTY_ROW, GtkListBoxRow)

GtkWidget  *sj_property_row_new       (const char    *name,
                                       const char    *value,
                                       const char    *description);
const char *sj_property_row_get_name  (SjPropertyRow *self);
const char *sj_property_row_get_value (SjPropertyRow *self);

G_END_DECLS
