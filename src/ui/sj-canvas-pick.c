#define G_LOG_DOMAIN "sj-canvas"

#include "ui/sj-canvas.h"

#include "ui/sj-scene-search.h"

/*
 * What of the scene is at a place on the canvas, stands for an element, or lies beside something.
 */

/* How far beside a line a click still hits it, in pixels. */
#define PICK_SLACK 5.0

/**
 * sj_canvas_pick:
 * @self: a canvas
 * @x: in pixels of the widget
 * @y: in pixels of the widget
 *
 * Returns: (transfer none) (nullable): what is there and can be selected
 */
const SjSceneItem *
sj_canvas_pick (SjCanvas *self,
                double    x,
                double    y)
{
  SjScene *scene = sj_canvas_get_scene (self);
  SjViewport *viewport = sj_canvas_get_viewport (self);
  const SjSceneItem *item;
  double content_x, content_y;

  if (scene == NULL)
    return NULL;

  sj_viewport_to_content (viewport, x, y, &content_x, &content_y);
  item = sj_scene_pick (scene, content_x, content_y,
                        PICK_SLACK / sj_viewport_get_zoom (viewport));
  if (item == NULL || item->id == NULL || item->role == SJ_ROLE_HEADER ||
      item->role == SJ_ROLE_FOOTER)
    return NULL;

  return item;
}

/**
 * sj_canvas_find:
 * @self: a canvas
 * @id: the id of an element
 * @anchor: (nullable): with a point of a series: what the point belongs to
 *
 * Returns: (transfer none) (nullable): what shows it in the present scene
 */
const SjSceneItem *
sj_canvas_find (SjCanvas   *self,
                const char *id,
                const char *anchor)
{
  SjScene *scene = sj_canvas_get_scene (self);

  if (scene == NULL || id == NULL)
    return NULL;

  return sj_scene_search_find (scene, id, anchor);
}

/**
 * sj_canvas_get_neighbour:
 * @self: a canvas that shows a scene
 * @item: one of its items
 * @dx: −1, 0 or 1: to the left or right
 * @dy: −1, 0 or 1: up or down
 *
 * Returns: (transfer none) (nullable): what lies in that direction
 */
const SjSceneItem *
sj_canvas_get_neighbour (SjCanvas          *self,
                         const SjSceneItem *item,
                         int                dx,
                         int                dy)
{
  SjScene *scene = sj_canvas_get_scene (self);

  g_return_val_if_fail (scene != NULL, NULL);

  return sj_scene_search_neighbour (scene, item, dx, dy);
}
