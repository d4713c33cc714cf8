#pragma once

#include "feedback/sj-answer-time.h"
#include "feedback/sj-table.h"
#include "feedback/sj-text-index.h"
#include "feedback/sj-vendor.h"

G_BEGIN_DECLS

/* What a rule asks of a cell. */
typedef enum
{
  SJ_ROW_RULE_DROP,     /* not to be one of some texts */
  SJ_ROW_RULE_KEEP,     /* to be one of some texts */
  SJ_ROW_RULE_FILLED,   /* to hold something */
  SJ_ROW_RULE_AT_LEAST, /* to be no lower number */
  SJ_ROW_RULE_DATES,    /* to be a date within a range */
} SjRowRuleKind;

/* One reason for which rows are left out. */
typedef struct
{
  const char *id;
  guint column;
  guint place;       /* of the column among those that the consumer gets */
  SjRowRuleKind kind;
  GHashTable *texts; /* normalised, a set */
  GHashTable *known; /* further texts that are known; others are asked about; NULL: all are */
  double least;
  SjMomentRange range;
} SjRowRule;

/* Which rows are read, worked out for one table. */
typedef struct
{
  GPtrArray *rules; /* SjRowRule, in the order they are asked */
} SjRowFilter;

#define SJ_FILTER_NO_COLUMN G_MAXUINT

/* A text that a filter does not know. */
typedef struct
{
  char *text;
  guint64 n;
} SjUnknownCode;

/* What a filter did, or would do. */
typedef struct
{
  const char *id;     /* "unfinished", "test", "spam", "disqualified", "progress", "where", "dates",
                         "double" */
  guint column;       /* that it looks at, or SJ_FILTER_NO_COLUMN */
  gboolean active;
  gboolean own;       /* the vendor's: may be switched */
  guint64 n_dropped;
  GPtrArray *unknown; /* SjUnknownCode, the most frequent first: asked about, and read meanwhile */
} SjFilterOutcome;

/* A filter at work: one a thread. */
typedef struct
{
  const SjRowFilter *filter; /* borrowed */
  SjTextIndex *indexes;      /* one a rule */
  GArray **verdicts;
  guint64 *n_dropped;
  GHashTable **unknown;      /* normalised text → guint64, or NULL */
  GString *scratch;
} SjRowSieve;

gboolean   sj_row_filter_init       (SjRowFilter      *filter,
                                     SjTable          *table,
                                     const SjReading  *reading,
                                     GError          **error);
void       sj_row_filter_clear      (SjRowFilter      *filter);
GPtrArray *sj_row_filter_list       (SjTable          *table,
                                     const SjReading  *reading,
                                     gboolean          count);
SjFilterOutcome *sj_filter_outcome_new (const char      *id,
                                         guint            column);
void       sj_filter_outcome_free   (gpointer          outcome);

void       sj_row_sieve_init        (SjRowSieve        *sieve,
                                     const SjRowFilter *filter);
void       sj_row_sieve_clear       (SjRowSieve        *sieve);
gboolean   sj_row_sieve_passes      (SjRowSieve        *sieve,
                                     const SjCell      *cells);
void       sj_row_sieve_report      (const SjRowSieve  *sieve,
                                     GPtrArray         *outcomes);

G_END_DECLS
