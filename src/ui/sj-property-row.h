#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_PROPERTY_ROW (sj_property_row_get_type ())
G_DECLARE_FINAL_TYPE (SjPropertyRow, sj_property_row, SJ, PROPERTY_ROW, GtkListBoxRow)

GtkWidget         *sj_property_row_new         (SjPropertyBinding *binding);
SjPropertyBinding *sj_property_row_get_binding (SjPropertyRow     *self);
SjPropertyEditor  *sj_property_row_get_editor  (SjPropertyRow     *self);
const char        *sj_property_row_get_name    (SjPropertyRow     *self);
char              *sj_property_row_get_value   (SjPropertyRow     *self);
void               sj_property_row_refresh     (SjPropertyRow     *self);

G_END_DECLS
