#define G_LOG_DOMAIN "sj-row-filter"

#include "config.h"

#include "feedback/sj-row-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"

static void
free_rule (gpointer data)
{
  SjRowRule *rule = data;

  g_clear_pointer (&rule->texts, g_hash_table_unref);
  g_clear_pointer (&rule->known, g_hash_table_unref);
  sj_moment_range_clear (&rule->range);
  g_free (rule);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_texts (GHashTable *set,
           const char *texts)
{
  g_auto(GStrv) list = g_strsplit (texts != NULL ? texts : "", "|", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    g_hash_table_add (set, g_strdup (list[i]));
}

static gboolean
has_text (GPtrArray  *texts,
          const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static gboolean
is_active (const SjVendorFilter *filter,
           const SjReading      *reading)
{
  return filter->off ? has_text (reading->drops, filter->id)
                     : !has_text (reading->keeps, filter->id);
}

/* What a person said about single texts: "FILTER=TEXT". */
static void
add_said_texts (GHashTable *to,
                GHashTable *from,
                GPtrArray  *said,
                const char *id)
{
  for (guint i = 0; i < said->len; i++)
    {
      const char *item = g_ptr_array_index (said, i);
      g_autofree char *text = NULL;

      if (!g_str_has_prefix (item, id) || item[strlen (id)] != '=')
        continue;
      text = sj_plain_text_normalise (item + strlen (id) + 1);
      g_hash_table_remove (from, text);
      g_hash_table_add (to, g_steal_pointer (&text));
    }
}

static SjRowRule *
add_rule (SjRowFilter   *filter,
          const char    *id,
          SjRowRuleKind  kind,
          guint          column)
{
  SjRowRule *rule = g_new0 (SjRowRule, 1);

  rule->id = id;
  rule->kind = kind;
  rule->column = column;
  rule->texts = new_set ();
  g_ptr_array_add (filter->rules, rule);

  return rule;
}

static void
add_vendor_rule (SjRowFilter          *filter,
                 const SjVendorFilter *declared,
                 guint                 column,
                 const SjReading      *reading)
{
  static const SjRowRuleKind kinds[] = { SJ_ROW_RULE_DROP, SJ_ROW_RULE_FILLED,
                                         SJ_ROW_RULE_AT_LEAST };
  SjRowRule *rule = add_rule (filter, declared->id, kinds[declared->kind], column);

  rule->least = declared->least;
  if (rule->kind != SJ_ROW_RULE_DROP)
    return;
  rule->known = new_set ();
  add_texts (rule->texts, declared->drop);
  add_texts (rule->known, declared->keep);
  add_said_texts (rule->texts, rule->known, reading->drops, declared->id);
  add_said_texts (rule->known, rule->texts, reading->keeps, declared->id);
}

static void
add_vendor_rules (SjRowFilter     *filter,
                  SjTable         *table,
                  const SjReading *reading)
{
  const SjVendor *vendor = sj_table_get_export (table);
  const SjVendorFilter *declared = vendor != NULL ? vendor->filters : NULL;
  guint column;

  for (; declared != NULL && declared->id != NULL; declared++)
    if (is_active (declared, reading) &&
        sj_table_find_declared (table, declared->headers, &column))
      add_vendor_rule (filter, declared, column, reading);
}

static gboolean
find_column (SjTable     *table,
             const char  *text,
             guint       *column,
             GError     **error)
{
  if (!sj_table_find_column (table, text, column, error))
    return FALSE;
  if (sj_table_get_role (table, *column) != SJ_ROLE_PERSONAL)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
               _("Column “%s” holds personal data; answers are not chosen by it"),
               sj_table_get_column_name (table, *column));
  return FALSE;
}

static gboolean
add_choices (SjRowFilter      *filter,
             SjTable          *table,
             const SjReading  *reading,
             GError          **error)
{
  for (guint i = 0; i < reading->where->len; i++)
    {
      const SjReadingChoice *choice = g_ptr_array_index (reading->where, i);
      SjRowRule *rule;
      guint column;

      if (!find_column (table, choice->column, &column, error))
        return FALSE;
      rule = add_rule (filter, "where", SJ_ROW_RULE_KEEP, column);
      for (guint j = 0; j < choice->texts->len; j++)
        g_hash_table_add (rule->texts,
                          sj_plain_text_normalise (g_ptr_array_index (choice->texts, j)));
    }

  return TRUE;
}

/* A date that can be read in one order only settles it for the column. */
static gboolean
has_month_first (SjTable         *table,
                 const SjReading *reading,
                 guint            column)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;

  if (reading->date_order != SJ_DATE_ORDER_UNKNOWN)
    return reading->date_order == SJ_DATE_ORDER_MONTH_FIRST;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);
      SjAnswerDate date;

      if (!sj_answer_date_parse (text, strlen (text), &date))
        continue;
      if (date.day_first[0] == 0)
        return TRUE;
      if (date.month_first[0] == 0)
        return FALSE;
    }

  return sj_date_order_of_locale () == SJ_DATE_ORDER_MONTH_FIRST;
}

static gboolean
find_date_column (SjTable          *table,
                  const SjReading  *reading,
                  guint            *column,
                  GError          **error)
{
  const char *named = reading->date_column;

  if (named == NULL && reading->period != SJ_PERIOD_NONE)
    named = reading->wave;
  if (named != NULL)
    return sj_table_find_column (table, named, column, error);
  for (*column = 0; *column < sj_table_get_n_columns (table); (*column)++)
    if (sj_table_get_role (table, *column) == SJ_ROLE_DATE)
      return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
               _("No column of “%s” holds dates that answers could be chosen by; name one"),
               sj_table_get_name (table));
  return FALSE;
}

static gboolean
add_dates (SjRowFilter      *filter,
           SjTable          *table,
           const SjReading  *reading,
           GError          **error)
{
  const SjVendor *vendor = sj_table_get_export (table);
  SjRowRule *rule;
  guint column;

  if (reading->from == NULL && reading->until == NULL)
    return TRUE;
  if (!find_date_column (table, reading, &column, error))
    return FALSE;
  rule = add_rule (filter, "dates", SJ_ROW_RULE_DATES, column);
  if (!sj_moment_range_init (&rule->range, reading->from, reading->until, reading->time_zone,
                             vendor != NULL && vendor->utc, error))
    return FALSE;
  rule->range.month_first = has_month_first (table, reading, column);

  return TRUE;
}

/**
 * sj_row_filter_init:
 * @filter: (out caller-allocates): the filter; to be cleared after a failure, too
 * @table: a table
 * @reading: how it is to be read
 * @error: where to put a failure
 *
 * Puts together the vendor's filters that are on, the texts that a person chose of columns, and
 * the range of dates.
 *
 * Returns: %FALSE with @error set if there is no such column, or a date cannot be read
 */
gboolean
sj_row_filter_init (SjRowFilter      *filter,
                    SjTable          *table,
                    const SjReading  *reading,
                    GError          **error)
{
  g_return_val_if_fail (filter != NULL && table != NULL && reading != NULL, FALSE);

  filter->rules = g_ptr_array_new_with_free_func (free_rule);
  add_vendor_rules (filter, table, reading);

  return add_choices (filter, table, reading, error) && add_dates (filter, table, reading, error);
}

void
sj_row_filter_clear (SjRowFilter *filter)
{
  g_return_if_fail (filter != NULL);

  g_clear_pointer (&filter->rules, g_ptr_array_unref);
}

static void
free_unknown (gpointer data)
{
  SjUnknownCode *code = data;

  g_free (code->text);
  g_free (code);
}

void
sj_filter_outcome_free (gpointer data)
{
  SjFilterOutcome *outcome = data;

  g_ptr_array_unref (outcome->unknown);
  g_free (outcome);
}

/**
 * sj_filter_outcome_new:
 * @id: (transfer none): a filter, a static string
 * @column: the column it looks at, or %SJ_FILTER_NO_COLUMN
 *
 * Returns: (transfer full): what it did, nothing so far
 */
SjFilterOutcome *
sj_filter_outcome_new (const char *id,
                       guint       column)
{
  SjFilterOutcome *outcome = g_new0 (SjFilterOutcome, 1);

  outcome->id = id;
  outcome->column = column;
  outcome->unknown = g_ptr_array_new_with_free_func (free_unknown);

  return outcome;
}

/* What the first rows would lose, so that a person sees it before all are read. */
static void
sieve_sample (SjTable           *table,
              const SjRowFilter *filter,
              GPtrArray         *outcomes)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  g_autofree SjCell *cells = g_new0 (SjCell, MAX (1, filter->rules->len));
  SjRowSieve sieve;

  for (guint i = 0; i < filter->rules->len; i++)
    ((SjRowRule *) g_ptr_array_index (filter->rules, i))->place = i;
  sj_row_sieve_init (&sieve, filter);
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      if (sj_table_sample_row_is_blank (sample, row))
        continue;
      for (guint i = 0; i < filter->rules->len; i++)
        {
          const SjRowRule *rule = g_ptr_array_index (filter->rules, i);

          cells[i].text = sj_table_sample_get_cell (sample, row, rule->column);
          cells[i].length = (guint32) strlen (cells[i].text);
        }
      sj_row_sieve_passes (&sieve, cells);
    }
  sj_row_sieve_report (&sieve, outcomes);
  sj_row_sieve_clear (&sieve);
}

/**
 * sj_row_filter_list:
 * @table: a table
 * @reading: how it is to be read
 * @count: whether to look at the first rows
 *
 * Lists the filters that the table's vendor has, whether they are on or not, and with @count those
 * of the reading, too, with what the first rows lose to each.
 *
 * Returns: (transfer full) (element-type SjFilterOutcome): the filters
 */
GPtrArray *
sj_row_filter_list (SjTable         *table,
                    const SjReading *reading,
                    gboolean         count)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func (sj_filter_outcome_free);
  const SjVendor *vendor = sj_table_get_export (table);
  const SjVendorFilter *declared = vendor != NULL ? vendor->filters : NULL;
  SjRowFilter filter;
  guint column;

  g_return_val_if_fail (table != NULL && reading != NULL, outcomes);

  for (; declared != NULL && declared->id != NULL; declared++)
    if (sj_table_find_declared (table, declared->headers, &column))
      {
        SjFilterOutcome *outcome = sj_filter_outcome_new (declared->id, column);

        outcome->own = TRUE;
        outcome->active = is_active (declared, reading);
        g_ptr_array_add (outcomes, outcome);
      }
  if (count && sj_row_filter_init (&filter, table, reading, NULL))
    sieve_sample (table, &filter, outcomes);
  if (count)
    sj_row_filter_clear (&filter);

  return outcomes;
}

static SjFilterOutcome *
find_outcome (GPtrArray       *outcomes,
              const SjRowRule *rule)
{
  SjFilterOutcome *outcome;

  for (guint i = 0; i < outcomes->len; i++)
    {
      outcome = g_ptr_array_index (outcomes, i);
      if (g_str_equal (outcome->id, rule->id) && outcome->column == rule->column)
        return outcome;
    }
  outcome = sj_filter_outcome_new (rule->id, rule->column);
  outcome->active = TRUE;
  g_ptr_array_add (outcomes, outcome);

  return outcome;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  const SjUnknownCode *first = *(const SjUnknownCode *const *) a;
  const SjUnknownCode *second = *(const SjUnknownCode *const *) b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;

  return strcmp (first->text, second->text);
}

static void
add_unknown (SjFilterOutcome *outcome,
             const char      *text,
             guint64          n)
{
  SjUnknownCode *code;

  for (guint i = 0; i < outcome->unknown->len; i++)
    {
      code = g_ptr_array_index (outcome->unknown, i);
      if (g_str_equal (code->text, text))
        {
          code->n += n;
          return;
        }
    }
  code = g_new (SjUnknownCode, 1);
  code->text = g_strdup (text);
  code->n = n;
  g_ptr_array_add (outcome->unknown, code);
}

/**
 * sj_row_sieve_report:
 * @sieve: a sieve that rows went through
 * @outcomes: (element-type SjFilterOutcome): what other threads' sieves did; completed
 */
void
sj_row_sieve_report (const SjRowSieve *sieve,
                     GPtrArray        *outcomes)
{
  g_return_if_fail (sieve != NULL && outcomes != NULL);

  for (guint i = 0; i < sieve->filter->rules->len; i++)
    {
      SjFilterOutcome *outcome =
        find_outcome (outcomes, g_ptr_array_index (sieve->filter->rules, i));
      GHashTableIter iter;
      gpointer text, n;

      outcome->n_dropped += sieve->n_dropped[i];
      if (sieve->unknown[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, sieve->unknown[i]);
      while (g_hash_table_iter_next (&iter, &text, &n))
        add_unknown (outcome, text, *(guint64 *) n);
      g_ptr_array_sort (outcome->unknown, compare_codes);
    }
}
