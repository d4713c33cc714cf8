#define G_LOG_DOMAIN "sj-import-choices"

#include "config.h"

#include "ui/sj-import-choices.h"

/*
 * Keeps what a person said about the names in a file, however often the file is read again.
 */

/**
 * sj_import_choices_new:
 *
 * Returns: (transfer full): no choices
 */
GHashTable *
sj_import_choices_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
sj_import_choices_apply_one (SjFeedbackImport *import,
                             const char       *name,
                             const char       *anchor)
{
  g_return_if_fail (import != NULL && name != NULL && anchor != NULL);

  if (g_str_equal (anchor, SJ_IMPORT_CHOICE_CREATE))
    sj_feedback_import_create (import, name, NULL);
  else
    sj_feedback_import_choose (import, name, *anchor != '\0' ? anchor : NULL, NULL);
}

/**
 * sj_import_choices_apply:
 * @choices: what was said
 * @import: an import
 *
 * Says it to an import. Names that it does not have are passed over.
 */
void
sj_import_choices_apply (GHashTable       *choices,
                         SjFeedbackImport *import)
{
  GHashTableIter iter;
  gpointer name, anchor;

  g_return_if_fail (choices != NULL && import != NULL);

  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &name, &anchor))
    sj_import_choices_apply_one (import, name, anchor);
}

/**
 * sj_import_choices_list_open:
 * @choices: what was said
 * @import: an import
 *
 * Returns: (transfer full) (element-type utf8): the names that stand for nothing although nobody
 *   has left them out
 */
GPtrArray *
sj_import_choices_list_open (GHashTable       *choices,
                             SjFeedbackImport *import)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (choices != NULL && import != NULL, names);

  for (guint i = 0; i < sj_feedback_import_get_n_matches (import); i++)
    {
      const SjImportMatch *match = sj_feedback_import_get_match (import, i);

      if (match->kind <= SJ_IMPORT_OFFERED && !g_hash_table_contains (choices, match->name))
        g_ptr_array_add (names, g_strdup (match->name));
    }

  return names;
}

/**
 * sj_import_choices_count_used:
 * @import: an import
 *
 * Returns: how many names stand for something
 */
guint
sj_import_choices_count_used (SjFeedbackImport *import)
{
  guint n_used = 0;

  g_return_val_if_fail (import != NULL, 0);

  for (guint i = 0; i < sj_feedback_import_get_n_matches (import); i++)
    n_used += sj_feedback_import_get_match (import, i)->kind > SJ_IMPORT_OFFERED;

  return n_used;
}

/**
 * sj_import_choices_forget_columns:
 * @reading: how a file is read
 *
 * Takes back what is said about columns: those of another sheet are others.
 */
void
sj_import_choices_forget_columns (SjReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_clear_pointer (&reading->by, g_free);
  g_clear_pointer (&reading->segment, g_free);
  g_clear_pointer (&reading->second_segment, g_free);
  g_clear_pointer (&reading->wave, g_free);
  g_clear_pointer (&reading->weight, g_free);
  reading->period = SJ_PERIOD_NONE;
  g_ptr_array_set_size (reading->scores, 0);
  g_ptr_array_set_size (reading->scales, 0);
  g_ptr_array_set_size (reading->where, 0);
  g_ptr_array_set_size (reading->reversed, 0);
}
