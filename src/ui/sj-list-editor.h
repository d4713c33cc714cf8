#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_LIST_EDITOR (sj_list_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjListEditor, sj_list_editor, SJ, LIST_EDITOR, SjPropertyEditor)

G_END_DECLS
