#pragma once

#include "core/sj-map.h"
#include "core/sj-series-view.h"
#include "feedback/sj-comparison-family.h"

G_BEGIN_DECLS

/* What is told of every point of a series. */
typedef enum
{
  SJ_STATISTIC_PLACE,
  SJ_STATISTIC_METRIC,
  SJ_STATISTIC_N,
  SJ_STATISTIC_PEOPLE,
  SJ_STATISTIC_N_EFFECTIVE,
  SJ_STATISTIC_NOT_APPLICABLE,
  SJ_STATISTIC_DONT_KNOW,
  SJ_STATISTIC_NATIVE,
  SJ_STATISTIC_NATIVE_LOW,
  SJ_STATISTIC_NATIVE_HIGH,
  SJ_STATISTIC_METHOD,
  SJ_STATISTIC_MEAN,
  SJ_STATISTIC_VARIANCE,
  SJ_STATISTIC_NEGATIVE,
  SJ_STATISTIC_NEUTRAL,
  SJ_STATISTIC_POSITIVE,
  SJ_STATISTIC_VALENCE,
  SJ_STATISTIC_VALENCE_LOW,
  SJ_STATISTIC_VALENCE_HIGH,
  SJ_STATISTIC_STABILISED,
  SJ_STATISTIC_DIFFERENCE,
  SJ_STATISTIC_TEST,
  SJ_STATISTIC_P_RAW,
  SJ_STATISTIC_P_ADJUSTED,
  SJ_STATISTIC_MARK,
  SJ_STATISTIC_COMPARISONS,
  SJ_STATISTIC_REMARKS,
  SJ_N_STATISTICS,
} SjStatistic;

/* Every number that is drawn of a series, and more that stand behind them: a picture of one
 * moment. */
typedef struct _SjStatisticsTable SjStatisticsTable;

SjStatisticsTable *sj_statistics_table_new         (SjMap                   *map,
                                                    SjSeries                *series);
SjStatisticsTable *sj_statistics_table_new_among   (SjMap                   *map,
                                                    SjSeries                *series,
                                                    const SjComparisonFamily *family);
void               sj_statistics_table_free        (SjStatisticsTable       *self);
SjSeries          *sj_statistics_table_get_series  (const SjStatisticsTable *self);
guint              sj_statistics_table_get_n_rows  (const SjStatisticsTable *self);
const SjPoint     *sj_statistics_table_get_point   (const SjStatisticsTable *self,
                                                    guint                    row);
const GArray      *sj_statistics_table_get_comparisons (const SjStatisticsTable *self,
                                                        guint                    row);
guint              sj_statistics_table_find_row    (const SjStatisticsTable *self,
                                                    const char              *anchor);
gboolean           sj_statistics_table_get_number  (const SjStatisticsTable *self,
                                                    guint                    row,
                                                    SjStatistic              statistic,
                                                    double                  *number);
char              *sj_statistics_table_get_text    (const SjStatisticsTable *self,
                                                    guint                    row,
                                                    SjStatistic              statistic);
gboolean           sj_statistics_table_is_used     (const SjStatisticsTable *self,
                                                    SjStatistic              statistic);
double             sj_statistics_table_get_others  (const SjStatisticsTable *self,
                                                    guint                    row,
                                                    guint                   *n_others);

const char        *sj_statistic_get_id             (SjStatistic              statistic);
const char        *sj_statistic_get_title          (SjStatistic              statistic);
gboolean           sj_statistic_is_number          (SjStatistic              statistic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjStatisticsTable, sj_statistics_table_free)

G_END_DECLS
