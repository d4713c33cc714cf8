#define G_LOG_DOMAIN "sj-status-bar"

#include "config.h"

#include "ui/sj-status-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-card.h"
#include "ui/sj-element-title.h"

/**
 * SjStatusBar:
 *
 * Where on the map the selection is, and how large the map is shown.
 */
struct _SjStatusBar
{
  GtkWidget parent_instance;

  SjCanvas *canvas;

  GtkWidget *box;
  GtkWidget *place;
  GtkWidget *zoom;
};

G_DEFINE_FINAL_TYPE (SjStatusBar, sj_status_bar, GTK_TYPE_WIDGET)

static char *
title_of (SjMap      *map,
          const char *id)
{
  SjElement *element = sj_map_lookup (map, id);

  return element != NULL ? sj_element_title (element) : g_strdup ("");
}

static char *
describe_card (SjStatusBar *self,
               SjMap       *map,
               SjCard      *card)
{
  g_autofree char *step = title_of (map, sj_card_get_step (card));
  g_autofree char *lane = title_of (map, sj_card_get_lane (card));
  g_autofree char *title = sj_element_title (SJ_ELEMENT (card));
  guint position, n_cards;

  if (!sj_canvas_find_position (self->canvas, sj_element_get_id (SJ_ELEMENT (card)), &position,
                                &n_cards))
    return g_steal_pointer (&title);

  /* Translators: step, lane, card, its number and how many cards there are:
   * “Waits · Call centre — Where is it? · card 7 of 12”. */
  return g_strdup_printf (_("%s · %s — %s · card %u of %u"), step, lane, title, position + 1,
                          n_cards);
}

static char *
describe_map (SjMap *map)
{
  guint n_stages = g_list_model_get_n_items (sj_map_get_stages (map));
  guint n_cards = g_list_model_get_n_items (sj_map_get_cards (map));
  g_autofree char *stages =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stage", "%u stages", n_stages), n_stages);
  g_autofree char *cards =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n_cards), n_cards);

  return g_strdup_printf ("%s · %s", stages, cards);
}

static char *
describe (SjStatusBar *self)
{
  SjMap *map = sj_canvas_get_map (self->canvas);
  SjSelection *selection = sj_canvas_get_selection (self->canvas);
  const SjPick *pick = sj_selection_get_main (selection);
  SjElement *element = map != NULL && pick != NULL ? sj_map_lookup (map, pick->id) : NULL;
  const SjSceneItem *item;
  g_autofree char *title = NULL;

  if (map == NULL || sj_canvas_get_scene (self->canvas) == NULL)
    return g_strdup ("");
  if (sj_selection_get_n (selection) > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected",
                                         sj_selection_get_n (selection)),
                            sj_selection_get_n (selection));
  if (element == NULL)
    return describe_map (map);
  if (SJ_IS_CARD (element))
    return describe_card (self, map, SJ_CARD (element));

  item = pick->anchor != NULL ? sj_canvas_find (self->canvas, pick->id, pick->anchor) : NULL;
  if (item != NULL)
    return g_strdup (item->label);

  title = sj_element_title (element);
  return g_strdup_printf ("%s — %s", sj_element_kind_title (element), title);
}

static void
show_zoom (SjStatusBar *self)
{
  double zoom = sj_viewport_get_zoom (sj_canvas_get_viewport (self->canvas));
  /* Translators: how large the map is shown, in per cent. */
  g_autofree char *text = g_strdup_printf (_("%.0f %%"), zoom * 100.0);

  gtk_button_set_label (GTK_BUTTON (self->zoom), text);
}

static void
sj_status_bar_dispose (GObject *object)
{
  SjStatusBar *self = SJ_STATUS_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_weak_pointer (&self->canvas);

  G_OBJECT_CLASS (sj_status_bar_parent_class)->dispose (object);
}

static void
sj_status_bar_class_init (SjStatusBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sj_status_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sj-status-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SJ_RESOURCE_PATH "/ui/sj-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SjStatusBar, box);
  gtk_widget_class_bind_template_child (widget_class, SjStatusBar, place);
  gtk_widget_class_bind_template_child (widget_class, SjStatusBar, zoom);
}

static void
sj_status_bar_init (SjStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sj_status_bar_new (void)
{
  return g_object_new (SJ_TYPE_STATUS_BAR, NULL);
}

/**
 * sj_status_bar_set_canvas:
 * @self: a status bar that has none yet
 * @canvas: the canvas it tells about
 */
void
sj_status_bar_set_canvas (SjStatusBar *self,
                          SjCanvas    *canvas)
{
  g_return_if_fail (SJ_IS_STATUS_BAR (self));
  g_return_if_fail (SJ_IS_CANVAS (canvas) && self->canvas == NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (sj_canvas_get_selection (canvas), "changed",
                           G_CALLBACK (sj_status_bar_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sj_canvas_get_viewport (canvas), "notify::zoom",
                           G_CALLBACK (show_zoom), self, G_CONNECT_SWAPPED);
  show_zoom (self);
}

/**
 * sj_status_bar_refresh:
 * @self: a status bar
 *
 * Says again where the selection is, after the map has changed.
 */
void
sj_status_bar_refresh (SjStatusBar *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SJ_IS_STATUS_BAR (self));

  if (self->canvas == NULL)
    return;

  text = describe (self);
  gtk_label_set_text (GTK_LABEL (self->place), text);
}

const char *
sj_status_bar_get_text (SjStatusBar *self)
{
  g_return_val_if_fail (SJ_IS_STATUS_BAR (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->place));
}
