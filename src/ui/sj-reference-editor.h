#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_REFERENCE_EDITOR (sj_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjReferenceEditor, sj_reference_editor, SJ, REFERENCE_EDITOR,
                      SjPropertyEditor)

G_END_DECLS
