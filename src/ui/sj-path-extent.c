#define G_LOG_DOMAIN "sj-path-extent"

#include "ui/sj-path-extent.h"

/*
 * Where the paths of a figure lie, in the figure's own points.
 */

/* With half of the line, and a pixel for smoothing. */
static double
get_reach (const SjOp *op)
{
  return op->paint.line_width / 2.0 + 1.0;
}

/**
 * sj_path_extent_count_vertices:
 * @verb: a part of a path
 *
 * Returns: how many vertices say where it goes
 */
guint
sj_path_extent_count_vertices (SjVerb verb)
{
  if (verb == SJ_VERB_CURVE)
    return 3;

  return verb == SJ_VERB_CLOSE ? 0 : 1;
}

static guint
count_all_vertices (const guint8 *verbs,
                    guint         n_verbs)
{
  guint n_vertices = 0;

  for (guint i = 0; i < n_verbs; i++)
    n_vertices += sj_path_extent_count_vertices (verbs[i]);

  return n_vertices;
}

static graphene_rect_t
find_box (const SjVertex *vertices,
          guint           n_vertices,
          double          reach)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < n_vertices; i++)
    {
      left = MIN (left, vertices[i].x);
      right = MAX (right, vertices[i].x);
      top = MIN (top, vertices[i].y);
      bottom = MAX (bottom, vertices[i].y);
    }

  return GRAPHENE_RECT_INIT (left - reach, top - reach, right - left + 2.0 * reach,
                             bottom - top + 2.0 * reach);
}

/**
 * sj_path_extent_get_bounds:
 * @figure: a figure
 * @op: one of its paths
 *
 * Returns: the box around the path's points, and so around its curves, with room for the line
 */
graphene_rect_t
sj_path_extent_get_bounds (const SjFigure *figure,
                           const SjOp     *op)
{
  guint n_vertices = count_all_vertices (sj_figure_get_verbs (figure, op), op->n_verbs);

  return find_box (sj_figure_get_vertices (figure, op), n_vertices, get_reach (op));
}

static gboolean
overlaps (const graphene_rect_t *one,
          const graphene_rect_t *other)
{
  return one->origin.x <= other->origin.x + other->size.width &&
         one->origin.x + one->size.width >= other->origin.x &&
         one->origin.y <= other->origin.y + other->size.height &&
         one->origin.y + one->size.height >= other->origin.y;
}

/**
 * sj_path_extent_touches:
 * @figure: a figure
 * @op: one of its paths that is not filled
 * @piece: a part of the figure
 *
 * Returns: whether something of the line may be there; %FALSE if there is surely nothing
 */
gboolean
sj_path_extent_touches (const SjFigure        *figure,
                        const SjOp            *op,
                        const graphene_rect_t *piece)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *next = sj_figure_get_vertices (figure, op);

  for (guint i = 0; i < op->n_verbs; i++)
    {
      guint n_vertices = sj_path_extent_count_vertices (verbs[i]);

      if (verbs[i] == SJ_VERB_CLOSE)
        return TRUE;
      if (verbs[i] != SJ_VERB_MOVE)
        {
          graphene_rect_t box = find_box (next - 1, n_vertices + 1, get_reach (op));

          if (overlaps (&box, piece))
            return TRUE;
        }
      next += n_vertices;
    }

  return FALSE;
}
