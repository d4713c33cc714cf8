#define G_LOG_DOMAIN "sj-reading-order"

#include "ui/sj-reading-order.h"

#include "core/sj-card.h"

/**
 * SjReadingOrder:
 *
 * The order in which the keyboard goes through the cards of a map and in which they are counted:
 * lane by lane, in a lane step by step, in a cell from top to bottom.
 */
struct _SjReadingOrder
{
  SjScene    *scene;
  GArray     *places;  /* of CardPlace */
  GHashTable *positions;  /* id → position + 1; made when first asked */
};

typedef struct
{
  const SjSceneItem *item;
  guint              lane;
  guint              step;
} CardPlace;

static int
compare_places (gconstpointer first,
                gconstpointer second)
{
  const CardPlace *one = first, *other = second;

  if (one->lane != other->lane)
    return one->lane < other->lane ? -1 : 1;
  if (one->step != other->step)
    return one->step < other->step ? -1 : 1;
  if (one->item->y != other->item->y)
    return one->item->y < other->item->y ? -1 : 1;

  return one->item->x < other->item->x ? -1 : one->item->x > other->item->x;
}

/* id → position in its list; ids are those of the elements, which the map keeps. */
static GHashTable *
index_list (GListModel *list)
{
  GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      g_hash_table_insert (positions, (gpointer) sj_element_get_id (element), GUINT_TO_POINTER (i));
    }

  return positions;
}

static guint
position_in (GHashTable *positions,
             const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, id)) : 0;
}

/**
 * sj_reading_order_new:
 * @map: a map
 * @scene: its scene
 *
 * Returns: (transfer full): the order of the cards of @scene
 */
SjReadingOrder *
sj_reading_order_new (SjMap   *map,
                      SjScene *scene)
{
  g_autoptr(GHashTable) lanes = NULL;
  g_autoptr(GHashTable) steps = NULL;
  SjReadingOrder *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (scene != NULL, NULL);

  lanes = index_list (sj_map_get_lanes (map));
  steps = index_list (sj_map_get_steps (map));
  self = g_new0 (SjReadingOrder, 1);
  self->scene = sj_scene_ref (scene);
  self->places = g_array_new (FALSE, FALSE, sizeof (CardPlace));

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      CardPlace place = { .item = sj_scene_get_item (scene, i) };
      SjCard *card;

      if (place.item->role != SJ_ROLE_CARD)
        continue;
      card = sj_map_lookup_typed (map, place.item->id, SJ_TYPE_CARD);
      if (card == NULL)
        continue;

      place.lane = position_in (lanes, sj_card_get_lane (card));
      place.step = position_in (steps, sj_card_get_step (card));
      g_array_append_val (self->places, place);
    }
  g_array_sort (self->places, compare_places);

  return self;
}

void
sj_reading_order_free (SjReadingOrder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_free (self);
}

guint
sj_reading_order_get_n (SjReadingOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->places->len;
}

const SjSceneItem *
sj_reading_order_get (SjReadingOrder *self,
                      guint           position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->places->len, NULL);

  return g_array_index (self->places, CardPlace, position).item;
}

/**
 * sj_reading_order_find:
 * @self: an order
 * @id: the id of a card
 * @position: (out): its place, from 0
 *
 * Returns: whether the card is there
 */
gboolean
sj_reading_order_find (SjReadingOrder *self,
                       const char     *id,
                       guint          *position)
{
  gpointer found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && position != NULL, FALSE);

  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->places->len; i++)
        g_hash_table_insert (self->positions, g_array_index (self->places, CardPlace, i).item->id,
                             GUINT_TO_POINTER (i + 1));
    }

  found = g_hash_table_lookup (self->positions, id);
  *position = GPOINTER_TO_UINT (found) - 1;
  return found != NULL;
}
