#pragma once

#include "ui/sj-window.h"

G_BEGIN_DECLS

void     sj_closing_ask_async  (SjWindow             *window,
                                GPtrArray            *documents,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean sj_closing_ask_finish (GAsyncResult         *result);

G_END_DECLS
