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
 * pinching, or when one of them moves columns or rows and with them half of the map, a frame paints
 * what the person looks at and leaves the rest to the time between frames;
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
  gboolean     is_stream;  /* of edits, or one that moved half of the map */
  GdkRectangle around;  /* what was painted last around the view */
  guint        around_state;
  int          wait;  /* until there is something to do, in ms; -1 for nothing */
  guint        n_painted;  /* by sets that are gone */
};

/* Changes that follow each other faster than this are a stream, in µs. */
#define STREAM 200000

/* When the zoom has not changed for so long, in µs, it is left alone. */
#define REST 100000

/* How long tiles that are out of date may be painted in a frame of a stream, and how long between
 * frames before it is looked whether there is something more important to do; in µs. */
#define FRAME_TIME 500
#define WORK_TIME 4000

/* How much larger or smaller tiles may be drawn. */
#define MOST_RATIO 1.7

/* How much of the view, at most, is drawn without tiles when it is not on tiles of another zoom. */
#define MOST_OPEN 0.3

/* How far around the view tiles are painted when there is time, in pixels, and up to how many
 * pixels of the screen with the view. */
#define AROUND_ACROSS 320
#define AROUND_DOWN 192
#define MOST_AROUND 8000000

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

static gboolean
moves_columns (const SjSceneGrid *before,
               const SjSceneGrid *now)
{
  guint n_columns = sj_scene_grid_get_n_columns (now);

  if (sj_scene_grid_get_n_columns (before) != n_columns)
    return TRUE;

  for (guint i = 0; i < n_columns; i++)
    if (sj_scene_grid_get_column (before, i)->x != sj_scene_grid_get_column (now, i)->x)
      return TRUE;

  return FALSE;
}

static gboolean
moves_rows (const SjSceneGrid *before,
            const SjSceneGrid *now)
{
  guint n_rows = sj_scene_grid_get_n_rows (now);

  if (sj_scene_grid_get_n_rows (before) != n_rows)
    return TRUE;

  for (guint i = 0; i < n_rows; i++)
    if (sj_scene_grid_get_row (before, i)->y != sj_scene_grid_get_row (now, i)->y)
      return TRUE;

  return FALSE;
}

/* Whether everything behind some column or below some row stands elsewhere, as when a card is
 * dropped and a link finds another way. Another theme is not on its way anywhere. */
static gboolean
moves_much (SjScene *before,
            SjScene *now)
{
  const SjSceneGrid *grid_before = sj_scene_get_grid (before), *grid = sj_scene_get_grid (now);

  return grid_before != NULL && grid != NULL &&
         sj_scene_get_theme (before) == sj_scene_get_theme (now) &&
         sj_scene_is_rtl (before) == sj_scene_is_rtl (now) &&
         (moves_columns (grid_before, grid) || moves_rows (grid_before, grid));
}

static void
note_scene (SjTileCache      *self,
            SjScene          *scene,
            const SjTileView *view)
{
  gboolean is_wide;

  if (self->scene == scene)
    return;

  is_wide = self->scene != NULL && moves_much (self->scene, scene);
  sj_scene_ref (scene);
  g_clear_pointer (&self->scene, sj_scene_unref);
  self->scene = scene;
  self->state++;
  self->is_stream = is_wide || view->time - self->edited < STREAM;
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

/* Tells tiles in view what there is to be seen. */
static void
follow (SjTileCache *self,
        SjTileSet   *set,
        gboolean     is_part)
{
  GdkRectangle area = sj_tile_set_get_area (set);
  double zoom = sj_tile_set_get_look (set)->zoom;
  graphene_rect_t part = GRAPHENE_RECT_INIT (area.x / zoom, area.y / zoom, area.width / zoom,
                                             area.height / zoom);
  g_autoptr(GskRenderNode) frame = NULL;

  if (sj_tile_set_is_of (set, self->state))
    return;

  frame = is_part ? sj_node_cache_create_part (self->nodes, self->scene, &part, zoom)
                  : sj_node_cache_create_frame (self->nodes, self->scene, &part, zoom);
  sj_tile_set_follow (set, frame, sj_node_cache_is_complete (self->nodes) ? self->state : 0);
}

/* Returns whether the tiles in view are what they should be. */
static gboolean
paint_until (SjTileCache *self,
             SjTileSet   *set,
             gint64       deadline)
{
  const GdkRectangle *focus = &self->view.focus;
  graphene_point_t first = GRAPHENE_POINT_INIT (focus->x + focus->width / 2.0f,
                                                focus->y + focus->height / 2.0f);

  return sj_tile_set_paint (set, deadline, &first) && sj_tile_set_is_of (set, self->state);
}

static gboolean
is_clean (SjTileCache *self,
          SjTileSet   *set)
{
  return sj_tile_set_is_of (set, self->state) && !sj_tile_set_is_stale (set);
}

/* What is painted with the view: all around some of it, if it is not too much. */
static GdkRectangle
get_around (const SjTileView *view)
{
  GdkRectangle around = { view->seen.x - AROUND_ACROSS, view->seen.y - AROUND_DOWN,
                          view->seen.width + 2 * AROUND_ACROSS,
                          view->seen.height + 2 * AROUND_DOWN };

  return around.width * around.height * view->scale * view->scale <= MOST_AROUND ? around
                                                                                 : view->seen;
}

static gboolean
is_finished (SjTileCache *self)
{
  GdkRectangle around = get_around (&self->view);

  return is_clean (self, self->shown) && self->around_state == self->state &&
         gdk_rectangle_equal (&self->around, &around);
}

/* In a frame of a stream. */
static void
paint_focus (SjTileCache *self)
{
  GdkRectangle focus;

  if (self->view.is_covered ||
      !gdk_rectangle_intersect (&self->view.focus, &self->view.seen, &focus))
    return;

  sj_tile_set_show (self->shown, &focus);
  follow (self, self->shown, TRUE);
  paint_until (self, self->shown, g_get_monotonic_time () + FRAME_TIME);
  sj_tile_set_show (self->shown, &self->view.seen);
}

static void
append_sharp (SjTileCache *self,
              GPtrArray   *parts)
{
  sj_tile_set_show (self->shown, &self->view.seen);
  sj_tile_set_forget (self->shown);
  if (!self->is_stream || sj_tile_set_has_holes (self->shown))
    {
      follow (self, self->shown, FALSE);
      sj_tile_set_fill (self->shown);
    }
  if (self->is_stream)
    paint_focus (self);
  else
    paint_until (self, self->shown, 0);
  self->wait = is_finished (self) ? -1 : 0;
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
  self->around_state = 0;
  append_sharp (self, parts);
}

/* Tiles at another zoom */

static GdkRectangle
resize (const GdkRectangle *rectangle,
        double              ratio)
{
  int x = (int) floor (rectangle->x * ratio), y = (int) floor (rectangle->y * ratio);

  return (GdkRectangle) { x, y, (int) ceil ((rectangle->x + rectangle->width) * ratio) - x,
                          (int) ceil ((rectangle->y + rectangle->height) * ratio) - y };
}

/* What there is of the map in view and on no tile, in pixels. */
static cairo_region_t *
create_open (SjTileCache *self)
{
  double zoom = self->view.zoom;
  GdkRectangle map = { -1, -1, (int) ceil (sj_scene_get_width (self->scene) * zoom) + 2,
                       (int) ceil (sj_scene_get_height (self->scene) * zoom) + 2 };
  cairo_region_t *open = cairo_region_create_rectangle (&self->view.seen);
  cairo_region_t *painted = sj_tile_set_create_painted (self->shown, zoom);

  cairo_region_intersect_rectangle (open, &map);
  cairo_region_subtract (open, painted);
  cairo_region_destroy (painted);

  return open;
}

/* From 0 to 1. */
static double
get_share (SjTileCache    *self,
           cairo_region_t *region)
{
  double n_pixels = 0.0;

  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      GdkRectangle part;

      cairo_region_get_rectangle (region, i, &part);
      n_pixels += (double) part.width * part.height;
    }

  return n_pixels / MAX ((double) self->view.seen.width * self->view.seen.height, 1.0);
}

/* What is on no tile, drawn by its nodes. */
static void
append_open (SjTileCache        *self,
             const GdkRectangle *open,
             GPtrArray          *parts)
{
  double zoom = self->view.zoom;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (open->x, open->y, open->width, open->height);
  graphene_rect_t part = GRAPHENE_RECT_INIT (open->x / zoom, open->y / zoom, open->width / zoom,
                                             open->height / zoom);
  g_autoptr(GskTransform) transform = gsk_transform_scale (NULL, zoom, zoom);
  g_autoptr(GskRenderNode) frame =
    sj_node_cache_create_part (self->nodes, self->scene, &part, zoom);
  g_autoptr(GskRenderNode) zoomed = gsk_transform_node_new (frame, transform);

  g_ptr_array_add (parts, gsk_clip_node_new (zoomed, &bounds));
}

static void
append_all_open (SjTileCache    *self,
                 cairo_region_t *open,
                 GPtrArray      *parts)
{
  for (int i = 0; i < cairo_region_num_rectangles (open); i++)
    {
      GdkRectangle rectangle;

      cairo_region_get_rectangle (open, i, &rectangle);
      append_open (self, &rectangle, parts);
    }
}

static void
append_moving (SjTileCache *self,
               GPtrArray   *parts)
{
  double zoom = sj_tile_set_get_look (self->shown)->zoom;
  double ratio = self->view.zoom / zoom;
  GdkRectangle seen = resize (&self->view.seen, 1.0 / ratio);
  cairo_region_t *open;

  sj_tile_set_show (self->shown, &seen);
  open = create_open (self);
  if (MAX (ratio, 1.0 / ratio) > MOST_RATIO || get_share (self, open) > MOST_OPEN)
    renew (self, parts);
  else
    {
      append_all_open (self, open, parts);
      sj_tile_set_append_resized (self->shown, self->view.zoom, parts);
      self->wait = (int) (MAX (self->zoomed + REST - self->view.time, 0) / 1000);
    }
  cairo_region_destroy (open);
}

static GskRenderNode *
create_moved (GPtrArray        *parts,
              const SjTileView *view)
{
  g_autoptr(GskRenderNode) all =
    gsk_container_node_new ((GskRenderNode **) parts->pdata, parts->len);
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-view->seen.x, -view->seen.y));

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

/* What is around the view, so that it is there when the map is scrolled. Returns whether nothing is
 * left. */
static gboolean
paint_around (SjTileCache *self,
              gint64       deadline)
{
  GdkRectangle around = get_around (&self->view);

  sj_tile_set_show (self->shown, &around);
  follow (self, self->shown, FALSE);
  if (!paint_until (self, self->shown, deadline))
    return FALSE;

  self->around = around;
  self->around_state = self->state;
  return TRUE;
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
  sj_tile_set_show (set, &self->view.seen);
  if (set == self->shown && is_clean (self, set))
    {
      self->wait = paint_around (self, deadline) ? -1 : 0;
      return FALSE;
    }

  follow (self, set, FALSE);
  self->wait = 0;
  if (!paint_until (self, set, deadline) && set == self->next)
    return FALSE;

  if (set == self->next)
    {
      drop (self, &self->shown);
      self->shown = g_steal_pointer (&self->next);
      self->around_state = 0;
    }
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
