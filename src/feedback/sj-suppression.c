#define G_LOG_DOMAIN "sj-suppression"

#include "feedback/sj-suppression.h"

/**
 * sj_suppression_get_min_n:
 * @min_n: the smallest group of ratings that is shown; 0 for all
 * @scale: a scale
 *
 * Returns: the smallest group of answers on this scale that is shown
 */
guint
sj_suppression_get_min_n (guint          min_n,
                          const SjScale *scale)
{
  g_return_val_if_fail (scale != NULL, min_n);

  return scale->metric == SJ_METRIC_SENTIMENT && min_n > 0 ? MAX (min_n, SJ_COMMENTS_MIN_N) : min_n;
}

/**
 * sj_suppress_parts:
 * @n: (array length=n_parts): the answers of each part of one whole
 * @n_parts: how many parts
 * @min_n: the smallest number that is shown; 0 for all
 * @has_total: whether the whole is shown too, here or elsewhere
 * @suppressions: (inout) (array length=n_parts): what is done with each; those hidden already for
 *   another reason stay hidden
 *
 * Hides parts with few answers. If exactly one is hidden and the whole is known, it could be worked
 * out as the difference; if several are, but with few answers together, all of these could: then
 * the next smallest is hidden, too. Parts without answers are nobody's.
 *
 * Returns: whether anything changed
 */
gboolean
sj_suppress_parts (const guint64 *n,
                   guint          n_parts,
                   guint          min_n,
                   gboolean       has_total,
                   SjSuppression *suppressions)
{
  guint n_hidden = 0, next = n_parts;
  guint64 n_together = 0;
  gboolean changed = FALSE;

  g_return_val_if_fail (n_parts == 0 || (n != NULL && suppressions != NULL), FALSE);

  for (guint i = 0; i < n_parts; i++)
    {
      gboolean small = n[i] > 0 && n[i] < min_n;

      if (small && suppressions[i] == SJ_SHOWN)
        {
          suppressions[i] = SJ_SUPPRESSED_SMALL;
          changed = TRUE;
        }
      if (suppressions[i] != SJ_SHOWN)
        {
          n_hidden++;
          n_together += n[i];
        }
      else if (n[i] > 0 && (next == n_parts || n[i] < n[next]))
        next = i;
    }
  if (has_total && (n_hidden == 1 || (n_hidden > 1 && n_together < min_n)) && next < n_parts)
    {
      suppressions[next] = SJ_SUPPRESSED_COMPLEMENTARY;
      changed = TRUE;
    }

  return changed;
}

/**
 * sj_suppression_get_reason:
 *
 * Returns: (transfer none) (nullable): the reason as files and JSON say it, or %NULL if shown
 */
const char *
sj_suppression_get_reason (SjSuppression suppression)
{
  switch (suppression)
    {
    case SJ_SUPPRESSED_SMALL:
      return "below_k";
    case SJ_SUPPRESSED_COMPLEMENTARY:
      return "complementary";
    case SJ_SHOWN:
    default:
      return NULL;
    }
}
