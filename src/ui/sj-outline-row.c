#define G_LOG_DOMAIN "sj-outline-row"

#include "config.h"

#include "ui/sj-outline-row.h"

#include <glib/gi18n-lib.h>

#include "core/sj-series.h"
#include "ui/sj-element-title.h"
#include "ui/sj-outline-check.h"
#include "ui/sj-outline-editing.h"
#include "ui/sj-outline-group.h"

/**
 * SjOutlineRow:
 *
 * One line of the outline. It follows the title of what it shows, lets it be typed over, and can be
 * dragged beside another line.
 */
struct _SjOutlineRow
{
  GtkWidget parent_instance;

  GObject *item;
  gulong   title_changed;
  gulong   items_changed;
  gboolean ending;

  GtkWidget *stack;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *count;
  GtkWidget *entry;
  GtkWidget *box;
};

enum {
  SIGNAL_RENAMED,
  SIGNAL_DROPPED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjOutlineRow, sj_outline_row, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* What it shows */

static const char *
origin_mark (SjSeries *series)
{
  switch (sj_series_get_origin (series))
    {
    case SJ_SERIES_MEASURED:
      return "●";
    case SJ_SERIES_ESTIMATED:
      return "≈";
    case SJ_SERIES_ASSUMPTION:
    default:
      return "⋯";
    }
}

static char *
create_text (GObject *item)
{
  g_autofree char *title = NULL;

  if (SJ_IS_OUTLINE_GROUP (item))
    return g_strdup (sj_outline_group_get_title (SJ_OUTLINE_GROUP (item)));
  if (SJ_IS_OUTLINE_CHECK (item))
    return sj_outline_check_get_text (SJ_OUTLINE_CHECK (item));

  title = sj_element_title (SJ_ELEMENT (item));
  if (!SJ_IS_SERIES (item))
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s %s", origin_mark (SJ_SERIES (item)), title);
}

static void
show_text (SjOutlineRow *self)
{
  g_autofree char *text = create_text (self->item);
  gboolean check = SJ_IS_OUTLINE_CHECK (self->item);

  /* Of a check the end is what matters. */
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_label_set_wrap (GTK_LABEL (self->label), check);
  gtk_label_set_lines (GTK_LABEL (self->label), check ? 3 : 1);
  /* The focus is on what unfolds the row. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What does not fit can still be read. */
static gboolean
on_query_tooltip (SjOutlineRow *self,
                  int           x,
                  int           y,
                  gboolean      by_keyboard,
                  GtkTooltip   *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->label))))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (self->label)));
  return TRUE;
}

static void
show_count (SjOutlineRow *self)
{
  gboolean counted = SJ_IS_OUTLINE_GROUP (self->item) &&
                     sj_outline_group_get_item_type (SJ_OUTLINE_GROUP (self->item)) ==
                       SJ_TYPE_OUTLINE_CHECK;
  g_autofree char *text = NULL;

  if (counted)
    text = g_strdup_printf ("%u", g_list_model_get_n_items (
      sj_outline_group_get_items (SJ_OUTLINE_GROUP (self->item))));
  gtk_label_set_text (GTK_LABEL (self->count), text != NULL ? text : "");
  gtk_widget_set_visible (self->count, counted);
}

static void
show_severity (SjOutlineRow *self)
{
  static const struct
  {
    const char *icon;
    const char *label;
    const char *css_class;
  } severities[] = {
    [SJ_FINDING_NOTE] = { "dialog-information-symbolic", N_("To know"), "dim-label" },
    [SJ_FINDING_GAP] = { "content-loading-symbolic", N_("Unfinished"), "accent" },
    [SJ_FINDING_FAULT] = { "dialog-warning-symbolic", N_("Wrong"), "warning" },
  };
  gboolean check = SJ_IS_OUTLINE_CHECK (self->item);

  gtk_widget_set_visible (self->icon, check);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    gtk_widget_remove_css_class (self->icon, severities[i].css_class);
  if (!check)
    return;

  {
    SjFindingSeverity severity = sj_outline_check_get_severity (SJ_OUTLINE_CHECK (self->item));

    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), severities[severity].icon);
    gtk_widget_add_css_class (self->icon, severities[severity].css_class);
    gtk_widget_set_tooltip_text (self->icon, _(severities[severity].label));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _(severities[severity].label), -1);
  }
}

static void
forget_item (SjOutlineRow *self)
{
  if (self->item == NULL)
    return;

  g_clear_signal_handler (&self->title_changed, self->item);
  if (self->items_changed != 0)
    g_clear_signal_handler (&self->items_changed,
                            sj_outline_group_get_items (SJ_OUTLINE_GROUP (self->item)));
  g_clear_object (&self->item);
}

static void
follow_item (SjOutlineRow *self)
{
  const char *property = SJ_IS_ELEMENT (self->item)
                           ? sj_element_title_prop (G_OBJECT_TYPE (self->item)) : NULL;

  if (property != NULL)
    {
      g_autofree char *signal = g_strconcat ("notify::", property, NULL);

      self->title_changed = g_signal_connect_object (self->item, signal, G_CALLBACK (show_text),
                                                     self, G_CONNECT_SWAPPED);
    }
  else if (SJ_IS_OUTLINE_GROUP (self->item))
    {
      self->items_changed = g_signal_connect_object (
        sj_outline_group_get_items (SJ_OUTLINE_GROUP (self->item)), "items-changed",
        G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
    }
}

/* Typing another title */

static void
end_edit (SjOutlineRow *self,
          gboolean      keep)
{
  g_autofree char *text = NULL;
  gboolean focused;

  if (self->ending || !sj_outline_row_is_editing (self))
    return;

  self->ending = TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  focused = gtk_widget_has_focus (self->entry) ||
            (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->box);
  if (focused)
    gtk_widget_grab_focus (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW));
  self->ending = FALSE;
  if (keep)
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, text);
}

static void
on_entry_activated (SjOutlineRow *self)
{
  end_edit (self, TRUE);
}

static void
on_entry_left (SjOutlineRow *self)
{
  end_edit (self, TRUE);
}

static gboolean
on_entry_key (SjOutlineRow    *self,
              guint            key,
              guint            code,
              GdkModifierType  state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;

  end_edit (self, FALSE);
  return TRUE;
}

/* Dragging */

static GdkContentProvider *
on_drag_prepare (SjOutlineRow *self,
                 double        x,
                 double        y)
{
  if (!SJ_IS_ELEMENT (self->item) || sj_outline_row_is_editing (self))
    return NULL;

  return gdk_content_provider_new_typed (SJ_TYPE_ELEMENT, self->item);
}

static void
on_drag_begin (SjOutlineRow  *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
is_after (SjOutlineRow *self,
          double        y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
show_place (SjOutlineRow *self,
            const char   *css_class)
{
  static const char *const classes[] = { "drop-before", "drop-after", "drop-into" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (classes[i], css_class) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static GdkDragAction
on_drop_motion (SjOutlineRow  *self,
                double         x,
                double         y,
                GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);
  SjElement *element = value != NULL ? g_value_get_object (value) : NULL;

  if (!SJ_IS_ELEMENT (self->item) ||
      !sj_outline_editing_can_drop (element, SJ_ELEMENT (self->item)))
    {
      show_place (self, NULL);
      return 0;
    }

  show_place (self, G_OBJECT_TYPE (element) != G_OBJECT_TYPE (self->item) ? "drop-into"
                    : is_after (self, y) ? "drop-after" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (SjOutlineRow *self)
{
  show_place (self, NULL);
}

static gboolean
on_drop (SjOutlineRow  *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  SjElement *element = g_value_get_object (value);

  show_place (self, NULL);
  if (!SJ_IS_ELEMENT (self->item) ||
      !sj_outline_editing_can_drop (element, SJ_ELEMENT (self->item)))
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, element, is_after (self, y));
  return TRUE;
}

static void
sj_outline_row_dispose (GObject *object)
{
  SjOutlineRow *self = SJ_OUTLINE_ROW (object);

  self->ending = TRUE;
  forget_item (self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_outline_row_parent_class)->dispose (object);
}

static void
sj_outline_row_class_init (SjOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_outline_row_dispose;

  /**
   * SjOutlineRow::renamed:
   * @title: what was typed
   */
  signals[SIGNAL_RENAMED] =
    g_signal_new ("renamed", SJ_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * SjOutlineRow::dropped:
   * @element: what was dropped on the row
   * @after: whether on its lower half
   */
  signals[SIGNAL_DROPPED] =
    g_signal_new ("dropped", SJ_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, SJ_TYPE_ELEMENT, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, stack);
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, box);
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, label);
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, count);
  gtk_widget_class_bind_template_child (widget_class, SjOutlineRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_left);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_prepare);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);
}

static void
add_drop_target (SjOutlineRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (SJ_TYPE_ELEMENT, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_object (target, "enter", G_CALLBACK (on_drop_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sj_outline_row_init (SjOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
}

GtkWidget *
sj_outline_row_new (void)
{
  return g_object_new (SJ_TYPE_OUTLINE_ROW, NULL);
}

/**
 * sj_outline_row_set_item:
 * @self: a row
 * @item: (nullable): an element, a group or a check
 */
void
sj_outline_row_set_item (SjOutlineRow *self,
                         GObject      *item)
{
  g_return_if_fail (SJ_IS_OUTLINE_ROW (self));

  if (sj_outline_row_is_editing (self))
    end_edit (self, FALSE);
  forget_item (self);
  if (item == NULL)
    return;

  self->item = g_object_ref (item);
  follow_item (self);
  show_text (self);
  show_count (self);
  show_severity (self);
  if (SJ_IS_OUTLINE_GROUP (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "heading");
}

GObject *
sj_outline_row_get_item (SjOutlineRow *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

/**
 * sj_outline_row_edit:
 * @self: the row of an element that has a title
 *
 * Lets the title be typed over: Enter keeps what was typed, Escape does not.
 */
void
sj_outline_row_edit (SjOutlineRow *self)
{
  const char *property;

  g_return_if_fail (SJ_IS_OUTLINE_ROW (self) && SJ_IS_ELEMENT (self->item));

  property = sj_element_title_prop (G_OBJECT_TYPE (self->item));
  g_return_if_fail (property != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         sj_element_text (SJ_ELEMENT (self->item), property));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->entry);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
sj_outline_row_is_editing (SjOutlineRow *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_ROW (self), FALSE);

  return self->stack != NULL &&
         gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->entry;
}
