#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One cell that is not empty, within the text of its row. */
typedef struct
{
  guint column; /* from 0 */
  gsize start;
  gsize length;
} SjSheetCell;

/* One row as a reader of workbooks or records puts it together. */
typedef struct
{
  guint64 number; /* as the file counts, from 1 */
  GString *text;  /* the texts of all cells, one behind the other */
  GArray *cells;  /* SjSheetCell, by column */
  gboolean too_long; /* there is more text than any row has; cells behind are left out */
} SjSheetRow;

/* As long as a record of delimited text may be. */
#define SJ_SHEET_ROW_MAX (16 * 1024 * 1024)

/* Takes a row. Returns whether more are wanted; with @error set there is something wrong with
 * it. */
typedef gboolean (*SjSheetRowFunc) (gpointer           user_data,
                                    const SjSheetRow  *row,
                                    GError           **error);

void       sj_sheet_row_init     (SjSheetRow       *row);
void       sj_sheet_row_clear    (SjSheetRow       *row);
void       sj_sheet_row_begin    (SjSheetRow       *row,
                                  guint64           number);
gboolean   sj_sheet_row_check    (const SjSheetRow *row,
                                  GError          **error);
void       sj_sheet_row_add      (SjSheetRow       *row,
                                  guint             column,
                                  const char       *text,
                                  gsize             length);
GPtrArray *sj_sheet_row_to_texts (const SjSheetRow *row);

G_END_DECLS
