#define G_LOG_DOMAIN "sj-start-page"

#include "config.h"

#include "ui/sj-start-page.h"

#include <adwaita.h>

#include "ui/sj-samples.h"

/**
 * SjStartPage:
 *
 * What a window without a map shows: how to come to one.
 */
struct _SjStartPage
{
  GtkWidget parent_instance;

  GtkWidget *page;
  GtkWidget *samples;
};

G_DEFINE_FINAL_TYPE (SjStartPage, sj_start_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_sample_row (gpointer item,
                   gpointer user_data)
{
  g_autofree char *title = sj_samples_title (G_FILE (item));
  g_autofree char *uri = g_file_get_uri (G_FILE (item));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
sj_start_page_dispose (GObject *object)
{
  g_clear_pointer (&SJ_START_PAGE (object)->page, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_start_page_parent_class)->dispose (object);
}

static void
sj_start_page_class_init (SjStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_start_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, SjStartPage, samples);
}

static void
sj_start_page_init (SjStartPage *self)
{
  g_autoptr(GListModel) samples = sj_samples_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->page), SJ_APPLICATION_ID);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->samples), samples, create_sample_row, NULL, NULL);
  gtk_widget_set_visible (self->samples, g_list_model_get_n_items (samples) > 0);
}

GtkWidget *
sj_start_page_new (void)
{
  return g_object_new (SJ_TYPE_START_PAGE, NULL);
}
