#pragma once

#include "ui/sj-command.h"

G_BEGIN_DECLS

GListModel *sj_command_table_create (void);

G_END_DECLS
