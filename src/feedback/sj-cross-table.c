#define G_LOG_DOMAIN "sj-aggregate"

#include "config.h"

#include "feedback/sj-cross-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-likert-steps.h"
#include "feedback/sj-plain-text.h"

/*
 * A table that counts answers: a row an answer and a column a touchpoint, or the other way round.
 * Read as answers, its labels would be those of five people.
 */

#define MIN_ROWS 3
#define MAX_ROWS 12 /* the steps of a scale, and a row for those who did not answer */
#define MAX_COLUMNS 200
#define MAX_TOUCHPOINTS 500

/* The step of an answer; 0 if it has none. */
static guint
get_step (const SjColumnProfile *profile,
          guint                  position)
{
  const char *text = g_ptr_array_index (profile->distinct, position);
  g_autofree char *words = NULL;
  double number;

  if (profile->readings == NULL)
    return sj_number_parse (text, FALSE, &number) ? (guint) number + 1 : 0;
  words = sj_plain_text_words (text);

  return GPOINTER_TO_UINT (g_hash_table_lookup (
    ((const SjLikertSteps *) g_ptr_array_index (profile->readings, 0))->values, words));
}

/* Whether the answers come one after the other, up or down. Those of people come as they may. */
static gboolean
are_in_order (const SjColumnProfile *profile)
{
  gboolean rises = TRUE, falls = TRUE;

  for (guint i = 1; i < profile->distinct->len; i++)
    {
      guint before = get_step (profile, i - 1), step = get_step (profile, i);

      rises &= step > before;
      falls &= step < before;
    }

  return rises || falls;
}

/* Whether each row has another answer: labels of one scale, or its steps. */
static gboolean
holds_each_answer_once (SjTable *table)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, 0);
  gboolean steps = sj_table_get_detection (table, 0)->state == SJ_DETECTION_ACCEPTED &&
                   profile->n_numeric == profile->n && profile->whole && profile->low <= 1 &&
                   profile->high - profile->low + 1 == profile->n;

  return profile->n >= MIN_ROWS && profile->n_rows <= MAX_ROWS &&
         profile->n_distinct == profile->n && (profile->readings != NULL || steps) &&
         are_in_order (profile);
}

/* Shares are written with a sign. */
static gboolean
read_count (const char *text,
            double     *count,
            gboolean   *share)
{
  g_autofree char *clean = sj_plain_text_clean (text);
  gsize length = strlen (clean);

  *share = length > 1 && clean[length - 1] == '%';
  if (*share)
    clean[length - 1] = '\0';

  return sj_number_parse (g_strchomp (clean), FALSE, count) && *count >= 0;
}

/* Whether a column counts: whole numbers from nought, in all rows, or shares. */
static gboolean
counts_answers (SjTable *table,
                guint    column,
                double  *highest)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  guint first = sj_table_get_n_rows_above (table);

  for (guint row = first; row < first + profile->n_rows && row < sample->rows->len; row++)
    {
      double count;
      gboolean share;

      if (sj_table_sample_row_is_blank (sample, row))
        continue;
      if (!read_count (sj_table_sample_get_cell (sample, row, column), &count, &share) ||
          (!share && count != floor (count)))
        return FALSE;
      *highest = MAX (*highest, count);
    }

  return profile->n > 0;
}

/* A row an answer: all the answers of a scale, each of them once, and beside them only counts. */
static gboolean
has_answers_in_rows (SjTable *table)
{
  guint n_columns = sj_table_get_n_columns (table);
  guint n_counts = 0;
  double highest = 0;

  if (!holds_each_answer_once (table))
    return FALSE;
  for (guint column = 1; column < n_columns; column++)
    {
      if (sj_table_get_profile (table, column)->n == 0)
        continue;
      if (!counts_answers (table, column, &highest))
        return FALSE;
      n_counts++;
    }

  /* Answers of a few people stay on their scale. */
  return n_counts > 0 && highest > MAX_ROWS;
}

/* How many columns from @first on are called by the steps of a scale, from the lowest. */
static guint
count_steps (SjTable *table,
             guint    first)
{
  guint n = 0;
  double step, last = 0;

  for (guint column = first; column < sj_table_get_n_columns (table); column++, n++, last = step)
    if (!sj_number_parse (sj_table_get_column_name (table, column), FALSE, &step) ||
        !(n == 0 ? step == 0 || step == 1 : step == last + 1))
      break;

  return n;
}

/* How many columns from @first on are called by different labels of a rating. */
static guint
count_labels (SjTable *table,
              guint    first)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint column = first; column < MIN (sj_table_get_n_columns (table), first + 11); column++)
    {
      g_autoptr(GPtrArray) readings = NULL;

      g_ptr_array_add (names, (gpointer) sj_table_get_column_name (table, column));
      if (names->len < MIN_ROWS)
        continue;
      readings = sj_likert_steps_list ((const char *const *) names->pdata, names->len, names->len);
      if (readings->len == 0)
        return names->len - 1 >= MIN_ROWS ? names->len - 1 : 0;
    }

  return names->len >= MIN_ROWS ? names->len : 0;
}

/* Whether so many columns hold nothing but counts, some of them beyond any scale of few steps. */
static gboolean
are_counts (SjTable *table,
            guint    first,
            guint    n)
{
  double highest = 0;

  for (guint column = first; column < first + n; column++)
    if (!counts_answers (table, column, &highest))
      return FALSE;

  return highest > MAX_ROWS;
}

/* Whether the first column has another name in each row. */
static gboolean
has_names (SjTable *table)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, 0);

  return profile->n > 0 && profile->n_numeric * 5 < profile->n &&
         profile->n_distinct >= MIN (profile->n, SJ_PROFILE_MAX_DISTINCT);
}

/* A column an answer: called by the steps or the labels of a scale. */
static gboolean
has_answers_in_columns (SjTable *table)
{
  for (guint first = 1; first < MIN (3, sj_table_get_n_columns (table)) && has_names (table);
       first++)
    {
      guint n = count_steps (table, first);

      if (n < MIN_ROWS)
        n = count_labels (table, first);
      if (n >= MIN_ROWS)
        return are_counts (table, first, n);
    }

  return FALSE;
}

/**
 * sj_cross_table_find:
 * @table: a table
 *
 * Finds out whether a table counts how many people gave each answer, or which share of them: a row
 * an answer or a column an answer.
 *
 * Returns: whether it does
 */
gboolean
sj_cross_table_find (SjTable *table)
{
  guint n_columns;

  g_return_val_if_fail (table != NULL, FALSE);

  n_columns = sj_table_get_n_columns (table);
  if (sj_table_get_export (table) != NULL || n_columns < 2 || n_columns > MAX_COLUMNS ||
      sj_table_get_profile (table, 0)->n_rows > MAX_TOUCHPOINTS)
    return FALSE;

  return has_answers_in_rows (table) || has_answers_in_columns (table);
}

/**
 * sj_cross_table_refuse:
 * @table: a table that counts answers
 *
 * Returns: (transfer full): why the table cannot be read as answers, and what to do, for people
 */
char *
sj_cross_table_refuse (SjTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return g_strdup_printf (
    /* Translators: a file name */
    _("“%s” counts how many people gave each answer; it holds no answers of people. Export the "
      "answers themselves, or make a row of each touchpoint with its number of answers and its "
      "mean, and import it as figures worked out elsewhere"),
    sj_table_get_name (table));
}
