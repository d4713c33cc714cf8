#pragma once

#include "scene/sj-theme.h"

G_BEGIN_DECLS

const SjTheme *sj_theme_choice_get    (void);
void           sj_theme_choice_follow (gpointer  object,
                                       GCallback callback);

G_END_DECLS
