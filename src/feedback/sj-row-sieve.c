#define G_LOG_DOMAIN "sj-row-filter"

#include "feedback/sj-row-filter.h"

#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-plain-text.h"

#define MAX_CACHED 4096
#define MAX_UNKNOWN 20 /* texts; a column of more is not one of codes */

/* What was found out about a text. */
typedef enum
{
  PASSES,
  DROPPED,
  UNKNOWN,
} Verdict;

/**
 * sj_row_sieve_init:
 * @sieve: (out caller-allocates): the sieve
 * @filter: which rows pass; must outlive it
 */
void
sj_row_sieve_init (SjRowSieve        *sieve,
                   const SjRowFilter *filter)
{
  guint n_rules;

  g_return_if_fail (sieve != NULL && filter != NULL);

  n_rules = filter->rules->len;
  sieve->filter = filter;
  sieve->indexes = g_new (SjTextIndex, MAX (1, n_rules));
  sieve->verdicts = g_new (GArray *, MAX (1, n_rules));
  sieve->n_dropped = g_new0 (guint64, MAX (1, n_rules));
  sieve->unknown = g_new0 (GHashTable *, MAX (1, n_rules));
  sieve->scratch = g_string_new (NULL);
  for (guint i = 0; i < n_rules; i++)
    {
      sj_text_index_init (&sieve->indexes[i]);
      sieve->verdicts[i] = g_array_new (FALSE, FALSE, sizeof (guint8));
    }
}

void
sj_row_sieve_clear (SjRowSieve *sieve)
{
  g_return_if_fail (sieve != NULL);

  for (guint i = 0; i < sieve->filter->rules->len; i++)
    {
      sj_text_index_clear (&sieve->indexes[i]);
      g_array_unref (sieve->verdicts[i]);
      g_clear_pointer (&sieve->unknown[i], g_hash_table_unref);
    }
  g_free (sieve->indexes);
  g_free (sieve->verdicts);
  g_free (sieve->n_dropped);
  g_free (sieve->unknown);
  g_string_free (sieve->scratch, TRUE);
}

static Verdict
judge_number (const SjRowRule *rule,
              const char      *normal)
{
  g_autofree char *number = g_strdup (normal);
  double value;

  if (g_str_has_suffix (number, "%"))
    number[strlen (number) - 1] = '\0';
  g_strchomp (number);
  if (!sj_number_parse (number, FALSE, &value) && !sj_number_parse (number, TRUE, &value))
    return PASSES;

  return value >= rule->least ? PASSES : DROPPED;
}

static Verdict
judge_text (const SjRowRule *rule,
            const char      *normal)
{
  gboolean listed = g_hash_table_contains (rule->texts, normal);

  switch (rule->kind)
    {
    case SJ_ROW_RULE_KEEP:
      return listed ? PASSES : DROPPED;
    case SJ_ROW_RULE_FILLED:
      return *normal != '\0' ? PASSES : DROPPED;
    case SJ_ROW_RULE_AT_LEAST:
      return judge_number (rule, normal);
    case SJ_ROW_RULE_DROP:
    case SJ_ROW_RULE_DATES:
    default:
      break;
    }
  if (listed)
    return DROPPED;

  return *normal == '\0' || rule->known == NULL || g_hash_table_contains (rule->known, normal)
           ? PASSES
           : UNKNOWN;
}

/* A code may stand with its text, "1 - True". */
static Verdict
judge_cell (const SjRowRule *rule,
            const SjCell    *cell)
{
  g_autofree char *text = sj_cell_dup_text (cell, NULL);
  g_autofree char *normal = sj_plain_text_normalise (text);
  Verdict verdict = judge_text (rule, normal);
  double value, out_of;

  if (verdict == UNKNOWN &&
      sj_answer_value_parse (normal, FALSE, &value, &out_of) == SJ_VALUE_NUMBER_LABEL)
    {
      g_autofree char *code = g_strdup_printf ("%g", value);

      verdict = judge_text (rule, code);
    }

  return verdict;
}

/* Codes repeat: a text is looked at once. */
static Verdict
look_up (SjRowSieve   *sieve,
         guint         position,
         const SjCell *cell)
{
  const SjRowRule *rule = g_ptr_array_index (sieve->filter->rules, position);
  gboolean is_new;
  guint32 number = sj_text_index_lookup (&sieve->indexes[position],
                                         cell->length > 0 ? cell->text : "", cell->length,
                                         MAX_CACHED, &is_new);
  guint8 verdict;

  if (!is_new && number != SJ_TEXT_INDEX_FULL)
    return (Verdict) g_array_index (sieve->verdicts[position], guint8, number);

  verdict = (guint8) judge_cell (rule, cell);
  if (is_new)
    g_array_append_val (sieve->verdicts[position], verdict);

  return (Verdict) verdict;
}

static void
note_unknown (SjRowSieve   *sieve,
              guint         position,
              const SjCell *cell)
{
  g_autofree char *text = sj_cell_dup_text (cell, NULL);
  g_autofree char *clean = sj_plain_text_clean (text);
  GHashTable *unknown = sieve->unknown[position];
  guint64 *n;

  if (unknown == NULL)
    unknown = sieve->unknown[position] =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  n = g_hash_table_lookup (unknown, clean);
  if (n != NULL)
    {
      (*n)++;
      return;
    }
  if (g_hash_table_size (unknown) >= MAX_UNKNOWN)
    return;
  n = g_new (guint64, 1);
  *n = 1;
  g_hash_table_insert (unknown, g_steal_pointer (&clean), n);
}

static Verdict
judge (SjRowSieve   *sieve,
       guint         position,
       const SjCell *cell)
{
  const SjRowRule *rule = g_ptr_array_index (sieve->filter->rules, position);
  const char *text;
  gsize length;

  /* Nearly every date is another. */
  if (rule->kind == SJ_ROW_RULE_DATES)
    {
      text = sj_cell_get_text (cell, sieve->scratch, &length);
      return sj_moment_range_holds (&rule->range, text, length) ? PASSES : DROPPED;
    }
  if (rule->kind == SJ_ROW_RULE_FILLED)
    {
      text = sj_cell_get_text (cell, sieve->scratch, &length);
      for (gsize i = 0; i < length; i++)
        if (text[i] != ' ' && text[i] != '\t')
          return PASSES;
      return DROPPED;
    }

  return look_up (sieve, position, cell);
}

/**
 * sj_row_sieve_passes:
 * @sieve: a sieve
 * @cells: the cells of a row, at the places that the rules say
 *
 * The first rule that does not let a row pass counts it.
 *
 * Returns: whether the row is to be read
 */
gboolean
sj_row_sieve_passes (SjRowSieve   *sieve,
                     const SjCell *cells)
{
  for (guint i = 0; i < sieve->filter->rules->len; i++)
    {
      const SjRowRule *rule = g_ptr_array_index (sieve->filter->rules, i);
      const SjCell *cell = &cells[rule->place];
      Verdict verdict = judge (sieve, i, cell);

      if (verdict == DROPPED)
        {
          sieve->n_dropped[i]++;
          return FALSE;
        }
      if (verdict == UNKNOWN)
        note_unknown (sieve, i, cell);
    }

  return TRUE;
}
