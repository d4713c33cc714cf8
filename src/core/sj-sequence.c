#define G_LOG_DOMAIN "sj-sequence"

#include "core/sj-sequence.h"

/**
 * sj_sequence_find_rising:
 * @numbers: (array length=n_numbers): numbers, each another
 * @n_numbers: how many
 * @stays: (out caller-allocates) (array length=n_numbers): whether each is part of it
 *
 * Finds a longest rising subsequence, by patience sorting (Fredman, 1975): with the places that
 * elements had as numbers, what is not part of it is the least that was moved.
 */
void
sj_sequence_find_rising (const guint *numbers,
                         guint        n_numbers,
                         gboolean    *stays)
{
  g_autofree guint *ends = g_new (guint, n_numbers + 1);  /* index of the least end, by length */
  g_autofree guint *before = g_new (guint, n_numbers + 1);
  guint length = 0, last;

  for (guint i = 0; i < n_numbers; i++)
    {
      guint low = 0, high = length;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (numbers[ends[middle]] < numbers[i])
            low = middle + 1;
          else
            high = middle;
        }

      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
      stays[i] = FALSE;
    }

  for (last = length > 0 ? ends[length - 1] : G_MAXUINT; last != G_MAXUINT; last = before[last])
    stays[last] = TRUE;
}
