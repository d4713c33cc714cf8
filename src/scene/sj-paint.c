#define G_LOG_DOMAIN "sj-paint"

#include "scene/sj-paint.h"

#include <math.h>
#include <string.h>

/**
 * sj_colour_from_hex:
 * @rgb: 0xrrggbb
 *
 * Returns: the opaque colour
 */
SjColour
sj_colour_from_hex (guint32 rgb)
{
  return (SjColour) {
    .red = ((rgb >> 16) & 0xff) / 255.0f,
    .green = ((rgb >> 8) & 0xff) / 255.0f,
    .blue = (rgb & 0xff) / 255.0f,
    .alpha = 1.0f,
  };
}

/**
 * sj_colour_parse:
 * @self: (out): the colour; unchanged if @text is none
 * @text: (nullable): `#rrggbb`
 *
 * Returns: whether @text was a colour
 */
gboolean
sj_colour_parse (SjColour   *self,
                 const char *text)
{
  char *end = NULL;
  guint64 rgb;

  if (text == NULL || text[0] != '#' || strlen (text) != 7 || !g_ascii_isxdigit (text[1]))
    return FALSE;

  rgb = g_ascii_strtoull (text + 1, &end, 16);
  if (*end != '\0')
    return FALSE;

  *self = sj_colour_from_hex ((guint32) rgb);
  return TRUE;
}

SjColour
sj_colour_with_alpha (SjColour colour,
                      float    alpha)
{
  colour.alpha = alpha;
  return colour;
}

/**
 * sj_colour_mix:
 * @share: 0 for @first, 1 for @second
 *
 * Returns: the colour between both, by linear interpolation of the channels
 */
SjColour
sj_colour_mix (SjColour first,
               SjColour second,
               float    share)
{
  return (SjColour) {
    .red = first.red + (second.red - first.red) * share,
    .green = first.green + (second.green - first.green) * share,
    .blue = first.blue + (second.blue - first.blue) * share,
    .alpha = first.alpha + (second.alpha - first.alpha) * share,
  };
}

static double
linear_channel (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (SjColour colour)
{
  return 0.2126 * linear_channel (colour.red) + 0.7152 * linear_channel (colour.green) +
         0.0722 * linear_channel (colour.blue);
}

/**
 * sj_colour_contrast:
 *
 * Returns: the contrast ratio of WCAG 2.1, 1 … 21; text needs 4.5
 */
double
sj_colour_contrast (SjColour first,
                    SjColour second)
{
  double a = luminance (first);
  double b = luminance (second);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * sj_colour_readable_on:
 * @colour: a colour somebody chose
 * @ground: what it is seen on
 * @contrast: the least contrast ratio of WCAG 2.1
 *
 * A colour chosen for white paper may vanish on a dark screen.
 *
 * Returns: @colour, lightened or darkened only as far as it must be
 */
SjColour
sj_colour_readable_on (SjColour colour,
                       SjColour ground,
                       double   contrast)
{
  SjColour end = sj_colour_from_hex (luminance (ground) < 0.18 ? 0xffffff : 0x000000);

  for (int step = 0; step <= 16; step++)
    {
      SjColour mixed = sj_colour_mix (colour, end, step / 16.0f);

      if (sj_colour_contrast (mixed, ground) >= contrast)
        return mixed;
    }

  return end;
}

SjPaint
sj_paint_fill (SjColour fill)
{
  return (SjPaint) { .fill = fill };
}

SjPaint
sj_paint_stroke (SjColour stroke,
                 double   line_width)
{
  return (SjPaint) { .stroke = stroke, .line_width = line_width };
}
