#define G_LOG_DOMAIN "sj-banner"

#include "config.h"

#include "ui/sj-banner.h"

#include "ui/sj-wrap-layout.h"

/**
 * SjBanner:
 *
 * A sentence across a view that stays until what it tells is over, with what can be done about it.
 * In a narrow window the buttons stand below the sentence.
 */
struct _SjBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *content;
  GtkWidget *label;
  GtkWidget *buttons;
};

#define SPACING 12

G_DEFINE_FINAL_TYPE (SjBanner, sj_banner, GTK_TYPE_WIDGET)

static void
hide_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sj_banner_hide (SJ_BANNER (widget));
}

/* What is folded away is not there for anybody, however they read the window. */
static void
on_revealed (SjBanner *self)
{
  GtkRevealer *revealer = GTK_REVEALER (self->revealer);

  gtk_widget_set_visible (self->content, gtk_revealer_get_reveal_child (revealer) ||
                                         gtk_revealer_get_child_revealed (revealer));
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
  gtk_widget_class_bind_template_child (widget_class, SjBanner, content);
  gtk_widget_class_bind_template_child (widget_class, SjBanner, label);
  gtk_widget_class_bind_template_child (widget_class, SjBanner, buttons);
  gtk_widget_class_bind_template_callback (widget_class, on_revealed);
  gtk_widget_class_install_action (widget_class, "banner.hide", NULL, hide_action);
}

static void
sj_banner_init (SjBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->content, sj_wrap_layout_new (SPACING));
  gtk_widget_set_layout_manager (self->buttons, sj_wrap_layout_new (SPACING / 2));
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
  const SjBannerChoice choice = { button_label, action_name };

  sj_banner_show_choices (self, text, &choice, button_label != NULL ? 1 : 0);
}

/**
 * sj_banner_show_choices:
 * @self: a banner
 * @text: a sentence
 * @choices: what can be done
 * @n_choices: how many
 */
void
sj_banner_show_choices (SjBanner             *self,
                        const char           *text,
                        const SjBannerChoice *choices,
                        guint                 n_choices)
{
  GtkWidget *child;

  g_return_if_fail (SJ_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  for (guint i = 0; i < n_choices; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (choices[i].label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), choices[i].action_name);
      gtk_box_append (GTK_BOX (self->buttons), button);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  on_revealed (self);
}

/**
 * sj_banner_get_text:
 * @self: a banner
 *
 * Returns: (transfer none) (nullable): its sentence; %NULL while it is hidden
 */
const char *
sj_banner_get_text (SjBanner *self)
{
  g_return_val_if_fail (SJ_IS_BANNER (self), NULL);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))
           ? gtk_label_get_text (GTK_LABEL (self->label)) : NULL;
}

void
sj_banner_hide (SjBanner *self)
{
  g_return_if_fail (SJ_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}
