#define G_LOG_DOMAIN "sj-card-links"

#include "config.h"

#include "ui/sj-card-links.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"
#include "core/sj-link.h"
#include "core/sj-map.h"
#include "ui/sj-element-title.h"

/**
 * SjCardLinks:
 *
 * Where a card comes from and where it leads, to be followed.
 */
struct _SjCardLinks
{
  GtkWidget parent_instance;

  SjCard *card;
  char   *shown;  /* what the rows say, so that they are not made anew for nothing */

  GtkWidget *box;
  GtkWidget *list;
};

enum {
  SIGNAL_FOLLOWED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjCardLinks, sj_card_links, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_row_activated (SjCardLinks   *self,
                  GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  g_signal_emit (self, signals[SIGNAL_FOLLOWED], 0, id);
}

static char *
describe_end (SjLink    *link,
              SjElement *other)
{
  g_autofree char *title = sj_element_title (other);
  const char *label = sj_link_get_label (link);

  if (*label != '\0')
    return g_strdup_printf ("%s (%s)", title, label);
  if (sj_link_get_kind (link) == SJ_LINK_NEXT)
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s (%s)", title,
                          sj_enum_get_label (SJ_TYPE_LINK_KIND, (int) sj_link_get_kind (link)));
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  return label;
}

static GtkWidget *
create_row (const char *direction,
            const char *text,
            const char *id)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = create_label (direction);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", direction, text);

  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (box, "property");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), create_label (text));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "direction", g_strdup (direction), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (text), g_free);

  return row;
}

static void
sj_card_links_dispose (GObject *object)
{
  SjCardLinks *self = SJ_CARD_LINKS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (sj_card_links_parent_class)->dispose (object);
}

static void
sj_card_links_finalize (GObject *object)
{
  g_clear_pointer (&SJ_CARD_LINKS (object)->shown, g_free);

  G_OBJECT_CLASS (sj_card_links_parent_class)->finalize (object);
}

static void
sj_card_links_class_init (SjCardLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_card_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_card_links_finalize;

  /**
   * SjCardLinks::followed:
   * @id: the id of the card at the other end
   *
   * Somebody wants to go to where a link leads.
   */
  signals[SIGNAL_FOLLOWED] = g_signal_new ("followed", SJ_TYPE_CARD_LINKS, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "card-links");
}

static void
sj_card_links_init (SjCardLinks *self)
{
  GtkWidget *heading = gtk_label_new (_("Links"));

  gtk_label_set_xalign (GTK_LABEL (heading), 0.0f);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "section-title");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self,
                           G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sj_card_links_new:
 * @card: a card in a map
 *
 * Returns: (transfer floating): its links; invisible if there are none
 */
GtkWidget *
sj_card_links_new (SjCard *card)
{
  SjCardLinks *self;

  g_return_val_if_fail (SJ_IS_CARD (card), NULL);

  self = g_object_new (SJ_TYPE_CARD_LINKS, NULL);
  self->card = g_object_ref (card);
  sj_card_links_refresh (self);

  return GTK_WIDGET (self);
}

static void
add_row (SjCardLinks *self,
         SjLink      *link,
         GString     *shown,
         GPtrArray   *rows)
{
  const char *id = sj_element_get_id (SJ_ELEMENT (self->card));
  gboolean leads_away = g_strcmp0 (sj_link_get_from (link), id) == 0;
  const char *other_id = leads_away ? sj_link_get_to (link) : sj_link_get_from (link);
  SjElement *other;
  g_autofree char *text = NULL;

  if (!leads_away && g_strcmp0 (sj_link_get_to (link), id) != 0)
    return;
  other = sj_map_lookup (sj_element_get_map (SJ_ELEMENT (self->card)), other_id);
  if (other == NULL)
    return;

  text = describe_end (link, other);
  g_string_append_printf (shown, "%d %s %s\n", leads_away, other_id, text);
  g_ptr_array_add (rows, g_object_ref_sink (create_row (leads_away ? _("Leads to")
                                                                   : _("Comes from"),
                                                        text, other_id)));
}

/**
 * sj_card_links_refresh:
 * @self: the links of a card
 *
 * Shows what links the card has now.
 */
void
sj_card_links_refresh (SjCardLinks *self)
{
  g_autoptr(GString) shown = g_string_new (NULL);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SjMap *map;
  GtkWidget *child;

  g_return_if_fail (SJ_IS_CARD_LINKS (self));

  map = sj_element_get_map (SJ_ELEMENT (self->card));
  for (guint i = 0; map != NULL && i < g_list_model_get_n_items (sj_map_get_links (map)); i++)
    {
      g_autoptr(SjLink) link = g_list_model_get_item (sj_map_get_links (map), i);

      add_row (self, link, shown, rows);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), rows->len > 0);
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), g_ptr_array_index (rows, i));
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
}

/**
 * sj_card_links_find:
 * @self: the links of a card
 * @direction: what the row is called
 *
 * Returns: (transfer none) (nullable): what the first such row says
 */
const char *
sj_card_links_find (SjCardLinks *self,
                    const char  *direction)
{
  g_return_val_if_fail (SJ_IS_CARD_LINKS (self), NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "direction"), direction) == 0)
      return g_object_get_data (G_OBJECT (row), "text");

  return NULL;
}
