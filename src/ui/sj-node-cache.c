#define G_LOG_DOMAIN "sj-node-cache"

#include "ui/sj-node-cache.h"

#include "scene/sj-scene-chunk.h"
#include "ui/sj-hairline.h"
#include "ui/sj-long-figure.h"
#include "ui/sj-sketch-cache.h"

/**
 * SjNodeCache:
 *
 * Keeps what is drawn. A figure's nodes are kept by the figure, so that they outlive a move of the
 * item; the node that puts them in their place is kept by the item. What has not been seen for a
 * while is forgotten when there is much of it, so that the size follows what is in view and not
 * how large the map is.
 */
struct _SjNodeCache
{
  SjSnapshotPainter *painter;
  SjSketchCache     *sketches;
  GHashTable        *figures;  /* SjFigure → FigureNodes */
  GHashTable        *items;  /* SjSceneItem → PlacedNodes */
  GArray            *visible;  /* positions in a chunk; kept to be filled again */
  GPtrArray         *nodes;  /* of the frame */
  GPtrArray         *pieces;  /* of a long figure; kept to be filled again */
  guint              n_visited;
  guint              n_needed;  /* items that the last whole frame visited */
  guint              frame;
  guint              n_built;
  gint64             deadline;  /* of building in this frame; 0 for none */
  gboolean           complete;
  int                scale;  /* pixels of the screen per pixel */
  int                band;  /* of the frame's zoom; see sj-hairline.c */
};

/* In points. */
#define LARGE 2048.0f

/* How long a frame may build nodes in full, in µs. What is left waits in plain for the next. */
#define BUILDING_TIME 2500

/* How much may be kept that the last frame did not need, and how much while nobody has the time to
 * forget it. */
#define SPARE_NODES 2048
#define MOST_SPARE_NODES (4 * SPARE_NODES)

typedef struct
{
  SjFigure      *figure;
  double         letter_size;
  GskRenderNode *node;  /* in full, in its own points */
  GskRenderNode *widened;  /* the same for the zooms of a band, NULL for not made yet */
  int            band;
  gboolean       built;
  SjLongFigure  *pieces;  /* in place of all these if it is far larger than the view */
  guint          last_used;
} FigureNodes;

typedef struct
{
  SjSceneItem   *item;
  FigureNodes   *figure;
  GskRenderNode *nodes[SJ_N_DETAILS];  /* in place */
  gboolean       built[SJ_N_DETAILS];
  int            bands[SJ_N_DETAILS];
  guint          last_used;
} PlacedNodes;

static void
figure_nodes_free (FigureNodes *nodes)
{
  g_clear_pointer (&nodes->pieces, sj_long_figure_free);
  g_clear_pointer (&nodes->widened, gsk_render_node_unref);
  g_clear_pointer (&nodes->node, gsk_render_node_unref);
  sj_figure_unref (nodes->figure);
  g_free (nodes);
}

static void
placed_nodes_free (PlacedNodes *nodes)
{
  for (guint i = 0; i < G_N_ELEMENTS (nodes->nodes); i++)
    g_clear_pointer (&nodes->nodes[i], gsk_render_node_unref);
  sj_scene_item_unref (nodes->item);
  g_free (nodes);
}

/**
 * sj_node_cache_new:
 * @pictures_of: (nullable): the map whose pictures figures name
 *
 * Returns: (transfer full): an empty cache
 */
SjNodeCache *
sj_node_cache_new (SjMap *pictures_of)
{
  SjNodeCache *self = g_new0 (SjNodeCache, 1);

  self->scale = 1;
  self->painter = sj_snapshot_painter_new (pictures_of);
  self->sketches = sj_sketch_cache_new (pictures_of);
  self->figures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) figure_nodes_free);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) placed_nodes_free);
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint));
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);

  return self;
}

void
sj_node_cache_free (SjNodeCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->visible, g_array_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->figures, g_hash_table_unref);
  g_clear_pointer (&self->sketches, sj_sketch_cache_free);
  g_clear_pointer (&self->painter, sj_snapshot_painter_free);
  g_free (self);
}

static FigureNodes *
ensure_figure (SjNodeCache       *self,
               const SjSceneItem *item)
{
  SjFigure *figure = item->figure;
  FigureNodes *nodes = g_hash_table_lookup (self->figures, figure);

  if (nodes == NULL)
    {
      nodes = g_new0 (FigureNodes, 1);
      nodes->figure = sj_figure_ref (figure);
      nodes->letter_size = sj_snapshot_painter_letter_size (item);
      g_hash_table_insert (self->figures, figure, nodes);
    }

  return nodes;
}

static PlacedNodes *
ensure_item (SjNodeCache       *self,
             const SjSceneItem *item)
{
  PlacedNodes *nodes = g_hash_table_lookup (self->items, item);

  if (nodes == NULL)
    {
      nodes = g_new0 (PlacedNodes, 1);
      nodes->item = sj_scene_item_ref ((SjSceneItem *) item);
      nodes->figure = ensure_figure (self, item);
      g_hash_table_insert (self->items, (gpointer) item, nodes);
    }

  nodes->last_used = self->frame;
  nodes->figure->last_used = self->frame;
  return nodes;
}

/* The figure in full for the zoom of this frame, borrowed. */
static GskRenderNode *
ensure_in_full (SjNodeCache *self,
                FigureNodes *nodes)
{
  if (!nodes->built)
    {
      nodes->node = sj_snapshot_painter_create_node (self->painter, nodes->figure, SJ_DETAIL_FULL);
      nodes->built = TRUE;
      self->n_built++;
    }

  if (nodes->node == NULL || self->band == 0)
    return nodes->node;

  if (nodes->widened == NULL || nodes->band != self->band)
    {
      g_clear_pointer (&nodes->widened, gsk_render_node_unref);
      nodes->widened = sj_hairline_widen (nodes->node, sj_hairline_get_pixel (self->band));
      nodes->band = self->band;
    }

  return nodes->widened;
}

static GskRenderNode *
build_in_full (SjNodeCache       *self,
               FigureNodes       *nodes,
               const SjSceneItem *item)
{
  GskRenderNode *node = ensure_in_full (self, nodes);
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (item->x, item->y));

  return node != NULL ? gsk_transform_node_new (node, transform) : NULL;
}

/* Nodes of less detail are so small that each is made in its place. */
static GskRenderNode *
build_node (SjNodeCache *self,
            PlacedNodes *placed,
            SjDetail     detail)
{
  const SjSceneItem *item = placed->item;

  if (detail == SJ_DETAIL_FULL)
    return build_in_full (self, placed->figure, item);

  return sj_snapshot_painter_create_node_at (self->painter, item->figure, detail, item->x, item->y);
}

static gboolean
has_time (SjNodeCache *self)
{
  return self->deadline == 0 || g_get_monotonic_time () < self->deadline;
}

/* Whether what is kept suits the zoom. Sketches have no lines. */
static gboolean
is_for_zoom (SjNodeCache *self,
             PlacedNodes *placed,
             SjDetail     detail)
{
  return detail == SJ_DETAIL_SKETCH || placed->bands[detail] == self->band;
}

static void
build (SjNodeCache *self,
       PlacedNodes *placed,
       SjDetail     detail)
{
  g_clear_pointer (&placed->nodes[detail], gsk_render_node_unref);
  placed->nodes[detail] = build_node (self, placed, detail);
  placed->built[detail] = TRUE;
  placed->bands[detail] = self->band;
}

/* What draws the item in its place, borrowed; NULL if there is nothing to draw. While there is no
 * time lines may be as wide as they were at the last zoom. */
static GskRenderNode *
find_node (SjNodeCache       *self,
           const SjSceneItem *item,
           double             zoom)
{
  PlacedNodes *placed = ensure_item (self, item);
  SjDetail detail = sj_snapshot_painter_choose_detail (placed->figure->letter_size, zoom);

  if (detail == SJ_DETAIL_FULL && !placed->built[detail] && !placed->figure->built &&
      !has_time (self))
    {
      self->complete = FALSE;
      detail = SJ_DETAIL_PLAIN;
    }

  if (!placed->built[detail] || (!is_for_zoom (self, placed, detail) && has_time (self)))
    build (self, placed, detail);
  else if (!is_for_zoom (self, placed, detail))
    self->complete = FALSE;

  return placed->nodes[detail];
}

static void
append_moved (SjNodeCache   *self,
              GskRenderNode *node,
              float          dx,
              float          dy)
{
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (dx, dy));

  g_ptr_array_add (self->nodes, transform != NULL ? gsk_transform_node_new (node, transform)
                                                  : gsk_render_node_ref (node));
}

static gboolean
is_moved_container (GskRenderNode *node)
{
  return gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE &&
         gsk_transform_get_category (gsk_transform_node_get_transform (node)) >=
           GSK_TRANSFORM_CATEGORY_2D_TRANSLATE &&
         gsk_render_node_get_node_type (gsk_transform_node_get_child (node)) == GSK_CONTAINER_NODE;
}

/* What is far wider than the view, such as a link from one end of the map to the other, is made of
 * pieces, of which only those in view are drawn. */
static void
append_node (SjNodeCache           *self,
             GskRenderNode         *node,
             const graphene_rect_t *visible)
{
  float dx = 0.0f, dy = 0.0f;
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  if (MAX (bounds.size.width, bounds.size.height) < LARGE || !is_moved_container (node))
    {
      g_ptr_array_add (self->nodes, gsk_render_node_ref (node));
      return;
    }

  gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
  node = gsk_transform_node_get_child (node);
  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);

      gsk_render_node_get_bounds (child, &bounds);
      graphene_rect_offset (&bounds, dx, dy);
      if (graphene_rect_intersection (&bounds, visible, NULL))
        append_moved (self, child, dx, dy);
    }
}

static gboolean
is_long_link (const SjSceneItem *item)
{
  return item->role == SJ_ROLE_LINK && MAX (item->width, item->height) >= LARGE;
}

/* A link that is far longer than the view, if it is drawn in full: those pieces of it that are in
 * view. Returns whether it was. */
static gboolean
append_long_link (SjNodeCache           *self,
                  const SjSceneItem     *item,
                  const graphene_rect_t *visible,
                  double                 zoom)
{
  FigureNodes *figure = ensure_item (self, item)->figure;
  graphene_rect_t part;

  if (sj_snapshot_painter_choose_detail (figure->letter_size, zoom) != SJ_DETAIL_FULL)
    return FALSE;

  if (figure->pieces == NULL)
    {
      figure->pieces = sj_long_figure_new (figure->figure);
      self->n_built++;
    }
  graphene_rect_offset_r (visible, (float) -item->x, (float) -item->y, &part);
  g_ptr_array_set_size (self->pieces, 0);
  sj_long_figure_append (figure->pieces, self->painter, &part, self->band, self->pieces);
  for (guint i = 0; i < self->pieces->len; i++)
    append_moved (self, g_ptr_array_index (self->pieces, i), (float) item->x, (float) item->y);

  return TRUE;
}

static gboolean
item_was_not_used (gpointer key,
                   gpointer value,
                   gpointer user_data)
{
  return ((PlacedNodes *) value)->last_used != *(guint *) user_data;
}

static gboolean
figure_was_not_used (gpointer key,
                     gpointer value,
                     gpointer user_data)
{
  return ((FigureNodes *) value)->last_used != *(guint *) user_data;
}

static gboolean
has_more_than (SjNodeCache *self,
               guint        n_spare)
{
  return g_hash_table_size (self->items) > 2 * self->n_needed + n_spare;
}

/* The items of a chunk that are in view. */
static void
append_items (SjNodeCache           *self,
              SjSceneChunk          *chunk,
              const graphene_rect_t *visible,
              double                 zoom)
{
  g_array_set_size (self->visible, 0);
  sj_scene_chunk_list_in (chunk, visible->origin.x, visible->origin.y, visible->size.width,
                          visible->size.height, self->visible);
  if (self->visible->len == 0)
    return;

  self->n_visited += self->visible->len;
  for (guint i = 0; i < self->visible->len; i++)
    {
      const SjSceneItem *item =
        sj_scene_chunk_get_item (chunk, g_array_index (self->visible, guint, i));
      GskRenderNode *node;

      if (is_long_link (item) && append_long_link (self, item, visible, zoom))
        continue;
      node = find_node (self, item, zoom);
      if (node != NULL)
        append_node (self, node, visible);
    }
}

/**
 * sj_node_cache_set_scale:
 * @self: a cache
 * @scale: how many pixels of the screen make one pixel of a widget; 1 at first
 *
 * Says how fine the screen is, and with it how thin a line can be seen.
 */
void
sj_node_cache_set_scale (SjNodeCache *self,
                         int          scale)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (scale > 0);

  self->scale = scale;
}

static GskRenderNode *
create_node (SjNodeCache           *self,
             SjScene               *scene,
             const graphene_rect_t *visible,
             double                 zoom,
             gboolean               is_part)
{
  self->complete = TRUE;
  /* The first frame of a map is drawn in full. */
  self->deadline = self->n_built > 0 ? g_get_monotonic_time () + BUILDING_TIME : 0;
  self->n_visited = 0;
  self->band = sj_hairline_choose_band (zoom * self->scale);
  sj_snapshot_painter_set_pixel (self->painter, sj_hairline_get_pixel (self->band));
  g_ptr_array_set_size (self->nodes, 0);
  sj_sketch_cache_begin (self->sketches, self->deadline, is_part);
  for (guint i = 0; i < sj_scene_get_n_chunks (scene); i++)
    {
      SjSceneChunk *chunk = sj_scene_get_chunk (scene, i);

      if (!sj_sketch_cache_append (self->sketches, chunk, visible, zoom, self->nodes))
        append_items (self, chunk, visible, zoom);
    }
  self->complete &= sj_sketch_cache_end (self->sketches);
  self->n_visited += sj_sketch_cache_get_n_used (self->sketches);

  return gsk_container_node_new ((GskRenderNode **) self->nodes->pdata, self->nodes->len);
}

/**
 * sj_node_cache_create_frame:
 * @self: a cache
 * @scene: a scene
 * @visible: the part of it that is in view, in points
 * @zoom: pixels per point
 *
 * Building takes a few milliseconds at most, so that scrolling and zooming stay smooth.
 *
 * Returns: (transfer full): what draws that part, in points
 */
GskRenderNode *
sj_node_cache_create_frame (SjNodeCache           *self,
                            SjScene               *scene,
                            const graphene_rect_t *visible,
                            double                 zoom)
{
  GskRenderNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scene != NULL && visible != NULL, NULL);

  self->frame++;
  node = create_node (self, scene, visible, zoom, FALSE);
  self->n_needed = self->n_visited;
  if (has_more_than (self, MOST_SPARE_NODES))
    sj_node_cache_forget_spare (self);

  return node;
}

/**
 * sj_node_cache_create_part:
 * @self: a cache
 * @scene: a scene
 * @part: some of what is in view, in points
 * @zoom: pixels per point
 *
 * The same for less than what is in view. What is in the rest of the view is not forgotten.
 *
 * Returns: (transfer full): what draws that part, in points
 */
GskRenderNode *
sj_node_cache_create_part (SjNodeCache           *self,
                           SjScene               *scene,
                           const graphene_rect_t *part,
                           double                 zoom)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scene != NULL && part != NULL, NULL);

  return create_node (self, scene, part, zoom, TRUE);
}

/**
 * sj_node_cache_has_spare:
 * @self: a cache
 *
 * Returns: whether it keeps so much that the last frame did not need that it should be forgotten
 *   before long
 */
gboolean
sj_node_cache_has_spare (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_more_than (self, SPARE_NODES);
}

/**
 * sj_node_cache_forget_spare:
 * @self: a cache
 *
 * Keeps what the last frame needed and nothing else. Takes a few milliseconds, so it is best done
 * between two frames.
 */
void
sj_node_cache_forget_spare (SjNodeCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_foreach_remove (self->items, item_was_not_used, &self->frame);
  g_hash_table_foreach_remove (self->figures, figure_was_not_used, &self->frame);
}

/**
 * sj_node_cache_is_complete:
 * @self: a cache
 *
 * Returns: whether the last frame was drawn in full; if not, another one should follow
 */
gboolean
sj_node_cache_is_complete (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->complete;
}

/**
 * sj_node_cache_get_n_visited:
 * @self: a cache
 *
 * Returns: how many items, and groups of items drawn together, the last frame looked at
 */
guint
sj_node_cache_get_n_visited (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_visited;
}

/**
 * sj_node_cache_get_n_built:
 * @self: a cache
 *
 * Returns: how many nodes of figures it has made since it exists
 */
guint
sj_node_cache_get_n_built (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_built;
}

guint
sj_node_cache_get_size (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->items) + sj_sketch_cache_get_size (self->sketches);
}
