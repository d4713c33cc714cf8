#define G_LOG_DOMAIN "sj-start-card"

#include "config.h"

#include "ui/sj-start-card.h"

#include <glib/gi18n-lib.h>

/**
 * SjStartCard:
 *
 * One thing to start from: a picture of a map, what it is called, and a line or two about it.
 */
struct _SjStartCard
{
  GtkFlowBoxChild parent_instance;

  char *action;
  char *target;

  GtkWidget *picture;  /* borrowed from the tree of widgets */
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *note;
  GtkWidget *texts;
};

G_DEFINE_FINAL_TYPE (SjStartCard, sj_start_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
sj_start_card_finalize (GObject *object)
{
  SjStartCard *self = SJ_START_CARD (object);

  g_free (self->action);
  g_free (self->target);

  G_OBJECT_CLASS (sj_start_card_parent_class)->finalize (object);
}

static void
sj_start_card_class_init (SjStartCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_start_card_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "start-card");
}

/* Short lines: how many cards stand beside one another does not depend on what they say. */
static GtkWidget *
create_label (int                 lines,
              PangoEllipsizeMode  ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }

  return label;
}

static GtkWidget *
create_dim_label (int                 lines,
                  PangoEllipsizeMode  ellipsize)
{
  GtkWidget *label = create_label (lines, ellipsize);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
sj_start_card_init (SjStartCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->title = create_label (2, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_widget_add_css_class (self->texts, "texts");
  gtk_box_append (GTK_BOX (box), self->texts);

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
}

static void
describe (SjStartCard *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->text));
  const char *note = self->note != NULL ? gtk_label_get_text (GTK_LABEL (self->note)) : NULL;
  g_autofree char *description = note != NULL ? g_strdup_printf ("%s, %s", text, note)
                                              : g_strdup (text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sj_start_card_get_title (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * sj_start_card_new:
 * @picture: (transfer floating): what it looks like
 * @title: what it is called
 * @text: what it is
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
sj_start_card_new (GtkWidget  *picture,
                   const char *title,
                   const char *text)
{
  SjStartCard *self = g_object_new (SJ_TYPE_START_CARD, NULL);

  self->picture = picture;
  gtk_box_prepend (GTK_BOX (gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (self))), picture);
  self->text = create_dim_label (4, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->texts), self->text);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  describe (self);

  return GTK_WIDGET (self);
}

/**
 * sj_start_card_set_note:
 * @self: a card without a note
 * @note: a last line, such as when it was opened; the text above it is a single line then
 */
void
sj_start_card_set_note (SjStartCard *self,
                        const char  *note)
{
  g_return_if_fail (SJ_IS_START_CARD (self));
  g_return_if_fail (self->note == NULL);

  self->note = create_dim_label (1, PANGO_ELLIPSIZE_END);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_box_append (GTK_BOX (self->texts), self->note);
  gtk_label_set_wrap (GTK_LABEL (self->text), FALSE);
  gtk_label_set_lines (GTK_LABEL (self->text), -1);
  /* The end of a path says more than its beginning. */
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_START);
  describe (self);
}

/**
 * sj_start_card_set_missing:
 * @self: a card with a note
 *
 * Says that the file is not there any more.
 */
void
sj_start_card_set_missing (SjStartCard *self)
{
  g_return_if_fail (SJ_IS_START_CARD (self));
  g_return_if_fail (self->note != NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
  gtk_widget_remove_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "error");
  gtk_label_set_text (GTK_LABEL (self->note), _("File not found"));
  describe (self);
}

/**
 * sj_start_card_set_action:
 * @self: a card
 * @name: the action that is activated when somebody chooses the card
 * @target: its text
 */
void
sj_start_card_set_action (SjStartCard *self,
                          const char  *name,
                          const char  *target)
{
  g_return_if_fail (SJ_IS_START_CARD (self));
  g_return_if_fail (name != NULL && target != NULL);

  self->action = g_strdup (name);
  self->target = g_strdup (target);
}

void
sj_start_card_choose (SjStartCard *self)
{
  g_return_if_fail (SJ_IS_START_CARD (self));

  gtk_widget_activate_action (GTK_WIDGET (self), self->action, "s", self->target);
}

const char *
sj_start_card_get_title (SjStartCard *self)
{
  g_return_val_if_fail (SJ_IS_START_CARD (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->title));
}

/**
 * sj_start_card_get_target:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what its action gets
 */
const char *
sj_start_card_get_target (SjStartCard *self)
{
  g_return_val_if_fail (SJ_IS_START_CARD (self), NULL);

  return self->target;
}

GtkWidget *
sj_start_card_get_picture (SjStartCard *self)
{
  g_return_val_if_fail (SJ_IS_START_CARD (self), NULL);

  return self->picture;
}
