#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sj_sequence_find_rising (const guint *numbers,
                              guint        n_numbers,
                              gboolean    *stays);

G_END_DECLS
