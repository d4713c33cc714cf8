#define G_LOG_DOMAIN "sj-measure"

#include "scene/sj-measure.h"

#include <string.h>

#include "scene/sj-line-breaker.h"
#include "scene/sj-word-cache.h"

/**
 * SjMeasure:
 *
 * Breaks texts into lines and says how wide they are, as Pango would, but fast for the scripts most
 * maps are written in. Belongs to the thread that made it.
 */
struct _SjMeasure
{
  PangoContext *context;
  PangoLayout  *layouts[SJ_N_STYLES];
  SjWordCache  *words[SJ_N_STYLES];
  double        line_heights[SJ_N_STYLES];
  GArray       *lines;  /* SjLine; kept to spare the memory */
};

#define ELLIPSIS "…"

/* Longer than any line is wide: what is cut off behind it is never seen. */
#define MAX_LINE_CHARS 600

/**
 * sj_measure_new:
 *
 * Returns: (transfer full): a measure for the letters of the themes
 */
SjMeasure *
sj_measure_new (void)
{
  SjMeasure *self = g_new0 (SjMeasure, 1);

  self->context = sj_text_create_context ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (SjLine));
  return self;
}

void
sj_measure_free (SjMeasure *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < SJ_N_STYLES; i++)
    {
      g_clear_pointer (&self->words[i], sj_word_cache_free);
      g_clear_object (&self->layouts[i]);
    }
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_object (&self->context);
  g_free (self);
}

/* A layout of the style that does not align: what a text measures, not where it stands. */
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
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      pango_layout_get_size (layout, NULL, &height);
      self->line_heights[style] = pango_units_to_double (height);
      self->layouts[style] = layout;
      self->words[style] = sj_word_cache_new (layout);
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
  g_return_val_if_fail (self != NULL, 0.0);

  get_layout (self, style);
  return self->line_heights[style];
}

/* Breaks the text into self->lines. */
static void
break_lines (SjMeasure   *self,
             const char  *string,
             SjTextStyle  style,
             double       width)
{
  PangoLayout *layout = get_layout (self, style);

  g_array_set_size (self->lines, 0);
  if (sj_line_breaker_break_simple (self->words[style], string, width, self->lines))
    return;

  g_array_set_size (self->lines, 0);
  sj_line_breaker_break_any (layout, string, width, self->lines);
}

static double
add_heights (const SjMeasure *self,
             SjTextStyle      style,
             guint            n_lines)
{
  double height = 0.0;

  for (guint i = 0; i < n_lines; i++)
    {
      double own = g_array_index (self->lines, SjLine, i).height;

      height += own > 0.0 ? own : self->line_heights[style];
    }

  return height;
}

static double
find_widest (const GArray *lines,
             guint         n_lines)
{
  double widest = 0.0;

  for (guint i = 0; i < n_lines; i++)
    widest = MAX (widest, g_array_index (lines, SjLine, i).width);

  return widest;
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

  break_lines (self, string, style, 0.0);
  return find_widest (self->lines, self->lines->len);
}

/**
 * sj_measure_longest_word:
 * @self: a measure
 * @string: a text
 * @style: its letters
 *
 * Only simple words count: in scripts without spaces a line may break almost anywhere.
 *
 * Returns: the width of the widest word in points: in less room, a word has to be broken
 */
double
sj_measure_longest_word (SjMeasure   *self,
                         const char  *string,
                         SjTextStyle  style)
{
  double longest = 0.0;

  g_return_val_if_fail (self != NULL, 0.0);
  g_return_val_if_fail (string != NULL, 0.0);

  get_layout (self, style);
  for (string += strspn (string, " \t\n"); *string != '\0'; string += strspn (string, " \t\n"))
    {
      gsize length = strcspn (string, " \t\n");
      const SjWord *word = sj_word_cache_get (self->words[style], string, length);

      for (guint i = 0; word->is_simple && i < word->n_pieces; i++)
        longest = MAX (longest, word->widths[i][i]);
      string += length;
    }

  return longest;
}

static char *
cut_text (const char *string,
          glong       n_chars)
{
  gsize length = (gsize) (g_utf8_offset_to_pointer (string, n_chars) - string);
  g_autofree char *start = g_strchomp (g_strndup (string, length));

  return g_strconcat (start, ELLIPSIS, NULL);
}

/* The longest beginning of a line that fits with an ellipsis behind it. */
static char *
ellipsise (SjMeasure   *self,
           const char  *string,
           SjTextStyle  style,
           double       width)
{
  gsize length = strcspn (string, "\n");
  glong low = 0, high = MIN (g_utf8_strlen (string, (gssize) length), MAX_LINE_CHARS);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *text = cut_text (string, middle);

      if (sj_measure_width (self, text, style) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  return cut_text (string, low);
}

static void
append_lines (GString      *broken,
              const char   *string,
              const GArray *lines,
              guint         n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      const SjLine *line = &g_array_index (lines, SjLine, i);

      if (i > 0)
        g_string_append_c (broken, '\n');
      g_string_append_len (broken, string + line->start, line->end - line->start);
      if (line->hyphen)
        g_string_append_c (broken, '-');
    }
}

/* Keeps the first lines and cuts the last of them. Returns how wide they are. */
static double
append_cut (SjMeasure   *self,
            GString     *broken,
            const char  *string,
            SjTextStyle  style,
            double       width,
            guint        max_lines)
{
  double widest = find_widest (self->lines, max_lines - 1);
  guint last_start = g_array_index (self->lines, SjLine, max_lines - 1).start;
  g_autofree char *last = NULL;

  append_lines (broken, string, self->lines, max_lines - 1);
  last = ellipsise (self, string + last_start, style, width > 0.0 ? width : G_MAXDOUBLE);
  if (max_lines > 1)
    g_string_append_c (broken, '\n');
  g_string_append (broken, last);

  return MAX (widest, sj_measure_width (self, last, style));
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
  g_autoptr(GString) broken = NULL;
  g_autofree char *stripped = NULL;
  double height, widest;
  guint n_lines;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (string != NULL, NULL);

  if (g_ascii_isspace (*string) || g_str_has_suffix (string, " ") ||
      g_str_has_suffix (string, "\n"))
    string = stripped = g_strstrip (g_strdup (string));
  break_lines (self, string, style, width);
  broken = g_string_sized_new (strlen (string) + 4);
  n_lines = max_lines > 0 ? MIN (self->lines->len, max_lines) : self->lines->len;
  height = add_heights (self, style, n_lines);
  if (n_lines < self->lines->len)
    {
      widest = append_cut (self, broken, string, style, width, max_lines);
    }
  else
    {
      widest = find_widest (self->lines, n_lines);
      append_lines (broken, string, self->lines, n_lines);
    }

  if (alignment != SJ_ALIGN_START && width > 0.0)
    widest = width;

  return sj_text_new (broken->str, style, colour, alignment, rtl, widest, height, n_lines);
}
