#define G_LOG_DOMAIN "sj-feedback"

#include "feedback/sj-reading-suggestion.h"

/**
 * sj_reading_suggest:
 * @reading: how the table is to be read so far
 * @table: an opened table
 *
 * Adds what nobody has said but the columns tell: which of them names the touchpoint. All else is
 * left as it is, for to split the answers is for a person to decide.
 */
void
sj_reading_suggest (SjReading *reading,
                    SjTable   *table)
{
  g_return_if_fail (reading != NULL && table != NULL);

  for (guint i = 0; reading->by == NULL && i < sj_table_get_n_columns (table); i++)
    if (sj_table_get_role (table, i) == SJ_ROLE_TOUCHPOINT)
      reading->by = g_strdup_printf ("#%u", i + 1);
}
