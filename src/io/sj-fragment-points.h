#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-series.h"
#include "core/sj-step.h"

G_BEGIN_DECLS

/**
 * SjPointName:
 * @series: a series
 * @anchor: the id of what its point belongs to
 *
 * Names one point; owns nothing.
 */
typedef struct
{
  SjSeries   *series;
  const char *anchor;
} SjPointName;

GPtrArray *sj_fragment_points_copy  (const SjPointName *names,
                                     guint              n_names);
void       sj_fragment_points_remove (SjEditLog        *log,
                                     const SjPointName *names,
                                     guint              n_names);
SjSeries  *sj_fragment_points_paste (SjEditLog         *log,
                                     GPtrArray         *curves,
                                     SjStep            *step,
                                     SjSeries          *series,
                                     guint             *n_pasted,
                                     guint             *n_left_out);

G_END_DECLS
