#define G_LOG_DOMAIN "sj-dimming"

#include "config.h"

#include "scene/sj-dimming.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-scene-chunk.h"
#include "scene/sj-scene-private.h"

/**
 * SjDimming:
 *
 * Makes some elements pale in scene after scene. It is a state of looking at a map and not of the
 * map, and costs no layout. Parts of a scene that were part of the one before are not dimmed anew,
 * so that what a screen keeps for them lasts. Belongs to one thread.
 */
struct _SjDimming
{
  GHashTable *ids;  /* of the elements; NULL for none */
  GHashTable *chunks;  /* SjSceneChunk of the last scene → the same one, dimmed */
  GHashTable *before;  /* those of the scene before, while one is dimmed */
};

static GHashTable *
create_chunk_table (void)
{
  return g_hash_table_new_full (NULL, NULL, (GDestroyNotify) sj_scene_chunk_unref,
                                (GDestroyNotify) sj_scene_chunk_unref);
}

/**
 * sj_dimming_new:
 *
 * Returns: (transfer full): a dimming of nothing
 */
SjDimming *
sj_dimming_new (void)
{
  SjDimming *self = g_new0 (SjDimming, 1);

  self->chunks = create_chunk_table ();
  return self;
}

void
sj_dimming_free (SjDimming *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->chunks, g_hash_table_unref);
  g_free (self);
}

static gboolean
contains_all (GHashTable *ids,
              GHashTable *others)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (ids, id))
      return FALSE;

  return TRUE;
}

static gboolean
are_equal (GHashTable *ids,
           GHashTable *others)
{
  if (ids == NULL || others == NULL)
    return ids == others;

  return g_hash_table_size (ids) == g_hash_table_size (others) && contains_all (ids, others);
}

/**
 * sj_dimming_set:
 * @self: a dimming
 * @ids: (nullable): a set of the ids of the elements that are pale from now on, not changed any
 *   more
 *
 * Returns: whether they are others than before, so that scenes should be dimmed again
 */
gboolean
sj_dimming_set (SjDimming  *self,
                GHashTable *ids)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (are_equal (self->ids, ids))
    return FALSE;

  g_clear_pointer (&self->ids, g_hash_table_unref);
  self->ids = ids != NULL ? g_hash_table_ref (ids) : NULL;
  g_hash_table_remove_all (self->chunks);
  return TRUE;
}

static gboolean
is_dimmed (SjDimming         *self,
           const SjSceneItem *item)
{
  return item->id != NULL && g_hash_table_contains (self->ids, item->id);
}

static SjSceneChunk *
dim_items (SjDimming    *self,
           SjSceneChunk *chunk)
{
  GPtrArray *items = sj_scene_chunk_get_items (chunk);
  GPtrArray *dimmed = g_ptr_array_new_full (items->len, (GDestroyNotify) sj_scene_item_unref);
  gboolean differs = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      SjSceneItem *item = g_ptr_array_index (items, i);
      gboolean pale = is_dimmed (self, item);

      differs |= pale;
      /* Translators: said of a card after its place, such as "App, Identity check, 2 of 3". */
      g_ptr_array_add (dimmed, pale ? sj_scene_item_fade (item, _("left out by the filter"))
                                    : sj_scene_item_ref (item));
    }
  if (differs)
    return sj_scene_chunk_new (dimmed);

  g_ptr_array_unref (dimmed);
  return sj_scene_chunk_ref (chunk);
}

static SjSceneChunk *find_dimmed (SjDimming    *self,
                                  SjSceneChunk *chunk);

static SjSceneChunk *
create_dimmed (SjDimming    *self,
               SjSceneChunk *chunk,
               SjSceneChunk *origin,
               double        dy)
{
  SjSceneChunk *dimmed_origin;

  if (origin == chunk)
    return dim_items (self, chunk);

  dimmed_origin = find_dimmed (self, origin);
  if (dimmed_origin == origin)
    return sj_scene_chunk_ref (chunk);

  return sj_scene_chunk_move (dimmed_origin, dy);
}

/* A chunk that slides on is dimmed by what it slid from, so that one is kept as well. */
static SjSceneChunk *
find_dimmed (SjDimming    *self,
             SjSceneChunk *chunk)
{
  SjSceneChunk *dimmed = g_hash_table_lookup (self->chunks, chunk);
  double dy;
  SjSceneChunk *origin = sj_scene_chunk_get_origin (chunk, &dy);

  if (dimmed != NULL)
    return dimmed;

  if (origin != chunk)
    find_dimmed (self, origin);
  dimmed = g_hash_table_lookup (self->before, chunk);
  dimmed = dimmed != NULL ? sj_scene_chunk_ref (dimmed) : create_dimmed (self, chunk, origin, dy);
  g_hash_table_insert (self->chunks, sj_scene_chunk_ref (chunk), dimmed);

  return dimmed;
}

static SjScene *
create_scene (SjScene   *scene,
              GPtrArray *chunks)
{
  SjScene *dimmed = sj_scene_new_from_chunks (sj_scene_get_theme (scene),
                                              sj_scene_get_width (scene),
                                              sj_scene_get_height (scene),
                                              sj_scene_is_rtl (scene), chunks);
  const SjSceneGrid *grid = sj_scene_get_grid (scene);

  sj_scene_set_n_unplaced (dimmed, sj_scene_get_n_unplaced (scene));
  if (grid != NULL)
    sj_scene_set_grid (dimmed, sj_scene_grid_ref ((SjSceneGrid *) grid));

  return dimmed;
}

/**
 * sj_dimming_apply:
 * @self: a dimming
 * @scene: a scene of the map its elements are in
 *
 * Returns: (transfer full): the scene with those elements pale, and said to be left out; @scene
 *   itself if there are none
 */
SjScene *
sj_dimming_apply (SjDimming *self,
                  SjScene   *scene)
{
  GPtrArray *chunks, *dimmed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scene != NULL, NULL);

  if (self->ids == NULL || g_hash_table_size (self->ids) == 0)
    return sj_scene_ref (scene);

  chunks = sj_scene_get_chunks (scene);
  dimmed = g_ptr_array_new_full (chunks->len, (GDestroyNotify) sj_scene_chunk_unref);
  self->before = g_steal_pointer (&self->chunks);
  self->chunks = create_chunk_table ();
  for (guint i = 0; i < chunks->len; i++)
    g_ptr_array_add (dimmed,
                     sj_scene_chunk_ref (find_dimmed (self, g_ptr_array_index (chunks, i))));
  g_clear_pointer (&self->before, g_hash_table_unref);

  return create_scene (scene, dimmed);
}
