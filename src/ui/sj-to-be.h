#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void sj_to_be_make (SjWindow *window);

G_END_DECLS
