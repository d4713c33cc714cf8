#define G_LOG_DOMAIN "sj-text"

#include "scene/sj-text.h"

#include <string.h>

typedef struct
{
  SjText    text;
  grefcount references;
  char      bytes[];
} TextStorage;

/**
 * sj_text_create_context:
 *
 * Makes the context all texts of maps are measured and drawn with: one point is one unit, and
 * neither hinting nor rounding depends on the device, so that lines break alike everywhere.
 * Contexts belong to the thread that made them.
 *
 * Returns: (transfer full): the context
 */
PangoContext *
sj_text_create_context (void)
{
  PangoFontMap *font_map = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (font_map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  return context;
}

/* Code points that Unicode keeps for programs' own use. */
static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

/**
 * sj_text_get_drawable:
 * @string: a text of a map
 *
 * Cairo refuses a whole text over one code point that is no character, and XML cannot hold it.
 *
 * Returns: (transfer full): the text without such code points
 */
char *
sj_text_get_drawable (const char *string)
{
  char *drawable, *end;

  g_return_val_if_fail (string != NULL, NULL);

  /* All of them begin with one of these bytes, and hardly any text has one. */
  if (strpbrk (string, "\xEF\xF0\xF1\xF2\xF3\xF4") == NULL)
    return g_strdup (string);

  drawable = end = g_malloc (strlen (string) + 1);
  for (const char *next = string; *next != '\0'; next = g_utf8_next_char (next))
    if (!is_noncharacter (g_utf8_get_char (next)))
      end += g_unichar_to_utf8 (g_utf8_get_char (next), end);
  *end = '\0';

  return drawable;
}

/**
 * sj_text_new:
 * @string: the text, its lines already broken with `\n`
 *
 * Returns: (transfer full): the text
 */
SjText *
sj_text_new (const char  *string,
             SjTextStyle  style,
             SjColour     colour,
             SjAlignment  align,
             gboolean     rtl,
             double       width,
             double       height,
             guint        n_lines)
{
  g_autofree char *drawable = NULL;
  gsize length;
  TextStorage *storage;

  g_return_val_if_fail (string != NULL, NULL);

  drawable = sj_text_get_drawable (string);
  length = strlen (drawable);
  storage = g_malloc (sizeof (TextStorage) + length + 1);
  g_ref_count_init (&storage->references);
  memcpy (storage->bytes, drawable, length + 1);
  storage->text = (SjText) {
    .string = storage->bytes,
    .style = style,
    .colour = colour,
    .align = align,
    .rtl = rtl,
    .width = width,
    .height = height,
    .n_lines = n_lines,
  };

  return &storage->text;
}

SjText *
sj_text_ref (SjText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&((TextStorage *) self)->references);
  return self;
}

void
sj_text_unref (SjText *self)
{
  g_return_if_fail (self != NULL);

  if (g_ref_count_dec (&((TextStorage *) self)->references))
    g_free (self);
}

/**
 * sj_text_fade:
 * @self: a text
 * @strength: how much of its colour is left, 0 to 1
 *
 * Returns: (transfer full): the same text, paler
 */
SjText *
sj_text_fade (const SjText *self,
              float         strength)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sj_text_new (self->string, self->style,
                      sj_colour_with_alpha (self->colour, self->colour.alpha * strength),
                      self->align, self->rtl, self->width, self->height, self->n_lines);
}

static PangoAlignment
resolve_alignment (const SjText *self)
{
  if (self->align == SJ_ALIGN_CENTRE)
    return PANGO_ALIGN_CENTER;

  return (self->align == SJ_ALIGN_END) != self->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/**
 * sj_text_create_layout:
 * @self: a text
 * @context: a context of the calling thread, made by sj_text_create_context()
 *
 * Returns: (transfer full): what Pango draws; its lines are those of @self
 */
PangoLayout *
sj_text_create_layout (const SjText *self,
                       PangoContext *context)
{
  const SjTheme *theme = sj_theme_get (SJ_THEME_LIGHT);
  const SjFont *font = sj_theme_get_font (theme, self->style);
  PangoFontDescription *description = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_family_static (description, sj_theme_get_font_family (theme));
  pango_font_description_set_absolute_size (description, font->size * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) font->weight);
  if (font->italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_alignment (layout, resolve_alignment (self));
  pango_layout_set_text (layout, self->string, -1);
  /* The lines are broken already: a hair more room than measured keeps them so. */
  pango_layout_set_width (layout, pango_units_from_double (self->width + 0.5));
  pango_font_description_free (description);

  return layout;
}
