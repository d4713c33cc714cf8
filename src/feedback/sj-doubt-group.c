#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-plain-text.h"

/* A survey asks many questions with the same labels; what these mean is asked once. */

/* What the labels mean, whatever they measure: "csat:1-5" and "likert_5:1-5" are the same steps. */
static const char *
get_steps_id (const SjAlternative *alternative)
{
  const char *colon = strchr (alternative->id, ':');

  return colon != NULL ? colon : alternative->id;
}

static const SjAlternative *
find_alternative (const SjDoubt *doubt,
                  const char    *steps_id)
{
  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);

      if (g_str_equal (get_steps_id (alternative), steps_id))
        return alternative;
    }

  return NULL;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What may be answered, in whatever order, and what has been: only doubts that have the same here
 * can be one question. NULL for one that is not about labels. */
static char *
make_key (const SjDoubt *doubt,
          SjTable       *table)
{
  const SjAlternative *chosen = g_ptr_array_index (doubt->alternatives, doubt->chosen);
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (sj_table_get_profile (table, doubt->column)->readings == NULL ||
      (doubt->kind != SJ_DOUBT_SCALE && doubt->kind != SJ_DOUBT_MISSING))
    return NULL;

  for (guint i = 0; i < doubt->alternatives->len; i++)
    g_ptr_array_add (ids, (char *) get_steps_id (g_ptr_array_index (doubt->alternatives, i)));
  g_ptr_array_sort (ids, compare_texts);
  g_ptr_array_add (ids, NULL);
  joined = g_strjoinv (" ", (char **) ids->pdata);

  return g_strdup_printf ("%d %s %s", doubt->kind, joined,
                          doubt->answered ? get_steps_id (chosen) : "");
}

/* The way to understand the labels of a doubt's column that an alternative means. */
static GHashTable *
get_steps (const SjDoubt *doubt,
           SjTable       *table,
           const char    *steps_id)
{
  GPtrArray *readings = sj_table_get_profile (table, doubt->column)->readings;
  guint n_before = doubt->alternatives->len - MIN (readings->len, doubt->alternatives->len);

  for (guint i = 0; i < readings->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, n_before + i);

      if (g_str_equal (get_steps_id (alternative), steps_id))
        return ((const SjLikertSteps *) g_ptr_array_index (readings, i))->values;
    }

  return NULL;
}

/* Whether all that people chose in one column stands for the same step in the other. */
static gboolean
agrees (SjTable    *table,
        guint       column,
        GHashTable *steps,
        GHashTable *more)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);

  for (guint i = 0; i < profile->distinct->len; i++)
    {
      g_autofree char *words = sj_plain_text_words (g_ptr_array_index (profile->distinct, i));

      if (g_hash_table_lookup (steps, words) != g_hash_table_lookup (more, words))
        return FALSE;
    }

  return TRUE;
}

/* Whether the labels of the second are among those of the first, and mean the same. */
static gboolean
includes (const SjDoubt *doubt,
          const SjDoubt *part,
          SjTable       *table)
{
  /* "trifft nicht zu" stands for no answer in all columns, or in none. */
  if (doubt->kind == SJ_DOUBT_MISSING)
    return TRUE;

  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const char *id = get_steps_id (g_ptr_array_index (doubt->alternatives, i));
      GHashTable *steps = get_steps (part, table, id);
      GHashTable *more = get_steps (doubt, table, id);

      if (g_str_equal (id, "none"))
        continue;
      if (steps == NULL || more == NULL || !agrees (table, part->column, steps, more))
        return FALSE;
    }

  return TRUE;
}

/* A doubt about labels. */
typedef struct
{
  SjDoubt *doubt;
  char *key;
  guint n_labels;
  guint position;
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *) data)->key);
}

/* The one with the most labels speaks for the others: its answers name all of them. */
static int
compare_candidates (gconstpointer first,
                    gconstpointer second)
{
  const Candidate *a = first, *b = second;

  if (a->n_labels != b->n_labels)
    return a->n_labels > b->n_labels ? -1 : 1;

  return (a->position > b->position) - (a->position < b->position);
}

static guint
count_labels (const SjDoubt *doubt,
              SjTable       *table)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, doubt->column);
  const SjLikertSteps *steps = g_ptr_array_index (profile->readings, 0);
  guint n = 0;

  for (guint i = 0; i < profile->distinct->len; i++)
    {
      g_autofree char *words = sj_plain_text_words (g_ptr_array_index (profile->distinct, i));

      n += g_hash_table_contains (steps->values, words);
    }

  return n;
}

static GArray *
list_candidates (GPtrArray *doubts,
                 SjTable   *table)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint i = 0; i < doubts->len; i++)
    {
      Candidate candidate = { .doubt = g_ptr_array_index (doubts, i), .position = i };

      candidate.key = make_key (candidate.doubt, table);
      if (candidate.key == NULL)
        continue;
      candidate.n_labels = count_labels (candidate.doubt, table);
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

/* Takes the doubt into the first one of the list that has its labels. */
static gboolean
join (GPtrArray *list,
      SjDoubt   *doubt,
      SjTable   *table)
{
  for (guint i = 0; i < list->len; i++)
    {
      SjDoubt *other = g_ptr_array_index (list, i);
      const SjAlternative *first = g_ptr_array_index (other->alternatives, other->chosen);
      const SjAlternative *second = g_ptr_array_index (doubt->alternatives, doubt->chosen);

      if (!includes (other, doubt, table))
        continue;
      g_array_append_val (other->columns, doubt->column);
      g_ptr_array_add (other->others, doubt);
      other->mixed |= !g_str_equal (get_steps_id (first), get_steps_id (second));
      return TRUE;
    }
  g_ptr_array_add (list, doubt);

  return FALSE;
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

static void
ask_about_all (SjDoubt *doubt,
               SjTable *table)
{
  const char *name = sj_table_get_column_name (table, doubt->column);
  guint n = doubt->columns->len - 1;
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  /* The first speaks for the others, which stand in the order of the file. */
  qsort (&g_array_index (doubt->columns, guint, 1), n, sizeof (guint), compare_columns);
  g_free (doubt->text);
  if (doubt->kind == SJ_DOUBT_MISSING)
    text = g_strdup_printf (
      /* Translators: a column, how many others */
      g_dngettext (GETTEXT_PACKAGE,
                   "“%s” and %u more column: does “trifft nicht zu” mean that people disagree, or "
                   "that the question does not apply?",
                   "“%s” and %u more columns: does “trifft nicht zu” mean that people disagree, or "
                   "that the question does not apply?", n),
      name, n);
  else
    text = g_strdup_printf (
      /* Translators: a column, how many others */
      g_dngettext (GETTEXT_PACKAGE,
                   "Nobody seems to have chosen some of the labels of “%s” and of %u more column "
                   "with the same ones. How many labels are there?",
                   "Nobody seems to have chosen some of the labels of “%s” and of %u more columns "
                   "with the same ones. How many labels are there?", n),
      name, n);
  doubt->text = doubt->mixed && !doubt->answered
                  ? g_strjoin (" ", text, _("As yet they are read in different ways."), NULL)
                  : g_strdup (text);
}

/**
 * sj_doubt_group:
 * @doubts: (element-type SjDoubt): doubts, each about one column
 * @table: their table
 *
 * Makes one question of those about columns with the same labels, or some of them.
 */
void
sj_doubt_group (GPtrArray *doubts,
                SjTable   *table)
{
  g_autoptr(GArray) candidates = list_candidates (doubts, table);
  g_autoptr(GHashTable) lists =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) joined = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      GPtrArray *list = g_hash_table_lookup (lists, candidate->key);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (lists, candidate->key, list);
        }
      if (join (list, candidate->doubt, table))
        g_hash_table_add (joined, candidate->doubt);
    }
  for (guint i = doubts->len; i-- > 0;)
    if (g_hash_table_contains (joined, g_ptr_array_index (doubts, i)))
      g_ptr_array_steal_index (doubts, i);
  for (guint i = 0; i < doubts->len; i++)
    ask_about_all (g_ptr_array_index (doubts, i), table);
}

/**
 * sj_doubt_get_alternative:
 * @doubt: a doubt
 * @column: one of its columns
 * @alternative: which of its alternatives, from 0
 *
 * Returns: (transfer none): what the alternative means for the column
 */
const SjAlternative *
sj_doubt_get_alternative (const SjDoubt *doubt,
                          guint          column,
                          guint          alternative)
{
  const SjAlternative *own;

  g_return_val_if_fail (doubt != NULL && alternative < doubt->alternatives->len, NULL);

  own = g_ptr_array_index (doubt->alternatives, alternative);
  for (guint i = 0; i < doubt->others->len; i++)
    {
      const SjDoubt *other = g_ptr_array_index (doubt->others, i);

      if (other->column == column)
        return find_alternative (other, get_steps_id (own));
    }

  return own;
}
