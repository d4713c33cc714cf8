#pragma once

#include "feedback/sj-cell-format.h"
#include "feedback/sj-workbook.h"

G_BEGIN_DECLS

/* The texts that the cells of an Excel workbook share. */
typedef struct _SjXlsxStrings SjXlsxStrings;

SjXlsxStrings *sj_xlsx_strings_read (SjPackage            *package,
                                     const char           *part,
                                     GError              **error);
void           sj_xlsx_strings_free (SjXlsxStrings        *self);
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjXlsxStrings, sj_xlsx_strings_free)

G_END_DECLS
