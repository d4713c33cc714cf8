#define G_LOG_DOMAIN "sj-scale"

#include "feedback/sj-header-range.h"

#include <string.h>

/*
 * The ends of a scale as a question states them: "(1-7)", "on a scale from 0 to 10", "1 = very bad,
 * 5 = very good". What people answered may be far from both ends.
 */

#define RANGE "([01])\\s*" \
              "(?:-|–|—|−|\\.\\.\\.?|…|/|to|through|bis|a|tot(?: en met)?|do|til|till)\\s*" \
              "(100|10|11|[3-9])"

/* In brackets nothing but a unit or a word for the scale may follow; outside them, a word for a
 * scale or for "from" has to come before. */
static const char brackets[] =
  "[\\(\\[]\\s*(?:scale|skala|echelle|escala|scala|schaal)?[:\\s]*(?:from|von|de|da|van)?\\s*" RANGE
  "\\s*(?:%|points?|punkte?|stars?|sterne|scale|skala|echelle|escala|scala)?\\s*[\\)\\],;:]";
static const char words[] =
  "(?:scale|skala|echelle|escala|scala|schaal|rating|rate|score|bewertung|note|points?|punkte?)"
  "[\\s:,]*(?:of|from|von|de|da|van|between)?\\s*" RANGE
  "(?![\\p{L}\\d])(?!\\s*(?:%|day|tag|week))";
static const char labels[] =
  "(?<![\\p{L}\\d.,])(100|10|11|[0-9])\\s*(?:=|:)\\s*[\"“„«'‘]?\\p{L}";

static gboolean
match_range (const char *header,
             const char *pattern,
             double     *low,
             double     *high)
{
  g_autoptr(GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!g_regex_match (regex, header, 0, &match))
    return FALSE;
  first = g_match_info_fetch (match, 1);
  last = g_match_info_fetch (match, 2);
  *low = g_ascii_strtod (first, NULL);
  *high = g_ascii_strtod (last, NULL);

  return TRUE;
}

/* Two or more numbers with their labels: the ends are among them, for nobody labels the middle
 * alone. */
static gboolean
match_labels (const char *header,
              double     *low,
              double     *high)
{
  g_autoptr(GRegex) regex = g_regex_new (labels, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, header, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      double value = g_ascii_strtod (number, NULL);

      *low = n == 0 ? value : MIN (*low, value);
      *high = n == 0 ? value : MAX (*high, value);
    }

  return n >= 2 && *low <= 1 && *high >= 3;
}

/**
 * sj_header_range_find:
 * @header: the name of a column, normalised
 * @low: (out): the lowest answer
 * @high: (out): the highest one
 *
 * Returns: whether the header says on which scale people were asked
 */
gboolean
sj_header_range_find (const char *header,
                      double     *low,
                      double     *high)
{
  g_return_val_if_fail (header != NULL && low != NULL && high != NULL, FALSE);

  if (strpbrk (header, "0123456789") == NULL)
    return FALSE;

  return match_labels (header, low, high) || match_range (header, brackets, low, high) ||
         match_range (header, words, low, high);
}
