#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_COUNTERPART_EDITOR (sj_counterpart_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjCounterpartEditor, sj_counterpart_editor, SJ, COUNTERPART_EDITOR,
                      SjPropertyEditor)

G_END_DECLS
