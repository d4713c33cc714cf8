#define G_LOG_DOMAIN "sj-tally"

#include "feedback/sj-tally-suppression.h"

/* Which groups of a table are shown. */

/* Whether two groups are parts of one whole that differ in segment, or in wave, only. */
static gboolean
is_part (const SjResultGroup *first,
         const SjResultGroup *second,
         gboolean             by_segment)
{
  return first->column == second->column &&
         g_strcmp0 (first->touchpoint, second->touchpoint) == 0 &&
         g_strcmp0 (by_segment ? first->wave : first->segment,
                    by_segment ? second->wave : second->segment) == 0;
}

static gboolean
suppress_whole (SjTallyResult *result,
                guint          from,
                guint          end,
                guint          which,
                gboolean       by_segment)
{
  const SjResultGroup *first = g_ptr_array_index (result->groups, which);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree guint64 *n = NULL;
  g_autofree SjSuppression *suppressions = NULL;
  gboolean changed;

  for (guint i = from; i < end; i++)
    if (is_part (first, g_ptr_array_index (result->groups, i), by_segment))
      {
        if (parts->len == 0 && i != which)
          return FALSE;
        g_ptr_array_add (parts, g_ptr_array_index (result->groups, i));
      }
  n = g_new (guint64, parts->len);
  suppressions = g_new (SjSuppression, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      n[i] = ((SjResultGroup *) g_ptr_array_index (parts, i))->n_people;
      suppressions[i] = ((SjResultGroup *) g_ptr_array_index (parts, i))->suppression;
    }
  changed = sj_suppress_parts (n, parts->len,
                               sj_suppression_get_min_n (result->min_n, first->tally.scale),
                               parts->len > 1, suppressions);
  for (guint i = 0; i < parts->len; i++)
    ((SjResultGroup *) g_ptr_array_index (parts, i))->suppression = suppressions[i];

  return changed;
}

/**
 * sj_tally_result_suppress:
 * @result: a result whose groups of one touchpoint and score stand side by side
 *
 * Hides small groups, and others that would give them away, until nothing changes.
 */
void
sj_tally_result_suppress (SjTallyResult *result)
{
  guint from = 0;

  while (from < result->groups->len)
    {
      const SjResultGroup *first = g_ptr_array_index (result->groups, from);
      gboolean changed = TRUE;
      guint end = from;

      while (end < result->groups->len)
        {
          const SjResultGroup *group = g_ptr_array_index (result->groups, end);

          if (group->column != first->column ||
              g_strcmp0 (group->touchpoint, first->touchpoint) != 0)
            break;
          end++;
        }
      while (changed)
        {
          changed = FALSE;
          for (guint i = from; i < end; i++)
            {
              changed |= suppress_whole (result, from, end, i, TRUE);
              changed |= suppress_whole (result, from, end, i, FALSE);
            }
        }
      from = end;
    }
}

/* The rows of one score. */
typedef struct
{
  const SjScale *scale;
  guint64 n_shown;
  gboolean hides;
} ScoreRows;

static void
count_rows (GHashTable          *scores,
            const SjResultGroup *group)
{
  gpointer column = GUINT_TO_POINTER (group->column);
  ScoreRows *rows = g_hash_table_lookup (scores, column);

  if (rows == NULL)
    {
      rows = g_new0 (ScoreRows, 1);
      rows->scale = group->tally.scale;
      g_hash_table_insert (scores, column, rows);
    }
  if (group->suppression != SJ_SHOWN)
    {
      rows->hides = TRUE;
      return;
    }
  rows->n_shown += sj_tally_get_n (&group->tally);
  for (guint i = 0; i < SJ_N_MISSING; i++)
    rows->n_shown += group->tally.missing[i];
}

/**
 * sj_tally_result_rows_tell:
 * @result: a result of which is known what is hidden
 *
 * The rows of a file less those of the groups that are shown are those of the groups that are not:
 * where a column says the touchpoint, that may be one group, and a small one.
 *
 * Returns: whether somebody who knows how many rows there are can work out that a hidden group has
 *   few answers, and how few
 */
gboolean
sj_tally_result_rows_tell (const SjTallyResult *result)
{
  g_autoptr(GHashTable) scores = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer value;
  guint64 n_rows;

  g_return_val_if_fail (result != NULL, FALSE);

  n_rows = result->counts.rows + result->counts.blank_rows;
  for (guint i = 0; i < result->groups->len; i++)
    count_rows (scores, g_ptr_array_index (result->groups, i));
  g_hash_table_iter_init (&iter, scores);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const ScoreRows *rows = value;

      if (rows->hides && rows->n_shown < n_rows &&
          n_rows - rows->n_shown < sj_suppression_get_min_n (result->min_n, rows->scale))
        return TRUE;
    }

  return FALSE;
}
