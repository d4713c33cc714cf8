#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_CARD_TOOL (sj_card_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjCardTool, sj_card_tool, SJ, CARD_TOOL, SjTool)

SjTool *sj_card_tool_new (SjCanvas *canvas);

G_END_DECLS
