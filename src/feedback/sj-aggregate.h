#pragma once

#include "feedback/sj-nps-groups.h"
#include "feedback/sj-table.h"

G_BEGIN_DECLS

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
  guint n;  /* or SJ_FIGURE_NO_COLUMN */
  guint sd; /* or SJ_FIGURE_NO_COLUMN */
  gboolean counted; /* each row has so many answers: no row is the answer of one person */
  gboolean has_groups; /* promoters and detractors stand in the table */
  SjNpsGroups groups;
} SjAggregate;

gboolean sj_aggregate_find   (SjTable            *table,
                              SjAggregate        *aggregate);
void     sj_aggregate_set_value (SjAggregate     *aggregate,
                              SjTable            *table,
                              guint               column);
gboolean sj_aggregate_is_derived (const SjAggregate *aggregate);
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

G_END_DECLS
