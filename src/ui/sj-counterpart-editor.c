#define G_LOG_DOMAIN "sj-counterpart-editor"

#include "config.h"

#include "ui/sj-counterpart-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/sj-application.h"
#include "ui/sj-window-files.h"
#include "ui/sj-window-tabs.h"

/**
 * SjCounterpartEditor:
 *
 * Names the map that shows the other state by its title, and opens it. What is not there is
 * written: the name of a file beside the map's own.
 */
struct _SjCounterpartEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget    *entry;
  GtkWidget    *row;  /* of the link and what takes it away */
  GtkWidget    *link;
  GtkWidget    *title;
  SjDocument   *document;  /* if it is open */
  GFile        *file;  /* else its file, if it is there */
  GFile        *read;  /* whose title was asked for */
  char         *read_title;
  char         *sought;  /* the id whose file was looked for, and what was found */
  GFile        *sought_file;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SjCounterpartEditor, sj_counterpart_editor, SJ_TYPE_PROPERTY_EDITOR)

/* How much of a file is read to find the map's id, in bytes, and of how many files. */
#define BEGINNING 512
#define MOST_FILES 100

/* NULL where the program does not run, as in tests of the inspector alone. */
static SjDocumentRegistry *
get_registry (void)
{
  GApplication *application = g_application_get_default ();

  return SJ_IS_APPLICATION (application)
           ? sj_application_get_registry (SJ_APPLICATION (application)) : NULL;
}

static SjMap *
get_map (SjCounterpartEditor *self)
{
  return sj_property_binding_get_map (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)));
}

static gboolean
is_named (SjDocument *document,
          const char *name)
{
  g_autofree char *file_name = sj_document_get_file_name (document);

  return g_strcmp0 (file_name, name) == 0 ||
         g_str_equal (sj_element_get_id (SJ_ELEMENT (sj_document_get_map (document))), name);
}

/* The open map that @name stands for, and the file of the one that is edited. */
static SjDocument *
find_document (SjCounterpartEditor  *self,
               const char           *name,
               GFile               **own)
{
  SjDocumentRegistry *registry = get_registry ();
  GListModel *documents = registry != NULL ? sj_document_registry_get_documents (registry) : NULL;
  SjDocument *found = NULL;

  *own = NULL;
  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr(SjDocument) document = g_list_model_get_item (documents, i);

      if (sj_document_get_map (document) == get_map (self))
        *own = sj_document_get_file (document);
      else if (found == NULL && is_named (document, name))
        found = document;
    }

  return found;
}

/* A file of that name beside the map's own, if there is one. */
static GFile *
find_file (GFile      *own,
           const char *name)
{
  g_autoptr(GFile) folder = own != NULL ? g_file_get_parent (own) : NULL;
  g_autoptr(GFile) file = folder != NULL ? g_file_resolve_relative_path (folder, name) : NULL;

  if (file == NULL || g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) !=
                        G_FILE_TYPE_REGULAR)
    return NULL;

  return g_steal_pointer (&file);
}

/* A map's id is among the first things its file says. */
static gboolean
begins_with_id (GFile      *file,
                const char *id)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *member = g_strdup_printf ("\"id\": \"%s\"", id);
  char start[BEGINNING] = "";
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start,
                                                  &length, NULL, NULL))
    return FALSE;

  return g_strstr_len (start, (gssize) length, member) != NULL;
}

/* The map with this id among those in the folder of the map's own file. */
static GFile *
search_folder (GFile      *own,
               const char *id)
{
  g_autoptr(GFile) folder = g_file_get_parent (own);
  g_autofree char *path = g_file_get_path (folder);
  g_autoptr(GDir) names = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;
  guint n_files = 0;

  while (names != NULL && n_files < MOST_FILES && (name = g_dir_read_name (names)) != NULL)
    {
      g_autoptr(GFile) file = g_file_get_child (folder, name);

      if (!g_str_has_suffix (name, ".sojourn") || g_file_equal (file, own))
        continue;
      n_files++;
      if (begins_with_id (file, id))
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* Looked for once, not at every change of the map. */
static GFile *
find_file_by_id (SjCounterpartEditor *self,
                 GFile               *own,
                 const char          *id)
{
  if (own == NULL || !g_file_is_native (own) || strchr (id, '.') != NULL)
    return NULL;

  if (g_strcmp0 (self->sought, id) != 0)
    {
      g_free (self->sought);
      self->sought = g_strdup (id);
      g_clear_object (&self->sought_file);
      self->sought_file = search_folder (own, id);
    }

  return self->sought_file != NULL ? g_object_ref (self->sought_file) : NULL;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(SjCounterpartEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDocument) document = sj_document_load_finish (result, &error);

  /* What cannot be read keeps the name of its file; to open it says why. */
  if (document == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->read_title = sj_document_get_title (document);
  sj_property_editor_refresh (SJ_PROPERTY_EDITOR (self));
}

/* Each file is read once. */
static void
read_title (SjCounterpartEditor *self)
{
  if (self->read != NULL && g_file_equal (self->read, self->file))
    return;

  g_set_object (&self->read, self->file);
  g_clear_pointer (&self->read_title, g_free);
  sj_document_load_async (self->file, self->cancellable, on_read, g_object_ref (self));
}

static char *
create_title (SjCounterpartEditor *self)
{
  if (self->document != NULL)
    return sj_document_get_title (self->document);
  if (self->file == NULL)
    return NULL;

  read_title (self);
  return self->read_title != NULL ? g_strdup (self->read_title) : g_file_get_basename (self->file);
}

static void
on_opened (SjCounterpartEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application;

  if (!SJ_IS_WINDOW (root))
    return;

  application = gtk_window_get_application (GTK_WINDOW (root));
  if (self->document == NULL)
    sj_window_files_open (SJ_WINDOW (root), self->file);
  else if (!sj_window_tabs_present (application, self->document))
    sj_window_show_document (SJ_WINDOW (root), self->document);
}

static void
on_typed (SjCounterpartEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);

  if (!sj_property_editor_is_showing (editor))
    sj_property_binding_type_text (sj_property_editor_get_binding (editor),
                                   gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
on_removed (SjCounterpartEditor *self)
{
  sj_property_editor_change_later (SJ_PROPERTY_EDITOR (self), sj_property_binding_set_text, "");
}

static GtkWidget *
create_row (SjCounterpartEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  self->link = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->link), self->title);
  gtk_widget_set_hexpand (self->link, TRUE);
  gtk_widget_set_tooltip_text (self->link, _("Open"));
  g_signal_connect_object (self->link, "clicked", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_widget_set_visible (remove, sj_property_binding_is_editable (
    sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self))));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), self->link);
  gtk_box_append (GTK_BOX (row), remove);

  return row;
}

static void
sj_counterpart_editor_build (SjPropertyEditor *editor)
{
  SjCounterpartEditor *self = SJ_COUNTERPART_EDITOR (editor);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  SjDocumentRegistry *registry = get_registry ();

  self->cancellable = g_cancellable_new ();
  self->row = create_row (self);
  self->entry = gtk_entry_new ();
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), sj_property_binding_is_editable (
    sj_property_editor_get_binding (editor)));
  sj_property_editor_name_widget (editor, self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->row);
  gtk_box_append (GTK_BOX (box), self->entry);
  sj_property_editor_set_child (editor, box);
  if (registry != NULL)
    g_signal_connect_object (sj_document_registry_get_documents (registry), "items-changed",
                             G_CALLBACK (sj_property_editor_refresh), self, G_CONNECT_SWAPPED);
}

/* Whether somebody is writing: the entry must not go from under the keys. */
static gboolean
is_typing (SjCounterpartEditor *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->entry);

  return focus != NULL && gtk_widget_has_focus (focus);
}

static void
sj_counterpart_editor_show (SjPropertyEditor *editor,
                            const GValue     *value,
                            gboolean          mixed)
{
  SjCounterpartEditor *self = SJ_COUNTERPART_EDITOR (editor);
  const char *name = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
  g_autofree char *title = NULL;
  SjDocument *document = NULL;
  GFile *own = NULL;

  if (*name != '\0')
    document = find_document (self, name, &own);
  g_set_object (&self->document, document);
  g_clear_object (&self->file);
  if (*name != '\0' && self->document == NULL)
    self->file = find_file (own, name);
  if (*name != '\0' && self->document == NULL && self->file == NULL && !is_typing (self))
    self->file = find_file_by_id (self, own, name);
  title = create_title (self);

  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  gtk_widget_set_visible (self->row, title != NULL);
  gtk_widget_set_visible (self->entry, title == NULL || is_typing (self));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), name) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
}

static void
sj_counterpart_editor_dispose (GObject *object)
{
  SjCounterpartEditor *self = SJ_COUNTERPART_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->file);
  g_clear_object (&self->read);
  g_clear_object (&self->sought_file);

  G_OBJECT_CLASS (sj_counterpart_editor_parent_class)->dispose (object);
}

static void
sj_counterpart_editor_finalize (GObject *object)
{
  SjCounterpartEditor *self = SJ_COUNTERPART_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->read_title, g_free);
  g_clear_pointer (&self->sought, g_free);

  G_OBJECT_CLASS (sj_counterpart_editor_parent_class)->finalize (object);
}

static void
sj_counterpart_editor_class_init (SjCounterpartEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_counterpart_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_counterpart_editor_finalize;
  editor_class->build = sj_counterpart_editor_build;
  editor_class->show = sj_counterpart_editor_show;
  editor_class->leave = sj_property_editor_refresh;
  editor_class->copyable = TRUE;
}

static void
sj_counterpart_editor_init (SjCounterpartEditor *self)
{
}
