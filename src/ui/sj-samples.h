#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GListModel *sj_samples_list      (void);
const char *sj_samples_describe  (GFile *sample);
char       *sj_samples_title     (GFile *sample);
gboolean    sj_samples_contain   (GFile *file);

G_END_DECLS
