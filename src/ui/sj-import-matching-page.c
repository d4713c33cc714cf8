#define G_LOG_DOMAIN "sj-import-matching-page"

#include "config.h"

#include "ui/sj-import-matching-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/sj-element-title.h"
#include "ui/sj-import-match-row.h"
#include "ui/sj-wrap-layout.h"

/**
 * SjImportMatchingPage:
 *
 * What each name in the file stands for on the map. Names that the map does not have may become
 * touchpoints of it.
 */
struct _SjImportMatchingPage
{
  GtkWidget parent_instance;

  SjImportJob     *job;
  SjImportAnchors *anchors;
  GListStore      *names;  /* of GtkStringObject */
  GtkFilter       *search_filter;
  GtkFilter       *open_filter;
  GPtrArray       *items;  /* of GtkListItem, those that are shown */
  GPtrArray       *stages;  /* of char *, ids in the order of @stage's list, without its first */
  gboolean         showing;

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *search;
  GtkWidget *only_open;
  GtkWidget *rest;
  GtkWidget *stage;
  GtkWidget *create;
  GtkWidget *stack;
  GtkWidget *clamp;
  GtkWidget *scroller;
};

#define POSITION "sj-position"

static void sj_import_matching_page_iface_init (SjImportPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportMatchingPage, sj_import_matching_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (SJ_TYPE_IMPORT_PAGE,
                                                      sj_import_matching_page_iface_init))

static const SjImportMatch *
get_match (SjImportMatchingPage *self,
           gpointer              name)
{
  guint position = GPOINTER_TO_UINT (g_object_get_data (name, POSITION));
  SjFeedbackImport *import = self->job != NULL ? sj_import_job_get_import (self->job) : NULL;

  return import != NULL && position < sj_feedback_import_get_n_matches (import)
           ? sj_feedback_import_get_match (import, position) : NULL;
}

static gboolean
is_open (const SjImportMatch *match)
{
  return match->kind <= SJ_IMPORT_OFFERED;
}

static guint
count_open (SjImportMatchingPage *self)
{
  SjFeedbackImport *import = self->job != NULL ? sj_import_job_get_import (self->job) : NULL;
  guint n = 0;

  for (guint i = 0; import != NULL && i < sj_feedback_import_get_n_matches (import); i++)
    n += is_open (sj_feedback_import_get_match (import, i));

  return n;
}

/* Rows */

static void
show_item (SjImportMatchingPage *self,
           GtkListItem          *item)
{
  const SjImportMatch *match = get_match (self, gtk_list_item_get_item (item));

  if (match != NULL)
    sj_import_match_row_show (SJ_IMPORT_MATCH_ROW (gtk_list_item_get_child (item)), self->job,
                              self->anchors, match);
}

static void
set_up_row (GtkListItemFactory   *factory,
            GtkListItem          *item,
            SjImportMatchingPage *self)
{
  gtk_list_item_set_child (item, sj_import_match_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_row (GtkListItemFactory   *factory,
          GtkListItem          *item,
          SjImportMatchingPage *self)
{
  g_ptr_array_add (self->items, item);
  show_item (self, item);
}

static void
unbind_row (GtkListItemFactory   *factory,
            GtkListItem          *item,
            SjImportMatchingPage *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static gboolean
is_wanted (gpointer name,
           gpointer user_data)
{
  SjImportMatchingPage *self = user_data;
  const SjImportMatch *match = get_match (self, name);

  return match == NULL || !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_open)) ||
         is_open (match);
}

/* Showing */

static gboolean
has_same_names (SjImportMatchingPage *self,
                SjFeedbackImport     *import)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  if (n != sj_feedback_import_get_n_matches (import))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkStringObject) name = g_list_model_get_item (G_LIST_MODEL (self->names), i);

      if (!g_str_equal (gtk_string_object_get_string (name),
                        sj_feedback_import_get_match (import, i)->name))
        return FALSE;
    }

  return TRUE;
}

static void
fill (SjImportMatchingPage *self,
      SjFeedbackImport     *import)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sj_feedback_import_get_n_matches (import); i++)
    {
      GtkStringObject *name =
        gtk_string_object_new (sj_feedback_import_get_match (import, i)->name);

      g_object_set_data (G_OBJECT (name), POSITION, GUINT_TO_POINTER (i));
      g_ptr_array_add (names, name);
    }
  g_list_store_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                       names->pdata, names->len);
}

static void
show_stages (SjImportMatchingPage *self)
{
  SjMap *map = sj_import_job_get_map (self->job);
  GListModel *stages = sj_map_get_stages (map);
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  const char *chosen = sj_import_job_get_stage (self->job);
  guint selected = 0;

  g_ptr_array_set_size (self->stages, 0);
  gtk_string_list_append (titles, _("In a new stage"));
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr(SjElement) stage = g_list_model_get_item (stages, i);
      g_autofree char *title = sj_element_title (stage);
      /* Translators: %s is a stage, which gets new touchpoints. */
      g_autofree char *entry = g_strdup_printf (_("In “%s”"), title);

      gtk_string_list_append (titles, entry);
      g_ptr_array_add (self->stages, g_strdup (sj_element_get_id (stage)));
      if (g_strcmp0 (chosen, sj_element_get_id (stage)) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->stage), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->stage), selected);
}

static void
show_rest (SjImportMatchingPage *self)
{
  guint n_open = count_open (self);
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u name is not on the map",
                                  "%u names are not on the map", n_open),
                     n_open);

  gtk_label_set_text (GTK_LABEL (self->rest), n_open > 0 ? text : _("Every name has its place"));
  gtk_widget_set_sensitive (self->create, n_open > 0);
}

static void
show_matches (SjImportMatchingPage *self,
              SjFeedbackImport     *import)
{
  self->showing = TRUE;
  if (self->anchors == NULL)
    self->anchors = sj_import_anchors_new (sj_import_job_get_map (self->job));
  if (has_same_names (self, import))
    {
      for (guint i = 0; i < self->items->len; i++)
        show_item (self, g_ptr_array_index (self->items, i));
    }
  else
    {
      fill (self, import);
      show_stages (self);
    }
  show_rest (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  self->showing = FALSE;
}

static void
sj_import_matching_page_update (SjImportPage   *page,
                                SjImportJob    *job,
                                SjImportChange  change)
{
  SjImportMatchingPage *self = SJ_IMPORT_MATCHING_PAGE (page);
  SjFeedbackImport *import = sj_import_job_get_import (job);

  g_set_object (&self->job, job);
  if ((change & (SJ_IMPORT_CHANGED_MATCHES | SJ_IMPORT_CHANGED_RESULT)) == 0)
    return;

  gtk_widget_set_visible (self->bar, import != NULL);
  if (import != NULL)
    show_matches (self, import);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "waiting");
}

static guint
sj_import_matching_page_count_open (SjImportPage *page)
{
  return count_open (SJ_IMPORT_MATCHING_PAGE (page));
}

static void
sj_import_matching_page_iface_init (SjImportPageInterface *iface)
{
  iface->update = sj_import_matching_page_update;
  iface->count_open = sj_import_matching_page_count_open;
}

/* Choosing */

static void
on_search_changed (SjImportMatchingPage *self)
{
  gtk_string_filter_set_search (GTK_STRING_FILTER (self->search_filter),
                                gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_only_open_toggled (SjImportMatchingPage *self)
{
  gtk_filter_changed (self->open_filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_stage_selected (SjImportMatchingPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->stage));

  if (!self->showing && selected <= self->stages->len)
    sj_import_job_set_stage (self->job, selected > 0
                                          ? g_ptr_array_index (self->stages, selected - 1) : NULL);
}

static void
sj_import_matching_page_dispose (GObject *object)
{
  SjImportMatchingPage *self = SJ_IMPORT_MATCHING_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->job);
  g_clear_object (&self->anchors);
  g_clear_object (&self->names);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_import_matching_page_parent_class)->dispose (object);
}

static void
sj_import_matching_page_class_init (SjImportMatchingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_import_matching_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-import-matching-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, box);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, search);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, only_open);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, rest);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, create);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, SjImportMatchingPage, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_only_open_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_selected);
}

static GtkWidget *
create_list (SjImportMatchingPage *self)
{
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *filtered;
  GtkWidget *list;

  self->names = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->search_filter = GTK_FILTER (gtk_string_filter_new (text));
  self->open_filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->names)),
                                                      self->search_filter));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (filtered, self->open_filter));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_row), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (filtered)), factory);
  gtk_widget_add_css_class (list, "import-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Names"), -1);

  return list;
}

static void
sj_import_matching_page_init (SjImportMatchingPage *self)
{
  self->showing = TRUE;
  self->items = g_ptr_array_new ();
  self->stages = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->bar, sj_wrap_layout_new (8));
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (self->clamp), create_list (self));
}
