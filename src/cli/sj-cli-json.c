#define G_LOG_DOMAIN "sj-cli"

#include "cli/sj-cli-json.h"

#include <math.h>
#include <stdio.h>

void
sj_cli_json_init (SjCliJson *json)
{
  g_return_if_fail (json != NULL);

  json->text = g_string_new (NULL);
  json->depth = 0;
  json->has_member = FALSE;
}

/**
 * sj_cli_json_print:
 *
 * Prints what was written and frees it.
 */
void
sj_cli_json_print (SjCliJson *json)
{
  g_return_if_fail (json != NULL && json->depth == 0);

  g_string_append_c (json->text, '\n');
  fwrite (json->text->str, 1, json->text->len, stdout);
  g_string_free (json->text, TRUE);
  json->text = NULL;
}

static void
append_quoted (GString    *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (; *value != '\0'; value++)
    {
      guchar c = (guchar) *value;

      if (c == '"' || c == '\\')
        g_string_append_printf (text, "\\%c", c);
      else if (c == '\n')
        g_string_append (text, "\\n");
      else if (c < 32 || c == 127)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, (char) c);
    }
  g_string_append_c (text, '"');
}

static void
begin_member (SjCliJson  *json,
              const char *name)
{
  if (json->has_member)
    g_string_append_c (json->text, ',');
  if (json->depth > 0)
    g_string_append_printf (json->text, "\n%*s", (int) json->depth * 2, "");
  if (name != NULL)
    {
      append_quoted (json->text, name);
      g_string_append (json->text, ": ");
    }
  json->has_member = TRUE;
}

/**
 * sj_cli_json_open:
 * @json: a writer
 * @name: (nullable): the name of the member, %NULL in an array and at the top
 * @bracket: '{' or '['
 */
void
sj_cli_json_open (SjCliJson  *json,
                  const char *name,
                  char        bracket)
{
  begin_member (json, name);
  g_string_append_c (json->text, bracket);
  json->depth++;
  json->has_member = FALSE;
}

void
sj_cli_json_close (SjCliJson *json,
                   char       bracket)
{
  json->depth--;
  if (json->has_member)
    g_string_append_printf (json->text, "\n%*s", (int) json->depth * 2, "");
  g_string_append_c (json->text, bracket);
  json->has_member = TRUE;
}

void
sj_cli_json_string (SjCliJson  *json,
                    const char *name,
                    const char *value)
{
  begin_member (json, name);
  append_quoted (json->text, value);
}

void
sj_cli_json_count (SjCliJson  *json,
                   const char *name,
                   guint64     value)
{
  begin_member (json, name);
  g_string_append_printf (json->text, "%" G_GUINT64_FORMAT, value);
}

/**
 * sj_cli_format_number:
 *
 * Returns: (transfer full): the shortest decimal number that is read back as @value
 */
char *
sj_cli_format_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == floor (value) && fabs (value) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) value);

  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }

  return g_strdup (text);
}

void
sj_cli_json_number (SjCliJson  *json,
                    const char *name,
                    double      value)
{
  g_autofree char *text = NULL;

  if (!isfinite (value))
    {
      sj_cli_json_null (json, name);
      return;
    }
  text = sj_cli_format_number (value);
  begin_member (json, name);
  g_string_append (json->text, text);
}

void
sj_cli_json_null (SjCliJson  *json,
                  const char *name)
{
  begin_member (json, name);
  g_string_append (json->text, "null");
}
