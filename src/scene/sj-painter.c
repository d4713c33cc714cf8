#define G_LOG_DOMAIN "sj-painter"

#include "scene/sj-painter.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>

/**
 * SjPainter:
 *
 * Draws scenes with cairo: PDF, PNG, paper and tests. It never asks the map for anything but its
 * pictures, and makes its own Pango context, so each thread may have one.
 */
struct _SjPainter
{
  SjMap        *map;
  PangoContext *context;
  GHashTable   *pictures;  /* SHA-256 → cairo_surface_t, NULL for one that cannot be read */
};

static void
surface_free (cairo_surface_t *surface)
{
  if (surface != NULL)
    cairo_surface_destroy (surface);
}

/**
 * sj_painter_new:
 * @pictures_of: (nullable): the map whose pictures are drawn
 *
 * Returns: (transfer full): a painter for the calling thread
 */
SjPainter *
sj_painter_new (SjMap *pictures_of)
{
  SjPainter *self = g_new0 (SjPainter, 1);

  g_set_object (&self->map, pictures_of);
  self->context = sj_text_create_context ();
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) surface_free);

  return self;
}

void
sj_painter_free (SjPainter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->map);
  g_clear_object (&self->context);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_free (self);
}

static void
trace_rectangle (cairo_t    *cr,
                 const SjOp *op)
{
  double radius = MIN (op->radius, MIN (op->width, op->height) / 2.0);
  double right = op->x + op->width, bottom = op->y + op->height;

  if (radius <= 0.0)
    {
      cairo_rectangle (cr, op->x, op->y, op->width, op->height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, op->y + radius, radius, -(G_PI / 2.0), 0.0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0.0, (G_PI / 2.0));
  cairo_arc (cr, op->x + radius, bottom - radius, radius, (G_PI / 2.0), G_PI);
  cairo_arc (cr, op->x + radius, op->y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
trace_path (cairo_t        *cr,
            const SjFigure *figure,
            const SjOp     *op)
{
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *vertex = sj_figure_get_vertices (figure, op);

  for (guint i = 0; i < op->n_verbs; i++)
    switch ((SjVerb) verbs[i])
      {
      case SJ_VERB_MOVE:
        cairo_move_to (cr, vertex[0].x, vertex[0].y);
        vertex += 1;
        break;

      case SJ_VERB_LINE:
        cairo_line_to (cr, vertex[0].x, vertex[0].y);
        vertex += 1;
        break;

      case SJ_VERB_CURVE:
        cairo_curve_to (cr, vertex[0].x, vertex[0].y, vertex[1].x, vertex[1].y,
                        vertex[2].x, vertex[2].y);
        vertex += 3;
        break;

      case SJ_VERB_CLOSE:
        cairo_close_path (cr);
        break;

      default:
        g_return_if_reached ();
      }
}

static void
set_source (cairo_t  *cr,
            SjColour  colour)
{
  if (colour.alpha >= 1.0f)
    cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
  else
    cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
paint_traced (cairo_t       *cr,
              const SjPaint *paint)
{
  gboolean stroked = paint->stroke.alpha > 0.0f && paint->line_width > 0.0;

  if (paint->fill.alpha > 0.0f)
    {
      set_source (cr, paint->fill);
      if (stroked)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }

  if (stroked)
    {
      set_source (cr, paint->stroke);
      cairo_set_line_width (cr, paint->line_width);
      cairo_set_line_cap (cr, paint->round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (cr, paint->dash.lengths, paint->dash.n, 0.0);
      cairo_stroke (cr);
    }

  cairo_new_path (cr);
}

/* Emoji have no outlines, only pictures. */
static gboolean
may_hold_emoji (const char *string)
{
  for (const char *place = string; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar letter = g_utf8_get_char (place);

      if ((letter >= 0x2600 && letter < 0x2c00) || letter >= 0x1f000)
        return TRUE;
    }

  return FALSE;
}

/* Before 1.17.4 cairo sets glyphs of pictures on whole pixels, which tears words apart where
 * letters are small. Outlines stand exactly where they were measured. */
static gboolean
draws_outlines (cairo_t      *cr,
                const SjText *text)
{
  return cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4) &&
         cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE &&
         !may_hold_emoji (text->string);
}

static void
paint_text (SjPainter  *self,
            cairo_t    *cr,
            const SjOp *op)
{
  g_autoptr(PangoLayout) layout = sj_text_create_layout (op->text, self->context);

  set_source (cr, op->text->colour);
  cairo_move_to (cr, op->x, op->y);
  if (draws_outlines (cr, op->text))
    {
      pango_cairo_layout_path (cr, layout);
      cairo_fill (cr);
    }
  else
    {
      pango_cairo_show_layout (cr, layout);
    }
  cairo_new_path (cr);
}

static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guchar *target = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (void *) (target + y * stride);

      for (int x = 0; x < width; x++, from += n_channels)
        {
          guint alpha = n_channels == 4 ? from[3] : 255;

          to[x] = alpha << 24 | (from[0] * alpha / 255) << 16 | (from[1] * alpha / 255) << 8 |
                  from[2] * alpha / 255;
        }
    }
  cairo_surface_mark_dirty (surface);

  return surface;
}

static cairo_surface_t *
read_picture (SjPainter  *self,
              const char *hash)
{
  GBytes *bytes = self->map != NULL ? sj_map_get_asset (self->map, hash, NULL) : NULL;
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GdkPixbuf) pixbuf = NULL;

  if (bytes == NULL)
    return NULL;

  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);

  return pixbuf != NULL ? surface_from_pixbuf (pixbuf) : NULL;
}

static cairo_surface_t *
get_picture (SjPainter  *self,
             const char *hash)
{
  gpointer surface;

  if (!g_hash_table_lookup_extended (self->pictures, hash, NULL, &surface))
    {
      surface = read_picture (self, hash);
      g_hash_table_insert (self->pictures, g_strdup (hash), surface);
    }

  return surface;
}

/* A picture that cannot be read leaves a crossed box, so that nobody takes it for an empty card. */
static void
paint_placeholder (cairo_t    *cr,
                   const SjOp *op)
{
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.6 * op->opacity);
  cairo_set_line_width (cr, 1.0);
  cairo_rectangle (cr, op->x + 0.5, op->y + 0.5, op->width - 1.0, op->height - 1.0);
  cairo_move_to (cr, op->x, op->y);
  cairo_line_to (cr, op->x + op->width, op->y + op->height);
  cairo_move_to (cr, op->x + op->width, op->y);
  cairo_line_to (cr, op->x, op->y + op->height);
  cairo_stroke (cr);
}

static void
paint_picture (SjPainter  *self,
               cairo_t    *cr,
               const SjOp *op)
{
  cairo_surface_t *surface = get_picture (self, op->picture);
  double scale, width, height;

  if (surface == NULL)
    {
      paint_placeholder (cr, op);
      return;
    }

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  scale = MAX (op->width / width, op->height / height);

  cairo_save (cr);
  trace_rectangle (cr, op);
  cairo_clip (cr);
  cairo_translate (cr, op->x + (op->width - width * scale) / 2.0,
                   op->y + (op->height - height * scale) / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint_with_alpha (cr, op->opacity);
  cairo_restore (cr);
}

/**
 * sj_painter_paint_op:
 * @self: a painter
 * @cr: where to draw; one unit is one point
 * @figure: a figure
 * @op: one of its operations
 */
void
sj_painter_paint_op (SjPainter      *self,
                     cairo_t        *cr,
                     const SjFigure *figure,
                     const SjOp     *op)
{
  switch (op->kind)
    {
    case SJ_OP_RECTANGLE:
      trace_rectangle (cr, op);
      paint_traced (cr, &op->paint);
      break;

    case SJ_OP_PATH:
      trace_path (cr, figure, op);
      paint_traced (cr, &op->paint);
      break;

    case SJ_OP_TEXT:
      paint_text (self, cr, op);
      break;

    case SJ_OP_PICTURE:
      paint_picture (self, cr, op);
      break;

    default:
      g_return_if_reached ();
    }
}

/**
 * sj_painter_paint_figure:
 * @self: a painter
 * @cr: where to draw; one unit is one point
 * @figure: the figure, drawn with its origin at 0, 0
 */
void
sj_painter_paint_figure (SjPainter      *self,
                         cairo_t        *cr,
                         const SjFigure *figure)
{
  guint n_ops = sj_figure_get_n_ops (figure);

  for (guint i = 0; i < n_ops; i++)
    sj_painter_paint_op (self, cr, figure, sj_figure_get_op (figure, i));
}

void
sj_painter_paint_item (SjPainter         *self,
                       cairo_t           *cr,
                       const SjSceneItem *item)
{
  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  sj_painter_paint_figure (self, cr, item->figure);
  cairo_restore (cr);
}

/**
 * sj_painter_paint_scene:
 * @self: a painter
 * @cr: where to draw; one unit is one point
 * @scene: what to draw; items outside the clip are not visited
 */
void
sj_painter_paint_scene (SjPainter *self,
                        cairo_t   *cr,
                        SjScene   *scene)
{
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  double left, top, right, bottom;

  set_source (cr, sj_theme_get_colour (sj_scene_get_theme (scene), SJ_COLOUR_PAPER));
  cairo_paint (cr);

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  sj_scene_list_in (scene, left, top, right - left, bottom - top, positions);
  for (guint i = 0; i < positions->len; i++)
    sj_painter_paint_item (self, cr,
                           sj_scene_get_item (scene, g_array_index (positions, guint, i)));
}
