#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell looks like: enough to tell names and notes from answers. */
typedef enum
{
  SJ_CELL_EMPTY,
  SJ_CELL_NUMBER, /* or TRUE or FALSE */
  SJ_CELL_DATE,
  SJ_CELL_TEXT,
} SjCellKind;

SjCellKind sj_cell_kind_find (const char *text);

G_END_DECLS
