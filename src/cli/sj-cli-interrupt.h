#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void          sj_cli_interrupt_init        (void);
GCancellable *sj_cli_interrupt_cancellable (void);

G_END_DECLS
