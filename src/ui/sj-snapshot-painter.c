#define G_LOG_DOMAIN "sj-snapshot-painter"

#include "ui/sj-snapshot-painter.h"

#include <math.h>

#include "scene/sj-painter.h"
#include "ui/sj-hairline.h"
#include "ui/sj-path-extent.h"

/**
 * SjSnapshotPainter:
 *
 * Turns figures into render nodes for the screen, in the figure's own points. What the cairo
 * painter draws on paper and this one on screen is the same; a test holds one against the other.
 * Boxes and texts become nodes that the graphics card draws by itself, paths small cairo nodes.
 */
struct _SjSnapshotPainter
{
  SjMap        *map;
  SjPainter    *painter;
  PangoContext *context;
  gboolean      in_place;  /* whether nodes are made where figures stand on the map */
  GHashTable   *textures;  /* SHA-256 → GdkTexture, or NULL for what cannot be read */
  double        pixel;  /* in points; how wide lines are at least */
  double        x;  /* of the figure that is drawn */
  double        y;
};

static void
texture_unref (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

/* Whole colours thinner than this are drawn with cairo: without smoothing they could fall between
 * two pixels at a small zoom. */
#define THIN 2.0

/* So far from its corner, in points, a recording is drawn in its place by an eighth of a pixel. */
#define NEAR 64.0

/* Below the first size in pixels letters are a grey line, below the second even boxes are small. */
#define LEAST_LETTER_SIZE 4.0
#define LEAST_BOX_LETTER_SIZE 1.6

/* Links and points have no letters, but are of no more use than the cards they belong to. */
#define LINK_LETTER_SIZE 11.0

/* What is smaller than this in points, such as the tip of an arrow, is not there from afar. */
#define LEAST_SKETCHED 9.0

/**
 * sj_snapshot_painter_new:
 * @pictures_of: (nullable): the map whose pictures figures name
 *
 * Returns: (transfer full): the painter
 */
SjSnapshotPainter *
sj_snapshot_painter_new (SjMap *pictures_of)
{
  SjSnapshotPainter *self;

  g_return_val_if_fail (pictures_of == NULL || SJ_IS_MAP (pictures_of), NULL);

  self = g_new0 (SjSnapshotPainter, 1);
  g_set_object (&self->map, pictures_of);
  self->painter = sj_painter_new (pictures_of);
  self->context = sj_text_create_context ();
  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, texture_unref);

  return self;
}

void
sj_snapshot_painter_free (SjSnapshotPainter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->textures, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_pointer (&self->painter, sj_painter_free);
  g_clear_object (&self->map);
  g_free (self);
}

/**
 * sj_snapshot_painter_set_pixel:
 * @self: a painter
 * @pixel: how wide lines are at least in points; 0 for as thin as they are
 *
 * Says how wide what is drawn plainly must be to be seen. What is drawn in full serves every zoom
 * and is widened by sj_hairline_widen().
 */
void
sj_snapshot_painter_set_pixel (SjSnapshotPainter *self,
                               double             pixel)
{
  g_return_if_fail (self != NULL);

  self->pixel = pixel;
}

static GdkRGBA
to_rgba (SjColour colour)
{
  return (GdkRGBA) { colour.red, colour.green, colour.blue, colour.alpha };
}

static gboolean
is_drawn (SjColour colour)
{
  return colour.alpha > 0.0f;
}

static gboolean
has_line (const SjOp *op)
{
  return is_drawn (op->paint.stroke) && op->paint.line_width > 0.0;
}

static void
append_fill (GtkSnapshot *snapshot,
             const SjOp  *op,
             double       radius)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (op->x, op->y, op->width, op->height);
  GdkRGBA colour = to_rgba (op->paint.fill);
  GskRoundedRect rounded;

  if (radius <= 0.0)
    {
      gtk_snapshot_append_color (snapshot, &colour, &bounds);
      return;
    }

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* A line in cairo runs along the edge, half of it outside; a shadow lies inside its outline. It is
 * a shadow and no border because the graphics card draws borders without smoothing: below zoom 1
 * some sides would be gone. */
static void
append_border (GtkSnapshot *snapshot,
               const SjOp  *op,
               double       radius)
{
  double width = op->paint.line_width;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (op->x - width / 2.0, op->y - width / 2.0,
                                               op->width + width, op->height + width);
  GdkRGBA colour = to_rgba (op->paint.stroke);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius > 0.0 ? radius + width / 2.0 : 0.0);
  gtk_snapshot_append_inset_shadow (snapshot, &outline, &colour, 0.0f, 0.0f, width, 0.0f);
}

/* Recorded from its own corner: cairo rounds the scale at which it draws a recording to 1/256, so
 * that what is recorded far from there would be drawn beside its place. */
static GskRenderNode *
create_far_piece (SjSnapshotPainter     *self,
                  const SjFigure        *figure,
                  const SjOp            *op,
                  const graphene_rect_t *piece)
{
  g_autoptr(GskRenderNode) node =
    gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, piece->size.width, piece->size.height));
  g_autoptr(GskTransform) transform = gsk_transform_translate (NULL, &piece->origin);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_translate (cr, -piece->origin.x, -piece->origin.y);
  sj_painter_paint_op (self->painter, cr, figure, op);
  cairo_destroy (cr);

  /* No way to go is no transform. */
  return transform != NULL ? gsk_transform_node_new (node, transform) : g_steal_pointer (&node);
}

static gboolean
is_far (SjSnapshotPainter     *self,
        const graphene_rect_t *piece)
{
  return self->in_place || MAX (fabsf (piece->origin.x), fabsf (piece->origin.y)) > NEAR;
}

/* What is near is recorded as it is: a graphics card that puts a recording between its pixels loses
 * upright lines that are thinner than one. */
static void
append_piece (SjSnapshotPainter     *self,
              GtkSnapshot           *snapshot,
              const SjFigure        *figure,
              const SjOp            *op,
              const graphene_rect_t *piece)
{
  cairo_t *cr;

  if (is_far (self, piece))
    {
      g_autoptr(GskRenderNode) node = create_far_piece (self, figure, op, piece);

      gtk_snapshot_append_node (snapshot, node);
      return;
    }

  cr = gtk_snapshot_append_cairo (snapshot, piece);
  sj_painter_paint_op (self->painter, cr, figure, op);
  cairo_destroy (cr);
}

/* What no node can say is drawn by the painter of the paper, in pieces that the graphics card can
 * hold at the largest zoom. */
static void
append_painted (SjSnapshotPainter     *self,
                GtkSnapshot           *snapshot,
                const SjFigure        *figure,
                const SjOp            *op,
                const graphene_rect_t *bounds)
{
  double right = bounds->origin.x + bounds->size.width;
  double bottom = bounds->origin.y + bounds->size.height;

  for (double y = bounds->origin.y; y < bottom; y += SJ_SNAPSHOT_PIECE)
    for (double x = bounds->origin.x; x < right; x += SJ_SNAPSHOT_PIECE)
      {
        graphene_rect_t piece = GRAPHENE_RECT_INIT (x, y, MIN (SJ_SNAPSHOT_PIECE, right - x),
                                                    MIN (SJ_SNAPSHOT_PIECE, bottom - y));

        append_piece (self, snapshot, figure, op, &piece);
      }
}

static graphene_rect_t
rectangle_bounds (const SjOp *op)
{
  double reach = op->paint.line_width / 2.0 + 1.0;

  return GRAPHENE_RECT_INIT (op->x - reach, op->y - reach, op->width + 2.0 * reach,
                             op->height + 2.0 * reach);
}

static void
append_full_rectangle (SjSnapshotPainter *self,
                       GtkSnapshot       *snapshot,
                       const SjFigure    *figure,
                       const SjOp        *op)
{
  double radius = MIN (op->radius, MIN (op->width, op->height) / 2.0);

  if (op->paint.dash.n > 0 || MIN (op->width, op->height) < THIN)
    {
      graphene_rect_t bounds = rectangle_bounds (op);

      append_painted (self, snapshot, figure, op, &bounds);
      return;
    }

  if (is_drawn (op->paint.fill))
    append_fill (snapshot, op, radius);
  if (has_line (op))
    append_border (snapshot, op, radius);
}

static void
append_box (GtkSnapshot *snapshot,
            SjColour     colour,
            double       x,
            double       y,
            double       width,
            double       height)
{
  GdkRGBA rgba = to_rgba (colour);

  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* The border is a box under a smaller one, which costs next to nothing to draw. It would be seen
 * through a pale one. */
static void
append_plain_rectangle (SjSnapshotPainter *self,
                        GtkSnapshot       *snapshot,
                        const SjOp        *op)
{
  double line = MAX (op->paint.line_width, self->pixel);
  float share = line > 0.0 ? (float) (op->paint.line_width / line) : 0.0f;

  if (has_line (op) && is_drawn (op->paint.fill) && op->paint.fill.alpha < 1.0f)
    {
      append_box (snapshot, op->paint.fill, op->x, op->y, op->width, op->height);
      append_border (snapshot, op, 0.0);
    }
  else if (has_line (op) && is_drawn (op->paint.fill))
    {
      append_box (snapshot, sj_colour_mix (op->paint.fill, op->paint.stroke, share),
                  op->x - line / 2.0, op->y - line / 2.0, op->width + line, op->height + line);
      append_box (snapshot, op->paint.fill, op->x + line / 2.0, op->y + line / 2.0,
                  MAX (op->width - line, 0.0), MAX (op->height - line, 0.0));
    }
  else if (is_drawn (op->paint.fill))
    append_box (snapshot, op->paint.fill, op->x, op->y, op->width, op->height);
  else
    append_border (snapshot, op, 0.0);
}

/**
 * sj_snapshot_painter_get_sketched_box:
 * @op: a drawing operation
 * @colour: (out): what it is filled with
 *
 * Returns: whether it is a box that is seen from afar
 */
gboolean
sj_snapshot_painter_get_sketched_box (const SjOp *op,
                                      SjColour   *colour)
{
  g_return_val_if_fail (op != NULL && colour != NULL, FALSE);

  if (op->kind != SJ_OP_RECTANGLE || !is_drawn (op->paint.fill) ||
      MIN (op->width, op->height) < LEAST_SKETCHED)
    return FALSE;

  /* Its border is what tells a card from the lane it lies on. */
  *colour = has_line (op) ? sj_colour_mix (op->paint.fill, op->paint.stroke, 0.6f)
                          : op->paint.fill;
  return TRUE;
}

static void
append_sketched_rectangle (GtkSnapshot *snapshot,
                           const SjOp  *op)
{
  SjColour colour;

  if (sj_snapshot_painter_get_sketched_box (op, &colour))
    append_box (snapshot, colour, op->x, op->y, op->width, op->height);
}

static void
append_rectangle (SjSnapshotPainter *self,
                  GtkSnapshot       *snapshot,
                  const SjFigure    *figure,
                  const SjOp        *op,
                  SjDetail           detail)
{
  if (detail == SJ_DETAIL_FULL)
    append_full_rectangle (self, snapshot, figure, op);
  else if (detail == SJ_DETAIL_PLAIN)
    append_plain_rectangle (self, snapshot, op);
  else
    append_sketched_rectangle (snapshot, op);
}

/* Whether a path is the way of a link: lines across and down, with rounded corners. */
static gboolean
is_route (const SjFigure *figure,
          const SjOp     *op)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *next = sj_figure_get_vertices (figure, op);
  guint n_lines = 0, n_curves = 0;

  if (is_drawn (op->paint.fill))
    return FALSE;

  for (guint i = 0; i < op->n_verbs; i++)
    {
      if (verbs[i] == SJ_VERB_LINE)
        {
          if (next[0].x != next[-1].x && next[0].y != next[-1].y)
            return FALSE;
          n_lines++;
        }
      else if (verbs[i] == SJ_VERB_CURVE)
        n_curves++;
      next += sj_path_extent_count_vertices (verbs[i]);
    }

  return n_lines > n_curves;
}

/* The straight parts of a route, as boxes. */
static void
append_plain_route (SjSnapshotPainter *self,
                    GtkSnapshot       *snapshot,
                    const SjFigure    *figure,
                    const SjOp        *op)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *next = sj_figure_get_vertices (figure, op);
  double line = MAX (op->paint.line_width, self->pixel);
  SjColour colour = sj_hairline_fade (op->paint.stroke, op->paint.line_width, self->pixel);

  for (guint i = 0; i < op->n_verbs; i++)
    {
      if (verbs[i] == SJ_VERB_LINE)
        append_box (snapshot, colour, MIN (next[0].x, next[-1].x) - line / 2.0,
                    MIN (next[0].y, next[-1].y) - line / 2.0,
                    fabs (next[0].x - next[-1].x) + line, fabs (next[0].y - next[-1].y) + line);
      next += sj_path_extent_count_vertices (verbs[i]);
    }
}

/* There is room for the line on either side of a path. */
static gboolean
is_tiny (const graphene_rect_t *bounds)
{
  return MAX (bounds->size.width, bounds->size.height) < LEAST_SKETCHED + 2.0f;
}

/**
 * sj_snapshot_painter_is_sketched_path:
 * @figure: a figure
 * @op: one of its drawing operations
 * @least: how large it must be to be seen, in points
 *
 * Returns: whether it is a shape other than a box that is seen from afar
 */
gboolean
sj_snapshot_painter_is_sketched_path (const SjFigure *figure,
                                      const SjOp     *op,
                                      double          least)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (figure != NULL && op != NULL, FALSE);

  if (op->kind != SJ_OP_PATH)
    return FALSE;

  bounds = sj_path_extent_get_bounds (figure, op);
  return !is_tiny (&bounds) && MAX (bounds.size.width, bounds.size.height) >= least &&
         !is_route (figure, op);
}

static void
append_path (SjSnapshotPainter *self,
             GtkSnapshot       *snapshot,
             const SjFigure    *figure,
             const SjOp        *op,
             SjDetail           detail)
{
  graphene_rect_t bounds = sj_path_extent_get_bounds (figure, op);

  if (detail != SJ_DETAIL_FULL)
    {
      if (is_tiny (&bounds))
        return;
      if (is_route (figure, op))
        {
          if (detail == SJ_DETAIL_PLAIN)
            append_plain_route (self, snapshot, figure, op);
          return;
        }
    }

  append_painted (self, snapshot, figure, op, &bounds);
}

static void
append_text (SjSnapshotPainter *self,
             GtkSnapshot       *snapshot,
             const SjOp        *op)
{
  g_autoptr(PangoLayout) layout = sj_text_create_layout (op->text, self->context);
  GdkRGBA colour = to_rgba (op->text->colour);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (op->x, op->y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static GdkTexture *
load_texture (SjSnapshotPainter *self,
              const char        *hash)
{
  GBytes *bytes = self->map != NULL ? sj_map_get_asset (self->map, hash, NULL) : NULL;

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

static GdkTexture *
find_texture (SjSnapshotPainter *self,
              const char        *hash)
{
  gpointer texture;

  if (!g_hash_table_lookup_extended (self->textures, hash, NULL, &texture))
    {
      texture = load_texture (self, hash);
      g_hash_table_insert (self->textures, g_strdup (hash), texture);
    }

  return texture;
}

/* A picture fills its box; what stands out is cut off. */
static void
append_texture (GtkSnapshot *snapshot,
                GdkTexture  *texture,
                const SjOp  *op)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (op->x, op->y, op->width, op->height);
  double scale = MAX (op->width / gdk_texture_get_width (texture),
                      op->height / gdk_texture_get_height (texture));
  double width = gdk_texture_get_width (texture) * scale;
  double height = gdk_texture_get_height (texture) * scale;
  GskRoundedRect clip;

  gsk_rounded_rect_init_from_rect (&clip, &box,
                                   MIN (op->radius, MIN (op->width, op->height) / 2.0));
  if (op->opacity < 1.0f)
    gtk_snapshot_push_opacity (snapshot, op->opacity);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (op->x + (op->width - width) / 2.0,
                                                    op->y + (op->height - height) / 2.0,
                                                    width, height));
  gtk_snapshot_pop (snapshot);
  if (op->opacity < 1.0f)
    gtk_snapshot_pop (snapshot);
}

static void
append_picture (SjSnapshotPainter *self,
                GtkSnapshot       *snapshot,
                const SjFigure    *figure,
                const SjOp        *op)
{
  GdkTexture *texture = find_texture (self, op->picture);
  graphene_rect_t bounds = rectangle_bounds (op);

  if (texture != NULL)
    append_texture (snapshot, texture, op);
  else
    append_painted (self, snapshot, figure, op, &bounds);
}

static void
append_op (SjSnapshotPainter *self,
           GtkSnapshot       *snapshot,
           const SjFigure    *figure,
           const SjOp        *op,
           SjDetail           detail)
{
  switch (op->kind)
    {
    case SJ_OP_RECTANGLE:
      append_rectangle (self, snapshot, figure, op, detail);
      break;

    case SJ_OP_PATH:
      append_path (self, snapshot, figure, op, detail);
      break;

    case SJ_OP_TEXT:
      if (detail == SJ_DETAIL_FULL)
        append_text (self, snapshot, op);
      break;

    case SJ_OP_PICTURE:
      if (detail == SJ_DETAIL_FULL)
        append_picture (self, snapshot, figure, op);
      break;

    default:
      g_return_if_reached ();
    }
}

/**
 * sj_snapshot_painter_create_op:
 * @self: a painter
 * @figure: a figure
 * @op: one of its drawing operations
 *
 * Returns: (transfer full) (nullable): what draws the operation in full, in the figure's own
 *   points; %NULL if there is nothing to draw
 */
GskRenderNode *
sj_snapshot_painter_create_op (SjSnapshotPainter *self,
                               const SjFigure    *figure,
                               const SjOp        *op)
{
  GtkSnapshot *snapshot;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (figure != NULL && op != NULL, NULL);

  snapshot = gtk_snapshot_new ();
  self->in_place = FALSE;
  append_op (self, snapshot, figure, op, SJ_DETAIL_FULL);

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * sj_snapshot_painter_create_piece:
 * @self: a painter
 * @figure: a figure
 * @op: one of its paths
 * @piece: a part of the path's bounds, no larger than %SJ_SNAPSHOT_PIECE either way
 *
 * Returns: (transfer full) (nullable): what draws that part in full, in the figure's own points;
 *   %NULL if the path does not come there
 */
GskRenderNode *
sj_snapshot_painter_create_piece (SjSnapshotPainter     *self,
                                  const SjFigure        *figure,
                                  const SjOp            *op,
                                  const graphene_rect_t *piece)
{
  GskRenderNode *node;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (figure != NULL && op != NULL && piece != NULL, NULL);

  if (!is_drawn (op->paint.fill) && !sj_path_extent_touches (figure, op, piece))
    return NULL;

  self->in_place = FALSE;
  if (is_far (self, piece))
    return create_far_piece (self, figure, op, piece);

  node = gsk_cairo_node_new (piece);
  cr = gsk_cairo_node_get_draw_context (node);
  sj_painter_paint_op (self->painter, cr, figure, op);
  cairo_destroy (cr);
  return node;
}

/**
 * sj_snapshot_painter_create_node_at:
 * @self: a painter
 * @figure: a figure
 * @detail: how closely it is drawn
 * @x: where its origin is
 * @y: where its origin is
 *
 * Returns: (transfer full) (nullable): what draws the figure in its place; %NULL if there is
 *   nothing to draw
 */
GskRenderNode *
sj_snapshot_painter_create_node_at (SjSnapshotPainter *self,
                                    const SjFigure    *figure,
                                    SjDetail           detail,
                                    double             x,
                                    double             y)
{
  GtkSnapshot *snapshot;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (figure != NULL, NULL);

  self->x = x;
  self->y = y;
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  self->in_place = x != 0.0 || y != 0.0;
  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    append_op (self, snapshot, figure, sj_figure_get_op (figure, i), detail);

  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * sj_snapshot_painter_create_node:
 * @self: a painter
 * @figure: a figure
 * @detail: how closely it is drawn
 *
 * Returns: (transfer full) (nullable): what draws the figure, in its own points; %NULL if there is
 *   nothing to draw
 */
GskRenderNode *
sj_snapshot_painter_create_node (SjSnapshotPainter *self,
                                 const SjFigure    *figure,
                                 SjDetail           detail)
{
  return sj_snapshot_painter_create_node_at (self, figure, detail, 0.0, 0.0);
}

/**
 * sj_snapshot_painter_letter_size:
 * @item: an item of a scene
 *
 * Returns: the size of its largest letters in points, or of those it should be treated like; 0 if
 *   it is drawn in full however far away
 */
double
sj_snapshot_painter_letter_size (const SjSceneItem *item)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  double largest = 0.0;

  for (guint i = 0; i < sj_figure_get_n_ops (item->figure); i++)
    {
      const SjOp *op = sj_figure_get_op (item->figure, i);

      if (op->kind == SJ_OP_TEXT)
        largest = MAX (largest, sj_theme_get_font (theme, op->text->style)->size);
    }

  if (largest == 0.0 && (item->role == SJ_ROLE_LINK || item->role == SJ_ROLE_POINT))
    return LINK_LETTER_SIZE;

  return largest;
}

/**
 * sj_snapshot_painter_choose_detail:
 * @letter_size: of an item
 * @zoom: pixels per point
 *
 * Returns: how closely it is drawn
 */
SjDetail
sj_snapshot_painter_choose_detail (double letter_size,
                                   double zoom)
{
  if (letter_size == 0.0 || letter_size * zoom >= LEAST_LETTER_SIZE)
    return SJ_DETAIL_FULL;

  return letter_size * zoom >= LEAST_BOX_LETTER_SIZE ? SJ_DETAIL_PLAIN : SJ_DETAIL_SKETCH;
}
