#define G_LOG_DOMAIN "sj-sentiment"

#include "feedback/sj-comment-words.h"

#include <string.h>

#define MAX_COMMENT 65536 /* bytes; nobody who writes more says it later */
#define MAX_WORD 64
#define FIRST_FOLDED 0xC0
#define END_FOLDED 0x180

/* Where reading stands. */
typedef struct
{
  SjCommentWords *words;
  const char *text; /* what is left */
  const char *end;
  guint16 clause;
  gboolean divided;
} Reader;

void
sj_comment_words_init (SjCommentWords *self)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  self->folded = g_string_sized_new (512);
  self->words = g_array_new (FALSE, FALSE, sizeof (SjCommentWord));
}

void
sj_comment_words_clear (SjCommentWords *self)
{
  g_return_if_fail (self != NULL);

  if (self->folded != NULL)
    g_string_free (self->folded, TRUE);
  self->folded = NULL;
  g_clear_pointer (&self->words, g_array_unref);
}

/* "ae" for "ä" as Germans write it who have no such key; other marks are left out. */
static void
fold_letter (gunichar c,
             char     folded[8])
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, parts, G_N_ELEMENTS (parts));
  gsize length = 0;

  for (gsize i = 0; i < n && length < 6; i++)
    if (parts[i] == 0x308 && i > 0 && strchr ("aou", (int) parts[i - 1]) != NULL)
      folded[length++] = 'e';
    else if (!g_unichar_ismark (parts[i]))
      length += (gsize) g_unichar_to_utf8 (parts[i], folded + length);
  folded[length] = '\0';
  if (c == 0xDF)
    strcpy (folded, "ss");
  else if (c == 0x153 || c == 0x152)
    strcpy (folded, "oe");
  else if (c == 0xE6 || c == 0xC6)
    strcpy (folded, "ae");
}

/* The letters of Western Europe, worked out once. */
static const char (*
get_folds (void))[8]
{
  static char folds[END_FOLDED - FIRST_FOLDED][8];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = FIRST_FOLDED; c < END_FOLDED; c++)
        fold_letter (c, folds[c - FIRST_FOLDED]);
      g_once_init_leave (&ready, 1);
    }

  return (const char (*)[8]) folds;
}

/* Gives the character at the reader and how long it is; bytes that are no text are spaces. */
static inline gunichar
peek (const Reader *reader,
      gsize        *length)
{
  gunichar c = (guchar) *reader->text;

  *length = 1;
  if (c < 0x80)
    return c;
  c = g_utf8_get_char_validated (reader->text, reader->end - reader->text);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return ' ';
  *length = (gsize) (g_utf8_next_char (reader->text) - reader->text);

  return c;
}

static inline gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2BC;
}

static inline gboolean
is_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 ||
         c == 0x2705;
}

static void
begin_word (Reader            *reader,
            SjCommentWord     *word,
            SjCommentWordKind  kind)
{
  GString *folded = reader->words->folded;

  if (folded->len > 0)
    g_string_append_c (folded, ' ');
  memset (word, 0, sizeof *word);
  word->start = (guint32) folded->len;
  word->clause = reader->clause;
  word->kind = kind;
  word->divided = reader->divided;
  reader->divided = FALSE;
}

static void
end_word (Reader        *reader,
          SjCommentWord *word)
{
  GString *folded = reader->words->folded;

  word->length = (guint32) folded->len - word->start;
  word->hash = SJ_COMMENT_FIRST_HASH;
  for (guint32 i = 0; i < word->length; i++)
    word->hash = sj_comment_hash_step (word->hash, folded->str[word->start + i]);
  if (word->length > 0)
    g_array_append_vals (reader->words->words, word, 1);
  else if (folded->len > 0)
    g_string_truncate (folded, folded->len - 1);
}

/* French and Italian words that lose their end before a vowel. */
static gboolean
is_elided (const char *word,
           gsize       length)
{
  static const char *const longer[] = { "qu", "jusqu", "lorsqu", "puisqu", "quelqu" };

  if (length == 1)
    return strchr ("cdjlmnst", *word) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (longer); i++)
    if (strlen (longer[i]) == length && memcmp (word, longer[i], length) == 0)
      return TRUE;

  return FALSE;
}

static inline void
append_letter (GString       *folded,
               gunichar       c,
               SjCommentWord *word)
{
  char other[8];

  if (c < 0x80)
    {
      g_string_append_c (folded, g_ascii_tolower ((char) c));
      return;
    }
  if (c >= FIRST_FOLDED && c < END_FOLDED)
    {
      g_string_append (folded, get_folds ()[c - FIRST_FOLDED]);
      return;
    }
  /* A mark of its own behind the letter. */
  if (c == 0x308 && folded->len > word->start && strchr ("aou", folded->str[folded->len - 1]))
    {
      g_string_append_c (folded, 'e');
      return;
    }
  fold_letter (c, other);
  g_string_append (folded, other);
}

/* Reads letters and digits, with apostrophes among them. */
static void
read_word (Reader *reader)
{
  GString *folded = reader->words->folded;
  guint n_letters = 0, n_capitals = 0;
  SjCommentWord word;
  gsize length;

  begin_word (reader, &word, SJ_COMMENT_NUMBER);
  while (reader->text < reader->end)
    {
      gunichar c = peek (reader, &length);

      if (is_apostrophe (c) && n_letters > 0)
        {
          Reader ahead = *reader;

          ahead.text += length;
          if (ahead.text >= ahead.end || !is_letter (peek (&ahead, &(gsize) { 0 })))
            break;
          g_string_append_c (folded, '\'');
          reader->text += length;
          if (is_elided (folded->str + word.start, folded->len - word.start - 1))
            break;
          continue;
        }
      if (!is_letter (c) && !g_ascii_isdigit (c < 0x80 ? (char) c : ' '))
        break;
      if (is_letter (c))
        {
          n_letters++;
          n_capitals += g_unichar_isupper (c) ? 1 : 0;
        }
      if (folded->len - word.start < MAX_WORD)
        append_letter (folded, c, &word);
      reader->text += length;
    }
  if (n_letters > 0)
    word.kind = SJ_COMMENT_WORD;
  word.capitals = n_letters >= 2 && n_capitals == n_letters;
  reader->words->n_capitals += word.capitals;
  end_word (reader, &word);
}

static void
add_sign (Reader     *reader,
          const char *text,
          gsize       length)
{
  SjCommentWord word;

  begin_word (reader, &word, SJ_COMMENT_SIGN);
  g_string_append_len (reader->words->folded, text, (gssize) length);
  end_word (reader, &word);
}

/* How an emoticon that begins here is looked up; @length is what it takes. */
static const char *
find_emoticon (const Reader *reader,
               gsize        *length)
{
  static const struct { const char *text; const char *sign; } emoticons[] = {
    { ":'(", ":'(" }, { ":-)", ":)" }, { ":-(", ":(" }, { ":-D", ":D" }, { ":-/", ":/" },
    { ":-|", ":|" },  { ":-P", ":P" }, { ";-)", ";)" }, { ":)", ":)" },  { ":(", ":(" },
    { ":D", ":D" },   { ":P", ":P" },  { ":|", ":|" },  { ";)", ";)" },  { "=)", "=)" },
    { "<3", "<3" },   { "^^", "^^" },  { "=D", "=D" },
  };
  gsize left = (gsize) (reader->end - reader->text);

  for (gsize i = 0; i < G_N_ELEMENTS (emoticons); i++)
    {
      *length = strlen (emoticons[i].text);
      if (left >= *length && memcmp (reader->text, emoticons[i].text, *length) == 0)
        return emoticons[i].sign;
    }
  /* ":/" also begins an address. */
  *length = 2;
  if (left >= 2 && memcmp (reader->text, ":/", 2) == 0 && (left == 2 || reader->text[2] != '/'))
    return ":/";

  return NULL;
}

/* Reads what is no word: signs, and marks that end a clause. */
static void
read_mark (Reader   *reader,
           gunichar  c,
           gsize     length)
{
  const char *sign = NULL;

  if (c < 0x80 && strchr (":;=<^", (int) c) != NULL && c != '\0')
    {
      gsize taken;

      sign = find_emoticon (reader, &taken);
      if (sign != NULL)
        {
          add_sign (reader, sign, strlen (sign));
          reader->text += taken;
          return;
        }
    }
  if (is_emoji (c) && !(c >= 0x1F3FB && c <= 0x1F3FF))
    add_sign (reader, reader->text, length);
  if (c != ' ')
    reader->divided = c == '/';
  reader->words->n_exclamations += c == '!';
  if (c != '\0' && ((c < 0x80 && strchr (".,;:!?()\n", (int) c) != NULL) || c == 0x2026 ||
                    c == 0x2013 || c == 0x2014))
    reader->clause++;
  reader->text += length;
}

/**
 * sj_comment_words_read:
 * @self: where to put the words; what it held is gone
 * @text: a comment; bytes that are no UTF-8 part words
 * @length: its length in bytes
 */
void
sj_comment_words_read (SjCommentWords *self,
                       const char     *text,
                       gsize           length)
{
  Reader reader = { self, text, text + MIN (length, MAX_COMMENT), 0, FALSE };

  g_return_if_fail (self != NULL && (text != NULL || length == 0));

  g_string_truncate (self->folded, 0);
  g_array_set_size (self->words, 0);
  self->n_exclamations = self->n_capitals = 0;
  while (reader.text < reader.end)
    {
      gsize taken;
      gunichar c = peek (&reader, &taken);

      if (is_letter (c) || (c < 0x80 && g_ascii_isdigit ((char) c)))
        read_word (&reader);
      else
        read_mark (&reader, c, taken);
    }
}
