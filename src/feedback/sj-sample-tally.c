#define G_LOG_DOMAIN "sj-sample-tally"

#include "config.h"

#include "feedback/sj-sample-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-tallier.h"

/* Calls back with the cells of each sampled row that the filter lets pass, as a scan would. */
typedef void (*RowFunc) (const SjCell *cells,
                         gpointer      user_data);

static void
for_each_row (SjTable           *table,
              const SjTallyPlan *plan,
              RowFunc            func,
              gpointer           user_data)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  g_autofree SjCell *cells = g_new0 (SjCell, MAX (1, plan->columns->len));
  SjRowSieve sieve;

  sj_row_sieve_init (&sieve, &plan->filter);
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      if (sj_table_sample_row_is_blank (sample, row))
        continue;
      for (guint i = 0; i < plan->columns->len; i++)
        {
          cells[i].text = sj_table_sample_get_cell (sample, row,
                                                    g_array_index (plan->columns, guint, i));
          cells[i].length = (guint32) strlen (cells[i].text);
        }
      if (sj_row_sieve_passes (&sieve, cells))
        func (cells, user_data);
    }
  sj_row_sieve_clear (&sieve);
}

static void
tally_cells (const SjCell *cells,
             gpointer      tallier)
{
  SjRowBatch batch = { .cells = cells, .n_rows = 1 };
  SjTallier *self = tallier;
  guint failed_row;

  batch.n_columns = self->plan->columns->len;
  /* A weight that cannot be read says nothing here: the whole table says it. */
  sj_tallier_take (tallier, &batch, &failed_row, NULL);
}

static gboolean
summarise (SjSampleTally     *tally,
           const SjTallyPlan *plan,
           SjTallier         *tallier)
{
  const SjTally *only;

  tally->scale = plan->scores[0].reader.scale;
  if (tallier->groups.list->len == 0)
    return FALSE;
  only = sj_tallier_groups_get (&tallier->groups, 0)->tallies;
  for (guint i = 0; i < SJ_N_MISSING; i++)
    if (i != SJ_MISSING_SKIPPED)
      tally->n_left_out += only->missing[i];

  return sj_tally_summarise (only, &tally->summary);
}

/* The reading without what divides the answers. */
static void
init_reading (SjReading       *whole,
              const SjReading *reading,
              const char      *score)
{
  sj_reading_copy (whole, reading);
  g_clear_pointer (&whole->by, g_free);
  g_clear_pointer (&whole->segment, g_free);
  g_clear_pointer (&whole->second_segment, g_free);
  g_clear_pointer (&whole->wave, g_free);
  whole->period = SJ_PERIOD_NONE;
  whole->date_range = FALSE;
  g_ptr_array_set_size (whole->scores, 0);
  g_ptr_array_add (whole->scores, g_strdup (score));
}

/* Only what concerns the one score may be reversed. */
static void
keep_reversed (SjReading *whole,
               SjTable   *table,
               guint      column)
{
  for (guint i = whole->reversed->len; i-- > 0;)
    {
      guint other;

      if (!sj_table_find_column (table, g_ptr_array_index (whole->reversed, i), &other, NULL) ||
          other != column)
        g_ptr_array_remove_index (whole->reversed, i);
    }
}

/**
 * sj_sample_tally_init:
 * @tally: (out caller-allocates): the figures
 * @table: a table
 * @reading: how it is read
 * @score: "#" and the number of a column, perhaps with metric and scale
 *
 * Tallies one score of the first rows, as the reading says.
 *
 * Returns: whether there are any answers
 */
gboolean
sj_sample_tally_init (SjSampleTally   *tally,
                      SjTable         *table,
                      const SjReading *reading,
                      const char      *score)
{
  g_auto(SjReading) whole = { 0 };
  SjTallyPlan plan;
  SjTallier tallier;
  gboolean found;

  g_return_val_if_fail (tally != NULL && table != NULL && reading != NULL, FALSE);
  g_return_val_if_fail (score != NULL && *score == '#', FALSE);

  memset (tally, 0, sizeof *tally);
  init_reading (&whole, reading, score);
  keep_reversed (&whole, table, (guint) g_ascii_strtoull (score + 1, NULL, 10) - 1);
  found = sj_tally_plan_init (&plan, table, &whole, NULL) && plan.n_scores == 1;
  if (found)
    {
      sj_tallier_init (&tallier, &plan);
      for_each_row (table, &plan, tally_cells, &tallier);
      found = summarise (tally, &plan, &tallier);
      sj_tallier_clear (&tallier);
    }
  sj_tally_plan_clear (&plan);

  return found;
}

typedef struct
{
  const SjTallyPlan *plan;
  GArray *valences;
} Valences;

static void
add_valences (const SjCell *cells,
              gpointer      user_data)
{
  Valences *self = user_data;

  for (guint i = 0; i < self->plan->n_scores; i++)
    {
      SjAnswerReader *reader = &self->plan->scores[i].reader;
      const SjCell *cell = &cells[self->plan->first_score + i];
      double value, valence = NAN;

      if (self->plan->scores[i].n_items == 0 && cell->length > 0 &&
          sj_answer_reader_read (reader, cell->text, &value) == SJ_ANSWER_VALUE)
        valence = sj_scale_valence (&reader->scale, value);
      g_array_append_val (self->valences, valence);
    }
}

/**
 * sj_sample_tally_valences:
 * @table: a table
 * @plan: what is read of it
 * @n_rows: (out): how many rows there are
 *
 * Returns: (transfer full): for each of the first rows the valences of all scores, NAN for none
 */
double *
sj_sample_tally_valences (SjTable           *table,
                          const SjTallyPlan *plan,
                          guint             *n_rows)
{
  Valences self = { plan, g_array_new (FALSE, FALSE, sizeof (double)) };

  g_return_val_if_fail (table != NULL && plan != NULL && n_rows != NULL, NULL);

  for_each_row (table, plan, add_valences, &self);
  *n_rows = plan->n_scores > 0 ? self.valences->len / plan->n_scores : 0;

  return (double *) (void *) g_array_free (self.valences, FALSE);
}

/**
 * sj_sample_tally_headline:
 *
 * Returns: (transfer full): the figure of the metric with its scale and number of answers
 */
char *
sj_sample_tally_headline (const SjSampleTally *tally)
{
  const SjTallySummary *summary = &tally->summary;
  g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, summary->n);

  g_return_val_if_fail (tally != NULL, NULL);

  if (summary->has_nps)
    /* Translators: the Net Promoter Score and the number of answers */
    return g_strdup_printf (_("NPS %+.1f, n = %s"), summary->nps, n);
  if (tally->scale.metric == SJ_METRIC_BINARY)
    /* Translators: a share of answers, the number of answers */
    return g_strdup_printf (_("%.1f %% positive, n = %s"), 100 * summary->top_box, n);

  /* Translators: a mean, the ends of its scale, the number of answers */
  return g_strdup_printf (_("mean %.2f on %g–%g, n = %s"), summary->mean, tally->scale.low,
                          tally->scale.high, n);
}
