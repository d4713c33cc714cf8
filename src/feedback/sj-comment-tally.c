#define G_LOG_DOMAIN "sj-sentiment"

#include "feedback/sj-comment-tally.h"

#include <string.h>

#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"

#define MAX_TOKEN 24 /* bytes; a longer text says something */
#define MAX_LANGUAGE 40

void
sj_comment_desk_init (SjCommentDesk *desk)
{
  g_return_if_fail (desk != NULL);

  sj_comment_words_init (&desk->words);
  desk->scratch = g_string_new (NULL);
  desk->language = g_string_new (NULL);
}

void
sj_comment_desk_clear (SjCommentDesk *desk)
{
  g_return_if_fail (desk != NULL);

  sj_comment_words_clear (&desk->words);
  g_string_free (desk->scratch, TRUE);
  g_string_free (desk->language, TRUE);
}

/* "n/a", "-", "keine Angabe" and what else stands for nothing said. */
static gboolean
find_missing (const SjCommentReader *reader,
              const SjCell          *comment,
              SjMissing             *state)
{
  g_autofree char *text = sj_cell_dup_text (comment, NULL);
  g_autofree char *normal = sj_plain_text_normalise (text);

  *state = SJ_MISSING_NOT_APPLICABLE;
  if (*normal == '\0')
    {
      *state = SJ_MISSING_SKIPPED;
      return TRUE;
    }

  return (reader->missing != NULL && g_hash_table_contains (reader->missing, normal)) ||
         sj_missing_token_find (normal, state);
}

static SjCommentLanguage
choose_language (const SjCommentReader *reader,
                 SjCommentDesk         *desk,
                 const SjCell          *cell)
{
  gsize length;
  const char *text;

  if (reader->language != SJ_LANGUAGE_UNKNOWN || cell == NULL)
    return reader->language;

  text = sj_cell_get_text (cell, desk->scratch, &length);
  if (length == 0 || length > MAX_LANGUAGE || memchr (text, '\0', length) != NULL ||
      !g_utf8_validate (text, (gssize) length, NULL))
    return SJ_LANGUAGE_UNKNOWN;
  g_string_truncate (desk->language, 0);
  g_string_append_len (desk->language, text, (gssize) length);

  return sj_comment_language_parse (desk->language->str);
}

/**
 * sj_comment_tally_add:
 * @tally: a tally of moods
 * @reader: how comments are read
 * @desk: memory to work in
 * @comment: a cell
 * @language: (nullable): the cell that says its language
 * @weight: what it counts, not negative
 *
 * Adds the mood of a comment, and counts how many of its words are known. Nothing of the comment
 * itself is kept.
 */
void
sj_comment_tally_add (SjTally               *tally,
                      const SjCommentReader *reader,
                      SjCommentDesk         *desk,
                      const SjCell          *comment,
                      const SjCell          *language,
                      double                 weight)
{
  SjCommentLanguage spoken = choose_language (reader, desk, language);
  SjMissing state;
  const char *text;
  gsize length;
  SjMood mood;

  if (comment->length <= MAX_TOKEN && find_missing (reader, comment, &state))
    {
      tally->missing[state]++;
      return;
    }
  text = sj_cell_get_text (comment, desk->scratch, &length);
  if (sj_sentiment_score (reader->sentiment, &desk->words, text, length, spoken, &mood))
    sj_tally_add (tally, reader->reversed ? -mood.score : mood.score, weight);
  else
    tally->missing[SJ_MISSING_UNSCORED]++;
  tally->n_words += mood.n_words;
  tally->n_known += mood.n_known;
}

/**
 * sj_comment_choice_parse_language:
 * @text: what stands behind "sentiment:" in a choice: "de", "auto"
 * @language: (out): the language
 *
 * Returns: whether it can be meant as a language at all
 */
gboolean
sj_comment_choice_parse_language (const char        *text,
                                  SjCommentLanguage *language)
{
  g_return_val_if_fail (text != NULL && language != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalpha (g_utf8_get_char (p)) && *p != '-' && *p != '_')
      return FALSE;
  *language = sj_comment_language_parse (text);

  return *text != '\0';
}
