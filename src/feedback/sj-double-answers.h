#pragma once

#include "feedback/sj-table.h"
#include "feedback/sj-tally-plan.h"

G_BEGIN_DECLS

/* How the double answers of a table are found. */
typedef enum
{
  SJ_DOUBLES_KEPT,   /* nobody looks for them */
  SJ_DOUBLES_BY_ID,  /* answers with the same id are one, the first */
  SJ_DOUBLES_BY_ROW, /* without an id: rows that are the same in every cell */
} SjDoublesKind;

/* Whether an id rises from row to row, which needs no memory: one a thread. */
typedef struct
{
  GArray *runs; /* SjIdRun */
  gboolean fell;
} SjIdOrder;

SjDoublesKind sj_double_answers_choose    (SjTable           *table,
                                           const SjReading   *reading,
                                           guint             *column);
gboolean      sj_double_answers_may_rise  (SjTable           *table,
                                           guint              column);
guint64       sj_double_answers_in_sample (SjTable           *table,
                                           const SjReading   *reading);
GPtrArray    *sj_double_answers_list_filters (SjTable        *table,
                                              const SjReading *reading);
gboolean      sj_double_answers_find      (SjTable           *table,
                                           SjTallyPlan       *plan,
                                           SjDoublesKind      kind,
                                           guint              column,
                                           GCancellable      *cancellable,
                                           GError           **error);

void          sj_id_order_init            (SjIdOrder         *order);
void          sj_id_order_clear           (SjIdOrder         *order);
void          sj_id_order_take            (SjIdOrder         *order,
                                           const SjRowBatch  *batch,
                                           guint              column);
gboolean      sj_id_order_rises           (SjIdOrder *const  *orders,
                                           guint              n_orders);

G_END_DECLS
