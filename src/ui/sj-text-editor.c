#define G_LOG_DOMAIN "sj-text-editor"

#include "config.h"

#include "ui/sj-text-editor.h"

/**
 * SjTextEditor:
 *
 * A text on the map while somebody types it: a real text view in the letters of the map, with all
 * that text views can do, which tells when and how it is left.
 */
struct _SjTextEditor
{
  GtkWidget parent_instance;

  GtkWidget      *view;
  GtkCssProvider *style;
  char           *css;
  gboolean        many_lines;
  gboolean        composing;
  guint           left_id;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_ENDED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjTextEditor, sj_text_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
end (SjTextEditor *self,
     SjTextEnd     how)
{
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, (int) how);
}

static gboolean
on_enter_pressed (SjTextEditor    *self,
                  GdkModifierType  modifiers)
{
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    end (self, SJ_TEXT_END_KEEP);
  else if ((modifiers & GDK_SHIFT_MASK) != 0 && !self->many_lines)
    end (self, SJ_TEXT_END_OTHER);
  else if (!self->many_lines)
    end (self, SJ_TEXT_END_BELOW);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Before the text view, but not before an input method that is composing a word, nor in a menu or
 * the emoji chooser that the text view has opened. */
static gboolean
on_key_captured (SjTextEditor    *self,
                 guint            key,
                 guint            code,
                 GdkModifierType  modifiers)
{
  if (self->composing || !gtk_widget_is_focus (self->view))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Escape:
      end (self, SJ_TEXT_END_TAKE_BACK);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if ((modifiers & GDK_CONTROL_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      end (self, (modifiers & GDK_SHIFT_MASK) != 0 ? SJ_TEXT_END_PREVIOUS : SJ_TEXT_END_NEXT);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return on_enter_pressed (self, modifiers);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What the text view has no use for must not reach the map's own keys. */
static gboolean
on_key_left_over (SjTextEditor    *self,
                  guint            key,
                  guint            code,
                  GdkModifierType  modifiers)
{
  return key < GDK_KEY_F1 || key > GDK_KEY_F35;
}

static gboolean
has_popover (SjTextEditor *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return TRUE;

  return FALSE;
}

static gboolean
end_if_left (gpointer user_data)
{
  SjTextEditor *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->left_id = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    end (self, SJ_TEXT_END_LEFT);

  return G_SOURCE_REMOVE;
}

/* From the text's own menu or the emoji chooser the focus comes back by way of nowhere. */
static void
on_focus_left (SjTextEditor *self)
{
  if (!has_popover (self))
    end (self, SJ_TEXT_END_LEFT);
  else if (self->left_id == 0)
    self->left_id = g_idle_add (end_if_left, self);
}

static void
on_preedit_changed (SjTextEditor *self,
                    const char   *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

/* The editor is as high as its text: what the view scrolls before it has grown would only hide the
 * first line. */
static void
on_scrolled (GtkAdjustment *adjustment)
{
  if (gtk_adjustment_get_value (adjustment) != 0.0)
    gtk_adjustment_set_value (adjustment, 0.0);
}

static void
on_buffer_changed (SjTextEditor *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
sj_text_editor_dispose (GObject *object)
{
  SjTextEditor *self = SJ_TEXT_EDITOR (object);

  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->style);
  g_clear_pointer (&self->css, g_free);

  G_OBJECT_CLASS (sj_text_editor_parent_class)->dispose (object);
}

static void
sj_text_editor_class_init (SjTextEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_text_editor_dispose;

  /**
   * SjTextEditor::changed:
   *
   * Something was typed, pasted or taken back.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", SJ_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * SjTextEditor::ended:
   * @how: an #SjTextEnd
   *
   * Somebody leaves the text.
   */
  signals[SIGNAL_ENDED] =
    g_signal_new ("ended", SJ_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "text-editor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
add_controllers (SjTextEditor *self)
{
  GtkEventController *before = gtk_event_controller_key_new ();
  GtkEventController *after = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (before, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (before, "key-pressed", G_CALLBACK (on_key_captured), self);
  gtk_widget_add_controller (GTK_WIDGET (self), before);
  g_signal_connect_swapped (after, "key-pressed", G_CALLBACK (on_key_left_over), self);
  gtk_widget_add_controller (GTK_WIDGET (self), after);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
sj_text_editor_init (SjTextEditor *self)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_input_hints (GTK_TEXT_VIEW (self->view), GTK_INPUT_HINT_EMOJI);
  gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (self->view), adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_scrolled), NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (on_buffer_changed), self, G_CONNECT_SWAPPED);

  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (self->view),
                                  GTK_STYLE_PROVIDER (self->style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  add_controllers (self);
}

/**
 * sj_text_editor_new:
 * @many_lines: whether Enter begins a new line and does not leave the text
 *
 * Returns: (transfer floating): an editor without text
 */
GtkWidget *
sj_text_editor_new (gboolean many_lines)
{
  SjTextEditor *self = g_object_new (SJ_TYPE_TEXT_EDITOR, NULL);

  self->many_lines = many_lines;
  return GTK_WIDGET (self);
}

/**
 * sj_text_editor_get_view:
 * @self: a text editor
 *
 * Returns: (transfer none): the text view that takes the keys
 */
GtkWidget *
sj_text_editor_get_view (SjTextEditor *self)
{
  g_return_val_if_fail (SJ_IS_TEXT_EDITOR (self), NULL);

  return self->view;
}

static GtkTextBuffer *
get_buffer (SjTextEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/**
 * sj_text_editor_get_text:
 * @self: a text editor
 *
 * Returns: (transfer full): what is written, in one line if it shall be one
 */
char *
sj_text_editor_get_text (SjTextEditor *self)
{
  GtkTextIter start, finish;
  char *text;

  g_return_val_if_fail (SJ_IS_TEXT_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &finish);
  text = gtk_text_buffer_get_text (get_buffer (self), &start, &finish, FALSE);
  /* Pasted lines become one. */
  return self->many_lines ? text : g_strdelimit (text, "\r\n\t", ' ');
}

/**
 * sj_text_editor_set_text:
 * @self: a text editor
 * @text: what is there from now on; nothing can be taken back to before it
 */
void
sj_text_editor_set_text (SjTextEditor *self,
                         const char   *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (SJ_IS_TEXT_EDITOR (self));
  g_return_if_fail (text != NULL);

  buffer = get_buffer (self);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

void
sj_text_editor_select_all (SjTextEditor *self)
{
  GtkTextIter start, finish;

  g_return_if_fail (SJ_IS_TEXT_EDITOR (self));

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &finish);
  gtk_text_buffer_select_range (get_buffer (self), &finish, &start);
}

/**
 * sj_text_editor_set_font:
 * @self: a text editor
 * @family: the family of the letters
 * @font: their size in points, weight and slant
 * @zoom: pixels to a point
 *
 * Writes in the letters the map draws the text with.
 */
void
sj_text_editor_set_font (SjTextEditor *self,
                         const char   *family,
                         const SjFont *font,
                         double        zoom)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_return_if_fail (SJ_IS_TEXT_EDITOR (self));
  g_return_if_fail (family != NULL && font != NULL);

  g_ascii_formatd (size, sizeof size, "%.2f", MAX (font->size * zoom, SJ_TEXT_EDITOR_LEAST_SIZE));
  css = g_strdup_printf ("textview { font-family: \"%s\"; font-size: %spx; font-weight: %d; "
                         "font-style: %s; }", family, size, font->weight,
                         font->italic ? "italic" : "normal");
  if (g_strcmp0 (css, self->css) == 0)
    return;

  gtk_css_provider_load_from_data (self->style, css, -1);
  g_free (self->css);
  self->css = g_steal_pointer (&css);
}
