#define G_LOG_DOMAIN "sj-plain-text"

#include "feedback/sj-plain-text.h"

#include <string.h>

/* Headers, labels and tokens as people mean them, whatever marks, cases and markup they come in. */

/* Finds the end of an HTML tag that starts at @text, or NULL if none does. A lone "<" as in "< 5"
 * is no tag. */
static const char *
tag_end (const char *text)
{
  const char *name = text[1] == '/' ? text + 2 : text + 1;
  const char *end;

  if (*text != '<' || !g_ascii_isalpha (*name))
    return NULL;
  end = strchr (text, '>');

  return end != NULL && end - text < 500 ? end + 1 : NULL;
}

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&nbsp;", " " }, { "&amp;", "&" },   { "&lt;", "<" },
  { "&gt;", ">" },   { "&quot;", "\"" }, { "&#39;", "'" },
};

static gsize
replace_entity (const char *text,
                GString    *result)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (text, entities[i].name))
      {
        g_string_append (result, entities[i].text);
        return strlen (entities[i].name);
      }

  return 0;
}

static GString *
strip_markup (const char *text)
{
  GString *result = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '<' ? tag_end (text) : NULL;
      gsize skipped = *text == '&' ? replace_entity (text, result) : 0;

      if (end != NULL)
        {
          g_string_append_c (result, ' ');
          text = end;
        }
      else if (skipped > 0)
        {
          text += skipped;
        }
      else
        {
          g_string_append_c (result, *text++);
        }
    }

  return result;
}

/* One space for every run of white space, none at the ends. */
static char *
squeeze_spaces (const char *text)
{
  GString *result = g_string_new (NULL);
  gboolean pending = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || c == 0xFEFF || c == 0x200B)
        {
          pending = result->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (result, ' ');
      pending = FALSE;
      g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/**
 * sj_plain_text_clean:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text without HTML and without superfluous spaces, to be shown
 */
char *
sj_plain_text_clean (const char *text)
{
  g_autoptr(GString) plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  plain = strip_markup (text);
  return squeeze_spaces (plain->str);
}

/* What compatibility decomposition leaves alone. */
static void
append_folded (GString  *result,
               gunichar  c)
{
  switch (c)
    {
    case 0xF8:
      g_string_append_c (result, 'o');
      break;
    case 0x142:
      g_string_append_c (result, 'l');
      break;
    case 0xDF:
      g_string_append (result, "ss");
      break;
    case 0xE6:
      g_string_append (result, "ae");
      break;
    case 0x111:
      g_string_append_c (result, 'd');
      break;
    case 0x131:
      g_string_append_c (result, 'i');
      break;
    case 0x2018:
    case 0x2019:
      g_string_append_c (result, '\'');
      break;
    default:
      g_string_append_unichar (result, c);
      break;
    }
}

/**
 * sj_plain_text_normalise:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text without HTML, marks, case and superfluous spaces, in
 *   compatibility decomposition, to be compared
 */
char *
sj_plain_text_normalise (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  g_autoptr(GString) result = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  clean = sj_plain_text_clean (text);
  decomposed = g_utf8_normalize (clean, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (decomposed != NULL ? decomposed : clean, -1);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      append_folded (result, c);
    }

  return squeeze_spaces (result->str);
}

/**
 * sj_plain_text_words:
 * @text: UTF-8
 *
 * Returns: (transfer full): the normalised text with a space for everything that is no letter or
 *   digit, and without endings such as "(e)" and "/a"
 */
char *
sj_plain_text_words (const char *text)
{
  g_autofree char *normal = NULL;
  g_autoptr(GString) result = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  normal = sj_plain_text_normalise (text);
  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *close = *p == '(' ? strchr (p, ')') : NULL;
      gboolean after_letter = p > normal && g_ascii_isalpha (p[-1]);

      if (after_letter && close != NULL && close - p <= 3)
        p = close;
      else if (after_letter && *p == '/' && g_ascii_isalpha (p[1]) && !g_ascii_isalpha (p[2]))
        p++;
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (result, c);
      else if (c != '\'')
        g_string_append_c (result, ' ');
    }

  return squeeze_spaces (result->str);
}

/**
 * sj_plain_text_split_words:
 * @text: UTF-8
 *
 * Returns: (transfer full): the words of the text as sj_plain_text_words() writes them, one by one
 */
GStrv
sj_plain_text_split_words (const char *text)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  words = sj_plain_text_words (text);

  return g_strsplit (words, " ", -1);
}

/**
 * sj_plain_text_has_word:
 * @text: UTF-8
 * @words: some words, as sj_plain_text_words() writes them
 *
 * Returns: whether a word of the text is one of these
 */
gboolean
sj_plain_text_has_word (const char        *text,
                        const char *const *words)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && words != NULL, FALSE);

  parts = sj_plain_text_split_words (text);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}
