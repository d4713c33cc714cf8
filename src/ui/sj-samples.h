#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GListModel *sj_samples_list      (void);
char       *sj_samples_title     (GFile *sample);
gboolean    sj_samples_contain   (GFile *file);

G_END_DECLS
