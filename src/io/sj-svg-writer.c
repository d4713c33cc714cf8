#define G_LOG_DOMAIN "sj-export"

#include "io/sj-svg-writer.h"

#include <math.h>

#include "scene/sj-text.h"

struct _SjSvgWriter
{
  SjMap        *map;
  PangoContext *context;
  GString      *text;
  guint         n_clips;
};

/* Hundredths of a point are finer than any screen. */
static void
append_number (GString *text,
               double   number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", number);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';

  g_string_append (text, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString    *text,
                  const char *name,
                  double      number)
{
  g_string_append_printf (text, " %s=\"", name);
  append_number (text, number);
  g_string_append_c (text, '"');
}

/* Escaped, and without the characters that XML cannot hold at all. */
static void
append_escaped (GString    *text,
                const char *content,
                gssize      length)
{
  g_autofree char *part = g_strndup (content, length >= 0 ? (gsize) length : strlen (content));
  g_autofree char *kept = sj_text_get_drawable (part);
  g_autofree char *escaped = NULL;

  for (char *letter = kept; *letter != '\0'; letter++)
    if ((guchar) *letter < 0x20 && *letter != '\n' && *letter != '\t')
      *letter = ' ';

  escaped = g_markup_escape_text (kept, -1);
  g_string_append (text, escaped);
}

static guint
channel_byte (float channel)
{
  return (guint) roundf (CLAMP (channel, 0.0f, 1.0f) * 255.0f);
}

static void
append_colour (GString    *text,
               const char *name,
               SjColour    colour)
{
  if (colour.alpha <= 0.0f)
    {
      g_string_append_printf (text, " %s=\"none\"", name);
      return;
    }

  g_string_append_printf (text, " %s=\"#%02x%02x%02x\"", name, channel_byte (colour.red),
                          channel_byte (colour.green), channel_byte (colour.blue));
  if (colour.alpha < 1.0f)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (text, opacity, colour.alpha);
    }
}

static void
append_dash (GString       *text,
             const SjPaint *paint)
{
  if (paint->dash.n == 0)
    return;

  g_string_append (text, " stroke-dasharray=\"");
  for (int i = 0; i < paint->dash.n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_number (text, paint->dash.lengths[i]);
    }
  g_string_append_c (text, '"');
}

static void
append_paint (GString       *text,
              const SjPaint *paint)
{
  append_colour (text, "fill", paint->fill);
  if (paint->stroke.alpha <= 0.0f || paint->line_width <= 0.0)
    return;

  append_colour (text, "stroke", paint->stroke);
  append_attribute (text, "stroke-width", paint->line_width);
  g_string_append (text, " stroke-linejoin=\"round\"");
  if (paint->round_caps)
    g_string_append (text, " stroke-linecap=\"round\"");
  append_dash (text, paint);
}

static void
append_box (GString    *text,
            const SjOp *op)
{
  append_attribute (text, "x", op->x);
  append_attribute (text, "y", op->y);
  append_attribute (text, "width", op->width);
  append_attribute (text, "height", op->height);
}

static void
write_rectangle (SjSvgWriter *self,
                 const SjOp  *op)
{
  g_string_append (self->text, "<rect");
  append_box (self->text, op);
  if (op->radius > 0.0)
    append_attribute (self->text, "rx", MIN (op->radius, MIN (op->width, op->height) / 2.0));
  append_paint (self->text, &op->paint);
  g_string_append (self->text, "/>\n");
}

static void
append_vertices (GString        *text,
                 char            letter,
                 const SjVertex *vertices,
                 guint           n_vertices)
{
  g_string_append_c (text, letter);
  for (guint i = 0; i < n_vertices; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_number (text, vertices[i].x);
      g_string_append_c (text, ' ');
      append_number (text, vertices[i].y);
    }
}

static void
write_path (SjSvgWriter    *self,
            const SjFigure *figure,
            const SjOp     *op)
{
  static const char letters[] = { 'M', 'L', 'C', 'Z' };
  static const guint n_vertices[] = { 1, 1, 3, 0 };
  const guint8 *verbs = sj_figure_get_verbs (figure, op);
  const SjVertex *vertex = sj_figure_get_vertices (figure, op);

  g_string_append (self->text, "<path d=\"");
  for (guint i = 0; i < op->n_verbs; i++)
    {
      append_vertices (self->text, letters[verbs[i]], vertex, n_vertices[verbs[i]]);
      vertex += n_vertices[verbs[i]];
    }
  g_string_append_c (self->text, '"');
  append_paint (self->text, &op->paint);
  g_string_append (self->text, "/>\n");
}

static void
write_line (SjSvgWriter     *self,
            const SjOp      *op,
            PangoLayoutIter *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const char *string = pango_layout_get_text (pango_layout_iter_get_layout (iter));
  PangoRectangle extents;

  if (line->length == 0)
    return;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  g_string_append (self->text, "<tspan");
  append_attribute (self->text, "x", op->x + pango_units_to_double (extents.x));
  append_attribute (self->text, "y",
                    op->y + pango_units_to_double (pango_layout_iter_get_baseline (iter)));
  /* Another font may be wider: the line keeps its place and its length. */
  append_attribute (self->text, "textLength", pango_units_to_double (extents.width));
  g_string_append_c (self->text, '>');
  append_escaped (self->text, string + line->start_index, line->length);
  g_string_append (self->text, "</tspan>");
}

static void
write_text (SjSvgWriter *self,
            const SjOp  *op)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  const SjFont *font = sj_theme_get_font (theme, op->text->style);
  g_autoptr(PangoLayout) layout = sj_text_create_layout (op->text, self->context);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  g_string_append (self->text, "<text xml:space=\"preserve\"");
  append_attribute (self->text, "font-size", font->size);
  if (font->weight != 400)
    g_string_append_printf (self->text, " font-weight=\"%d\"", font->weight);
  if (font->italic)
    g_string_append (self->text, " font-style=\"italic\"");
  append_colour (self->text, "fill", op->text->colour);
  g_string_append_c (self->text, '>');
  do
    write_line (self, op, iter);
  while (pango_layout_iter_next_line (iter));
  g_string_append (self->text, "</text>\n");
  pango_layout_iter_free (iter);
}

static void
write_picture (SjSvgWriter *self,
               const SjOp  *op)
{
  const char *mime_type;
  GBytes *bytes = sj_map_get_asset (self->map, op->picture, &mime_type);
  g_autofree char *encoded = NULL;
  gsize length;
  const guchar *data;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &length);
  encoded = g_base64_encode (data, length);
  self->n_clips++;
  g_string_append_printf (self->text, "<clipPath id=\"clip-%u\"><rect", self->n_clips);
  append_box (self->text, op);
  append_attribute (self->text, "rx", op->radius);
  g_string_append_printf (self->text, "/></clipPath>\n<image clip-path=\"url(#clip-%u)\"",
                          self->n_clips);
  append_box (self->text, op);
  if (op->opacity < 1.0f)
    append_attribute (self->text, "opacity", op->opacity);
  g_string_append (self->text, " preserveAspectRatio=\"xMidYMid slice\" href=\"data:");
  append_escaped (self->text, mime_type, -1);
  g_string_append_printf (self->text, ";base64,%s\"/>\n", encoded);
}

static void
write_op (SjSvgWriter    *self,
          const SjFigure *figure,
          const SjOp     *op)
{
  switch (op->kind)
    {
    case SJ_OP_RECTANGLE:
      write_rectangle (self, op);
      break;
    case SJ_OP_PATH:
      write_path (self, figure, op);
      break;
    case SJ_OP_TEXT:
      write_text (self, op);
      break;
    case SJ_OP_PICTURE:
      write_picture (self, op);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_words (SjSvgWriter *self,
             const char  *tag,
             const char  *words)
{
  if (words == NULL || *words == '\0')
    return;

  g_string_append_printf (self->text, "<%s>", tag);
  append_escaped (self->text, words, -1);
  g_string_append_printf (self->text, "</%s>\n", tag);
}

/**
 * sj_svg_writer_new:
 * @scene: the scene whose items will be written
 * @map: the map it shows
 *
 * Begins a document of the scene's size, with the map's title and its paper.
 *
 * Returns: (transfer full): the writer, for the calling thread
 */
SjSvgWriter *
sj_svg_writer_new (SjScene *scene,
                   SjMap   *map)
{
  SjSvgWriter *self = g_new0 (SjSvgWriter, 1);
  const SjTheme *theme = sj_scene_get_theme (scene);
  const char *language = sj_element_text (SJ_ELEMENT (map), "language");
  SjOp paper = { .kind = SJ_OP_RECTANGLE, .width = sj_scene_get_width (scene),
                 .height = sj_scene_get_height (scene),
                 .paint = sj_paint_fill (sj_theme_get_colour (theme, SJ_COLOUR_PAPER)) };

  self->map = g_object_ref (map);
  self->context = sj_text_create_context ();
  self->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (self->text, "width", paper.width);
  append_attribute (self->text, "height", paper.height);
  g_string_append (self->text, " viewBox=\"0 0 ");
  append_number (self->text, paper.width);
  g_string_append_c (self->text, ' ');
  append_number (self->text, paper.height);
  g_string_append_printf (self->text, "\" role=\"graphics-document\" font-family=\"%s\"",
                          sj_theme_get_font_family (theme));
  if (*language != '\0')
    {
      g_string_append (self->text, " xml:lang=\"");
      append_escaped (self->text, language, -1);
      g_string_append_c (self->text, '"');
    }
  g_string_append (self->text, ">\n");
  write_words (self, "title", sj_map_get_title (map));
  write_words (self, "desc", sj_element_text (SJ_ELEMENT (map), "subtitle"));
  write_rectangle (self, &paper);

  return self;
}

void
sj_svg_writer_free (SjSvgWriter *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->map);
  g_clear_object (&self->context);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * sj_svg_writer_item:
 * @self: a writer
 * @item: an item of its scene
 */
void
sj_svg_writer_item (SjSvgWriter       *self,
                    const SjSceneItem *item)
{
  guint n_ops = sj_figure_get_n_ops (item->figure);

  g_string_append (self->text, "<g role=\"graphics-object\" transform=\"translate(");
  append_number (self->text, item->x);
  g_string_append_c (self->text, ' ');
  append_number (self->text, item->y);
  g_string_append (self->text, ")\"");
  if (item->id != NULL)
    {
      g_string_append (self->text, " data-element=\"");
      append_escaped (self->text, item->id, -1);
      g_string_append_c (self->text, '"');
    }
  g_string_append (self->text, ">\n");
  write_words (self, "title", item->label);
  write_words (self, "desc", item->description);
  for (guint i = 0; i < n_ops; i++)
    write_op (self, item->figure, sj_figure_get_op (item->figure, i));
  g_string_append (self->text, "</g>\n");
}

/**
 * sj_svg_writer_finish:
 * @self: a writer; nothing can be written with it afterwards
 *
 * Returns: (transfer full): the document
 */
GBytes *
sj_svg_writer_finish (SjSvgWriter *self)
{
  g_return_val_if_fail (self->text != NULL, NULL);

  g_string_append (self->text, "</svg>\n");
  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
