#define G_LOG_DOMAIN "sj-difference-row"

#include "config.h"

#include "ui/sj-difference-row.h"

#include <glib/gi18n-lib.h>

#include "ui/sj-difference-text.h"

/**
 * SjDifferenceRow:
 *
 * How a difference is listed: its signs, what it is about and where that stands, and how it was and
 * is. A heading shows its title and how many follow.
 */
struct _SjDifferenceRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *signs;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *place;
  GtkWidget *lines;
};

#define MAX_LINES 8

static const SjDifferenceKind kinds[] = {
  SJ_DIFFERENCE_ADDED, SJ_DIFFERENCE_REMOVED, SJ_DIFFERENCE_MOVED, SJ_DIFFERENCE_CHANGED,
};

G_DEFINE_FINAL_TYPE (SjDifferenceRow, sj_difference_row, GTK_TYPE_WIDGET)

/**
 * sj_difference_row_get_icon:
 * @kind: one kind
 *
 * Returns: the name of its icon, the same sign as on the map
 */
const char *
sj_difference_row_get_icon (SjDifferenceKind kind)
{
  switch (kind)
    {
    case SJ_DIFFERENCE_ADDED:
      return "list-add-symbolic";
    case SJ_DIFFERENCE_REMOVED:
      return "list-remove-symbolic";
    case SJ_DIFFERENCE_MOVED:
      return "object-rotate-right-symbolic";
    case SJ_DIFFERENCE_CHANGED:
    default:
      return "document-edit-symbolic";
    }
}

/**
 * sj_difference_row_get_class:
 * @kind: one kind
 *
 * Returns: the style class that gives its sign its colour
 */
const char *
sj_difference_row_get_class (SjDifferenceKind kind)
{
  switch (kind)
    {
    case SJ_DIFFERENCE_ADDED:
      return "added";
    case SJ_DIFFERENCE_REMOVED:
      return "removed";
    case SJ_DIFFERENCE_MOVED:
      return "moved";
    case SJ_DIFFERENCE_CHANGED:
    default:
      return "changed";
    }
}

static void
remove_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
show_signs (SjDifferenceRow  *self,
            SjDifferenceKind  kind)
{
  remove_children (self->signs);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *image;

      if ((kind & kinds[i]) == 0)
        continue;
      image = gtk_image_new_from_icon_name (sj_difference_row_get_icon (kinds[i]));
      gtk_widget_add_css_class (image, "difference-sign");
      gtk_widget_add_css_class (image, sj_difference_row_get_class (kinds[i]));
      gtk_widget_set_valign (image, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->signs), image);
    }
  gtk_widget_set_visible (self->signs, kind != 0);
}

static void
add_line (SjDifferenceRow *self,
          const char      *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (self->lines), label);
}

static void
show_lines (SjDifferenceRow    *self,
            const SjDifference *difference)
{
  g_auto(GStrv) lines = difference != NULL ? sj_difference_text_lines (difference) : NULL;
  guint n_lines = lines != NULL ? g_strv_length (lines) : 0;
  guint n_shown = n_lines > MAX_LINES ? MAX_LINES - 1 : n_lines;

  remove_children (self->lines);
  for (guint i = 0; i < n_shown; i++)
    add_line (self, lines[i]);
  if (n_shown < n_lines)
    {
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                      n_lines - n_shown), n_lines - n_shown);

      add_line (self, more);
    }
  gtk_widget_set_visible (self->lines, n_lines > 0);
}

static void
show_label (GtkWidget  *label,
            const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
sj_difference_row_dispose (GObject *object)
{
  g_clear_pointer (&SJ_DIFFERENCE_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (sj_difference_row_parent_class)->dispose (object);
}

static void
sj_difference_row_class_init (SjDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_difference_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "difference-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, box);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, signs);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, title);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, count);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, place);
  gtk_widget_class_bind_template_child (widget_class, SjDifferenceRow, lines);
}

static void
sj_difference_row_init (SjDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sj_difference_row_new (void)
{
  return g_object_new (SJ_TYPE_DIFFERENCE_ROW, NULL);
}

/**
 * sj_difference_row_set_item:
 * @self: a row
 * @item: what it shows
 */
void
sj_difference_row_set_item (SjDifferenceRow  *self,
                            SjDifferenceItem *item)
{
  const SjDifference *difference;
  g_autofree char *place = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (SJ_IS_DIFFERENCE_ROW (self) && SJ_IS_DIFFERENCE_ITEM (item));

  difference = sj_difference_item_get_difference (item);
  if (difference != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
      place = sj_difference_text_place (difference);
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "group");
      count = g_strdup_printf ("%u", sj_difference_item_get_count (item));
    }

  gtk_label_set_text (GTK_LABEL (self->title), sj_difference_item_get_title (item));
  gtk_widget_set_tooltip_text (self->title, sj_difference_item_get_title (item));
  show_label (self->count, count);
  show_label (self->place, place);
  show_signs (self, difference != NULL ? difference->kind : 0);
  show_lines (self, difference);
}
