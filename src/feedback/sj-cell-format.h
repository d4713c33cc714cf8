#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the number of a cell stands for, by its format. */
typedef enum
{
  SJ_CELL_FORMAT_NUMBER,
  SJ_CELL_FORMAT_PERCENT,
  SJ_CELL_FORMAT_DATE,
  SJ_CELL_FORMAT_TIME,
  SJ_CELL_FORMAT_DATE_TIME,
} SjCellFormat;

SjCellFormat sj_cell_format_from_id   (guint         id);
SjCellFormat sj_cell_format_from_code (const char   *code);
void         sj_cell_format_append    (SjCellFormat  format,
                                       double        value,
                                       gboolean      from_1904,
                                       GString      *text);
void         sj_cell_format_append_number (double   value,
                                           GString *text);

G_END_DECLS
