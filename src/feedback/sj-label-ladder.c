#define G_LOG_DOMAIN "sj-likert"

#include "feedback/sj-label-ladder.h"

#include <string.h>

#include "feedback/sj-plain-text.h"

/* Labels whose words do not tell how good they are: "befriedigend" is the third of six, "fair" the
 * fourth of five. Two lists that hold the same labels at other places are two readings. */
static const SjLabelLadder ladders[] = {
  /* School */
  { { "sehr gut", "gut", "befriedigend", "ausreichend|genügend", "mangelhaft", "ungenügend" } },
  { { "sehr gut", "gut", "befriedigend", "genügend", "nicht genügend" } },
  { { "A", "B", "C", "D", "F" }, TRUE },
  { { "A", "B", "C", "D", "E" }, TRUE },
  { { "A", "B", "C", "D", "E", "F" }, TRUE },
  { { "très bien", "bien", "assez bien", "passable", "insuffisant" } },
  { { "sobresaliente", "notable", "bien", "suficiente|aprobado", "insuficiente|suspenso" } },
  { { "sobresaliente", "notable", "aprobado|suficiente", "suspenso|insuficiente" } },
  { { "ottimo", "distinto", "buono", "sufficiente", "insufficiente|non sufficiente" } },
  { { "ottimo", "buono", "discreto", "sufficiente", "insufficiente" } },
  { { "uitstekend", "zeer goed", "goed", "ruim voldoende", "voldoende", "onvoldoende", "slecht" } },

  /* Quality */
  { { "excellent", "very good", "good", "fair|average|satisfactory", "poor|bad" } },
  { { "excellent", "good", "average|fair|ok|okay|neutral|satisfactory", "poor|bad",
      "very poor|very bad|terrible|awful" } },
  { { "excellent", "good", "fair|average|satisfactory", "poor|bad" } },
  { { "very good", "good", "average|fair|ok|okay|acceptable|satisfactory", "poor|bad",
      "very poor|very bad|terrible|awful" } },
  { { "great", "good", "okay|ok|average|fair|neutral", "bad|poor|not good", "terrible|awful" } },
  { { "ausgezeichnet|hervorragend|exzellent", "sehr gut", "gut",
      "mittelmäßig|mittel|durchschnittlich|mäßig",
      "schlecht" } },
  { { "sehr gut", "gut", "mittelmäßig|mittel|durchschnittlich|mäßig|in ordnung|ok|okay",
      "schlecht", "sehr schlecht" } },
  { { "excellent|excellente", "très bon|très bonne|très bien", "bon|bonne|bien",
      "moyen|moyenne|passable", "mauvais|mauvaise|médiocre" } },
  { { "très bon|très bonne|très bien", "bon|bonne|bien", "moyen|moyenne|passable",
      "mauvais|mauvaise", "très mauvais|très mauvaise" } },
  { { "excelente", "muy bueno|muy buena|muy bien", "bueno|buena|bien", "regular",
      "malo|mala|deficiente" } },
  { { "excelente", "bueno|buena|bien", "regular", "malo|mala",
      "muy malo|muy mala|pésimo|pésima" } },
  { { "muy bueno|muy buena|muy bien", "bueno|buena|bien", "regular", "malo|mala|mal",
      "muy malo|muy mala|muy mal" } },
  { { "eccellente|ottimo|ottima", "buono|buona", "discreto|discreta|sufficiente", "scarso|scarsa",
      "pessimo|pessima" } },
  { { "ótimo|ótima|excelente", "bom|boa", "regular", "ruim|mau|má", "péssimo|péssima" } },
  { { "uitstekend", "goed", "voldoende|redelijk", "matig", "slecht" } },

  /* What was hoped for */
  { { "far exceeded my expectations|far exceeded expectations|far better than expected|"
      "much better than expected",
      "exceeded my expectations|exceeded expectations|better than expected",
      "met my expectations|met expectations|as expected|about as expected",
      "below my expectations|below expectations|worse than expected|did not meet expectations",
      "far below my expectations|far below expectations|much worse than expected|"
      "far worse than expected" } },
  { { "viel besser als erwartet", "besser als erwartet", "wie erwartet", "schlechter als erwartet",
      "viel schlechter als erwartet" } },
  { { "exceeded my expectations|exceeded expectations|better than expected",
      "met my expectations|met expectations|as expected|about as expected",
      "below my expectations|below expectations|worse than expected|did not meet expectations" } },
};

guint
sj_label_ladder_count (void)
{
  return G_N_ELEMENTS (ladders);
}

const SjLabelLadder *
sj_label_ladder_get (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (ladders), NULL);

  return &ladders[position];
}

/**
 * sj_label_ladder_size:
 *
 * Returns: how many rungs there are
 */
guint
sj_label_ladder_size (const SjLabelLadder *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (n < SJ_LADDER_MAX && self->rungs[n] != NULL)
    n++;

  return n;
}

static gpointer
make_spellings (gpointer user_data)
{
  GHashTable **spellings = g_new (GHashTable *, G_N_ELEMENTS (ladders));

  for (gsize i = 0; i < G_N_ELEMENTS (ladders); i++)
    {
      guint size = sj_label_ladder_size (&ladders[i]);

      spellings[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint rung = 0; rung < size; rung++)
        {
          g_auto(GStrv) list = g_strsplit (ladders[i].rungs[rung], "|", -1);

          for (gsize j = 0; list[j] != NULL; j++)
            g_hash_table_insert (spellings[i], sj_plain_text_words (list[j]),
                                 GUINT_TO_POINTER (size - rung));
        }
    }

  return spellings;
}

/**
 * sj_label_ladder_find:
 * @self: one of the ladders
 * @words: a label, as sj_plain_text_words() gives it
 *
 * Returns: the label's rung from 1, the worst, on; 0 if the ladder has none
 */
int
sj_label_ladder_find (const SjLabelLadder *self,
                      const char          *words)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable **spellings = g_once (&once, make_spellings, NULL);

  g_return_val_if_fail (self >= ladders && self < ladders + G_N_ELEMENTS (ladders), 0);
  g_return_val_if_fail (words != NULL, 0);

  return GPOINTER_TO_INT (g_hash_table_lookup (spellings[self - ladders], words));
}
