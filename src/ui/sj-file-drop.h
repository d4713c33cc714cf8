#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean sj_file_drop_open (GtkWidget    *widget,
                            const GValue *value);

G_END_DECLS
