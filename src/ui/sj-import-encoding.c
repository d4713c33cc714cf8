#define G_LOG_DOMAIN "sj-import-encoding"

#include "config.h"

#include "ui/sj-import-encoding.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-encoding.h"

/*
 * The encodings of texts under the names that people know them by.
 */

typedef struct
{
  const char *id;  /* as converters call it */
  const char *title;
} Encoding;

/* Those that a person can choose come first. */
#define N_CHOICES 13

static const Encoding encodings[] = {
  { "UTF-8", "UTF-8" },
  { "WINDOWS-1252", "Windows-1252" },
  { "ISO-8859-1", N_("ISO 8859-1 (Latin 1)") },
  { "ISO-8859-15", N_("ISO 8859-15 (Latin 9)") },
  { "MACINTOSH", "Mac Roman" },
  { "UTF-16LE", N_("UTF-16 (little endian)") },
  { "UTF-16BE", N_("UTF-16 (big endian)") },
  { "WINDOWS-1250", N_("Windows-1250 (Central European)") },
  { "WINDOWS-1251", N_("Windows-1251 (Cyrillic)") },
  { "SHIFT_JIS", N_("Shift JIS (Japanese)") },
  { "GB18030", N_("GB 18030 (Chinese)") },
  { "EUC-KR", N_("EUC-KR (Korean)") },
  { SJ_ENCODING_TWICE, N_("UTF-8, encoded twice") },

  { "US-ASCII", "ASCII" },
  { "UTF-32LE", N_("UTF-32 (little endian)") },
  { "UTF-32BE", N_("UTF-32 (big endian)") },
  { "ISO-8859-2", N_("ISO 8859-2 (Central European)") },
  { "ISO-8859-5", N_("ISO 8859-5 (Cyrillic)") },
  { "ISO-8859-7", N_("ISO 8859-7 (Greek)") },
  { "ISO-8859-8", N_("ISO 8859-8 (Hebrew)") },
  { "WINDOWS-1253", N_("Windows-1253 (Greek)") },
  { "WINDOWS-1255", N_("Windows-1255 (Hebrew)") },
  { "WINDOWS-1256", N_("Windows-1256 (Arabic)") },
  { "MAC-CYRILLIC", N_("Mac (Cyrillic)") },
  { "KOI8-R", N_("KOI8-R (Cyrillic)") },
  { "IBM855", N_("DOS 855 (Cyrillic)") },
  { "IBM866", N_("DOS 866 (Cyrillic)") },
  { "EUC-JP", N_("EUC-JP (Japanese)") },
  { "ISO-2022-JP", N_("ISO 2022-JP (Japanese)") },
  { "BIG5", N_("Big5 (Chinese)") },
  { "EUC-TW", N_("EUC-TW (Chinese)") },
  { "UHC", N_("UHC (Korean)") },
  { "TIS-620", N_("TIS-620 (Thai)") },
};

/**
 * sj_import_encoding_count:
 *
 * Returns: how many encodings a person can choose from
 */
guint
sj_import_encoding_count (void)
{
  return N_CHOICES;
}

/**
 * sj_import_encoding_get_id:
 * @position: less than sj_import_encoding_count()
 *
 * Returns: (transfer none): the encoding as converters call it
 */
const char *
sj_import_encoding_get_id (guint position)
{
  g_return_val_if_fail (position < N_CHOICES, NULL);

  return encodings[position].id;
}

/**
 * sj_import_encoding_get_title:
 * @id: an encoding as converters call it, in any case
 *
 * Returns: (transfer none): its name; @id itself where there is no better one
 */
const char *
sj_import_encoding_get_title (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].id, id) == 0)
      return _(encodings[i].title);

  return id;
}
