#define G_LOG_DOMAIN "sj-search"

#include "config.h"

#include "core/sj-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-map-order.h"
#include "core/sj-search-private.h"
#include "core/sj-text-fold.h"

/**
 * SjSearch:
 *
 * Finds words in everything a map says, whatever their case and accents, in the order in which
 * people read the map. Folded texts are kept, and thrown away element by element as the map
 * changes; put one after another they are gone through at once with each letter that is typed.
 * Recipes are left out: they say how a foreign file speaks, not how the map does.
 */
struct _SjSearch
{
  GObject parent_instance;

  SjMap      *map;
  GPtrArray  *order;  /* elements; NULL when it has to be found again */
  GHashTable *texts;  /* element → GPtrArray of Text */
  GString    *all;  /* every folded text in reading order; NULL when one has changed */
  GArray     *places;  /* Place, by where it begins in `all` */
  guint       n_read;  /* elements whose texts are in `all` */
  guint       serial;  /* another one whenever the map has changed */
};

typedef struct
{
  SjTextPlace  place;
  char        *folded;
} Text;

typedef struct
{
  gsize       start;
  SjElement  *element;
  const Text *text;
} Place;

/* A byte that no UTF-8 text holds, so that nothing is found across two texts. */
#define SEPARATOR ((char) 0xff)

/* Between two looks at the clock. */
#define LOOKS 16

G_DEFINE_FINAL_TYPE (SjSearch, sj_search, G_TYPE_OBJECT)

static void
text_free (Text *text)
{
  g_free (text->folded);
  g_free (text);
}

static void
match_free (SjSearchMatch *match)
{
  g_clear_object (&match->element);
  g_free (match);
}

static void
add_text (const SjTextPlace *place,
          const char        *content,
          gpointer           user_data)
{
  Text *text = g_new0 (Text, 1);

  text->place = *place;
  text->folded = sj_text_fold_letters (content);
  g_ptr_array_add (user_data, text);
}

static GPtrArray *
texts_of (SjSearch  *self,
          SjElement *element)
{
  GPtrArray *texts = g_hash_table_lookup (self->texts, element);

  if (texts == NULL)
    {
      texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
      sj_stored_text_foreach (element, add_text, texts);
      g_hash_table_insert (self->texts, element, texts);
    }

  return texts;
}

static void
forget_all (SjSearch *self)
{
  if (self->all != NULL)
    g_string_free (g_steal_pointer (&self->all), TRUE);
  g_array_set_size (self->places, 0);
  self->n_read = 0;
  self->serial++;
}

static void
on_element_changed (SjSearch   *self,
                    SjElement  *element,
                    GParamSpec *pspec)
{
  forget_all (self);
  g_hash_table_remove (self->texts, element);
  if ((pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0)
    g_clear_pointer (&self->order, g_ptr_array_unref);
}

static void
on_order_changed (SjSearch *self)
{
  forget_all (self);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}

static void
on_element_removed (SjSearch  *self,
                    SjElement *element)
{
  forget_all (self);
  g_hash_table_remove (self->texts, element);
  g_clear_pointer (&self->order, g_ptr_array_unref);
}

static void
sj_search_dispose (GObject *object)
{
  SjSearch *self = SJ_SEARCH (object);

  forget_all (self);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_hash_table_remove_all (self->texts);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_search_parent_class)->dispose (object);
}

static void
sj_search_finalize (GObject *object)
{
  SjSearch *self = SJ_SEARCH (object);

  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (sj_search_parent_class)->finalize (object);
}

static void
sj_search_class_init (SjSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = sj_search_finalize;
}

static void
sj_search_init (SjSearch *self)
{
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

/**
 * sj_search_new:
 * @map: a map
 *
 * Returns: (transfer full): a search that follows the map
 */
SjSearch *
sj_search_new (SjMap *map)
{
  SjSearch *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_SEARCH, NULL);
  self->map = g_object_ref (map);
  g_signal_connect_object (map, "element-changed", G_CALLBACK (on_element_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-added", G_CALLBACK (on_order_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-moved", G_CALLBACK (on_order_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-removed", G_CALLBACK (on_element_removed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * sj_search_match_get_text:
 * @match: a match
 *
 * Returns: (transfer none): the whole text it is in, as it is now
 */
const char *
sj_search_match_get_text (const SjSearchMatch *match)
{
  g_return_val_if_fail (match != NULL, "");

  return sj_stored_text_get (match->element, &match->place);
}

static gboolean
is_inside_word (const char *text,
                gsize       offset)
{
  const char *before = offset > 0 ? g_utf8_find_prev_char (text, text + offset) : NULL;

  return before != NULL && g_unichar_isalnum (g_utf8_get_char (before)) &&
         g_unichar_isalnum (g_utf8_get_char (text + offset));
}

static gboolean
is_accepted (const char    *content,
             gsize          start,
             gsize          end,
             const char    *words,
             SjSearchFlags  flags)
{
  if ((flags & SJ_SEARCH_MATCH_CASE) != 0 &&
      (strlen (words) != end - start || memcmp (content + start, words, end - start) != 0))
    return FALSE;

  return (flags & SJ_SEARCH_WHOLE_WORDS) == 0 ||
         (!is_inside_word (content, start) && !is_inside_word (content, end));
}

/* Goes on in a text until its folded form is at a place; a letter that became several stays
 * whole. */
static void
advance (const char **letter,
         gsize       *folded,
         gsize        wanted,
         gboolean     beyond)
{
  while (**letter != '\0')
    {
      gsize length = sj_text_fold_length (*letter);

      if (beyond ? *folded >= wanted && length > 0 : *folded + length > wanted)
        break;
      *folded += length;
      *letter = g_utf8_next_char (*letter);
    }
}

static void
append_texts (SjSearch  *self,
              SjElement *element)
{
  GPtrArray *texts = texts_of (self, element);

  for (guint i = 0; i < texts->len; i++)
    {
      Place place = { self->all->len, element, g_ptr_array_index (texts, i) };

      g_array_append_val (self->places, place);
      g_string_append (self->all, place.text->folded);
      g_string_append_c (self->all, SEPARATOR);
    }
}

static gboolean
is_over (gint64 deadline,
         guint  n_done)
{
  return deadline != 0 && n_done % LOOKS == 0 && g_get_monotonic_time () >= deadline;
}

/**
 * sj_search_prepare_until:
 * @self: a search
 * @deadline: when to stop, as g_get_monotonic_time() counts; 0 for never
 *
 * Reads what has changed since the last search, or a part of it.
 *
 * Returns: whether all is read
 */
gboolean
sj_search_prepare_until (SjSearch *self,
                         gint64    deadline)
{
  g_return_val_if_fail (SJ_IS_SEARCH (self), TRUE);

  if (self->order == NULL)
    self->order = sj_map_order_elements (self->map);
  if (self->all == NULL)
    self->all = g_string_sized_new (4096);

  while (self->n_read < self->order->len)
    {
      append_texts (self, g_ptr_array_index (self->order, self->n_read));
      self->n_read++;
      if (is_over (deadline, self->n_read))
        break;
    }

  return self->n_read == self->order->len;
}

/**
 * sj_search_prepare:
 * @self: a search
 *
 * Reads what has changed since the last search. To be called when somebody is about to type, so
 * that the first letter costs no more than the others.
 */
void
sj_search_prepare (SjSearch *self)
{
  sj_search_prepare_until (self, 0);
}

/* Another number whenever the map has changed. */
guint
sj_search_get_serial (SjSearch *self)
{
  return self->serial;
}

/* The text in which an offset lies; hits come in order, so that it is looked for from the last. */
static guint
find_place (SjSearch *self,
            guint     place,
            gsize     offset)
{
  guint low = place, high = self->places->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->places, Place, middle).start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* Notes all matches in one text, of which the first is known. */
static void
find_in_text (GPtrArray     *matches,
              const Place   *place,
              gsize          hit,
              const char    *needle,
              const char    *words,
              SjSearchFlags  flags)
{
  const Text *text = place->text;
  const char *content = sj_stored_text_get (place->element, &text->place);
  const char *letter = content;
  const char *next = text->folded + hit;
  gsize folded = 0;

  for (; next != NULL; next = strstr (text->folded + folded, needle))
    {
      gsize start;

      advance (&letter, &folded, next - text->folded, FALSE);
      start = letter - content;
      advance (&letter, &folded, next - text->folded + strlen (needle), TRUE);
      if (is_accepted (content, start, letter - content, words, flags))
        {
          SjSearchMatch *match = g_new0 (SjSearchMatch, 1);

          *match = (SjSearchMatch) { g_object_ref (place->element), text->place, start,
                                     letter - content };
          g_ptr_array_add (matches, match);
        }
    }
}

/*
 * sj_search_find_until:
 * @self: a search that is prepared
 * @cursor: (inout): how far the search has come, zero-initialised to begin with
 * @needle: the words, folded, not empty
 * @words: the words
 * @flags: how
 * @matches: what is found is appended here
 * @deadline: when to stop; 0 for never
 *
 * Returns: whether the end is reached
 */
gboolean
sj_search_find_until (SjSearch       *self,
                      SjSearchCursor *cursor,
                      const char     *needle,
                      const char     *words,
                      SjSearchFlags   flags,
                      GPtrArray      *matches,
                      gint64          deadline)
{
  const char *all = self->all->str;
  guint n_texts = 0;

  for (const char *hit = strstr (all + cursor->from, needle); hit != NULL;
       hit = strstr (all + cursor->from, needle))
    {
      const Place *found;

      cursor->place = find_place (self, cursor->place, hit - all);
      found = &g_array_index (self->places, Place, cursor->place);
      find_in_text (matches, found, hit - all - found->start, needle, words, flags);
      cursor->from = cursor->place + 1 < self->places->len ? found[1].start : self->all->len;
      if (is_over (deadline, ++n_texts))
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
sj_search_create_matches (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) match_free);
}

/**
 * sj_search_find:
 * @self: a search
 * @words: what to look for
 * @flags: how
 *
 * Returns: (transfer full) (element-type SjSearchMatch): all matches in reading order, none if
 *   @words is empty
 */
GPtrArray *
sj_search_find (SjSearch      *self,
                const char    *words,
                SjSearchFlags  flags)
{
  GPtrArray *matches = sj_search_create_matches ();
  SjSearchCursor cursor = { 0 };
  g_autofree char *needle = NULL;

  g_return_val_if_fail (SJ_IS_SEARCH (self), matches);
  g_return_val_if_fail (words != NULL, matches);

  needle = sj_text_fold_letters (words);
  if (*needle == '\0')
    return matches;

  sj_search_prepare (self);
  sj_search_find_until (self, &cursor, needle, words, flags, matches, 0);

  return matches;
}

/* A date is found, but nobody means it when they replace digits. */
static gboolean
replace_range (SjEditLog           *log,
               const SjSearchMatch *match,
               const char          *replacement)
{
  const char *before = sj_search_match_get_text (match);
  g_autofree char *after = NULL;

  if (match->end > strlen (before) ||
      (match->place.pspec->flags & (GParamFlags) SJ_PARAM_DATE) != 0)
    return FALSE;

  after = g_strdup_printf ("%.*s%s%s", (int) match->start, before, replacement,
                           before + match->end);
  sj_stored_text_set (log, match->element, &match->place, after);

  return TRUE;
}

/**
 * sj_search_replace:
 * @self: a search
 * @log: the log of its map, without an open transaction
 * @match: a match; nothing was changed since it was found
 * @replacement: what shall stand there
 *
 * Returns: whether the text could be replaced
 */
gboolean
sj_search_replace (SjSearch            *self,
                   SjEditLog           *log,
                   const SjSearchMatch *match,
                   const char          *replacement)
{
  gboolean replaced;

  g_return_val_if_fail (SJ_IS_SEARCH (self), FALSE);
  g_return_val_if_fail (sj_edit_log_get_map (log) == self->map, FALSE);
  g_return_val_if_fail (match != NULL && replacement != NULL, FALSE);

  sj_edit_log_begin (log, _("Replace"));
  replaced = replace_range (log, match, replacement);
  sj_edit_log_commit (log);

  return replaced;
}

/**
 * sj_search_replace_all:
 * @self: a search
 * @log: the log of its map, without an open transaction
 * @words: what to look for
 * @flags: how
 * @replacement: what shall stand there
 *
 * Replaces every match in one transaction.
 *
 * Returns: how many were replaced
 */
guint
sj_search_replace_all (SjSearch      *self,
                       SjEditLog     *log,
                       const char    *words,
                       SjSearchFlags  flags,
                       const char    *replacement)
{
  g_autoptr(GPtrArray) matches = NULL;
  guint n_replaced = 0;

  g_return_val_if_fail (SJ_IS_SEARCH (self), 0);
  g_return_val_if_fail (sj_edit_log_get_map (log) == self->map, 0);
  g_return_val_if_fail (words != NULL && replacement != NULL, 0);

  matches = sj_search_find (self, words, flags);
  sj_edit_log_begin (log, _("Replace All"));
  /* From the end, so that the places of those before still hold. */
  for (guint i = matches->len; i > 0; i--)
    n_replaced += replace_range (log, g_ptr_array_index (matches, i - 1), replacement);
  sj_edit_log_commit (log);

  return n_replaced;
}
