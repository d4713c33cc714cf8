#define G_LOG_DOMAIN "sj-property-editor"

#include "config.h"

#include "ui/sj-property-editor.h"

/**
 * SjPropertyEditor:
 *
 * What the editors of all types of property have in common: they show what the elements say,
 * change it through the log, end a step of undo when the focus leaves them, and say what is wrong
 * with what was typed.
 */
typedef struct
{
  SjPropertyBinding *binding;
  GtkWidget         *child;
  char              *problem;
  gboolean           showing;
} SjPropertyEditorPrivate;

enum {
  PROP_0,
  PROP_BINDING,
  PROP_PROBLEM,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SjPropertyEditor, sj_property_editor, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

#define PRIVATE(self) ((SjPropertyEditorPrivate *) sj_property_editor_get_instance_private (self))

static void
on_focus_left (SjPropertyEditor *self)
{
  if (SJ_PROPERTY_EDITOR_GET_CLASS (self)->leave != NULL)
    SJ_PROPERTY_EDITOR_GET_CLASS (self)->leave (self);
  sj_property_binding_seal (PRIVATE (self)->binding);
}

static void
sj_property_editor_constructed (GObject *object)
{
  SjPropertyEditor *self = SJ_PROPERTY_EDITOR (object);

  G_OBJECT_CLASS (sj_property_editor_parent_class)->constructed (object);

  SJ_PROPERTY_EDITOR_GET_CLASS (self)->build (self);
  gtk_widget_set_sensitive (PRIVATE (self)->child,
                            SJ_PROPERTY_EDITOR_GET_CLASS (self)->copyable ||
                            sj_property_binding_is_editable (PRIVATE (self)->binding));
  sj_property_editor_refresh (self);
}

static void
sj_property_editor_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_PROBLEM)
    g_value_set_string (value, PRIVATE (SJ_PROPERTY_EDITOR (object))->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_property_editor_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_BINDING)
    PRIVATE (SJ_PROPERTY_EDITOR (object))->binding = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sj_property_editor_dispose (GObject *object)
{
  SjPropertyEditorPrivate *private = PRIVATE (SJ_PROPERTY_EDITOR (object));

  g_clear_pointer (&private->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_property_editor_parent_class)->dispose (object);
}

static void
sj_property_editor_finalize (GObject *object)
{
  SjPropertyEditorPrivate *private = PRIVATE (SJ_PROPERTY_EDITOR (object));

  g_clear_object (&private->binding);
  g_clear_pointer (&private->problem, g_free);

  G_OBJECT_CLASS (sj_property_editor_parent_class)->finalize (object);
}

static gboolean
sj_property_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (PRIVATE (SJ_PROPERTY_EDITOR (widget))->child,
                                 GTK_DIR_TAB_FORWARD);
}

/* Where nothing is left to go to, GTK would have the editor grab the focus, and so send whoever
 * goes back from the first of several widgets to the second. */
static gboolean
sj_property_editor_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  return gtk_widget_child_focus (PRIVATE (SJ_PROPERTY_EDITOR (widget))->child, direction);
}

static void
sj_property_editor_class_init (SjPropertyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sj_property_editor_constructed;
  object_class->get_property = sj_property_editor_get_property;
  object_class->set_property = sj_property_editor_set_property;
  object_class->dispose = sj_property_editor_dispose;
  object_class->finalize = sj_property_editor_finalize;
  widget_class->grab_focus = sj_property_editor_grab_focus;
  widget_class->focus = sj_property_editor_focus;

  props[PROP_BINDING] =
    g_param_spec_object ("binding", NULL, NULL, SJ_TYPE_PROPERTY_BINDING,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "property-editor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
sj_property_editor_init (SjPropertyEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * sj_property_editor_new:
 * @type: a type of editor that fits the property
 * @binding: what it edits
 *
 * Returns: (transfer floating): the editor
 */
GtkWidget *
sj_property_editor_new (GType              type,
                        SjPropertyBinding *binding)
{
  g_return_val_if_fail (g_type_is_a (type, SJ_TYPE_PROPERTY_EDITOR), NULL);
  g_return_val_if_fail (SJ_IS_PROPERTY_BINDING (binding), NULL);

  return g_object_new (type, "binding", binding, NULL);
}

SjPropertyBinding *
sj_property_editor_get_binding (SjPropertyEditor *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_EDITOR (self), NULL);

  return PRIVATE (self)->binding;
}

gboolean
sj_property_editor_is_beside (SjPropertyEditor *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_EDITOR (self), FALSE);

  return SJ_PROPERTY_EDITOR_GET_CLASS (self)->beside;
}

/**
 * sj_property_editor_refresh:
 * @self: an editor
 *
 * Shows what the elements say now.
 */
void
sj_property_editor_refresh (SjPropertyEditor *self)
{
  SjPropertyEditorPrivate *private;
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean agreed;

  g_return_if_fail (SJ_IS_PROPERTY_EDITOR (self));

  private = PRIVATE (self);
  agreed = sj_property_binding_get (private->binding, &value);
  private->showing = TRUE;
  SJ_PROPERTY_EDITOR_GET_CLASS (self)->show (self, &value, !agreed);
  private->showing = FALSE;
}

/**
 * sj_property_editor_get_problem:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is wrong with what was typed
 */
const char *
sj_property_editor_get_problem (SjPropertyEditor *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_EDITOR (self), NULL);

  return PRIVATE (self)->problem;
}

/**
 * sj_property_editor_set_child:
 * @self: an editor being built
 * @child: what it consists of
 */
void
sj_property_editor_set_child (SjPropertyEditor *self,
                              GtkWidget        *child)
{
  g_return_if_fail (SJ_IS_PROPERTY_EDITOR (self));
  g_return_if_fail (PRIVATE (self)->child == NULL);

  PRIVATE (self)->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * sj_property_editor_name_widget:
 * @self: an editor
 * @widget: the part of it that takes the focus
 *
 * Lets assistive technology say which property it is.
 */
void
sj_property_editor_name_widget (SjPropertyEditor *self,
                                GtkWidget        *widget)
{
  SjPropertyBinding *binding = sj_property_editor_get_binding (self);
  GtkWidget *button = gtk_widget_get_first_child (widget);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sj_property_binding_get_label (binding),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sj_property_binding_get_description (binding),
                                  -1);
  /* A drop-down gives the focus to a button of its own, which has no name. */
  if (GTK_IS_DROP_DOWN (widget) && GTK_IS_TOGGLE_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sj_property_binding_get_label (binding), -1);
}

/**
 * sj_property_editor_is_showing:
 * @self: an editor
 *
 * Returns: whether its widgets change because the elements did, not because a person did something
 */
gboolean
sj_property_editor_is_showing (SjPropertyEditor *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_EDITOR (self), FALSE);

  return PRIVATE (self)->showing;
}

typedef struct
{
  SjPropertyBinding *binding;
  SjPropertyChange   change;
  char              *choice;
} Later;

static gboolean
change_now (gpointer user_data)
{
  Later *later = user_data;

  /* The element may have gone in between. */
  if (sj_property_binding_get_map (later->binding) != NULL)
    later->change (later->binding, later->choice);

  return G_SOURCE_REMOVE;
}

static void
later_free (gpointer user_data)
{
  Later *later = user_data;

  g_clear_object (&later->binding);
  g_clear_pointer (&later->choice, g_free);
  g_free (later);
}

/**
 * sj_property_editor_change_later:
 * @self: an editor
 * @change: what changes the elements
 * @choice: for @change
 *
 * Changes what the elements say when the widget that was used has come to rest: it may be made anew
 * because of the change.
 */
void
sj_property_editor_change_later (SjPropertyEditor *self,
                                 SjPropertyChange  change,
                                 const char       *choice)
{
  Later *later;

  g_return_if_fail (SJ_IS_PROPERTY_EDITOR (self) && change != NULL);

  later = g_new0 (Later, 1);
  later->binding = g_object_ref (PRIVATE (self)->binding);
  later->change = change;
  later->choice = g_strdup (choice);
  g_idle_add_full (G_PRIORITY_DEFAULT, change_now, later, later_free);
}

/**
 * sj_property_editor_set_problem:
 * @self: an editor
 * @problem: (nullable): what is wrong with what was typed
 */
void
sj_property_editor_set_problem (SjPropertyEditor *self,
                                const char       *problem)
{
  SjPropertyEditorPrivate *private;

  g_return_if_fail (SJ_IS_PROPERTY_EDITOR (self));

  private = PRIVATE (self);
  if (g_strcmp0 (private->problem, problem) == 0 || private->child == NULL)
    return;

  g_free (private->problem);
  private->problem = g_strdup (problem);
  if (problem != NULL)
    gtk_widget_add_css_class (private->child, "error");
  else
    gtk_widget_remove_css_class (private->child, "error");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}
