#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "feedback/sj-rank-correlation.h"

#define MIN_ANSWERS 30
#define MAX_CORRELATION (-0.3)
#define MAX_SCORES 60 /* more than these tell no more about each other */

/* Valences of some scores, row after row. */
typedef struct
{
  double *values;
  guint n_rows;
  guint n_scores;
} Answers;

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The median of a row's answers but one; NAN if there are none. */
static double
median_of_others (const Answers *answers,
                  guint          row,
                  guint          score,
                  double        *others)
{
  const double *values = answers->values + (gsize) row * answers->n_scores;
  guint n = 0;

  for (guint i = 0; i < MIN (answers->n_scores, MAX_SCORES); i++)
    if (i != score && !isnan (values[i]))
      others[n++] = values[i];
  if (n == 0)
    return NAN;
  qsort (others, n, sizeof *others, compare_numbers);

  return n % 2 == 1 ? others[n / 2] : (others[n / 2 - 1] + others[n / 2]) / 2;
}

/* How a score goes together with the others; NAN if too few people answered both. */
static double
correlate (const Answers *answers,
           guint          score)
{
  g_autofree double *own = g_new (double, MAX (1, answers->n_rows));
  g_autofree double *medians = g_new (double, MAX (1, answers->n_rows));
  g_autofree double *others = g_new (double, answers->n_scores);
  guint n = 0;

  for (guint row = 0; row < answers->n_rows; row++)
    {
      double value = answers->values[(gsize) row * answers->n_scores + score];
      double median = isnan (value) ? NAN : median_of_others (answers, row, score, others);

      if (isnan (median))
        continue;
      own[n] = value;
      medians[n++] = median;
    }

  return n >= MIN_ANSWERS ? sj_rank_correlation (own, medians, n) : NAN;
}

static void
add_doubt (GPtrArray       *doubts,
           SjTable         *table,
           const SjReading *reading,
           guint            column,
           double           correlation)
{
  SjDoubt *doubt;

  /* Translators: a column, a correlation coefficient */
  doubt = sj_doubt_new (SJ_DOUBT_REVERSED, column,
                        g_strdup_printf (_("People who rate other things high rate “%s” low (rank "
                                           "correlation %.2f). Is low good there?"),
                                         sj_table_get_column_name (table, column), correlation));
  sj_doubt_add (doubt, table, reading, "as-is", g_strdup (_("No, high is good")), SJ_CHANGE_NONE,
                NULL);
  sj_doubt_add (doubt, table, reading, "reversed", g_strdup (_("Yes, low is good")),
                SJ_CHANGE_REVERSE, NULL);
  g_ptr_array_add (doubts, doubt);
}

/* The reading as it would be if nobody had said anything about directions. */
static void
init_plain (SjReading       *plain,
            const SjReading *reading)
{
  sj_reading_copy (plain, reading);
  g_ptr_array_set_size (plain->scores, 0);
  g_ptr_array_set_size (plain->reversed, 0);
  plain->date_range = FALSE;
}

/* A column that goes against the others may be asked the other way round, or may be another kind of
 * question: only a person knows, so nothing is turned over. */
void
sj_doubt_add_reversed (GPtrArray       *doubts,
                       SjTable         *table,
                       const SjReading *reading)
{
  g_auto(SjReading) plain = { 0 };
  SjTallyPlan plan;
  Answers answers = { 0 };

  init_plain (&plain, reading);
  if (sj_tally_plan_init (&plan, table, &plain, NULL) && plan.n_scores >= 2)
    {
      answers.n_scores = plan.n_scores;
      answers.values = sj_sample_tally_valences (table, &plan, &answers.n_rows);
      for (guint i = 0; i < MIN (plan.n_scores, MAX_SCORES); i++)
        {
          double correlation = correlate (&answers, i);

          if (correlation <= MAX_CORRELATION)
            add_doubt (doubts, table, reading, plan.scores[i].column, correlation);
        }
      g_free (answers.values);
    }
  sj_tally_plan_clear (&plan);
}
