#pragma once

#include "feedback/sj-cell-format.h"
#include "feedback/sj-workbook.h"

G_BEGIN_DECLS

SjXlsxStrings *sj_xlsx_strings_read (SjPackage            *package,
                                     const char           *part,
                                     GError              **error);
const char    *sj_xlsx_strings_get  (SjXlsxStrings        *self,
                                     guint                 position,
                                     gsize                *length);

GArray        *sj_xlsx_read_formats (SjPackage            *package,
                                     const char           *part,
                                     GError              **error);

gboolean       sj_xlsx_read_cells   (SjPackage            *package,
                                     const char           *part,
                                     SjXlsxStrings        *strings,
                                     GArray               *formats,
                                     gboolean              from_1904,
                                     const SjSheetReader  *reader,
                                     GError              **error);

G_END_DECLS
