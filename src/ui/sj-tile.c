#define G_LOG_DOMAIN "sj-tile"

#include "ui/sj-tile.h"

/**
 * SjTile:
 *
 * A picture of a small part of a map at one zoom. It remembers what it was painted from, nodes and
 * where they are, so that it is painted again if and only if that is something else.
 */
struct _SjTile
{
  SjTilePlace      place;
  guint            state;  /* of the map it was last told of; 0 for not all of one */
  GArray          *asked;  /* Entry, borrowed; what shall be seen, while it is being said */
  GArray          *wanted;  /* Entry; what shall be seen; NULL if it is what is painted */
  GArray          *drawn;  /* Entry; what is painted; NULL for never painted */
  cairo_surface_t *picture;  /* NULL if there is nothing but paper */
  GskRenderNode   *node;  /* draws the picture in its place */
};

typedef struct
{
  GskRenderNode *node;  /* in points */
  float          dx;
  float          dy;
} Entry;

static void
clear_entry (gpointer entry)
{
  gsk_render_node_unref (((Entry *) entry)->node);
}

/**
 * sj_tile_new:
 * @place: where it is
 *
 * Returns: (transfer full): a tile that was not painted yet
 */
SjTile *
sj_tile_new (SjTilePlace place)
{
  SjTile *self = g_new0 (SjTile, 1);

  self->place = place;
  self->asked = g_array_new (FALSE, FALSE, sizeof (Entry));

  return self;
}

void
sj_tile_free (SjTile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->drawn, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->asked, g_array_unref);
  g_free (self);
}

const SjTilePlace *
sj_tile_get_place (SjTile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->place;
}

/* What it shows */

/**
 * sj_tile_begin:
 * @self: a tile
 *
 * Before it is said what there is to be seen on it.
 */
void
sj_tile_begin (SjTile *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->asked, 0);
}

/**
 * sj_tile_add:
 * @self: a tile
 * @node: what is to be seen over what was added before, in points; it lives until sj_tile_end()
 * @dx: by how much it is moved, in points
 * @dy: by how much it is moved, in points
 */
void
sj_tile_add (SjTile        *self,
             GskRenderNode *node,
             float          dx,
             float          dy)
{
  Entry entry = { node, dx, dy };

  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL);

  g_array_append_val (self->asked, entry);
}

static gboolean
is_same (GArray *one,
         GArray *other)
{
  if (one == NULL || other == NULL || one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      const Entry *first = &g_array_index (one, Entry, i);
      const Entry *second = &g_array_index (other, Entry, i);

      if (first->node != second->node || first->dx != second->dx || first->dy != second->dy)
        return FALSE;
    }

  return TRUE;
}

static GArray *
keep (GArray *entries)
{
  GArray *kept = g_array_sized_new (FALSE, FALSE, sizeof (Entry), entries->len);

  g_array_set_clear_func (kept, clear_entry);
  g_array_append_vals (kept, entries->data, entries->len);
  for (guint i = 0; i < kept->len; i++)
    gsk_render_node_ref (g_array_index (kept, Entry, i).node);

  return kept;
}

/**
 * sj_tile_end:
 * @self: a tile
 * @state: a number for the state of the map that is to be seen; 0 if it was not all added
 *
 * After everything that is to be seen was added.
 */
void
sj_tile_end (SjTile *self,
             guint   state)
{
  g_return_if_fail (self != NULL);

  self->state = state;
  if (is_same (self->asked, self->drawn))
    g_clear_pointer (&self->wanted, g_array_unref);
  else if (!is_same (self->asked, self->wanted))
    {
      g_clear_pointer (&self->wanted, g_array_unref);
      self->wanted = keep (self->asked);
    }
  g_array_set_size (self->asked, 0);
}

guint
sj_tile_get_state (SjTile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->state;
}

gboolean
sj_tile_is_painted (SjTile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->drawn != NULL;
}

/**
 * sj_tile_is_stale:
 * @self: a tile
 *
 * Returns: whether something else is to be seen than what is painted
 */
gboolean
sj_tile_is_stale (SjTile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->wanted != NULL;
}

/* Painting */

static void
paint_entries (SjTile           *self,
               const SjTileLook *look,
               cairo_t          *cr)
{
  cairo_set_source_rgb (cr, look->paper.red, look->paper.green, look->paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, look->scale, look->scale);
  cairo_translate (cr, -self->place.column * SJ_TILE_WIDTH, -self->place.row * SJ_TILE_HEIGHT);
  cairo_scale (cr, look->zoom, look->zoom);
  for (guint i = 0; i < self->drawn->len; i++)
    {
      const Entry *entry = &g_array_index (self->drawn, Entry, i);

      cairo_save (cr);
      cairo_translate (cr, entry->dx, entry->dy);
      gsk_render_node_draw (entry->node, cr);
      cairo_restore (cr);
    }
}

static cairo_surface_t *
create_picture (SjTile           *self,
                const SjTileLook *look)
{
  cairo_surface_t *picture = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, SJ_TILE_WIDTH * look->scale, SJ_TILE_HEIGHT * look->scale);
  cairo_t *cr = cairo_create (picture);

  paint_entries (self, look, cr);
  cairo_destroy (cr);

  return picture;
}

/* The picture as a node that the cairo renderer copies; a texture would be copied twice. */
static GskRenderNode *
create_node (SjTile             *self,
             const GdkRectangle *place)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (place->x, place->y, place->width,
                                                                 place->height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->width / (double) cairo_image_surface_get_width (self->picture),
               place->height / (double) cairo_image_surface_get_height (self->picture));
  cairo_set_source_surface (cr, self->picture, 0.0, 0.0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

/**
 * sj_tile_paint:
 * @self: a stale tile
 * @look: how
 */
void
sj_tile_paint (SjTile           *self,
               const SjTileLook *look)
{
  g_return_if_fail (self != NULL && self->wanted != NULL);
  g_return_if_fail (look != NULL);

  g_clear_pointer (&self->drawn, g_array_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->drawn = g_steal_pointer (&self->wanted);
  if (self->drawn->len == 0)
    return;

  self->picture = create_picture (self, look);
  self->node = create_node (self, &(GdkRectangle) { self->place.column * SJ_TILE_WIDTH,
                                                    self->place.row * SJ_TILE_HEIGHT, SJ_TILE_WIDTH,
                                                    SJ_TILE_HEIGHT });
}

/**
 * sj_tile_get_node:
 * @self: a tile
 *
 * Returns: (transfer none) (nullable): what draws it, in pixels from the upper left corner of the
 *   map; the same one as long as it is not painted again; %NULL if there is nothing but paper
 */
GskRenderNode *
sj_tile_get_node (SjTile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->node;
}

/**
 * sj_tile_create_resized:
 * @self: a tile
 * @place: in pixels
 *
 * Returns: (transfer full) (nullable): what draws it larger or smaller; %NULL if there is nothing
 *   but paper
 */
GskRenderNode *
sj_tile_create_resized (SjTile             *self,
                        const GdkRectangle *place)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  if (self->picture == NULL || place->width <= 0 || place->height <= 0)
    return NULL;

  return create_node (self, place);
}

/**
 * sj_tile_get_size:
 * @self: a tile
 *
 * Returns: how much memory its picture takes, in bytes
 */
gsize
sj_tile_get_size (SjTile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->picture == NULL)
    return 0;

  return (gsize) cairo_image_surface_get_stride (self->picture) *
         (gsize) cairo_image_surface_get_height (self->picture);
}
