#pragma once

#include "feedback/sj-people.h"
#include "feedback/sj-row-filter.h"
#include "feedback/sj-comment-language.h"
#include "feedback/sj-suppression.h"
#include "feedback/sj-table.h"
#include "feedback/sj-table-rows.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

/* What somebody worked out of answers that are not here, on the scale of the score: an NPS from
 * −100 to 100, a share from 0 to 1. Of an interval that is not known the ends are NAN. */
typedef struct
{
  double native, native_low, native_high;
  double valence, valence_low, valence_high;
  double mean;     /* NAN of what is none */
  double variance; /* of one answer; NAN if not known */
  double moods[3]; /* negative, neutral and positive answers; NAN if not known */
  gint64 n;        /* −1: not known */
  const char *name; /* of its column; the table owns it, or it is static */
} SjFinishedFigure;

/* The answers of one score column, touchpoint, segment and wave. */
typedef struct
{
  guint column;     /* of the table, from 0 */
  char *touchpoint;
  char *segment;    /* NULL when not asked for */
  char *wave;       /* NULL when not asked for */
  SjTally tally;
  SjFinishedFigure *figure; /* instead of the tally, which is empty; NULL: the tally counts */
  SjSuppression suppression;
  guint64 order;
  guint64 n_people; /* different ones, where the file says who answered; else the answers */
} SjResultGroup;

/* How the numbers of a score were converted; NAN where they were not. */
typedef struct
{
  double first; /* the number that stands for the lowest value */
  double good;  /* the lowest number that is good */
} SjScoreCodes;

/* What came out of a table: aggregates only. */
typedef struct
{
  SjTable *table;
  SjScale *scales; /* one a score; tallies borrow them */
  SjScoreCodes *codes; /* one a score */
  SjCommentLanguage *languages; /* of comments, one a score */
  guint n_scales;
  GPtrArray *groups; /* SjResultGroup */
  SjRowCounts counts;
  guint64 n_skipped;
  GPtrArray *filters; /* SjFilterOutcome: the vendor's, on or off, and those of the reading */
  guint64 n_replaced;
  char *first_date;      /* of those who are in a group; NULL if not known */
  char *last_date;
  gboolean unsure_dates; /* nothing told the day from the month */
  guint min_n;
  SjPeople people;       /* by group, sorted; empty if it is not known who gave which answers */
  gboolean weighted;     /* a column says what each answer counts */
  gboolean respondents;  /* a column says who answered */
} SjTallyResult;

SjTallyResult *sj_tally_file        (const char        *path,
                                     const SjReading   *reading,
                                     GCancellable      *cancellable,
                                     SjProgressFunc     progress,
                                     gpointer           progress_data,
                                     GError           **error);
SjTallyResult *sj_tally_table       (SjTable           *table,
                                     const SjReading   *reading,
                                     GCancellable      *cancellable,
                                     SjProgressFunc     progress,
                                     gpointer           progress_data,
                                     GError           **error);
void           sj_tally_result_free (SjTallyResult     *result);
guint64        sj_result_group_get_n (const SjResultGroup *group);
guint64        sj_tally_result_get_skipped (const SjTallyResult *result);
guint64        sj_tally_result_get_dropped (const SjTallyResult *result);
const char    *sj_tally_result_get_invalid (const SjTallyResult *result,
                                            guint                score,
                                            double              *share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjTallyResult, sj_tally_result_free)

G_END_DECLS
