#define G_LOG_DOMAIN "sj-banner"

#include "config.h"

#include "ui/sj-banner.h"

/**
 * SjBanner:
 *
 * A sentence across the window that stays until what it tells is over.
 */
struct _SjBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (SjBanner, sj_banner, GTK_TYPE_WIDGET)

static void
hide_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_banner_hide (SJ_BANNER (widget));
}

static void
sj_banner_dispose (GObject *object)
{
  SjBanner *self = SJ_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_banner_parent_class)->dispose (object);
}

static void
sj_banner_class_init (SjBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sj-banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class, SJ_RESOURCE_PATH "/ui/sj-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SjBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, SjBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SjBanner, button);
  gtk_widget_class_install_action (widget_class, "banner.hide", NULL, hide_action);
}

static void
sj_banner_init (SjBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sj_banner_new (void)
{
  return g_object_new (SJ_TYPE_BANNER, NULL);
}

/**
 * sj_banner_show:
 * @self: a banner
 * @text: a sentence
 * @button_label: (nullable): what the button says; %NULL for no button
 * @action_name: (nullable): the action of the button
 */
void
sj_banner_show (SjBanner   *self,
                const char *text,
                const char *button_label,
                const char *action_name)
{
  g_return_if_fail (SJ_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

void
sj_banner_hide (SjBanner *self)
{
  g_return_if_fail (SJ_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
