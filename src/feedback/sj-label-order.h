#pragma once

#include <glib.h>

G_BEGIN_DECLS

int sj_label_order (const char *const *texts,
                    guint              n_texts);
int sj_label_order_in_header (const char *header);

G_END_DECLS
