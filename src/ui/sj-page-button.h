#pragma once

#include <gtk/gtk.h>

#include "core/sj-element.h"

G_BEGIN_DECLS

void sj_page_button_show (GtkButton *button,
                          SjElement *element);

G_END_DECLS
