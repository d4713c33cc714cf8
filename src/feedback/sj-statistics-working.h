#pragma once

#include "feedback/sj-statistics-table.h"

G_BEGIN_DECLS

/* How a figure came about. */
typedef struct
{
  const char *formula; /* by its name; owned by the program */
  const char *source;  /* where the formula comes from; "" if it needs none */
  char *working;       /* with the numbers put in, up to the result */
} SjStatisticsWorking;

const char *sj_statistic_get_formula     (SjStatistic              statistic,
                                          SjSeries                *series);
const char *sj_statistic_get_source      (SjStatistic              statistic,
                                          SjSeries                *series);
gboolean    sj_statistics_table_work_out (const SjStatisticsTable *self,
                                          guint                    row,
                                          SjStatistic              statistic,
                                          SjStatisticsWorking     *working);
void        sj_statistics_working_clear  (SjStatisticsWorking     *working);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjStatisticsWorking, sj_statistics_working_clear)

G_END_DECLS
