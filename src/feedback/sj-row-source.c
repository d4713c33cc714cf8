#define G_LOG_DOMAIN "sj-row-source"

#include "config.h"

#include "feedback/sj-row-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-byte-source.h"
#include "feedback/sj-database-source.h"
#include "feedback/sj-database-sqlite.h"
#include "feedback/sj-delimited-source.h"
#include "feedback/sj-encoding.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-record-source.h"
#include "feedback/sj-statistics-source.h"
#include "feedback/sj-workbook-source.h"

/* Files that are no table this program reads, by their first bytes. */
static const struct
{
  const char *magic;
  gsize length;
  const char *what;
} foreign[] = {
  { "$FL2", 4, N_("an SPSS file, which this build cannot read; export it as CSV") },
  { "$FL3", 4, N_("an SPSS file, which this build cannot read; export it as CSV") },
  { "%PDF", 4, N_("a PDF document") },
  { "SQLite format 3", 15, N_("an SQLite database") },
  { "BZh", 3, N_("compressed with bzip2; unpack it first") },
  { "\xFD" "7zXZ", 5, N_("compressed with xz; unpack it first") },
  { "\x28\xB5\x2F\xFD", 4, N_("compressed with zstd; unpack it first") },
  { "7z\xBC\xAF\x27\x1C", 6, N_("a packed file; unpack it first") },
  { "Rar!", 4, N_("a packed file; unpack it first") },
  { "\x89PNG", 4, N_("a picture") },
  { "\xFF\xD8\xFF", 3, N_("a picture") },
  { "GIF8", 4, N_("a picture") },
  { "<?xml", 5, N_("an XML file") },
};

/**
 * sj_row_source_list_suffixes:
 *
 * Returns: (transfer none) (array zero-terminated=1): how names of files with answers end, without
 *   the dot; a file may hold answers whatever its name
 */
const char *const *
sj_row_source_list_suffixes (void)
{
  static const char *const suffixes[] = { "csv", "tsv", "tab", "txt", "gz", "xlsx", "xlsm", "xls",
                                          "ods", "json", "ndjson", "jsonl", "sav", "zsav", "por",
                                          "dta", "sas7bdat", "sqlite", "sqlite3", "db", NULL };

  return suffixes;
}

static const char *
skip_spaces (const char *text,
             const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;

  return text;
}

/* What is text but no table: web pages, however they are indented. NULL for anything else. */
static const char *
find_markup (const char *bytes,
             gsize       length)
{
  static const char *const pages[] = { "<!doctype", "<html" };
  const char *end = bytes + length;
  const char *start = skip_spaces (bytes + sj_encoding_bom_length ("UTF-8", bytes, length), end);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if ((gsize) (end - start) >= strlen (pages[i]) &&
        g_ascii_strncasecmp (start, pages[i], strlen (pages[i])) == 0)
      return N_("a web page; export the answers as CSV");

  return NULL;
}

static const char *
find_foreign (const char *bytes,
              gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (length >= foreign[i].length && memcmp (bytes, foreign[i].magic, foreign[i].length) == 0)
      return foreign[i].what;

  return find_markup (bytes, length);
}

static gboolean
check_content (SjByteSource     *bytes_source,
               const SjReading  *reading,
               GError          **error)
{
  gsize length;
  const char *bytes = sj_byte_source_get_sample (bytes_source, &length, NULL);
  const char *name = sj_byte_source_get_name (bytes_source);
  const char *what = find_foreign (bytes, length);

  if (length == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” is empty"), name);
      return FALSE;
    }
  if (what != NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   /* Translators: a file name, then what the file is */
                   _("“%s” is not a table of answers but %s"), name, _(what));
      return FALSE;
    }
  if (reading->encoding == NULL &&
      sj_encoding_unit (sj_encoding_detect (bytes, length, FALSE)) == 1 &&
      sj_encoding_is_binary (bytes, length))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” is not a text table but binary data; export the answers as CSV, or say "
                     "the encoding if it is text"),
                   name);
      return FALSE;
    }

  return TRUE;
}

/* The source of the kind that the first bytes tell. */
static SjRowSource *
open_kind (const char       *path,
           const SjReading  *reading,
           GError          **error)
{
  g_autoptr(SjByteSource) bytes_source = NULL;
  const char *bytes;
  gsize length;

  if (sj_database_is_connection (path))
    return sj_database_source_open (path, reading, error);
  bytes_source = sj_byte_source_open (path, error);
  if (bytes_source == NULL)
    return NULL;

  bytes = sj_byte_source_get_sample (bytes_source, &length, NULL);
#ifdef HAVE_SQLITE
  if (sj_database_sqlite_knows (bytes, length))
    return sj_database_source_open (path, reading, error);
#endif
  if (sj_workbook_source_knows (bytes, length))
    return sj_workbook_source_open (path, sj_workbook_source_is_old (bytes, length), reading,
                                    error);
#ifdef HAVE_READSTAT
  if (sj_statistics_source_knows (path, bytes, length))
    return sj_statistics_source_open (path, bytes, length, error);
#endif
  if (sj_record_source_knows (path, bytes, length))
    return sj_record_source_open (path, g_steal_pointer (&bytes_source), reading, error);
  if (!check_content (bytes_source, reading, error))
    return NULL;

  return sj_delimited_source_open (g_steal_pointer (&bytes_source), reading, error);
}

/**
 * sj_row_source_open:
 * @path: a file, "-" for standard input, or a connection string of ODBC
 * @reading: what is said about encoding, delimiter and sheet
 * @error: where to put a failure
 *
 * Opens a file that holds a table, whatever its format, and reads its first rows.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjRowSource *
sj_row_source_open (const char       *path,
                    const SjReading  *reading,
                    GError          **error)
{
  g_autoptr(SjRowSource) self = NULL;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  self = open_kind (path, reading, error);
  if (self == NULL)
    return NULL;
  if (self->sample->rows->len == 0)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” holds no rows"),
                   self->name);
      return NULL;
    }

  self->once = g_str_equal (path, "-");

  return g_steal_pointer (&self);
}

void
sj_row_source_free (SjRowSource *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  sj_table_sample_free (self->sample);
  self->klass->free (self);
}

/**
 * sj_row_source_count_threads:
 *
 * Returns: how many threads, and consumers, a scan is worth
 */
guint
sj_row_source_count_threads (SjRowSource *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->klass->count_threads != NULL ? self->klass->count_threads (self) : 1;
}

/**
 * sj_row_source_scan:
 * @self: a source
 * @scan: what is wanted and who takes it
 * @counts: (out): what was found out about the rows
 * @error: where to put a failure
 *
 * Reads all rows. Each consumer is called by one thread only. Standard input can be read once.
 *
 * Returns: %FALSE with @error set if reading or a consumer failed, or the work was cancelled
 */
gboolean
sj_row_source_scan (SjRowSource      *self,
                    const SjRowScan  *scan,
                    SjRowCounts      *counts,
                    GError          **error)
{
  g_return_val_if_fail (self != NULL && scan != NULL && counts != NULL, FALSE);
  g_return_val_if_fail (scan->n_threads > 0, FALSE);

  return self->klass->scan (self, scan, counts, error);
}
