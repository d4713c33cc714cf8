#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *sj_merge_order (GListModel *base,
                           GListModel *ours,
                           GListModel *theirs,
                           GHashTable *merged);

G_END_DECLS
