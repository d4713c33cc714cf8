#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_COLOUR_EDITOR (sj_colour_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjColourEditor, sj_colour_editor, SJ, COLOUR_EDITOR, SjPropertyEditor)

G_END_DECLS
