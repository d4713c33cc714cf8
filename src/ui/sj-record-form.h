#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

#define SJ_TYPE_RECORD_FORM (sj_record_form_get_type ())
G_DECLARE_FINAL_TYPE (SjRecordForm, sj_record_form, SJ, RECORD_FORM, GtkWidget)

GtkWidget *sj_record_form_new   (const SjRecordType *type,
                                 SjMap              *map);
void       sj_record_form_show  (SjRecordForm       *self,
                                 gconstpointer       record);
void       sj_record_form_store (SjRecordForm       *self,
                                 gpointer            record);

G_END_DECLS
