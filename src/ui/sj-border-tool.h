#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_BORDER_TOOL (sj_border_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjBorderTool, sj_border_tool, SJ, BORDER_TOOL, SjTool)

SjTool   *sj_border_tool_new (SjCanvas *canvas);
gboolean  sj_border_tool_fit (SjTool   *tool,
                              double    x,
                              double    y);

G_END_DECLS
