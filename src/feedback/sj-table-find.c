#define G_LOG_DOMAIN "sj-table"

#include "config.h"

#include "feedback/sj-table.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"

/* Which column a person means. */

/* What stands in a header row of a column. */
static const char *
get_header_cell (SjTable *self,
                 guint    level,
                 guint    column)
{
  guint first_row = sj_table_get_n_rows_above (self) - sj_table_get_header_rows (self);

  return sj_table_sample_get_cell (sj_table_get_source (self)->sample, first_row + level, column);
}

static gboolean
begins_with (SjTable    *self,
             guint       column,
             const char *text)
{
  if (g_str_has_prefix (sj_table_get_column_name (self, column), text) ||
      g_str_has_prefix (sj_table_get_column_label (self, column), text))
    return TRUE;
  for (guint level = 0; level < sj_table_get_header_rows (self); level++)
    if (g_str_has_prefix (get_header_cell (self, level, column), text))
      return TRUE;

  return FALSE;
}

/* Returns how many columns begin so, at most 2, and puts out the first two. */
static guint
find_beginning (SjTable    *self,
                const char *text,
                guint       found[2])
{
  guint n = 0;

  for (guint column = 0; column < sj_table_get_n_columns (self) && n < 2; column++)
    if (begins_with (self, column, text))
      found[n++] = column;

  return n;
}

static gboolean
find_number (SjTable    *self,
             const char *text,
             guint      *column,
             GError    **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text + 1, 10, 1, G_MAXUINT, &number, NULL) ||
      number > sj_table_get_n_columns (self))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   ngettext ("There is no column %s; “%s” has %u column",
                             "There is no column %s; “%s” has columns #1 to #%u",
                             sj_table_get_n_columns (self)),
                   text, sj_table_get_name (self), sj_table_get_n_columns (self));
      return FALSE;
    }
  *column = (guint) number - 1;

  return TRUE;
}

/**
 * sj_table_find_column:
 * @self: a table
 * @text: a header, a beginning of it that is unique, or "#" and a number from 1
 * @column: (out): the column, from 0
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if there is no such column, or more than one
 */
gboolean
sj_table_find_column (SjTable     *self,
                      const char  *text,
                      guint       *column,
                      GError     **error)
{
  g_autofree char *clean = NULL;
  guint found[2];
  guint n;

  g_return_val_if_fail (self != NULL && text != NULL && column != NULL, FALSE);

  clean = sj_plain_text_clean (text);
  n = *clean != '\0' ? sj_table_names_find (sj_table_get_names (self), clean, found) : 0;
  if (n == 0)
    n = sj_table_names_find (sj_table_get_labels (self), text, found);
  if (n == 0 && *clean != '\0')
    n = sj_table_names_find (sj_table_get_labels (self), clean, found);
  if (n == 0 && *text == '#' && g_ascii_isdigit (text[1]))
    return find_number (self, text, column, error);
  if (n == 0 && *text != '\0')
    n = find_beginning (self, text, found);
  if (n == 0 && *clean != '\0')
    n = find_beginning (self, clean, found);
  if (n == 1)
    {
      *column = found[0];
      return TRUE;
    }

  if (n == 0)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("“%s” has no column “%s”; see “sojourn-cli inspect”"), sj_table_get_name (self),
                 text);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("“%s” could be column #%u or #%u of “%s”; write more of the name, or the "
                   "number"),
                 text, found[0] + 1, found[1] + 1, sj_table_get_name (self));
  return FALSE;
}
