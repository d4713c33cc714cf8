#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *sj_outline_menu_create (GObject *item);

G_END_DECLS
