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
  double space_width = sj_word_cache_get_space_width (self->words);
  gboolean first = TRUE;

  self->is_empty = TRUE;
  self->line = (SjLine) { start, start, 0.0 };
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
      if (!word->is_simple ||
          !add_pieces (self, word, word_start, (word_start - start) * space_width))
        return FALSE;
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

  return (SjLine) { start, end, 0.0 };
}

/**
 * sj_line_breaker_break_any:
 * @layout: a layout of the text's style; its text and width are changed
 * @string: a text
 * @width: the room in points; 0 for as much as it needs
 * @lines: (element-type SjLine): where the lines are added
 * @height: (out): of all lines together in points
 *
 * Has Pango break a text, inside a word only if it is wider than the room.
 */
void
sj_line_breaker_break_any (PangoLayout *layout,
                           const char  *string,
                           double       width,
                           GArray      *lines,
                           double      *height)
{
  int n_lines, units;

  pango_layout_set_text (layout, string, -1);
  pango_layout_set_width (layout, width > 0.0 ? pango_units_from_double (width) : -1);
  pango_layout_get_size (layout, NULL, &units);
  *height = pango_units_to_double (units);

  n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *pango_line = pango_layout_get_line_readonly (layout, i);
      SjLine line = trim (string, (guint) pango_line->start_index,
                          (guint) (pango_line->start_index + pango_line->length));
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_line, NULL, &extents);
      line.width = pango_units_to_double (extents.width);
      g_array_append_val (lines, line);
    }
}
