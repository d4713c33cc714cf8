#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE_GROUP (sj_outline_group_get_type ())
G_DECLARE_FINAL_TYPE (SjOutlineGroup, sj_outline_group, SJ, OUTLINE_GROUP, GObject)

GListModel *sj_outline_group_list      (SjMap          *map);
const char *sj_outline_group_get_title (SjOutlineGroup *self);
GListModel *sj_outline_group_get_items (SjOutlineGroup *self);

G_END_DECLS
