#pragma once

#include "scene/sj-link-box.h"

G_BEGIN_DECLS

void sj_link_labels_place (GPtrArray *links);

G_END_DECLS
