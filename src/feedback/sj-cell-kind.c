#define G_LOG_DOMAIN "sj-table"

#include "feedback/sj-cell-kind.h"

#include <string.h>

#include "feedback/sj-answer-date.h"
#include "feedback/sj-answer-value.h"
#include "feedback/sj-missing-token.h"

static gboolean
is_share (const char *text)
{
  g_autofree char *number = NULL;
  gsize length = strlen (text);
  double value;

  if (length < 2 || text[length - 1] != '%')
    return FALSE;
  number = g_strchomp (g_strndup (text, length - 1));

  return sj_number_parse (number, FALSE, &value) || sj_number_parse (number, TRUE, &value);
}

/**
 * sj_cell_kind_find:
 * @text: what stands in a cell
 *
 * Returns: what it looks like; a dash alone is nothing
 */
SjCellKind
sj_cell_kind_find (const char *text)
{
  g_autofree char *clean = NULL;
  SjAnswerDate date;
  double number;
  SjMissing state;

  g_return_val_if_fail (text != NULL, SJ_CELL_EMPTY);

  if (*text == '\0')
    return SJ_CELL_EMPTY;
  clean = g_strstrip (g_strdup (text));
  if (*clean == '\0' || (*clean == '-' && sj_missing_token_find (clean, &state)))
    return SJ_CELL_EMPTY;
  if (sj_number_parse (clean, FALSE, &number) || sj_number_parse (clean, TRUE, &number) ||
      is_share (clean) || g_ascii_strcasecmp (clean, "true") == 0 ||
      g_ascii_strcasecmp (clean, "false") == 0)
    return SJ_CELL_NUMBER;
  if (sj_answer_date_parse (clean, strlen (clean), &date))
    return SJ_CELL_DATE;

  return SJ_CELL_TEXT;
}
