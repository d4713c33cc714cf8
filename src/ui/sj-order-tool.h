#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_ORDER_TOOL (sj_order_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjOrderTool, sj_order_tool, SJ, ORDER_TOOL, SjTool)

SjTool *sj_order_tool_new (SjCanvas *canvas);

G_END_DECLS
