#pragma once

#include "scene/sj-link-box.h"
#include "scene/sj-row.h"

G_BEGIN_DECLS

void sj_link_route (SjLinkBox *link,
                    GPtrArray *rows,
                    guint      n_columns);

G_END_DECLS
