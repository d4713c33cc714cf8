#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

char       *sj_element_title      (SjElement *element);
const char *sj_element_title_prop (GType      type);
const char *sj_element_kind_title (SjElement *element);

G_END_DECLS
