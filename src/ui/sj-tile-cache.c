#define G_LOG_DOMAIN "sj-tile-cache"

#include "ui/sj-tile-cache.h"

#include <math.h>

#include "ui/sj-tile-set.h"

/**
 * SjTileCache:
 *
 * Without a graphics card thousands of small nodes take longer than a frame, every time the map is
 * scrolled. From afar the map is therefore painted onto tiles, which are copied.
 *
 * What is seen at rest is, pixel by pixel, what the nodes would draw. One change, of the map or of
 * the zoom, is shown at once and as a whole. While changes come in a stream, such as typing and
 * pinching, a frame paints what the person looks at and leaves the rest to the time between frames;
 * and tiles of another zoom are shown larger or smaller until the zoom is left alone.
 */
struct _SjTileCache
{
  SjNodeCache *nodes;
  SjScene     *scene;
  guint        state;  /* a number for the scene */
  SjTileSet   *shown;
  SjTileSet   *next;  /* the tiles of the zoom that is left alone, until they can be shown */
  SjTileView   view;  /* of the last frame; zoom 0 for none */
  gint64       edited;  /* when, by the monotonic clock */
  gint64       zoomed;
  gboolean     is_stream;  /* of edits */
  int          wait;  /* until there is something to do, in ms; -1 for nothing */
  guint        n_painted;  /* by sets that are gone */
};

/* Changes that follow each other faster than this are a stream, in µs. */
#define STREAM 200000

/* When the zoom has not changed for so long, in µs, it is left alone. */
#define REST 100000

/* How long tiles that are out of date may be painted in a frame of a stream, and how long between
 * frames before it is looked whether there is something more important to do; in µs. */
#define FRAME_TIME 800
#define WORK_TIME 4000

/* How much larger or smaller tiles may be drawn. */
#define MOST_RATIO 1.7

/* How much of the view, at most, is drawn without tiles when it is not on tiles of another zoom. */
#define MOST_OPEN 0.3

/**
 * sj_tile_cache_new:
 * @nodes: draws what is on the tiles; outlives the cache
 *
 * Returns: (transfer full): a cache
 */
SjTileCache *
sj_tile_cache_new (SjNodeCache *nodes)
{
  SjTileCache *self;

  g_return_val_if_fail (nodes != NULL, NULL);

  self = g_new0 (SjTileCache, 1);
  self->nodes = nodes;
  self->wait = -1;

  return self;
}

static void
drop (SjTileCache  *self,
      SjTileSet   **set)
{
  if (*set != NULL)
    self->n_painted += sj_tile_set_get_n_painted (*set);
  g_clear_pointer (set, sj_tile_set_free);
}

/**
 * sj_tile_cache_clear:
 * @self: a cache
 *
 * Forgets everything, because the map is drawn without tiles for now.
 */
void
sj_tile_cache_clear (SjTileCache *self)
{
  g_return_if_fail (self != NULL);

  drop (self, &self->next);
  drop (self, &self->shown);
  g_clear_pointer (&self->scene, sj_scene_unref);
  self->wait = -1;
}

void
sj_tile_cache_free (SjTileCache *self)
{
  g_return_if_fail (self != NULL);

  sj_tile_cache_clear (self);
  g_free (self);
}

/* What changed */

static void
note_scene (SjTileCache      *self,
            SjScene          *scene,
            const SjTileView *view)
{
  if (self->scene == scene)
    return;

  sj_scene_ref (scene);
  g_clear_pointer (&self->scene, sj_scene_unref);
  self->scene = scene;
  self->state++;
  self->is_stream = view->time - self->edited < STREAM;
  self->edited = view->time;
}

static gboolean
same_look (const SjTileLook *one,
           const SjTileLook *other)
{
  return one->scale == other->scale && one->paper.red == other->paper.red &&
         one->paper.green == other->paper.green && one->paper.blue == other->paper.blue;
}

static SjTileLook
get_look (SjTileCache      *self,
          const SjTileView *view)
{
  SjColour paper = sj_theme_get_colour (sj_scene_get_theme (self->scene), SJ_COLOUR_PAPER);

  return (SjTileLook) { view->zoom, view->scale, paper };
}

/* A zoom that is chosen, and not on the way to another one, is shown sharp at once. */
static void
note_look (SjTileCache      *self,
           const SjTileView *view)
{
  SjTileLook look = get_look (self, view);
  gboolean zoomed = self->view.zoom != view->zoom;
  gboolean chosen = zoomed && view->time - self->zoomed >= STREAM;

  if (zoomed)
    {
      self->zoomed = view->time;
      drop (self, &self->next);
    }
  if (self->shown == NULL)
    return;
  if (!same_look (sj_tile_set_get_look (self->shown), &look) ||
      (chosen && sj_tile_set_get_look (self->shown)->zoom != view->zoom))
    {
      drop (self, &self->next);
      drop (self, &self->shown);
    }
}

/* Tiles at their own zoom */

static void
show (SjTileSet        *set,
      const SjTileView *view)
{
  sj_tile_set_show (set, &(GdkRectangle) { -view->origin_x, -view->origin_y, view->width,
                                           view->height });
}

static void
follow (SjTileCache *self,
        SjTileSet   *set)
{
  GdkRectangle area = sj_tile_set_get_area (set);
  double zoom = sj_tile_set_get_look (set)->zoom;
  graphene_rect_t part = GRAPHENE_RECT_INIT (area.x / zoom, area.y / zoom, area.width / zoom,
                                             area.height / zoom);
  g_autoptr(GskRenderNode) frame = NULL;

  if (sj_tile_set_is_of (set, self->state))
    return;

  frame = sj_node_cache_create_frame (self->nodes, self->scene, &part, zoom);
  sj_tile_set_follow (set, frame, sj_node_cache_is_complete (self->nodes) ? self->state : 0);
}

static gboolean
paint_until (SjTileCache *self,
             SjTileSet   *set,
             gint64       deadline)
{
  graphene_point_t first = GRAPHENE_POINT_INIT (self->view.focus.x - self->view.origin_x,
                                                self->view.focus.y - self->view.origin_y);

  return sj_tile_set_paint (set, deadline, &first) && sj_tile_set_is_of (set, self->state);
}

static void
append_sharp (SjTileCache *self,
              GPtrArray   *parts)
{
  gint64 deadline = self->is_stream ? g_get_monotonic_time () + FRAME_TIME : 0;

  show (self->shown, &self->view);
  follow (self, self->shown);
  sj_tile_set_fill (self->shown);
  self->wait = paint_until (self, self->shown, deadline) ? -1 : 0;
  sj_tile_set_append (self->shown, parts);
}

static void
renew (SjTileCache *self,
       GPtrArray   *parts)
{
  SjTileLook look = get_look (self, &self->view);

  drop (self, &self->next);
  drop (self, &self->shown);
  self->shown = sj_tile_set_new (&look);
  append_sharp (self, parts);
}

/* Tiles at another zoom */

/* How much of the view is on no tile, from 0 to 1, and which parts of it; in pixels from the upper
 * left corner of the map. */
static double
list_open (SjTileCache      *self,
           const SjTileView *view,
           cairo_region_t  **open)
{
  GdkRectangle area = sj_tile_set_get_area (self->shown);
  double ratio = view->zoom / sj_tile_set_get_look (self->shown)->zoom;
  GdkRectangle map = { -1, -1, (int) ceil (sj_scene_get_width (self->scene) * view->zoom) + 2,
                       (int) ceil (sj_scene_get_height (self->scene) * view->zoom) + 2 };
  GdkRectangle painted = { (int) ceil (area.x * ratio), (int) ceil (area.y * ratio),
                           (int) floor (area.width * ratio) - 1,
                           (int) floor (area.height * ratio) - 1 };
  GdkRectangle seen = { -view->origin_x, -view->origin_y, view->width, view->height };
  double n_pixels = 0.0;

  *open = cairo_region_create_rectangle (&seen);
  cairo_region_intersect_rectangle (*open, &map);
  cairo_region_subtract_rectangle (*open, &painted);
  for (int i = 0; i < cairo_region_num_rectangles (*open); i++)
    {
      GdkRectangle part;

      cairo_region_get_rectangle (*open, i, &part);
      n_pixels += (double) part.width * part.height;
    }

  return n_pixels / MAX ((double) view->width * view->height, 1.0);
}

/* What is on no tile, drawn by its nodes. */
static void
append_open (SjTileCache      *self,
             const SjTileView *view,
             cairo_region_t   *open,
             GPtrArray        *parts)
{
  graphene_rect_t seen = GRAPHENE_RECT_INIT (-view->origin_x / view->zoom,
                                             -view->origin_y / view->zoom,
                                             view->width / view->zoom, view->height / view->zoom);
  g_autoptr(GskTransform) transform = gsk_transform_scale (NULL, view->zoom, view->zoom);
  g_autoptr(GskRenderNode) frame = NULL;
  g_autoptr(GskRenderNode) zoomed = NULL;

  if (cairo_region_is_empty (open))
    return;

  frame = sj_node_cache_create_frame (self->nodes, self->scene, &seen, view->zoom);
  zoomed = gsk_transform_node_new (frame, transform);
  for (int i = 0; i < cairo_region_num_rectangles (open); i++)
    {
      GdkRectangle part;

      cairo_region_get_rectangle (open, i, &part);
      g_ptr_array_add (parts, gsk_clip_node_new (zoomed, &GRAPHENE_RECT_INIT (
        part.x, part.y, part.width, part.height)));
    }
}

static void
append_moving (SjTileCache *self,
               GPtrArray   *parts)
{
  double ratio = self->view.zoom / sj_tile_set_get_look (self->shown)->zoom;
  cairo_region_t *open = NULL;

  if (MAX (ratio, 1.0 / ratio) > MOST_RATIO || list_open (self, &self->view, &open) > MOST_OPEN)
    renew (self, parts);
  else
    {
      append_open (self, &self->view, open, parts);
      sj_tile_set_append_resized (self->shown, self->view.zoom, parts);
      self->wait = (int) (MAX (self->zoomed + REST - self->view.time, 0) / 1000);
    }
  g_clear_pointer (&open, cairo_region_destroy);
}

static GskRenderNode *
create_moved (GPtrArray        *parts,
              const SjTileView *view)
{
  g_autoptr(GskRenderNode) all =
    gsk_container_node_new ((GskRenderNode **) parts->pdata, parts->len);
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (view->origin_x, view->origin_y));

  return transform != NULL ? gsk_transform_node_new (all, transform) : g_steal_pointer (&all);
}

/**
 * sj_tile_cache_create_frame:
 * @self: a cache
 * @scene: what is seen
 * @view: how
 *
 * Returns: (transfer full): what draws it in the view, in pixels; on paper
 */
GskRenderNode *
sj_tile_cache_create_frame (SjTileCache      *self,
                            SjScene          *scene,
                            const SjTileView *view)
{
  g_autoptr(GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scene != NULL && view != NULL, NULL);

  note_scene (self, scene, view);
  note_look (self, view);
  self->view = *view;
  if (self->shown == NULL)
    renew (self, parts);
  else if (sj_tile_set_get_look (self->shown)->zoom == view->zoom)
    append_sharp (self, parts);
  else
    append_moving (self, parts);

  return create_moved (parts, view);
}

/**
 * sj_tile_cache_get_wait:
 * @self: a cache
 *
 * Returns: in how many ms sj_tile_cache_work() should be called, unless there is a frame before; 0
 *   for as soon as there is time, -1 for never
 */
int
sj_tile_cache_get_wait (SjTileCache *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->wait;
}

/* The tiles of the present zoom, shown or not. */
static SjTileSet *
ensure_sharp (SjTileCache *self)
{
  SjTileLook look = get_look (self, &self->view);

  if (sj_tile_set_get_look (self->shown)->zoom == look.zoom)
    return self->shown;

  if (self->next == NULL)
    self->next = sj_tile_set_new (&look);
  return self->next;
}

/**
 * sj_tile_cache_work:
 * @self: a cache
 *
 * Between frames: paints some of what is out of date, for a few milliseconds.
 *
 * Returns: whether another frame should follow, because the picture is another one now
 */
gboolean
sj_tile_cache_work (SjTileCache *self)
{
  gint64 deadline = g_get_monotonic_time () + WORK_TIME;
  SjTileSet *set;

  g_return_val_if_fail (self != NULL, FALSE);

  self->wait = -1;
  if (self->shown == NULL)
    return FALSE;

  set = ensure_sharp (self);
  show (set, &self->view);
  follow (self, set);
  self->wait = paint_until (self, set, deadline) ? -1 : 0;
  if (set == self->shown)
    return TRUE;
  if (self->wait == 0)
    return FALSE;

  drop (self, &self->shown);
  self->shown = g_steal_pointer (&self->next);
  return TRUE;
}

/* How many tiles it has painted since it exists. */
guint
sj_tile_cache_get_n_painted (SjTileCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_painted +
         (self->shown != NULL ? sj_tile_set_get_n_painted (self->shown) : 0) +
         (self->next != NULL ? sj_tile_set_get_n_painted (self->next) : 0);
}

/* In bytes. */
gsize
sj_tile_cache_get_size (SjTileCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->shown != NULL ? sj_tile_set_get_size (self->shown) : 0) +
         (self->next != NULL ? sj_tile_set_get_size (self->next) : 0);
}
