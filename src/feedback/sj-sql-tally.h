#pragma once

#include "feedback/sj-scale.h"
#include "feedback/sj-sql-cells.h"
#include "feedback/sj-sql-filter.h"
#include "feedback/sj-sql-relation.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

/* A text that stands for an answer or for none. */
typedef struct
{
  GBytes *text;
  int kind;     /* SJ_ANSWER_VALUE or a SjMissing */
  double value; /* before reversal */
} SjSqlWord;

/* A number that stands for another one or for no answer. */
typedef struct
{
  double number;
  int kind;
  double value;
} SjSqlCode;

/* One score column. */
typedef struct
{
  const SjSqlColumn *column;
  SjScale scale;
  gboolean decimal_comma;
  GPtrArray *words; /* SjSqlWord; of texts */
  gboolean words_only; /* no other text stands for an answer, not even a number */
  GArray *codes;    /* SjSqlCode; of numbers */
} SjSqlScore;

/* What a tally asks a database. Columns are NULL where they are not wanted. */
typedef struct
{
  SjSqlDialect dialect;
  const SjSqlRelation *relation;
  const SjSqlColumn *by;
  const SjSqlColumn *segment;
  const SjSqlColumn *wave;
  SjPeriod period;   /* of the wave; NONE: its text */
  const SjSqlColumn *weight;
  const SjSqlColumn *date; /* for the first and the last date */
  const SjSqlColumn *written_date; /* of texts; some may be dates that cannot be asked for */
  const SjSqlColumn *respondent; /* who answered */
  const SjSqlColumn *id;         /* of the answer */
  gboolean has_doubles;          /* some ids come twice, and only one of their rows counts */
  gboolean trim_by, trim_segment, trim_wave;
  GPtrArray *filters; /* SjSqlFilter; NULL for none */
  SjSqlScore *scores;
  guint n_scores;
  guint min_n;       /* groups with fewer answers are not sent; 0 for all */
  guint max_groups;
} SjSqlTally;

/* What one column of the result is. */
typedef enum
{
  SJ_SQL_FIGURE_N,       /* answers on the scale */
  SJ_SQL_FIGURE_PEOPLE,  /* different people who gave them; all who are not known count as one */
  SJ_SQL_FIGURE_COUNT,   /* answers of one slot */
  SJ_SQL_FIGURE_WEIGHT,  /* their weights, and the squares of these */
  SJ_SQL_FIGURE_SQUARE,
  SJ_SQL_FIGURE_MISSING, /* cells of one SjMissing */
  SJ_SQL_FIGURE_REST_N,  /* answers between the slots: how many, */
  SJ_SQL_FIGURE_REST_W,  /* Σw, Σw², */
  SJ_SQL_FIGURE_REST_WW,
  SJ_SQL_FIGURE_REST_X,  /* Σwx, Σwx² from the middle of the scale, */
  SJ_SQL_FIGURE_REST_XX,
  SJ_SQL_FIGURE_REST_V,  /* Σwv, Σwv² on an anchored scale; a linear one has them from Σwx */
  SJ_SQL_FIGURE_REST_VV,
  SJ_SQL_FIGURE_REST_TOP,
} SjSqlFigureKind;

typedef struct
{
  guint score;
  SjSqlFigureKind kind;
  guint which; /* slot, or SjMissing */
} SjSqlFigure;

GArray         *sj_sql_tally_list_figures  (const SjSqlTally *tally,
                                            guint             first_score,
                                            guint             n_scores);
guint           sj_sql_tally_count_keys    (const SjSqlTally *tally);
gboolean        sj_sql_tally_is_masked     (const SjSqlTally *tally,
                                            guint             n_scores);
SjSqlStatement *sj_sql_tally_write         (const SjSqlTally *tally,
                                            guint             first_score,
                                            guint             n_scores);
SjSqlStatement *sj_sql_tally_write_withheld (const SjSqlTally *tally,
                                             guint             first_score,
                                             guint             n_scores);
SjSqlStatement *sj_sql_tally_write_totals  (const SjSqlTally *tally);
void            sj_sql_score_clear         (SjSqlScore       *score);
void            sj_sql_score_add_word      (SjSqlScore       *score,
                                            const char       *text,
                                            gsize             length,
                                            int               kind,
                                            double            value);

G_END_DECLS
