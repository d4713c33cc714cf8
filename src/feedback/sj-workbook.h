#pragma once

#include "feedback/sj-compound-file.h"
#include "feedback/sj-package.h"
#include "feedback/sj-sheet-row.h"

G_BEGIN_DECLS

/* A sheet of a workbook. */
typedef struct
{
  char *name;
  char *part; /* of an Excel workbook: where its cells are */
  guint64 offset; /* of an old one: the same */
  gboolean hidden;
} SjSheet;

/* Who takes the rows of a sheet. */
typedef struct
{
  SjSheetRowFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  void (*progress) (double   fraction,
                    gpointer user_data);
  gpointer progress_data;
} SjSheetReader;

void       sj_sheet_free      (gpointer              sheet);

/* The texts that the cells of an Excel workbook share. */
typedef struct _SjXlsxStrings SjXlsxStrings;

void       sj_xlsx_strings_free (SjXlsxStrings       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjXlsxStrings, sj_xlsx_strings_free)

/* Excel (ECMA-376) */
GPtrArray *sj_xlsx_list_sheets (SjPackage            *package,
                                GError              **error);
gboolean   sj_xlsx_read_sheet  (SjPackage            *package,
                                const SjSheet        *sheet,
                                SjXlsxStrings       **strings,
                                const SjSheetReader  *reader,
                                GError              **error);

/* Excel before 2007 */
SjCompoundFile *sj_xls_open    (const char           *path,
                                GError              **error);
GPtrArray *sj_xls_list_sheets  (SjCompoundFile       *file,
                                GError              **error);
gboolean   sj_xls_read_sheet   (SjCompoundFile       *file,
                                const SjSheet        *sheet,
                                const SjSheetReader  *reader,
                                GError              **error);

/* OpenDocument */
GPtrArray *sj_ods_list_sheets  (SjPackage            *package,
                                GError              **error);
gboolean   sj_ods_read_sheet   (SjPackage            *package,
                                guint                 sheet,
                                const SjSheetReader  *reader,
                                GError              **error);

G_END_DECLS
