#define G_LOG_DOMAIN "sj-tile-set"

#include "ui/sj-tile-set.h"

#include <math.h>

/**
 * SjTileSet:
 *
 * The tiles of a map at one zoom, in pixels from the upper left corner of the map. Only those in
 * view are painted; some that were in view before are kept.
 */
struct _SjTileSet
{
  SjTileLook  look;
  GHashTable *tiles;  /* SjTilePlace → SjTile */
  GPtrArray  *shown;  /* SjTile, borrowed; row by row */
  int         left;  /* of what is shown, in tiles */
  int         top;
  int         n_columns;
  int         n_rows;
  guint       n_painted;
};

/* How many tiles are kept for each one that is in view. */
#define KEPT 2.5

/* What is larger than this in tiles is made of parts that are on other tiles. */
#define LARGE_ACROSS 0.5
#define LARGE_DOWN 1.5

static guint
hash_place (gconstpointer data)
{
  const SjTilePlace *place = data;

  return (guint) place->column * 31u + (guint) place->row;
}

static gboolean
is_same_place (gconstpointer one,
               gconstpointer other)
{
  const SjTilePlace *first = one, *second = other;

  return first->column == second->column && first->row == second->row;
}

/**
 * sj_tile_set_new:
 * @look: how the map is drawn
 *
 * Returns: (transfer full): a set of no tiles
 */
SjTileSet *
sj_tile_set_new (const SjTileLook *look)
{
  SjTileSet *self;

  g_return_val_if_fail (look != NULL, NULL);
  g_return_val_if_fail (look->zoom > 0.0 && look->scale > 0, NULL);

  self = g_new0 (SjTileSet, 1);
  self->look = *look;
  self->tiles = g_hash_table_new_full (hash_place, is_same_place, NULL,
                                       (GDestroyNotify) sj_tile_free);
  self->shown = g_ptr_array_new ();

  return self;
}

void
sj_tile_set_free (SjTileSet *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->tiles);
  g_free (self);
}

const SjTileLook *
sj_tile_set_get_look (SjTileSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->look;
}

/* What is in view */

static gboolean
is_out_of_view (gpointer key,
                gpointer value,
                gpointer user_data)
{
  const SjTilePlace *place = key;
  SjTileSet *self = user_data;
  int column = place->column - self->left, row = place->row - self->top;

  return column < 0 || column >= self->n_columns || row < 0 || row >= self->n_rows;
}

static SjTile *
ensure_tile (SjTileSet   *self,
             SjTilePlace  place)
{
  SjTile *tile = g_hash_table_lookup (self->tiles, &place);

  if (tile == NULL)
    {
      tile = sj_tile_new (place);
      g_hash_table_insert (self->tiles, (gpointer) sj_tile_get_place (tile), tile);
    }

  return tile;
}

static int
floor_to_tile (int coordinate,
               int size)
{
  return (int) floor (coordinate / (double) size);
}

/**
 * sj_tile_set_show:
 * @self: a set
 * @view: what is in view, in pixels
 *
 * Says which tiles matter from now on.
 */
void
sj_tile_set_show (SjTileSet          *self,
                  const GdkRectangle *view)
{
  int left, top, right, bottom;

  g_return_if_fail (self != NULL);
  g_return_if_fail (view != NULL);

  left = floor_to_tile (view->x, SJ_TILE_WIDTH);
  top = floor_to_tile (view->y, SJ_TILE_HEIGHT);
  right = floor_to_tile (view->x + MAX (view->width, 1) - 1, SJ_TILE_WIDTH) + 1;
  bottom = floor_to_tile (view->y + MAX (view->height, 1) - 1, SJ_TILE_HEIGHT) + 1;
  if (self->shown->len > 0 && left == self->left && top == self->top &&
      right - left == self->n_columns && bottom - top == self->n_rows)
    return;

  self->left = left;
  self->top = top;
  self->n_columns = right - left;
  self->n_rows = bottom - top;
  g_ptr_array_set_size (self->shown, 0);
  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      g_ptr_array_add (self->shown, ensure_tile (self, (SjTilePlace) { column, row }));
}

/**
 * sj_tile_set_forget:
 * @self: a set
 *
 * Forgets tiles that are out of view when they are many.
 */
void
sj_tile_set_forget (SjTileSet *self)
{
  g_return_if_fail (self != NULL);

  if (g_hash_table_size (self->tiles) > KEPT * self->shown->len)
    g_hash_table_foreach_remove (self->tiles, is_out_of_view, self);
}

/**
 * sj_tile_set_get_area:
 * @self: a set
 *
 * Returns: the whole of the tiles that are in view, in pixels
 */
GdkRectangle
sj_tile_set_get_area (SjTileSet *self)
{
  g_return_val_if_fail (self != NULL, (GdkRectangle) { 0 });

  return (GdkRectangle) { self->left * SJ_TILE_WIDTH, self->top * SJ_TILE_HEIGHT,
                          self->n_columns * SJ_TILE_WIDTH, self->n_rows * SJ_TILE_HEIGHT };
}

/* What is on the tiles */

/**
 * sj_tile_set_is_of:
 * @self: a set
 * @state: a number for the state of the map
 *
 * Returns: whether all tiles in view know what there is to be seen of that state
 */
gboolean
sj_tile_set_is_of (SjTileSet *self,
                   guint      state)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (sj_tile_get_state (g_ptr_array_index (self->shown, i)) != state)
      return FALSE;

  return TRUE;
}

/* A pixel more on each side: nobody wants to rely on where smoothing ends. */
static void
add_to_tiles (SjTileSet             *self,
              GskRenderNode         *node,
              const graphene_rect_t *bounds,
              float                  dx,
              float                  dy)
{
  double zoom = self->look.zoom;
  double x = (bounds->origin.x + dx) * zoom, y = (bounds->origin.y + dy) * zoom;
  int left = (int) floor ((x - 1.0) / SJ_TILE_WIDTH) - self->left;
  int top = (int) floor ((y - 1.0) / SJ_TILE_HEIGHT) - self->top;
  int right = (int) floor ((x + bounds->size.width * zoom + 1.0) / SJ_TILE_WIDTH) - self->left;
  int bottom = (int) floor ((y + bounds->size.height * zoom + 1.0) / SJ_TILE_HEIGHT) - self->top;

  for (int row = MAX (top, 0); row <= MIN (bottom, self->n_rows - 1); row++)
    for (int column = MAX (left, 0); column <= MIN (right, self->n_columns - 1); column++)
      sj_tile_add (g_ptr_array_index (self->shown, row * self->n_columns + column), node, dx, dy);
}

static gboolean
is_large (SjTileSet             *self,
          const graphene_rect_t *bounds)
{
  return bounds->size.width * self->look.zoom > LARGE_ACROSS * SJ_TILE_WIDTH ||
         bounds->size.height * self->look.zoom > LARGE_DOWN * SJ_TILE_HEIGHT;
}

/* What was only moved is known again by what it draws. */
static void
add_node (SjTileSet     *self,
          GskRenderNode *node,
          float          dx,
          float          dy)
{
  graphene_rect_t bounds;

  while (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE &&
         gsk_transform_get_category (gsk_transform_node_get_transform (node)) >=
           GSK_TRANSFORM_CATEGORY_2D_TRANSLATE)
    {
      float x, y;

      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &x, &y);
      dx += x;
      dy += y;
      node = gsk_transform_node_get_child (node);
    }

  gsk_render_node_get_bounds (node, &bounds);
  if (gsk_render_node_get_node_type (node) != GSK_CONTAINER_NODE || !is_large (self, &bounds))
    {
      add_to_tiles (self, node, &bounds, dx, dy);
      return;
    }

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    add_node (self, gsk_container_node_get_child (node, i), dx, dy);
}

/**
 * sj_tile_set_follow:
 * @self: a set
 * @frame: a container of what draws the map in the area of the tiles in view, in points
 * @state: a number for the state of the map; 0 if the frame is not complete
 *
 * Tells the tiles in view what there is to be seen.
 */
void
sj_tile_set_follow (SjTileSet     *self,
                    GskRenderNode *frame,
                    guint          state)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (gsk_render_node_get_node_type (frame) == GSK_CONTAINER_NODE);

  for (guint i = 0; i < self->shown->len; i++)
    sj_tile_begin (g_ptr_array_index (self->shown, i));
  for (guint i = 0; i < gsk_container_node_get_n_children (frame); i++)
    add_node (self, gsk_container_node_get_child (frame, i), 0.0f, 0.0f);
  for (guint i = 0; i < self->shown->len; i++)
    sj_tile_end (g_ptr_array_index (self->shown, i), state);
}

/* Painting */

static double
distance_to (SjTile         *tile,
             const graphene_point_t *place)
{
  double dx = (sj_tile_get_place (tile)->column + 0.5) * SJ_TILE_WIDTH - place->x;
  double dy = (sj_tile_get_place (tile)->row + 0.5) * SJ_TILE_HEIGHT - place->y;

  return hypot (dx, dy);
}

static int
compare_tiles (gconstpointer first,
               gconstpointer second,
               gpointer      place)
{
  double one = distance_to (*(SjTile *const *) first, place);
  double other = distance_to (*(SjTile *const *) second, place);

  return (one > other) - (one < other);
}

static GPtrArray *
list_stale (SjTileSet *self)
{
  GPtrArray *stale = g_ptr_array_new ();

  for (guint i = 0; i < self->shown->len; i++)
    if (sj_tile_is_stale (g_ptr_array_index (self->shown, i)))
      g_ptr_array_add (stale, g_ptr_array_index (self->shown, i));

  return stale;
}

static void
paint (SjTileSet *self,
       SjTile    *tile)
{
  sj_tile_paint (tile, &self->look);
  self->n_painted++;
}

/**
 * sj_tile_set_fill:
 * @self: a set
 *
 * Paints what was never painted: holes in the picture.
 */
void
sj_tile_set_fill (SjTileSet *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      SjTile *tile = g_ptr_array_index (self->shown, i);

      if (sj_tile_is_stale (tile) && !sj_tile_is_painted (tile))
        paint (self, tile);
    }
}

/**
 * sj_tile_set_paint:
 * @self: a set
 * @deadline: by the monotonic clock, after which the rest is left as it is; 0 for none
 * @first: a place, in pixels: what is near it is painted first
 *
 * Paints what is out of date; one tile at least.
 *
 * Returns: whether nothing is left
 */
gboolean
sj_tile_set_paint (SjTileSet      *self,
                   gint64          deadline,
                   const graphene_point_t *first)
{
  g_autoptr(GPtrArray) stale = NULL;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (first != NULL, TRUE);

  stale = list_stale (self);
  g_ptr_array_sort_with_data (stale, compare_tiles, (gpointer) first);
  for (guint i = 0; i < stale->len; i++)
    {
      if (i > 0 && deadline != 0 && g_get_monotonic_time () > deadline)
        return FALSE;
      paint (self, g_ptr_array_index (stale, i));
    }

  return TRUE;
}

/**
 * sj_tile_set_is_stale:
 * @self: a set
 *
 * Returns: whether something else is to be seen in view than what is painted
 */
gboolean
sj_tile_set_is_stale (SjTileSet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (sj_tile_is_stale (g_ptr_array_index (self->shown, i)))
      return TRUE;

  return FALSE;
}

gboolean
sj_tile_set_has_holes (SjTileSet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->shown->len; i++)
    if (!sj_tile_is_painted (g_ptr_array_index (self->shown, i)))
      return TRUE;

  return FALSE;
}

/**
 * sj_tile_set_append:
 * @self: a set
 * @nodes: (element-type GskRenderNode): where what draws the tiles in view is added
 */
void
sj_tile_set_append (SjTileSet *self,
                    GPtrArray *nodes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (nodes != NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      GskRenderNode *node = sj_tile_get_node (g_ptr_array_index (self->shown, i));

      if (node != NULL)
        g_ptr_array_add (nodes, gsk_render_node_ref (node));
    }
}

/* From pixel to pixel, so that no gap is seen between two tiles. */
static GdkRectangle
resize (SjTile *tile,
        double  ratio)
{
  const SjTilePlace *place = sj_tile_get_place (tile);
  int x = (int) round (place->column * SJ_TILE_WIDTH * ratio);
  int y = (int) round (place->row * SJ_TILE_HEIGHT * ratio);

  return (GdkRectangle) { x, y, (int) round ((place->column + 1) * SJ_TILE_WIDTH * ratio) - x,
                          (int) round ((place->row + 1) * SJ_TILE_HEIGHT * ratio) - y };
}

/**
 * sj_tile_set_append_resized:
 * @self: a set
 * @zoom: another one than that of the set
 * @nodes: (element-type GskRenderNode): where what draws the tiles in view at that zoom is added
 */
void
sj_tile_set_append_resized (SjTileSet *self,
                            double     zoom,
                            GPtrArray *nodes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (zoom > 0.0);
  g_return_if_fail (nodes != NULL);

  for (guint i = 0; i < self->shown->len; i++)
    {
      SjTile *tile = g_ptr_array_index (self->shown, i);
      GdkRectangle place = resize (tile, zoom / self->look.zoom);
      GskRenderNode *node = sj_tile_create_resized (tile, &place);

      if (node != NULL)
        g_ptr_array_add (nodes, node);
    }
}

/**
 * sj_tile_set_create_painted:
 * @self: a set
 * @zoom: another one than that of the set
 *
 * Returns: (transfer full): what tiles in view were painted, resized to that zoom, in pixels
 */
cairo_region_t *
sj_tile_set_create_painted (SjTileSet *self,
                            double     zoom)
{
  cairo_region_t *region;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (zoom > 0.0, NULL);

  region = cairo_region_create ();
  for (guint i = 0; i < self->shown->len; i++)
    {
      SjTile *tile = g_ptr_array_index (self->shown, i);
      GdkRectangle place = resize (tile, zoom / self->look.zoom);

      if (sj_tile_is_painted (tile))
        cairo_region_union_rectangle (region, &place);
    }

  return region;
}

/* How many tiles it has painted since it exists. */
guint
sj_tile_set_get_n_painted (SjTileSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_painted;
}

/* In bytes. */
gsize
sj_tile_set_get_size (SjTileSet *self)
{
  GHashTableIter iter;
  gpointer tile;
  gsize size = 0;

  g_return_val_if_fail (self != NULL, 0);

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &tile, NULL))
    size += sj_tile_get_size (tile);

  return size;
}
