#define G_LOG_DOMAIN "sj-double"

#include "config.h"

#include "feedback/sj-double-answers.h"

#include <string.h>

#include "feedback/sj-database-source.h"
#include "feedback/sj-key-set.h"
#include "feedback/sj-key-sieve.h"
#include "feedback/sj-keyed-hash.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-respondent.h"

/* The ids that survey tools give to answers; those of people, orders or shops may come again. */
#define ID_HEADERS \
  "response id|responseid|response_id|respondent id|respondentid|respondent_id|answer id|" \
  "submission id|submissionid|submission_id|antwort-id|antwort id|id de la reponse|" \
  "id de respuesta"

#define MIN_SAMPLE 20
#define DISTINCT_SHARE 0.95
#define MAX_UNKEYED_ROWS (1 << 20) /* of tables without an id: every cell of them is looked at */
#define CELL_END "\x1F"

/* What the passes over the rows share. The first pass finds the keys that may have come before, the
 * second one where they came; only where there are too many of them, more passes look at all. */
typedef struct
{
  GMutex lock;
  SjKeyedHash hash;
  SjKeySieve sieve; /* of the first pass */
  SjKeySet keys;
  guint64 n_rows;
  gboolean sieving;
  gboolean too_many_keys; /* may have come before: there is no room for them */
  gboolean too_many;
} Shared;

typedef struct
{
  Shared *shared;
  const SjTallyPlan *plan;
  SjRowSieve sieve;
  GArray *found; /* guint64: key and row of each row of a batch */
  GString *text; /* of a row's key */
  GString *scratch;
  guint n_filter; /* cells in front that only the filter asks for */
  guint n_id;     /* of the others, those without which there is no id */
} Worker;

static gboolean
find_id_column (SjTable *table,
                guint   *column)
{
  guint n_columns = sj_table_get_n_columns (table);

  if (sj_table_get_export (table) != NULL)
    for (*column = 0; *column < n_columns; (*column)++)
      if (sj_table_get_role (table, *column) == SJ_ROLE_ID &&
          sj_table_is_declared (table, *column))
        return TRUE;

  return sj_table_find_declared (table, ID_HEADERS, column) &&
         sj_table_get_profile (table, *column)->n > 0;
}

/* What besides the id tells the rows of one person apart, where it comes again in many rows. */
static gboolean
find_parts (SjTable      *table,
            guint         id,
            SjRespondent *respondent)
{
  return sj_respondent_find (table, respondent) && respondent->column == id &&
         respondent->n_parts > 0;
}

/* A database is asked for answers by their id and touchpoint alone. */
static gboolean
may_ask (SjTable         *table,
         const SjReading *reading,
         guint            id)
{
  SjRespondent respondent;
  guint by = SJ_NO_COLUMN;

  if (!sj_database_source_is (sj_table_get_source (table)) ||
      !find_parts (table, id, &respondent))
    return TRUE;

  return reading->by != NULL && sj_table_find_column (table, reading->by, &by, NULL) &&
         sj_respondent_is_told_apart (&respondent, by);
}

/* All cells of a sampled row as one text. */
static char *
join_row (SjTableSample *sample,
          guint          row,
          guint          width)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < width; column++)
    {
      g_string_append (text, sj_table_sample_get_cell (sample, row, column));
      g_string_append (text, CELL_END);
    }

  return g_string_free (text, FALSE);
}

/* Counts rows and different rows of the sample. */
static guint
count_different (SjTable *table,
                 guint   *n_rows)
{
  g_autoptr(GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SjTableSample *sample = sj_table_get_source (table)->sample;

  *n_rows = 0;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    if (!sj_table_sample_row_is_blank (sample, row))
      {
        (*n_rows)++;
        g_hash_table_add (rows, join_row (sample, row, sj_table_get_width (table)));
      }

  return g_hash_table_size (rows);
}

/* Whether the rows hold a time of day or a comment, which two people hardly share. */
static gboolean
are_marked (SjTable *table)
{
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      SjColumnRole role = sj_table_get_role (table, column);
      const SjColumnProfile *profile = sj_table_get_profile (table, column);

      if (role == SJ_ROLE_COMMENT && profile->n * 2 >= profile->n_rows)
        return TRUE;
      if (role == SJ_ROLE_DATE && profile->distinct->len > 0 &&
          strchr (g_ptr_array_index (profile->distinct, 0), ':') != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
are_kept (const SjReading *reading)
{
  return g_ptr_array_find_with_equal_func (reading->keeps, "double", g_str_equal, NULL);
}

/**
 * sj_double_answers_choose:
 * @table: a table
 * @reading: how it is read
 * @column: (out): the column of the answers' ids
 *
 * Finds out what makes two rows the same answer: the id of the answer, and where it comes again in
 * many rows, the touchpoint or the wave, too. Where there is none, rows
 * that are alike in every cell may be one answer or those of two people who think the same: only
 * where they hold a time or a comment and nearly all are different are they taken for one.
 *
 * Returns: how double answers are found
 */
SjDoublesKind
sj_double_answers_choose (SjTable         *table,
                          const SjReading *reading,
                          guint           *column)
{
  guint n_rows, n_different;

  g_return_val_if_fail (table != NULL && reading != NULL && column != NULL, SJ_DOUBLES_KEPT);

  *column = SJ_NO_COLUMN;
  if (are_kept (reading))
    return SJ_DOUBLES_KEPT;
  if (find_id_column (table, column))
    return may_ask (table, reading, *column) ? SJ_DOUBLES_BY_ID : SJ_DOUBLES_KEPT;

  *column = SJ_NO_COLUMN;
  /* What stands side by side in the sample of a database never was one answer. */
  if (sj_database_source_is (sj_table_get_source (table)) || !are_marked (table))
    return SJ_DOUBLES_KEPT;
  n_different = count_different (table, &n_rows);

  return n_rows >= MIN_SAMPLE && n_different >= n_rows * DISTINCT_SHARE ? SJ_DOUBLES_BY_ROW
                                                                       : SJ_DOUBLES_KEPT;
}

/**
 * sj_double_answers_may_rise:
 * @table: a table
 * @column: the column of its ids
 *
 * Returns: whether the ids of the first rows are whole numbers, each higher than the one before
 */
gboolean
sj_double_answers_may_rise (SjTable *table,
                            guint    column)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  SjIdOrder order;
  SjIdOrder *orders = &order;
  gboolean rises;

  sj_id_order_init (&order);
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    if (!sj_table_sample_row_is_blank (sample, row))
      {
        const char *text = sj_table_sample_get_cell (sample, row, column);
        SjCell cell = { .text = text, .length = (guint32) strlen (text) };
        SjRowBatch batch = { .cells = &cell, .n_rows = 1, .n_columns = 1, .order = row };

        sj_id_order_take (&order, &batch, 0);
      }
  rises = sj_id_order_rises (&orders, 1);
  sj_id_order_clear (&order);

  return rises;
}

/**
 * sj_double_answers_in_sample:
 *
 * Returns: how many of the first rows are double answers
 */
guint64
sj_double_answers_in_sample (SjTable         *table,
                             const SjReading *reading)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SjTableSample *sample = sj_table_get_source (table)->sample;
  SjRespondent respondent = { 0 };
  guint column, n_rows, n_different;
  guint64 n = 0;
  SjDoublesKind kind = sj_double_answers_choose (table, reading, &column);

  if (kind == SJ_DOUBLES_KEPT || reading->by != NULL ||
      sj_database_source_is (sj_table_get_source (table)))
    return 0;
  if (kind == SJ_DOUBLES_BY_ROW)
    {
      n_different = count_different (table, &n_rows);
      return n_rows - n_different;
    }
  if (!find_parts (table, column, &respondent))
    respondent.n_parts = 0;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      const char *id = sj_table_sample_get_cell (sample, row, column);
      GString *key;

      if (*id == '\0')
        continue;
      key = g_string_new (id);
      for (guint i = 0; i < respondent.n_parts; i++)
        g_string_append_printf (key, CELL_END "%s",
                                sj_table_sample_get_cell (sample, row, respondent.parts[i]));
      n += !g_hash_table_add (ids, g_string_free (key, FALSE));
    }

  return n;
}

/**
 * sj_double_answers_list_filters:
 * @table: a table
 * @reading: how it is to be read
 *
 * Returns: (transfer full) (element-type SjFilterOutcome): all filters of the table, that of double
 *   answers last, with what the first rows lose to each
 */
GPtrArray *
sj_double_answers_list_filters (SjTable         *table,
                                const SjReading *reading)
{
  GPtrArray *filters = sj_row_filter_list (table, reading, TRUE);
  SjFilterOutcome *outcome;
  guint column;

  outcome = sj_filter_outcome_new ("double", SJ_FILTER_NO_COLUMN);
  outcome->own = TRUE;
  outcome->active = sj_double_answers_choose (table, reading, &column) != SJ_DOUBLES_KEPT;
  outcome->column = column;
  outcome->n_dropped = sj_double_answers_in_sample (table, reading);
  if (outcome->active || are_kept (reading))
    g_ptr_array_add (filters, outcome);
  else
    sj_filter_outcome_free (outcome);

  return filters;
}

/* The number of the row's id. Returns FALSE if the row has none. */
static gboolean
make_key (Worker       *worker,
          const SjCell *cells,
          guint64      *key)
{
  g_string_truncate (worker->text, 0);
  for (guint i = worker->n_filter; i < worker->plan->columns->len; i++)
    {
      gsize n;
      const char *text = sj_cell_get_text (&cells[i], worker->scratch, &n);

      if (n == 0 && i < worker->n_filter + worker->n_id)
        return FALSE;
      g_string_append_len (worker->text, text, (gssize) n);
      g_string_append (worker->text, CELL_END);
    }
  *key = sj_keyed_hash_number (&worker->shared->hash, worker->text->str, worker->text->len);

  return TRUE;
}

/* Sends the keys of a batch through the sieve. Returns how many may have come before. */
static guint
sieve_keys (Worker *worker)
{
  SjKeySieve *sieve = &worker->shared->sieve;
  guint n = 0;

  for (guint i = 0; i < worker->found->len; i += 2)
    sj_key_sieve_await (sieve, g_array_index (worker->found, guint64, i));
  for (guint i = 0; i < worker->found->len; i += 2)
    {
      guint64 key = g_array_index (worker->found, guint64, i);

      if (sj_key_sieve_add (sieve, key))
        g_array_index (worker->found, guint64, n++) = key;
    }

  return n;
}

/* Takes the keys and rows of a batch that the closed set has a place for. */
static void
choose_keys (Worker *worker)
{
  const SjKeySet *keys = &worker->shared->keys;
  guint n = 0;

  for (guint i = 0; i < worker->found->len; i += 2)
    {
      const guint64 *found = &g_array_index (worker->found, guint64, i);

      if (!sj_key_set_takes (keys, found[0]))
        continue;
      memmove (&g_array_index (worker->found, guint64, n), found, 2 * sizeof *found);
      n += 2;
    }
  g_array_set_size (worker->found, n);
}

static void
take_sieved_keys (Worker *worker,
                  guint   n)
{
  Shared *shared = worker->shared;

  for (guint i = 0; i < n && !shared->too_many_keys; i++)
    shared->too_many_keys =
      !sj_key_set_await (&shared->keys, g_array_index (worker->found, guint64, i));
}

static void
take_keys (Worker *worker)
{
  for (guint i = 0; i < worker->found->len; i += 2)
    sj_key_set_add (&worker->shared->keys, g_array_index (worker->found, guint64, i),
                    g_array_index (worker->found, guint64, i + 1));
}

static void
share_keys (Worker            *worker,
            const SjRowBatch  *batch)
{
  Shared *shared = worker->shared;
  guint n = 0;

  if (shared->sieving)
    n = sieve_keys (worker);
  else if (shared->keys.closed)
    choose_keys (worker);

  g_mutex_lock (&shared->lock);
  if (shared->sieving)
    take_sieved_keys (worker, n);
  else
    take_keys (worker);
  shared->n_rows += batch->n_rows;
  /* Only rows without an id are so dear. */
  shared->too_many = worker->n_id == 0 && shared->n_rows > MAX_UNKEYED_ROWS;
  g_mutex_unlock (&shared->lock);
}

static gboolean
take_rows (gpointer           consumer,
           const SjRowBatch  *batch,
           guint             *failed_row,
           GError           **error)
{
  Worker *worker = consumer;
  Shared *shared = worker->shared;
  const SjCell *cells = batch->cells;

  if (shared->too_many || (shared->sieving && shared->too_many_keys))
    return TRUE;
  g_array_set_size (worker->found, 0);
  for (guint i = 0; i < batch->n_rows; i++, cells += batch->n_columns)
    {
      guint64 found[2] = { 0, batch->order + i };

      if (sj_row_sieve_passes (&worker->sieve, cells) && make_key (worker, cells, &found[0]))
        g_array_append_vals (worker->found, found, 2);
    }
  share_keys (worker, batch);

  return TRUE;
}

static void
add_key (GArray *columns,
         guint   first,
         guint   column)
{
  for (guint i = first; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return;
  g_array_append_val (columns, column);
}

/* The id, and what tells the rows of one person apart. */
static void
add_keys (GArray            *columns,
          SjTable           *table,
          const SjTallyPlan *plan,
          guint              id)
{
  guint first = columns->len;
  SjRespondent respondent;
  gboolean people = sj_table_get_export (table) == NULL &&
                    sj_respondent_names_people (sj_table_get_column_name (table, id));

  add_key (columns, first, id);
  /* Of a long table one answer has many rows, one a touchpoint. */
  if (plan->by != SJ_NO_COLUMN)
    add_key (columns, first, g_array_index (plan->columns, guint, plan->by));
  /* The same people are asked again in the next wave. */
  if (plan->wave != SJ_NO_COLUMN && people)
    add_key (columns, first, g_array_index (plan->columns, guint, plan->wave));
  if (!find_parts (table, id, &respondent))
    return;
  for (guint i = 0; i < respondent.n_parts; i++)
    add_key (columns, first, respondent.parts[i]);
}

/* A plan whose columns are those of the filter and then those of the key. */
static void
plan_keys (SjTallyPlan       *keys,
           SjTable           *table,
           const SjTallyPlan *plan,
           guint              column,
           guint             *n_filter)
{
  memset (keys, 0, sizeof *keys);
  keys->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->filter.rules->len; i++)
    {
      const SjRowRule *rule = g_ptr_array_index (plan->filter.rules, i);

      g_array_append_val (keys->columns, rule->column);
    }
  *n_filter = keys->columns->len;
  if (column != SJ_NO_COLUMN)
    {
      add_keys (keys->columns, table, plan, column);
      return;
    }
  for (guint i = 0; i < sj_table_get_width (table); i++)
    g_array_append_val (keys->columns, i);
}

/* The rules ask for cells at other places here than in the tally. */
static void
move_rules (SjTallyPlan *plan,
            guint       *places)
{
  for (guint i = 0; i < plan->filter.rules->len; i++)
    {
      SjRowRule *rule = g_ptr_array_index (plan->filter.rules, i);
      guint place = rule->place;

      rule->place = places[i];
      places[i] = place;
    }
}

static gboolean
run_pass (SjTable            *table,
          Worker             *workers,
          guint               n_threads,
          const SjTallyPlan  *keys,
          GCancellable       *cancellable,
          GError            **error)
{
  SjRowSource *source = sj_table_get_source (table);
  g_autofree gpointer *consumers = g_new (gpointer, n_threads);
  SjRowCounts counts = { 0 };
  SjRowScan scan = {
    .columns = (const guint *) (void *) keys->columns->data,
    .n_columns = keys->columns->len,
    .func = take_rows,
    .consumers = consumers,
    .n_threads = n_threads,
    .cancellable = cancellable,
  };
  gboolean done;

  workers[0].shared->n_rows = 0;
  sj_table_begin_scan (table, &scan);
  for (guint i = 0; i < n_threads; i++)
    consumers[i] = &workers[i];
  done = sj_row_source_scan (source, &scan, &counts, error);
  source->n_replaced = 0;

  return done;
}

static gboolean
scan_keys (SjTable            *table,
           Worker             *workers,
           guint               n_threads,
           const SjTallyPlan  *keys,
           GCancellable       *cancellable,
           GError            **error)
{
  Shared *shared = workers[0].shared;
  gboolean done;

  shared->sieving = TRUE;
  sj_key_sieve_init (&shared->sieve, SJ_KEY_SIEVE_WORDS);
  done = run_pass (table, workers, n_threads, keys, cancellable, error);
  sj_key_sieve_clear (&shared->sieve);
  shared->sieving = FALSE;
  if (!done || shared->too_many || shared->keys.n_keys == 0)
    return done;

  if (shared->too_many_keys)
    {
      sj_key_set_clear (&shared->keys);
      sj_key_set_init (&shared->keys, SJ_KEY_SET_SLOTS);
    }
  else
    {
      sj_key_set_close (&shared->keys);
    }
  do
    done = run_pass (table, workers, n_threads, keys, cancellable, error);
  while (done && sj_key_set_next (&shared->keys));

  return done;
}

static void
run_workers (Worker             *workers,
             guint               n_threads,
             const Worker       *like,
             const SjTallyPlan  *plan)
{
  for (guint i = 0; i < n_threads; i++)
    {
      workers[i] = *like;
      workers[i].found = g_array_new (FALSE, FALSE, sizeof (guint64));
      workers[i].text = g_string_new (NULL);
      workers[i].scratch = g_string_new (NULL);
      sj_row_sieve_init (&workers[i].sieve, &plan->filter);
    }
}

static void
clear_workers (Worker *workers,
               guint   n_threads)
{
  for (guint i = 0; i < n_threads; i++)
    {
      g_array_unref (workers[i].found);
      g_string_free (workers[i].text, TRUE);
      g_string_free (workers[i].scratch, TRUE);
      sj_row_sieve_clear (&workers[i].sieve);
    }
}

/**
 * sj_double_answers_find:
 * @table: a table
 * @plan: what is read of it; its double rows are filled in
 * @kind: what makes rows the same
 * @column: the column of the ids, or %SJ_NO_COLUMN
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Reads all rows that the filter lets pass and finds those whose answer an earlier row holds. Ids
 * are compared by keys, HMAC-SHA-256 with a random secret, that are forgotten at the end. The
 * memory does not grow with the table. Of a long table without ids nothing is found, and the plan
 * says so.
 *
 * Returns: %FALSE with @error set if the table could not be read
 */
gboolean
sj_double_answers_find (SjTable        *table,
                        SjTallyPlan    *plan,
                        SjDoublesKind   kind,
                        guint           column,
                        GCancellable   *cancellable,
                        GError        **error)
{
  guint n_threads = sj_row_source_count_threads (sj_table_get_source (table));
  g_autofree Worker *workers = g_new0 (Worker, n_threads);
  g_autofree guint *places = g_new (guint, MAX (1, plan->filter.rules->len));
  Shared shared = { 0 };
  SjTallyPlan keys;
  Worker like = { .shared = &shared, .plan = &keys };
  gboolean done;

  sj_keyed_hash_init (&shared.hash);
  like.n_id = kind == SJ_DOUBLES_BY_ID ? 1 : 0;
  plan_keys (&keys, table, plan, kind == SJ_DOUBLES_BY_ID ? column : SJ_NO_COLUMN, &like.n_filter);
  for (guint i = 0; i < plan->filter.rules->len; i++)
    places[i] = i;
  move_rules (plan, places);
  g_mutex_init (&shared.lock);
  sj_key_set_init (&shared.keys, SJ_KEY_SET_SLOTS);
  run_workers (workers, n_threads, &like, plan);
  done = scan_keys (table, workers, n_threads, &keys, cancellable, error);
  clear_workers (workers, n_threads);
  move_rules (plan, places);
  plan->too_long = shared.too_many;
  if (done && !shared.too_many)
    plan->doubles = sj_key_set_finish (&shared.keys);
  sj_key_set_clear (&shared.keys);
  sj_keyed_hash_clear (&shared.hash);
  g_mutex_clear (&shared.lock);
  g_array_unref (keys.columns);

  return done;
}
