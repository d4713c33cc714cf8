#define G_LOG_DOMAIN "sj-sentiment"

#include "config.h"

#include "feedback/sj-word-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

#define FIRST_SIZE 256
#define MAX_PHRASE 6
#define MAX_LENGTH 160 /* bytes of a phrase */
#define MIN_STEM 3
#define MIN_HEAD 5
#define MIN_COMPOUND 8
#define MOST_FEELING 4.0

/* A word as it is looked up: "good", a beginning "excell*", an end "*freundlich", or a phrase "no
 * problem". */
typedef struct
{
  guint32 hash;
  guint32 start; /* in the list's text */
  guint16 length;
  guint16 uses;
  float score;
  guint phrase; /* the longest phrase, in words, that begins with it */
} Entry;

/* An ending that words take, and what stands there in the list instead. */
typedef struct
{
  char from[8];
  char to[4];
} Ending;

/* The hash stands beside the number, so that what is not in the list is mostly told without looking
 * at an entry. */
typedef struct
{
  guint32 hash;
  guint32 number; /* of an entry + 1 */
} Slot;

#define N_BEGINNINGS 8192

struct _SjWordList
{
  Slot *slots;
  guint32 mask;
  guint32 beginnings[N_BEGINNINGS / 32]; /* a bit for what the stems begin with */
  GArray *entries;
  GString *text;
  GArray *endings;
  gboolean has_heads;
};

static SjWordList *
word_list_new (void)
{
  SjWordList *self = g_new0 (SjWordList, 1);

  self->slots = g_new0 (Slot, FIRST_SIZE);
  self->mask = FIRST_SIZE - 1;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->text = g_string_new (NULL);
  self->endings = g_array_new (FALSE, FALSE, sizeof (Ending));

  return self;
}

void
sj_word_list_free (SjWordList *self)
{
  if (self == NULL)
    return;

  g_free (self->slots);
  g_array_unref (self->entries);
  g_string_free (self->text, TRUE);
  g_array_unref (self->endings);
  g_free (self);
}

/* The hash of a word's beginning is a step on the way to that of the word. */
#define FIRST_HASH SJ_COMMENT_FIRST_HASH

static guint32
hash_text (guint32     hash,
           const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    hash = sj_comment_hash_step (hash, text[i]);

  return hash;
}

/* Finds the entry whose text is @text and then @more. */
static Entry *
find_entry (const SjWordList *self,
            guint32           hash,
            const char       *text,
            gsize             length,
            const char       *more)
{
  gsize n_more = strlen (more);

  for (guint32 slot = hash & self->mask; self->slots[slot].number != 0;
       slot = (slot + 1) & self->mask)
    {
      Entry *entry;
      const char *own;

      if (self->slots[slot].hash != hash)
        continue;
      entry = &g_array_index (self->entries, Entry, self->slots[slot].number - 1);
      own = self->text->str + entry->start;
      if (entry->length == length + n_more && memcmp (own, text, length) == 0 &&
          memcmp (own + length, more, n_more) == 0)
        return entry;
    }

  return NULL;
}

static void
insert_slot (SjWordList *self,
             guint       number)
{
  guint32 hash = g_array_index (self->entries, Entry, number).hash;
  guint32 slot = hash & self->mask;

  while (self->slots[slot].number != 0)
    slot = (slot + 1) & self->mask;
  self->slots[slot] = (Slot) { hash, number + 1 };
}

static Entry *
ensure_entry (SjWordList *self,
              const char *text,
              gsize       length)
{
  guint32 hash = hash_text (FIRST_HASH, text, length);
  Entry *known = find_entry (self, hash, text, length, "");
  Entry entry = { .hash = hash, .start = (guint32) self->text->len, .length = (guint16) length };

  if (known != NULL)
    return known;

  g_string_append_len (self->text, text, (gssize) length);
  g_array_append_val (self->entries, entry);
  if (self->entries->len * 4 > self->mask)
    {
      g_free (self->slots);
      self->mask = self->mask * 2 + 1;
      self->slots = g_new0 (Slot, self->mask + 1);
      for (guint i = 0; i < self->entries->len; i++)
        insert_slot (self, i);
    }
  else
    insert_slot (self, self->entries->len - 1);

  return &g_array_index (self->entries, Entry, self->entries->len - 1);
}

static void
mark_beginning (SjWordList *self,
                const char *stem,
                gsize       length)
{
  guint32 bit = hash_text (FIRST_HASH, stem, MIN (length, MIN_STEM)) % N_BEGINNINGS;

  self->beginnings[bit / 32] |= 1u << bit % 32;
}

/* Adds a term: folded as comments are, with "*" for any ending or, before it, any beginning. */
static gboolean
add_term (SjWordList     *self,
          SjCommentWords *words,
          const char     *term,
          SjWordUse       use,
          double          score)
{
  gsize length = strlen (term);
  gboolean is_stem = length > 1 && term[length - 1] == '*';
  gboolean is_head = *term == '*' && length > 1;
  g_autoptr(GString) key = g_string_new (is_head ? "*" : NULL);
  Entry *entry;

  sj_comment_words_read (words, term + is_head, length - is_stem - is_head);
  if (words->words->len == 0 || words->words->len > MAX_PHRASE || words->folded->len > MAX_LENGTH)
    return FALSE;

  g_string_append (key, words->folded->str);
  if (is_stem)
    {
      mark_beginning (self, key->str, key->len);
      g_string_append_c (key, '*');
    }
  entry = ensure_entry (self, key->str, key->len);
  entry->uses |= (guint16) use;
  if (use == SJ_WORD_FEELING)
    entry->score = (float) score;
  self->has_heads |= is_head;
  if (words->words->len > 1)
    {
      entry = ensure_entry (self, words->folded->str, sj_comment_words_get (words, 0)->length);
      entry->phrase = MAX (entry->phrase, words->words->len);
    }

  return TRUE;
}

static SjWordUse
find_section (const char *name)
{
  static const struct { const char *name; SjWordUse use; } sections[] = {
    { "[feeling]", SJ_WORD_FEELING }, { "[negation]", SJ_WORD_NEGATION },
    { "[stronger]", SJ_WORD_STRONGER }, { "[weaker]", SJ_WORD_WEAKER },
    { "[contrast]", SJ_WORD_CONTRAST }, { "[small]", SJ_WORD_SMALL },
    { "[plain]", SJ_WORD_PLAIN }, { "[paired]", SJ_WORD_PAIRED },
    { "[opening]", SJ_WORD_OPENING }, { "[wish]", SJ_WORD_WISH },
    { "[concession]", SJ_WORD_DESPITE }, { "[irony]", SJ_WORD_IRONY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (name, sections[i].name))
      return sections[i].use;

  return 0;
}

static void
add_endings (SjWordList *self,
             char      **items)
{
  for (gsize i = 0; items[i] != NULL; i++)
    {
      char *arrow = strchr (items[i], '>');
      Ending ending = { 0 };

      if (arrow != NULL)
        {
          *arrow = '\0';
          g_strlcpy (ending.to, arrow + 1, sizeof ending.to);
        }
      g_strlcpy (ending.from, items[i], sizeof ending.from);
      if (*ending.from != '\0')
        g_array_append_val (self->endings, ending);
    }
}

/**
 * sj_word_list_new_from_text:
 * @text: a list in the program's own form: sections in brackets; words parted by spaces, "_" for a
 *   space within a phrase; in the section of feelings each line begins with its score
 *
 * Returns: (transfer full): the list
 */
SjWordList *
sj_word_list_new_from_text (const char *text)
{
  SjWordList *self = word_list_new ();
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto(SjCommentWords) words = { 0 };
  const char *section = "";

  sj_comment_words_init (&words);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) items = NULL;
      gboolean scored = g_str_equal (section, "[feeling]");
      SjWordUse use = find_section (section);
      double score = 0;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (*lines[i] == '[')
        {
          section = lines[i];
          continue;
        }
      items = g_strsplit (lines[i], " ", -1);
      if (use == 0)
        {
          add_endings (self, items);
          continue;
        }
      if (scored)
        score = g_ascii_strtod (items[0], NULL);
      for (gsize j = scored ? 1 : 0; items[j] != NULL; j++)
        add_term (self, &words, g_strdelimit (items[j], "_", ' '), use, score);
    }

  return self;
}

static gboolean
add_line (SjWordList      *self,
          SjCommentWords  *words,
          char            *line,
          guint            number,
          GError         **error)
{
  char *tab = strchr (line, '\t');
  const char *reason = NULL;
  char *end = NULL;
  double score = 0;

  if (tab != NULL)
    {
      *tab = '\0';
      g_strdelimit (g_strstrip (tab + 1), ",", '.');
      score = g_ascii_strtod (tab + 1, &end);
    }
  if (tab == NULL)
    reason = _("there is no tab between the word and its score");
  else if (end == tab + 1 || *end != '\0' || !isfinite (score))
    reason = _("what stands behind the tab is no number");
  else if (fabs (score) > MOST_FEELING)
    reason = _("a score is a number from −4 to 4");
  else if (!add_term (self, words, g_strstrip (line), SJ_WORD_FEELING, score))
    reason = _("there is no word before the tab, or more than six");
  if (reason == NULL)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               /* Translators: the number of a line, then what is wrong with it. */
               _("Line %u of the word list: %s"), number, reason);
  return FALSE;
}

/**
 * sj_word_list_new_from_tsv:
 * @text: lines of a word or phrase, a tab and a score from −4 to 4; "*" at the end of a word stands
 *   for any ending, lines that begin with "#" are left out
 * @length: its length in bytes
 * @error: where to put a failure, with the number of the line
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with @error set
 */
SjWordList *
sj_word_list_new_from_tsv (const char  *text,
                           gsize        length,
                           GError     **error)
{
  g_autoptr(SjWordList) self = word_list_new ();
  g_auto(SjCommentWords) words = { 0 };
  g_auto(GStrv) lines = NULL;

  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("The word list is not in UTF-8; save it in that encoding"));
      return NULL;
    }
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  sj_comment_words_init (&words);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strchomp (lines[i]);

      if (*line == '\0' || *line == '#' || (i == 0 && g_str_equal (line, "term\tscore")))
        continue;
      if (!add_line (self, &words, line, i + 1, error))
        return NULL;
    }
  if (self->entries->len == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("The word list holds no words"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sj_word_list_get_size:
 *
 * Returns: how many words and phrases of feeling the list has
 */
guint
sj_word_list_get_size (const SjWordList *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->entries->len; i++)
    n += (g_array_index (self->entries, Entry, i).uses & SJ_WORD_FEELING) != 0;

  return n;
}

/* The longest beginning that is in the list, of at least @shortest bytes. */
static const Entry *
find_stem (const SjWordList *self,
           const char       *text,
           gsize             length,
           gsize             shortest)
{
  guint32 hashes[MAX_LENGTH + 1];

  guint32 bit;

  if (length > MAX_LENGTH || length < shortest)
    return NULL;
  bit = hash_text (FIRST_HASH, text, MIN (length, MIN_STEM)) % N_BEGINNINGS;
  if ((self->beginnings[bit / 32] & (1u << bit % 32)) == 0)
    return NULL;

  hashes[0] = FIRST_HASH;
  for (gsize i = 0; i < length; i++)
    hashes[i + 1] = sj_comment_hash_step (hashes[i], text[i]);
  for (gsize n = length; n >= shortest && n > 0; n--)
    {
      const Entry *entry = find_entry (self, sj_comment_hash_step (hashes[n], '*'), text, n, "*");

      if (entry != NULL)
        return entry;
    }

  return NULL;
}

static const Entry *
find_phrase (const SjWordList      *self,
             const SjCommentWords  *words,
             guint                  position,
             guint                  longest,
             guint                 *n_words)
{
  const SjCommentWord *first = sj_comment_words_get (words, position);
  const char *text = words->folded->str + first->start;

  for (guint n = MIN (longest, words->words->len - position); n >= 2; n--)
    {
      const SjCommentWord *last = sj_comment_words_get (words, position + n - 1);
      gsize length = last->start + last->length - first->start;
      gsize before = last->start - first->start;
      const Entry *entry;

      if (last->clause != first->clause)
        continue;
      entry = find_entry (self, hash_text (FIRST_HASH, text, length), text, length, "");
      if (entry == NULL || entry->uses == 0)
        entry = find_stem (self, text, length, before + MIN_STEM);
      if (entry != NULL)
        {
          *n_words = n;
          return entry;
        }
    }

  return NULL;
}

static const Entry *
find_inflected (const SjWordList *self,
                const char       *text,
                gsize             length)
{
  for (guint i = 0; i < self->endings->len; i++)
    {
      const Ending *ending = &g_array_index (self->endings, Ending, i);
      gsize n_from = strlen (ending->from);
      const Entry *entry;
      guint32 hash;

      if (length < n_from + MIN_STEM ||
          memcmp (text + length - n_from, ending->from, n_from) != 0)
        continue;
      hash = hash_text (FIRST_HASH, text, length - n_from);
      hash = hash_text (hash, ending->to, strlen (ending->to));
      entry = find_entry (self, hash, text, length - n_from, ending->to);
      if (entry != NULL && (entry->uses & (SJ_WORD_FEELING | SJ_WORD_PLAIN)) != 0)
        return entry;
    }

  return NULL;
}

/* The last part of a compound says what it is: "kundenfreundlich". */
static const Entry *
find_head (const SjWordList *self,
           const char       *text,
           gsize             length)
{
  char key[MAX_LENGTH + 1] = "*";

  if (!self->has_heads || length < MIN_COMPOUND || length > MAX_LENGTH)
    return NULL;
  for (gsize start = 2; start + MIN_HEAD <= length; start++)
    {
      gsize n = length - start;
      const Entry *entry;

      memcpy (key + 1, text + start, n);
      entry = find_entry (self, hash_text (FIRST_HASH, key, n + 1), key, n + 1, "");
      if (entry != NULL)
        return entry;
    }

  return NULL;
}

/**
 * sj_word_list_find:
 * @self: a list
 * @words: a comment
 * @position: one of its words
 * @meaning: (out): what the list says about it
 *
 * Looks for the longest phrase that begins with the word, then for the word, the beginnings in the
 * list, the word without one of the language's endings, and the last part of a compound.
 *
 * Returns: whether the list has it
 */
gboolean
sj_word_list_find (const SjWordList     *self,
                   const SjCommentWords *words,
                   guint                 position,
                   SjWordMeaning        *meaning)
{
  const SjCommentWord *word = sj_comment_words_get (words, position);
  const char *text = words->folded->str + word->start;
  gsize length = word->length;
  const Entry *first = find_entry (self, word->hash, text, length, "");
  const Entry *entry = NULL;

  meaning->n_words = 1;
  if (first != NULL && first->phrase > 1)
    entry = find_phrase (self, words, position, first->phrase, &meaning->n_words);
  if (entry == NULL && first != NULL && first->uses != 0)
    entry = first;
  if (entry == NULL)
    entry = find_stem (self, text, length, MIN_STEM);
  if (entry == NULL)
    entry = find_inflected (self, text, length);
  if (entry == NULL)
    entry = find_head (self, text, length);
  if (entry == NULL)
    return FALSE;

  meaning->uses = entry->uses;
  meaning->score = entry->score;

  return TRUE;
}

/**
 * sj_word_list_find_word:
 * @self: a list
 * @words: a comment
 * @position: one of its words
 * @meaning: (out): what the list says about it
 *
 * Returns: whether the list has the word as it stands
 */
gboolean
sj_word_list_find_word (const SjWordList     *self,
                        const SjCommentWords *words,
                        guint                 position,
                        SjWordMeaning        *meaning)
{
  const SjCommentWord *word = sj_comment_words_get (words, position);
  const char *text = words->folded->str + word->start;
  const Entry *entry = find_entry (self, word->hash, text, word->length, "");

  if (entry == NULL || entry->uses == 0)
    return FALSE;

  meaning->uses = entry->uses;
  meaning->score = entry->score;
  meaning->n_words = 1;

  return TRUE;
}
