#define G_LOG_DOMAIN "sj-paragraph-editor"

#include "config.h"

#include "ui/sj-paragraph-editor.h"

#include <glib/gi18n-lib.h>

/**
 * SjParagraphEditor:
 *
 * Edits a text; it grows with the text. Where a text has one line only, Enter goes on to the next
 * property, and lines that are pasted become one.
 */
struct _SjParagraphEditor
{
  SjPropertyEditor parent_instance;

  GtkWidget     *view;
  GtkWidget     *sizer;   /* unseen below the text; it knows how high the text is at any width */
  GtkTextBuffer *buffer;  /* owned by the view */
  const char    *placeholder;
  const char    *hint;  /* in place of the question; NULL for none */
};

G_DEFINE_FINAL_TYPE (SjParagraphEditor, sj_paragraph_editor, SJ_TYPE_PROPERTY_EDITOR)

static char *
get_text (SjParagraphEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
has_lines (SjParagraphEditor *self)
{
  return sj_property_binding_has_flag (sj_property_editor_get_binding (SJ_PROPERTY_EDITOR (self)),
                                       SJ_PARAM_LONG_TEXT);
}

static gboolean
on_key (SjParagraphEditor    *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  if (has_lines (self))
    return FALSE;

  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->view)), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* An empty editor shows what may be written there. */
static void
update_sizer (SjParagraphEditor *self)
{
  g_autofree char *text = get_text (self);

  gtk_label_set_text (GTK_LABEL (self->sizer), *text != '\0' ? text : self->placeholder);
  gtk_widget_set_opacity (self->sizer, *text != '\0' ? 0.0 : 1.0);
}

static void
on_changed (SjParagraphEditor *self)
{
  SjPropertyEditor *editor = SJ_PROPERTY_EDITOR (self);

  update_sizer (self);
  if (!sj_property_editor_is_showing (editor))
    {
      g_autofree char *text = get_text (self);

      if (!has_lines (self))
        g_strdelimit (text, "\r\n", ' ');
      sj_property_binding_type_text (sj_property_editor_get_binding (editor), text);
    }
}

static GtkWidget *
create_sizer (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "xalign", 0.0f,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   NULL);

  gtk_widget_add_css_class (label, "property-text");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static void
sj_paragraph_editor_build (SjPropertyEditor *editor)
{
  SjParagraphEditor *self = SJ_PARAGRAPH_EDITOR (editor);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  self->sizer = create_sizer ();
  self->placeholder = "";
  gtk_widget_add_css_class (self->view, "property-text");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), sj_property_binding_is_editable (
    sj_property_editor_get_binding (editor)));
  sj_property_editor_name_widget (editor, self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, has_lines (self), -1);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);

  /* A text view measures itself at the width it had before, so it is not asked. */
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->sizer);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->view);
  sj_property_editor_set_child (editor, overlay);
}

static const char *
choose_placeholder (SjPropertyEditor *editor,
                    gboolean          mixed)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (editor);

  if (mixed)
    return _("Mixed");
  if (SJ_PARAGRAPH_EDITOR (editor)->hint != NULL)
    return SJ_PARAGRAPH_EDITOR (editor)->hint;

  return sj_property_binding_has_flag (binding, SJ_PARAM_SCRIPT)
           ? sj_property_binding_get_description (binding) : "";
}

/* The cursor stays where somebody has it; else it waits at the end. */
static void
replace_text (SjParagraphEditor *self,
              const char   *text)
{
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_widget_has_focus (self->view) ? gtk_text_iter_get_offset (&cursor) : -1;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
}

static void
sj_paragraph_editor_show (SjPropertyEditor *editor,
                          const GValue     *value,
                          gboolean          mixed)
{
  SjParagraphEditor *self = SJ_PARAGRAPH_EDITOR (editor);
  const char *text = g_value_get_string (value);
  g_autofree char *before = get_text (self);

  if (mixed || text == NULL)
    text = "";
  self->placeholder = choose_placeholder (editor, mixed);
  if (g_strcmp0 (before, text) != 0)
    replace_text (self, text);
  update_sizer (self);
}

static gboolean
sj_paragraph_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SJ_PARAGRAPH_EDITOR (widget)->view);
}

static void
sj_paragraph_editor_class_init (SjParagraphEditorClass *klass)
{
  SjPropertyEditorClass *editor_class = SJ_PROPERTY_EDITOR_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = sj_paragraph_editor_grab_focus;
  editor_class->build = sj_paragraph_editor_build;
  editor_class->show = sj_paragraph_editor_show;
  editor_class->copyable = TRUE;
}

static void
sj_paragraph_editor_init (SjParagraphEditor *self)
{
}

/**
 * sj_paragraph_editor_set_hint:
 * @self: an editor
 * @hint: (transfer none) (nullable): a static text that stands there while there is no other
 */
void
sj_paragraph_editor_set_hint (SjParagraphEditor *self,
                              const char        *hint)
{
  g_return_if_fail (SJ_IS_PARAGRAPH_EDITOR (self));

  self->hint = hint;
  sj_property_editor_refresh (SJ_PROPERTY_EDITOR (self));
}

gboolean
sj_paragraph_editor_is_empty (SjParagraphEditor *self)
{
  g_return_val_if_fail (SJ_IS_PARAGRAPH_EDITOR (self), TRUE);

  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}
