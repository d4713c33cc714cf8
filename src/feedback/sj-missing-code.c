#define G_LOG_DOMAIN "sj-missing"

#include "feedback/sj-missing-code.h"

#include <math.h>

/* Numbers that stand for no answer where they cannot be one (specification §1.4). */
static const double codes[] = { 77, 88, 97, 98, 99, 999, -1, -8, -9, -77, -88, -98, -99 };

/* A scale of ratings ends here at the latest; what is beyond the codes is no scale of few steps. */
#define MAX_HIGH 11

static gboolean
is_code (double number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == number)
      return TRUE;

  return FALSE;
}

/* One answer of so many lies beyond the usual scale where a slip of the keyboard put it there. */
#define STRAY_SHARE 50
#define MIN_ANSWERS 20

/* 0 below steps from 1 on, where 10 would be far off. Who is asked on 0 to 10 is asked so. */
static gboolean
is_zero_code (const SjColumnProfile *profile,
              double                 usual_high)
{
  double low = INFINITY, high = 0;
  gboolean zero = FALSE;

  for (guint i = 0; i < profile->n_distinct_numbers; i++)
    {
      double number = profile->numbers[i];

      zero |= number == 0;
      if (number == 0 || number < 0 || is_code (number))
        continue;
      low = MIN (low, number);
      high = MAX (high, number);
    }

  return zero && usual_high != 10 && low >= 1 && high >= 3 && high <= 7;
}

/* Are there so few answers beyond the usual scale that nobody was asked on a longer one? */
static gboolean
are_strays (const SjColumnProfile *profile,
            double                 usual_high)
{
  guint n_beyond = 0;

  for (guint i = 0; i < profile->n_distinct_numbers; i++)
    if (profile->numbers[i] > usual_high && !is_code (profile->numbers[i]))
      n_beyond += profile->n_of_number[i];

  return usual_high > 0 && profile->n_numeric >= MIN_ANSWERS &&
         n_beyond <= MAX (1, profile->n_numeric / STRAY_SHARE);
}

/**
 * sj_missing_code_find:
 * @profile: what a column looks like
 * @usual_high: the best answer on the scale that its header speaks of, or 0
 * @low: (out) (optional): the lowest number that is none of the codes
 * @high: (out) (optional): the highest number that is none of the codes
 *
 * Finds numbers such as 99 in a column whose other numbers are the steps of a scale, 0 below the
 * steps of one from 1 to 7 at most, and the odd number beyond the usual scale. −99 by itself needs
 * no question: it is Qualtrics' way to write a question that was seen but not answered.
 *
 * Returns: (transfer full) (nullable): the codes, parted by commas; %NULL if there are none
 */
char *
sj_missing_code_find (const SjColumnProfile *profile,
                      double                 usual_high,
                      double                *low,
                      double                *high)
{
  g_autoptr(GString) found = g_string_new (NULL);
  double lowest = INFINITY, highest = 0;
  guint n_others = 0;
  gboolean asked = FALSE, zero, strays;

  g_return_val_if_fail (profile != NULL, NULL);

  if (profile->n_distinct_numbers >= SJ_PROFILE_MAX_NUMBERS || !profile->whole)
    return NULL;
  zero = is_zero_code (profile, usual_high);
  strays = are_strays (profile, usual_high);
  for (guint i = 0; i < profile->n_distinct_numbers; i++)
    {
      double number = profile->numbers[i];

      if (is_code (number) || (number == 0 && zero) || (number > usual_high && strays))
        {
          g_string_append_printf (found, "%s%g", found->len > 0 ? "," : "", number);
          asked |= number != -99;
          continue;
        }
      if (number < 0 || number > MAX_HIGH)
        return NULL;
      lowest = MIN (lowest, number);
      highest = MAX (highest, number);
      n_others++;
    }
  if (n_others < 2 || found->len == 0)
    return NULL;
  if (low != NULL)
    *low = lowest;
  if (high != NULL)
    *high = highest;

  return asked ? g_string_free (g_steal_pointer (&found), FALSE) : NULL;
}
