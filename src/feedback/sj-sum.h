#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sum of doubles with twice their precision (Knuth's two-sum), so that it does not depend on the
 * order of its terms or on which thread added which. */
typedef struct
{
  double high;
  double low;
} SjSum;

static inline void
sj_sum_add (SjSum  *sum,
            double  term)
{
  double high = sum->high + term;
  double part = high - sum->high;

  sum->low += (sum->high - (high - part)) + (term - part);
  sum->high = high;
}

static inline void
sj_sum_merge (SjSum       *sum,
              const SjSum *more)
{
  sj_sum_add (sum, more->high);
  sum->low += more->low;
}

static inline double
sj_sum_get (const SjSum *sum)
{
  return sum->high + sum->low;
}

G_END_DECLS
