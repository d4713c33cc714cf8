#define G_LOG_DOMAIN "sj-canvas-marks"

#include "config.h"

#include "ui/sj-canvas-marks.h"

#include "ui/sj-canvas-overlay.h"

/**
 * SjCanvasMarks:
 *
 * Marks what was found on the map: corners around it, which nothing else on the canvas has, so that
 * they are told from the ring of the selection without colours. From afar, where corners would
 * touch, a spot stands for them.
 */
struct _SjCanvasMarks
{
  GHashTable *ids;  /* of elements; NULL for none */
  SjScene    *scene;
  GPtrArray  *items;  /* SjSceneItem of the scene that are marked; NULL until looked for */
};

#define LINE 3.0
#define GAP 1.0
#define LONGEST_ARM 14.0

/* Below this size in pixels corners are drawn as a spot. */
#define LEAST_SIZE 12.0
#define LEAST_SPOT 3.0

/* On grounds as bright and as dark as themes have, at least three to one. */
static const GdkRGBA on_light = { 0.78f, 0.27f, 0.0f, 1.0f };
static const GdkRGBA on_dark = { 1.0f, 0.64f, 0.28f, 1.0f };

SjCanvasMarks *
sj_canvas_marks_new (void)
{
  return g_new0 (SjCanvasMarks, 1);
}

void
sj_canvas_marks_free (SjCanvasMarks *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_free (self);
}

/**
 * sj_canvas_marks_set_ids:
 * @self: marks
 * @ids: (nullable): a set of ids of elements, not changed any more; %NULL to mark nothing
 *
 * Returns: whether anything has to be drawn anew
 */
gboolean
sj_canvas_marks_set_ids (SjCanvasMarks *self,
                         GHashTable    *ids)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->ids == NULL && ids == NULL)
    return FALSE;

  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->ids = ids != NULL ? g_hash_table_ref (ids) : NULL;
  return TRUE;
}

/**
 * sj_canvas_marks_follow:
 * @self: marks
 * @scene: (nullable): what the canvas shows from now on
 */
void
sj_canvas_marks_follow (SjCanvasMarks *self,
                        SjScene       *scene)
{
  g_return_if_fail (self != NULL);

  if (scene != NULL)
    sj_scene_ref (scene);
  g_clear_pointer (&self->scene, sj_scene_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->scene = scene;
}

/* Of a curve its name is marked; it has too many parts. */
static gboolean
stands_for_whole (SjRole role)
{
  return role != SJ_ROLE_GRID && role != SJ_ROLE_BAND && role != SJ_ROLE_CURVE &&
         role != SJ_ROLE_POINT && role != SJ_ROLE_CALLOUT && role != SJ_ROLE_FOOTER;
}

static void
ensure_items (SjCanvasMarks *self)
{
  guint n_items;

  if (self->items != NULL)
    return;

  self->items = g_ptr_array_new ();
  n_items = self->ids != NULL && self->scene != NULL ? sj_scene_get_n_items (self->scene) : 0;
  for (guint i = 0; i < n_items; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (self->scene, i);

      if (item->id != NULL && stands_for_whole (item->role) &&
          g_hash_table_contains (self->ids, item->id))
        g_ptr_array_add (self->items, (gpointer) item);
    }
}

static void
append_box (GtkSnapshot   *snapshot,
            const GdkRGBA *colour,
            double         x,
            double         y,
            double         width,
            double         height)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_corner (GtkSnapshot   *snapshot,
               const GdkRGBA *colour,
               double         x,
               double         y,
               double         across,
               double         down)
{
  append_box (snapshot, colour, MIN (x, x + across), MIN (y, y + (down > 0 ? LINE : -LINE)),
              ABS (across), LINE);
  append_box (snapshot, colour, MIN (x, x + (across > 0 ? LINE : -LINE)), MIN (y, y + down), LINE,
              ABS (down));
}

static void
append_corners (GtkSnapshot       *snapshot,
                const SjRectangle *place,
                const GdkRGBA     *colour)
{
  double left = place->x - GAP - LINE, right = place->x + place->width + GAP + LINE;
  double top = place->y - GAP - LINE, bottom = place->y + place->height + GAP + LINE;
  double across = MIN (LONGEST_ARM, (right - left) / 3.0);
  double down = MIN (LONGEST_ARM, (bottom - top) / 3.0);

  append_corner (snapshot, colour, left, top, across, down);
  append_corner (snapshot, colour, right, top, -across, down);
  append_corner (snapshot, colour, left, bottom, across, -down);
  append_corner (snapshot, colour, right, bottom, -across, -down);
}

static void
append_spot (GtkSnapshot       *snapshot,
             const SjRectangle *place,
             const GdkRGBA     *colour)
{
  double size = CLAMP (MIN (place->width, place->height), LEAST_SPOT, LEAST_SIZE);

  append_box (snapshot, colour, place->x + (place->width - size) / 2.0,
              place->y + (place->height - size) / 2.0, size, size);
}

static void
append_mark (const SjSceneItem *item,
             double             zoom,
             GtkSnapshot       *snapshot,
             const SjRectangle *place,
             const GdkRGBA     *colour)
{
  if (MIN (place->width, place->height) < LEAST_SIZE && item->role != SJ_ROLE_LINE)
    append_spot (snapshot, place, colour);
  else if (item->role == SJ_ROLE_LINK)
    sj_canvas_overlay_append_route (snapshot, item->figure, place, zoom, colour);
  else
    append_corners (snapshot, place, colour);
}

static GdkRGBA
choose_colour (const SjTheme *theme)
{
  SjColour paper = sj_theme_get_colour (theme, SJ_COLOUR_PAPER);
  SjColour text = sj_theme_get_colour (theme, SJ_COLOUR_INK);

  if (theme == sj_theme_get (SJ_THEME_HIGH_CONTRAST))
    return (GdkRGBA) { text.red, text.green, text.blue, 1.0f };

  return paper.green > 0.5f ? on_light : on_dark;
}

static gboolean
touches (const SjSceneItem *item,
         const SjRectangle *visible,
         double             reach)
{
  return item->x - reach <= visible->x + visible->width &&
         item->x + item->width + reach >= visible->x &&
         item->y - reach <= visible->y + visible->height &&
         item->y + item->height + reach >= visible->y;
}

/**
 * sj_canvas_marks_snapshot:
 * @self: marks
 * @viewport: what is in view
 * @snapshot: what is drawn to, in pixels
 */
void
sj_canvas_marks_snapshot (SjCanvasMarks *self,
                          SjViewport    *viewport,
                          GtkSnapshot   *snapshot)
{
  double zoom = sj_viewport_get_zoom (viewport);
  SjRectangle visible = sj_viewport_get_visible (viewport);
  GdkRGBA colour;

  g_return_if_fail (self != NULL);

  if (self->ids == NULL || self->scene == NULL)
    return;

  ensure_items (self);
  colour = choose_colour (sj_scene_get_theme (self->scene));
  for (guint i = 0; i < self->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, i);
      SjRectangle place;

      if (!touches (item, &visible, (LINE + GAP) / zoom))
        continue;
      place = sj_viewport_to_view (viewport, &(SjRectangle) { item->x, item->y, item->width,
                                                              item->height });
      append_mark (item, zoom, snapshot, &place, &colour);
    }
}

/**
 * sj_canvas_marks_get_n:
 * @self: marks
 *
 * Returns: how many things on the map are marked
 */
guint
sj_canvas_marks_get_n (SjCanvasMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  ensure_items (self);
  return self->items->len;
}
