#define G_LOG_DOMAIN "sj-import-where"

#include "config.h"

#include "ui/sj-import-where.h"

#include <glib/gi18n-lib.h>

/**
 * SjImportWhere:
 *
 * Which answers are read: those with some values of some columns, and those of a range of dates.
 */
struct _SjImportWhere
{
  AdwPreferencesGroup parent_instance;

  SjImportJob *job;
  gboolean     showing;
  GPtrArray   *rows;  /* of the columns that are filtered by */
  GArray      *offered;  /* guint, the columns that @add offers */
  GtkWidget   *add;
  GtkWidget   *from;
  GtkWidget   *until;
};

#define COLUMN "sj-column"
#define VALUE "sj-value"
#define MAX_TITLE 60

G_DEFINE_FINAL_TYPE (SjImportWhere, sj_import_where, ADW_TYPE_PREFERENCES_GROUP)

static SjReadingChoice *
find_choice (SjImportWhere *self,
             guint          column)
{
  GPtrArray *where = sj_import_job_get_reading (self->job)->where;
  SjTable *table = sj_import_job_get_table (self->job);

  for (guint i = 0; i < where->len; i++)
    {
      SjReadingChoice *choice = g_ptr_array_index (where, i);
      guint other;

      if (sj_table_find_column (table, choice->column, &other, NULL) && other == column)
        return choice;
    }

  return NULL;
}

static gboolean
has_text (GPtrArray  *texts,
          const char *text,
          guint      *position)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, position);
}

/* A column of which every value is read, or none, is not filtered by. */
static void
on_value_toggled (GtkCheckButton *check,
                  SjImportWhere  *self)
{
  GPtrArray *where = sj_import_job_get_reading (self->job)->where;
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), COLUMN));
  const char *value = g_object_get_data (G_OBJECT (check), VALUE);
  SjReadingChoice *choice = find_choice (self, column);
  guint position;

  if (self->showing || choice == NULL)
    return;

  if (gtk_check_button_get_active (check))
    g_ptr_array_add (choice->texts, g_strdup (value));
  else if (has_text (choice->texts, value, &position))
    g_ptr_array_remove_index (choice->texts, position);
  if (choice->texts->len == 0)
    g_ptr_array_remove (where, choice);
  sj_import_job_read_again (self->job, FALSE);
}

static void
on_added (SjImportWhere *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->add));
  SjReading *reading;
  const SjColumnProfile *profile;
  g_autofree char *name = NULL;
  guint column;

  if (self->showing || selected == 0 || selected > self->offered->len)
    return;

  column = g_array_index (self->offered, guint, selected - 1);
  profile = sj_table_get_profile (sj_import_job_get_table (self->job), column);
  reading = sj_import_job_get_reading (self->job);
  name = g_strdup_printf ("#%u", column + 1);
  for (guint i = 0; i < profile->distinct->len; i++)
    sj_reading_add_choice (reading, name, g_ptr_array_index (profile->distinct, i));
  sj_import_job_read_again (self->job, FALSE);
}

static void
on_range_applied (SjImportWhere *self)
{
  SjReading *reading = sj_import_job_get_reading (self->job);
  const char *from = gtk_editable_get_text (GTK_EDITABLE (self->from));
  const char *until = gtk_editable_get_text (GTK_EDITABLE (self->until));

  g_free (reading->from);
  g_free (reading->until);
  reading->from = *from != '\0' ? g_strdup (from) : NULL;
  reading->until = *until != '\0' ? g_strdup (until) : NULL;
  sj_import_job_read_again (self->job, FALSE);
}

static void
sj_import_where_dispose (GObject *object)
{
  g_clear_object (&SJ_IMPORT_WHERE (object)->job);

  G_OBJECT_CLASS (sj_import_where_parent_class)->dispose (object);
}

static void
sj_import_where_finalize (GObject *object)
{
  SjImportWhere *self = SJ_IMPORT_WHERE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_array_unref);

  G_OBJECT_CLASS (sj_import_where_parent_class)->finalize (object);
}

static void
sj_import_where_class_init (SjImportWhereClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_import_where_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_import_where_finalize;
}

static GtkWidget *
create_date_row (SjImportWhere *self,
                 const char    *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_range_applied), self, G_CONNECT_SWAPPED);

  return row;
}

static void
sj_import_where_init (SjImportWhere *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->rows = g_ptr_array_new ();
  self->offered = g_array_new (FALSE, FALSE, sizeof (guint));
  adw_preferences_group_set_title (group, _("Only Some Answers"));

  self->add = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _("_Choose Values Of"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->add), TRUE);
  g_signal_connect_object (self->add, "notify::selected", G_CALLBACK (on_added), self,
                           G_CONNECT_SWAPPED);
  self->from = create_date_row (self, _("_From This Day On, Such as 2026-01-01"));
  self->until = create_date_row (self, _("_Before This Day"));
  adw_preferences_group_add (group, self->add);
  adw_preferences_group_add (group, self->from);
  adw_preferences_group_add (group, self->until);
}

static void
add_value (SjImportWhere *self,
           GtkWidget     *row,
           guint          column,
           const char    *value,
           gboolean       chosen)
{
  GtkWidget *value_row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_object_set_data (G_OBJECT (check), COLUMN, GUINT_TO_POINTER (column));
  g_object_set_data_full (G_OBJECT (check), VALUE, g_strdup (value), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_value_toggled), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (value_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (value_row), value);
  adw_action_row_add_prefix (ADW_ACTION_ROW (value_row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (value_row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), value_row);
}

static void
add_column (SjImportWhere         *self,
            const SjReadingChoice *choice)
{
  SjTable *table = sj_import_job_get_table (self->job);
  const SjColumnProfile *profile;
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *subtitle = NULL;
  guint column;

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  if (!sj_table_find_column (table, choice->column, &column, NULL))
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->column);
      return;
    }

  profile = sj_table_get_profile (table, column);
  /* Translators: how many values of how many are read. */
  subtitle = g_strdup_printf (_("%u of %u values"), choice->texts->len, profile->distinct->len);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sj_table_get_column_name (table, column));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  for (guint i = 0; i < profile->distinct->len; i++)
    {
      const char *value = g_ptr_array_index (profile->distinct, i);

      add_value (self, row, column, value, has_text (choice->texts, value, NULL));
    }
}

static gboolean
may_be_chosen (SjImportWhere *self,
               guint          column)
{
  SjTable *table = sj_import_job_get_table (self->job);
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  SjColumnRole role = sj_table_get_role (table, column);

  return role != SJ_ROLE_PERSONAL && role != SJ_ROLE_COMMENT && role != SJ_ROLE_ID &&
         profile->n_distinct > 1 && profile->n_distinct < SJ_PROFILE_MAX_DISTINCT &&
         profile->n_numeric < profile->n && find_choice (self, column) == NULL;
}

static void
offer_columns (SjImportWhere *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->offered, 0);
  gtk_string_list_append (names, _("Nothing"));
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    {
      const char *name = sj_table_get_column_name (table, i);
      g_autofree char *start = g_utf8_strlen (name, -1) > MAX_TITLE
                                 ? g_utf8_substring (name, 0, MAX_TITLE) : g_strdup (name);

      if (!may_be_chosen (self, i))
        continue;
      gtk_string_list_append (names, start);
      g_array_append_val (self->offered, i);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->add), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->add), 0);
  gtk_widget_set_sensitive (self->add, self->offered->len > 0);
}

static void
show_range (SjImportWhere *self)
{
  const SjReading *reading = sj_import_job_get_reading (self->job);
  SjTable *table = sj_import_job_get_table (self->job);
  gboolean has_dates = FALSE;

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    has_dates |= sj_table_get_role (table, i) == SJ_ROLE_DATE;
  gtk_widget_set_visible (self->from, has_dates);
  gtk_widget_set_visible (self->until, has_dates);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->from)),
                 reading->from != NULL ? reading->from : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->from), reading->from != NULL ? reading->from : "");
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->until)),
                 reading->until != NULL ? reading->until : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->until),
                           reading->until != NULL ? reading->until : "");
}

/* Whether the rows show the same columns as before: then somebody may be in the midst of them. */
static gboolean
has_same_columns (SjImportWhere *self)
{
  return self->rows->len == sj_import_job_get_reading (self->job)->where->len &&
         self->rows->len > 0;
}

/**
 * sj_import_where_show:
 * @self: the group
 * @job: a job with a table
 */
void
sj_import_where_show (SjImportWhere *self,
                      SjImportJob   *job)
{
  GPtrArray *where;

  g_return_if_fail (SJ_IS_IMPORT_WHERE (self));
  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && sj_import_job_get_table (job) != NULL);

  g_set_object (&self->job, job);
  where = sj_import_job_get_reading (job)->where;
  self->showing = TRUE;
  if (!has_same_columns (self))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                      g_ptr_array_index (self->rows, i));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < where->len; i++)
        add_column (self, g_ptr_array_index (where, i));
    }
  offer_columns (self);
  show_range (self);
  self->showing = FALSE;
}
