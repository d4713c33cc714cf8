#define G_LOG_DOMAIN "sj-text-fold"

#include "core/sj-text-fold.h"

#include <string.h>

/*
 * One way of writing a text, so that headers, answers and names from different tools compare equal
 * (specification §1.2): without mark-up, letter case, accents and needless space.
 */

typedef struct
{
  const char *name;
  const char *text;
} Entity;

static const Entity entities[] = {
  { "&amp;", "&" },  { "&lt;", "<" },    { "&gt;", ">" },   { "&quot;", "\"" },
  { "&nbsp;", " " }, { "&apos;", "'" },  { "&#39;", "'" },  { "&#160;", " " },
};

/* What Unicode's compatibility decomposition leaves alone though people type plain letters. */
static const char *
plain_letters (gunichar letter)
{
  switch (letter)
    {
    case 0x00e6:
      return "ae";
    case 0x00f0:
      return "d";
    case 0x00f8:
      return "o";
    case 0x00fe:
      return "th";
    case 0x0111:
      return "d";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x00df:
      return "ss";
    default:
      return NULL;
    }
}

static const char *
end_of_tag (const char *text)
{
  if (!g_ascii_isalpha (text[1]) && text[1] != '/' && text[1] != '!')
    return NULL;

  text = strpbrk (text + 1, "<>");
  return text != NULL && *text == '>' ? text + 1 : NULL;
}

static const Entity *
find_entity (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_ascii_strncasecmp (text, entities[i].name, strlen (entities[i].name)) == 0)
      return &entities[i];

  return NULL;
}

static char *
without_markup (const char *text)
{
  g_autoptr(GString) plain = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      const char *after = *text == '<' ? end_of_tag (text) : NULL;
      const Entity *entity = *text == '&' ? find_entity (text) : NULL;

      if (after != NULL)
        {
          g_string_append_c (plain, ' ');
          text = after;
        }
      else if (entity != NULL)
        {
          g_string_append (plain, entity->text);
          text += strlen (entity->name);
        }
      else
        {
          g_string_append_c (plain, *text++);
        }
    }

  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static gboolean
is_dropped (gunichar letter)
{
  return g_unichar_ismark (letter) || g_unichar_type (letter) == G_UNICODE_FORMAT;
}

/* Appends one blank for any run of what separates, none at the beginning. */
static void
append_folded (GString    *folded,
               const char *text,
               gboolean    words_only)
{
  gboolean separated = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);
      const char *plain = plain_letters (letter);

      if (is_dropped (letter))
        continue;
      if (words_only ? !g_unichar_isalnum (letter) : g_unichar_isspace (letter) || letter < 0x20)
        {
          separated = TRUE;
          continue;
        }

      if (separated && folded->len > 0)
        g_string_append_c (folded, ' ');
      separated = FALSE;

      if (plain != NULL)
        g_string_append (folded, plain);
      else
        g_string_append_unichar (folded, letter);
    }
}

static char *
fold (const char *text,
      gboolean    words_only)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *plain = without_markup (valid);
  g_autofree char *decomposed = g_utf8_normalize (plain, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  g_autoptr(GString) folded = g_string_sized_new (strlen (lower));

  append_folded (folded, lower, words_only);

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * sj_text_fold:
 * @text: (nullable): a text; bytes that are no UTF-8 are replaced
 *
 * Strips mark-up, decomposes (NFKD), drops marks, folds case and the letters that do not decompose
 * (ø ł ß æ đ ı and their kin), and collapses space. Punctuation stays: "k. A." becomes "k. a.".
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
sj_text_fold (const char *text)
{
  return fold (text != NULL ? text : "", FALSE);
}

/**
 * sj_text_fold_words:
 * @text: (nullable): a text; bytes that are no UTF-8 are replaced
 *
 * As sj_text_fold(), but whatever is neither letter nor digit becomes one blank, so that
 * "checkout_csat" and "Check-out: CSAT" are words only.
 *
 * Returns: (transfer full): words with single blanks between them, "" for %NULL
 */
char *
sj_text_fold_words (const char *text)
{
  return fold (text != NULL ? text : "", TRUE);
}

static void
append_letter (GString    *folded,
               const char *letter)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if ((guchar) *letter < 0x80)
    {
      g_string_append_c (folded, g_ascii_isspace (*letter) ? ' ' : g_ascii_tolower (*letter));
      return;
    }

  n_parts = g_unichar_fully_decompose (g_utf8_get_char (letter), TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      char text[6];
      g_autofree char *lower = g_utf8_casefold (text, g_unichar_to_utf8 (parts[i], text));
      gunichar lowered = g_utf8_get_char (lower);
      const char *plain = plain_letters (lowered);

      if (is_dropped (parts[i]))
        continue;
      if (g_unichar_isspace (parts[i]))
        g_string_append_c (folded, ' ');
      else
        g_string_append (folded, plain != NULL ? plain : lower);
    }
}

/* Most texts of most maps; a search folds all of them while somebody waits. */
static char *
fold_ascii (const char *text)
{
  gsize length = strlen (text);
  char *folded = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_isspace (text[i]) ? ' ' : g_ascii_tolower (text[i]);
  folded[length] = '\0';

  return folded;
}

/**
 * sj_text_fold_letters:
 * @text: (nullable): valid UTF-8
 *
 * Folds case, marks and letters as sj_text_fold() does, but letter by letter: mark-up and space
 * stay, so that what is found can be shown in the text itself; see sj_text_fold_length().
 *
 * Returns: (transfer full): the folded text, "" for %NULL
 */
char *
sj_text_fold_letters (const char *text)
{
  g_autoptr(GString) folded = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return fold_ascii (text);

  folded = g_string_sized_new (strlen (text) + 1);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    append_letter (folded, text);

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * sj_text_fold_length:
 * @letter: where a letter begins
 *
 * Returns: how many bytes sj_text_fold_letters() makes of that one letter; 0 for a mark
 */
gsize
sj_text_fold_length (const char *letter)
{
  g_autoptr(GString) folded = NULL;

  if ((guchar) *letter < 0x80)
    return *letter != '\0';

  folded = g_string_new (NULL);
  append_letter (folded, letter);
  return folded->len;
}

/**
 * sj_text_is_cjk:
 * @text: a text
 *
 * Returns: whether it holds Chinese, Japanese or Korean, which are written without blanks or whose
 *   words carry their endings, so that comparing word by word fails
 */
gboolean
sj_text_is_cjk (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    switch ((int) g_unichar_get_script (g_utf8_get_char (text)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}
