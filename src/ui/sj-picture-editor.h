#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_PICTURE_EDITOR (sj_picture_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjPictureEditor, sj_picture_editor, SJ, PICTURE_EDITOR, SjPropertyEditor)

G_END_DECLS
