#define G_LOG_DOMAIN "sj-measure"

#include "scene/sj-measure.h"

#include <math.h>
#include <string.h>

/**
 * SjMeasure:
 *
 * Breaks texts into lines. Belongs to the thread that made it.
 */
struct _SjMeasure
{
  PangoContext *context;
  PangoLayout  *layouts[SJ_N_STYLES];
  double        line_heights[SJ_N_STYLES];
};

#define ELLIPSIS "…"

/**
 * sj_measure_new:
 *
 * Returns: (transfer full): a measure for the fonts of the themes
 */
SjMeasure *
sj_measure_new (void)
{
  SjMeasure *self = g_new0 (SjMeasure, 1);

  self->context = sj_text_create_context ();
  return self;
}

void
sj_measure_free (SjMeasure *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < SJ_N_STYLES; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->context);
  g_free (self);
}

/* A layout of the style that neither wraps nor aligns: what a text measures. */
static PangoLayout *
get_layout (SjMeasure   *self,
            SjTextStyle  style)
{
  if (self->layouts[style] == NULL)
    {
      g_autoptr(SjText) sample =
        sj_text_new ("Hg", style, SJ_NO_COLOUR, SJ_ALIGN_START, FALSE, 100.0, 0.0, 1);
      PangoLayout *layout = sj_text_create_layout (sample, self->context);
      int height;

      pango_layout_set_width (layout, -1);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_get_size (layout, NULL, &height);
      self->line_heights[style] = pango_units_to_double (height);
      self->layouts[style] = layout;
    }

  return self->layouts[style];
}

/**
 * sj_measure_get_line_height:
 * @self: a measure
 * @style: letters
 *
 * Returns: the height of a line of ordinary letters in points
 */
double
sj_measure_get_line_height (SjMeasure   *self,
                            SjTextStyle  style)
{
  get_layout (self, style);

  return self->line_heights[style];
}

static double
measure_natural (SjMeasure   *self,
                 const char  *string,
                 gsize        length,
                 SjTextStyle  style)
{
  PangoLayout *layout = get_layout (self, style);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, string, (int) length);
  pango_layout_get_size (layout, &width, NULL);

  return pango_units_to_double (width);
}

/**
 * sj_measure_width:
 * @self: a measure
 * @string: a text
 * @style: its letters
 *
 * Returns: how wide the text is in points, its longest line if it has several
 */
double
sj_measure_width (SjMeasure   *self,
                  const char  *string,
                  SjTextStyle  style)
{
  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (string != NULL, 0.0);

  return measure_natural (self, string, strlen (string), style);
}

/**
 * sj_measure_longest_word:
 * @self: a measure
 * @string: a text
 * @style: its letters
 *
 * Returns: the width of the widest word in points: narrower than that, a word has to be broken
 */
double
sj_measure_longest_word (SjMeasure   *self,
                         const char  *string,
                         SjTextStyle  style)
{
  double longest = 0.0;

  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (string != NULL, 0.0);

  while (*string != '\0')
    {
      gsize length = strcspn (string, " \t\n-/");

      if (string[length] == '-' || string[length] == '/')
        length++;
      if (length > 0)
        longest = MAX (longest, measure_natural (self, string, length, style));
      string += MAX (length, 1);
    }

  return longest;
}

/* The longest beginning of a text that fits with an ellipsis behind it. */
static char *
ellipsise (SjMeasure   *self,
           const char  *string,
           gsize        length,
           SjTextStyle  style,
           double       width)
{
  glong low = 0, high = g_utf8_strlen (string, (gssize) length);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      gsize bytes = (gsize) (g_utf8_offset_to_pointer (string, middle) - string);
      g_autofree char *start = g_strndup (string, bytes);
      g_autofree char *text = g_strconcat (g_strchomp (start), ELLIPSIS, NULL);

      if (measure_natural (self, text, strlen (text), style) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  {
    g_autofree char *start =
      g_strndup (string, (gsize) (g_utf8_offset_to_pointer (string, low) - string));

    return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
  }
}

static char *
break_lines (SjMeasure   *self,
             const char  *string,
             SjTextStyle  style,
             double       width,
             guint        max_lines,
             guint       *n_lines,
             double      *height)
{
  PangoLayout *layout = get_layout (self, style);
  g_autoptr(GString) broken = g_string_new (NULL);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (int));
  const char *text;
  guint count;
  int units;

  pango_layout_set_text (layout, string, -1);
  pango_layout_set_width (layout, width > 0.0 ? pango_units_from_double (width) : -1);
  text = pango_layout_get_text (layout);
  count = (guint) pango_layout_get_line_count (layout);
  pango_layout_get_size (layout, NULL, &units);
  *height = pango_units_to_double (units);

  for (guint i = 0; i < count; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) i);
      int bounds[2] = { line->start_index, line->start_index + line->length };

      g_array_append_vals (starts, bounds, 2);
    }

  *n_lines = max_lines > 0 ? MIN (count, max_lines) : count;
  for (guint i = 0; i < *n_lines; i++)
    {
      int start = g_array_index (starts, int, 2 * i), end = g_array_index (starts, int, 2 * i + 1);
      gboolean cut = i + 1 == *n_lines && *n_lines < count;
      g_autofree char *line = NULL;

      if (i > 0)
        g_string_append_c (broken, '\n');
      if (cut)
        {
          g_autofree char *rest = g_strndup (string + start, strcspn (string + start, "\n"));

          line = ellipsise (self, rest, strlen (rest), style, width);
        }
      else
        {
          line = g_strchomp (g_strndup (string + start, (gsize) (end - start)));
        }
      g_string_append (broken, line);
    }

  if (*n_lines < count)
    *height = *height * *n_lines / count;

  (void) text;
  return g_string_free (g_steal_pointer (&broken), FALSE);
}

/**
 * sj_measure_text:
 * @self: a measure
 * @string: a text; may have line breaks of its own
 * @style: its letters
 * @colour: its colour
 * @alignment: where its lines stand
 * @rtl: whether the map runs from right to left
 * @width: the room in points; 0 for as much as it needs
 * @max_lines: where it is cut off with an ellipsis; 0 for never
 *
 * Breaks a text into lines, inside a word only if the word is wider than @width.
 *
 * Returns: (transfer full): the broken text. Aligned to the start it is as wide as its longest
 *   line, else @width wide.
 */
SjText *
sj_measure_text (SjMeasure   *self,
                 const char  *string,
                 SjTextStyle  style,
                 SjColour     colour,
                 SjAlignment  alignment,
                 gboolean     rtl,
                 double       width,
                 guint        max_lines)
{
  g_autofree char *broken = NULL;
  guint n_lines;
  double height, natural;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (string != NULL, NULL);

  broken = break_lines (self, string, style, width, max_lines, &n_lines, &height);
  natural = measure_natural (self, broken, strlen (broken), style);
  if (alignment != SJ_ALIGN_START && width > 0.0)
    natural = width;

  return sj_text_new (broken, style, colour, alignment, rtl, natural, height, n_lines);
}
