#define G_LOG_DOMAIN "sj-sketch-cache"

#include "ui/sj-sketch-cache.h"

#include <math.h>

#include "scene/sj-painter.h"
#include "ui/sj-snapshot-painter.h"

/**
 * SjSketchCache:
 *
 * From afar a card is a box of a few pixels, and a map of tens of thousands would be as many nodes.
 * Here the items that follow one another in a scene, such as the cards of a lane, are drawn
 * together: the boxes of one colour at once. After an edit only what it changed is drawn again.
 */
struct _SjSketchCache
{
  SjPainter         *painter;
  SjSnapshotPainter *snapshot_painter;
  GHashTable        *sketches;  /* SjSceneChunk that did not slide → Sketch */
  guint              frame;
  guint              n_used;  /* in this frame */
  gint64             deadline;  /* of this frame; 0 for none */
  gboolean           complete;
  gboolean           is_part;  /* whether less than what is in view is drawn */
};

typedef struct
{
  SjSceneChunk *chunk;
  double        letter_size;  /* the largest one; 0 if an item is always drawn in full */
  GPtrArray    *pieces;  /* GskRenderNode; NULL until seen from afar */
  double        scale;  /* at which they were recorded */
  guint         last_used;
} Sketch;

/* The boxes of one colour. */
typedef struct
{
  SjColour  colour;
  GArray   *boxes;  /* graphene_rect_t */
} Fill;

/* What is drawn into one node. */
typedef struct
{
  GArray    *fills;  /* Fill, in the order in which they are painted */
  GPtrArray *others;  /* SjSceneItem with shapes that are no boxes, borrowed */
  double     least;  /* what is smaller, in points, is less than a pixel */
  double     left;
  double     top;
  double     right;
  double     bottom;
} Piece;

/* In recorded pixels. When it draws a recording larger or smaller, cairo rounds the scale to 1/256;
 * over so many it is off by a pixel at most. */
#define PIECE_PIXELS 512.0

/* Fewer items than this are drawn one by one. */
#define LEAST_ITEMS 8

/* How many sketches may be kept that the last frame did not need. */
#define SPARE_SKETCHES 256

static void
sketch_free (Sketch *sketch)
{
  g_clear_pointer (&sketch->pieces, g_ptr_array_unref);
  sj_scene_chunk_unref (sketch->chunk);
  g_free (sketch);
}

/**
 * sj_sketch_cache_new:
 * @pictures_of: (nullable): the map whose pictures figures name
 *
 * Returns: (transfer full): an empty cache
 */
SjSketchCache *
sj_sketch_cache_new (SjMap *pictures_of)
{
  SjSketchCache *self = g_new0 (SjSketchCache, 1);

  self->painter = sj_painter_new (pictures_of);
  self->snapshot_painter = sj_snapshot_painter_new (pictures_of);
  self->sketches = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sketch_free);

  return self;
}

void
sj_sketch_cache_free (SjSketchCache *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sketches, g_hash_table_unref);
  g_clear_pointer (&self->snapshot_painter, sj_snapshot_painter_free);
  g_clear_pointer (&self->painter, sj_painter_free);
  g_free (self);
}

/* Drawing */

static void
clear_fill (gpointer fill)
{
  g_array_unref (((Fill *) fill)->boxes);
}

static void
begin_piece (Piece  *piece,
             double  scale)
{
  /* A zoom is less than twice the scale at which it is recorded. */
  piece->least = 0.5 / scale;
  piece->fills = g_array_new (FALSE, FALSE, sizeof (Fill));
  g_array_set_clear_func (piece->fills, clear_fill);
  piece->others = g_ptr_array_new ();
  piece->left = piece->top = G_MAXDOUBLE;
  piece->right = piece->bottom = -G_MAXDOUBLE;
}

static gboolean
same_colour (const SjColour *first,
             const SjColour *second)
{
  return first->red == second->red && first->green == second->green &&
         first->blue == second->blue && first->alpha == second->alpha;
}

static Fill *
ensure_fill (Piece    *piece,
             SjColour  colour)
{
  Fill fill = { .colour = colour };

  for (guint i = 0; i < piece->fills->len; i++)
    if (same_colour (&g_array_index (piece->fills, Fill, i).colour, &colour))
      return &g_array_index (piece->fills, Fill, i);

  fill.boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_array_append_val (piece->fills, fill);
  return &g_array_index (piece->fills, Fill, piece->fills->len - 1);
}

static void
add_item (Piece             *piece,
          const SjSceneItem *item)
{
  gboolean has_others = FALSE;

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);
      SjColour colour;

      if (sj_snapshot_painter_get_sketched_box (op, &colour) &&
          MIN (op->width, op->height) >= piece->least)
        {
          graphene_rect_t box = GRAPHENE_RECT_INIT (item->x + op->x, item->y + op->y, op->width,
                                                    op->height);

          g_array_append_val (ensure_fill (piece, colour)->boxes, box);
        }
      has_others |= sj_snapshot_painter_is_sketched_path (item->figure, op, piece->least);
    }
  if (has_others)
    g_ptr_array_add (piece->others, (gpointer) item);

  piece->left = MIN (piece->left, item->x);
  piece->top = MIN (piece->top, item->y);
  piece->right = MAX (piece->right, item->x + item->width);
  piece->bottom = MAX (piece->bottom, item->y + item->height);
}

static void
paint_fill (const Fill *fill,
            cairo_t    *cr)
{
  for (guint i = 0; i < fill->boxes->len; i++)
    {
      const graphene_rect_t *box = &g_array_index (fill->boxes, graphene_rect_t, i);

      cairo_rectangle (cr, box->origin.x, box->origin.y, box->size.width, box->size.height);
    }
  cairo_set_source_rgba (cr, fill->colour.red, fill->colour.green, fill->colour.blue,
                         fill->colour.alpha);
  cairo_fill (cr);
}

static void
paint_others (SjSketchCache     *self,
              const SjSceneItem *item,
              double             least,
              cairo_t           *cr)
{
  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (sj_snapshot_painter_is_sketched_path (item->figure, op, least))
        sj_painter_paint_op (self->painter, cr, item->figure, op);
    }
  cairo_restore (cr);
}

static GskRenderNode *
paint_piece (SjSketchCache *self,
             const Piece   *piece,
             double         scale)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
    0.0, 0.0, ceil ((piece->right - piece->left + 2.0) * scale),
    ceil ((piece->bottom - piece->top + 2.0) * scale)));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, 1.0 - piece->left, 1.0 - piece->top);
  for (guint i = 0; i < piece->fills->len; i++)
    paint_fill (&g_array_index (piece->fills, Fill, i), cr);
  for (guint i = 0; i < piece->others->len; i++)
    paint_others (self, g_ptr_array_index (piece->others, i), piece->least, cr);
  cairo_destroy (cr);

  return node;
}

static void
add_piece (SjSketchCache *self,
           const Piece   *piece,
           Sketch        *sketch)
{
  g_autoptr(GskTransform) transform =
    gsk_transform_scale (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (piece->left - 1.0,
                                                                              piece->top - 1.0)),
                         1.0 / sketch->scale, 1.0 / sketch->scale);
  GskRenderNode *node = paint_piece (self, piece, sketch->scale);

  g_ptr_array_add (sketch->pieces, gsk_transform_node_new (node, transform));
  gsk_render_node_unref (node);
}

static void
end_piece (SjSketchCache *self,
           Piece         *piece,
           Sketch        *sketch)
{
  if (piece->fills->len > 0 || piece->others->len > 0)
    add_piece (self, piece, sketch);

  g_array_unref (piece->fills);
  g_ptr_array_unref (piece->others);
}

/* What lies under other things, such as a lane, may be wider than a piece. */
static void
draw_wide (SjSketchCache     *self,
           const SjSceneItem *item,
           GPtrArray         *pieces)
{
  GskRenderNode *node = sj_snapshot_painter_create_node_at (
    self->snapshot_painter, item->figure, SJ_DETAIL_SKETCH, item->x, item->y);

  if (node != NULL)
    g_ptr_array_add (pieces, node);
}

static guint
count_along (double from,
             double to,
             double size)
{
  return (guint) MAX (1.0, ceil ((to - from) / size));
}

static guint
place_along (double from,
             double place,
             double size,
             guint  n_pieces)
{
  return MIN ((guint) ((place - from) / size), n_pieces - 1);
}

/* Items are cut by where they begin, which keeps the nodes small. */
static void
draw (SjSketchCache *self,
      Sketch        *sketch,
      double         scale)
{
  GPtrArray *items = sj_scene_chunk_get_items (sketch->chunk);
  SjSceneBounds bounds = sj_scene_chunk_get_bounds (sketch->chunk);
  double size = PIECE_PIXELS / scale;
  guint n_across = count_along (bounds.left, bounds.right, size);
  guint n_down = count_along (bounds.top, bounds.bottom, size);
  g_autofree Piece *pieces = g_new0 (Piece, n_across * n_down);

  g_clear_pointer (&sketch->pieces, g_ptr_array_unref);
  sketch->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  sketch->scale = scale;
  for (guint i = 0; i < n_across * n_down; i++)
    begin_piece (&pieces[i], scale);
  for (guint i = 0; i < items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (items, i);

      if (item->width > size || item->height > size)
        draw_wide (self, item, sketch->pieces);
      else
        add_item (&pieces[place_along (bounds.top, item->y, size, n_down) * n_across +
                          place_along (bounds.left, item->x, size, n_across)], item);
    }
  for (guint i = 0; i < n_across * n_down; i++)
    end_piece (self, &pieces[i], sketch);
}

/* Keeping */

/* The largest one; 0 if one of the items is always drawn in full. */
static double
find_letter_size (GPtrArray *items)
{
  double largest = 0.0;

  for (guint i = 0; i < items->len; i++)
    {
      double size = sj_snapshot_painter_letter_size (g_ptr_array_index (items, i));

      if (size == 0.0)
        return 0.0;
      largest = MAX (largest, size);
    }

  return largest;
}

static Sketch *
ensure_sketch (SjSketchCache *self,
               SjSceneChunk  *chunk)
{
  Sketch *sketch = g_hash_table_lookup (self->sketches, chunk);

  if (sketch == NULL)
    {
      GPtrArray *items = sj_scene_chunk_get_items (chunk);

      sketch = g_new0 (Sketch, 1);
      sketch->chunk = sj_scene_chunk_ref (chunk);
      sketch->letter_size = find_letter_size (items);
      g_hash_table_insert (self->sketches, chunk, sketch);
    }

  self->n_used += sketch->last_used != self->frame;
  sketch->last_used = self->frame;
  return sketch;
}

static gboolean
was_not_used (gpointer key,
              gpointer value,
              gpointer user_data)
{
  return ((Sketch *) value)->last_used != *(guint *) user_data;
}

/* Before the chunks of a frame, or of a part of what is in view, are asked for. After @deadline, by
 * the monotonic clock, what can be drawn as it was at another zoom is drawn so. */
void
sj_sketch_cache_begin (SjSketchCache *self,
                       gint64         deadline,
                       gboolean       is_part)
{
  g_return_if_fail (self != NULL);

  self->deadline = deadline;
  self->complete = TRUE;
  self->is_part = is_part;
  if (is_part)
    return;

  self->frame++;
  self->n_used = 0;
}

/* After they were: those of older frames go when they are many. Returns whether everything is drawn
 * as it should be at this zoom; if not, another frame should follow. */
gboolean
sj_sketch_cache_end (SjSketchCache *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (!self->is_part &&
      g_hash_table_size (self->sketches) > 2 * self->n_used + SPARE_SKETCHES)
    g_hash_table_foreach_remove (self->sketches, was_not_used, &self->frame);

  return self->complete;
}

static void
update_sketch (SjSketchCache *self,
               Sketch        *sketch,
               double         scale)
{
  if (sketch->pieces != NULL && sketch->scale == scale)
    return;

  if (sketch->pieces != NULL && self->deadline != 0 && g_get_monotonic_time () > self->deadline)
    self->complete = FALSE;
  else
    draw (self, sketch, scale);
}

static gboolean
is_in_view (const graphene_rect_t *bounds,
            const graphene_rect_t *visible,
            double                 dy)
{
  return bounds->origin.x <= visible->origin.x + visible->size.width &&
         bounds->origin.x + bounds->size.width >= visible->origin.x &&
         bounds->origin.y + dy <= visible->origin.y + visible->size.height &&
         bounds->origin.y + dy + bounds->size.height >= visible->origin.y;
}

/* Two pixels more on each side, for lines. */
static gboolean
is_chunk_in_view (SjSceneChunk          *chunk,
                  const graphene_rect_t *visible,
                  double                 zoom)
{
  SjSceneBounds bounds = sj_scene_chunk_get_bounds (chunk);
  double reach = 2.0 / zoom;

  return bounds.left - reach <= visible->origin.x + visible->size.width &&
         bounds.right + reach >= visible->origin.x &&
         bounds.top - reach <= visible->origin.y + visible->size.height &&
         bounds.bottom + reach >= visible->origin.y;
}

static void
append_piece (GskRenderNode *piece,
              double         dy,
              GPtrArray     *nodes)
{
  g_autoptr(GskTransform) transform = NULL;

  if (dy == 0.0)
    {
      g_ptr_array_add (nodes, gsk_render_node_ref (piece));
      return;
    }

  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0.0, dy));
  g_ptr_array_add (nodes, gsk_transform_node_new (piece, transform));
}

/**
 * sj_sketch_cache_append:
 * @self: a cache
 * @chunk: a chunk of the scene that is drawn
 * @visible: the part of the scene that is in view, in points
 * @zoom: pixels per point
 * @nodes: (element-type GskRenderNode): where what draws the visible part of the chunk is added
 *
 * Returns: whether the chunk was drawn; if not, it is so near or so small that each of its items
 *   should be drawn by itself
 */
gboolean
sj_sketch_cache_append (SjSketchCache         *self,
                        SjSceneChunk          *chunk,
                        const graphene_rect_t *visible,
                        double                 zoom,
                        GPtrArray             *nodes)
{
  double dy;
  Sketch *sketch;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (chunk != NULL && visible != NULL && nodes != NULL, FALSE);

  if (zoom >= SJ_SNAPSHOT_SKETCH_ZOOM || sj_scene_chunk_get_length (chunk) < LEAST_ITEMS)
    return FALSE;
  if (!is_chunk_in_view (chunk, visible, zoom))
    return TRUE;

  sketch = ensure_sketch (self, sj_scene_chunk_get_origin (chunk, &dy));
  if (sj_snapshot_painter_choose_detail (sketch->letter_size, zoom) != SJ_DETAIL_SKETCH)
    return FALSE;

  update_sketch (self, sketch, exp2 (floor (log2 (zoom))));
  for (guint i = 0; i < sketch->pieces->len; i++)
    {
      GskRenderNode *piece = g_ptr_array_index (sketch->pieces, i);
      graphene_rect_t bounds;

      gsk_render_node_get_bounds (piece, &bounds);
      if (is_in_view (&bounds, visible, dy))
        append_piece (piece, dy, nodes);
    }

  return TRUE;
}

/* How many chunks the last frame drew. */
guint
sj_sketch_cache_get_n_used (SjSketchCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_used;
}

guint
sj_sketch_cache_get_size (SjSketchCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->sketches);
}
