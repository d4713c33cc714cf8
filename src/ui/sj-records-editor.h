#pragma once

#include "ui/sj-property-editor.h"

G_BEGIN_DECLS

#define SJ_TYPE_RECORDS_EDITOR (sj_records_editor_get_type ())
G_DECLARE_FINAL_TYPE (SjRecordsEditor, sj_records_editor, SJ, RECORDS_EDITOR, SjPropertyEditor)

G_END_DECLS
