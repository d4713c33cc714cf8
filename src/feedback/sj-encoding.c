#define G_LOG_DOMAIN "sj-encoding"

#include "feedback/sj-encoding.h"

#include <string.h>
#include <uchardet.h>

/* Which text encoding a file is in, told from its first bytes: byte order mark, zero bytes, strict
 * UTF-8, then what the 8-bit bytes look like. */

/* Control characters that are no accident of a short text. */
#define MANY_CONTROLS 12

/* Families that uchardet knows by more than one frequent byte. Latin ones are told by our own rule,
 * because it takes Mac Roman and short texts for anything. */
static const char *const trusted[] = {
  "SHIFT_JIS", "EUC-JP", "ISO-2022-JP", "GB18030", "BIG5", "EUC-TW", "EUC-KR", "UHC",
  "WINDOWS-1251", "KOI8-R", "ISO-8859-5", "IBM855", "IBM866", "MAC-CYRILLIC", "ISO-8859-7",
  "WINDOWS-1253", "WINDOWS-1255", "ISO-8859-8", "WINDOWS-1256", "TIS-620", "ISO-8859-2",
  "WINDOWS-1250", NULL,
};

/**
 * sj_encoding_bom_length:
 * @encoding: an encoding
 * @bytes: the beginning of a file
 * @length: its length
 *
 * Returns: the length of the encoding's byte order mark if the file begins with it, or 0
 */
gsize
sj_encoding_bom_length (const char *encoding,
                        const char *bytes,
                        gsize       length)
{
  g_return_val_if_fail (encoding != NULL && bytes != NULL, 0);

  if (sj_encoding_is_twice (encoding) && length >= 6 &&
      memcmp (bytes, "\xC3\xAF\xC2\xBB\xC2\xBF", 6) == 0)
    return 6;
  if (sj_encoding_is_utf8 (encoding) || sj_encoding_is_twice (encoding))
    return length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  if (g_ascii_strcasecmp (encoding, "UTF-32LE") == 0)
    return length >= 4 && memcmp (bytes, "\xFF\xFE\0\0", 4) == 0 ? 4 : 0;
  if (g_ascii_strcasecmp (encoding, "UTF-32BE") == 0)
    return length >= 4 && memcmp (bytes, "\0\0\xFE\xFF", 4) == 0 ? 4 : 0;
  if (g_ascii_strcasecmp (encoding, "UTF-16LE") == 0)
    return length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0 ? 2 : 0;
  if (g_ascii_strcasecmp (encoding, "UTF-16BE") == 0)
    return length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0 ? 2 : 0;

  return 0;
}

gboolean
sj_encoding_is_utf8 (const char *encoding)
{
  g_return_val_if_fail (encoding != NULL, FALSE);

  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
         g_ascii_strcasecmp (encoding, "UTF8") == 0 ||
         g_ascii_strcasecmp (encoding, "US-ASCII") == 0 ||
         g_ascii_strcasecmp (encoding, "ASCII") == 0;
}

/**
 * sj_encoding_unit:
 * @encoding: an encoding
 *
 * Returns: the bytes of its smallest unit
 */
gsize
sj_encoding_unit (const char *encoding)
{
  g_return_val_if_fail (encoding != NULL, 1);

  if (g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0)
    return 4;

  return g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 ? 2 : 1;
}

gboolean
sj_encoding_is_twice (const char *encoding)
{
  g_return_val_if_fail (encoding != NULL, FALSE);

  return g_ascii_strcasecmp (encoding, SJ_ENCODING_TWICE) == 0;
}

/* The byte that a character of Windows-1252 was, or 0. Five bytes mean nothing there, and stand for
 * themselves. */
static guchar
get_windows_byte (gunichar c)
{
  static const gunichar upper[32] = {
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  };

  if (c >= 0xA0 && c <= 0xFF)
    return (guchar) c;
  for (guint i = 0; i < G_N_ELEMENTS (upper); i++)
    if (upper[i] == c)
      return (guchar) (0x80 + i);

  return 0;
}

/* Whether a run of characters that are not ASCII was UTF-8 once. Puts out where it ends. */
static gboolean
run_was_utf8 (const char  *text,
              const char  *end,
              const char **rest)
{
  g_autoptr(GString) bytes = g_string_new (NULL);
  gboolean fits = TRUE;

  while (text < end && (guchar) *text >= 0x80)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);
      guchar byte = c < 0x110000 ? get_windows_byte (c) : 0;

      fits &= byte != 0;
      g_string_append_c (bytes, (char) byte);
      text += c < 0x110000 ? g_utf8_skip[(guchar) *text] : 1;
    }
  *rest = text;

  return fits && bytes->len > 1 && g_utf8_validate (bytes->str, (gssize) bytes->len, NULL);
}

/**
 * sj_encoding_looks_twice:
 * @text: the beginning of a text as UTF-8
 * @length: its length
 *
 * Returns: whether the text was encoded twice: nearly all that is not ASCII becomes UTF-8 when it
 *   is written as Windows-1252
 */
gboolean
sj_encoding_looks_twice (const char *text,
                         gsize       length)
{
  const char *end = text + length;
  guint n_twice = 0, n_once = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  while (text < end)
    if ((guchar) *text < 0x80)
      text++;
    else if (run_was_utf8 (text, end, &text))
      n_twice++;
    else
      n_once++;

  return n_twice > 0 && n_twice >= n_once * 9;
}

static const char *
detect_utf16 (const char *bytes,
              gsize       length)
{
  gsize zeros[2] = { 0, 0 };
  gsize pairs = length / 2;

  for (gsize i = 0; i < pairs * 2; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (pairs == 0)
    return NULL;
  if (zeros[1] * 10 >= pairs * 3 && zeros[0] * 10 < pairs)
    return "UTF-16LE";
  if (zeros[0] * 10 >= pairs * 3 && zeros[1] * 10 < pairs)
    return "UTF-16BE";

  return NULL;
}

static gboolean
is_valid_utf8 (const char *bytes,
               gsize       length,
               gboolean    whole)
{
  const char *position = bytes;
  const char *end = bytes + length;
  const char *bad;

  /* Zero bytes are no mistake here, but g_utf8_validate stops at them. */
  while (!g_utf8_validate (position, end - position, &bad))
    {
      if (*bad == '\0')
        position = bad + 1;
      else
        return !whole && end - bad < 4 &&
               g_utf8_get_char_validated (bad, end - bad) == (gunichar) -2;
    }

  return TRUE;
}

static const char *
detect_foreign (const char *bytes,
                gsize       length)
{
  uchardet_t detector;
  const char *answer = NULL;
  gboolean seen[128] = { FALSE };
  guint n_distinct = 0;

  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 128 && !seen[(guchar) bytes[i] - 128])
      {
        seen[(guchar) bytes[i] - 128] = TRUE;
        n_distinct++;
      }
  if (n_distinct < 4)
    return NULL;

  detector = uchardet_new ();
  if (uchardet_handle_data (detector, bytes, length) == 0)
    {
      uchardet_data_end (detector);
      for (gsize i = 0; trusted[i] != NULL && answer == NULL; i++)
        if (g_ascii_strcasecmp (uchardet_get_charset (detector), trusted[i]) == 0)
          answer = trusted[i];
    }
  uchardet_delete (detector);

  return answer;
}

/* Windows-1252 or Mac Roman: counts letters with marks and apostrophes that stand next to ASCII
 * letters, and the no-break space of Mac Roman, which in the other code is a capital letter that
 * would stand behind a small one. */
static const char *
detect_latin (const char *bytes,
              gsize       length)
{
  gsize mac = 0, windows = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];
      char before = i > 0 ? bytes[i - 1] : ' ';
      char after = i + 1 < length ? bytes[i + 1] : ' ';

      if (c < 128)
        continue;
      if (c == 0xCA && g_ascii_islower (before))
        mac++;
      if (!g_ascii_isalpha (before) && !g_ascii_isalpha (after))
        continue;
      if (strchr ("\x8E\x8A\x9A\x9F\xD5", c) != NULL)
        mac++;
      else if (strchr ("\xE9\xE4\xF6\xFC\x92", c) != NULL)
        windows++;
    }

  return mac > windows ? "macintosh" : "windows-1252";
}

/**
 * sj_encoding_detect:
 * @bytes: the beginning of a file
 * @length: its length
 * @whole: whether this is all of the file; otherwise it may end within a character
 *
 * Returns: (transfer none): the name of the encoding as iconv knows it
 */
const char *
sj_encoding_detect (const char *bytes,
                    gsize       length,
                    gboolean    whole)
{
  /* The mark of UTF-16LE begins that of UTF-32LE. */
  static const char *const marked[] = { "UTF-8", "UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE" };
  const char *answer;

  g_return_val_if_fail (bytes != NULL, "UTF-8");

  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++)
    if (sj_encoding_bom_length (marked[i], bytes, length) > 0)
      return marked[i];

  answer = detect_utf16 (bytes, length);
  if (answer == NULL && is_valid_utf8 (bytes, length, whole))
    answer = "UTF-8";
  if (answer == NULL)
    answer = detect_foreign (bytes, length);

  return answer != NULL ? answer : detect_latin (bytes, length);
}

/**
 * sj_encoding_is_binary:
 * @bytes: the beginning of a file
 * @length: its length
 *
 * Returns: whether there are more control characters than a damaged text has: a sixth of the bytes,
 *   or a twentieth of many, for chance makes a tenth of them so
 */
gboolean
sj_encoding_is_binary (const char *bytes,
                       gsize       length)
{
  gsize n_control = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  for (gsize i = 0; i < length; i++)
    n_control += (guchar) bytes[i] < 32 && strchr ("\t\n\r\f\v\x1B", bytes[i]) == NULL;
  for (gsize i = 0; i < length; i++)
    n_control += bytes[i] == '\0';

  return n_control * 6 > length || (n_control >= MANY_CONTROLS && n_control * 20 > length);
}
