#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

/* How many people gave each answer. */
typedef struct
{
  char *place;            /* what the table calls its touchpoints; NULL if it does not */
  char *question;         /* what stands over the answers; NULL for nothing */
  GPtrArray *touchpoints; /* char * */
  GPtrArray *answers;     /* char *: all that could be given, in their order */
  GArray *counts;         /* guint64: of the first touchpoint each answer, then of the next */
  guint64 n;              /* all of them */
} SjCrossTable;

gboolean      sj_cross_table_find   (SjTable             *table);
gboolean      sj_cross_table_counts (SjTable             *table);
gboolean      sj_cross_table_names_total (const char     *name);
char         *sj_cross_table_refuse (SjTable             *table);
SjCrossTable *sj_cross_table_read   (SjTable             *table,
                                     GError             **error);
void          sj_cross_table_free   (SjCrossTable        *self);
guint64       sj_cross_table_get    (const SjCrossTable  *self,
                                     guint                touchpoint,
                                     guint                answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjCrossTable, sj_cross_table_free)

G_END_DECLS
