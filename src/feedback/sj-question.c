#define G_LOG_DOMAIN "sj-question"

#include "feedback/sj-question.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-question-stem.h"
#include "feedback/sj-usability.h"

#define MIN_RANKS 3
#define MIN_RANKED_ROWS 8
#define MAX_CHOICE 60   /* characters; longer parts of a cell are sentences */
#define MIN_JOINED 0.2  /* share of the different cells that hold several choices */

typedef struct
{
  const SjTableHeader *header;
  SjTableSample *sample;
  SjColumnProfile *const *profiles;
} Look;

static void
free_question (gpointer data)
{
  SjQuestion *question = data;

  g_free (question->stem);
  g_free (question->ticked);
  g_free (question);
}

const char *
sj_question_kind_get_id (SjQuestionKind kind)
{
  static const char *const ids[] = { "matrix", "choices", "joined-choices", "rank",
                                     "usability", "kano" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

static gboolean
is_word (const char        *text,
         const char *const *words)
{
  g_autofree char *normal = sj_plain_text_normalise (text);

  return g_strv_contains (words, normal);
}

static gboolean
is_mark (const char *text)
{
  static const char *const words[] = { "y", "yes", "1", "x", "true", "checked", "selected",
                                       "quoted", "ja", "oui", "si", "sim", "tak", NULL };

  return is_word (text, words);
}

static gboolean
is_no_mark (const char *text)
{
  static const char *const words[] = { "n", "no", "0", "false", "unchecked", "not selected",
                                       "not quoted", "nein", "non", "nao", "nie", NULL };

  return is_word (text, words);
}

static const char *
get_distinct (const SjColumnProfile *profile,
              guint                  position)
{
  return g_ptr_array_index (profile->distinct, position);
}

/* Whether the column holds nothing but a mark, with or without its opposite. A lone mark must leave
 * cells empty: somebody who did not tick. */
static gboolean
holds_marks (const SjColumnProfile *profile,
             char                 **ticked)
{
  const char *mark = NULL;
  gboolean has_opposite = FALSE;

  if (profile->n_distinct == 0 || profile->n_distinct > 2)
    return FALSE;
  for (guint i = 0; i < profile->n_distinct; i++)
    if (is_no_mark (get_distinct (profile, i)))
      has_opposite = TRUE;
    else if (is_mark (get_distinct (profile, i)) && mark == NULL)
      mark = get_distinct (profile, i);
    else
      return FALSE;
  if (mark == NULL || (!has_opposite && profile->n == profile->n_rows))
    return has_opposite && mark == NULL;
  if (*ticked == NULL)
    *ticked = g_strdup (mark);

  return TRUE;
}

/* Whether the column holds the text of its own choice and nothing else. */
static gboolean
holds_own_name (const Look *look,
                guint       column)
{
  const SjColumnProfile *profile = look->profiles[column];
  g_autofree char *name = sj_plain_text_normalise (g_ptr_array_index (look->header->names, column));
  g_autofree char *text = NULL;

  if (profile->n_distinct != 1)
    return FALSE;
  text = sj_plain_text_normalise (get_distinct (profile, 0));

  return *text != '\0' && g_str_has_suffix (name, text);
}

static gboolean
are_choices (const Look *look,
             guint       first,
             guint       n_columns,
             char      **ticked)
{
  guint n_filled = 0;

  for (guint column = first; column < first + n_columns; column++)
    {
      /* What is written beside the choices, and choices nobody made. */
      gboolean other = look->profiles[column]->n == 0 ||
                       (column + 1 == first + n_columns && look->profiles[column]->n_distinct > 1 &&
                        !holds_marks (look->profiles[column], ticked));

      if (other)
        continue;
      if (!holds_marks (look->profiles[column], ticked) && !holds_own_name (look, column))
        return FALSE;
      n_filled++;
    }

  return n_filled >= 2;
}

/* Reads the places of one row. Returns how many there are, 0 if they are no places. */
static guint
read_places (const Look *look,
             guint       row,
             guint       first,
             guint       n_columns)
{
  guint64 seen = 0;
  guint n = 0;

  for (guint column = first; column < first + n_columns; column++)
    {
      const char *text = sj_table_sample_get_cell (look->sample, row, column);
      double value;

      /* A thing without a place is empty or below nothing. */
      if (*text == '\0' || *text == '-')
        continue;
      if (!sj_number_parse (text, FALSE, &value) || value < 1 || value > n_columns ||
          value != floor (value) || (seen >> (guint) value & 1))
        return 0;
      seen |= G_GUINT64_CONSTANT (1) << (guint) value;
      n++;
    }

  return n;
}

/* Whether the header asks for an order. */
static gboolean
asks_for_order (const char *name)
{
  static const char *const stems[] = { "rank", "rang", "reihenfolge", "classez", "classement",
                                       "ordene", "ordena", "classific", "rangschik", "uszereg" };
  g_autofree char *normal = sj_plain_text_normalise (name);

  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (strstr (normal, stems[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* In nearly every row each place is taken once: people who rate give the same note twice. */
static gboolean
are_ranks (const Look *look,
           guint       first,
           guint       n_columns)
{
  gboolean asked = asks_for_order (g_ptr_array_index (look->header->names, first));
  guint n_rows = 0, n_ranked = 0;

  if (n_columns < MIN_RANKS || n_columns > 60)
    return FALSE;
  for (guint row = look->header->first_row + look->header->n_rows; row < look->header->end; row++)
    {
      gboolean blank = TRUE;

      for (guint column = first; column < first + n_columns && blank; column++)
        blank = *sj_table_sample_get_cell (look->sample, row, column) == '\0';
      if (blank)
        continue;
      n_rows++;
      n_ranked += read_places (look, row, first, n_columns) >= (asked ? 1 : MIN_RANKS);
    }

  return n_rows >= (asked ? 1 : MIN_RANKED_ROWS) && n_ranked * 20 >= n_rows * 19;
}

/* The answers of Kano's questionnaire. */
static gboolean
is_kano_answer (const char *text)
{
  static const char *const words[] = {
    "like", "i like it", "i like it that way", "i would like it", "must be", "must-be",
    "it must be that way", "i expect it", "expect it", "neutral", "i am neutral",
    "i'm neutral", "live with", "live with it", "i can live with it",
    "i can live with it that way", "i can tolerate it", "dislike", "i dislike it",
    "i dislike it that way", "i would dislike it", "das wurde mich sehr freuen",
    "das setze ich voraus", "das ist mir egal", "das konnte ich in kauf nehmen",
    "das konnte ich eventuell in kauf nehmen", "das wurde mich sehr storen", NULL,
  };
  g_autofree char *normal = sj_plain_text_normalise (text);

  g_strdelimit (normal, ".", ' ');
  g_strchomp (normal);

  return g_strv_contains (words, normal);
}

static gboolean
is_kano (const SjColumnProfile *profile)
{
  if (profile->n_distinct < 2 || profile->n_distinct > 5)
    return FALSE;
  for (guint i = 0; i < profile->n_distinct; i++)
    if (!is_kano_answer (get_distinct (profile, i)))
      return FALSE;

  return TRUE;
}

/* Counts choices if cells are cut at the delimiter. Returns FALSE if the parts are none. */
static gboolean
count_choices (const SjColumnProfile *profile,
               const char            *delimiter,
               guint                 *n_joined,
               guint                 *n_parts,
               guint                 *n_choices)
{
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_joined = *n_parts = 0;
  for (guint i = 0; i < profile->distinct->len; i++)
    {
      g_auto(GStrv) parts = g_strsplit (get_distinct (profile, i), delimiter, -1);
      guint n = 0;

      for (gsize j = 0; parts[j] != NULL; j++)
        {
          char *part = g_strstrip (parts[j]);

          if (*part == '\0')
            continue;
          if (g_utf8_strlen (part, -1) > MAX_CHOICE)
            return FALSE;
          g_hash_table_add (choices, g_strdup (part));
          n++;
        }
      *n_parts += n;
      *n_joined += n > 1;
    }
  *n_choices = g_hash_table_size (choices);

  return TRUE;
}

/* Choices come again in other company; the words of comments hardly do. */
static const char *
find_joined (const SjColumnProfile *profile,
             const SjVendor        *vendor)
{
  static const char *const usual[] = { ";", " / ", "|", ", ", "," };
  guint n_joined, n_parts, n_choices;

  if (profile->n_distinct < 4 || profile->n_numeric * 2 > profile->n || profile->readings != NULL ||
      profile->n_dates > 0)
    return NULL;
  if (vendor != NULL && vendor->choice_delimiter != NULL &&
      count_choices (profile, vendor->choice_delimiter, &n_joined, &n_parts, &n_choices) &&
      n_joined >= MAX (2, profile->distinct->len * MIN_JOINED) && n_choices * 2 <= n_parts)
    return vendor->choice_delimiter;
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (count_choices (profile, usual[i], &n_joined, &n_parts, &n_choices) &&
        n_joined >= MAX (2, profile->distinct->len * MIN_JOINED) && n_choices * 2 <= n_parts &&
        n_choices <= profile->distinct->len)
      return usual[i];

  return NULL;
}

static SjQuestion *
add (GPtrArray      *questions,
     SjQuestionKind  kind,
     const char     *stem,
     guint           first,
     guint           n_columns)
{
  SjQuestion *question = g_new0 (SjQuestion, 1);

  question->kind = kind;
  question->stem = g_strdup (stem);
  question->first = first;
  question->n_columns = n_columns;
  g_ptr_array_add (questions, question);

  return question;
}

static void
add_group (GPtrArray  *questions,
           const Look *look,
           const char *stem,
           guint       first,
           guint       n_columns)
{
  g_autofree char *ticked = NULL;

  if (n_columns >= 2 && are_choices (look, first, n_columns, &ticked))
    add (questions, SJ_QUESTION_CHOICES, stem, first, n_columns)->ticked =
      g_steal_pointer (&ticked);
  else if (are_ranks (look, first, n_columns))
    add (questions, SJ_QUESTION_RANK, stem, first, n_columns);
  else if (n_columns >= 2 && *stem != '\0')
    add (questions, SJ_QUESTION_MATRIX, stem, first, n_columns);
}

/* Whether ten columns from here on are the items of the usability scale. */
static gboolean
are_usability_items (const Look *look,
                     guint       first)
{
  if (first + SJ_USABILITY_ITEMS > look->header->names->len)
    return FALSE;
  for (guint i = 0; i < SJ_USABILITY_ITEMS; i++)
    {
      const SjColumnProfile *profile = look->profiles[first + i];

      if (sj_usability_item_number (g_ptr_array_index (look->header->names, first + i)) != i + 1 ||
          profile->n_numeric == 0 || profile->low < 1 || profile->high > 5)
        return FALSE;
    }

  return TRUE;
}

static void
add_usability (GPtrArray  *questions,
               const Look *look)
{
  guint column = 0;

  while (column < look->header->names->len)
    if (are_usability_items (look, column))
      {
        add (questions, SJ_QUESTION_USABILITY, "SUS", column, SJ_USABILITY_ITEMS);
        column += SJ_USABILITY_ITEMS;
      }
    else
      {
        column++;
      }
}

/* Kano's pairs and joined choices are told column by column. */
static void
add_singles (GPtrArray  *questions,
             const Look *look)
{
  for (guint column = 0; column < look->header->names->len; column++)
    {
      const SjColumnProfile *profile = look->profiles[column];
      const char *name = g_ptr_array_index (look->header->names, column);
      const char *delimiter;

      if (is_kano (profile))
        {
          add (questions, SJ_QUESTION_KANO, name, column, 1);
          continue;
        }
      delimiter = find_joined (profile, look->header->vendor);
      if (delimiter != NULL)
        add (questions, SJ_QUESTION_JOINED, name, column, 1)->delimiter = delimiter;
    }
}

/**
 * sj_question_list:
 * @header: the header of a table
 * @sample: its first rows
 * @profiles: what each column looks like
 *
 * Puts columns together that were one question: choices to tick, things to rank or to rate. A
 * number there is no rating: what is ticked is told by the very text that stands for it, and not
 * by being other than 0.
 *
 * Returns: (transfer full) (element-type SjQuestion): the questions; single ones that are plain to
 *   answer are not among them
 */
GPtrArray *
sj_question_list (const SjTableHeader    *header,
                  SjTableSample          *sample,
                  SjColumnProfile *const *profiles)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (free_question);
  Look look = { header, sample, profiles };
  guint first = 0;

  g_return_val_if_fail (header != NULL && sample != NULL && profiles != NULL, questions);

  add_usability (questions, &look);
  add_singles (questions, &look);
  while (first < header->names->len)
    {
      g_autofree char *stem = sj_question_stem (g_ptr_array_index (header->names, first));
      guint end = first + 1;

      while (end < header->names->len && stem != NULL)
        {
          g_autofree char *other = sj_question_stem (g_ptr_array_index (header->names, end));

          if (g_strcmp0 (stem, other) != 0)
            break;
          end++;
        }
      if (stem != NULL)
        add_group (questions, &look, stem, first, end - first);
      first = end;
    }

  return questions;
}

/**
 * sj_question_find:
 * @questions: (element-type SjQuestion): questions
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the question that the column belongs to
 */
const SjQuestion *
sj_question_find (GPtrArray *questions,
                  guint      column)
{
  g_return_val_if_fail (questions != NULL, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const SjQuestion *question = g_ptr_array_index (questions, i);

      if (column >= question->first && column < question->first + question->n_columns)
        return question;
    }

  return NULL;
}
