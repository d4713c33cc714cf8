#define G_LOG_DOMAIN "sj-database"

#include "config.h"

#include "feedback/sj-database-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-database-dates.h"
#include "feedback/sj-database-doubles.h"
#include "feedback/sj-database-filter.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-sql-rows.h"

/* What the cells of the scores are is found out before the tally: which kinds a column of SQLite
 * holds, and which texts a column of texts has that are no numbers. Each of these is read here as
 * in a file, and goes into the query as a value that stands for an answer, or for none. */

#define MAX_GROUPS 10000
#define FEW_WORDS 200 /* different texts of a column that go into a query */
#define MAX_WORDS 2000
#define MAX_FIGURES 1200 /* columns of one result; PostgreSQL ends at 1,664 */

/* Whether cells of a column are texts, or have fractions. */
typedef struct
{
  SjSqlColumn **columns;
  guint n_columns;
} CellKinds;

typedef struct
{
  SjSqlScore *score;
  SjAnswerReader *reader;
  guint n_words;
  guint max_words;
} WordCollector;

static gboolean
take_kinds (const SjSqlCell *cells,
            guint            n_cells,
            gpointer         data,
            GError         **error)
{
  CellKinds *kinds = data;

  for (guint i = 0; i < kinds->n_columns; i++)
    if (cells[2 * i].count == 0)
      kinds->columns[i]->kind = cells[2 * i + 1].count > 0 ? SJ_SQL_NUMBER : SJ_SQL_INTEGER;

  return TRUE;
}

/* SQLite says of no column what its cells are, so all of them are looked at, in one pass. */
static gboolean
look_up_kinds (SjDatabasePlan  *plan,
               SjDatabase      *database,
               GPtrArray       *columns,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  CellKinds kinds = { (SjSqlColumn **) columns->pdata, columns->len };
  SjDatabaseQuery query = { statement, take_kinds, &kinds, cancellable };

  if (database->dialect.product != SJ_SQL_SQLITE || columns->len == 0)
    return TRUE;

  for (guint i = 0; i < columns->len; i++)
    {
      const SjSqlColumn *column = g_ptr_array_index (columns, i);

      sj_sql_append (statement, i == 0 ? "SELECT MAX(typeof(" : ",\n       MAX(typeof(");
      sj_sql_append_column (statement, column);
      sj_sql_append (statement, ") IN ('text', 'blob')), MAX(typeof(");
      sj_sql_append_column (statement, column);
      sj_sql_append (statement, ") = 'real')");
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
      sj_sql_add_fetch (statement, SJ_SQL_AS_COUNT);
    }
  sj_sql_append (statement, "\nFROM ");
  sj_sql_append_relation (statement, plan->tally.relation, "t");

  return sj_database_run (database, &query, error);
}

static gboolean
take_word (const SjSqlCell *cells,
           guint            n_cells,
           gpointer         data,
           GError         **error)
{
  WordCollector *collector = data;
  g_autofree char *text = NULL;
  double value = 0;
  int kind;

  if (cells[0].is_null || collector->n_words++ >= collector->max_words)
    return TRUE;

  text = g_utf8_make_valid (cells[0].text, (gssize) strnlen (cells[0].text, cells[0].length));
  kind = sj_answer_reader_read (collector->reader, text, &value);
  if (kind == SJ_MISSING_INVALID)
    return TRUE;
  if (kind == SJ_ANSWER_VALUE && collector->score->scale.reversed)
    value = collector->score->scale.low + collector->score->scale.high - value;
  sj_sql_score_add_word (collector->score, cells[0].text, cells[0].length, kind, value);

  return TRUE;
}

static void
add_code (SjSqlScore *score,
          const char *text,
          int         kind,
          double      value)
{
  SjSqlCode code = { .kind = kind, .value = value };

  if (!sj_number_parse (text, score->decimal_comma, &code.number))
    return;
  if (score->column->kind == SJ_SQL_TEXT)
    {
      sj_sql_score_add_word (score, text, strlen (text), kind, value);
      return;
    }
  if (score->codes == NULL)
    score->codes = g_array_new (FALSE, FALSE, sizeof (SjSqlCode));
  g_array_append_val (score->codes, code);
}

/* Numbers that somebody said to stand for something else. */
static void
add_codes (SjSqlScore           *score,
           const SjAnswerReader *reader)
{
  GHashTableIter iter;
  gpointer text, value;

  g_hash_table_iter_init (&iter, reader->labels);
  while (g_hash_table_iter_next (&iter, &text, &value))
    add_code (score, text, SJ_ANSWER_VALUE, *(double *) value);
  if (reader->missing == NULL)
    return;

  g_hash_table_iter_init (&iter, reader->missing);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!g_hash_table_contains (reader->labels, text))
      add_code (score, text, SJ_MISSING_NOT_APPLICABLE, 0);
}

/* The different texts of a column; @numbers: also those that the database knows as numbers. */
static gboolean
list_words (SjDatabasePlan  *plan,
            SjDatabase      *database,
            WordCollector   *collector,
            gboolean         numbers,
            GCancellable    *cancellable,
            GError         **error)
{
  const SjSqlScore *score = collector->score;
  g_autoptr(SjSqlStatement) statement = sj_sql_statement_new (&database->dialect);
  SjDatabaseQuery query = { statement, take_word, collector, cancellable };

  sj_sql_append (statement, "SELECT DISTINCT r.v\nFROM (SELECT ");
  sj_sql_append_text (statement, score->column, FALSE);
  sj_sql_append (statement, " AS v FROM ");
  sj_sql_append_relation (statement, plan->tally.relation, "t");
  sj_sql_append (statement, " WHERE ");
  sj_sql_append_filled (statement, score->column);
  if (!numbers)
    {
      sj_sql_append (statement, " AND ");
      sj_sql_append_guarded (statement, score->column, score->decimal_comma);
      sj_sql_append (statement, " IS NULL");
    }
  sj_sql_append (statement, ") r");
  sj_sql_append_limit (statement, collector->max_words + 1);
  sj_sql_add_fetch (statement, SJ_SQL_AS_TEXT);

  return sj_database_run (database, &query, error);
}

/* Few texts are all read here. Where there are many, the database has to know numbers itself. */
static gboolean
look_up_words (SjDatabasePlan  *plan,
               SjDatabase      *database,
               SjSqlScore      *score,
               SjAnswerReader  *reader,
               GCancellable    *cancellable,
               GError         **error)
{
  gboolean has_guard = sj_sql_has_guard (database->dialect.product);
  WordCollector collector = { .score = score, .reader = reader,
                              .max_words = has_guard ? FEW_WORDS : MAX_WORDS };

  if (score->column->kind != SJ_SQL_TEXT)
    return TRUE;

  if (!list_words (plan, database, &collector, TRUE, cancellable, error))
    return FALSE;
  score->words_only = collector.n_words <= collector.max_words || !has_guard;
  if (score->words_only)
    return TRUE;

  g_clear_pointer (&score->words, g_ptr_array_unref);
  collector.n_words = 0;
  collector.max_words = MAX_WORDS;
  add_codes (score, reader);

  return list_words (plan, database, &collector, FALSE, cancellable, error);
}

static SjSqlColumn *
get_column (SjDatabasePlan    *plan,
            const SjTallyPlan *tally_plan,
            guint              place)
{
  return place != SJ_NO_COLUMN ? &plan->columns[place] : NULL;
}

/* Spaces around the names of groups cost the database its indexes, so they are taken off only where
 * somebody left some. */
static gboolean
needs_trim (SjRowSource       *source,
            const SjTallyPlan *tally_plan,
            guint              place)
{
  guint column;

  if (place == SJ_NO_COLUMN)
    return FALSE;

  column = g_array_index (tally_plan->columns, guint, place);
  for (guint row = 1; row < source->sample->rows->len; row++)
    {
      const char *text = sj_table_sample_get_cell (source->sample, row, column);
      gsize length = strlen (text);

      if (length > 0 && (text[0] == ' ' || text[length - 1] == ' '))
        return TRUE;
    }

  return FALSE;
}

static void
set_columns (SjDatabasePlan    *plan,
             SjRowSource       *source,
             const SjTallyPlan *tally_plan,
             guint              min_n)
{
  SjSqlTally *tally = &plan->tally;

  plan->n_columns = tally_plan->columns->len;
  plan->columns = g_new0 (SjSqlColumn, MAX (1, plan->n_columns));
  for (guint i = 0; i < plan->n_columns; i++)
    {
      guint column = g_array_index (tally_plan->columns, guint, i);

      plan->columns[i] = *sj_database_source_get_column (source, column);
    }
  tally->dialect = sj_database_source_get_database (source)->dialect;
  tally->relation = sj_database_source_get_relation (source);
  tally->by = get_column (plan, tally_plan, tally_plan->by);
  tally->segment = get_column (plan, tally_plan, tally_plan->segment);
  tally->wave = get_column (plan, tally_plan, tally_plan->wave);
  tally->weight = get_column (plan, tally_plan, tally_plan->weight);
  tally->date = get_column (plan, tally_plan, tally_plan->date);
  tally->respondent = get_column (plan, tally_plan, tally_plan->respondent);
  tally->id = get_column (plan, tally_plan, tally_plan->id);
  tally->period = tally_plan->period;
  tally->trim_by = needs_trim (source, tally_plan, tally_plan->by);
  tally->trim_segment = needs_trim (source, tally_plan, tally_plan->segment);
  tally->trim_wave = needs_trim (source, tally_plan, tally_plan->wave);
  tally->min_n = min_n;
  tally->max_groups = MAX_GROUPS;
}

static gboolean
set_scores (SjDatabasePlan     *plan,
            SjRowSource        *source,
            const SjTallyPlan  *tally_plan,
            GCancellable       *cancellable,
            GError            **error)
{
  SjDatabase *database = sj_database_source_get_database (source);
  g_autoptr(GPtrArray) looked_at = g_ptr_array_new ();

  plan->tally.n_scores = tally_plan->n_scores;
  plan->tally.scores = g_new0 (SjSqlScore, MAX (1, tally_plan->n_scores));
  for (guint i = 0; i < tally_plan->n_scores; i++)
    {
      SjSqlScore *score = &plan->tally.scores[i];

      score->column = &plan->columns[tally_plan->first_score + i];
      score->scale = tally_plan->scores[i].reader.scale;
      score->decimal_comma = tally_plan->scores[i].reader.decimal_comma;
      g_ptr_array_add (looked_at, &plan->columns[tally_plan->first_score + i]);
    }
  if (tally_plan->weight != SJ_NO_COLUMN)
    g_ptr_array_add (looked_at, &plan->columns[tally_plan->weight]);
  if (!look_up_kinds (plan, database, looked_at, cancellable, error))
    return FALSE;

  for (guint i = 0; i < tally_plan->n_scores; i++)
    {
      SjSqlScore *score = &plan->tally.scores[i];
      SjAnswerReader *reader = &tally_plan->scores[i].reader;

      if (score->column->kind != SJ_SQL_TEXT)
        add_codes (score, reader);
      if (!look_up_words (plan, database, score, reader, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_scores (const SjDatabasePlan  *plan,
              const SjTallyPlan     *tally_plan,
              GError               **error)
{
  for (guint i = 0; i < plan->tally.n_scores; i++)
    {
      const SjSqlColumn *column = plan->tally.scores[i].column;

      if (tally_plan->scores[i].comments.sentiment != NULL)
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                       _("Column “%s” holds comments; they stay in the database, so no mood can be "
                         "estimated from them"),
                       column->name);
          return FALSE;
        }
      if (tally_plan->scores[i].n_items > 0)
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                       _("Column “%s” is the first of the ten items of a usability score; of a "
                         "database the score itself is read. Leave the items out with the scale "
                         "“none”"),
                       column->name);
          return FALSE;
        }
      if (column->kind == SJ_SQL_INTEGER || column->kind == SJ_SQL_NUMBER ||
          column->kind == SJ_SQL_TEXT)
        continue;
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("Column “%s” holds neither numbers nor texts, so it cannot be a rating"),
                   column->name);
      return FALSE;
    }

  return TRUE;
}

/**
 * sj_database_plan_init:
 * @plan: (out caller-allocates): the plan; to be cleared after a failure, too
 * @source: a database, which must outlive the plan
 * @tally_plan: what is to be tallied, which must outlive the plan
 * @min_n: the smallest group that is shown; 0 for all
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Looks at what the cells of the scores are, so that the database can read them like this program.
 *
 * Returns: %FALSE with @error set if the database fails or a score cannot be one
 */
gboolean
sj_database_plan_init (SjDatabasePlan     *plan,
                       SjRowSource        *source,
                       const SjTallyPlan  *tally_plan,
                       guint               min_n,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_return_val_if_fail (plan != NULL && tally_plan != NULL, FALSE);
  g_return_val_if_fail (sj_database_source_is (source), FALSE);

  memset (plan, 0, sizeof *plan);
  if (tally_plan->second_segment != SJ_NO_COLUMN)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("Answers in a database are divided by one column of segments, not by two; "
                     "join the columns in a query, as in SELECT persona || ' · ' || channel"));
      return FALSE;
    }
  set_columns (plan, source, tally_plan, min_n);

  plan->tally.filters = g_ptr_array_new_with_free_func (sj_sql_filter_free);

  return set_scores (plan, source, tally_plan, cancellable, error) &&
         check_scores (plan, tally_plan, error) &&
         sj_database_dates_check (plan, source, tally_plan, error) &&
         sj_database_filter_list (plan, sj_database_source_get_database (source), tally_plan,
                                  cancellable, error) &&
         sj_database_doubles_find (plan, sj_database_source_get_database (source), cancellable,
                                   error);
}

void
sj_database_plan_clear (SjDatabasePlan *plan)
{
  g_return_if_fail (plan != NULL);

  for (guint i = 0; plan->tally.scores != NULL && i < plan->tally.n_scores; i++)
    sj_sql_score_clear (&plan->tally.scores[i]);
  g_clear_pointer (&plan->tally.scores, g_free);
  g_clear_pointer (&plan->tally.filters, g_ptr_array_unref);
  g_clear_pointer (&plan->columns, g_free);
}

/**
 * sj_database_plan_count_scores:
 * @plan: a plan
 * @first_score: a score, from 0
 *
 * Returns: how many scores from there on one query can have: as many as fit into one row of a
 *   result, at least one
 */
guint
sj_database_plan_count_scores (const SjDatabasePlan *plan,
                               guint                 first_score)
{
  guint n = 0, n_figures = 0;

  g_return_val_if_fail (plan != NULL, 1);

  while (first_score + n < plan->tally.n_scores)
    {
      g_autoptr(GArray) figures = sj_sql_tally_list_figures (&plan->tally, first_score + n, 1);

      n_figures += figures->len;
      if (n > 0 && n_figures > MAX_FIGURES)
        break;
      n++;
    }

  return MAX (1, n);
}

/**
 * sj_database_plan_list_statements:
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type SjSqlStatement): what the database will be asked, in this
 *   order
 */
GPtrArray *
sj_database_plan_list_statements (const SjDatabasePlan *plan)
{
  GPtrArray *statements =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sj_sql_statement_free);

  g_return_val_if_fail (plan != NULL, statements);

  if (plan->tally.id != NULL)
    g_ptr_array_add (statements, sj_sql_tally_write_doubles (&plan->tally));
  g_ptr_array_add (statements, sj_sql_tally_write_totals (&plan->tally));
  for (guint first = 0; first < plan->tally.n_scores;)
    {
      guint n = sj_database_plan_count_scores (plan, first);
      SjSqlStatement *withheld = sj_sql_tally_write_withheld (&plan->tally, first, n);

      g_ptr_array_add (statements, sj_sql_tally_write (&plan->tally, first, n));
      if (withheld != NULL)
        g_ptr_array_add (statements, withheld);
      first += n;
    }

  return statements;
}

/**
 * sj_database_plan_preview_table:
 * @table: a table of a database
 * @reading: what is to be tallied
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type SjSqlStatement) (nullable): what a tally will ask the
 *   database, or %NULL with @error set
 */
GPtrArray *
sj_database_plan_preview_table (SjTable          *table,
                                const SjReading  *reading,
                                GCancellable     *cancellable,
                                GError          **error)
{
  g_auto(SjDatabasePlan) plan = { 0 };
  GPtrArray *statements = NULL;
  SjTallyPlan tally_plan;

  g_return_val_if_fail (table != NULL && reading != NULL, NULL);

  if (!sj_database_source_is (sj_table_get_source (table)))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is a file and is read without SQL"), sj_table_get_name (table));
      return NULL;
    }
  if (sj_tally_plan_init (&tally_plan, table, reading, error))
    {
      sj_database_doubles_watch (&tally_plan, table, reading);
      if (sj_database_plan_init (&plan, sj_table_get_source (table), &tally_plan, reading->min_n,
                                 cancellable, error))
        statements = sj_database_plan_list_statements (&plan);
    }
  sj_tally_plan_clear (&tally_plan);

  return statements;
}

/**
 * sj_database_plan_preview:
 * @location: a file of SQLite or a connection string
 * @reading: what is to be tallied
 * @cancellable: (nullable): a cancellable
 * @error: where to put a failure
 *
 * Returns: (transfer full) (element-type SjSqlStatement) (nullable): what a tally will ask the
 *   database, or %NULL with @error set
 */
GPtrArray *
sj_database_plan_preview (const char       *location,
                          const SjReading  *reading,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr(SjTable) table = NULL;

  g_return_val_if_fail (location != NULL && reading != NULL, NULL);

  table = sj_table_open (location, reading, error);

  return table != NULL ? sj_database_plan_preview_table (table, reading, cancellable, error) : NULL;
}
