#pragma once

#include "ui/sj-import-job.h"

G_BEGIN_DECLS

/* One way in which a column may be read. */
typedef struct
{
  gboolean left_out;
  SjScale scale;
  char *figures; /* what it comes to in the first rows; NULL if left out */
} SjImportAlternative;

GPtrArray *sj_import_alternative_list (SjImportJob               *job,
                                       guint                      column);
void       sj_import_alternative_take (const SjImportAlternative *alternative,
                                       SjImportJob               *job,
                                       guint                      column);

G_END_DECLS
