#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

GType sj_editor_choice_find (GParamSpec *pspec);

G_END_DECLS
