#pragma once

#include "core/sj-series.h"
#include "feedback/sj-feedback-import.h"
#include "feedback/sj-point-test.h"

G_BEGIN_DECLS

/* What becomes of one point of a series. */
typedef enum
{
  SJ_POINT_KEPT,
  SJ_POINT_GAINED,  /* it had no figure before */
  SJ_POINT_LOST,    /* the new answers have none of it, or too few to be shown */
} SjPointFate;

/* One place of a series before and after. */
typedef struct
{
  char *anchor;
  SjPointFate fate;
  const SjPoint *before; /* borrowed from the series; NULL if there was none */
  const SjPoint *after;  /* of the new points; NULL if there is none */
  SjTestMethod method;
  double p;              /* of the test, NAN without one */
  double adjusted;       /* after Holm, for all points of all series of the refresh */
  int direction;         /* 1 significantly better, −1 significantly worse, 0 neither */
} SjPointChange;

/* A series before and after. */
typedef struct
{
  SjSeries *series;  /* NULL: it will be added */
  char *title;
  SjRecords *points; /* the new ones */
  gboolean grown;    /* the new answers include the old ones */
  gint64 n_before;   /* answers that are shown */
  gint64 n_after;
  GArray *changes;   /* SjPointChange, in the order of the new points, then those that are lost */
} SjSeriesChange;

/* What an import would change. Nothing is changed by it. */
typedef struct
{
  GPtrArray *series; /* SjSeriesChange */
  guint min_n;
  guint n_added;
  guint n_refreshed;
  guint n_moved;
  guint n_gained;
  guint n_lost;
} SjRefresh;

SjRefresh *sj_refresh_new     (SjFeedbackImport *import);
void       sj_refresh_free    (SjRefresh        *self);
char      *sj_refresh_to_text (const SjRefresh  *self,
                               SjMap            *map);
char      *sj_series_change_get_words (const SjSeriesChange *change,
                                       guint                 min_n);
char      *sj_point_change_get_words  (const SjPointChange  *change,
                                       SjMap                *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRefresh, sj_refresh_free)

G_END_DECLS
