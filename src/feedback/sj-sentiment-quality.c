#define G_LOG_DOMAIN "sj-sentiment"

#include "config.h"

#include "feedback/sj-sentiment-quality.h"

#include <glib/gi18n-lib.h>

/* How many of the comments in tests/data/sentiment-held-out.tsv are judged as their labels say. A
 * test counts them again: a change of words that changes these numbers has to change them here. */
static const struct
{
  const char *name;
  guint n;
  guint n_right;
} measured[SJ_N_LANGUAGES] = {
  [SJ_LANGUAGE_ENGLISH] = { N_("English"), 50, 38 },
  [SJ_LANGUAGE_GERMAN] = { N_("German"), 50, 38 },
  [SJ_LANGUAGE_FRENCH] = { N_("French"), 50, 37 },
  [SJ_LANGUAGE_SPANISH] = { N_("Spanish"), 50, 36 },
};

/**
 * sj_sentiment_quality_get:
 * @language: a language
 * @n: (out): how many comments were tried
 * @n_right: (out): how many of them were judged right: negative, neutral or positive
 *
 * Returns: whether the language was tried
 */
gboolean
sj_sentiment_quality_get (SjCommentLanguage  language,
                          guint             *n,
                          guint             *n_right)
{
  g_return_val_if_fail ((guint) language < SJ_N_LANGUAGES && n != NULL && n_right != NULL, FALSE);

  *n = measured[language].n;
  *n_right = measured[language].n_right;

  return *n > 0;
}

/**
 * sj_sentiment_quality_describe:
 *
 * Returns: (transfer full): what was measured, language by language
 */
char *
sj_sentiment_quality_describe (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SJ_N_LANGUAGES; i++)
    {
      if (measured[i].n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: a language, a share of comments, and how many were tried. */
      g_string_append_printf (text, _("%s %.0f %% of %u"), _(measured[i].name),
                              100.0 * measured[i].n_right / measured[i].n, measured[i].n);
    }

  return g_string_free (text, FALSE);
}
