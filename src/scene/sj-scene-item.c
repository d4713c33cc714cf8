#define G_LOG_DOMAIN "sj-scene-item"

#include "scene/sj-scene-private.h"

/* A moved item borrows figure and texts from the item it was made from, and keeps that one. So a
 * row that slides down costs one allocation a card. */
typedef struct
{
  grefcount    references;
  guint        hash;
  guint        column;  /* that it goes with; G_MAXUINT for none */
  SjLinkTrace *trace;  /* NULL if it is no link of a layout */
  gboolean     has_figure;  /* although it has an origin */
  SjSceneItem *origin;
  SjSceneItem  item;
} ItemStorage;

static inline ItemStorage *
get_storage (const SjSceneItem *self)
{
  return (ItemStorage *) ((char *) self - G_STRUCT_OFFSET (ItemStorage, item));
}

/**
 * sj_scene_item_new:
 * @role: what it is
 * @figure: (transfer full): what it looks like
 * @x: left edge in points
 * @y: upper edge
 * @id: (nullable): the id of the element it shows
 * @label: (nullable): what a screen reader says
 *
 * Makes an item as large as @figure. Who makes it may still set @anchor and @description, to
 * references of their own, before the item is handed to a scene.
 *
 * Returns: (transfer full): the item
 */
SjSceneItem *
sj_scene_item_new (SjRole      role,
                   SjFigure   *figure,
                   double      x,
                   double      y,
                   const char *id,
                   const char *label)
{
  ItemStorage *storage;

  g_return_val_if_fail (figure != NULL, NULL);

  storage = g_new0 (ItemStorage, 1);
  g_ref_count_init (&storage->references);
  storage->column = G_MAXUINT;
  storage->hash = id != NULL ? g_str_hash (id) : 0;
  storage->item = (SjSceneItem) {
    .role = role,
    .x = x,
    .y = y,
    .width = sj_figure_get_width (figure),
    .height = sj_figure_get_height (figure),
    .figure = figure,
    .id = id != NULL ? g_ref_string_new (id) : NULL,
    .label = g_ref_string_new (label != NULL ? label : ""),
  };

  return &storage->item;
}

static ItemStorage *
copy_storage (const SjSceneItem *self)
{
  ItemStorage *storage = g_memdup2 (get_storage (self), sizeof (ItemStorage));

  g_ref_count_init (&storage->references);
  return storage;
}

/* What keeps the figure that an item borrows. */
static SjSceneItem *
find_owner (SjSceneItem *self)
{
  ItemStorage *storage = get_storage (self);

  return storage->origin != NULL && !storage->has_figure ? storage->origin : self;
}

/* What keeps the texts and the trace that an item borrows. */
static SjSceneItem *
find_first (SjSceneItem *self)
{
  while (get_storage (self)->origin != NULL)
    self = get_storage (self)->origin;

  return self;
}

/**
 * sj_scene_item_move:
 * @self: an item
 * @x: left edge in points
 * @y: upper edge
 *
 * Returns: (transfer full): the same item at another place, sharing its figure; @self again if it
 *   is there already
 */
SjSceneItem *
sj_scene_item_move (SjSceneItem *self,
                    double       x,
                    double       y)
{
  ItemStorage *storage;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->x == x && self->y == y)
    return sj_scene_item_ref (self);

  storage = copy_storage (self);
  storage->item.x = x;
  storage->item.y = y;
  storage->has_figure = FALSE;
  storage->origin = sj_scene_item_ref (find_owner (self));

  return &storage->item;
}

/* The same, drawn again. */
static SjSceneItem *
stretch (SjSceneItem         *self,
         const SjScenePlaces *places,
         double               dy)
{
  ItemStorage *storage = copy_storage (self);
  SjVertex origin;

  storage->item.figure = sj_link_trace_draw (storage->trace, places, &origin);
  storage->has_figure = TRUE;
  storage->item.x = origin.x;
  storage->item.y = self->y + dy;
  storage->item.width = sj_figure_get_width (storage->item.figure);
  storage->item.height = sj_figure_get_height (storage->item.figure);
  storage->origin = sj_scene_item_ref (find_first (self));

  return &storage->item;
}

void
sj_scene_item_set_column (SjSceneItem *self,
                          guint        column)
{
  get_storage (self)->column = column;
}

/* Takes the trace over. */
void
sj_scene_item_set_trace (SjSceneItem *self,
                         SjLinkTrace *trace)
{
  get_storage (self)->trace = trace;
}

/**
 * sj_scene_item_follow:
 * @self: an item
 * @before: (nullable): where columns stood
 * @now: (nullable): where they stand; %NULL if @before is
 * @dy: how far down, in points
 *
 * Returns: (transfer full): the item where its column, or what its trace names, stands now; @self
 *   if that is where it was
 */
SjSceneItem *
sj_scene_item_follow (SjSceneItem         *self,
                      const SjScenePlaces *before,
                      const SjScenePlaces *now,
                      double               dy)
{
  ItemStorage *storage = get_storage (self);
  double dx = 0.0;

  if (before != now && storage->trace != NULL)
    {
      if (!sj_link_trace_get_shift (storage->trace, before, now, &dx))
        return stretch (self, now, dy);
    }
  else if (before != now && storage->column != G_MAXUINT)
    {
      dx = sj_scene_places_get_shift (before, now, storage->column);
    }

  return sj_scene_item_move (self, self->x + dx, self->y + dy);
}

static char *
describe_faded (const SjSceneItem *self,
                const char        *remark)
{
  g_autofree char *description = NULL;

  if (self->description == NULL || *self->description == '\0')
    return g_ref_string_new (remark);

  description = g_strconcat (self->description, "; ", remark, NULL);
  return g_ref_string_new (description);
}

/**
 * sj_scene_item_fade:
 * @self: an item
 * @remark: what a screen reader says for being paler, after all else
 *
 * Returns: (transfer full): the same item in the same place, paler
 */
SjSceneItem *
sj_scene_item_fade (const SjSceneItem *self,
                    const char        *remark)
{
  ItemStorage *storage;

  g_return_val_if_fail (self != NULL && remark != NULL, NULL);

  storage = copy_storage (self);
  storage->origin = NULL;
  storage->trace = NULL;
  storage->has_figure = FALSE;
  storage->item.figure = sj_figure_fade (self->figure);
  storage->item.id = self->id != NULL ? g_ref_string_acquire (self->id) : NULL;
  storage->item.anchor = self->anchor != NULL ? g_ref_string_acquire (self->anchor) : NULL;
  storage->item.label = self->label != NULL ? g_ref_string_acquire (self->label) : NULL;
  storage->item.description = describe_faded (self, remark);

  return &storage->item;
}

SjSceneItem *
sj_scene_item_ref (SjSceneItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&get_storage (self)->references);
  return self;
}

void
sj_scene_item_unref (SjSceneItem *self)
{
  ItemStorage *storage;

  g_return_if_fail (self != NULL);

  storage = get_storage (self);
  if (!g_ref_count_dec (&storage->references))
    return;

  if (storage->origin != NULL)
    {
      if (storage->has_figure)
        sj_figure_unref (self->figure);
      sj_scene_item_unref (storage->origin);
    }
  else
    {
      sj_figure_unref (self->figure);
      g_clear_pointer (&storage->trace, sj_link_trace_unref);
      g_clear_pointer (&self->id, g_ref_string_release);
      g_clear_pointer (&self->anchor, g_ref_string_release);
      g_clear_pointer (&self->label, g_ref_string_release);
      g_clear_pointer (&self->description, g_ref_string_release);
    }

  g_free (storage);
}

/* The hash of the id, kept so that a new scene of the same items need not look at their texts. */
guint
sj_scene_item_get_hash (const SjSceneItem *self)
{
  return get_storage (self)->hash;
}
