#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_NUMBER_EDITOR (sj_number_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjNumberEditor, sj_number_editor, SJ, NUMBER_EDITOR, SjPropertyEditor)

G_END_DECLS
