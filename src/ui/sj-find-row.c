#define G_LOG_DOMAIN "sj-find-row"

#include "config.h"

#include "ui/sj-find-row.h"

/**
 * SjFindRow:
 *
 * A hit in the list of what was found: the words among their neighbours, and what they stand in.
 */
struct _SjFindRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *place;
};

G_DEFINE_FINAL_TYPE (SjFindRow, sj_find_row, GTK_TYPE_WIDGET)

static void
sj_find_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sj_find_row_parent_class)->dispose (object);
}

static void
sj_find_row_class_init (SjFindRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_find_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "find-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }

  return label;
}

static void
sj_find_row_init (SjFindRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->icon = gtk_image_new ();
  self->text = create_label (NULL);
  self->place = create_label ("caption");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), self->text);
  gtk_box_append (GTK_BOX (lines), self->place);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              10);
}

GtkWidget *
sj_find_row_new (void)
{
  return g_object_new (SJ_TYPE_FIND_ROW, NULL);
}

/**
 * sj_find_row_set_hit:
 * @self: a row
 * @hit: what it shows from now on
 */
void
sj_find_row_set_hit (SjFindRow   *self,
                     SjSearchHit *hit)
{
  g_autofree char *markup = NULL;
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (SJ_IS_FIND_ROW (self));
  g_return_if_fail (SJ_IS_SEARCH_HIT (hit));

  markup = sj_search_hit_create_markup (hit);
  text = sj_search_hit_create_text (hit);
  place = sj_search_hit_create_place (hit);
  name = g_strconcat (text, ", ", place, NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), sj_search_hit_get_icon_name (hit));
  gtk_label_set_markup (GTK_LABEL (self->text), markup);
  gtk_label_set_text (GTK_LABEL (self->place), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
