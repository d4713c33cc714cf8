#define G_LOG_DOMAIN "sj-scene-chunk"

#include "scene/sj-scene-chunk.h"

#include <string.h>

#include "scene/sj-hit-index.h"
#include "scene/sj-scene-private.h"

/**
 * SjSceneChunk:
 *
 * Items of a scene that follow one another, such as the cards of a lane. A chunk in which nothing
 * changed is part of the next scene as well, with all that was made to find its items. One that
 * only slid up or down, or whose columns moved, says by how much and where to, and makes an item
 * when somebody looks at it. So the scene after an edit costs what the edit touched and not what
 * the map holds.
 */
struct _SjSceneChunk
{
  /* What a scene asks all its chunks for */
  grefcount     references;
  guint         n_items;
  SjRole        role;  /* of the first item */
  gboolean      has_bounds;
  SjSceneBounds bounds;

  SjSceneChunk *origin;  /* what it slid from; NULL if it did not */
  double        dy;
  GPtrArray    *items;  /* if it slid, NULL until asked for, as a whole and each of them */
  gboolean      is_made;  /* whether all items are there */
  SjScenePlaces *places;  /* where columns stand; NULL if its items go with none */
  gboolean      has_range;
  double        least;  /* how far to the right something went at least */
  double        most;  /* and at most */

  /* Of the origin only */
  SjHitIndex   *hit_index;  /* NULL until asked for */
  guint        *ids;  /* open addressing: position + 1 by hash of the id; NULL until asked for */
  guint         id_mask;
};

/**
 * sj_scene_chunk_new:
 * @items: (transfer full) (element-type SjSceneItem): the items in paint order; the array owns them
 *
 * Returns: (transfer full): the chunk
 */
SjSceneChunk *
sj_scene_chunk_new (GPtrArray *items)
{
  SjSceneChunk *self = g_new0 (SjSceneChunk, 1);

  g_ref_count_init (&self->references);
  self->items = items;
  self->n_items = items->len;
  self->role = items->len > 0 ? ((const SjSceneItem *) g_ptr_array_index (items, 0))->role
                               : SJ_ROLE_HEADER;
  self->is_made = TRUE;
  return self;
}

/**
 * sj_scene_chunk_move:
 * @self: a chunk
 * @dy: how far down, in points
 *
 * Returns: (transfer full): the same items so much further down
 */
SjSceneChunk *
sj_scene_chunk_move (SjSceneChunk *self,
                     double        dy)
{
  return sj_scene_chunk_place (self, dy, self->places);
}

/**
 * sj_scene_chunk_place:
 * @self: a chunk
 * @dy: how far down, in points
 * @places: (nullable): where columns stand now, as many as before
 *
 * Returns: (transfer full): the same items so much further down, each at its column
 */
SjSceneChunk *
sj_scene_chunk_place (SjSceneChunk  *self,
                      double         dy,
                      SjScenePlaces *places)
{
  SjSceneChunk *moved = g_new0 (SjSceneChunk, 1);

  g_ref_count_init (&moved->references);
  moved->origin = sj_scene_chunk_ref (self->origin != NULL ? self->origin : self);
  moved->n_items = self->n_items;
  moved->role = self->role;
  moved->dy = self->dy + dy;
  sj_scene_chunk_set_places (moved, moved->origin->places != NULL ? places : NULL);
  return moved;
}

/**
 * sj_scene_chunk_set_places:
 * @self: a chunk that no scene has yet
 * @places: (nullable): where the columns stand that its items go with
 */
void
sj_scene_chunk_set_places (SjSceneChunk  *self,
                           SjScenePlaces *places)
{
  if (places != NULL)
    sj_scene_places_ref (places);
  g_clear_pointer (&self->places, sj_scene_places_unref);
  self->places = places;
}

/* Whether columns moved since the origin was made. */
static gboolean
is_shifted (const SjSceneChunk *self)
{
  return self->origin != NULL && self->origin->places != self->places;
}

static void
find_range (SjSceneChunk *self)
{
  if (self->has_range)
    return;

  if (is_shifted (self))
    sj_scene_places_get_range (self->origin->places, self->places, &self->least, &self->most);
  self->has_range = TRUE;
}

/**
 * sj_scene_chunk_get_origin:
 * @self: a chunk
 * @dy: (out): how far down it slid, in points
 *
 * Returns: (transfer none): what it only slid from; itself if it did not, or more than that
 */
SjSceneChunk *
sj_scene_chunk_get_origin (SjSceneChunk *self,
                           double       *dy)
{
  *dy = is_shifted (self) ? 0.0 : self->dy;
  if (is_shifted (self))
    return self;

  return self->origin != NULL ? self->origin : self;
}

SjSceneChunk *
sj_scene_chunk_ref (SjSceneChunk *self)
{
  g_ref_count_inc (&self->references);
  return self;
}

void
sj_scene_chunk_unref (SjSceneChunk *self)
{
  if (!g_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->hit_index, sj_hit_index_free);
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->origin, sj_scene_chunk_unref);
  g_clear_pointer (&self->places, sj_scene_places_unref);
  g_free (self);
}

/* Those that nobody looked at are NULL. */
static void
unref_item (gpointer item)
{
  g_clear_pointer ((SjSceneItem **) &item, sj_scene_item_unref);
}

static SjSceneItem *
ensure_item (SjSceneChunk *self,
             guint         position)
{
  SjSceneItem *item = g_ptr_array_index (self->origin->items, position);

  if (self->items == NULL)
    {
      self->items = g_ptr_array_new_full (self->origin->items->len, unref_item);
      g_ptr_array_set_size (self->items, (int) self->origin->items->len);
    }
  if (g_ptr_array_index (self->items, position) == NULL)
    g_ptr_array_index (self->items, position) =
      sj_scene_item_follow (item, self->origin->places, self->places, self->dy);

  return g_ptr_array_index (self->items, position);
}

/**
 * sj_scene_chunk_get_item:
 * @self: a chunk
 * @position: a place in it
 *
 * Returns: (transfer none): the item there
 */
SjSceneItem *
sj_scene_chunk_get_item (SjSceneChunk *self,
                         guint         position)
{
  if (self->is_made)
    return g_ptr_array_index (self->items, position);

  return ensure_item (self, position);
}

static void
make_items (SjSceneChunk *self)
{
  for (guint i = 0; i < self->origin->items->len; i++)
    ensure_item (self, i);
  self->is_made = TRUE;
}

guint
sj_scene_chunk_get_length (SjSceneChunk *self)
{
  return self->n_items;
}

/**
 * sj_scene_chunk_get_role:
 * @self: a chunk that is not empty
 *
 * Returns: what its first item is
 */
SjRole
sj_scene_chunk_get_role (SjSceneChunk *self)
{
  return self->role;
}

/**
 * sj_scene_chunk_get_items:
 * @self: a chunk
 *
 * Returns: (transfer none) (element-type SjSceneItem): its items, not to be changed
 */
GPtrArray *
sj_scene_chunk_get_items (SjSceneChunk *self)
{
  if (!self->is_made)
    make_items (self);

  return self->items;
}

static guint
find_slot (SjSceneChunk *self,
           const char   *id,
           guint         hash)
{
  guint slot = hash & self->id_mask;

  while (self->ids[slot] != 0)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, self->ids[slot] - 1);

      if (sj_scene_item_get_hash (item) == hash && strcmp (item->id, id) == 0)
        break;
      slot = (slot + 1) & self->id_mask;
    }

  return slot;
}

static void
index_ids (SjSceneChunk *self)
{
  guint size = 16;

  while (size < 2 * self->items->len)
    size *= 2;
  self->ids = g_new0 (guint, size);
  self->id_mask = size - 1;

  for (guint i = 0; i < self->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, i);
      guint slot;

      if (item->id == NULL)
        continue;

      slot = find_slot (self, item->id, sj_scene_item_get_hash (item));
      if (self->ids[slot] == 0)
        self->ids[slot] = i + 1;
    }
}

/**
 * sj_scene_chunk_find:
 * @self: a chunk
 * @id: the id of an element
 * @hash: g_str_hash() of it
 * @position: (out): the first item with this id
 *
 * Returns: whether there is one
 */
gboolean
sj_scene_chunk_find (SjSceneChunk *self,
                     const char   *id,
                     guint         hash,
                     guint        *position)
{
  guint slot;

  if (self->origin != NULL)
    return sj_scene_chunk_find (self->origin, id, hash, position);
  if (self->ids == NULL)
    index_ids (self);

  slot = find_slot (self, id, hash);
  *position = self->ids[slot] - 1;
  return self->ids[slot] != 0;
}

static SjSceneBounds
find_bounds (SjSceneChunk *self)
{
  SjSceneBounds bounds = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < self->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, i);

      bounds.left = MIN (bounds.left, item->x);
      bounds.top = MIN (bounds.top, item->y);
      bounds.right = MAX (bounds.right, item->x + item->width);
      bounds.bottom = MAX (bounds.bottom, item->y + item->height);
    }

  return bounds;
}

static SjSceneBounds
find_bounds_by_origin (SjSceneChunk *self)
{
  SjSceneBounds bounds = sj_scene_chunk_get_bounds (self->origin);

  find_range (self);
  bounds.left += self->least;
  bounds.right += self->most;
  bounds.top += self->dy;
  bounds.bottom += self->dy;

  return bounds;
}

/**
 * sj_scene_chunk_get_bounds:
 * @self: a chunk
 *
 * Returns: what its items lie in; somewhat more, if columns moved
 */
SjSceneBounds
sj_scene_chunk_get_bounds (SjSceneChunk *self)
{
  if (!self->has_bounds)
    {
      self->bounds = self->origin != NULL ? find_bounds_by_origin (self) : find_bounds (self);
      self->has_bounds = TRUE;
    }

  return self->bounds;
}

/* Looks wherever an item can have come from, and leaves out what went elsewhere. */
static void
list_shifted_in (SjSceneChunk *self,
                 double        x,
                 double        y,
                 double        width,
                 double        height,
                 GArray       *positions)
{
  guint end = positions->len;

  sj_scene_chunk_list_in (self->origin, x - self->most, y - self->dy,
                          width + self->most - self->least, height, positions);
  for (guint i = end; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);
      const SjSceneItem *item = sj_scene_chunk_get_item (self, position);

      if (item->x <= x + width && item->x + item->width >= x)
        g_array_index (positions, guint, end++) = position;
    }
  g_array_set_size (positions, end);
}

/**
 * sj_scene_chunk_list_in:
 * @self: a chunk
 * @x: left edge of a rectangle
 * @y: upper edge
 * @width: its width, may be 0
 * @height: its height, may be 0
 * @positions: array of #guint that is appended to
 *
 * Lists the positions in this chunk of all items whose bounds touch a rectangle, in paint order.
 */
void
sj_scene_chunk_list_in (SjSceneChunk *self,
                        double        x,
                        double        y,
                        double        width,
                        double        height,
                        GArray       *positions)
{
  SjSceneBounds bounds = sj_scene_chunk_get_bounds (self);

  if (x > bounds.right || x + width < bounds.left || y > bounds.bottom || y + height < bounds.top)
    return;

  if (is_shifted (self))
    {
      list_shifted_in (self, x, y, width, height, positions);
      return;
    }
  if (self->origin != NULL)
    {
      sj_scene_chunk_list_in (self->origin, x, y - self->dy, width, height, positions);
      return;
    }

  if (self->hit_index == NULL)
    self->hit_index = sj_hit_index_new (self->items, bounds.left, bounds.top,
                                        bounds.right - bounds.left, bounds.bottom - bounds.top);
  sj_hit_index_list (self->hit_index, x, y, width, height, positions);
}
