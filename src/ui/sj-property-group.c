#define G_LOG_DOMAIN "sj-property-group"

#include "config.h"

#include "ui/sj-property-group.h"

#include <glib/gi18n-lib.h>

/**
 * SjPropertyGroup:
 *
 * The properties under one heading. Those that say something are shown; the rest is made and shown
 * when somebody asks for more.
 */
struct _SjPropertyGroup
{
  GtkWidget parent_instance;

  GPtrArray *entries;  /* Entry, in the order of the declarations */

  GtkWidget *box;
  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *more;
  GtkWidget *list;
};

typedef struct
{
  SjPropertyBinding *binding;
  GtkWidget         *row;  /* NULL until it is shown */
  gboolean           essential;
  gboolean           kept;  /* was given when the group was built, so it does not vanish */
} Entry;

enum {
  SIGNAL_TOGGLED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjPropertyGroup, sj_property_group, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
entry_free (Entry *entry)
{
  g_clear_object (&entry->binding);
  g_free (entry);
}

static guint
count_rows_before (SjPropertyGroup *self,
                   guint            position)
{
  guint n_rows = 0;

  for (guint i = 0; i < position; i++)
    n_rows += ((Entry *) g_ptr_array_index (self->entries, i))->row != NULL;

  return n_rows;
}

static void
ensure_row (SjPropertyGroup *self,
            guint            position)
{
  Entry *entry = g_ptr_array_index (self->entries, position);

  if (entry->row != NULL)
    return;

  entry->row = sj_property_row_new (entry->binding);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), entry->row,
                       (int) count_rows_before (self, position));
}

static void
update_more (SjPropertyGroup *self,
             guint            n_folded)
{
  gboolean open = sj_property_group_is_open (self);
  g_autofree char *label = NULL;
  g_autofree char *spoken = NULL;

  /* Translators: shows further properties; how many. */
  label = open ? g_strdup (_("Less")) : g_strdup_printf (_("More (%u)"), n_folded);
  spoken = g_strdup_printf ("%s: %s", sj_property_group_get_title (self), label);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_set_visible (self->more, n_folded > 0);
}

static void
update (SjPropertyGroup *self)
{
  gboolean open = sj_property_group_is_open (self);
  guint n_folded = 0, n_shown = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      gboolean lasting;

      entry->kept = entry->kept || sj_property_binding_is_given (entry->binding);
      lasting = entry->essential || entry->kept;
      if (lasting || open)
        ensure_row (self, i);
      if (entry->row != NULL)
        gtk_widget_set_visible (entry->row, lasting || open);
      n_folded += !lasting;
      n_shown += lasting || open;
    }
  gtk_widget_set_visible (self->list, n_shown > 0);
  update_more (self, n_folded);
}

static void
on_toggled (SjPropertyGroup *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
sj_property_group_dispose (GObject *object)
{
  SjPropertyGroup *self = SJ_PROPERTY_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_property_group_parent_class)->dispose (object);
}

static void
sj_property_group_finalize (GObject *object)
{
  g_clear_pointer (&SJ_PROPERTY_GROUP (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (sj_property_group_parent_class)->finalize (object);
}

static void
sj_property_group_class_init (SjPropertyGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_property_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_property_group_finalize;

  /**
   * SjPropertyGroup::toggled:
   *
   * Somebody asked for more, or for less.
   */
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", SJ_TYPE_PROPERTY_GROUP, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "property-group");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-property-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SjPropertyGroup, box);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyGroup, header);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyGroup, title);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyGroup, more);
  gtk_widget_class_bind_template_child (widget_class, SjPropertyGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
sj_property_group_init (SjPropertyGroup *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sj_property_group_new:
 * @title: its heading
 *
 * Returns: (transfer floating): a group without properties
 */
GtkWidget *
sj_property_group_new (const char *title)
{
  SjPropertyGroup *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (SJ_TYPE_PROPERTY_GROUP, NULL);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * sj_property_group_add:
 * @self: a group
 * @binding: a property that has an editor
 * @essential: whether it is shown even if nothing was given
 *
 * Puts a property behind those the group has; it is seen after sj_property_group_build().
 */
void
sj_property_group_add (SjPropertyGroup   *self,
                       SjPropertyBinding *binding,
                       gboolean           essential)
{
  Entry *entry;

  g_return_if_fail (SJ_IS_PROPERTY_GROUP (self));
  g_return_if_fail (SJ_IS_PROPERTY_BINDING (binding));

  entry = g_new0 (Entry, 1);
  entry->binding = g_object_ref (binding);
  entry->essential = essential;
  g_ptr_array_add (self->entries, entry);
}

/**
 * sj_property_group_build:
 * @self: a group that has got its properties
 * @open: whether all of them are shown
 */
void
sj_property_group_build (SjPropertyGroup *self,
                         gboolean         open)
{
  g_return_if_fail (SJ_IS_PROPERTY_GROUP (self));

  sj_property_group_set_open (self, open);
  update (self);
}

/**
 * sj_property_group_refresh:
 * @self: a group
 *
 * Shows what the elements say now. A property that says something for the first time comes up; one
 * that says nothing any more stays until the group is built anew.
 */
void
sj_property_group_refresh (SjPropertyGroup *self)
{
  g_return_if_fail (SJ_IS_PROPERTY_GROUP (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row != NULL)
        sj_property_row_refresh (SJ_PROPERTY_ROW (entry->row));
    }
  update (self);
}

const char *
sj_property_group_get_title (SjPropertyGroup *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_GROUP (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->title));
}

/**
 * sj_property_group_show_title:
 * @self: a group
 * @show: whether its heading is seen; it is heard in any case
 */
void
sj_property_group_show_title (SjPropertyGroup *self,
                              gboolean         show)
{
  g_return_if_fail (SJ_IS_PROPERTY_GROUP (self));

  gtk_widget_set_opacity (self->title, show ? 1.0 : 0.0);
}

gboolean
sj_property_group_is_open (SjPropertyGroup *self)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_GROUP (self), FALSE);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));
}

void
sj_property_group_set_open (SjPropertyGroup *self,
                            gboolean         open)
{
  g_return_if_fail (SJ_IS_PROPERTY_GROUP (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), open);
}

/**
 * sj_property_group_find:
 * @parent: what contains groups
 * @title: a heading
 *
 * Returns: (transfer none) (nullable): the group below that heading
 */
SjPropertyGroup *
sj_property_group_find (GtkWidget  *parent,
                        const char *title)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SJ_IS_PROPERTY_GROUP (child) &&
        g_str_equal (sj_property_group_get_title (SJ_PROPERTY_GROUP (child)), title))
      return SJ_PROPERTY_GROUP (child);

  return NULL;
}

/**
 * sj_property_group_find_row:
 * @self: a group
 * @property: the name of a property
 *
 * Returns: (transfer none) (nullable): its row, if it is shown
 */
SjPropertyRow *
sj_property_group_find_row (SjPropertyGroup *self,
                            const char      *property)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_GROUP (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row != NULL && gtk_widget_get_visible (entry->row) &&
          g_str_equal (sj_property_binding_get_pspec (entry->binding)->name, property))
        return SJ_PROPERTY_ROW (entry->row);
    }

  return NULL;
}

/**
 * sj_property_group_find_value:
 * @self: a group
 * @name: what people call a property
 *
 * Returns: (transfer full) (nullable): what its row shows, in words; %NULL if it shows nothing
 */
char *
sj_property_group_find_value (SjPropertyGroup *self,
                              const char      *name)
{
  g_return_val_if_fail (SJ_IS_PROPERTY_GROUP (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row != NULL && gtk_widget_get_visible (entry->row) &&
          g_str_equal (sj_property_row_get_name (SJ_PROPERTY_ROW (entry->row)), name))
        return sj_property_row_get_value (SJ_PROPERTY_ROW (entry->row));
    }

  return NULL;
}
