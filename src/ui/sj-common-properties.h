#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

GPtrArray *sj_common_properties_list (GPtrArray *elements);

G_END_DECLS
