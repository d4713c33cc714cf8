#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-tally-result.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-database-source.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-figure-tally.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-tallier.h"
#include "feedback/sj-tally-scan.h"
#include "feedback/sj-tally-suppression.h"

/* A group of the table, all threads together. */
typedef struct
{
  char *touchpoint; /* NULL when each score is one */
  char *segment;
  char *wave;
  gint64 wave_order;
  guint64 order;
  guint64 touchpoint_order;
  guint64 segment_order;
  guint32 *places; /* of its groups in the result, one a score */
  SjTally *tallies;
  guint n_tallies;
} MergedGroup;

typedef struct
{
  const SjTallyPlan *plan;
  const SjTallier *talliers;
  guint n_talliers;
  gboolean month_first;
  SjTallyResult *result;
  GHashTable *merged; /* key → MergedGroup */
} Merge;

static void
free_merged (gpointer data)
{
  MergedGroup *group = data;

  for (guint i = 0; i < group->n_tallies; i++)
    sj_tally_clear (&group->tallies[i]);
  g_free (group->tallies);
  g_free (group->places);
  g_free (group->touchpoint);
  g_free (group->segment);
  g_free (group->wave);
  g_free (group);
}

static void
free_group (gpointer data)
{
  SjResultGroup *group = data;

  g_free (group->touchpoint);
  g_free (group->segment);
  g_free (group->wave);
  sj_tally_clear (&group->tally);
  g_free (group->figure);
  g_free (group);
}

/* The text of a numbered cell, to be shown. */
static char *
get_text (SjTextIndex *index,
          guint32      number,
          guint64     *n_replaced)
{
  gsize length;
  const char *bytes = sj_text_index_get (index, number, &length);
  SjCell cell = { .text = bytes, .length = (guint32) length };
  g_autofree char *text = NULL;

  cell.quoted = length > 0 && *bytes == '"';
  text = sj_cell_dup_text (&cell, n_replaced);

  return sj_plain_text_clean (text);
}

/* Which of the two readings of dates holds: what a person says, what the dates themselves say, else
 * how dates are written here. */
static void
choose_date_order (Merge *merge)
{
  gboolean day_first = FALSE, month_first = FALSE, ambiguous = FALSE;

  if (merge->plan->date_order != SJ_DATE_ORDER_UNKNOWN)
    {
      merge->month_first = merge->plan->date_order == SJ_DATE_ORDER_MONTH_FIRST;
      return;
    }
  for (guint i = 0; i < merge->n_talliers; i++)
    {
      const SjTallier *tallier = &merge->talliers[i];

      day_first |= tallier->day_first;
      month_first |= tallier->month_first;
      for (guint j = 0; j < tallier->groups.list->len; j++)
        {
          const SjTallierGroup *group = sj_tallier_groups_get (&tallier->groups, j);

          ambiguous |= group->wave[0] != group->wave[1];
        }
      ambiguous |= tallier->first_date[0] != tallier->first_date[1];
    }
  if (day_first != month_first)
    {
      merge->month_first = month_first;
      return;
    }
  if (ambiguous)
    {
      merge->month_first = sj_date_order_of_locale () == SJ_DATE_ORDER_MONTH_FIRST;
      merge->result->unsure_dates = TRUE;
    }
}

static char *
format_day (int day)
{
  return day > 0 ? g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100)
                 : NULL;
}

static void
merge_dates (Merge *merge)
{
  int first = 0, last = 0;

  for (guint i = 0; i < merge->n_talliers; i++)
    {
      int own_first = merge->talliers[i].first_date[merge->month_first];

      if (own_first > 0 && (first == 0 || own_first < first))
        first = own_first;
      last = MAX (last, merge->talliers[i].last_date[merge->month_first]);
    }
  merge->result->first_date = format_day (first);
  merge->result->last_date = format_day (last);
}

static void
name_wave (Merge                *merge,
           SjTallier            *tallier,
           const SjTallierGroup *group,
           MergedGroup          *named)
{
  gint32 index = group->wave[merge->month_first];

  if (merge->plan->wave == SJ_NO_COLUMN)
    return;
  if (merge->plan->period == SJ_PERIOD_NONE)
    {
      named->wave = get_text (&tallier->wave, (guint32) index, &merge->result->n_replaced);
      return;
    }
  if (index == SJ_NO_WAVE)
    index = group->wave[!merge->month_first];
  named->wave = sj_period_format (merge->plan->period, index);
  named->wave_order = index;
}

static MergedGroup *
merge_group (Merge                *merge,
             SjTallier            *tallier,
             const SjTallierGroup *group)
{
  const SjTallyPlan *plan = merge->plan;
  MergedGroup *named = g_new0 (MergedGroup, 1);
  g_autofree char *key = NULL;
  MergedGroup *known;

  if (plan->by != SJ_NO_COLUMN)
    named->touchpoint = get_text (&tallier->by, group->by, &merge->result->n_replaced);
  if (plan->segment != SJ_NO_COLUMN)
    named->segment = get_text (&tallier->segment, group->segment, &merge->result->n_replaced);
  name_wave (merge, tallier, group, named);
  key = g_strjoin ("\x1F", named->touchpoint != NULL ? named->touchpoint : "",
                   named->segment != NULL ? named->segment : "",
                   named->wave != NULL ? named->wave : "", NULL);
  known = g_hash_table_lookup (merge->merged, key);
  if (known != NULL)
    {
      free_merged (named);
      named = known;
      named->order = MIN (named->order, group->order);
    }
  else
    {
      named->order = group->order;
      named->n_tallies = plan->n_scores;
      named->tallies = g_new (SjTally, MAX (1, plan->n_scores));
      named->places = g_new0 (guint32, MAX (1, plan->n_scores));
      for (guint i = 0; i < plan->n_scores; i++)
        sj_tally_init (&named->tallies[i], &merge->result->scales[i]);
      g_hash_table_insert (merge->merged, g_steal_pointer (&key), named);
    }
  for (guint i = 0; i < plan->n_scores; i++)
    sj_tally_merge (&named->tallies[i], &group->tallies[i]);

  return named;
}

/* Notes for each text where it was first seen. */
static void
note_order (GHashTable *orders,
            const char *text,
            guint64     order)
{
  guint64 *known = g_hash_table_lookup (orders, text != NULL ? text : "");

  if (known == NULL)
    g_hash_table_insert (orders, (gpointer) (text != NULL ? text : ""),
                         g_memdup2 (&order, sizeof order));
  else
    *known = MIN (*known, order);
}

static guint64
get_order (GHashTable *orders,
           const char *text)
{
  return *(guint64 *) g_hash_table_lookup (orders, text != NULL ? text : "");
}

static GPtrArray *
order_groups (Merge *merge)
{
  g_autoptr(GHashTable) touchpoints = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GHashTable) segments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GHashTable) waves = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *groups = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, merge->merged);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (groups, value);
  for (guint i = 0; i < groups->len; i++)
    {
      MergedGroup *group = g_ptr_array_index (groups, i);

      note_order (touchpoints, group->touchpoint, group->order);
      note_order (segments, group->segment, group->order);
      note_order (waves, group->wave, group->order);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      MergedGroup *group = g_ptr_array_index (groups, i);

      group->touchpoint_order = get_order (touchpoints, group->touchpoint);
      group->segment_order = get_order (segments, group->segment);
      if (merge->plan->period == SJ_PERIOD_NONE)
        group->wave_order = (gint64) get_order (waves, group->wave);
    }

  return groups;
}

static int
compare_numbers (guint64 a,
                 guint64 b)
{
  return a < b ? -1 : a > b;
}

/* Touchpoints and segments as they are first seen in the file, waves in time. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const MergedGroup *first = *(MergedGroup *const *) a;
  const MergedGroup *second = *(MergedGroup *const *) b;
  int result = compare_numbers (first->touchpoint_order, second->touchpoint_order);

  if (result == 0)
    result = compare_numbers (first->segment_order, second->segment_order);
  if (result == 0)
    result = compare_numbers ((guint64) first->wave_order, (guint64) second->wave_order);

  return result;
}

/* What a score of several columns is called. */
static char *
name_question (SjTable *table,
               guint    column)
{
  const SjQuestion *question = sj_question_find (sj_table_get_questions (table), column);

  return g_strdup (question != NULL ? question->stem : sj_table_get_column_label (table, column));
}

static SjResultGroup *
make_group (Merge       *merge,
            MergedGroup *merged,
            guint        score)
{
  SjTallyResult *result = merge->result;
  SjResultGroup *group = g_new0 (SjResultGroup, 1);

  group->column = merge->plan->scores[score].column;
  group->touchpoint = g_strdup (merged->touchpoint);
  if (merged->touchpoint == NULL && merge->plan->scores[score].n_items > 0)
    group->touchpoint = name_question (result->table, group->column);
  else if (merged->touchpoint == NULL)
    group->touchpoint = g_strdup (sj_table_get_column_label (result->table, group->column));
  group->segment = g_strdup (merged->segment);
  group->wave = g_strdup (merged->wave);
  group->order = merged->order;
  merged->places[score] = result->groups->len;
  sj_tally_init (&group->tally, &result->scales[score]);
  sj_tally_merge (&group->tally, &merged->tallies[score]);
  group->n_people = group->tally.n_people > 0 ? group->tally.n_people
                                              : sj_tally_get_n (&group->tally);
  if (sj_tally_is_withheld (&group->tally))
    {
      group->suppression = SJ_SUPPRESSED_SMALL;
      group->n_people = 1; /* or more; the database does not say */
    }

  return group;
}

/* One group a score, in the order of touchpoints. Where the scores are the touchpoints, that is
 * the order of the columns. */
static void
list_groups (Merge *merge)
{
  g_autoptr(GPtrArray) groups = order_groups (merge);
  guint n_scores = merge->plan->n_scores;
  gboolean wide = merge->plan->by == SJ_NO_COLUMN;
  guint from = 0;

  g_ptr_array_sort (groups, compare_groups);
  while (from < groups->len)
    {
      const MergedGroup *first = g_ptr_array_index (groups, from);
      guint end = from;

      while (end < groups->len &&
             (wide || ((MergedGroup *) g_ptr_array_index (groups, end))->touchpoint_order ==
                        first->touchpoint_order))
        end++;
      for (guint score = 0; score < n_scores; score++)
        for (guint i = from; i < end; i++)
          g_ptr_array_add (merge->result->groups,
                           make_group (merge, g_ptr_array_index (groups, i), score));
      from = end;
    }
}

/* Who gave the answers of each group. @named holds the merged groups in the order of the talliers
 * and of their groups. */
static void
merge_people (Merge     *merge,
              GPtrArray *named)
{
  SjTallyResult *result = merge->result;
  guint n_scores = merge->plan->n_scores, first = 0;
  g_autofree guint64 *n_people = g_new (guint64, result->groups->len + 1);

  for (guint i = 0; i < merge->n_talliers; i++)
    {
      const SjTallier *tallier = &merge->talliers[i];
      g_autofree guint32 *cells = g_new (guint32, tallier->groups.list->len * n_scores + 1);

      for (guint j = 0; j < tallier->groups.list->len; j++)
        for (guint score = 0; score < n_scores; score++)
          cells[j * n_scores + score] =
            ((MergedGroup *) g_ptr_array_index (named, first + j))->places[score];
      first += tallier->groups.list->len;
      sj_people_merge (&result->people, &tallier->people, cells);
    }
  sj_people_sort (&result->people);
  /* A database counts people itself. */
  if (!result->respondents || result->people.full ||
      sj_database_source_is (sj_table_get_source (result->table)))
    return;

  sj_people_count (&result->people, n_people, result->groups->len);
  for (guint i = 0; i < result->groups->len; i++)
    ((SjResultGroup *) g_ptr_array_index (result->groups, i))->n_people = n_people[i];
}

/* Puts together what the threads tallied. */
void
sj_tally_result_merge (SjTallyResult     *result,
                       const SjTallyPlan *plan,
                       SjTallier         *talliers,
                       guint              n_talliers)
{
  Merge merge = {
    .plan = plan,
    .talliers = talliers,
    .n_talliers = n_talliers,
    .result = result,
    .merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_merged),
  };
  g_autoptr(GPtrArray) named = g_ptr_array_new ();

  choose_date_order (&merge);
  merge_dates (&merge);
  for (guint i = 0; i < n_talliers; i++)
    {
      result->n_skipped += talliers[i].n_skipped;
      result->n_replaced += talliers[i].n_replaced;
      sj_row_sieve_report (&talliers[i].sieve, result->filters);
      for (guint j = 0; j < talliers[i].groups.list->len; j++)
        g_ptr_array_add (named, merge_group (&merge, &talliers[i],
                                             sj_tallier_groups_get (&talliers[i].groups, j)));
    }
  list_groups (&merge);
  merge_people (&merge, named);
  sj_tally_result_suppress (result);
  g_hash_table_unref (merge.merged);
}

static void
note_score (SjTallyResult        *result,
            guint                 score,
            const SjAnswerReader *reader)
{
  result->scales[score] = reader->scale;
  result->codes[score] = (SjScoreCodes) {
    .first = reader->shift != 0 ? reader->scale.low + reader->shift : NAN,
    .good = reader->good,
  };
}

/* Without knowing who is who, groups of few people could not be told from large ones. */
static gboolean
check_people (SjTallyResult    *result,
              const SjReading  *reading,
              GError          **error)
{
  if (!result->respondents || !result->people.full)
    return TRUE;
  /* Nobody has asked to tell them apart: then they are answers, as without the column. */
  if (reading->respondent_is_guess)
    {
      result->respondents = FALSE;
      return TRUE;
    }

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("“%s” has more than %u answers; that many cannot be told apart by respondent. "
                 "Leave the column of respondents out"),
               sj_table_get_name (result->table), result->people.max);
  return FALSE;
}

static gboolean
tally_answers (SjTallyResult    *result,
               const SjReading  *reading,
               GCancellable     *cancellable,
               SjProgressFunc    progress,
               gpointer          progress_data,
               GError          **error)
{
  SjTallyPlan plan;
  gboolean done = sj_tally_plan_init (&plan, result->table, reading, error);

  if (done)
    {
      result->n_scales = plan.n_scores;
      result->scales = g_new (SjScale, MAX (1, plan.n_scores));
      result->codes = g_new (SjScoreCodes, MAX (1, plan.n_scores));
      result->languages = g_new0 (SjCommentLanguage, MAX (1, plan.n_scores));
      for (guint i = 0; i < plan.n_scores; i++)
        {
          note_score (result, i, &plan.scores[i].reader);
          result->languages[i] = plan.scores[i].comments.language;
        }
      result->respondents = plan.person_key != NULL;
      result->weighted = plan.weight != SJ_NO_COLUMN;
      result->people.max = plan.max_people;
      done = sj_tally_scan (result, &plan, reading, cancellable, progress, progress_data, error) &&
             check_people (result, reading, error);
    }
  sj_tally_plan_clear (&plan);

  return done;
}

/**
 * sj_tally_table:
 * @table: (transfer full): an opened table
 * @reading: how it is to be read
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): is told how far the work is
 * @progress_data: given to @progress
 * @error: where to put a failure
 *
 * Reads all rows of the table once and tallies them.
 *
 * Returns: (transfer full) (nullable): the tallies, which keep the table, or %NULL with @error set
 */
SjTallyResult *
sj_tally_table (SjTable           *table,
                const SjReading   *reading,
                GCancellable      *cancellable,
                SjProgressFunc     progress,
                gpointer           progress_data,
                GError           **error)
{
  g_autoptr(SjTallyResult) result = g_new0 (SjTallyResult, 1);
  gboolean done;

  g_return_val_if_fail (table != NULL && reading != NULL, NULL);

  result->table = table;
  result->min_n = reading->min_n;
  sj_people_init (&result->people, 0);
  result->groups = g_ptr_array_new_with_free_func (free_group);
  result->filters = sj_row_filter_list (table, reading, FALSE);
  if (reading->content == SJ_CONTENT_FIGURES)
    done = sj_figure_tally_fill (result, reading, error);
  else
    done = tally_answers (result, reading, cancellable, progress, progress_data, error);

  return done ? g_steal_pointer (&result) : NULL;
}

/**
 * sj_tally_file:
 * @path: a file, or "-" for standard input
 * @reading: how it is to be read
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): is told how far the work is
 * @progress_data: given to @progress
 * @error: where to put a failure
 *
 * Opens a table and tallies it, in memory that does not grow with the file.
 *
 * Returns: (transfer full) (nullable): the tallies, or %NULL with @error set
 */
SjTallyResult *
sj_tally_file (const char       *path,
               const SjReading  *reading,
               GCancellable     *cancellable,
               SjProgressFunc    progress,
               gpointer          progress_data,
               GError          **error)
{
  SjTable *table = sj_table_open (path, reading, error);

  if (table == NULL)
    return NULL;

  return sj_tally_table (table, reading, cancellable, progress, progress_data, error);
}

void
sj_tally_result_free (SjTallyResult *result)
{
  if (result == NULL)
    return;

  g_clear_pointer (&result->groups, g_ptr_array_unref);
  g_clear_pointer (&result->filters, g_ptr_array_unref);
  sj_people_clear (&result->people);
  g_free (result->scales);
  g_free (result->codes);
  g_free (result->languages);
  g_free (result->first_date);
  g_free (result->last_date);
  sj_table_free (result->table);
  g_free (result);
}

/**
 * sj_result_group_get_n:
 *
 * Returns: how many answers are behind a group; 0 if nobody knows
 */
guint64
sj_result_group_get_n (const SjResultGroup *group)
{
  g_return_val_if_fail (group != NULL, 0);

  if (group->figure != NULL)
    return (guint64) MAX (0, group->figure->n);

  return sj_tally_get_n (&group->tally);
}

/**
 * sj_tally_result_get_skipped:
 *
 * Returns: the rows that no group has: blank ones, and those without touchpoint, segment or wave
 */
guint64
sj_tally_result_get_skipped (const SjTallyResult *result)
{
  g_return_val_if_fail (result != NULL, 0);

  return result->counts.blank_rows + result->n_skipped;
}

/**
 * sj_tally_result_get_dropped:
 *
 * Returns: the rows that filters left out
 */
guint64
sj_tally_result_get_dropped (const SjTallyResult *result)
{
  guint64 n = 0;

  g_return_val_if_fail (result != NULL, 0);

  for (guint i = 0; i < result->filters->len; i++)
    n += ((const SjFilterOutcome *) g_ptr_array_index (result->filters, i))->n_dropped;

  return n;
}

/**
 * sj_tally_result_get_invalid:
 * @result: a result
 * @score: one of its scores, from 0
 * @share: (out): which part of the answers cannot be on the scale, from 0 to 1
 *
 * Returns: (transfer none) (nullable): the name of the score's column; %NULL if nobody answered
 */
const char *
sj_tally_result_get_invalid (const SjTallyResult *result,
                             guint                score,
                             double              *share)
{
  guint64 n = 0, n_invalid = 0;
  guint column = 0;

  g_return_val_if_fail (result != NULL && score < result->n_scales && share != NULL, NULL);

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (group->tally.scale != &result->scales[score])
        continue;
      column = group->column;
      n += sj_tally_get_n (&group->tally);
      n_invalid += group->tally.missing[SJ_MISSING_INVALID];
    }
  *share = n + n_invalid > 0 ? (double) n_invalid / (double) (n + n_invalid) : 0;

  return n + n_invalid > 0 ? sj_table_get_column_name (result->table, column) : NULL;
}
