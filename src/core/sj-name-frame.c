#define G_LOG_DOMAIN "sj-core"

#include "core/sj-name-frame.h"

#include <string.h>

/* Fewer words than these may well be part of the names themselves. */
#define MIN_WORDS 3

static gsize
count_alike (const char *first,
             const char *second,
             gsize       most)
{
  gsize n = 0;

  while (n < most && first[n] == second[n])
    n++;

  return n;
}

static gsize
count_alike_backwards (const char *first,
                       const char *second,
                       gsize       most)
{
  const char *first_end = first + strlen (first);
  const char *second_end = second + strlen (second);
  gsize n = 0;

  while (n < most && first_end[-1 - (gssize) n] == second_end[-1 - (gssize) n])
    n++;

  return n;
}

static void
cut_to_words (SjNameFrame *self,
              const char  *name)
{
  gsize length = strlen (name);

  while (self->beginning > 0 && name[self->beginning - 1] != ' ')
    self->beginning--;
  while (self->ending > 0 && name[length - self->ending] != ' ')
    self->ending--;
}

/**
 * sj_name_frame_init:
 * @self: (out caller-allocates): the frame
 * @names: (array zero-terminated=1): names from one source, each once
 *
 * Finds what the names have in common. A single name has no frame.
 */
void
sj_name_frame_init (SjNameFrame       *self,
                    const char *const *names)
{
  gsize shortest;

  g_return_if_fail (self != NULL && names != NULL);

  *self = (SjNameFrame) { 0 };
  if (names[0] == NULL || names[1] == NULL)
    return;

  shortest = self->beginning = self->ending = strlen (names[0]);
  for (gsize i = 1; names[i] != NULL; i++)
    {
      shortest = MIN (shortest, strlen (names[i]));
      self->beginning = count_alike (names[0], names[i], MIN (self->beginning, shortest));
      self->ending = count_alike_backwards (names[0], names[i], MIN (self->ending, shortest));
    }
  cut_to_words (self, names[0]);
  if (self->beginning + self->ending >= shortest)
    self->ending = 0;
  if (self->beginning >= shortest)
    self->beginning = 0;
}

static guint
count_spaces (const char *text,
              gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == ' ';

  return n;
}

/**
 * sj_name_frame_is_long:
 * @self: a frame
 * @name: one of its names
 *
 * Returns: whether the frame is so long that what is in between is the name
 */
gboolean
sj_name_frame_is_long (const SjNameFrame *self,
                       const char        *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return count_spaces (name, self->beginning) +
         count_spaces (name + strlen (name) - self->ending, self->ending) >= MIN_WORDS;
}

/**
 * sj_name_frame_strip:
 * @self: a frame
 * @name: one of its names
 *
 * Returns: (transfer full): what is in between
 */
char *
sj_name_frame_strip (const SjNameFrame *self,
                     const char        *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_strndup (name + self->beginning, strlen (name) - self->beginning - self->ending);
}

/* Brackets stay: in a name they may be the half of a pair. */
static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr (":;,.?!-*", (int) c) != NULL) ||
         c == 0x2013 || c == 0x2014 || c == 0x2026;
}

/* It stood within a sentence; a word with capitals of its own, such as “iPhone”, stays. */
static char *
begin_with_capital (const char *text,
                    gsize       length)
{
  const char *next = g_utf8_next_char (text);
  char first[8] = { 0 };

  for (const char *c = next; c < text + length && !g_unichar_isspace (g_utf8_get_char (c));
       c = g_utf8_next_char (c))
    if (g_unichar_isupper (g_utf8_get_char (c)))
      return g_strndup (text, length);
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);

  return g_strdup_printf ("%s%.*s", first, (int) (length - (gsize) (next - text)), next);
}

/**
 * sj_name_frame_title:
 * @self: a frame
 * @name: one of its names
 *
 * Returns: (transfer full): what to call something new after @name: what is in between of a long
 *   frame, without the marks at its ends and with a capital, or @name itself
 */
char *
sj_name_frame_title (const SjNameFrame *self,
                     const char        *name)
{
  g_autofree char *inner = NULL;
  const char *start, *end;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (!sj_name_frame_is_long (self, name))
    return g_strdup (name);

  inner = sj_name_frame_strip (self, name);
  start = inner;
  end = inner + strlen (inner);
  while (start < end && is_edge (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (start == end)
    return g_strdup (name);

  return begin_with_capital (start, (gsize) (end - start));
}
