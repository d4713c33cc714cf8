#define G_LOG_DOMAIN "sj-scale"

#include "feedback/sj-usability.h"

#include <string.h>

#include "feedback/sj-plain-text.h"

/* The System Usability Scale of ten items, each from 1 to 5, every second one worded the other way
 * round (pmc.ncbi.nlm.nih.gov/articles/PMC11649589). */

/* What the items say, as far as it tells them from each other. */
static const char *const wordings[SJ_USABILITY_ITEMS] = {
  "use this system frequently",      "unnecessarily complex",
  "system was easy to use",          "support of a technical person",
  "functions in this system",        "too much inconsistency",
  "learn to use this system very",   "very cumbersome",
  "very confident using",            "learn a lot of things before",
};

/* "sus_3", "SUS 03", "Q5.sus3" */
static guint
read_number (const char *normal)
{
  const char *found = strstr (normal, "sus");
  guint64 number;
  g_autofree char *digits = NULL;

  if (found == NULL || (found > normal && g_ascii_isalnum (found[-1])))
    return 0;
  found += strlen ("sus");
  if (*found != '\0' && strchr ("_ .-", *found) != NULL)
    found++;
  if (!g_ascii_isdigit (*found) || strspn (found, "0123456789") > 2)
    return 0;
  digits = g_strndup (found, strspn (found, "0123456789"));

  return g_ascii_string_to_unsigned (digits, 10, 1, SJ_USABILITY_ITEMS, &number, NULL)
           ? (guint) number : 0;
}

/**
 * sj_usability_item_number:
 * @name: the name of a column
 *
 * Returns: which item of the System Usability Scale it holds, from 1; 0 if none
 */
guint
sj_usability_item_number (const char *name)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (name != NULL, 0);

  normal = sj_plain_text_normalise (name);
  for (guint i = 0; i < SJ_USABILITY_ITEMS; i++)
    if (strstr (normal, wordings[i]) != NULL)
      return i + 1;

  return read_number (normal);
}

/**
 * sj_usability_score:
 * @answers: (array fixed-size=10): the answers of one person to all ten items, 1 to 5
 *
 * Returns: the score, 0 to 100: of the odd items what is above 1, of the even ones what is below 5,
 *   times 2.5
 */
double
sj_usability_score (const double *answers)
{
  double sum = 0;

  g_return_val_if_fail (answers != NULL, 0);

  for (guint i = 0; i < SJ_USABILITY_ITEMS; i++)
    sum += i % 2 == 0 ? answers[i] - 1 : 5 - answers[i];

  return 2.5 * sum;
}
