#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_REFERENCES_EDITOR (sj_references_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjReferencesEditor, sj_references_editor, SJ, REFERENCES_EDITOR,
                      SjPropertyEditor)

G_END_DECLS
