#define G_LOG_DOMAIN "sj-sentiment"

#include "feedback/sj-comment-language.h"

#include <gio/gio.h>
#include <string.h>

#include "feedback/sj-plain-text.h"
#include "resources/sj-words-resources.h"

#define FIRST_LANGUAGE SJ_LANGUAGE_ENGLISH

static const struct { const char *id; const char *names; } languages[SJ_N_LANGUAGES] = {
  { "", "|auto|" },
  { "en", "|english|englisch|anglais|ingles|eng|" },
  { "de", "|german|deutsch|allemand|aleman|ger|deu|" },
  { "fr", "|french|franzosisch|francais|frances|fre|fra|" },
  { "es", "|spanish|spanisch|espagnol|espanol|castellano|spa|" },
  { "other", "" },
};

static SjWordList *
load (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/words/%s.words", name);
  g_autoptr(GBytes) bytes = g_resource_lookup_data (sj_words_get_resource (), path,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return sj_word_list_new_from_text (text);
}

/**
 * sj_comment_language_get_list:
 * @language: a language; %SJ_LANGUAGE_UNKNOWN for the signs that all languages share
 *
 * Returns: (transfer none): its words, read once and kept
 */
const SjWordList *
sj_comment_language_get_list (SjCommentLanguage language)
{
  static SjWordList *lists[SJ_N_LANGUAGES];
  static gsize ready = 0;

  g_return_val_if_fail ((guint) language < SJ_N_LANGUAGES, NULL);

  if (g_once_init_enter (&ready))
    {
      lists[SJ_LANGUAGE_UNKNOWN] = load ("signs");
      for (int i = FIRST_LANGUAGE; i < SJ_N_LANGUAGES; i++)
        lists[i] = load (languages[i].id);
      g_once_init_leave (&ready, 1);
    }

  return lists[language];
}

/**
 * sj_comment_language_parse:
 * @text: a language as survey tools and people write it: "de", "DE-AT", "German", "Deutsch"
 *
 * Returns: the language, %SJ_LANGUAGE_OTHER for any without a list of words, and
 *   %SJ_LANGUAGE_UNKNOWN for an empty text
 */
SjCommentLanguage
sj_comment_language_parse (const char *text)
{
  g_autofree char *normal = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (text != NULL, SJ_LANGUAGE_UNKNOWN);

  normal = sj_plain_text_normalise (text);
  normal[strcspn (normal, "-_ (")] = '\0';
  if (*normal == '\0')
    return SJ_LANGUAGE_UNKNOWN;
  name = g_strdup_printf ("|%s|", normal);
  for (int i = 0; i < SJ_LANGUAGE_OTHER; i++)
    if (g_str_equal (languages[i].id, normal) || strstr (languages[i].names, name) != NULL)
      return (SjCommentLanguage) i;

  return SJ_LANGUAGE_OTHER;
}

/**
 * sj_comment_language_get_id:
 *
 * Returns: (transfer none): "en" and so on; "" where it is to be found out
 */
const char *
sj_comment_language_get_id (SjCommentLanguage language)
{
  g_return_val_if_fail ((guint) language < SJ_N_LANGUAGES, "");

  return languages[language].id;
}

static guint
count_known (const SjCommentWords *words,
             SjCommentLanguage     language,
             guint                 uses)
{
  const SjWordList *list = sj_comment_language_get_list (language);
  SjWordMeaning meaning;
  guint n = 0;

  for (guint i = 0; i < words->words->len; i++)
    if (sj_comment_words_get (words, i)->kind == SJ_COMMENT_WORD &&
        sj_word_list_find_word (list, words, i, &meaning))
      n += (meaning.uses & uses) != 0;

  return n;
}

static guint
count_all (const SjCommentWords *words,
           SjCommentLanguage     language)
{
  const SjWordList *list = sj_comment_language_get_list (language);
  SjWordMeaning meaning;
  guint n = 0;

  for (guint i = 0; i < words->words->len; i++)
    if (sj_comment_words_get (words, i)->kind == SJ_COMMENT_WORD &&
        sj_word_list_find (list, words, i, &meaning))
      n++;

  return n;
}

/* Two languages may well share their small words in a short comment, and a very short one may have
 * none; then all other words that a list has decide. */
static SjCommentLanguage
choose_among (const SjCommentWords *words,
              const guint           n_small[SJ_N_LANGUAGES],
              guint                 best)
{
  SjCommentLanguage found = SJ_LANGUAGE_OTHER;
  guint most = n_small[SJ_LANGUAGE_OTHER] == best ? best : 0;

  for (int i = FIRST_LANGUAGE; i < SJ_LANGUAGE_OTHER; i++)
    {
      guint n = n_small[i] + 1 >= best ? count_all (words, (SjCommentLanguage) i) : 0;

      if (n > most)
        {
          most = n;
          found = (SjCommentLanguage) i;
        }
    }

  return found;
}

/**
 * sj_comment_language_detect:
 * @words: a comment
 *
 * Tells the language by the small words that every text of it has.
 *
 * Returns: the language; %SJ_LANGUAGE_OTHER where it is none of those with a list
 */
SjCommentLanguage
sj_comment_language_detect (const SjCommentWords *words)
{
  guint n_small[SJ_N_LANGUAGES] = { 0 };
  guint best = 0, second = 0;
  SjCommentLanguage found = SJ_LANGUAGE_OTHER;

  g_return_val_if_fail (words != NULL, SJ_LANGUAGE_OTHER);

  for (int i = FIRST_LANGUAGE; i < SJ_N_LANGUAGES; i++)
    {
      n_small[i] = count_known (words, (SjCommentLanguage) i,
                                SJ_WORD_SMALL | SJ_WORD_NEGATION | SJ_WORD_OPENING |
                                  SJ_WORD_CONTRAST);
      if (n_small[i] > best)
        {
          second = best;
          best = n_small[i];
          found = (SjCommentLanguage) i;
        }
      else
        second = MAX (second, n_small[i]);
    }
  if (best >= second + 2)
    return found;

  return choose_among (words, n_small, best);
}
