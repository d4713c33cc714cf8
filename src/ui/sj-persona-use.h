#pragma once

#include <gtk/gtk.h>

#include "core/sj-edit-log.h"
#include "core/sj-persona.h"

G_BEGIN_DECLS

#define SJ_TYPE_PERSONA_USE (sj_persona_use_get_type ())
G_DECLARE_FINAL_TYPE (SjPersonaUse, sj_persona_use, SJ, PERSONA_USE, GtkWidget)

GtkWidget *sj_persona_use_new     (SjEditLog    *log,
                                   gboolean      read_only,
                                   SjPersona    *persona);
void       sj_persona_use_refresh (SjPersonaUse *self);

G_END_DECLS
