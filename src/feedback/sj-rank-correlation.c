#define G_LOG_DOMAIN "sj-statistics"

#include "feedback/sj-rank-correlation.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double value;
  guint position;
} Item;

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const Item *first = a, *second = b;

  return first->value < second->value ? -1 : first->value > second->value;
}

/* Ranks from 1; equal values share the mean of theirs. */
static double *
rank (const double *values,
      guint         n)
{
  g_autofree Item *items = g_new (Item, n);
  double *ranks = g_new (double, n);
  guint from = 0;

  for (guint i = 0; i < n; i++)
    items[i] = (Item) { values[i], i };
  qsort (items, n, sizeof *items, compare_items);
  while (from < n)
    {
      guint end = from;

      while (end < n && items[end].value == items[from].value)
        end++;
      for (guint i = from; i < end; i++)
        ranks[items[i].position] = (from + 1 + end) / 2.0;
      from = end;
    }

  return ranks;
}

/**
 * sj_rank_correlation:
 * @first: (array length=n): values, none of them NAN
 * @second: (array length=n): values that belong to them
 * @n: how many
 *
 * Returns: Spearman's ρ, which is Pearson's correlation of the ranks, ties sharing theirs; NAN if
 *   one of both never changes
 */
double
sj_rank_correlation (const double *first,
                     const double *second,
                     guint         n)
{
  g_autofree double *a = NULL;
  g_autofree double *b = NULL;
  double mean = (n + 1) / 2.0, ab = 0, aa = 0, bb = 0;

  g_return_val_if_fail (n == 0 || (first != NULL && second != NULL), NAN);

  a = rank (first, n);
  b = rank (second, n);
  for (guint i = 0; i < n; i++)
    {
      ab += (a[i] - mean) * (b[i] - mean);
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
    }

  return aa > 0 && bb > 0 ? ab / sqrt (aa * bb) : NAN;
}
