#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

#define SJ_TYPE_OUTLINE_GROUP (sj_outline_group_get_type ())
G_DECLARE_FINAL_TYPE (SjOutlineGroup, sj_outline_group, SJ, OUTLINE_GROUP, GObject)

SjOutlineGroup *sj_outline_group_new       (const char     *title,
                                            GType           item_type,
                                            GListModel     *items);
const char     *sj_outline_group_get_title (SjOutlineGroup *self);
GType           sj_outline_group_get_item_type (SjOutlineGroup *self);
GListModel     *sj_outline_group_get_items (SjOutlineGroup *self);

G_END_DECLS
