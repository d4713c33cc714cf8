#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_PARAGRAPH_EDITOR (sj_paragraph_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjParagraphEditor, sj_paragraph_editor, SJ, PARAGRAPH_EDITOR,
                      SjPropertyEditor)

void     sj_paragraph_editor_set_hint (SjParagraphEditor *self,
                                       const char        *hint);
gboolean sj_paragraph_editor_is_empty (SjParagraphEditor *self);

G_END_DECLS
