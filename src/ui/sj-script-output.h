#pragma once

#include <gtk/gtk.h>

#include "core/sj-map.h"

G_BEGIN_DECLS

void sj_script_output_print  (GtkWindow *parent,
                              SjMap     *map,
                              GPtrArray *cards);
void sj_script_output_export (GtkWindow *parent,
                              SjMap     *map,
                              GPtrArray *cards);

G_END_DECLS
