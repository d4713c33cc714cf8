#define G_LOG_DOMAIN "sj-compare-chooser"

#include "config.h"

#include "ui/sj-compare-chooser.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"
#include "ui/sj-application.h"
#include "ui/sj-compare-window.h"
#include "ui/sj-compat.h"
#include "ui/sj-saving.h"
#include "ui/sj-settings.h"

/**
 * SjCompareChooser:
 *
 * Asks which map this one is to be compared with: the one it is linked to comes first, then the
 * others that are open, then any file.
 */
struct _SjCompareChooser
{
  AdwWindow parent_instance;

  SjWindow   *window;  /* not owned: it outlives its dialogs */
  SjDocument *document;

  GtkWidget *maps;
};

G_DEFINE_FINAL_TYPE (SjCompareChooser, sj_compare_chooser, ADW_TYPE_WINDOW)

static int
get_state (SjDocument *document)
{
  SjElement *map = SJ_ELEMENT (sj_document_get_map (document));

  return sj_element_get_integer (map, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (map),
                                                                    "state"));
}

static gboolean
names (SjDocument *document,
       SjDocument *other)
{
  const char *counterpart = sj_element_text (SJ_ELEMENT (sj_document_get_map (document)),
                                             "counterpart");
  g_autofree char *file_name = sj_document_get_file_name (other);

  return g_strcmp0 (counterpart, file_name) == 0 ||
         g_str_equal (counterpart, sj_element_get_id (SJ_ELEMENT (sj_document_get_map (other))));
}

static gboolean
is_counterpart (SjDocument *document,
                SjDocument *other)
{
  return names (document, other) || names (other, document);
}

/* How things are comes before how they shall be. */
static void
compare (SjWindow   *window,
         SjDocument *document,
         SjDocument *other)
{
  gboolean other_first = get_state (other) < get_state (document);

  gtk_window_present (GTK_WINDOW (
    sj_compare_window_new (gtk_window_get_application (GTK_WINDOW (window)),
                           other_first ? other : document, other_first ? document : other)));
}

/* A file */

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(SjCompareChooser) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) other =
    sj_document_registry_load_finish (SJ_DOCUMENT_REGISTRY (source), result, &error);

  if (self->window == NULL)
    return;

  if (other != NULL)
    compare (self->window, self->document, other);
  else
    sj_window_show_error (self->window, _("The Map Could Not Be Opened"), error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static SjDocumentRegistry *
get_registry (SjWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  return sj_application_get_registry (SJ_APPLICATION (application));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SjCompareChooser *self = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);

  if (file == NULL)
    {
      /* Without other maps to choose from there was nothing but this question. */
      if (!gtk_widget_get_visible (GTK_WIDGET (self)))
        gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (self->window != NULL)
    {
      sj_settings_set_folder ("last-open-folder", file);
      sj_document_registry_load_async (get_registry (self->window), file, NULL, on_loaded,
                                       g_object_ref (self));
    }
  g_object_unref (self);
}

static void
choose_file (SjCompareChooser *self)
{
  g_autoptr(GListModel) filters = sj_saving_create_filters ();
  GFile *own = sj_document_get_file (self->document);
  g_autoptr(GFile) folder = own != NULL ? g_file_get_parent (own)
                                        : sj_settings_get_folder ("last-open-folder");
  SjFileChoice choice = {
    .title = _("Compare with a Map"),
    .accept_label = _("_Compare"),
    .filters = filters,
    .folder = folder,
  };
  gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self));

  sj_compat_choose_file (visible ? GTK_WINDOW (self) : GTK_WINDOW (self->window), &choice,
                         on_chosen, g_object_ref (self));
}

/* Maps that are open */

static void
on_map_activated (GtkWidget *row)
{
  SjCompareChooser *self = SJ_COMPARE_CHOOSER (gtk_widget_get_root (row));
  SjDocument *other = g_object_get_data (G_OBJECT (row), "sj-document");

  if (self->window != NULL)
    compare (self->window, self->document, other);
  gtk_window_destroy (GTK_WINDOW (self));
}

static char *
describe (SjDocument *document)
{
  g_autofree char *file_name = sj_document_get_file_name (document);
  const char *state = sj_enum_get_label (SJ_TYPE_MAP_STATE, get_state (document));

  return g_strdup_printf ("%s · %s", state, file_name != NULL ? file_name : _("not saved yet"));
}

static GtkWidget *
create_row (SjCompareChooser *self,
            SjDocument       *other)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = sj_document_get_title (other);
  g_autofree char *subtitle = describe (other);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (is_counterpart (self->document, other))
    {
      GtkWidget *label = gtk_label_new (_("Linked"));

      gtk_widget_add_css_class (label, "pill-label");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "sj-document", g_object_ref (other), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (on_map_activated), NULL);

  return row;
}

/* Returns how many there are to choose from. */
static guint
list_maps (SjCompareChooser *self)
{
  GListModel *documents = sj_document_registry_get_documents (get_registry (self->window));
  guint n_documents = g_list_model_get_n_items (documents), n_rows = 0;

  for (guint linked = 0; linked < 2; linked++)
    for (guint i = 0; i < n_documents; i++)
      {
        g_autoptr(SjDocument) other = g_list_model_get_item (documents, i);
        GtkWidget *row;

        if (other == self->document || is_counterpart (self->document, other) != (linked == 0))
          continue;
        row = create_row (self, other);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->maps), row);
        if (n_rows++ == 0)
          gtk_window_set_focus (GTK_WINDOW (self), row);
      }

  return n_rows;
}

static void
file_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  choose_file (SJ_COMPARE_CHOOSER (widget));
}

static void
sj_compare_chooser_dispose (GObject *object)
{
  SjCompareChooser *self = SJ_COMPARE_CHOOSER (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sj_compare_chooser_parent_class)->dispose (object);
}

static void
sj_compare_chooser_class_init (SjCompareChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_compare_chooser_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-compare-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SjCompareChooser, maps);
  gtk_widget_class_install_action (widget_class, "chooser.file", NULL, file_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sj_compare_chooser_init (SjCompareChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sj_compare_chooser_open:
 * @window: a window with a map
 *
 * Asks which map to compare with, and compares. Asks for a file at once where no other map is open.
 */
void
sj_compare_chooser_open (SjWindow *window)
{
  SjCompareChooser *self;

  g_return_if_fail (SJ_IS_WINDOW (window));
  g_return_if_fail (sj_window_get_document (window) != NULL);

  self = g_object_new (SJ_TYPE_COMPARE_CHOOSER, "transient-for", window, NULL);
  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (sj_window_get_document (window));
  if (list_maps (self) > 0)
    gtk_window_present (GTK_WINDOW (self));
  else
    choose_file (self);
}
