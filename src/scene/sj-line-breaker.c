#define G_LOG_DOMAIN "sj-line-breaker"

#include "scene/sj-line-breaker.h"

#include <string.h>

/*
 * Breaks texts into lines in two ways that agree: simple ones by adding up the widths of words, any
 * other by Pango.
 */

/* A text being broken, and the line that is being filled. */
typedef struct
{
  SjWordCache *words;
  const char  *string;
  GArray      *lines;
  double       width;
  SjLine       line;
  gboolean     is_empty;
} Breaker;

static void
finish_line (Breaker *self)
{
  g_array_append_val (self->lines, self->line);
  self->is_empty = TRUE;
}

/* Adds the longest run of pieces of a word that fits, and goes on with the rest on a new line.
 * Returns FALSE if a piece is wider than a line. */
static gboolean
add_pieces (Breaker      *self,
            const SjWord *word,
            guint         start,
            double        gap)
{
  guint first = 0;

  while (first < word->n_pieces)
    {
      guint offset = first > 0 ? word->ends[first - 1] : 0;
      double used = self->is_empty ? 0.0 : self->line.width + gap;
      guint last = word->n_pieces;

      while (last > first && used + word->widths[first][last - 1] > self->width)
        last--;

      if (last == first && self->is_empty)
        return FALSE;
      if (last > first)
        {
          if (self->is_empty)
            self->line.start = start + offset;
          self->line.end = start + word->ends[last - 1];
          self->line.width = used + word->widths[first][last - 1];
          self->is_empty = FALSE;
        }
      if (last < word->n_pieces)
        finish_line (self);
      first = last;
      gap = 0.0;
    }

  return TRUE;
}

/* Unicode's line breaking forbids a break after an opening mark and before a closing one even where
 * a space stands between, as in French before a question mark. Such texts are left to Pango. */
static gboolean
may_break_between (const char *before_end,
                   const char *after)
{
  GUnicodeBreakType last =
    g_unichar_break_type (g_utf8_get_char (g_utf8_prev_char (before_end)));
  GUnicodeBreakType first = g_unichar_break_type (g_utf8_get_char (after));

  if (last == G_UNICODE_BREAK_OPEN_PUNCTUATION || first == G_UNICODE_BREAK_CLOSE_PUNCTUATION ||
      first == G_UNICODE_BREAK_CLOSE_PARENTHESIS || first == G_UNICODE_BREAK_EXCLAMATION ||
      first == G_UNICODE_BREAK_INFIX_SEPARATOR || first == G_UNICODE_BREAK_SYMBOL ||
      first == G_UNICODE_BREAK_NON_STARTER)
    return FALSE;
  if (first == G_UNICODE_BREAK_OPEN_PUNCTUATION)
    return last != G_UNICODE_BREAK_QUOTATION;

  return first != G_UNICODE_BREAK_BEFORE_AND_AFTER || last != G_UNICODE_BREAK_BEFORE_AND_AFTER;
}

static gboolean
break_paragraph (Breaker *self,
                 guint    start,
                 guint    end)
{
  const char *string = self->string;
  double space_width = sj_word_cache_get_space_width (self->words), after = 0.0;
  gboolean first = TRUE;

  self->is_empty = TRUE;
  self->line = (SjLine) { .start = start, .end = start };
  while (start < end)
    {
      guint word_start = start + (guint) strspn (string + start, " ");
      guint word_end = word_start + (guint) strcspn (string + word_start, " \n");
      const SjWord *word;

      if (word_start == word_end)
        break;
      if (!first && !may_break_between (string + start, string + word_start))
        return FALSE;

      word = sj_word_cache_get (self->words, string + word_start, word_end - word_start);
      if (!word->is_simple)
        return FALSE;
      if (!add_pieces (self, word, word_start,
                       (word_start - start) * space_width + after + word->before))
        return FALSE;
      after = word->after;
      start = word_end;
      first = FALSE;
    }

  g_array_append_val (self->lines, self->line);
  return TRUE;
}

/**
 * sj_line_breaker_break_simple:
 * @words: the widths of words in the text's style
 * @string: a text without tabs
 * @width: the room in points; 0 for as much as it needs
 * @lines: (element-type SjLine): where the lines are added
 *
 * Returns: whether the text was simple; if not, @lines holds nothing of use
 */
gboolean
sj_line_breaker_break_simple (SjWordCache *words,
                              const char  *string,
                              double       width,
                              GArray      *lines)
{
  Breaker breaker = {
    .words = words,
    .string = string,
    .lines = lines,
    .width = width > 0.0 ? width : G_MAXDOUBLE,
  };
  const char *start = string;

  for (;;)
    {
      const char *end = start + strcspn (start, "\n");

      if (!break_paragraph (&breaker, (guint) (start - string), (guint) (end - string)))
        return FALSE;
      if (*end == '\0')
        return TRUE;
      start = end + 1;
    }
}

static SjLine
trim (const char *string,
      guint       start,
      guint       end)
{
  while (end > start && strchr (" \t\r\n", string[end - 1]) != NULL)
    end--;

  return (SjLine) { .start = start, .end = end };
}

static void
measure_line (PangoLayoutLine *pango_line,
              SjLine          *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (pango_line, NULL, &extents);
  line->width = pango_units_to_double (extents.width);
  line->height = pango_units_to_double (extents.height);
}

/* Pango shows a hyphen where it had to break inside a word; as the drawn text has its lines broken
 * already, the hyphen must become part of it. */
static void
find_cut (PangoLayout     *layout,
          PangoLayoutLine *pango_line,
          SjLine          *line)
{
  const char *text = pango_layout_get_text (layout);
  const char *end = text + pango_line->start_index + pango_line->length;
  glong offset = g_utf8_pointer_to_offset (text, end);
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

  line->is_cut = *end != '\0' && !attrs[offset].is_line_break;
  line->hyphen = line->is_cut && attrs[offset].break_inserts_hyphen;
}

/* Whether a line measures something else than as part of its paragraph: the letters of a broken
 * word are set differently at its ends, and spaces that were cut off may be of another font. */
static gboolean
must_be_measured_alone (PangoLayout  *layout,
                        const GArray *lines,
                        guint         position)
{
  const SjLine *line = &g_array_index (lines, SjLine, position);
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (layout, (int) position);

  return line->is_cut || (position > 0 && g_array_index (lines, SjLine, position - 1).is_cut) ||
         (int) line->end != pango_line->start_index + pango_line->length;
}

static void
measure_alone (PangoLayout *layout,
               const char  *string,
               SjLine      *line)
{
  g_autofree char *part = g_strndup (string + line->start, line->end - line->start);
  g_autofree char *text = g_strconcat (part, line->hyphen ? "-" : NULL, NULL);
  int width, height;

  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  line->width = pango_units_to_double (width);
  line->height = pango_units_to_double (height);
}

/**
 * sj_line_breaker_break_any:
 * @layout: a layout of the text's style; its text and width are changed
 * @string: a text
 * @width: the room in points; 0 for as much as it needs
 * @lines: (element-type SjLine): where the lines are added
 *
 * Has Pango break a text, inside a word only if it is wider than the room.
 */
void
sj_line_breaker_break_any (PangoLayout *layout,
                           const char  *string,
                           double       width,
                           GArray      *lines)
{
  g_autofree gboolean *alone = NULL;
  int n_lines;

  pango_layout_set_text (layout, string, -1);
  pango_layout_set_width (layout, width > 0.0 ? pango_units_from_double (width) : -1);
  n_lines = pango_layout_get_line_count (layout);
  alone = g_new (gboolean, n_lines);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *pango_line = pango_layout_get_line_readonly (layout, i);
      SjLine line = trim (string, (guint) pango_line->start_index,
                          (guint) (pango_line->start_index + pango_line->length));

      measure_line (pango_line, &line);
      if (i + 1 < n_lines)
        find_cut (layout, pango_line, &line);
      g_array_append_val (lines, line);
    }

  /* From here on the layout is used for the lines one by one. */
  for (int i = 0; i < n_lines; i++)
    alone[i] = must_be_measured_alone (layout, lines, (guint) i);
  for (int i = 0; i < n_lines; i++)
    if (alone[i])
      measure_alone (layout, string, &g_array_index (lines, SjLine, i));
}
