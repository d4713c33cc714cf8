#define G_LOG_DOMAIN "sj-sql"

#include "config.h"

#include "feedback/sj-sql-relation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

void
sj_sql_relation_clear (SjSqlRelation *relation)
{
  g_return_if_fail (relation != NULL);

  g_clear_pointer (&relation->table, g_ptr_array_unref);
  g_clear_pointer (&relation->query, g_free);
}

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               /* Translators: the rest of the sentence says what to do */
               _("The query cannot be asked: %s"), reason);
  return FALSE;
}

/* The end of what begins with a quotation mark or as a comment, NULL if there is none. Text that
 * begins otherwise is one byte long. */
static const char *
skip_token (const char *text)
{
  const char *end = NULL;

  if (*text == '\'' || *text == '"' || *text == '`')
    {
      end = strchr (text + 1, *text);
      return end != NULL ? end + 1 : NULL;
    }
  if (g_str_has_prefix (text, "/*"))
    {
      end = strstr (text + 2, "*/");
      return end != NULL ? end + 2 : NULL;
    }
  if (g_str_has_prefix (text, "--"))
    return text + strcspn (text, "\n");

  return text + 1;
}

/* What would let the query leave its parentheses, or ask for values that nobody gives. */
static gboolean
check_tokens (const char  *query,
              GError     **error)
{
  int depth = 0;

  while (*query != '\0')
    {
      const char *next = skip_token (query);

      if (next == NULL)
        return refuse (error, _("a quotation mark or comment is not closed"));
      if (*query == '?')
        return refuse (error, _("it has a question mark; write the value itself"));
      depth += (*query == '(') - (*query == ')');
      if (depth < 0)
        break;
      query = next;
    }

  return depth == 0 || refuse (error, _("its parentheses do not match"));
}

static const char *
skip_blank (const char *query)
{
  while (*query != '\0')
    if (g_ascii_isspace (*query))
      query++;
    else if (g_str_has_prefix (query, "--") || g_str_has_prefix (query, "/*"))
      {
        const char *next = skip_token (query);

        if (next == NULL)
          return query;
        query = next;
      }
    else
      break;

  return query;
}

static gboolean
begins_with_word (const char *text,
                  const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (text, word, length) == 0 && !g_ascii_isalnum (text[length]) &&
         text[length] != '_';
}

/**
 * sj_sql_relation_set_query:
 * @relation: a cleared relation
 * @query: one SELECT
 * @error: where to put a failure
 *
 * The query becomes a derived table, so whatever it is, it can only give rows. A semicolon is
 * refused wherever it stands: databases do not agree on where a text ends.
 *
 * Returns: %FALSE with @error set if it is anything but one SELECT
 */
gboolean
sj_sql_relation_set_query (SjSqlRelation  *relation,
                           const char     *query,
                           GError        **error)
{
  const char *start;

  g_return_val_if_fail (relation != NULL && query != NULL, FALSE);

  start = skip_blank (query);
  if (!g_utf8_validate (query, -1, NULL))
    return refuse (error, _("it is no UTF-8 text"));
  if (*start == '\0')
    return refuse (error, _("it is empty; write a SELECT"));
  if (strchr (query, ';') != NULL)
    return refuse (error, _("it has a semicolon; write one SELECT without any"));
  if (!begins_with_word (start, "SELECT") && !begins_with_word (start, "WITH"))
    return refuse (error, _("it is no SELECT; answers are read, never changed"));
  if (!check_tokens (start, error))
    return FALSE;

  relation->query = g_strdup (query);
  g_strchomp (relation->query);

  return TRUE;
}

static gboolean
is_known (GPtrArray  *known,
          const char *name)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    if (g_str_equal (g_ptr_array_index (known, i), name))
      return TRUE;

  return FALSE;
}

/* Cuts "schema.table" at its dots; what stands in quotation marks is one name. NULL if a quotation
 * mark is not closed. */
static GPtrArray *
split_name (const char *text,
            char        quote)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) part = g_string_new (NULL);

  while (*text != '\0')
    {
      if (quote != '\0' && *text == quote && part->len == 0)
        {
          for (text++; *text != '\0' && (*text != quote || text[1] == quote); text++)
            {
              text += *text == quote;
              g_string_append_c (part, *text);
            }
          if (*text == '\0')
            return NULL;
          text++;
        }
      else if (*text == '.')
        {
          g_ptr_array_add (parts, g_strdup (part->str));
          g_string_truncate (part, 0);
          text++;
        }
      else
        {
          g_string_append_c (part, *text++);
        }
    }
  g_ptr_array_add (parts, g_strdup (part->str));

  return g_steal_pointer (&parts);
}

/**
 * sj_sql_relation_set_table:
 * @relation: a cleared relation
 * @name: the name of a table or view: "responses", "survey.responses", or parts in quotation marks
 * @dialect: the database's
 * @known: (nullable): names of tables of which each is one name, whatever is in it
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if that cannot be a name
 */
gboolean
sj_sql_relation_set_table (SjSqlRelation       *relation,
                           const char          *name,
                           const SjSqlDialect  *dialect,
                           GPtrArray           *known,
                           GError             **error)
{
  g_autoptr(GPtrArray) parts = NULL;

  g_return_val_if_fail (relation != NULL && name != NULL && dialect != NULL, FALSE);

  if (is_known (known, name))
    {
      parts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (parts, g_strdup (name));
    }
  else
    {
      parts = split_name (name, dialect->quote);
    }
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (*(const char *) g_ptr_array_index (parts, i) == '\0')
      g_clear_pointer (&parts, g_ptr_array_unref);
  if (parts == NULL || !g_utf8_validate (name, -1, NULL))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” cannot be the name of a table"), name);
      return FALSE;
    }
  for (guint i = 0; i < parts->len; i++)
    if (!sj_sql_name_is_possible (dialect, g_ptr_array_index (parts, i), error))
      return FALSE;

  relation->table = g_steal_pointer (&parts);
  return TRUE;
}

/**
 * sj_sql_append_relation:
 * @statement: a query
 * @relation: a table, or a query that becomes a derived table
 * @alias: what it is called in the query
 */
void
sj_sql_append_relation (SjSqlStatement       *statement,
                        const SjSqlRelation  *relation,
                        const char           *alias)
{
  g_return_if_fail (statement != NULL && relation != NULL && alias != NULL);

  if (relation->query != NULL)
    {
      /* The parenthesis stands on a line of its own: the query may end in a comment. */
      sj_sql_append (statement, "(\n%s\n) %s", relation->query, alias);
      return;
    }
  for (guint i = 0; i < relation->table->len; i++)
    {
      if (i > 0)
        sj_sql_append (statement, ".");
      sj_sql_append_name (statement, g_ptr_array_index (relation->table, i));
    }
  sj_sql_append (statement, " %s", alias);
}
