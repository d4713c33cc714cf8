#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_CHOICE_EDITOR (sj_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjChoiceEditor, sj_choice_editor, SJ, CHOICE_EDITOR, SjPropertyEditor)

G_END_DECLS
