#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SJ_TYPE_SCRIPT_RING (sj_script_ring_get_type ())
G_DECLARE_FINAL_TYPE (SjScriptRing, sj_script_ring, SJ, SCRIPT_RING, GtkWidget)

GtkWidget *sj_script_ring_new (void);
void       sj_script_ring_set (SjScriptRing *self,
                               guint         n_answers,
                               guint         n_questions);

G_END_DECLS
