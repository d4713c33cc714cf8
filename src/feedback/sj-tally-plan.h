#pragma once

#include "feedback/sj-answer-reader.h"
#include "feedback/sj-comment-tally.h"
#include "feedback/sj-people.h"
#include "feedback/sj-row-filter.h"
#include "feedback/sj-table.h"
#include "feedback/sj-usability.h"

G_BEGIN_DECLS

#define SJ_NO_COLUMN G_MAXUINT

/* Between the values of two columns that make a segment. */
#define SJ_SEGMENT_SEPARATOR " · "

/* One score column. */
typedef struct
{
  guint column; /* of the table */
  SjAnswerReader reader;
  SjCommentReader comments; /* with a sentiment, the column is read as comments */
  guint n_items;       /* of a score made of several columns; 0 for one column */
  guint items[SJ_USABILITY_ITEMS]; /* their places among the columns that are read */
  SjAnswerReader item_reader;
} SjPlannedScore;

/* A reading worked out for one table: which columns are read, and how. The cells that a consumer
 * gets are those of @columns; @by and so on are places in that list. */
typedef struct
{
  GArray *columns; /* guint */
  guint by;
  guint segment;
  guint second_segment; /* needs the first */
  guint wave;
  guint weight;
  guint respondent;
  SjPersonKey *person_key; /* NULL unless there is a column of respondents */
  guint max_people;        /* answers to keep by person; 0 for none */
  guint date; /* for the range of dates only */
  SjPeriod period;
  SjDateOrder date_order;
  SjPlannedScore *scores;
  guint n_scores;
  guint first_score; /* place of the first score; the others follow */
  GHashTable *missing;
  SjSentiment *sentiment; /* NULL where no column is read as comments */
  guint language;         /* the column that says in which language somebody answered */
  SjRowFilter filter;
  guint id;        /* whose order is watched, to see that no answer comes twice */
  gboolean too_long; /* to compare its rows, which have no ids */
  GArray *doubles; /* guint64: rows whose answer an earlier row holds, in order; NULL: none */
} SjTallyPlan;

gboolean sj_tally_plan_init  (SjTallyPlan      *plan,
                              SjTable          *table,
                              const SjReading  *reading,
                              GError          **error);
void     sj_tally_plan_watch_id (SjTallyPlan   *plan,
                                 guint          column);
void     sj_tally_plan_clear (SjTallyPlan      *plan);

G_END_DECLS
