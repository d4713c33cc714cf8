#define G_LOG_DOMAIN "sj-script-list"

#include "config.h"

#include "ui/sj-script-list.h"

#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * The touchpoints of a map in the order in which customers come by: stage by stage, step by step,
 * and within a step from the upper lane to the lower.
 */

typedef struct
{
  SjCard *card;
  guint   stage;
  guint   step;
  guint   lane;
  guint   position;
} Place;

static Place
find_place (SjMap  *map,
            SjCard *card,
            guint   position)
{
  SjElement *step = sj_map_lookup (map, sj_card_get_step (card));
  SjElement *lane = sj_map_lookup (map, sj_card_get_lane (card));
  SjElement *stage = SJ_IS_STEP (step)
                       ? sj_map_lookup (map, sj_step_get_stage (SJ_STEP (step))) : NULL;

  return (Place) {
    .card = card,
    .stage = stage != NULL ? sj_map_get_position (map, stage) : G_MAXUINT,
    .step = step != NULL ? sj_map_get_position (map, step) : G_MAXUINT,
    .lane = lane != NULL ? sj_map_get_position (map, lane) : G_MAXUINT,
    .position = position,
  };
}

static int
compare_numbers (guint first,
                 guint second)
{
  return (first > second) - (first < second);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a, *second = b;
  int order = compare_numbers (first->stage, second->stage);

  if (order == 0)
    order = compare_numbers (first->step, second->step);
  if (order == 0)
    order = compare_numbers (first->lane, second->lane);

  return order != 0 ? order : compare_numbers (first->position, second->position);
}

/**
 * sj_script_list_has_script:
 * @element: (nullable): an element
 *
 * Returns: whether it is a touchpoint, which has a script
 */
gboolean
sj_script_list_has_script (SjElement *element)
{
  SjMap *map = SJ_IS_CARD (element) ? sj_element_get_map (element) : NULL;
  SjLane *lane = map != NULL
                   ? sj_map_lookup_typed (map, sj_card_get_lane (SJ_CARD (element)), SJ_TYPE_LANE)
                   : NULL;

  return lane != NULL && sj_lane_holds_touchpoints (lane);
}

/**
 * sj_script_list_touchpoints:
 * @map: a map
 *
 * Returns: (transfer full) (element-type SjCard): its touchpoints in the order of the journey
 */
GPtrArray *
sj_script_list_touchpoints (SjMap *map)
{
  GPtrArray *touchpoints = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GListModel *cards;

  g_return_val_if_fail (SJ_IS_MAP (map), touchpoints);

  cards = sj_map_get_cards (map);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (sj_script_list_has_script (SJ_ELEMENT (card)))
        {
          Place place = find_place (map, card, i);

          g_array_append_val (places, place);
        }
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (touchpoints, g_object_ref (g_array_index (places, Place, i).card));

  return touchpoints;
}

/**
 * sj_script_list_neighbour:
 * @card: a touchpoint
 * @step: 1 for the next one, −1 for the one before
 *
 * Returns: (transfer none) (nullable): that touchpoint; %NULL at either end of the journey
 */
SjCard *
sj_script_list_neighbour (SjCard *card,
                          int     step)
{
  SjMap *map;
  g_autoptr(GPtrArray) touchpoints = NULL;
  guint position;

  g_return_val_if_fail (SJ_IS_CARD (card), NULL);

  map = sj_element_get_map (SJ_ELEMENT (card));
  if (map == NULL)
    return NULL;

  touchpoints = sj_script_list_touchpoints (map);
  if (!g_ptr_array_find (touchpoints, card, &position))
    return touchpoints->len > 0 ? g_ptr_array_index (touchpoints, 0) : NULL;
  if ((step < 0 && position == 0) || (step > 0 && position + 1 == touchpoints->len))
    return NULL;

  return g_ptr_array_index (touchpoints, position + step);
}
