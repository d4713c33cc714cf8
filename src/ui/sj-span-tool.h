#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_SPAN_TOOL (sj_span_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjSpanTool, sj_span_tool, SJ, SPAN_TOOL, SjTool)

SjTool *sj_span_tool_new (SjCanvas *canvas);

G_END_DECLS
