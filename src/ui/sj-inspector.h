#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "ui/sj-property-row.h"
#include "ui/sj-selection.h"

G_BEGIN_DECLS

#define SJ_TYPE_INSPECTOR (sj_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SjInspector, sj_inspector, SJ, INSPECTOR, GtkWidget)

GtkWidget     *sj_inspector_new           (void);
void           sj_inspector_set_log       (SjInspector *self,
                                           SjEditLog   *log,
                                           gboolean     read_only);
void           sj_inspector_set_selection (SjInspector *self,
                                           SjSelection *selection);
void           sj_inspector_refresh       (SjInspector *self);
void           sj_inspector_queue_refresh (SjInspector *self);
void           sj_inspector_open_group    (SjInspector *self,
                                           const char  *title);
SjPropertyRow *sj_inspector_find_row      (SjInspector *self,
                                           const char  *property);
const char    *sj_inspector_find_value    (SjInspector *self,
                                           const char  *name);

G_END_DECLS
