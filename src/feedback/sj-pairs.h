#pragma once

#include "feedback/sj-point-test.h"
#include "feedback/sj-sum.h"

G_BEGIN_DECLS

/* Two answers each of the same people, as sums of their differences in valence. */
typedef struct
{
  guint64 n;
  SjSum w, ww, wd, wdd;
  guint64 only_first;  /* people who were positive the first time only */
  guint64 only_second;
} SjPairs;

void         sj_pairs_add  (SjPairs       *self,
                            double         first,
                            double         second,
                            double         weight);
SjTestMethod sj_pairs_test (const SjPairs *self,
                            gboolean       binary,
                            SjTest        *test);

G_END_DECLS
