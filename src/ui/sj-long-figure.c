#define G_LOG_DOMAIN "sj-long-figure"

#include "ui/sj-long-figure.h"

#include <math.h>

#include "ui/sj-hairline.h"
#include "ui/sj-path-extent.h"

/**
 * SjLongFigure:
 *
 * The nodes of a figure that is far larger than the view, such as a link from one end of the map to
 * the other. Its paths are recorded piece by piece, each when it first comes into view, so that a
 * link that was drawn anew costs what is seen of it and not how long it is.
 */
struct _SjLongFigure
{
  SjFigure   *figure;
  GHashTable *nodes;  /* Place → GskRenderNode in the figure's own points, or NULL for nothing */
};

/* Which piece of which operation; of what is no path, which width of its lines. */
typedef struct
{
  guint op;
  int   column;
  int   row;
} Place;

/* What is so near to the view, in points, counts as in view: who smoothes edges looks beyond. */
#define MARGIN 4.0

static guint
hash_place (gconstpointer data)
{
  const Place *place = data;

  return (place->op * 31u + (guint) place->column) * 31u + (guint) place->row;
}

static gboolean
is_same_place (gconstpointer one,
               gconstpointer other)
{
  const Place *first = one, *second = other;

  return first->op == second->op && first->column == second->column && first->row == second->row;
}

static void
unref_node (gpointer node)
{
  g_clear_pointer ((GskRenderNode **) &node, gsk_render_node_unref);
}

/**
 * sj_long_figure_new:
 * @figure: a figure
 *
 * Returns: (transfer full): what draws parts of it in full
 */
SjLongFigure *
sj_long_figure_new (SjFigure *figure)
{
  SjLongFigure *self;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_new0 (SjLongFigure, 1);
  self->figure = sj_figure_ref (figure);
  self->nodes = g_hash_table_new_full (hash_place, is_same_place, g_free, unref_node);

  return self;
}

void
sj_long_figure_free (SjLongFigure *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->nodes);
  sj_figure_unref (self->figure);
  g_free (self);
}

static void
add_node (GPtrArray     *nodes,
          GskRenderNode *node)
{
  if (node != NULL)
    g_ptr_array_add (nodes, gsk_render_node_ref (node));
}

static void
append_piece (SjLongFigure          *self,
              SjSnapshotPainter     *painter,
              const Place           *place,
              const graphene_rect_t *bounds,
              GPtrArray             *nodes)
{
  gpointer node;

  if (!g_hash_table_lookup_extended (self->nodes, place, NULL, &node))
    {
      graphene_rect_t piece = GRAPHENE_RECT_INIT (
        bounds->origin.x + place->column * (float) SJ_SNAPSHOT_PIECE,
        bounds->origin.y + place->row * (float) SJ_SNAPSHOT_PIECE, SJ_SNAPSHOT_PIECE,
        SJ_SNAPSHOT_PIECE);

      graphene_rect_intersection (&piece, bounds, &piece);
      node = sj_snapshot_painter_create_piece (painter, self->figure,
                                               sj_figure_get_op (self->figure, place->op), &piece);
      g_hash_table_insert (self->nodes, g_memdup2 (place, sizeof *place), node);
    }

  add_node (nodes, node);
}

static int
find_piece (double place,
            double start,
            double length)
{
  int last = (int) ceil (length / SJ_SNAPSHOT_PIECE) - 1;

  return (int) CLAMP (floor ((place - start) / SJ_SNAPSHOT_PIECE), -1.0, last + 1.0);
}

static void
append_path (SjLongFigure          *self,
             SjSnapshotPainter     *painter,
             guint                  op,
             const graphene_rect_t *visible,
             GPtrArray             *nodes)
{
  graphene_rect_t bounds =
    sj_path_extent_get_bounds (self->figure, sj_figure_get_op (self->figure, op));
  double x = visible->origin.x - MARGIN, y = visible->origin.y - MARGIN;
  int n_columns = (int) ceil (bounds.size.width / SJ_SNAPSHOT_PIECE);
  int n_rows = (int) ceil (bounds.size.height / SJ_SNAPSHOT_PIECE);
  int left = find_piece (x, bounds.origin.x, bounds.size.width);
  int top = find_piece (y, bounds.origin.y, bounds.size.height);
  int right = find_piece (x + visible->size.width + 2.0 * MARGIN, bounds.origin.x,
                          bounds.size.width);
  int bottom = find_piece (y + visible->size.height + 2.0 * MARGIN, bounds.origin.y,
                           bounds.size.height);

  for (int row = MAX (top, 0); row <= MIN (bottom, n_rows - 1); row++)
    for (int column = MAX (left, 0); column <= MIN (right, n_columns - 1); column++)
      append_piece (self, painter, &(Place) { op, column, row }, &bounds, nodes);
}

/* Boxes and texts, such as a label: they are small. */
static void
append_whole (SjLongFigure      *self,
              SjSnapshotPainter *painter,
              guint              op,
              int                band,
              GPtrArray         *nodes)
{
  Place place = { op, band, 0 };
  gpointer node;

  if (!g_hash_table_lookup_extended (self->nodes, &place, NULL, &node))
    {
      g_autoptr(GskRenderNode) thin = sj_snapshot_painter_create_op (
        painter, self->figure, sj_figure_get_op (self->figure, op));

      node = thin != NULL && band > 0 ? sj_hairline_widen (thin, sj_hairline_get_pixel (band))
                                      : g_steal_pointer (&thin);
      g_hash_table_insert (self->nodes, g_memdup2 (&place, sizeof place), node);
    }

  add_node (nodes, node);
}

/**
 * sj_long_figure_append:
 * @self: a long figure
 * @painter: draws what has not been seen yet
 * @visible: what is in view, in the figure's own points
 * @band: of the zoom; see sj_hairline_choose_band()
 * @nodes: (element-type GskRenderNode): where what draws the visible part is added, in the figure's
 *   own points; the same nodes again as long as they are in view
 */
void
sj_long_figure_append (SjLongFigure          *self,
                       SjSnapshotPainter     *painter,
                       const graphene_rect_t *visible,
                       int                    band,
                       GPtrArray             *nodes)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (painter != NULL && visible != NULL && nodes != NULL);

  for (guint i = 0; i < sj_figure_get_n_ops (self->figure); i++)
    if (sj_figure_get_op (self->figure, i)->kind == SJ_OP_PATH)
      append_path (self, painter, i, visible, nodes);
    else
      append_whole (self, painter, i, band, nodes);
}
