#define G_LOG_DOMAIN "sj-picture-editor"

#include "config.h"

#include "ui/sj-picture-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-compat.h"
#include "ui/sj-picture-transfer.h"

/**
 * SjPictureEditor:
 *
 * Shows a picture kept with the map; it comes from a file, from the clipboard or by dropping it.
 */
struct _SjPictureEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget *box;
  GtkWidget *picture;
  GtkWidget *sentence;
  GtkWidget *remove;
  char      *hash;  /* of what is shown */
};

G_DEFINE_FINAL_TYPE (SjPictureEditor, sj_picture_editor, SJ_TYPE_PROPERTY_EDITOR)

#define HEIGHT 150

/* A picture has come, or has not. */
static void
on_received (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(SjPictureEditor) self = user_data;
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  g_autoptr(GError) error = NULL;
  const char *mime_type = NULL;
  g_autoptr(GBytes) bytes = sj_picture_transfer_finish (result, &mime_type, &error);
  g_autofree char *hash = NULL;

  sj_property_editor_set_problem (SJ_PROPERTY_EDITOR (self),
                                  error != NULL ? error->message : NULL);
  if (bytes == NULL || sj_property_binding_get_map (binding) == NULL)
    return;

  hash = sj_map_add_asset (sj_property_binding_get_map (binding), bytes, mime_type);
  sj_property_binding_set_text (binding, hash);
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(SjPictureEditor) self = user_data;
  g_autoptr(GFile) file = sj_compat_choose_file_finish (result);

  if (file != NULL)
    sj_picture_transfer_from_file (file, on_received, g_object_ref (self));
}

static void
on_choose (SjPictureEditor *self)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  SjFileChoice choice = { .title = _("Choose a Picture"), .accept_label = _("_Choose"),
                          .filters = G_LIST_MODEL (filters) };

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  g_list_store_append (filters, filter);
  g_object_unref (filter);
  sj_compat_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &choice,
                         on_file_chosen, g_object_ref (self));
}

static void
on_paste (SjPictureEditor *self)
{
  sj_picture_transfer_from_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (self)), on_received,
                                      g_object_ref (self));
}

static gboolean
on_drop (SjPictureEditor *self,
         const GValue    *value)
{
  return sj_picture_transfer_from_value (value, on_received, g_object_ref (self));
}

static void
on_remove (SjPictureEditor *self)
{
  sj_property_editor_set_problem (SJ_PROPERTY_EDITOR (self), NULL);
  sj_property_binding_reset (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));
}

static GtkWidget *
add_button (SjPictureEditor *self,
            GtkWidget       *box,
            const char      *label,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "property-button");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static GtkWidget *
create_buttons (SjPictureEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = add_button (self, box, _("Choose…"), G_CALLBACK (on_choose));

  sj_property_editor_name_widget (SJ_PROPERTY_EDITOR (self), choose);
  add_button (self, box, _("Paste"), G_CALLBACK (on_paste));
  self->remove = add_button (self, box, _("Remove"), G_CALLBACK (on_remove));

  return box;
}

static void
sj_picture_editor_build (SjPropertyEditor *editor)
{
  SjPictureEditor *self = SJ_PICTURE_EDITOR (editor);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_size_request (self->picture, -1, HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sj_property_binding_get_label (
                                    sj_property_editor_get_binding (editor)), -1);
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0.0f);
  gtk_widget_add_css_class (self->sentence, "dim-label");

  gtk_box_append (GTK_BOX (self->box), self->picture);
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_box_append (GTK_BOX (self->box), create_buttons (self));
  gtk_widget_add_controller (self->box,
                             sj_picture_transfer_create_drop_target (G_CALLBACK (on_drop),
                                                                     G_OBJECT (self)));
  sj_property_editor_set_child (editor, self->box);
}

static void
show_picture (SjPictureEditor *self,
              const char      *hash)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self));
  const char *sentence = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  if (*hash != '\0')
    texture = sj_picture_transfer_load (sj_property_binding_get_map (binding), hash, &sentence);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->picture, texture != NULL);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->sentence, sentence != NULL);
}

static void
sj_picture_editor_show (SjPropertyEditor *editor,
                        const GValue     *value,
                        gboolean          mixed)
{
  SjPictureEditor *self = SJ_PICTURE_EDITOR (editor);
  const char *hash = mixed ? "" : g_value_get_string (value);

  hash = hash != NULL ? hash : "";
  gtk_widget_set_visible (self->remove, mixed || *hash != '\0');
  if (self->hash != NULL && g_str_equal (self->hash, hash) && !mixed)
    return;

  g_free (self->hash);
  self->hash = g_strdup (hash);
  show_picture (self, hash);
  if (mixed)
    {
      gtk_label_set_text (GTK_LABEL (self->sentence), _("Mixed"));
      gtk_widget_set_visible (self->sentence, TRUE);
    }
}

static void
sj_picture_editor_finalize (GObject *object)
{
  g_clear_pointer (&SJ_PICTURE_EDITOR (object)->hash, g_free);

  G_OBJECT_CLASS (sj_picture_editor_parent_class)->finalize (object);
}

static void
sj_picture_editor_class_init (SjPictureEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sj_picture_editor_finalize;
  editor_class->build = sj_picture_editor_build;
  editor_class->show = sj_picture_editor_show;
}

static void
sj_picture_editor_init (SjPictureEditor *self)
{
}
