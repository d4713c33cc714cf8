#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-tallier.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"

#define MAX_TEXTS 10000  /* different touchpoints, segments or waves */
#define MAX_CACHED 4096
#define CHUNK_ROWS 64 /* that are tallied together */

typedef struct
{
  double value;
  int kind; /* SJ_ANSWER_VALUE or a SjMissing */
} CachedAnswer;

/* A row that belongs to a group. */
typedef struct
{
  const SjCell *cells;
  guint64 order;
  double weight;
  guint32 group;
} Row;

/**
 * sj_tallier_init:
 * @tallier: (out caller-allocates): the tallier
 * @plan: what to read, which must outlive it
 */
void
sj_tallier_init (SjTallier         *tallier,
                 const SjTallyPlan *plan)
{
  g_return_if_fail (tallier != NULL && plan != NULL);

  memset (tallier, 0, sizeof *tallier);
  tallier->plan = plan;
  sj_text_index_init (&tallier->by);
  sj_text_index_init (&tallier->segment);
  sj_text_index_init (&tallier->wave);
  tallier->caches = g_new0 (SjAnswerCache, MAX (1, plan->n_scores));
  for (guint i = 0; i < plan->n_scores; i++)
    {
      sj_text_index_init (&tallier->caches[i].index);
      tallier->caches[i].answers = g_array_new (FALSE, FALSE, sizeof (CachedAnswer));
    }
  sj_tallier_groups_init (&tallier->groups, plan);
  tallier->scratch = g_string_new (NULL);
  tallier->joint = g_string_new (NULL);
  sj_comment_desk_init (&tallier->desk);
  sj_row_sieve_init (&tallier->sieve, &plan->filter);
  sj_people_init (&tallier->people, plan->max_people);
  sj_id_order_init (&tallier->ids);
}

void
sj_tallier_clear (SjTallier *tallier)
{
  g_return_if_fail (tallier != NULL);

  for (guint i = 0; i < tallier->plan->n_scores; i++)
    {
      sj_text_index_clear (&tallier->caches[i].index);
      g_array_unref (tallier->caches[i].answers);
    }
  g_free (tallier->caches);
  sj_text_index_clear (&tallier->by);
  sj_text_index_clear (&tallier->segment);
  sj_text_index_clear (&tallier->wave);
  sj_tallier_groups_clear (&tallier->groups);
  g_string_free (tallier->scratch, TRUE);
  g_string_free (tallier->joint, TRUE);
  sj_comment_desk_clear (&tallier->desk);
  sj_row_sieve_clear (&tallier->sieve);
  sj_people_clear (&tallier->people);
  sj_id_order_clear (&tallier->ids);
}

static gboolean
is_blank (const SjCell *cell)
{
  const char *text = cell->text;
  gsize length = cell->length;

  if (cell->quoted && length >= 2)
    {
      text++;
      length -= 2;
    }
  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;

  return TRUE;
}

/* Numbers a text that names a group. Returns FALSE if there are too many. */
static inline gboolean
number_text (SjTallier    *tallier,
             SjTextIndex  *index,
             const SjCell *cell,
             guint32      *number)
{
  gboolean is_new;

  if (tallier->roomy && cell->length <= SJ_PACKED_TEXT_MOST)
    *number = sj_text_index_lookup_short (index, cell->text, cell->length, MAX_TEXTS, &is_new);
  else
    *number = sj_text_index_lookup (index, cell->text, cell->length, MAX_TEXTS, &is_new);

  return *number != SJ_TEXT_INDEX_FULL;
}

static void
append_trimmed (SjTallier    *tallier,
                const SjCell *cell)
{
  gsize length;
  const char *text = sj_cell_get_text (cell, tallier->scratch, &length);

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  g_string_append_len (tallier->joint, text, (gssize) length);
}

/* A segment is a value of one column, or of two at once. A row that lacks one is in none. */
static gboolean
number_segment (SjTallier    *tallier,
                const SjCell *cells,
                guint32      *number)
{
  const SjTallyPlan *plan = tallier->plan;
  gboolean is_new;

  if (plan->second_segment == SJ_NO_COLUMN)
    return number_text (tallier, &tallier->segment, &cells[plan->segment], number);

  g_string_truncate (tallier->joint, 0);
  append_trimmed (tallier, &cells[plan->segment]);
  g_string_append (tallier->joint, SJ_SEGMENT_SEPARATOR);
  append_trimmed (tallier, &cells[plan->second_segment]);
  /* It does not lie in the batch: there may be no room behind it. */
  *number = sj_text_index_lookup (&tallier->segment, tallier->joint->str, tallier->joint->len,
                                  MAX_TEXTS, &is_new);

  return *number != SJ_TEXT_INDEX_FULL;
}

/* Works out both readings of a date, and learns from dates that have one only. */
static gboolean
read_wave (SjTallier    *tallier,
           const SjCell *cell,
           gint32        wave[2])
{
  SjPeriod period = tallier->plan->period;
  SjAnswerDate date;
  gsize length;
  const char *text = sj_cell_get_text (cell, tallier->scratch, &length);

  if (!sj_answer_date_parse (text, length, &date))
    return FALSE;

  wave[0] = date.day_first[0] > 0 ? sj_period_index (period, date.year, date.day_first[0])
                                  : SJ_NO_WAVE;
  wave[1] = date.month_first[0] > 0 ? sj_period_index (period, date.year, date.month_first[0])
                                    : SJ_NO_WAVE;
  tallier->day_first |= date.month_first[0] == 0;
  tallier->month_first |= date.day_first[0] == 0;

  return TRUE;
}

/* Widens the range of dates. */
static void
note_date (SjTallier    *tallier,
           const SjCell *cell)
{
  SjAnswerDate date;
  gsize length;
  const char *text = sj_cell_get_text (cell, tallier->scratch, &length);
  const int *readings[2] = { date.day_first, date.month_first };

  if (!sj_answer_date_parse (text, length, &date))
    return;

  for (int i = 0; i < 2; i++)
    {
      int day = date.year * 10000 + readings[i][0] * 100 + readings[i][1];

      if (readings[i][0] == 0)
        continue;
      if (tallier->first_date[i] == 0 || day < tallier->first_date[i])
        tallier->first_date[i] = day;
      tallier->last_date[i] = MAX (tallier->last_date[i], day);
    }
  tallier->day_first |= date.month_first[0] == 0;
  tallier->month_first |= date.day_first[0] == 0;
}

/* What a text means that is not one of the short whole numbers. */
static const CachedAnswer *
read_answer (SjTallier    *tallier,
             guint         score,
             const SjCell *cell,
             CachedAnswer *fresh)
{
  SjAnswerCache *cache = &tallier->caches[score];
  gboolean is_new;
  guint32 number;

  number = sj_text_index_lookup (&cache->index, cell->length > 0 ? cell->text : "", cell->length,
                                 MAX_CACHED, &is_new);
  if (is_new || number == SJ_TEXT_INDEX_FULL)
    {
      g_autofree char *text = sj_cell_dup_text (cell, &tallier->n_replaced);

      fresh->kind = sj_answer_reader_read (&tallier->plan->scores[score].reader, text,
                                           &fresh->value);
      if (is_new)
        g_array_append_vals (cache->answers, fresh, 1);
      return fresh;
    }

  return &g_array_index (cache->answers, CachedAnswer, number);
}

/* A cell of one or two digits, with or without quotation marks. Returns −1 for any other. */
static inline int
read_small_number (const SjCell *cell)
{
  const char *text = cell->text;
  guint32 length = cell->length;
  guint first, second;

  if (cell->quoted)
    {
      if (length < 3 || text[length - 1] != '"')
        return -1;
      text++;
      length -= 2;
    }
  if (length == 0 || length > 2)
    return -1;
  first = (guint) (guchar) text[0] - '0';
  if (first > 9)
    return -1;
  if (length == 1)
    return (int) first;
  second = (guint) (guchar) text[1] - '0';

  return second > 9 || first == 0 ? -1 : (int) (first * 10 + second);
}

/* A score that is made of several cells; somebody who left one out has none. */
static int
read_items (SjTallier            *tallier,
            const SjPlannedScore *score,
            const SjCell         *cells,
            double               *value)
{
  const SjScale *scale = &score->reader.scale;
  double answers[SJ_USABILITY_ITEMS];

  for (guint i = 0; i < score->n_items; i++)
    {
      const SjCell *cell = &cells[score->items[i]];
      int number = read_small_number (cell);
      g_autofree char *text = NULL;

      answers[i] = number;
      if (number >= 0 && score->item_reader.slots[number] >= 0)
        continue;
      text = sj_cell_dup_text (cell, &tallier->n_replaced);
      if (sj_answer_reader_read ((SjAnswerReader *) &score->item_reader, text, &answers[i]) !=
          SJ_ANSWER_VALUE)
        return SJ_MISSING_SKIPPED;
    }
  *value = sj_usability_score (answers);
  if (scale->reversed)
    *value = scale->low + scale->high - *value;

  return SJ_ANSWER_VALUE;
}

/* What a person says to a score. */
static const CachedAnswer *
find_answer (SjTallier    *tallier,
             guint         score,
             const SjCell *cells,
             CachedAnswer *fresh)
{
  const SjTallyPlan *plan = tallier->plan;

  if (plan->scores[score].n_items == 0)
    return read_answer (tallier, score, &cells[plan->first_score + score], fresh);

  fresh->kind = read_items (tallier, &plan->scores[score], cells, &fresh->value);
  return fresh;
}

static void
add_answer (SjTallier    *tallier,
            SjTally      *tally,
            guint         score,
            const SjCell *cells,
            double        weight)
{
  const SjTallyPlan *plan = tallier->plan;
  const SjCell *cell = &cells[plan->first_score + score];
  const SjCommentReader *comments = &plan->scores[score].comments;
  CachedAnswer fresh = { 0 };
  const CachedAnswer *answer;

  if (comments->sentiment != NULL)
    {
      sj_comment_tally_add (tally, comments, &tallier->desk, cell,
                            plan->language != SJ_NO_COLUMN ? &cells[plan->language] : NULL, weight);
      return;
    }
  answer = find_answer (tallier, score, cells, &fresh);
  if (answer->kind == SJ_ANSWER_VALUE)
    sj_tally_add (tally, answer->value, weight);
  else
    tally->missing[answer->kind]++;
}

/* One score of some rows: what is short and frequent is counted without asking what it means. */
static void
tally_score (SjTallier *tallier,
             const Row *rows,
             guint      n_rows,
             guint      score)
{
  const SjTallyPlan *plan = tallier->plan;
  const gint16 *slots = plan->scores[score].reader.slots;
  guint64 *const *counters;

  if (n_rows == 0)
    return;

  counters = (guint64 **) tallier->groups.counters->pdata + score;
  for (guint i = 0; i < n_rows; i++)
    {
      const SjCell *cell = &rows[i].cells[plan->first_score + score];
      int number = read_small_number (cell);
      int slot = number >= 0 ? slots[number] : -1;
      SjTally *tally;

      if (G_LIKELY (slot >= 0))
        {
          counters[rows[i].group * plan->n_scores][slot]++;
          continue;
        }
      tally = &sj_tallier_groups_get (&tallier->groups, rows[i].group)->tallies[score];
      if (cell->length == 0)
        tally->missing[SJ_MISSING_SKIPPED]++;
      else
        add_answer (tallier, tally, score, rows[i].cells, 1);
    }
}

static void
tally_weighted_score (SjTallier *tallier,
                      const Row *rows,
                      guint      n_rows,
                      guint      score)
{
  for (guint i = 0; i < n_rows; i++)
    add_answer (tallier, &sj_tallier_groups_get (&tallier->groups, rows[i].group)->tallies[score],
                score, rows[i].cells, rows[i].weight);
}

static gboolean
read_weight (SjTallier     *tallier,
             const SjCell  *cell,
             double        *weight,
             GError       **error)
{
  g_autofree char *text = sj_cell_dup_text (cell, NULL);

  g_strstrip (text);
  if ((sj_number_parse (text, FALSE, weight) || sj_number_parse (text, TRUE, weight)) &&
      *weight >= 0)
    return TRUE;

  if (*text == '\0')
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE, _("the weight is empty"));
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
                 _("“%s” is no weight; a weight is a number of 0 or more"), text);
  return FALSE;
}

static void
set_too_many_texts (GError **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("there are more than %d different touchpoints, segments or waves; "
                  "is this the right column?"),
               MAX_TEXTS);
}

static void
set_too_many_groups (GError **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("there are more than %d groups of answers"), SJ_MOST_GROUPS);
}

/* Finds out which group a row belongs to. Returns FALSE with @error set if there are too many
 * groups, and without if the row belongs to none. */
static inline gboolean
read_key (SjTallier       *tallier,
          const SjCell    *cells,
          SjTallierGroup  *key,
          GError         **error)
{
  const SjTallyPlan *plan = tallier->plan;
  gboolean fits = TRUE;

  if (plan->by != SJ_NO_COLUMN)
    {
      if (is_blank (&cells[plan->by]))
        return FALSE;
      fits &= number_text (tallier, &tallier->by, &cells[plan->by], &key->by);
    }
  if (plan->segment != SJ_NO_COLUMN)
    {
      if (is_blank (&cells[plan->segment]) ||
          (plan->second_segment != SJ_NO_COLUMN && is_blank (&cells[plan->second_segment])))
        return FALSE;
      fits &= number_segment (tallier, cells, &key->segment);
    }
  if (plan->wave != SJ_NO_COLUMN && plan->period != SJ_PERIOD_NONE)
    {
      if (!read_wave (tallier, &cells[plan->wave], key->wave))
        return FALSE;
    }
  else if (plan->wave != SJ_NO_COLUMN)
    {
      guint32 number = 0;

      if (is_blank (&cells[plan->wave]))
        return FALSE;
      fits &= number_text (tallier, &tallier->wave, &cells[plan->wave], &number);
      key->wave[0] = key->wave[1] = (gint32) number;
    }
  if (!fits)
    set_too_many_texts (error);

  return fits;
}

static guint64
read_person (SjTallier    *tallier,
             const SjCell *cells,
             guint64       order)
{
  const SjTallyPlan *plan = tallier->plan;
  const SjCell *cell;
  const char *text;
  gsize length;

  if (plan->person_key == NULL)
    return order + 1;

  cell = &cells[plan->respondent];
  if (is_blank (cell))
    return 0;
  text = sj_cell_get_text (cell, tallier->scratch, &length);

  return sj_person_key_hash (plan->person_key, text, length);
}

/* Notes whose answers these are. */
static void
note_person (SjTallier *tallier,
             const Row *row)
{
  const SjTallyPlan *plan = tallier->plan;
  guint64 person = read_person (tallier, row->cells, row->order);

  for (guint i = 0; i < plan->n_scores; i++)
    {
      CachedAnswer fresh = { 0 };
      const CachedAnswer *answer = find_answer (tallier, i, row->cells, &fresh);

      if (answer->kind == SJ_ANSWER_VALUE)
        sj_people_add (&tallier->people, person, row->group * plan->n_scores + i,
                       sj_scale_valence (&plan->scores[i].reader.scale, answer->value),
                       row->weight);
    }
}

/**
 * sj_tallier_add_group:
 * @tallier: a tallier
 * @by: (nullable): what names the touchpoint, if the plan asks for one
 * @segment: (nullable): what names the segment
 * @wave: (nullable): what names the wave, if it is a text
 * @period: the wave, if it is a period; %SJ_NO_WAVE otherwise
 * @order: groups with a lower one go first
 * @error: where to put a failure
 *
 * Finds or makes a group for tallies that were made elsewhere, from rows that are not here.
 *
 * Returns: (transfer none) (nullable): the group, or %NULL with @error set if there are too many
 */
SjTallierGroup *
sj_tallier_add_group (SjTallier     *tallier,
                      const SjCell  *by,
                      const SjCell  *segment,
                      const SjCell  *wave,
                      gint32         period,
                      guint64        order,
                      GError       **error)
{
  SjTallierGroup key = { .order = order, .wave = { period, period } };
  guint32 number = 0, group;

  g_return_val_if_fail (tallier != NULL, NULL);

  if ((by != NULL && !number_text (tallier, &tallier->by, by, &key.by)) ||
      (segment != NULL && !number_text (tallier, &tallier->segment, segment, &key.segment)) ||
      (wave != NULL && !number_text (tallier, &tallier->wave, wave, &number)))
    {
      set_too_many_texts (error);
      return NULL;
    }
  if (wave != NULL)
    key.wave[0] = key.wave[1] = (gint32) number;
  group = sj_tallier_groups_find (&tallier->groups, &key);
  if (group != SJ_NO_GROUP)
    return sj_tallier_groups_get (&tallier->groups, group);

  set_too_many_groups (error);
  return NULL;
}

/* Finds out what has to be known of a row before its answers are tallied. Returns FALSE if it
 * counts nothing, with @error set if the work cannot go on. */
static inline gboolean
place_row (SjTallier *tallier,
           Row       *row,
           GError   **error)
{
  const SjTallyPlan *plan = tallier->plan;
  SjTallierGroup key = { .order = row->order };
  GError *local = NULL;

  if (!read_key (tallier, row->cells, &key, &local))
    {
      tallier->n_skipped++;
      if (local != NULL)
        g_propagate_error (error, local);
      return FALSE;
    }
  row->weight = 1;
  if (plan->weight != SJ_NO_COLUMN &&
      !read_weight (tallier, &row->cells[plan->weight], &row->weight, error))
    return FALSE;
  /* It counts nothing, and must not hide how few the others of its group are. */
  if (row->weight == 0)
    return FALSE;
  row->group = sj_tallier_groups_find (&tallier->groups, &key);
  if (row->group == SJ_NO_GROUP)
    set_too_many_groups (error);

  return row->group != SJ_NO_GROUP;
}

/* Score after score, so that the loops are short: what is learned of one row is not waited for by
 * the next. */
static void
tally_rows (SjTallier *tallier,
            const Row *rows,
            guint      n_rows)
{
  const SjTallyPlan *plan = tallier->plan;

  if (plan->date != SJ_NO_COLUMN)
    for (guint i = 0; i < n_rows; i++)
      note_date (tallier, &rows[i].cells[plan->date]);
  for (guint i = 0; i < plan->n_scores; i++)
    if (plan->weight == SJ_NO_COLUMN)
      tally_score (tallier, rows, n_rows, i);
    else
      tally_weighted_score (tallier, rows, n_rows, i);
  if (plan->max_people > 0)
    for (guint i = 0; i < n_rows; i++)
      note_person (tallier, &rows[i]);
}

/* Where the double rows of a batch begin. */
static guint
find_doubles (const GArray *doubles,
              guint64       order)
{
  guint low = 0, high = doubles != NULL ? doubles->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (doubles, guint64, middle) < order)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether a row is neither a double one nor left out by a filter. */
static inline gboolean
is_wanted (SjTallier    *self,
           const SjCell *cells,
           guint64       order,
           guint        *next_double)
{
  const GArray *doubles = self->plan->doubles;

  if (doubles != NULL && *next_double < doubles->len &&
      g_array_index (doubles, guint64, *next_double) == order)
    {
      (*next_double)++;
      self->n_double++;
      return FALSE;
    }

  return self->plan->filter.rules->len == 0 || sj_row_sieve_passes (&self->sieve, cells);
}

/**
 * sj_tallier_take:
 *
 * A #SjRowFunc for a #SjTallier. The cells are those of the plan's columns.
 */
gboolean
sj_tallier_take (gpointer           tallier,
                 const SjRowBatch  *batch,
                 guint             *failed_row,
                 GError           **error)
{
  SjTallier *self = tallier;
  const SjCell *cells = batch->cells;
  guint next_double = find_doubles (self->plan->doubles, batch->order);
  Row rows[CHUNK_ROWS];
  guint n_rows = 0;

  self->roomy = batch->roomy;
  if (self->plan->id != SJ_NO_COLUMN)
    sj_id_order_take (&self->ids, batch, self->plan->id);
  for (guint i = 0; i < batch->n_rows; i++, cells += batch->n_columns)
    {
      GError *local = NULL;

      rows[n_rows].cells = cells;
      rows[n_rows].order = batch->order + i;
      if (is_wanted (self, cells, batch->order + i, &next_double) &&
          place_row (self, &rows[n_rows], &local) && ++n_rows == CHUNK_ROWS)
        {
          tally_rows (self, rows, n_rows);
          n_rows = 0;
        }
      if (G_UNLIKELY (local != NULL))
        {
          g_propagate_error (error, local);
          *failed_row = i;
          return FALSE;
        }
    }
  tally_rows (self, rows, n_rows);

  return TRUE;
}
