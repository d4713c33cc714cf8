#pragma once

#include <glib.h>

G_BEGIN_DECLS

int sj_label_order (const char *const *texts,
                    guint              n_texts);

G_END_DECLS
