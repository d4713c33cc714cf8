#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_DATE_EDITOR (sj_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjDateEditor, sj_date_editor, SJ, DATE_EDITOR, SjPropertyEditor)

G_END_DECLS
