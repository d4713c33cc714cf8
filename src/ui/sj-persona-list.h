#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"

G_BEGIN_DECLS

#define SJ_TYPE_PERSONA_LIST (sj_persona_list_get_type ())
G_DECLARE_FINAL_TYPE (SjPersonaList, sj_persona_list, SJ, PERSONA_LIST, GtkWidget)

GtkWidget *sj_persona_list_new     (SjEditLog     *log,
                                    gboolean       read_only);
void       sj_persona_list_refresh (SjPersonaList *self);

G_END_DECLS
