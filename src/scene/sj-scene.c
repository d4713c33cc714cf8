#define G_LOG_DOMAIN "sj-scene"

#include "scene/sj-scene-private.h"

#include <math.h>

#include "scene/sj-scene-chunk.h"

/**
 * SjScene:
 *
 * The one picture of a map: items in the order in which they are painted, in points from the upper
 * left corner of the page. It is immutable; what finds items in it is made when first asked for.
 * Belongs to one thread.
 */
struct _SjScene
{
  grefcount      references;
  const SjTheme *theme;
  double         width;
  double         height;
  gboolean       rtl;
  guint          n_unplaced;
  guint          n_items;
  GPtrArray     *chunks;  /* SjSceneChunk */
  guint         *offsets;  /* the position of the first item of each chunk */
  SjSceneGrid   *grid;  /* NULL in a scene that was not laid out */
  guint          busy_chunk;  /* where a card was asked for last, here or in the scene before */
};

G_DEFINE_BOXED_TYPE (SjScene, sj_scene, sj_scene_ref, sj_scene_unref)

static SjSceneChunk *
get_chunk (SjScene *self,
           guint    position)
{
  return g_ptr_array_index (self->chunks, position);
}

/**
 * sj_scene_new_from_chunks:
 * @theme: the colours and letters it was made with
 * @width: of the page in points
 * @height: of the page
 * @rtl: whether the map runs from right to left
 * @chunks: (transfer full) (element-type SjSceneChunk): the items; the array owns the chunks
 *
 * Returns: (transfer full): the scene
 */
SjScene *
sj_scene_new_from_chunks (const SjTheme *theme,
                          double         width,
                          double         height,
                          gboolean       rtl,
                          GPtrArray     *chunks)
{
  SjScene *self = g_new0 (SjScene, 1);

  g_ref_count_init (&self->references);
  self->theme = theme;
  self->width = width;
  self->height = height;
  self->rtl = rtl;
  self->chunks = chunks;
  self->offsets = g_new (guint, MAX (1, chunks->len));
  for (guint i = 0; i < chunks->len; i++)
    {
      self->offsets[i] = self->n_items;
      self->n_items += sj_scene_chunk_get_length (get_chunk (self, i));
    }

  return self;
}

/**
 * sj_scene_new:
 * @theme: the colours and letters it was made with
 * @width: of the page in points
 * @height: of the page
 * @rtl: whether the map runs from right to left
 * @items: (transfer full) (element-type SjSceneItem): the items in paint order; the array owns them
 *
 * Returns: (transfer full): the scene
 */
SjScene *
sj_scene_new (const SjTheme *theme,
              double         width,
              double         height,
              gboolean       rtl,
              GPtrArray     *items)
{
  GPtrArray *chunks;

  g_return_val_if_fail (theme != NULL, NULL);
  g_return_val_if_fail (items != NULL, NULL);

  chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_chunk_unref);
  g_ptr_array_add (chunks, sj_scene_chunk_new (items));
  return sj_scene_new_from_chunks (theme, width, height, rtl, chunks);
}

SjScene *
sj_scene_ref (SjScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_scene_unref (SjScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  g_ptr_array_unref (self->chunks);
  g_free (self->offsets);
  g_clear_pointer (&self->grid, sj_scene_grid_unref);
  g_free (self);
}

const SjTheme *
sj_scene_get_theme (SjScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->theme;
}

double
sj_scene_get_width (SjScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->width;
}

double
sj_scene_get_height (SjScene *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->height;
}

gboolean
sj_scene_is_rtl (SjScene *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->rtl;
}

/**
 * sj_scene_get_grid:
 * @self: a scene
 *
 * Returns: (transfer none) (nullable): where its columns and rows stand; %NULL in a scene that was
 *   put together by hand
 */
const SjSceneGrid *
sj_scene_get_grid (SjScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->grid;
}

/* Borrowed; not to be changed. */
GPtrArray *
sj_scene_get_chunks (SjScene *self)
{
  return self->chunks;
}

/* Takes the grid over. */
void
sj_scene_set_grid (SjScene     *self,
                   SjSceneGrid *grid)
{
  g_clear_pointer (&self->grid, sj_scene_grid_unref);
  self->grid = grid;
}

/* What somebody works on in one scene is what the next is asked for first. */
void
sj_scene_follow (SjScene *self,
                 SjScene *before)
{
  self->busy_chunk = before->busy_chunk;
}

guint
sj_scene_get_n_items (SjScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

/**
 * sj_scene_get_n_unplaced:
 * @self: a scene
 *
 * Returns: how many cards of the map name a step or a lane that does not exist and so are not drawn
 */
guint
sj_scene_get_n_unplaced (SjScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unplaced;
}

void
sj_scene_set_n_unplaced (SjScene *self,
                         guint    n_unplaced)
{
  self->n_unplaced = n_unplaced;
}

/**
 * sj_scene_get_item:
 * @self: a scene
 * @position: a place in paint order
 *
 * Returns: (transfer none): the item there
 */
const SjSceneItem *
sj_scene_get_item (SjScene *self,
                   guint    position)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->n_items, NULL);

  high = self->chunks->len - 1;
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (self->offsets[middle] <= position)
        low = middle;
      else
        high = middle - 1;
    }

  return sj_scene_chunk_get_item (get_chunk (self, low), position - self->offsets[low]);
}

/**
 * sj_scene_get_n_chunks:
 * @self: a scene
 *
 * Returns: how many runs of items it is made of
 */
guint
sj_scene_get_n_chunks (SjScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->chunks->len;
}

/**
 * sj_scene_get_chunk:
 * @self: a scene
 * @position: a place in paint order
 *
 * Returns: (transfer none): the items that are painted there
 */
SjSceneChunk *
sj_scene_get_chunk (SjScene *self,
                    guint    position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->chunks->len, NULL);

  return get_chunk (self, position);
}

/* Cards share their chunks with nothing else, and no other item has the id of a card. */
static gboolean
find_in_busy_chunk (SjScene    *self,
                    const char *id,
                    guint       hash,
                    guint      *position)
{
  SjSceneChunk *chunk;

  if (self->busy_chunk >= self->chunks->len)
    return FALSE;

  chunk = get_chunk (self, self->busy_chunk);
  return sj_scene_chunk_get_role (chunk) == SJ_ROLE_CARD &&
         sj_scene_chunk_find (chunk, id, hash, position);
}

/* The first chunk with such an item in paint order. */
static gboolean
find_chunk (SjScene    *self,
            const char *id,
            guint      *chunk,
            guint      *position)
{
  guint hash = g_str_hash (id);

  if (find_in_busy_chunk (self, id, hash, position))
    {
      *chunk = self->busy_chunk;
      return TRUE;
    }

  for (guint i = 0; i < self->chunks->len; i++)
    if (sj_scene_chunk_find (get_chunk (self, i), id, hash, position))
      {
        if (sj_scene_chunk_get_role (get_chunk (self, i)) == SJ_ROLE_CARD)
          self->busy_chunk = i;
        *chunk = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * sj_scene_find_item:
 * @self: a scene
 * @id: (nullable): the id of an element
 *
 * Returns: (transfer none) (nullable): the item that shows the element, the first in paint order if
 *   there are several
 */
const SjSceneItem *
sj_scene_find_item (SjScene    *self,
                    const char *id)
{
  guint chunk, position;

  g_return_val_if_fail (self != NULL, NULL);

  if (id == NULL || !find_chunk (self, id, &chunk, &position))
    return NULL;

  return sj_scene_chunk_get_item (get_chunk (self, chunk), position);
}

/* Whether a card is read before another one of its lane. */
static gboolean
is_read_before (SjScene           *self,
                const SjSceneItem *item,
                const SjSceneItem *other)
{
  if (item->x != other->x)
    return (item->x < other->x) != self->rtl;

  return item->y < other->y;
}

static guint
count_read_before (SjScene      *self,
                   SjSceneChunk *chunk,
                   guint         position)
{
  GPtrArray *items = sj_scene_chunk_get_items (chunk);
  const SjSceneItem *item = g_ptr_array_index (items, position);
  guint n_before = 0;

  for (guint i = 0; i < items->len; i++)
    n_before += is_read_before (self, g_ptr_array_index (items, i), item);

  return n_before;
}

/**
 * sj_scene_find_card_position:
 * @self: a scene that was laid out
 * @id: the id of a card
 * @position: (out): how many cards are read before it: lane by lane, in a lane step by step, in a
 *   cell from top to bottom
 * @n_cards: (out): how many cards there are; both only if the card is there
 *
 * Visits the cards of one lane only.
 *
 * Returns: whether the card is there
 */
gboolean
sj_scene_find_card_position (SjScene    *self,
                             const char *id,
                             guint      *position,
                             guint      *n_cards)
{
  guint found, place;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL && position != NULL && n_cards != NULL, FALSE);

  if (!find_chunk (self, id, &found, &place) ||
      sj_scene_chunk_get_role (get_chunk (self, found)) != SJ_ROLE_CARD)
    return FALSE;

  *position = count_read_before (self, get_chunk (self, found), place);
  *n_cards = 0;
  for (guint i = 0; i < self->chunks->len; i++)
    if (sj_scene_chunk_get_role (get_chunk (self, i)) == SJ_ROLE_CARD)
      {
        if (i == found)
          *position += *n_cards;
        *n_cards += sj_scene_chunk_get_length (get_chunk (self, i));
      }

  return TRUE;
}

/**
 * sj_scene_list_in:
 * @self: a scene
 * @x: left edge of a rectangle in points
 * @y: upper edge
 * @width: its width, may be 0
 * @height: its height, may be 0
 * @positions: an array of #guint that is appended to
 *
 * Lists the positions of the items whose bounds touch a rectangle, in paint order.
 */
void
sj_scene_list_in (SjScene *self,
                  double   x,
                  double   y,
                  double   width,
                  double   height,
                  GArray  *positions)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (positions != NULL);

  for (guint i = 0; i < self->chunks->len; i++)
    {
      guint first = positions->len;

      sj_scene_chunk_list_in (get_chunk (self, i), x, y, width, height, positions);
      for (guint j = first; j < positions->len; j++)
        g_array_index (positions, guint, j) += self->offsets[i];
    }
}

/* What wins where items lie over one another; 0 is never picked. */
static int
get_rank (SjRole role)
{
  switch (role)
    {
    case SJ_ROLE_CARD:
    case SJ_ROLE_POINT:
    case SJ_ROLE_CALLOUT:
    case SJ_ROLE_SERIES_LABEL:
      return 5;
    case SJ_ROLE_LINK:
      return 4;
    case SJ_ROLE_CURVE:
      return 3;
    case SJ_ROLE_HEADER:
    case SJ_ROLE_STAGE:
    case SJ_ROLE_STEP:
    case SJ_ROLE_LINE:
    case SJ_ROLE_FOOTER:
      return 2;
    case SJ_ROLE_LANE:
      return 1;
    case SJ_ROLE_TIME:
    case SJ_ROLE_PROMPT:
    case SJ_ROLE_GRID:
    case SJ_ROLE_BAND:
    default:
      return 0;
    }
}

static double
distance_to_segment (SjVertex point,
                     SjVertex start,
                     SjVertex end)
{
  double dx = end.x - start.x, dy = end.y - start.y;
  double length = dx * dx + dy * dy;
  double t = length > 0.0 ? ((point.x - start.x) * dx + (point.y - start.y) * dy) / length : 0.0;

  t = CLAMP (t, 0.0, 1.0);
  return hypot (point.x - start.x - t * dx, point.y - start.y - t * dy);
}

static double
distance_to_bezier (SjVertex        point,
                    SjVertex        start,
                    const SjVertex *control)
{
  double nearest = G_MAXDOUBLE;
  SjVertex before = start;

  for (int i = 1; i <= 16; i++)
    {
      double t = i / 16.0, u = 1.0 - t;
      double a = u * u * u, b = 3.0 * u * u * t, c = 3.0 * u * t * t, d = t * t * t;
      SjVertex next = {
        a * start.x + b * control[0].x + c * control[1].x + d * control[2].x,
        a * start.y + b * control[0].y + c * control[1].y + d * control[2].y,
      };

      nearest = MIN (nearest, distance_to_segment (point, before, next));
      before = next;
    }

  return nearest;
}

static double
distance_to_path (const SjFigure *figure,
                  const SjOp     *op,
                  SjVertex        point)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *vertex = sj_figure_get_vertices (figure, op);
  SjVertex current = { 0 }, first = { 0 };
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < op->n_verbs; i++)
    switch ((SjVerb) verbs[i])
      {
      case SJ_VERB_MOVE:
        first = current = *vertex++;
        break;
      case SJ_VERB_LINE:
        nearest = MIN (nearest, distance_to_segment (point, current, *vertex));
        current = *vertex++;
        break;
      case SJ_VERB_CURVE:
        nearest = MIN (nearest, distance_to_bezier (point, current, vertex));
        current = vertex[2];
        vertex += 3;
        break;
      case SJ_VERB_CLOSE:
      default:
        nearest = MIN (nearest, distance_to_segment (point, current, first));
        break;
      }

  return nearest;
}

/* The bounds of a link or a curve are mostly empty: only its line, and its label, is the thing. */
static gboolean
lies_on_lines (const SjSceneItem *item,
               double             x,
               double             y,
               double             slack)
{
  SjVertex point = { x - item->x, y - item->y };

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_PATH
          ? distance_to_path (item->figure, op, point) <= slack + op->paint.line_width
          : (point.x >= op->x && point.x <= op->x + op->width && point.y >= op->y &&
             point.y <= op->y + op->height))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_hit (const SjSceneItem *item,
        double             x,
        double             y,
        double             slack)
{
  if (item->role == SJ_ROLE_LINK || item->role == SJ_ROLE_CURVE)
    return lies_on_lines (item, x, y, slack);
  if (item->role == SJ_ROLE_POINT)
    return TRUE;

  return x >= item->x && x <= item->x + item->width && y >= item->y && y <= item->y + item->height;
}

/**
 * sj_scene_pick:
 * @self: a scene
 * @x: a place on the page in points
 * @y: its other coordinate
 * @slack: how far beside a thin thing, a link or a point, still counts, in points
 *
 * Finds what somebody means who points at a place. Cards, points, links and callouts come before
 * what they lie on; among equals the topmost wins.
 *
 * Returns: (transfer none) (nullable): the item
 */
const SjSceneItem *
sj_scene_pick (SjScene *self,
               double   x,
               double   y,
               double   slack)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  const SjSceneItem *found = NULL;
  int found_rank = 0;

  g_return_val_if_fail (self != NULL, NULL);

  sj_scene_list_in (self, x - slack, y - slack, 2.0 * slack, 2.0 * slack, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (self, g_array_index (positions, guint, i));
      int rank = get_rank (item->role);

      if (rank > 0 && rank >= found_rank && is_hit (item, x, y, slack))
        {
          found = item;
          found_rank = rank;
        }
    }

  return found;
}
