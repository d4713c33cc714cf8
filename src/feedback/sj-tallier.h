#pragma once

#include "feedback/sj-double-answers.h"
#include "feedback/sj-table-rows.h"
#include "feedback/sj-tallier-groups.h"
#include "feedback/sj-text-index.h"

G_BEGIN_DECLS

/* Remembers what texts of one score column mean. */
typedef struct
{
  SjTextIndex index;
  GArray *answers;
} SjAnswerCache;

/* Takes rows and tallies them: one a thread. */
typedef struct
{
  const SjTallyPlan *plan; /* borrowed */
  SjTextIndex by;
  SjTextIndex segment;
  SjTextIndex wave;
  SjAnswerCache *caches;
  SjTallierGroups groups;
  GString *scratch;
  GString *joint; /* the name of a segment of two columns */
  SjPeople people;
  SjCommentDesk desk;
  guint64 n_skipped;     /* rows without touchpoint, segment or date */
  guint64 n_replaced;    /* bad bytes in texts that were read */
  int first_date[2];     /* year, month and day as one number, by both readings; 0 for none */
  int last_date[2];
  gboolean day_first;    /* a date was seen that has its day first for sure */
  gboolean month_first;
  SjRowSieve sieve;
  SjIdOrder ids;
  guint64 n_double;
  gboolean roomy; /* see SjRowBatch */
} SjTallier;

void     sj_tallier_init  (SjTallier         *tallier,
                           const SjTallyPlan *plan);
void     sj_tallier_clear (SjTallier         *tallier);
SjTallierGroup *sj_tallier_add_group (SjTallier     *tallier,
                                      const SjCell  *by,
                                      const SjCell  *segment,
                                      const SjCell  *wave,
                                      gint32         period,
                                      guint64        order,
                                      GError       **error);
gboolean sj_tallier_take  (gpointer           tallier,
                           const SjRowBatch  *batch,
                           guint             *failed_row,
                           GError           **error);

G_END_DECLS
