#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

#define SJ_RESPONDENT_LIKELY 0.60
#define SJ_RESPONDENT_SURE 0.85 /* from here on the same people are put together unasked */

/* The column that says who answered, of a table in which people answer more than once. */
typedef struct
{
  guint column;
  double confidence; /* 0 to 1 */
  guint parts[2];    /* columns that tell the rows of one person apart: touchpoint, wave, date */
  guint n_parts;
} SjRespondent;

gboolean sj_respondent_find           (SjTable            *table,
                                       SjRespondent       *respondent);
gboolean sj_respondent_names_people   (const char         *header);
gboolean sj_respondent_names_ids      (const char         *header);
gboolean sj_respondent_is_told_apart  (const SjRespondent *respondent,
                                       guint               column);

G_END_DECLS
