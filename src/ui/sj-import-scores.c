#define G_LOG_DOMAIN "sj-import-scores"

#include "config.h"

#include "ui/sj-import-scores.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-import-text.h"

/**
 * SjImportScores:
 *
 * The columns of scores in a file, how they were understood, and which of them become curves.
 */
struct _SjImportScores
{
  AdwPreferencesGroup parent_instance;

  SjImportJob *job;
  GPtrArray   *rows;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjImportScores, sj_import_scores, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static void
sj_import_scores_dispose (GObject *object)
{
  g_clear_object (&SJ_IMPORT_SCORES (object)->job);

  G_OBJECT_CLASS (sj_import_scores_parent_class)->dispose (object);
}

static void
sj_import_scores_finalize (GObject *object)
{
  g_clear_pointer (&SJ_IMPORT_SCORES (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_scores_parent_class)->finalize (object);
}

static void
sj_import_scores_class_init (SjImportScoresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_import_scores_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_import_scores_finalize;

  /**
   * SjImportScores::changed:
   *
   * The file must be read again.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_IMPORT_SCORES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
sj_import_scores_init (SjImportScores *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Scores"));
}

static void
on_switched (GtkSwitch      *toggle,
             GParamSpec     *pspec,
             SjImportScores *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "sj-column"));

  sj_import_job_use_score (self->job, column, gtk_switch_get_active (toggle));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (SjImportScores *self,
         guint           column,
         gboolean        may_change)
{
  SjTallyResult *result = sj_import_job_get_result (self->job);
  gboolean used = sj_import_job_uses_score (self->job, column);
  g_autofree char *description = used ? sj_import_text_score (result, column)
                                      : g_strdup (_("Left out"));
  const char *name = sj_table_get_column_label (result->table, column);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), used);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (toggle, may_change);
  g_object_set_data (G_OBJECT (toggle), "sj-column", GUINT_TO_POINTER (column));
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switched), self, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static guint
count_used (SjImportScores *self,
            SjTable        *table)
{
  guint n_used = 0;

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (sj_import_job_uses_score (self->job, i))
      n_used++;

  return n_used;
}

/**
 * sj_import_scores_show:
 * @self: the group
 * @job: a job that has run
 *
 * Shows the columns of scores. The last one that is used cannot be left out.
 */
void
sj_import_scores_show (SjImportScores *self,
                       SjImportJob    *job)
{
  SjTable *table;
  guint n_used;

  g_return_if_fail (SJ_IS_IMPORT_SCORES (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_result (job) != NULL);

  g_set_object (&self->job, job);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  table = sj_import_job_get_result (job)->table;
  n_used = count_used (self, table);
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    {
      gboolean used = sj_import_job_uses_score (job, i);

      if (used || sj_table_get_role (table, i) == SJ_ROLE_SCORE)
        add_row (self, i, !used || n_used > 1);
    }
}
