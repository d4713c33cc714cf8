#include <string.h>

#include "feedback/sj-likert-steps.h"
#include "feedback/sj-plain-text.h"

/* Labels in the wrong order, or on a scale with a step too many, are a curve that is wrong and
 * looks right. A row has the labels of one column, "|" between them, and the steps they must get; 0
 * steps if they are no rating. With few answers there may be further readings. */

typedef struct
{
  const char *labels;
  guint n_answers;
  gboolean sure;
  guint n_steps;
  const char *steps; /* a digit a label */
} Row;

static const Row rows[] = {
  /* The table of the specification, each language whole. */
  { "very dissatisfied|dissatisfied|neutral|satisfied|very satisfied", 9, TRUE, 5, "12345" },
  { "Very dissatisfied|Somewhat dissatisfied|Neither satisfied nor dissatisfied|"
    "Somewhat satisfied|Very satisfied", 9, TRUE, 5, "12345" },
  { "sehr unzufrieden|eher unzufrieden|weder noch|eher zufrieden|sehr zufrieden", 9, TRUE, 5,
    "12345" },
  { "sehr unzufrieden|eher unzufrieden|teils-teils|eher zufrieden|sehr zufrieden", 9, TRUE, 5,
    "12345" },
  { "Pas du tout satisfait|Plutôt insatisfait|Ni satisfait ni insatisfait|Plutôt satisfait|"
    "Très satisfait", 9, TRUE, 5, "12345" },
  { "très insatisfait(e)|insatisfait(e)|neutre|satisfait(e)|très satisfait(e)",
    9, TRUE, 5, "12345" },
  { "Muy insatisfecho|Insatisfecho|Ni satisfecho ni insatisfecho|Satisfecho|Muy satisfecho",
    9, TRUE, 5, "12345" },
  { "muy insatisfecha|insatisfecha|ni satisfecha ni insatisfecha|satisfecha|muy satisfecha",
    9, TRUE, 5, "12345" },
  { "Molto insoddisfatto/a|Insoddisfatto/a|Né soddisfatto né insoddisfatto|Soddisfatto/a|"
    "Molto soddisfatto/a", 9, TRUE, 5, "12345" },
  { "Muito insatisfeito|Insatisfeito|Nem satisfeito nem insatisfeito|Satisfeito|Muito satisfeito",
    9,
    TRUE, 5, "12345" },
  { "Zeer ontevreden|Ontevreden|Neutraal|Tevreden|Zeer tevreden", 9, TRUE, 5, "12345" },
  { "Bardzo niezadowolony|Niezadowolony|Ani zadowolony, ani niezadowolony|Zadowolony|"
    "Bardzo zadowolony", 9, TRUE, 5, "12345" },
  { "非常に不満|不満|どちらともいえない|満足|非常に満足", 9, TRUE, 5, "12345" },
  { "非常不满意|不满意|一般|满意|非常满意", 9, TRUE, 5, "12345" },
  { "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree", 9, TRUE, 5,
    "12345" },
  { "stimme überhaupt nicht zu|stimme eher nicht zu|weder noch|stimme eher zu|"
    "stimme voll und ganz zu", 9, TRUE, 5, "12345" },
  { "stimme überhaupt nicht zu|stimme nicht zu|weder noch|stimme zu|stimme voll und ganz zu",
    9, TRUE, 5, "12345" },
  { "Pas du tout d'accord|Plutôt pas d’accord|Ni d'accord ni pas d'accord|Plutôt d'accord|"
    "Tout à fait d'accord", 9, TRUE, 5, "12345" },
  { "Totalmente en desacuerdo|En desacuerdo|Ni de acuerdo ni en desacuerdo|De acuerdo|"
    "Totalmente de acuerdo", 9, TRUE, 5, "12345" },

  /* Other languages of the header table, and the other kind of question in those of the table. */
  { "Totalmente in disaccordo|In disaccordo|Né d'accordo né in disaccordo|D'accordo|"
    "Totalmente d'accordo", 9, TRUE, 5, "12345" },
  { "Discordo totalmente|Discordo|Nem concordo nem discordo|Concordo|Concordo totalmente",
    9, TRUE, 5,
    "12345" },
  { "Helemaal mee oneens|Mee oneens|Niet mee eens, niet mee oneens|Mee eens|Helemaal mee eens", 9,
    TRUE, 5, "12345" },
  { "Zdecydowanie się nie zgadzam|Raczej się nie zgadzam|Ani tak, ani nie|Raczej się zgadzam|"
    "Zdecydowanie się zgadzam", 9, TRUE, 5, "12345" },
  { "velmi nespokojen(a)|spíše nespokojen(a)|ani spokojen, ani nespokojen|spíše spokojen(a)|"
    "velmi spokojen(a)", 9, TRUE, 5, "12345" },
  { "Mycket missnöjd|Missnöjd|Varken nöjd eller missnöjd|Nöjd|Mycket nöjd", 9, TRUE, 5, "12345" },
  { "Meget utilfreds|Utilfreds|Hverken tilfreds eller utilfreds|Tilfreds|Meget tilfreds",
    9, TRUE, 5,
    "12345" },
  { "Svært misfornøyd|Misfornøyd|Verken fornøyd eller misfornøyd|Fornøyd|Svært fornøyd", 9, TRUE, 5,
    "12345" },
  { "Erittäin tyytymätön|Tyytymätön|Neutraali|Tyytyväinen|Erittäin tyytyväinen",
    9, TRUE, 5, "12345" },
  { "очень недоволен|недоволен|нейтрально|доволен|очень доволен", 9, TRUE, 5, "12345" },
  { "полностью не согласен|скорее не согласен|нейтрально|скорее согласен|полностью согласен",
    9, TRUE, 5, "12345" },
  { "Hiç memnun değilim|Memnun değilim|Kararsızım|Memnunum|Çok memnunum", 9, TRUE, 5, "12345" },
  { "매우 불만족|불만족|보통|만족|매우 만족", 9, TRUE, 5, "12345" },
  { "全くそう思わない|そう思わない|どちらともいえない|そう思う|とてもそう思う", 9, TRUE, 5, "12345" },

  /* Weak and plain beside each other are two steps, not one. */
  { "trifft nicht zu|trifft eher nicht zu|trifft eher zu|trifft zu", 40, TRUE, 4, "1234" },
  { "Strongly disagree|Disagree|Somewhat disagree|Neither agree nor disagree|Somewhat agree|Agree|"
    "Strongly agree", 9, TRUE, 7, "1234567" },
  { "Extremely dissatisfied|Moderately dissatisfied|Slightly dissatisfied|Neither satisfied nor "
    "dissatisfied|Slightly satisfied|Moderately satisfied|Extremely satisfied", 9, TRUE, 7,
    "1234567" },
  { "Not at all satisfied|Not very satisfied|Fairly satisfied|Very satisfied",
    40, TRUE, 4, "1234" },
  { "Not at all satisfied|Slightly satisfied|Moderately satisfied|Very satisfied|"
    "Completely satisfied", 9, TRUE, 5, "12345" },
  { "En lainkaan tyytyväinen|Tyytymätön|Tyytyväinen|Erittäin tyytyväinen", 40, TRUE, 4, "1234" },
  { "Per niente soddisfatto|Poco soddisfatto|Soddisfatto|Molto soddisfatto", 40, TRUE, 4, "1234" },
  { "Vůbec nesouhlasím|Nesouhlasím|Souhlasím|Zcela souhlasím", 40, TRUE, 4, "1234" },
  { "Not at all useful|Slightly useful|Very useful|Extremely useful", 9, TRUE, 4, "1234" },
  { "Very difficult|Difficult|Neither easy nor difficult|Easy|Very easy", 9, TRUE, 5, "12345" },
  { "Sehr schwierig|Eher schwierig|Weder noch|Eher einfach|Sehr einfach", 9, TRUE, 5, "12345" },

  /* A label that nobody chose leaves its place free. */
  { "Strongly agree|Disagree", 9, TRUE, 5, "52" },
  { "sehr zufrieden|eher zufrieden|weder noch", 9, TRUE, 5, "543" },
  { "somewhat dissatisfied|satisfied|very satisfied|neutral", 9, TRUE, 5, "2453" },
  { "very easy|easy|neutral", 9, TRUE, 5, "543" },
  { "very easy|easy|difficult", 9, FALSE, 4, "432" },

  /* Marks and lists. */
  { "sehr gut|gut|befriedigend|ausreichend|mangelhaft|ungenügend", 40, TRUE, 6, "654321" },
  { "gut|befriedigend|ausreichend|mangelhaft", 9, TRUE, 6, "5432" },
  { "Sehr gut|Gut|Befriedigend", 9, FALSE, 6, "654" },
  { "excellent|very good|good|fair|poor", 40, TRUE, 5, "54321" },
  { "excellent|good|fair|poor", 40, TRUE, 4, "4321" },
  { "Excellent|Good|Fair|Poor", 9, FALSE, 4, "4321" },
  { "très bien|bien|assez bien|passable|insuffisant", 40, TRUE, 5, "54321" },
  { "sobresaliente|notable|bien|suficiente|insuficiente", 40, TRUE, 5, "54321" },
  { "A|B|C|D|F", 40, TRUE, 5, "54321" },
  { "A|B|C|D|E|F", 40, TRUE, 6, "654321" },
  { "Much better than expected|Better than expected|About as expected|Worse than expected", 9, TRUE,
    5, "5432" },

  /* No ratings. */
  { "red|green|blue", 40, FALSE, 0, NULL },
  /* A translation of "stimme völlig zu": which end is which is for people to say. */
  { "agree at all|rather agree|rather not agree|disagree at all", 9, FALSE, 0, NULL },
  { "good|bad", 40, FALSE, 0, NULL },
  { "agree|satisfied", 40, FALSE, 0, NULL },
  { "satisfied", 40, FALSE, 0, NULL },
  { "very satisfied|satisfied|so lala", 40, FALSE, 0, NULL },
};

/* Says what is wrong and goes on, so that one run shows all labels that fail. */
static void
check (const Row  *row,
       gboolean    right,
       const char *what,
       guint       found)
{
  if (right)
    return;
  g_test_message ("%s: %s %u", row->labels, what, found);
  g_test_fail ();
}

static void
check_steps (const Row           *row,
             char               **labels,
             const SjLikertSteps *steps)
{
  check (row, steps->n_steps == row->n_steps, "steps", steps->n_steps);
  for (gsize i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *words = sj_plain_text_words (labels[i]);
      guint step = GPOINTER_TO_UINT (g_hash_table_lookup (steps->values, words));

      check (row, step == (guint) (row->steps[i] - '0'), labels[i], step);
    }
}

static void
test_labels (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_auto(GStrv) labels = g_strsplit (row->labels, "|", -1);
      g_autoptr(GPtrArray) readings = NULL;

      readings = sj_likert_steps_list ((const char *const *) labels, g_strv_length (labels),
                                       row->n_answers);
      check (row, (readings->len > 0) == (row->n_steps > 0), "readings", readings->len);
      if (readings->len == 0 || row->n_steps == 0)
        continue;
      check_steps (row, labels, g_ptr_array_index (readings, 0));
      check (row, sj_likert_steps_are_sure (readings, row->n_answers) == row->sure, "sure",
             !row->sure);
    }
}

/* Few people chose each of four labels: perhaps there is a fifth in the middle. */
static void
test_hidden_middle (void)
{
  const char *const labels[] = { "very easy", "easy", "difficult", "very difficult" };
  g_autoptr(GPtrArray) few = sj_likert_steps_list (labels, 4, 29);
  g_autoptr(GPtrArray) many = sj_likert_steps_list (labels, 4, 30);
  const SjLikertSteps *second;

  g_assert_cmpuint (few->len, ==, 2);
  g_assert_cmpuint (many->len, ==, 1);
  second = g_ptr_array_index (few, 1);
  g_assert_cmpuint (second->n_steps, ==, 5);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (second->values, "easy")), ==, 4);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (second->values, "difficult")), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/likert/labels", test_labels);
  g_test_add_func ("/likert/hidden-middle", test_hidden_middle);

  return g_test_run ();
}
