#pragma once

#include "core/sj-edit-log.h"
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
char    *sj_aggregate_refuse (SjTable            *table,
                              const SjAggregate  *aggregate);
char    *sj_aggregate_warn   (SjTable            *table,
                              gboolean            sure);
gboolean sj_aggregate_check  (SjTable            *table,
                              const SjReading    *reading,
                              gboolean            sure,
                              GError            **error);
gboolean sj_aggregate_import (SjTable            *table,
                              const SjAggregate  *aggregate,
                              double              low,
                              double              high,
                              SjEditLog          *log,
                              guint              *n_points,
                              GError            **error);

G_END_DECLS
