#define G_LOG_DOMAIN "sj-import-summary"

#include "config.h"

#include "ui/sj-import-summary.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-column-text.h"

/*
 * Says in a sentence or two what an import has understood.
 */

/* How many columns are on one scale. */
typedef struct
{
  const SjScale *scale;
  guint n_columns;
} ScaleCount;

static void
count_scale (GArray        *counts,
             const SjScale *scale)
{
  ScaleCount count = { scale, 1 };

  for (guint i = 0; i < counts->len; i++)
    {
      ScaleCount *other = &g_array_index (counts, ScaleCount, i);

      if (!sj_scale_equal (other->scale, scale))
        continue;
      other->n_columns++;
      return;
    }
  g_array_append_val (counts, count);
}

static int
compare_counts (gconstpointer first,
                gconstpointer second)
{
  const ScaleCount *a = first, *b = second;

  return (a->n_columns < b->n_columns) - (a->n_columns > b->n_columns);
}

/* Each scale of the result is that of one column. */
static gboolean
holds_figures (const SjTallyResult *result)
{
  const SjResultGroup *first = result->groups->len > 0 ? g_ptr_array_index (result->groups, 0)
                                                       : NULL;

  return first != NULL && first->figure != NULL;
}

static void
append_scales (GString             *text,
               const SjTallyResult *result)
{
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (ScaleCount));

  for (guint i = 0; i < result->n_scales; i++)
    count_scale (counts, &result->scales[i]);
  g_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len && i < 3; i++)
    {
      const ScaleCount *count = &g_array_index (counts, ScaleCount, i);
      g_autofree char *scale = sj_import_scale_text (count->scale);

      g_string_append (text, ", ");
      if (holds_figures (result))
        g_string_append (text, scale);
      else
        g_string_append_printf (text,
                                /* Translators: how many, then the scale: "CSAT 1–5". */
                                g_dngettext (GETTEXT_PACKAGE, "%u question on %s",
                                             "%u questions on %s", count->n_columns),
                                count->n_columns, scale);
    }
  if (counts->len > 3)
    g_string_append (text, " …");
}

/* A group with too few answers counts for nothing here: what is shown of the others would tell its
 * part. */
static void
append_missing (GString             *text,
                const SjTallyResult *result)
{
  guint64 counts[SJ_N_MISSING] = { 0 };
  gulong n;

  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      for (guint j = 0; group->suppression == SJ_SHOWN && j < SJ_N_MISSING; j++)
        counts[j] += group->tally.missing[j];
    }

  n = (gulong) counts[SJ_MISSING_NOT_APPLICABLE];
  if (n > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "; not applicable, %'lu time",
                                               "; not applicable, %'lu times", n), n);
  n = (gulong) counts[SJ_MISSING_DONT_KNOW];
  if (n > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "; don’t know, %'lu time",
                                               "; don’t know, %'lu times", n), n);
  n = (gulong) (counts[SJ_MISSING_SKIPPED] + counts[SJ_MISSING_NOT_SHOWN]);
  if (n > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "; no answer, %'lu time",
                                               "; no answer, %'lu times", n), n);
  n = (gulong) counts[SJ_MISSING_INVALID];
  if (n > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "; not on the scale, %'lu time",
                                               "; not on the scale, %'lu times", n), n);
}

static void
append_size (GString             *text,
             const SjTallyResult *result)
{
  gulong n_rows = (gulong) result->counts.rows;

  if (holds_figures (result))
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%u figure worked out elsewhere",
                                         "%u figures worked out elsewhere", result->groups->len),
                            result->groups->len);
  else
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%'lu answer", "%'lu answers", n_rows),
                            n_rows);
}

static void
append_use (GString     *text,
            SjImportJob *job)
{
  guint n_used = sj_import_job_count_used (job);
  guint n_names = sj_feedback_import_get_n_matches (sj_import_job_get_import (job));

  g_string_append (text, ". ");
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%u of %u name is on the map",
                                       "%u of %u names are on the map", n_names),
                          n_used, n_names);
}

/**
 * sj_import_summary_text:
 * @job: an import
 *
 * Returns: (transfer full): what has been understood of it so far
 */
char *
sj_import_summary_text (SjImportJob *job)
{
  SjTallyResult *result;
  GString *text;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  result = sj_import_job_get_result (job);
  if (result == NULL)
    return g_strdup (sj_import_job_is_running (job) ? _("Reading the answers") : "");

  text = g_string_new (NULL);
  append_size (text, result);
  append_scales (text, result);
  append_missing (text, result);
  append_use (text, job);

  return g_string_free (text, FALSE);
}
