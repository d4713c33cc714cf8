#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_POINT_TOOL (sj_point_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjPointTool, sj_point_tool, SJ, POINT_TOOL, SjTool)

SjTool *sj_point_tool_new (SjCanvas *canvas);

G_END_DECLS
