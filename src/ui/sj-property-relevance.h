#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

gboolean sj_property_relevance_is_relevant  (GPtrArray  *elements,
                                             GParamSpec *pspec);
gboolean sj_property_relevance_is_essential (GParamSpec *pspec);

G_END_DECLS
