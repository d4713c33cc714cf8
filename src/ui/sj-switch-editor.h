#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_SWITCH_EDITOR (sj_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjSwitchEditor, sj_switch_editor, SJ, SWITCH_EDITOR, SjPropertyEditor)

G_END_DECLS
