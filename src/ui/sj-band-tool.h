#pragma once

#include "ui/sj-tool.h"

G_BEGIN_DECLS

#define SJ_TYPE_BAND_TOOL (sj_band_tool_get_type ())
G_DECLARE_FINAL_TYPE (SjBandTool, sj_band_tool, SJ, BAND_TOOL, SjTool)

SjTool *sj_band_tool_new (SjCanvas *canvas);

G_END_DECLS
