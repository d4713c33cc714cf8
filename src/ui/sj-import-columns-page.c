#define G_LOG_DOMAIN "sj-import-columns-page"

#include "config.h"

#include "ui/sj-import-columns-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/sj-import-column-row.h"
#include "ui/sj-import-doubts.h"

/**
 * SjImportColumnsPage:
 *
 * Every column of the file and what it is for; first those that a person has to say it of.
 */
struct _SjImportColumnsPage
{
  GtkWidget parent_instance;

  SjImportJob  *job;
  GListStore   *columns;  /* of GtkStringObject, the names, with their columns */
  GtkFilter    *filter;
  GPtrArray    *items;  /* of GtkListItem, those that are shown */
  guint         n_questions;

  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *scroller;
};

#define COLUMN "sj-column"

static void sj_import_columns_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportColumnsPage, sj_import_columns_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_columns_page_iface_init))

static guint
get_column (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (object, COLUMN));
}

/* Rows */

static char *
make_heading (SjImportColumnsPage *self,
              guint                position)
{
  guint n = self->n_questions;

  if (n > 0 && position == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Question", "%u Questions", n), n);

  return position == n ? g_strdup (_("Columns")) : NULL;
}

static void
show_item (SjImportColumnsPage *self,
           GtkListItem         *item)
{
  guint column = get_column (gtk_list_item_get_item (item));
  g_autofree char *heading = make_heading (self, gtk_list_item_get_position (item));

  if (column < sj_table_get_n_columns (sj_import_job_get_table (self->job)))
    sj_import_column_row_show (SJ_IMPORT_COLUMN_ROW (gtk_list_item_get_child (item)), self->job,
                               column, heading);
}

static void
set_up_row (GtkListItemFactory  *factory,
            GtkListItem         *item,
            SjImportColumnsPage *self)
{
  gtk_list_item_set_child (item, sj_import_column_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_row (GtkListItemFactory  *factory,
          GtkListItem         *item,
          SjImportColumnsPage *self)
{
  g_ptr_array_add (self->items, item);
  show_item (self, item);
}

static void
unbind_row (GtkListItemFactory  *factory,
            GtkListItem         *item,
            SjImportColumnsPage *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

/* The list */

static void
append (GPtrArray  *names,
        SjTable    *table,
        guint       column)
{
  GtkStringObject *name = gtk_string_object_new (sj_table_get_column_name (table, column));

  g_object_set_data (G_OBJECT (name), COLUMN, GUINT_TO_POINTER (column));
  g_ptr_array_add (names, name);
}

static void
fill (SjImportColumnsPage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (sj_import_doubts_ask (self->job, i))
      append (names, table, i);
  self->n_questions = names->len;
  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    if (!sj_import_doubts_ask (self->job, i))
      append (names, table, i);
  g_list_store_splice (self->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->columns)),
                       names->pdata, names->len);
}

static guint
count_questions (SjImportColumnsPage *self)
{
  SjTable *table = sj_import_job_get_table (self->job);
  guint n = 0;

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    n += sj_import_doubts_ask (self->job, i);

  return n;
}

static void
sj_import_columns_page_update (SjImportPage   *page,
                               SjImportJob    *job,
                               SjImportChange  change)
{
  SjImportColumnsPage *self = SJ_IMPORT_COLUMNS_PAGE (page);

  g_set_object (&self->job, job);
  if (sj_import_job_get_table (job) == NULL ||
      (change & (SJ_IMPORT_CHANGED_TABLE | SJ_IMPORT_CHANGED_CHOICE)) == 0)
    return;

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  if ((change & SJ_IMPORT_CHANGED_TABLE) != 0 || count_questions (self) != self->n_questions)
    fill (self);
  else
    for (guint i = 0; i < self->items->len; i++)
      show_item (self, g_ptr_array_index (self->items, i));
}

static guint
sj_import_columns_page_count_open (SjImportPage *page)
{
  return SJ_IMPORT_COLUMNS_PAGE (page)->n_questions;
}

static void
sj_import_columns_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_columns_page_update;
  iface->count_open = sj_import_columns_page_count_open;
}

static void
on_search_changed (SjImportColumnsPage *self)
{
  gtk_string_filter_set_search (GTK_STRING_FILTER (self->filter),
                                gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
sj_import_columns_page_dispose (GObject *object)
{
  SjImportColumnsPage *self = SJ_IMPORT_COLUMNS_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->job);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_columns_page_parent_class)->dispose (object);
}

static void
sj_import_columns_page_class_init (SjImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_columns_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_list (SjImportColumnsPage *self)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *list;

  self->filter = GTK_FILTER (gtk_string_filter_new (name));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->columns)), self->filter);
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))),
                            factory);
  gtk_widget_add_css_class (list, "import-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns"), -1);

  return list;
}

static void
sj_import_columns_page_init (SjImportColumnsPage *self)
{
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *search_clamp = adw_clamp_new ();
  GtkWidget *waiting = adw_status_page_new ();

  self->columns = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->items = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Find a column"), NULL);
  gtk_widget_add_css_class (self->search, "import-search");
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self,
                           G_CONNECT_SWAPPED);
  adw_clamp_set_maximum_size (ADW_CLAMP (search_clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (search_clamp), self->search);
  gtk_box_append (GTK_BOX (self->box), search_clamp);

  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), create_list (self));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);

  adw_status_page_set_title (ADW_STATUS_PAGE (waiting), _("No Columns Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (waiting),
                                   _("They are here once the file can be read"));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), waiting);
  gtk_stack_add_child (GTK_STACK (self->stack), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->stack);
}
