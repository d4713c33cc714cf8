#define G_LOG_DOMAIN "sj-node-cache"

#include "ui/sj-node-cache.h"

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
  GHashTable        *figures;  /* SjFigure → FigureNodes */
  GHashTable        *items;  /* SjSceneItem → PlacedNodes */
  GArray            *visible;  /* positions in the scene; kept to be filled again */
  GPtrArray         *nodes;  /* of the frame; borrowed from the items */
  guint              frame;
  guint              n_built;
};

/* Below this size in pixels letters are a grey line. */
#define LEAST_LETTER_SIZE 4.0

/* How much may be kept that the last frame did not need. */
#define SPARE_NODES 2048

typedef struct
{
  SjFigure      *figure;
  double         letter_size;
  GskRenderNode *nodes[2];  /* by SjDetail */
  gboolean       built[2];
  guint          last_used;
} FigureNodes;

typedef struct
{
  SjSceneItem   *item;
  FigureNodes   *figure;
  GskRenderNode *nodes[2];
  guint          last_used;
} PlacedNodes;

static void
figure_nodes_free (FigureNodes *nodes)
{
  for (guint i = 0; i < G_N_ELEMENTS (nodes->nodes); i++)
    g_clear_pointer (&nodes->nodes[i], gsk_render_node_unref);
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

  self->painter = sj_snapshot_painter_new (pictures_of);
  self->figures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) figure_nodes_free);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) placed_nodes_free);
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint));
  self->nodes = g_ptr_array_new ();

  return self;
}

void
sj_node_cache_free (SjNodeCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->visible, g_array_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->figures, g_hash_table_unref);
  g_clear_pointer (&self->painter, sj_snapshot_painter_free);
  g_free (self);
}

static FigureNodes *
ensure_figure (SjNodeCache *self,
               SjFigure    *figure)
{
  FigureNodes *nodes = g_hash_table_lookup (self->figures, figure);

  if (nodes == NULL)
    {
      nodes = g_new0 (FigureNodes, 1);
      nodes->figure = sj_figure_ref (figure);
      nodes->letter_size = sj_snapshot_painter_letter_size (figure);
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
      nodes->figure = ensure_figure (self, item->figure);
      g_hash_table_insert (self->items, (gpointer) item, nodes);
    }

  nodes->last_used = self->frame;
  nodes->figure->last_used = self->frame;
  return nodes;
}

static GskRenderNode *
build_node (SjNodeCache *self,
            FigureNodes *nodes,
            SjDetail     detail)
{
  if (!nodes->built[detail])
    {
      nodes->nodes[detail] =
        sj_snapshot_painter_create_node (self->painter, nodes->figure, detail);
      nodes->built[detail] = TRUE;
      self->n_built++;
    }

  return nodes->nodes[detail];
}

static GskRenderNode *
place_node (GskRenderNode     *node,
            const SjSceneItem *item)
{
  g_autoptr(GskTransform) transform =
    gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (item->x, item->y));

  return gsk_transform_node_new (node, transform);
}

static SjDetail
choose_detail (const FigureNodes *figure,
               double             zoom)
{
  gboolean is_legible = figure->letter_size == 0.0 ||
                        figure->letter_size * zoom >= LEAST_LETTER_SIZE;

  return is_legible ? SJ_DETAIL_FULL : SJ_DETAIL_PLAIN;
}

/* What draws the item in its place, borrowed; NULL if there is nothing to draw. */
static GskRenderNode *
find_node (SjNodeCache       *self,
           const SjSceneItem *item,
           double             zoom)
{
  PlacedNodes *placed = ensure_item (self, item);
  SjDetail detail = choose_detail (placed->figure, zoom);

  if (placed->nodes[detail] == NULL)
    {
      GskRenderNode *node = build_node (self, placed->figure, detail);

      placed->nodes[detail] = node != NULL ? place_node (node, item) : NULL;
    }

  return placed->nodes[detail];
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

/* Entries of this frame stay; older ones go when they are many. */
static void
forget_unused (SjNodeCache *self)
{
  if (g_hash_table_size (self->items) <= 2 * self->visible->len + SPARE_NODES)
    return;

  g_hash_table_foreach_remove (self->items, item_was_not_used, &self->frame);
  g_hash_table_foreach_remove (self->figures, figure_was_not_used, &self->frame);
}

/**
 * sj_node_cache_create_frame:
 * @self: a cache
 * @scene: a scene
 * @visible: the part of it that is in view, in points
 * @zoom: pixels per point
 *
 * Returns: (transfer full): what draws that part, in points
 */
GskRenderNode *
sj_node_cache_create_frame (SjNodeCache           *self,
                            SjScene               *scene,
                            const graphene_rect_t *visible,
                            double                 zoom)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scene != NULL && visible != NULL, NULL);

  self->frame++;
  g_array_set_size (self->visible, 0);
  g_ptr_array_set_size (self->nodes, 0);
  sj_scene_list_in (scene, visible->origin.x, visible->origin.y, visible->size.width,
                    visible->size.height, self->visible);

  for (guint i = 0; i < self->visible->len; i++)
    {
      guint position = g_array_index (self->visible, guint, i);
      GskRenderNode *node = find_node (self, sj_scene_get_item (scene, position), zoom);

      if (node != NULL)
        g_ptr_array_add (self->nodes, node);
    }
  forget_unused (self);

  return gsk_container_node_new ((GskRenderNode **) self->nodes->pdata, self->nodes->len);
}

/**
 * sj_node_cache_get_n_visited:
 * @self: a cache
 *
 * Returns: how many items the last frame looked at
 */
guint
sj_node_cache_get_n_visited (SjNodeCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->visible->len;
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

  return g_hash_table_size (self->items);
}
