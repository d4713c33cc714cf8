#define G_LOG_DOMAIN "sj-name-match"

#include "core/sj-name-words.h"

#include <string.h>

#include "core/sj-text-fold.h"

/*
 * What survey tools put around the name of a touchpoint, folded as sj_text_fold_words() folds, the
 * longer ones before those they begin with (specification §3).
 */
static const char *const stop_phrases[] = {
  "overall how satisfied or dissatisfied were you with",
  "how satisfied or dissatisfied were you with", "how satisfied or dissatisfied are you with",
  "how satisfied were you with", "how satisfied are you with", "how satisfied have you been with",
  "how would you rate your experience with", "how would you rate your experience of",
  "how would you rate", "how do you rate", "how was your experience with",
  "how was your experience of", "how was your experience at", "how was your", "how was the",
  "how easy was it to", "how easy was", "how easy is it to", "how much effort did it take to",
  "how likely are you to recommend", "how likely is it that you would recommend",
  "please rate your satisfaction with", "please rate your experience with",
  "please rate the following", "please rate your", "please rate the", "please rate",
  "rate your", "rate the", "your experience with", "satisfaction with", "experience with",
  "wie zufrieden waren sie insgesamt mit", "wie zufrieden sind sie insgesamt mit",
  "wie zufrieden waren sie mit", "wie zufrieden sind sie mit", "wie zufrieden warst du mit",
  "wie zufrieden bist du mit", "wie zufrieden", "wie bewerten sie", "bitte bewerten sie",
  "zufriedenheit mit", "wie einfach war es", "wie einfach war",
  "dans quelle mesure etes vous satisfait de", "quel est votre niveau de satisfaction concernant",
  "etes vous satisfait de", "satisfaction concernant", "veuillez evaluer", "veuillez noter",
  "que tan satisfecho esta con", "cuan satisfecho esta con", "como valora", "como calificaria",
  "valore", "califique", "quanto sei soddisfatto di", "quanto e soddisfatto di", "valuta",
  "quao satisfeito esta com", "como avalia", "avalie", "hoe tevreden bent u met",
  "hoe tevreden was u met", "beoordeel", "jak bardzo jestes zadowolony z", "ocen",
  "hur nojd ar du med", "hvor tilfreds er du med",
  "rating", "score", "csat", "nps", "ces", "bewertung", "note",
};

/* Words that join names and say nothing by themselves. */
static const char *const stop_words[] = {
  "a", "an", "and", "at", "for", "in", "of", "on", "our", "the", "to", "with", "your",
  "am", "an", "auf", "bei", "beim", "das", "dem", "den", "der", "die", "ihrem", "ihrer", "im",
  "mit", "und", "unserem", "unserer", "vom", "zum", "zur",
  "au", "aux", "avec", "d", "de", "des", "du", "et", "l", "la", "le", "les",
  "con", "del", "el", "en", "los", "las", "y", "da", "do", "e", "o", "di", "il",
  "een", "en", "het", "van", "met",
};

static const char *const numbered_words[] = {
  "q", "question", "frage", "stage", "phase", "step", "schritt", "etape", "etapa", "paso", "fase",
  "pregunta", "touchpoint", "tp", "item",
};

/* Longest first. What is left keeps at least four letters, so that short names stay apart. */
static const char *const endings[] = {
  "ungen", "ments", "ings", "ment", "ung", "ing", "ies", "ern", "est", "eur", "ed", "er", "en",
  "em", "es", "s", "e", "n", "y",
};

static gboolean
contains (const char *const *words,
          gsize              n_words,
          const char        *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return TRUE;

  return FALSE;
}

static gboolean
is_digits (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

static gboolean
is_numbered (const char *word)
{
  return *word == 'q' && is_digits (word + 1);
}

/* How many words of "Stage 3: …", "2. …" or "Q12_1 …" only count. */
static guint
count_numbering (char **words)
{
  guint n_words = 0;

  while (words[n_words] != NULL)
    {
      if (is_digits (words[n_words]) || is_numbered (words[n_words]))
        n_words++;
      else if (words[n_words + 1] != NULL && is_digits (words[n_words + 1]) &&
               contains (numbered_words, G_N_ELEMENTS (numbered_words), words[n_words]))
        n_words += 2;
      else
        break;
    }

  return n_words;
}

/* Blanks on both sides make every comparison one of whole words. */
static void
remove_phrases (GString *padded)
{
  for (guint i = 0; i < G_N_ELEMENTS (stop_phrases); i++)
    {
      g_autofree char *phrase = g_strconcat (" ", stop_phrases[i], " ", NULL);

      g_string_replace (padded, phrase, " ", 0);
    }
}

/* Words that some write in one and others in two. */
static void
join_compounds (GString *padded)
{
  static const char *const compounds[][2] = {
    { " e mail ", " email " },     { " e mails ", " emails " },   { " web site ", " website " },
    { " log in ", " login " },     { " sign up ", " signup " },   { " check in ", " checkin " },
    { " check out ", " checkout " }, { " follow up ", " followup " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (compounds); i++)
    g_string_replace (padded, compounds[i][0], compounds[i][1], 0);
}

static char *
make_core (const char *folded)
{
  g_autoptr(GString) padded = g_string_new (NULL);
  g_autoptr(GString) core = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  g_string_printf (padded, " %s ", folded);
  remove_phrases (padded);
  join_compounds (padded);
  words = g_strsplit (g_strstrip (padded->str), " ", -1);

  for (guint i = count_numbering (words); words[i] != NULL; i++)
    if (*words[i] != '\0' && !contains (stop_words, G_N_ELEMENTS (stop_words), words[i]))
      g_string_append_printf (core, "%s%s", core->len > 0 ? " " : "", words[i]);

  return core->len > 0 ? g_string_free (g_steal_pointer (&core), FALSE) : g_strdup (folded);
}

static void
remove_ending (char *word)
{
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length >= strlen (endings[i]) + 4 && g_str_has_suffix (word, endings[i]))
      {
        word[length - strlen (endings[i])] = '\0';
        return;
      }
}

/**
 * sj_name_words_new:
 * @name: (nullable): a name as it stands in a map or in the header of a column
 *
 * Returns: (transfer full): the name ready for comparing
 */
SjNameWords *
sj_name_words_new (const char *name)
{
  SjNameWords *self = g_new0 (SjNameWords, 1);

  self->folded = sj_text_fold_words (name);
  self->core = make_core (self->folded);
  self->cjk = sj_text_is_cjk (self->core);
  self->stems = g_strsplit (self->core, " ", -1);
  for (guint i = 0; self->stems[i] != NULL; i++)
    remove_ending (self->stems[i]);

  return self;
}

void
sj_name_words_free (SjNameWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->folded);
  g_free (self->core);
  g_strfreev (self->stems);
  g_free (self);
}
