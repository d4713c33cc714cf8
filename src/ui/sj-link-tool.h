#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_LINK_TOOL (sj_link_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjLinkTool, sj_link_tool, SJ, LINK_TOOL, SjTool)

SjTool *sj_link_tool_new (SjCanvas *canvas);

G_END_DECLS
