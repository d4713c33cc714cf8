#pragma once

#include "core/sj-map.h"
#include "core/sj-series.h"

G_BEGIN_DECLS

/* What is drawn of a series: its points as its options say. */
typedef struct
{
  SjRecords *points; /* SjPoint */
  double *measured;  /* of each point: the valence that was measured, if another is drawn; or NAN */
  double mean;       /* what was subtracted; 0 if nothing was */
} SjSeriesView;

/* A curve in five numbers. */
typedef struct
{
  guint n;
  double mean;
  double peak;
  double trough;
  double end;
  double peak_end;
} SjSeriesSummary;

SjSeriesView *sj_series_view_new       (SjMap           *map,
                                        SjSeries        *series);
void          sj_series_view_free      (SjSeriesView    *self);
gboolean      sj_series_summarise      (SjMap           *map,
                                        SjSeries        *series,
                                        SjSeriesSummary *summary);
char         *sj_series_describe_view  (SjSeries        *series);
char         *sj_series_describe_title (SjSeries        *series);
char         *sj_series_describe_summary (SjMap         *map,
                                          SjSeries      *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSeriesView, sj_series_view_free)

G_END_DECLS
