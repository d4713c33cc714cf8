#pragma once

#include <gtk/gtk.h>

#include "scene/sj-theme.h"

G_BEGIN_DECLS

GdkTexture *sj_start_pictures_make_template (SjThemeKind theme,
                                             int         width,
                                             int         height,
                                             gpointer    template);
GdkTexture *sj_start_pictures_make_recent   (SjThemeKind theme,
                                             int         width,
                                             int         height,
                                             gpointer    uri);

G_END_DECLS
