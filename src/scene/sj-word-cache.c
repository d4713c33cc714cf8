#define G_LOG_DOMAIN "sj-word-cache"

#include "scene/sj-word-cache.h"

#include <hb.h>
#include <string.h>

/**
 * SjWordCache:
 *
 * The widths of words in one style. Shaping a paragraph costs a hundred times what adding up the
 * widths of its words does, and a map says the same words again and again. Only for scripts in
 * which words do not influence one another and whose letters the style's first font has; for
 * everything else the cache says that the word is not simple.
 */
struct _SjWordCache
{
  GHashTable    *words;
  PangoFont     *font;
  PangoLanguage *language;
  hb_buffer_t   *buffer;
  double         space_width;
  GHashTable    *pairs;  /* two letters, packed into a pointer → how much closer they stand */
  double         digits[10];
  double         digit_pairs[10][10];
  gboolean       has_digits;
};

/* A map of 30,000 cards has some ten thousand different words; beyond that something else is on. */
#define MAX_WORDS 65536
#define MAX_WORD_LENGTH 512

static guint
word_hash (gconstpointer key)
{
  const SjWord *word = key;
  guint hash = 5381;

  for (guint i = 0; i < word->length; i++)
    hash = hash * 33 + (guchar) word->text[i];

  return hash;
}

static gboolean
word_equal (gconstpointer first,
            gconstpointer second)
{
  const SjWord *a = first, *b = second;

  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* Latin, Greek and Cyrillic letters that are whole in themselves, digits, and punctuation. */
static gboolean
is_simple_char (gunichar c)
{
  if (c < 0x250)
    return c > 0x20 && c != 0x7f && (c < 0x80 || c > 0xa0) && c != 0xad && c != 0xa9 && c != 0xae;
  if (c < 0x1e00)
    return c >= 0x370 && c < 0x530 && !(c >= 0x483 && c <= 0x489) &&
           g_unichar_isdefined (c);
  if (c < 0x2000)
    return c < 0x1f00;

  return (c >= 0x2010 && c <= 0x2027) || c == 0x2030 || c == 0x2039 || c == 0x203a ||
         c == 0x20ac || c == 0x2212 || c == 0x2248 || c == 0x2260 || c == 0x2264 || c == 0x2265;
}

static gboolean
is_simple_text (const char *text,
                gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      if (!is_simple_char (g_utf8_get_char (text)))
        return FALSE;
      text = g_utf8_next_char (text);
    }

  return TRUE;
}

/* The width of some bytes in points; negative if the font lacks a letter. */
static double
shape (SjWordCache *self,
       const char  *text,
       gsize        length)
{
  hb_font_t *font = pango_font_get_hb_font (self->font);
  hb_glyph_info_t *infos;
  hb_glyph_position_t *positions;
  unsigned int n_glyphs;
  gint64 advance = 0;

  hb_buffer_clear_contents (self->buffer);
  hb_buffer_add_utf8 (self->buffer, text, (int) length, 0, (int) length);
  hb_buffer_set_direction (self->buffer, HB_DIRECTION_LTR);
  hb_buffer_set_language (self->buffer,
                          hb_language_from_string (pango_language_to_string (self->language), -1));
  hb_buffer_guess_segment_properties (self->buffer);
  hb_shape (font, self->buffer, NULL, 0);

  infos = hb_buffer_get_glyph_infos (self->buffer, &n_glyphs);
  positions = hb_buffer_get_glyph_positions (self->buffer, NULL);
  for (unsigned int i = 0; i < n_glyphs; i++)
    {
      if (infos[i].codepoint == 0)
        return -1.0;
      advance += positions[i].x_advance;
    }

  return advance / (double) PANGO_SCALE;
}

/* Letters and digits hold together; where anything else stands, Pango says where a line may break.
 * Returns how many pieces there are, 0 if too many. */
static guint
find_pieces (SjWordCache *self,
             const char  *text,
             gsize        length,
             guint16     *ends)
{
  glong n_chars = g_utf8_strlen (text, (gssize) length);
  g_autofree PangoLogAttr *attrs = g_new0 (PangoLogAttr, n_chars + 1);
  guint n_pieces = 0;

  pango_get_log_attrs (text, (int) length, 0, self->language, attrs, (int) n_chars + 1);
  for (glong i = 1; i < n_chars; i++)
    if (attrs[i].is_line_break)
      {
        if (n_pieces + 1 == SJ_WORD_MAX_PIECES)
          return 0;
        ends[n_pieces++] = (guint16) (g_utf8_offset_to_pointer (text, i) - text);
      }

  ends[n_pieces++] = (guint16) length;
  return n_pieces;
}

static gboolean
holds_together (const char *text,
                gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isalnum (c))
        return FALSE;
      text = g_utf8_next_char (text);
    }

  return TRUE;
}

/* How much wider two letters are than each alone; kept, because few pairs come with a space. */
static double
pair_kerning (SjWordCache *self,
              gunichar     first,
              gunichar     second)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) first << 32 | second);
  double *kept = g_hash_table_lookup (self->pairs, key);
  char text[12];
  int middle, length;

  if (kept != NULL)
    return *kept;

  middle = g_unichar_to_utf8 (first, text);
  length = middle + g_unichar_to_utf8 (second, text + middle);
  kept = g_new (double, 1);
  *kept = shape (self, text, (gsize) length) - shape (self, text, (gsize) middle) -
          shape (self, text + middle, (gsize) (length - middle));
  g_hash_table_insert (self->pairs, key, kept);

  return *kept;
}

/* Fonts set a comma and a space, or a space and a T, closer together. */
static void
measure_spaces (SjWordCache *self,
                SjWord      *word)
{
  const char *last = g_utf8_prev_char (word->text + word->length);

  word->before = (float) pair_kerning (self, ' ', g_utf8_get_char (word->text));
  word->after = (float) pair_kerning (self, g_utf8_get_char (last), ' ');
}

static void
measure_digits (SjWordCache *self)
{
  for (guint i = 0; i < 10; i++)
    {
      char digit = (char) ('0' + i);

      self->digits[i] = shape (self, &digit, 1);
      for (guint j = 0; j < 10; j++)
        self->digit_pairs[i][j] = pair_kerning (self, '0' + i, '0' + j);
    }
  self->has_digits = TRUE;
}

/* Numbers are the words that never come twice, and digits influence only their neighbours: what
 * follows the first two digits is added up. Returns how many bytes remain to be shaped. */
static gsize
split_number (SjWordCache *self,
              const char  *text,
              gsize        length,
              double      *tail_width)
{
  gsize first_digit = length, kept;

  *tail_width = 0.0;
  while (first_digit > 0 && g_ascii_isdigit (text[first_digit - 1]))
    first_digit--;
  kept = first_digit + 2;
  if (kept >= length)
    return length;

  if (!self->has_digits)
    measure_digits (self);
  for (gsize i = kept; i < length; i++)
    *tail_width += self->digits[text[i] - '0'] +
                   self->digit_pairs[text[i - 1] - '0'][text[i] - '0'];

  return kept;
}

/* The width of a word or piece of one, through the cache where it is a beginning and a number. */
static double
measure_piece (SjWordCache *self,
               const char  *text,
               gsize        length)
{
  double tail_width;
  gsize kept = split_number (self, text, length, &tail_width);
  const SjWord *start;

  if (kept == length)
    return shape (self, text, length);

  start = sj_word_cache_get (self, text, kept);
  if (!start->is_simple || start->n_pieces != 1)
    return shape (self, text, length);

  return start->widths[0][0] + tail_width;
}

static void
measure_word (SjWordCache *self,
              SjWord      *word)
{
  word->n_pieces = 1;
  word->ends[0] = (guint16) word->length;
  if (!holds_together (word->text, word->length))
    word->n_pieces = find_pieces (self, word->text, word->length, word->ends);

  word->is_simple = word->n_pieces > 0;
  for (guint first = 0; first < word->n_pieces; first++)
    for (guint last = first; last < word->n_pieces; last++)
      {
        guint start = first > 0 ? word->ends[first - 1] : 0;
        double width = measure_piece (self, word->text + start, word->ends[last] - start);

        word->widths[first][last] = (float) width;
        if (width < 0.0)
          word->is_simple = FALSE;
      }

  if (word->is_simple)
    measure_spaces (self, word);
}

static SjWord *
word_new (SjWordCache *self,
          const char  *text,
          gsize        length)
{
  SjWord *word = g_malloc0 (sizeof (SjWord) + length);

  memcpy (word + 1, text, length);
  word->text = (const char *) (word + 1);
  word->length = (guint) length;
  if (length <= MAX_WORD_LENGTH && is_simple_text (text, length))
    measure_word (self, word);

  return word;
}

/**
 * sj_word_cache_new:
 * @layout: a layout of the style; its text is changed
 *
 * Returns: (transfer full): an empty cache for the style
 */
SjWordCache *
sj_word_cache_new (PangoLayout *layout)
{
  SjWordCache *self = g_new0 (SjWordCache, 1);
  PangoLayoutLine *line;
  PangoLayoutRun *run;

  pango_layout_set_text (layout, "Hamburg", -1);
  line = pango_layout_get_line_readonly (layout, 0);
  run = line->runs->data;

  self->words = g_hash_table_new_full (word_hash, word_equal, g_free, NULL);
  self->font = g_object_ref (run->item->analysis.font);
  self->language = run->item->analysis.language;
  self->buffer = hb_buffer_create ();
  self->pairs = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->space_width = shape (self, " ", 1);

  return self;
}

void
sj_word_cache_free (SjWordCache *self)
{
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_hash_table_unref);
  g_clear_object (&self->font);
  g_clear_pointer (&self->buffer, hb_buffer_destroy);
  g_free (self);
}

double
sj_word_cache_get_space_width (SjWordCache *self)
{
  return self->space_width;
}

/**
 * sj_word_cache_get:
 * @self: a cache
 * @text: a text without spaces, valid UTF-8
 * @length: its bytes
 *
 * Returns: (transfer none): the word, until the next call
 */
const SjWord *
sj_word_cache_get (SjWordCache *self,
                   const char  *text,
                   gsize        length)
{
  SjWord key = { .text = text, .length = (guint) length };
  SjWord *word = g_hash_table_lookup (self->words, &key);

  if (word != NULL)
    return word;

  if (g_hash_table_size (self->words) >= MAX_WORDS)
    g_hash_table_remove_all (self->words);
  word = word_new (self, text, length);
  g_hash_table_add (self->words, word);

  return word;
}
