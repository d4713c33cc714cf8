#define G_LOG_DOMAIN "sj-question"

#include "feedback/sj-question-stem.h"

#include <string.h>

/* How survey tools write the name of a column that is one of several of a question. */

#define ROWS " – " /* between two rows of a header */

/* "Question [Row]" */
static const char *
find_bracket (const char *text)
{
  const char *open = strrchr (text, '[');
  gsize length = strlen (text);

  return open != NULL && open > text && text[length - 1] == ']' ? open : NULL;
}

/* The last " - " of "Question - Row". */
static const char *
find_dash (const char *text)
{
  const char *found = NULL;

  for (const char *p = strstr (text, " - "); p != NULL; p = strstr (p + 1, " - "))
    found = p;

  return found != NULL && found > text ? found : NULL;
}

/* The underscore of "Q2_1" and the hash of "Q2#1". */
static const char *
find_number (const char *text)
{
  const char *end = text + strlen (text);
  const char *digits = end;

  while (digits > text && g_ascii_isdigit (digits[-1]))
    digits--;

  return digits < end && digits - 1 > text && strchr ("_#.", digits[-1]) != NULL ? digits - 1
                                                                                 : NULL;
}

static char *
cut (const char *text,
     const char *end)
{
  return g_strchomp (g_strndup (text, end - text));
}

static const char *
find_last_row (const char *name)
{
  const char *last = name;

  for (const char *p = strstr (name, ROWS); p != NULL; p = strstr (p + 1, ROWS))
    last = p + strlen (ROWS);

  return last;
}

/**
 * sj_question_stem:
 * @name: the name of a column, all rows of its header joined
 *
 * Returns: (transfer full) (nullable): what the names of all columns of its question begin with, or
 *   %NULL if nothing tells that it is one of several
 */
char *
sj_question_stem (const char *name)
{
  const char *last, *place;
  g_autofree char *first = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  last = find_last_row (name);
  place = find_bracket (last);
  if (place == NULL)
    place = find_dash (last);
  if (place != NULL)
    return cut (last, place);

  first = last > name ? cut (name, last - strlen (ROWS)) : g_strdup (name);
  place = find_number (first);
  if (place != NULL)
    return cut (first, place);

  return last > name ? g_steal_pointer (&first) : NULL;
}

/**
 * sj_question_item:
 * @name: the name of a column, all rows of its header joined
 *
 * Returns: (transfer full): what tells the column from the others of its question
 */
char *
sj_question_item (const char *name)
{
  const char *last, *place;

  g_return_val_if_fail (name != NULL, NULL);

  last = find_last_row (name);
  place = find_bracket (last);
  if (place != NULL)
    return g_strstrip (g_strndup (place + 1, strlen (place) - 2));
  place = find_dash (last);

  return g_strdup (place != NULL ? place + 3 : last);
}
