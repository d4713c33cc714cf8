#define G_LOG_DOMAIN "sj-missing"

#include "feedback/sj-missing-code.h"

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

/**
 * sj_missing_code_find:
 * @profile: what a column looks like
 * @high: (out) (optional): the highest number that is none of the codes
 *
 * Finds numbers such as 99 in a column whose other numbers are the steps of a scale. −99 by itself
 * needs no question: it is Qualtrics' way to write a question that was seen but not answered.
 *
 * Returns: (transfer full) (nullable): the codes, parted by commas; %NULL if there are none
 */
char *
sj_missing_code_find (const SjColumnProfile *profile,
                      double                *high)
{
  g_autoptr(GString) found = g_string_new (NULL);
  double highest = 0;
  guint n_others = 0;
  gboolean asked = FALSE;

  g_return_val_if_fail (profile != NULL, NULL);

  if (profile->n_distinct_numbers >= SJ_PROFILE_MAX_NUMBERS || !profile->whole)
    return NULL;
  for (guint i = 0; i < profile->n_distinct_numbers; i++)
    {
      double number = profile->numbers[i];

      if (is_code (number))
        {
          g_string_append_printf (found, "%s%g", found->len > 0 ? "," : "", number);
          asked |= number != -99;
          continue;
        }
      if (number < 0 || number > MAX_HIGH)
        return NULL;
      highest = n_others++ == 0 ? number : MAX (highest, number);
    }
  if (n_others < 2 || found->len == 0)
    return NULL;
  if (high != NULL)
    *high = highest;

  return asked ? g_string_free (g_steal_pointer (&found), FALSE) : NULL;
}
