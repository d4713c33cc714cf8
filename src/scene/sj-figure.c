#define G_LOG_DOMAIN "sj-figure"

#include "scene/sj-figure.h"

/**
 * SjFigure:
 *
 * What one item of a scene looks like: drawing operations in coordinates of its own. An item that
 * only moves keeps its figure, and with it whatever a screen has cached for it. A figure is not
 * changed once a scene has it.
 */
struct _SjFigure
{
  grefcount  references;
  double     width;
  double     height;
  gboolean   mirrored;
  GArray    *ops;
  GArray    *verbs;  /* guint8; NULL while there is no path */
  GArray    *vertices;
  guint      open_verb;
  guint      open_vertex;
  SjFigure  *origin;  /* what it is a paler form of */
  SjFigure  *faded;  /* not owned: its paler form, while there is one */
};

/* How much is left of what is faded: pale beside the rest, and still to be read. */
#define FADED_STRENGTH 0.3f

/* How far the handles of a quarter circle reach, as a share of its radius. */
#define QUARTER_CIRCLE 0.5522847498

static void
op_clear (SjOp *op)
{
  g_clear_pointer (&op->text, sj_text_unref);
  g_clear_pointer (&op->picture, g_free);
}

/**
 * sj_figure_new:
 * @width: of the box that coordinates are mirrored in
 * @height: of the box
 * @mirrored: whether the map runs from right to left
 *
 * Returns: (transfer full): a figure without operations
 */
SjFigure *
sj_figure_new (double   width,
               double   height,
               gboolean mirrored)
{
  SjFigure *self = g_new0 (SjFigure, 1);

  g_ref_count_init (&self->references);
  self->width = width;
  self->height = height;
  self->mirrored = mirrored;
  self->ops = g_array_sized_new (FALSE, FALSE, sizeof (SjOp), 4);
  g_array_set_clear_func (self->ops, (GDestroyNotify) op_clear);

  return self;
}

SjFigure *
sj_figure_ref (SjFigure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_figure_unref (SjFigure *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  if (self->origin != NULL)
    self->origin->faded = NULL;
  g_clear_pointer (&self->origin, sj_figure_unref);
  g_array_unref (self->ops);
  g_clear_pointer (&self->verbs, g_array_unref);
  g_clear_pointer (&self->vertices, g_array_unref);
  g_free (self);
}

static SjColour
fade_colour (SjColour colour)
{
  return sj_colour_with_alpha (colour, colour.alpha * FADED_STRENGTH);
}

static void
add_faded (SjFigure   *self,
           const SjOp *op)
{
  SjOp faded = *op;

  faded.paint.fill = fade_colour (op->paint.fill);
  faded.paint.stroke = fade_colour (op->paint.stroke);
  faded.opacity = op->opacity * FADED_STRENGTH;
  faded.text = op->text != NULL ? sj_text_fade (op->text, FADED_STRENGTH) : NULL;
  faded.picture = g_strdup (op->picture);
  g_array_append_val (self->ops, faded);
}

/**
 * sj_figure_fade:
 * @self: a finished figure
 *
 * What lies behind shines through the paler form, so that it steps back on any ground. As long as
 * somebody keeps it, it is the same one, so that a screen need not draw it again.
 *
 * Returns: (transfer full): the same figure, paler
 */
SjFigure *
sj_figure_fade (SjFigure *self)
{
  SjFigure *faded;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->faded != NULL)
    return sj_figure_ref (self->faded);

  faded = sj_figure_new (self->width, self->height, self->mirrored);
  for (guint i = 0; i < self->ops->len; i++)
    add_faded (faded, &g_array_index (self->ops, SjOp, i));
  faded->verbs = self->verbs != NULL ? g_array_ref (self->verbs) : NULL;
  faded->vertices = self->vertices != NULL ? g_array_ref (self->vertices) : NULL;
  faded->origin = sj_figure_ref (self);
  self->faded = faded;

  return faded;
}

double
sj_figure_get_width (const SjFigure *self)
{
  return self->width;
}

double
sj_figure_get_height (const SjFigure *self)
{
  return self->height;
}

guint
sj_figure_get_n_ops (const SjFigure *self)
{
  return self->ops->len;
}

const SjOp *
sj_figure_get_op (const SjFigure *self,
                  guint           position)
{
  g_return_val_if_fail (position < self->ops->len, NULL);

  return &g_array_index (self->ops, SjOp, position);
}

/**
 * sj_figure_get_verbs:
 * @self: a figure
 * @op: one of its paths
 *
 * Returns: (transfer none): the path's #SjVerb values, as many as @op says
 */
const guint8 *
sj_figure_get_verbs (const SjFigure *self,
                     const SjOp     *op)
{
  g_return_val_if_fail (op->kind == SJ_OP_PATH, NULL);

  return &g_array_index (self->verbs, guint8, op->first_verb);
}

/**
 * sj_figure_get_vertices:
 * @self: a figure
 * @op: one of its paths
 *
 * Returns: (transfer none): the points its verbs use, one after the other
 */
const SjVertex *
sj_figure_get_vertices (const SjFigure *self,
                        const SjOp     *op)
{
  g_return_val_if_fail (op->kind == SJ_OP_PATH, NULL);

  return &g_array_index (self->vertices, SjVertex, op->first_point);
}

void
sj_figure_add_rectangle (SjFigure *self,
                         double    x,
                         double    y,
                         double    width,
                         double    height,
                         double    radius,
                         SjPaint   paint)
{
  SjOp op = {
    .kind = SJ_OP_RECTANGLE,
    .paint = paint,
    .x = self->mirrored ? self->width - x - width : x,
    .y = y,
    .width = width,
    .height = height,
    .radius = radius,
  };

  g_array_append_val (self->ops, op);
}

static void
add_vertex (SjFigure *self,
            double    x,
            double    y)
{
  SjVertex vertex = { self->mirrored ? self->width - x : x, y };

  g_array_append_val (self->vertices, vertex);
}

static void
add_verb (SjFigure *self,
          SjVerb    verb)
{
  guint8 byte = (guint8) verb;

  if (self->verbs == NULL)
    {
      self->verbs = g_array_new (FALSE, FALSE, sizeof (guint8));
      self->vertices = g_array_new (FALSE, FALSE, sizeof (SjVertex));
    }

  g_array_append_val (self->verbs, byte);
}

void
sj_figure_move_to (SjFigure *self,
                   double    x,
                   double    y)
{
  add_verb (self, SJ_VERB_MOVE);
  add_vertex (self, x, y);
}

void
sj_figure_line_to (SjFigure *self,
                   double    x,
                   double    y)
{
  add_verb (self, SJ_VERB_LINE);
  add_vertex (self, x, y);
}

void
sj_figure_curve_to (SjFigure *self,
                    double    x1,
                    double    y1,
                    double    x2,
                    double    y2,
                    double    x3,
                    double    y3)
{
  add_verb (self, SJ_VERB_CURVE);
  add_vertex (self, x1, y1);
  add_vertex (self, x2, y2);
  add_vertex (self, x3, y3);
}

void
sj_figure_close_path (SjFigure *self)
{
  add_verb (self, SJ_VERB_CLOSE);
}

/**
 * sj_figure_end_path:
 * @self: a figure to which a path was added
 * @paint: how the path is painted
 *
 * Turns what was added since the last path into one operation.
 */
void
sj_figure_end_path (SjFigure *self,
                    SjPaint   paint)
{
  SjOp op = {
    .kind = SJ_OP_PATH,
    .paint = paint,
    .first_verb = self->open_verb,
    .first_point = self->open_vertex,
  };

  g_return_if_fail (self->verbs != NULL && self->verbs->len > self->open_verb);

  op.n_verbs = self->verbs->len - self->open_verb;
  self->open_verb = self->verbs->len;
  self->open_vertex = self->vertices->len;
  g_array_append_val (self->ops, op);
}

void
sj_figure_add_circle (SjFigure *self,
                      double    centre_x,
                      double    centre_y,
                      double    radius,
                      SjPaint   paint)
{
  double handle = radius * QUARTER_CIRCLE;
  double left = centre_x - radius, right = centre_x + radius;
  double top = centre_y - radius, bottom = centre_y + radius;

  sj_figure_move_to (self, right, centre_y);
  sj_figure_curve_to (self, right, centre_y + handle, centre_x + handle, bottom, centre_x, bottom);
  sj_figure_curve_to (self, centre_x - handle, bottom, left, centre_y + handle, left, centre_y);
  sj_figure_curve_to (self, left, centre_y - handle, centre_x - handle, top, centre_x, top);
  sj_figure_curve_to (self, centre_x + handle, top, right, centre_y - handle, right, centre_y);
  sj_figure_close_path (self);
  sj_figure_end_path (self, paint);
}

void
sj_figure_add_line (SjFigure *self,
                    double    x1,
                    double    y1,
                    double    x2,
                    double    y2,
                    SjPaint   paint)
{
  sj_figure_move_to (self, x1, y1);
  sj_figure_line_to (self, x2, y2);
  sj_figure_end_path (self, paint);
}

/**
 * sj_figure_add_text:
 * @self: a figure
 * @text: (transfer full): the text
 * @x: left edge of its box, from the start side
 * @y: upper edge
 */
void
sj_figure_add_text (SjFigure *self,
                    SjText   *text,
                    double    x,
                    double    y)
{
  SjOp op = {
    .kind = SJ_OP_TEXT,
    .x = self->mirrored ? self->width - x - text->width : x,
    .y = y,
    .width = text->width,
    .height = text->height,
    .text = text,
  };

  g_array_append_val (self->ops, op);
}

void
sj_figure_add_picture (SjFigure   *self,
                       const char *hash,
                       double      x,
                       double      y,
                       double      width,
                       double      height)
{
  SjOp op = {
    .kind = SJ_OP_PICTURE,
    .x = self->mirrored ? self->width - x - width : x,
    .y = y,
    .width = width,
    .height = height,
    .radius = 4.0,
    .picture = g_strdup (hash),
    .opacity = 1.0f,
  };

  g_array_append_val (self->ops, op);
}

static void
copy_path (SjFigure       *self,
           const SjFigure *other,
           const SjOp     *op,
           SjOp           *copy,
           double          dx,
           double          dy)
{
  const guint8 *verbs = sj_figure_get_verbs (other, op);
  guint end = op->first_point;

  for (guint i = 0; i < op->n_verbs; i++)
    {
      add_verb (self, verbs[i]);
      end += verbs[i] == SJ_VERB_CURVE ? 3 : verbs[i] == SJ_VERB_CLOSE ? 0 : 1;
    }
  for (guint i = op->first_point; i < end; i++)
    {
      SjVertex vertex = g_array_index (other->vertices, SjVertex, i);

      vertex.x += dx;
      vertex.y += dy;
      g_array_append_val (self->vertices, vertex);
    }

  copy->first_verb = self->open_verb;
  copy->first_point = self->open_vertex;
  self->open_verb = self->verbs->len;
  self->open_vertex = self->vertices->len;
}

/**
 * sj_figure_add_path_of:
 * @self: a figure
 * @other: one that is whole
 * @op: one of its paths
 * @x: left edge of its box, from the start side
 * @y: upper edge
 * @paint: how the path is painted here
 *
 * Adds the path of another figure in another dress.
 */
void
sj_figure_add_path_of (SjFigure       *self,
                       const SjFigure *other,
                       const SjOp     *op,
                       double          x,
                       double          y,
                       SjPaint         paint)
{
  SjOp copy = *op;

  g_return_if_fail (op->kind == SJ_OP_PATH);

  copy.paint = paint;
  copy_path (self, other, op, &copy, self->mirrored ? self->width - x - other->width : x, y);
  g_array_append_val (self->ops, copy);
}

/**
 * sj_figure_add_figure:
 * @self: a figure
 * @other: one that is whole
 * @x: left edge of its box, from the start side
 * @y: upper edge
 *
 * Adds all that another figure draws. What is mirrored in it stays as it is.
 */
void
sj_figure_add_figure (SjFigure       *self,
                      const SjFigure *other,
                      double          x,
                      double          y)
{
  double dx = self->mirrored ? self->width - x - other->width : x;

  for (guint i = 0; i < other->ops->len; i++)
    {
      const SjOp *op = sj_figure_get_op (other, i);
      SjOp copy = *op;

      copy.x += dx;
      copy.y += y;
      copy.picture = g_strdup (op->picture);
      if (op->text != NULL)
        sj_text_ref (copy.text);
      if (op->kind == SJ_OP_PATH)
        copy_path (self, other, op, &copy, dx, y);
      g_array_append_val (self->ops, copy);
    }
}
