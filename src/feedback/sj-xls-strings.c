#define G_LOG_DOMAIN "sj-xls"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-xls-parts.h"

/* A real export has a few million characters; more than this is meant to fill the memory. */
#define MAX_BYTES (256 * 1024 * 1024)
#define WIDE 0x01
#define HAS_EXTENSION 0x04
#define HAS_RUNS 0x08

void
sj_xls_strings_init (SjXlsStrings *strings)
{
  gsize start = 0;

  strings->text = g_string_new (NULL);
  strings->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_val (strings->starts, start);
}

void
sj_xls_strings_clear (SjXlsStrings *strings)
{
  g_string_free (strings->text, TRUE);
  g_array_unref (strings->starts);
}

/* UTF-16 whose pairs may be broken. */
static void
append_wide (GString      *text,
             const guint8 *bytes,
             gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      gunichar c = sj_xls_get_16 (bytes + i * 2);

      if (c >= 0xD800 && c < 0xDC00 && i + 1 < n)
        {
          gunichar low = sj_xls_get_16 (bytes + i * 2 + 2);

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i++;
            }
        }
      if (c >= 0xD800 && c < 0xE000)
        c = 0xFFFD;
      g_string_append_unichar (text, c != 0 ? c : ' ');
    }
}

/**
 * sj_xls_append_text:
 * @text: where to write
 * @bytes: characters
 * @n: how many
 * @wide: whether each is two bytes of UTF-16
 * @code: (nullable): the encoding of characters of one byte; %NULL for the first 256 of Unicode
 */
void
sj_xls_append_text (GString      *text,
                    const guint8 *bytes,
                    gsize         n,
                    gboolean      wide,
                    const char   *code)
{
  g_autofree char *converted = NULL;

  if (wide)
    {
      append_wide (text, bytes, n);
      return;
    }
  if (code != NULL)
    converted = g_convert_with_fallback ((const char *) bytes, (gssize) n, "UTF-8", code,
                                         "\xEF\xBF\xBD", NULL, NULL, NULL);
  if (converted != NULL)
    {
      g_string_append (text, converted);
      return;
    }
  for (gsize i = 0; i < n; i++)
    g_string_append_unichar (text, bytes[i] != 0 ? bytes[i] : ' ');
}

/* Bytes of a record and, where it ends, of those that continue it. */
typedef struct
{
  SjXlsReader *reader;
  SjXlsRecord record;
  gsize at;
} Feed;

/* Goes on to the next record where this one is used up. Returns FALSE at the end of the texts. */
static gboolean
refill (Feed    *feed,
        GError **error)
{
  while (feed->at >= feed->record.length)
    {
      if (!sj_xls_reader_next_is (feed->reader, SJ_XLS_CONTINUE) ||
          !sj_xls_reader_next (feed->reader, &feed->record, error))
        return FALSE;
      feed->at = 0;
    }

  return TRUE;
}

/* Numbers do not lie across two records. */
static gboolean
read_number (Feed     *feed,
             gsize     size,
             guint32  *number,
             GError  **error)
{
  if (!refill (feed, error))
    return FALSE;
  *number = sj_xls_get_32 (feed->record.bytes + feed->at);
  if (size < 4)
    *number &= (1u << (size * 8)) - 1;
  feed->at += size;

  return TRUE;
}

static gboolean
skip_bytes (Feed     *feed,
            guint64   n,
            GError  **error)
{
  while (n > 0)
    {
      gsize here;

      if (!refill (feed, error))
        return FALSE;
      here = (gsize) MIN (n, (guint64) feed->record.length - feed->at);
      feed->at += here;
      n -= here;
    }

  return TRUE;
}

/* Where characters go on in the next record, it says again how wide they are. */
static gboolean
read_characters (Feed     *feed,
                 guint32   n,
                 gboolean  wide,
                 GString  *text,
                 GError  **error)
{
  while (n > 0)
    {
      gsize size = wide ? 2 : 1;
      guint32 here;

      if (feed->at + size > feed->record.length)
        {
          guint32 flags;

          feed->at = feed->record.length;
          if (!read_number (feed, 1, &flags, error))
            return FALSE;
          wide = (flags & WIDE) != 0;
          continue;
        }
      here = MIN (n, (guint32) ((feed->record.length - feed->at) / size));
      sj_xls_append_text (text, feed->record.bytes + feed->at, here, wide, NULL);
      feed->at += here * size;
      n -= here;
    }

  return TRUE;
}

static gboolean
read_string (Feed          *feed,
             SjXlsStrings  *strings,
             GError       **error)
{
  guint32 n, flags, n_runs = 0, n_extension = 0;

  if (!read_number (feed, 2, &n, error) || !read_number (feed, 1, &flags, error))
    return FALSE;
  if ((flags & HAS_RUNS) != 0 && !read_number (feed, 2, &n_runs, error))
    return FALSE;
  if ((flags & HAS_EXTENSION) != 0 && !read_number (feed, 4, &n_extension, error))
    return FALSE;
  if (!read_characters (feed, n, (flags & WIDE) != 0, strings->text, error))
    return FALSE;
  g_array_append_val (strings->starts, strings->text->len);

  return skip_bytes (feed, (guint64) n_runs * 4 + n_extension, error);
}

/**
 * sj_xls_strings_read:
 * @strings: where to put them
 * @reader: the reader that has read @first
 * @first: the record that they begin in
 * @error: where to put a failure
 *
 * Reads all texts; those behind the end of a damaged file are none.
 *
 * Returns: %FALSE with @error set if there is too much or the file cannot be read
 */
gboolean
sj_xls_strings_read (SjXlsStrings       *strings,
                     SjXlsReader        *reader,
                     const SjXlsRecord  *first,
                     GError            **error)
{
  Feed feed = { .reader = reader, .record = *first, .at = 8 };
  guint32 n = sj_xls_get_32 (first->bytes + 4);
  GError *problem = NULL;

  for (guint32 i = 0; i < n && strings->text->len < MAX_BYTES; i++)
    if (!read_string (&feed, strings, &problem))
      break;
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (strings->text->len < MAX_BYTES)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               _("The workbook holds more text than fits into memory; save the sheet as CSV"));
  return FALSE;
}

/**
 * sj_xls_strings_get:
 *
 * Returns: (transfer none): a text, not terminated; "" if there is no such one
 */
const char *
sj_xls_strings_get (const SjXlsStrings *strings,
                    guint32             number,
                    gsize              *length)
{
  const gsize *starts = (const gsize *) (void *) strings->starts->data;

  *length = 0;
  if (number >= strings->starts->len - 1)
    return "";
  *length = starts[number + 1] - starts[number];

  return strings->text->str + starts[number];
}
