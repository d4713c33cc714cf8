#define G_LOG_DOMAIN "sj-import-file-page"

#include "config.h"

#include "ui/sj-import-file-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-database-source.h"
#include "ui/sj-import-encoding.h"
#include "ui/sj-import-recipe-bar.h"
#include "ui/sj-import-table.h"
#include "ui/sj-import-text.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjImportFilePage:
 *
 * The file itself: its first rows as decoded, and what of its form can be said otherwise.
 */
struct _SjImportFilePage
{
  GtkWidget parent_instance;

  SjImportJob *job;
  gboolean     showing;

  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *form;
  GtkWidget *rows;
  GtkWidget *recipe;
  GtkWidget *choices;
  GtkWidget *encoding;
  GtkWidget *delimiter;
  GtkWidget *sheet;
  GtkWidget *header_rows;
  GtkWidget *header_at;
  GtkWidget *encoding_box;
  GtkWidget *delimiter_box;
  GtkWidget *sheet_box;
  GtkWidget *header_box;
  GtkWidget *stack;
  GtkWidget *table;
  GtkWidget *failed;
};

/* The first entry of a list stands for what was found out. */
static const char delimiters[] = { ',', ';', '\t', '|' };

static void sj_import_file_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportFilePage, sj_import_file_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_file_page_iface_init))

/* Showing */

static void
set_list (GtkWidget     *drop_down,
          GtkStringList *list,
          guint          selected)
{
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
}

static void
show_encoding (SjImportFilePage *self,
               SjTable          *table)
{
  const char *chosen = sj_import_job_get_reading (self->job)->encoding;
  const char *found = table != NULL ? sj_table_get_encoding (table) : NULL;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  /* Translators: %s is what was found out about a file, such as its encoding. */
  g_autofree char *automatic = chosen == NULL && found != NULL
                                 ? g_strdup_printf (_("Found: %s"),
                                                    sj_import_encoding_get_title (found))
                                 : g_strdup (_("Find out"));
  guint n_encodings = sj_import_encoding_count ();
  guint selected = 0;

  gtk_string_list_append (list, automatic);
  for (guint i = 0; i < n_encodings; i++)
    {
      const char *id = sj_import_encoding_get_id (i);

      gtk_string_list_append (list, sj_import_encoding_get_title (id));
      if (chosen != NULL && g_ascii_strcasecmp (chosen, id) == 0)
        selected = i + 1;
    }
  if (chosen != NULL && selected == 0)
    {
      gtk_string_list_append (list, sj_import_encoding_get_title (chosen));
      selected = n_encodings + 1;
    }
  set_list (self->encoding, list, selected);
  gtk_widget_set_visible (self->encoding_box,
                          found != NULL || sj_import_job_get_error (self->job) != NULL);
}

static void
show_delimiter (SjImportFilePage *self,
                SjTable          *table)
{
  char chosen = sj_import_job_get_reading (self->job)->delimiter;
  char found = table != NULL ? sj_table_get_delimiter (table) : '\0';
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *automatic = chosen == '\0' && found != '\0'
                                 ? g_strdup_printf (_("Found: %s"),
                                                    sj_import_text_delimiter (found))
                                 : g_strdup (_("Find out"));
  guint selected = 0;

  gtk_string_list_append (list, automatic);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      g_autofree char *title = g_strdup (sj_import_text_delimiter (delimiters[i]));

      gtk_string_list_append (list, title);
      if (chosen == delimiters[i])
        selected = i + 1;
    }
  set_list (self->delimiter, list, selected);
  gtk_widget_set_visible (self->delimiter_box, found != '\0');
}

static void
show_sheet (SjImportFilePage *self,
            SjTable          *table)
{
  guint selected = 0;
  GPtrArray *sheets = table != NULL ? sj_table_get_sheets (table, &selected) : NULL;
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_widget_set_visible (self->sheet_box, sheets != NULL);
  if (sheets == NULL)
    return;

  for (guint i = 0; i < sheets->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (sheets, i));
  set_list (self->sheet, list, selected);
  gtk_widget_set_sensitive (self->sheet, sheets->len > 1);
}

static void
show_table (SjImportFilePage *self,
            SjTable          *table)
{
  g_autofree char *form = sj_import_text_form (table);

  gtk_label_set_text (GTK_LABEL (self->form), form);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->header_rows),
                             sj_table_get_header_rows (table));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->header_at),
                             (double) sj_table_get_header_at (table));
  gtk_widget_set_visible (self->header_box, sj_table_get_source (table)->header_rows < 0 ||
                                              sj_table_get_delimiter (table) != '\0');
  sj_import_table_show (SJ_IMPORT_TABLE (self->table), self->job);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->table);
}

static void
show_form (SjImportFilePage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  const char *path = sj_import_job_get_path (self->job);
  g_autofree char *name = sj_database_source_make_name (path, NULL, NULL);

  self->showing = TRUE;
  gtk_label_set_text (GTK_LABEL (self->name), name);
  show_encoding (self, table);
  show_delimiter (self, table);
  show_sheet (self, table);
  sj_import_recipe_bar_show (SJ_IMPORT_RECIPE_BAR (self->recipe), self->job);
  gtk_widget_set_visible (self->header_box, FALSE);
  if (table != NULL)
    show_table (self, table);
  self->showing = FALSE;
}

static void
show_rows (SjImportFilePage *self)
{
  SjTallyResult *result = sj_import_job_get_result (self->job);
  g_autofree char *rows = result != NULL ? sj_import_text_rows (result) : NULL;

  gtk_label_set_text (GTK_LABEL (self->rows), rows != NULL ? rows : "");
  gtk_widget_set_visible (self->rows, rows != NULL);
}

/* Without a table there is nothing else that could be looked at. */
static void
show_failure (SjImportFilePage *self)
{
  const GError *error = sj_import_job_get_error (self->job);

  if (sj_import_job_get_table (self->job) != NULL)
    return;
  if (error == NULL)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "opening");
      return;
    }

  adw_status_page_set_title (ADW_STATUS_PAGE (self->failed),
                             g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                               ? _("The File Was Not Read") : _("The File Could Not Be Read"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), error->message);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->failed);
  show_form (self);
}

static void
sj_import_file_page_update (SjImportPage   *page,
                            SjImportJob    *job,
                            SjImportChange  change)
{
  SjImportFilePage *self = SJ_IMPORT_FILE_PAGE (page);

  g_set_object (&self->job, job);
  if ((change & SJ_IMPORT_CHANGED_TABLE) != 0)
    show_form (self);
  else if ((change & SJ_IMPORT_CHANGED_CHOICE) != 0)
    sj_import_table_refresh (SJ_IMPORT_TABLE (self->table));
  if ((change & SJ_IMPORT_CHANGED_RESULT) != 0)
    show_rows (self);
  if ((change & SJ_IMPORT_CHANGED_STATE) != 0)
    show_failure (self);
}

static void
sj_import_file_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_file_page_update;
}

/* Choosing */

static void
on_encoding_selected (SjImportFilePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->encoding));
  SjReading *reading;

  if (self->showing || selected > sj_import_encoding_count ())
    return;

  reading = sj_import_job_get_reading (self->job);
  g_free (reading->encoding);
  reading->encoding = selected > 0 ? g_strdup (sj_import_encoding_get_id (selected - 1)) : NULL;
  sj_import_job_read_again (self->job, TRUE);
}

static void
on_delimiter_selected (SjImportFilePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->delimiter));

  if (self->showing || selected > G_N_ELEMENTS (delimiters))
    return;

  sj_import_job_get_reading (self->job)->delimiter = selected > 0 ? delimiters[selected - 1] : '\0';
  sj_import_job_read_again (self->job, TRUE);
}

/* Columns of another sheet are other columns. */
static void
on_sheet_selected (SjImportFilePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sheet));
  GPtrArray *sheets;

  if (self->showing || sj_import_job_get_table (self->job) == NULL)
    return;

  sheets = sj_table_get_sheets (sj_import_job_get_table (self->job), NULL);
  if (sheets != NULL && selected < sheets->len)
    sj_import_job_choose_sheet (self->job, g_ptr_array_index (sheets, selected));
}

static void
set_header_rows (SjImportFilePage *self,
                 int               n_rows)
{
  SjReading *reading = sj_import_job_get_reading (self->job);

  if (n_rows == (int) sj_table_get_header_rows (sj_import_job_get_table (self->job)))
    return;

  reading->header_rows = n_rows;
  sj_import_job_read_again (self->job, TRUE);
}

static void
on_header_rows_changed (SjImportFilePage *self)
{
  if (!self->showing && sj_import_job_get_table (self->job) != NULL)
    set_header_rows (self, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->header_rows)));
}

static void
on_header_at_changed (SjImportFilePage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  int row = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->header_at));

  if (self->showing || table == NULL || row == (int) sj_table_get_header_at (table))
    return;

  sj_import_job_get_reading (self->job)->header_at = row;
  sj_import_job_read_again (self->job, TRUE);
}

static void
on_header_moved (SjImportFilePage *self,
                 guint             n_above)
{
  SjTable *table = sj_import_job_get_table (self->job);
  int n_blank = (int) sj_table_get_n_rows_above (table) - (int) sj_table_get_header_rows (table);

  set_header_rows (self, MAX (0, (int) n_above - n_blank));
}

static void
sj_import_file_page_dispose (GObject *object)
{
  SjImportFilePage *self = SJ_IMPORT_FILE_PAGE (object);

  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_import_file_page_parent_class)->dispose (object);
}

static void
sj_import_file_page_class_init (SjImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_file_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, box);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, name);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, form);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, rows);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, recipe);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, choices);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, encoding);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, delimiter);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, header_rows);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, header_at);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, encoding_box);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, delimiter_box);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, header_box);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, table);
  gtk_widget_class_bind_template_child (widget_class, SjImportFilePage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_encoding_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_delimiter_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_header_rows_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_header_at_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_header_moved);
}

static void
sj_import_file_page_init (SjImportFilePage *self)
{
  g_type_ensure (SJ_TYPE_IMPORT_TABLE);
  g_type_ensure (SJ_TYPE_IMPORT_RECIPE_BAR);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, sj_wrap_layout_new (12));
}
