#define G_LOG_DOMAIN "sj-import-columns"

#include "config.h"

#include "ui/sj-import-columns.h"

#include <glib/gi18n-lib.h>

/**
 * SjImportColumns:
 *
 * Which columns of a file say what, as far as a person may want it otherwise: the touchpoint, what
 * separates the curves, and the waves.
 */
struct _SjImportColumns
{
  AdwPreferencesGroup parent_instance;

  SjImportJob *job;
  gboolean     showing;

  GtkWidget *by;
  GtkWidget *segment;
  GtkWidget *wave;
};

/* An entry of a drop-down. */
typedef struct
{
  int      column;
  SjPeriod period;
} Choice;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjImportColumns, sj_import_columns, ADW_TYPE_PREFERENCES_GROUP)

static guint signals[N_SIGNALS];

static GArray *
get_choices (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "sj-choices");
}

static const Choice *
get_chosen (GtkWidget *row)
{
  GArray *choices = get_choices (row);
  guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return choices != NULL && position < choices->len ? &g_array_index (choices, Choice, position)
                                                    : NULL;
}

static void
on_selected (SjImportColumns *self)
{
  const Choice *by = get_chosen (self->by);
  const Choice *segment = get_chosen (self->segment);
  const Choice *wave = get_chosen (self->wave);

  if (self->showing || by == NULL || segment == NULL || wave == NULL)
    return;

  sj_import_job_set_by (self->job, by->column);
  sj_import_job_set_segment (self->job, segment->column);
  sj_import_job_set_wave (self->job, wave->column, wave->period);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
sj_import_columns_dispose (GObject *object)
{
  g_clear_object (&SJ_IMPORT_COLUMNS (object)->job);

  G_OBJECT_CLASS (sj_import_columns_parent_class)->dispose (object);
}

static void
sj_import_columns_class_init (SjImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_columns_dispose;

  /**
   * SjImportColumns::changed:
   *
   * The file must be read again.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportColumns, by);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumns, segment);
  gtk_widget_class_bind_template_child (widget_class, SjImportColumns, wave);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
sj_import_columns_init (SjImportColumns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_choice (GtkStringList *names,
            GArray        *choices,
            const char    *name,
            int            column,
            SjPeriod       period)
{
  Choice choice = { column, period };

  gtk_string_list_append (names, name);
  g_array_append_val (choices, choice);
}

/* Columns of the role, and the one in use whatever its role. */
static void
add_columns (GtkStringList *names,
             GArray        *choices,
             SjTable       *table,
             SjColumnRole   role,
             int            in_use)
{
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (sj_table_get_role (table, i) == role || (int) i == in_use)
      add_choice (names, choices, sj_table_get_column_label (table, i), (int) i, SJ_PERIOD_NONE);
}

static void
add_waves (GtkStringList *names,
           GArray        *choices,
           SjTable       *table)
{
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    {
      const char *label = sj_table_get_column_label (table, i);
      /* Translators: %s is a column of dates; the answers of each month are a curve. */
      g_autofree char *months = g_strdup_printf (_("Months of “%s”"), label);
      g_autofree char *quarters = g_strdup_printf (_("Quarters of “%s”"), label);
      g_autofree char *years = g_strdup_printf (_("Years of “%s”"), label);

      if (sj_table_get_role (table, i) != SJ_ROLE_DATE)
        continue;
      add_choice (names, choices, months, (int) i, SJ_PERIOD_MONTH);
      add_choice (names, choices, quarters, (int) i, SJ_PERIOD_QUARTER);
      add_choice (names, choices, years, (int) i, SJ_PERIOD_YEAR);
    }
}

static void
fill (GtkWidget     *row,
      GtkStringList *names,
      GArray        *choices,
      int            column,
      SjPeriod       period)
{
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_object_set_data_full (G_OBJECT (row), "sj-choices", g_array_ref (choices),
                          (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, Choice, i).column == column &&
        g_array_index (choices, Choice, i).period == period)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

static void
show_column (GtkWidget    *row,
             SjTable      *table,
             const char   *none,
             SjColumnRole  role,
             int           column)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  add_choice (names, choices, none, -1, SJ_PERIOD_NONE);
  add_columns (names, choices, table, role, column);
  fill (row, names, choices, column, SJ_PERIOD_NONE);
  gtk_widget_set_visible (row, choices->len > 1);
}

static void
show_waves (SjImportColumns *self,
            SjTable         *table)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  SjPeriod period;
  int column = sj_import_job_get_wave (self->job, &period);

  add_choice (names, choices, _("All together"), -1, SJ_PERIOD_NONE);
  if (column >= 0 && period == SJ_PERIOD_NONE)
    add_choice (names, choices, sj_table_get_column_label (table, (guint) column), column, period);
  add_waves (names, choices, table);
  fill (self->wave, names, choices, column, period);
  gtk_widget_set_visible (self->wave, choices->len > 1);
}

/**
 * sj_import_columns_show:
 * @self: the group
 * @job: a job that has run
 *
 * Shows how the file was read.
 */
void
sj_import_columns_show (SjImportColumns *self,
                        SjImportJob     *job)
{
  SjTable *table;

  g_return_if_fail (SJ_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_result (job) != NULL);

  g_set_object (&self->job, job);
  table = sj_import_job_get_result (job)->table;

  self->showing = TRUE;
  show_column (self->by, table, _("Each score is one"), SJ_ROLE_TOUCHPOINT,
               sj_import_job_get_by (job));
  show_column (self->segment, table, _("Nothing"), SJ_ROLE_SEGMENT,
               sj_import_job_get_segment (job));
  show_waves (self, table);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_visible (self->by) ||
                                               gtk_widget_get_visible (self->segment) ||
                                               gtk_widget_get_visible (self->wave));
}
