#define G_LOG_DOMAIN "sj-canvas"

#include "ui/sj-canvas.h"

#include "ui/sj-canvas-keys.h"

/*
 * Where the keyboard focus of the canvas is, and how it comes into view. Tab goes from card to card
 * and leaves after the last one.
 */

static void
reveal_item (SjCanvas          *self,
             const SjSceneItem *item)
{
  sj_viewport_reveal (sj_canvas_get_viewport (self),
                      &(SjRectangle) { item->x, item->y, item->width, item->height });
}

/**
 * sj_canvas_find_position:
 * @self: a canvas that shows a map
 * @id: the id of a card
 * @position: (out): its place in the order of reading, from 0
 * @n_cards: (out): how many cards there are
 *
 * Returns: whether the card is on the map
 */
gboolean
sj_canvas_find_position (SjCanvas   *self,
                         const char *id,
                         guint      *position,
                         guint      *n_cards)
{
  SjScene *scene = sj_canvas_get_scene (self);

  g_return_val_if_fail (scene != NULL, FALSE);

  return sj_scene_find_card_position (scene, id, position, n_cards);
}

/**
 * sj_canvas_reveal:
 * @self: a canvas
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Scrolls so that it can be seen.
 */
void
sj_canvas_reveal (SjCanvas   *self,
                  const char *id,
                  const char *anchor)
{
  const SjSceneItem *item;

  g_return_if_fail (SJ_IS_CANVAS (self));

  item = sj_canvas_find (self, id, anchor);
  if (item != NULL)
    reveal_item (self, item);
}

/**
 * sj_canvas_focus_in_popover:
 * @self: a canvas
 * @direction: where the focus shall go
 *
 * Moves the focus within a menu of the map, or the emoji chooser of a text, which it does not leave
 * while they are open.
 *
 * Returns: whether it is in one
 */
gboolean
sj_canvas_focus_in_popover (SjCanvas         *self,
                            GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL || !gtk_widget_is_ancestor (popover, GTK_WIDGET (self)))
    return FALSE;

  gtk_widget_child_focus (popover, direction);
  return TRUE;
}

/**
 * sj_canvas_focus_selected:
 * @self: a canvas
 *
 * Gives the keyboard focus to what is selected, so that it is read aloud.
 */
void
sj_canvas_focus_selected (SjCanvas *self)
{
  const SjPick *pick;
  SjCanvasItem *item;

  g_return_if_fail (SJ_IS_CANVAS (self));

  pick = sj_selection_get_main (sj_canvas_get_selection (self));
  if (pick == NULL)
    return;

  item = sj_canvas_find_widget (self, pick->id, pick->anchor);
  gtk_widget_grab_focus (item != NULL ? GTK_WIDGET (item) : GTK_WIDGET (self));
}

/**
 * sj_canvas_select_and_reveal:
 * @self: a canvas
 * @item: an item of its scene
 *
 * Selects an item as the keyboard does.
 */
void
sj_canvas_select_and_reveal (SjCanvas          *self,
                             const SjSceneItem *item)
{
  g_return_if_fail (SJ_IS_CANVAS (self));
  g_return_if_fail (item != NULL);

  sj_selection_select (sj_canvas_get_selection (self), item->id, item->anchor);
  reveal_item (self, item);
  sj_canvas_focus_selected (self);
}

/* A map without cards is entered at its title, from where the arrows go on. */
static gboolean
select_title (SjCanvas *self)
{
  const char *id = sj_element_get_id (SJ_ELEMENT (sj_canvas_get_map (self)));
  const SjSceneItem *item = sj_canvas_find (self, id, NULL);

  if (item == NULL)
    return FALSE;

  sj_canvas_select_and_reveal (self, item);
  return TRUE;
}

/**
 * sj_canvas_focus_next:
 * @self: a canvas
 * @direction: 1 for the next card in the order of reading, −1 for the one before; from an empty
 *   cell to the cell beside it
 *
 * Returns: %FALSE after the last one
 */
gboolean
sj_canvas_focus_next (SjCanvas *self,
                      int       direction)
{
  const SjPick *from = sj_selection_get_main (sj_canvas_get_selection (self));
  SjReadingOrder *order = sj_canvas_get_reading_order (self);
  guint position, n_cards;

  if (order == NULL)
    return FALSE;
  if (from == NULL && sj_cell_cursor_is_set (sj_canvas_get_cursor (self)))
    return sj_canvas_keys_step (self, direction);

  n_cards = sj_reading_order_get_n (order);
  if (from == NULL && n_cards == 0)
    return select_title (self);
  if (from != NULL && sj_reading_order_find (order, from->id, &position))
    position += (guint) direction;
  else
    position = direction > 0 ? 0 : n_cards - 1;
  if (position >= n_cards)
    return FALSE;

  sj_canvas_select_and_reveal (self, sj_reading_order_get (order, position));
  return TRUE;
}
