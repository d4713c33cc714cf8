#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A colour, channels 0 … 1, not premultiplied. Alpha 0 means "not drawn". */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} SjColour;

#define SJ_NO_COLOUR ((SjColour) { 0 })

/* Lengths of dashes and gaps in points; n 0 is a whole line. */
typedef struct
{
  double lengths[4];
  int    n;
} SjDash;

/**
 * SjPaint:
 * @fill: colour of the inside
 * @stroke: colour of the line
 * @line_width: in points
 * @dash: how the line is broken
 * @round_caps: whether ends and dashes are round
 *
 * How a shape is painted. Zero-initialised it paints nothing.
 */
typedef struct
{
  SjColour fill;
  SjColour stroke;
  double   line_width;
  SjDash   dash;
  gboolean round_caps;
} SjPaint;

SjColour sj_colour_from_hex       (guint32         rgb);
gboolean sj_colour_parse          (SjColour       *self,
                                   const char     *text);
SjColour sj_colour_with_alpha     (SjColour        colour,
                                   float           alpha);
SjColour sj_colour_mix            (SjColour        first,
                                   SjColour        second,
                                   float           share);
double   sj_colour_contrast       (SjColour        first,
                                   SjColour        second);
SjColour sj_colour_readable_on    (SjColour        colour,
                                   SjColour        ground,
                                   double          contrast);
SjPaint  sj_paint_fill            (SjColour        fill);
SjPaint  sj_paint_stroke          (SjColour        stroke,
                                   double          line_width);

G_END_DECLS
