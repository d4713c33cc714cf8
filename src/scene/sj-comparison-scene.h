#pragma once

#include "core/sj-comparison-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

SjScene *sj_comparison_scene_new (SjScene               *scene,
                                  const SjComparisonMap *comparison,
                                  gboolean               quiet);

G_END_DECLS
