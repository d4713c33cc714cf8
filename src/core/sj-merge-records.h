#pragma once

#include "core/sj-records.h"

G_BEGIN_DECLS

SjRecords *sj_merge_records (SjRecords *base,
                             SjRecords *ours,
                             SjRecords *theirs,
                             gboolean  *agreed);

G_END_DECLS
