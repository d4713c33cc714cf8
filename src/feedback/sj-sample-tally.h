#pragma once

#include "feedback/sj-table.h"
#include "feedback/sj-tally.h"
#include "feedback/sj-tally-plan.h"

G_BEGIN_DECLS

/* What the first rows say about one score, to show what a choice would come to. */
typedef struct
{
  SjScale scale;
  SjTallySummary summary;
  guint64 n_left_out; /* answers that are missing or not on the scale */
} SjSampleTally;

gboolean sj_sample_tally_init      (SjSampleTally    *tally,
                                    SjTable          *table,
                                    const SjReading  *reading,
                                    const char       *score);
double  *sj_sample_tally_valences  (SjTable          *table,
                                    const SjTallyPlan *plan,
                                    guint            *n_rows);
char    *sj_sample_tally_headline  (const SjSampleTally *tally);

G_END_DECLS
