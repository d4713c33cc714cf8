#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_SELECT_TOOL (sj_select_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjSelectTool, sj_select_tool, SJ, SELECT_TOOL, SjTool)

SjTool *sj_select_tool_new (SjCanvas *canvas);

G_END_DECLS
