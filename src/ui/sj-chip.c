#define G_LOG_DOMAIN "sj-chip"

#include "config.h"

#include "ui/sj-chip.h"

#include <glib/gi18n-lib.h>

/**
 * SjChip:
 *
 * One item of a list: pressing it edits or follows it, its button takes it out.
 */
struct _SjChip
{
  GtkWidget parent_instance;

  char      *key;
  GtkWidget *box;
  GtkWidget *label;
};

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjChip, sj_chip, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_activated (SjChip *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_removed (SjChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
sj_chip_dispose (GObject *object)
{
  g_clear_pointer (&SJ_CHIP (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_chip_parent_class)->dispose (object);
}

static void
sj_chip_finalize (GObject *object)
{
  g_clear_pointer (&SJ_CHIP (object)->key, g_free);

  G_OBJECT_CLASS (sj_chip_parent_class)->finalize (object);
}

static void
sj_chip_class_init (SjChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sj_chip_dispose;
  object_class->finalize = sj_chip_finalize;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", SJ_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", SJ_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sj_chip_init (SjChip *self)
{
  GtkWidget *button = gtk_button_new ();

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_button_set_child (GTK_BUTTON (button), self->label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_remove_button (SjChip *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is an item of a list, such as a tag. */
  g_autofree char *name = g_strdup_printf (_("Remove “%s”"), sj_chip_get_title (self));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "remove");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
}

/**
 * sj_chip_new:
 * @key: what it stands for
 * @title: what it says
 * @removable: whether it has a button to take it out
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
sj_chip_new (const char *key,
             const char *title,
             gboolean    removable)
{
  SjChip *self = g_object_new (SJ_TYPE_CHIP, NULL);

  self->key = g_strdup (key);
  gtk_label_set_text (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (removable)
    add_remove_button (self);

  return GTK_WIDGET (self);
}

const char *
sj_chip_get_key (SjChip *self)
{
  g_return_val_if_fail (SJ_IS_CHIP (self), NULL);

  return self->key;
}

const char *
sj_chip_get_title (SjChip *self)
{
  g_return_val_if_fail (SJ_IS_CHIP (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}
