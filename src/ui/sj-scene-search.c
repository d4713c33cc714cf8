#define G_LOG_DOMAIN "sj-scene-search"

#include "ui/sj-scene-search.h"

#include <math.h>

/*
 * Finds what stands for an element in a scene, and what stands beside it.
 */

static gboolean
is_part (SjRole role)
{
  return role == SJ_ROLE_GRID || role == SJ_ROLE_BAND || role == SJ_ROLE_CURVE;
}

/* The item that stands for a whole series is its label; its curve is many pieces. */
static const SjSceneItem *
search_items (SjScene    *scene,
              const char *id,
              const char *anchor)
{
  SjRole role = anchor != NULL ? SJ_ROLE_POINT : SJ_ROLE_SERIES_LABEL;

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);

      if (item->role == role && g_strcmp0 (item->id, id) == 0 &&
          g_strcmp0 (item->anchor, anchor) == 0)
        return item;
    }

  return NULL;
}

/**
 * sj_scene_search_find:
 * @scene: a scene
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Returns: (transfer none) (nullable): the item that stands for it as a whole
 */
const SjSceneItem *
sj_scene_search_find (SjScene    *scene,
                      const char *id,
                      const char *anchor)
{
  const SjSceneItem *item;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  item = sj_scene_find_item (scene, id);
  if (item == NULL || (anchor == NULL && item->anchor == NULL && !is_part (item->role)))
    return item;

  return search_items (scene, id, anchor);
}

static gboolean
takes_part (SjRole role)
{
  return role == SJ_ROLE_STAGE || role == SJ_ROLE_STEP || role == SJ_ROLE_CARD ||
         role == SJ_ROLE_POINT;
}

/* How far an item is in a direction, where aside counts thrice; negative if it is not there. */
static double
distance_in_direction (const SjSceneItem *from,
                       const SjSceneItem *to,
                       int                dx,
                       int                dy)
{
  double across = to->x + to->width / 2.0 - (from->x + from->width / 2.0);
  double down = to->y + to->height / 2.0 - (from->y + from->height / 2.0);
  double along = across * dx + down * dy;
  double aside = dx != 0 ? fabs (down) : fabs (across);

  if (along < 1.0 || (dx != 0 && aside > MAX (from->height, to->height) && aside > along))
    return -1.0;

  return along + 3.0 * aside;
}

/**
 * sj_scene_search_neighbour:
 * @scene: a scene
 * @from: one of its items
 * @dx: −1, 0 or 1: to the left or right
 * @dy: −1, 0 or 1: up or down
 *
 * Returns: (transfer none) (nullable): what an arrow key leads to
 */
const SjSceneItem *
sj_scene_search_neighbour (SjScene           *scene,
                           const SjSceneItem *from,
                           int                dx,
                           int                dy)
{
  const SjSceneItem *nearest = NULL;
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (from != NULL, NULL);

  for (guint i = 0; i < sj_scene_get_n_items (scene); i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, i);
      double distance;

      if (!takes_part (item->role) || item == from)
        continue;
      distance = distance_in_direction (from, item, dx, dy);
      if (distance >= 0.0 && distance < least)
        {
          least = distance;
          nearest = item;
        }
    }

  return nearest;
}
