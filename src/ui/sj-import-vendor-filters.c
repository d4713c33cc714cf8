#define G_LOG_DOMAIN "sj-import-vendor-filters"

#include "config.h"

#include "ui/sj-import-vendor-filters.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-vendor.h"

/**
 * SjImportVendorFilters:
 *
 * The rows that a survey tool marks as no answers, such as tests and previews: how many there are,
 * and whether they are left out.
 */
struct _SjImportVendorFilters
{
  AdwPreferencesGroup parent_instance;

  SjImportJob *job;
  GPtrArray   *rows;
};

#define FILTER "sj-filter"

G_DEFINE_FINAL_TYPE (SjImportVendorFilters, sj_import_vendor_filters, ADW_TYPE_PREFERENCES_GROUP)

static void
on_switched (GtkSwitch             *toggle,
             GParamSpec            *pspec,
             SjImportVendorFilters *self)
{
  sj_reading_set_filter (sj_import_job_get_reading (self->job),
                         g_object_get_data (G_OBJECT (toggle), FILTER), NULL,
                         !gtk_switch_get_active (toggle));
  sj_import_job_read_again (self->job, FALSE);
}

static char *
count_rows (const SjFilterOutcome *outcome)
{
  gulong n = (gulong) outcome->n_dropped;

  if (!outcome->active)
    return g_strdup (_("They are read like the others"));
  if (n == 0)
    return g_strdup (_("There are none"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'lu row is left out",
                                       "%'lu rows are left out", n), n);
}

static void
add_row (SjImportVendorFilters *self,
         const SjFilterOutcome *outcome)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  g_autofree char *subtitle = count_rows (outcome);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), outcome->active);
  g_object_set_data_full (G_OBJECT (toggle), FILTER, g_strdup (outcome->id), g_free);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (on_switched), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sj_vendor_filter_get_title (outcome->id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
sj_import_vendor_filters_dispose (GObject *object)
{
  g_clear_object (&SJ_IMPORT_VENDOR_FILTERS (object)->job);

  G_OBJECT_CLASS (sj_import_vendor_filters_parent_class)->dispose (object);
}

static void
sj_import_vendor_filters_finalize (GObject *object)
{
  g_clear_pointer (&SJ_IMPORT_VENDOR_FILTERS (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_vendor_filters_parent_class)->finalize (object);
}

static void
sj_import_vendor_filters_class_init (SjImportVendorFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_import_vendor_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_import_vendor_filters_finalize;
}

static void
sj_import_vendor_filters_init (SjImportVendorFilters *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * sj_import_vendor_filters_show:
 * @self: the group
 * @job: a job with a table
 *
 * Shows the filters of the file's vendor; nothing if there is none.
 */
void
sj_import_vendor_filters_show (SjImportVendorFilters *self,
                               SjImportJob           *job)
{
  SjTallyResult *result;
  SjTable *table;
  g_autoptr(GPtrArray) outcomes = NULL;

  g_return_if_fail (SJ_IS_IMPORT_VENDOR_FILTERS (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_table (job) != NULL);

  g_set_object (&self->job, job);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  result = sj_import_job_get_result (job);
  table = sj_import_job_get_table (job);
  outcomes = result != NULL
               ? g_ptr_array_ref (result->filters)
               : sj_row_filter_list (table, sj_import_job_get_reading (job), TRUE);
  for (guint i = 0; i < outcomes->len; i++)
    if (((SjFilterOutcome *) g_ptr_array_index (outcomes, i))->own)
      add_row (self, g_ptr_array_index (outcomes, i));
  if (sj_table_get_vendor_name (table) != NULL)
    {
      /* Translators: %s is a survey tool. */
      g_autofree char *title = g_strdup_printf (_("What %s Marks"),
                                                sj_table_get_vendor_name (table));

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}
