#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

char *sj_property_text (SjElement  *element,
                        GParamSpec *pspec);

G_END_DECLS
