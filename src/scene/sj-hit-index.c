#define G_LOG_DOMAIN "sj-hit-index"

#include "scene/sj-hit-index.h"

#include <math.h>

typedef struct
{
  guint left;
  guint top;
  guint right;
  guint bottom;
} TileRange;

/**
 * SjHitIndex:
 *
 * Finds the items in a rectangle. The ground is cut into tiles, as large as a card or, where there
 * are few items for all that ground, larger; each tile lists the items that touch it, so a search
 * looks at what lies there and at little else.
 */
struct _SjHitIndex
{
  GPtrArray *items;  /* not owned: the scene's */
  TileRange *ranges;  /* the tiles of each item */
  double     left;
  double     top;
  double     tile_width;
  double     tile_height;
  guint      n_columns;
  guint      n_rows;
  guint     *starts;  /* where the list of each tile begins in entries; one more than tiles */
  guint     *entries;  /* positions of items */
};

/* An index is made for each chunk that an edit made again: it must not cost more than the items. */
#define MIN_TILES 64
#define MAX_TILES_PER_ITEM 16

static guint
tile_at (double coordinate,
         double size,
         guint  n_tiles)
{
  double tile = coordinate / size;

  return tile <= 0.0 ? 0 : (guint) MIN (tile, (double) (n_tiles - 1));
}

static TileRange
find_tiles (const SjHitIndex *self,
            double            x,
            double            y,
            double            width,
            double            height)
{
  return (TileRange) {
    .left = tile_at (x - self->left, self->tile_width, self->n_columns),
    .top = tile_at (y - self->top, self->tile_height, self->n_rows),
    .right = tile_at (x + width - self->left, self->tile_width, self->n_columns),
    .bottom = tile_at (y + height - self->top, self->tile_height, self->n_rows),
  };
}

static void
choose_tiles (SjHitIndex *self,
              double      width,
              double      height)
{
  double most = MAX (MIN_TILES, (double) MAX_TILES_PER_ITEM * self->items->len);

  self->tile_width = 128.0;
  self->tile_height = 96.0;

  while (ceil (width / self->tile_width) * ceil (height / self->tile_height) > most)
    {
      if (height / self->tile_height > width / self->tile_width)
        self->tile_height *= 2.0;
      else
        self->tile_width *= 2.0;
    }

  self->n_columns = (guint) MAX (1.0, ceil (width / self->tile_width));
  self->n_rows = (guint) MAX (1.0, ceil (height / self->tile_height));
}

static void
count_entries (SjHitIndex *self)
{
  guint n_tiles = self->n_columns * self->n_rows;

  self->ranges = g_new (TileRange, MAX (1, self->items->len));
  for (guint i = 0; i < self->items->len; i++)
    {
      const SjSceneItem *item = g_ptr_array_index (self->items, i);
      TileRange range = find_tiles (self, item->x, item->y, item->width, item->height);

      self->ranges[i] = range;
      for (guint row = range.top; row <= range.bottom; row++)
        for (guint column = range.left; column <= range.right; column++)
          self->starts[row * self->n_columns + column + 1]++;
    }

  for (guint i = 0; i < n_tiles; i++)
    self->starts[i + 1] += self->starts[i];
}

static void
fill_entries (SjHitIndex *self)
{
  guint n_tiles = self->n_columns * self->n_rows;
  g_autofree guint *ends = g_memdup2 (self->starts, n_tiles * sizeof (guint));

  self->entries = g_new (guint, MAX (1, self->starts[n_tiles]));
  for (guint i = 0; i < self->items->len; i++)
    {
      TileRange range = self->ranges[i];

      for (guint row = range.top; row <= range.bottom; row++)
        for (guint column = range.left; column <= range.right; column++)
          self->entries[ends[row * self->n_columns + column]++] = i;
    }
}

/**
 * sj_hit_index_new:
 * @items: (transfer none): #SjSceneItem in paint order; must outlive the index
 * @left: left edge of what all items lie in, in points
 * @top: its upper edge
 * @width: its width
 * @height: its height
 *
 * Returns: (transfer full): an index of the items
 */
SjHitIndex *
sj_hit_index_new (GPtrArray *items,
                  double     left,
                  double     top,
                  double     width,
                  double     height)
{
  SjHitIndex *self;

  g_return_val_if_fail (items != NULL, NULL);

  self = g_new0 (SjHitIndex, 1);
  self->items = items;
  self->left = left;
  self->top = top;
  choose_tiles (self, width, height);
  self->starts = g_new0 (guint, (gsize) self->n_columns * self->n_rows + 1);
  count_entries (self);
  fill_entries (self);

  return self;
}

void
sj_hit_index_free (SjHitIndex *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->ranges);
  g_free (self->starts);
  g_free (self->entries);
  g_free (self);
}

static gboolean
touches (const SjSceneItem *item,
         double             x,
         double             y,
         double             width,
         double             height)
{
  return item->x <= x + width && x <= item->x + item->width && item->y <= y + height &&
         y <= item->y + item->height;
}

static int
compare_positions (gconstpointer first,
                   gconstpointer second)
{
  guint a = *(const guint *) first, b = *(const guint *) second;

  return (a > b) - (a < b);
}

/**
 * sj_hit_index_list:
 * @self: an index
 * @x: left edge of a rectangle
 * @y: upper edge
 * @width: its width, may be 0
 * @height: its height, may be 0
 * @positions: array of #guint that is appended to
 *
 * Lists the positions of all items whose bounds touch a rectangle, in paint order.
 */
void
sj_hit_index_list (const SjHitIndex *self,
                   double            x,
                   double            y,
                   double            width,
                   double            height,
                   GArray           *positions)
{
  TileRange range = find_tiles (self, x, y, width, height);
  guint first = positions->len;

  for (guint row = range.top; row <= range.bottom; row++)
    for (guint column = range.left; column <= range.right; column++)
      {
        guint tile = row * self->n_columns + column;

        for (guint i = self->starts[tile]; i < self->starts[tile + 1]; i++)
          {
            guint position = self->entries[i];
            TileRange own = self->ranges[position];

            /* An item in several of the tiles counts in the first of them only. */
            if (column == MAX (own.left, range.left) && row == MAX (own.top, range.top) &&
                touches (g_ptr_array_index (self->items, position), x, y, width, height))
              g_array_append_val (positions, position);
          }
      }

  if (positions->len > first)
    qsort (&g_array_index (positions, guint, first), positions->len - first, sizeof (guint),
           compare_positions);
}
