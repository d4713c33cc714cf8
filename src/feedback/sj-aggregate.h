#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

#define SJ_AGGREGATE_NO_COLUMN G_MAXUINT

/* What the figures of a table are. */
typedef enum
{
  SJ_AGGREGATE_NPS,   /* Net Promoter Scores, −100 to 100 */
  SJ_AGGREGATE_MEAN,  /* means on a scale */
  SJ_AGGREGATE_SHARE, /* percentages of good answers */
} SjAggregateKind;

/* A table that somebody worked out already: a row a touchpoint. */
typedef struct
{
  SjAggregateKind kind;
  guint name;
  guint value;
  guint n;  /* or SJ_AGGREGATE_NO_COLUMN */
  guint sd; /* or SJ_AGGREGATE_NO_COLUMN */
  gboolean counted; /* each row has so many answers: no row is the answer of one person */
} SjAggregate;

gboolean sj_aggregate_find   (SjTable            *table,
                              SjAggregate        *aggregate);
void     sj_aggregate_set_value (SjAggregate     *aggregate,
                              SjTable            *table,
                              guint               column);
gboolean sj_aggregate_find_scale (SjTable        *table,
                              const SjAggregate  *aggregate,
                              SjScale            *scale);
char    *sj_aggregate_refuse (SjTable            *table,
                              const SjAggregate  *aggregate);
char    *sj_aggregate_warn   (SjTable            *table,
                              gboolean            sure);
gboolean sj_aggregate_check  (SjTable            *table,
                              const SjReading    *reading,
                              gboolean            sure,
                              GError            **error);
SjContent sj_aggregate_offer (SjTable           *table);
double   sj_aggregate_read_cell (SjTable         *table,
                              guint               row,
                              guint               column);
double   sj_aggregate_read_n (SjTable            *table,
                              guint               row,
                              guint               column);

G_END_DECLS
