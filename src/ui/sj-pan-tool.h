#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_PAN_TOOL (sj_pan_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjPanTool, sj_pan_tool, SJ, PAN_TOOL, SjTool)

SjTool *sj_pan_tool_new (SjCanvas *canvas);

G_END_DECLS
