#pragma once

#include "feedback/sj-sql-cells.h"

G_BEGIN_DECLS

/* Which rows count: by the texts of a column, or by its dates. */
typedef struct
{
  const SjSqlColumn *column;
  GPtrArray *texts; /* GBytes: rows with these count, or do not; NULL: see the others */
  gboolean keeps;   /* they count */
  gboolean blank;   /* rows with a blank cell count */
  char *from;       /* the first moment, or NULL */
  char *until;      /* the first moment that does not count any more, or NULL */
} SjSqlFilter;

SjSqlFilter *sj_sql_filter_new    (const SjSqlColumn *column);
void         sj_sql_filter_free   (gpointer           filter);
void         sj_sql_append_filter (SjSqlStatement    *statement,
                                   const SjSqlFilter *filter);

G_END_DECLS
