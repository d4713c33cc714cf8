#define G_LOG_DOMAIN "sj-table"

#include "config.h"

#include "feedback/sj-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-dialect.h"
#include "feedback/sj-encoding.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-table-sample.h"

struct _SjTable
{
  SjByteSource *source;
  char delimiter;
  SjTableSample *sample;
  SjTableHeader header;
  SjColumnProfile **profiles; /* made when asked for */
  SjDetection *detections;
};

/* Files that are no delimited text, by their first bytes. */
static const struct
{
  const char *magic;
  gsize length;
  const char *what;
} foreign[] = {
  { "PK\3\4", 4, N_("a spreadsheet or another packed file; save the sheet as CSV") },
  { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
    N_("an old or encrypted Excel workbook; save the sheet as CSV") },
  { "$FL2", 4, N_("an SPSS file; export it as CSV") },
  { "$FL3", 4, N_("an SPSS file; export it as CSV") },
  { "\x1F\x8B", 2, N_("compressed with gzip; unpack it first") },
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

static const char *
skip_spaces (const char *text,
             const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;

  return text;
}

/* What is text but no table: JSON and web pages, however they are indented. NULL for anything
 * else. */
static const char *
find_markup (const char *bytes,
             gsize       length)
{
  static const char *const pages[] = { "<!doctype", "<html" };
  const char *end = bytes + length;
  const char *start = skip_spaces (bytes + sj_encoding_bom_length ("UTF-8", bytes, length), end);
  const char *inner = start < end ? skip_spaces (start + 1, end) : end;

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if ((gsize) (end - start) >= strlen (pages[i]) &&
        g_ascii_strncasecmp (start, pages[i], strlen (pages[i])) == 0)
      return N_("a web page; export the answers as CSV");
  if (inner < end && ((*start == '{' && *inner == '"') || (*start == '[' && *inner == '{')))
    return N_("a JSON file; export the answers as CSV");

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
check_content (SjTable          *self,
               const SjReading  *reading,
               GError          **error)
{
  gsize length;
  const char *bytes = sj_byte_source_get_sample (self->source, &length, NULL);
  const char *name = sj_byte_source_get_name (self->source);
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
                   _("“%s” is not a CSV or TSV table but %s"), name, _(what));
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

static gboolean
set_encoding (SjTable          *self,
              const SjReading  *reading,
              GError          **error)
{
  gsize length;
  gboolean whole;
  const char *bytes = sj_byte_source_get_sample (self->source, &length, &whole);
  const char *encoding = reading->encoding;

  if (encoding == NULL)
    encoding = sj_encoding_detect (bytes, length, whole);

  return sj_byte_source_set_encoding (self->source, encoding, error);
}

static gboolean
read_sample (SjTable          *self,
             const SjReading  *reading,
             GError          **error)
{
  GString *text = sj_byte_source_decode_sample (self->source);
  gsize length;
  gboolean whole;
  gsize start;

  sj_byte_source_get_sample (self->source, &length, &whole);
  start = sj_dialect_read_sep_line (text->str, text->len, &self->delimiter);
  if (reading->delimiter != '\0')
    self->delimiter = reading->delimiter;
  else if (start == 0)
    self->delimiter = sj_dialect_find_delimiter (text->str, text->len);
  self->sample = sj_table_sample_new (text->str, text->len, start, self->delimiter, whole);
  g_string_free (text, TRUE);
  if (self->sample->rows->len > 0)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY, _("“%s” holds no rows"),
               sj_byte_source_get_name (self->source));
  return FALSE;
}

/**
 * sj_table_open:
 * @path: a file, or "-" for standard input
 * @reading: what is said about encoding, delimiter and header
 * @error: where to put a failure
 *
 * Opens a table of delimited text and looks at its beginning.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with @error set
 */
SjTable *
sj_table_open (const char       *path,
               const SjReading  *reading,
               GError          **error)
{
  g_autoptr(SjTable) self = NULL;
  guint n_columns;

  g_return_val_if_fail (path != NULL && reading != NULL, NULL);

  self = g_new0 (SjTable, 1);
  self->delimiter = ',';
  self->source = sj_byte_source_open (path, error);
  if (self->source == NULL || !check_content (self, reading, error) ||
      !set_encoding (self, reading, error) || !read_sample (self, reading, error))
    return NULL;

  sj_table_header_init (&self->header, self->sample, reading->header_rows);
  n_columns = self->header.names->len;
  self->profiles = g_new0 (SjColumnProfile *, MAX (1, n_columns));
  self->detections = g_new0 (SjDetection, MAX (1, n_columns));

  return g_steal_pointer (&self);
}

void
sj_table_free (SjTable *self)
{
  if (self == NULL)
    return;

  if (self->profiles != NULL)
    for (guint i = 0; i < self->header.names->len; i++)
      sj_column_profile_free (self->profiles[i]);
  g_free (self->profiles);
  g_free (self->detections);
  sj_table_header_clear (&self->header);
  sj_table_sample_free (self->sample);
  sj_byte_source_free (self->source);
  g_free (self);
}

const char *
sj_table_get_name (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sj_byte_source_get_name (self->source);
}

const char *
sj_table_get_encoding (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sj_byte_source_get_encoding (self->source);
}

char
sj_table_get_delimiter (SjTable *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->delimiter;
}

guint
sj_table_get_header_rows (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.n_rows;
}

/**
 * sj_table_get_vendor:
 *
 * Returns: (transfer none) (nullable): whose export the table is, if its header says so
 */
const char *
sj_table_get_vendor (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->header.vendor;
}

guint
sj_table_get_n_columns (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.names->len;
}

/**
 * sj_table_get_column_name:
 *
 * Returns: (transfer none): all header rows of a column joined, without markup
 */
const char *
sj_table_get_column_name (SjTable *self,
                          guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, NULL);

  return g_ptr_array_index (self->header.names, column);
}

/**
 * sj_table_get_column_label:
 *
 * Returns: (transfer none): what the column is called as a touchpoint: the row of a grid question,
 *   or the last header row
 */
const char *
sj_table_get_column_label (SjTable *self,
                           guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.labels->len, NULL);

  return g_ptr_array_index (self->header.labels, column);
}

/**
 * sj_table_get_profile:
 *
 * Returns: (transfer none): what a column looks like
 */
const SjColumnProfile *
sj_table_get_profile (SjTable *self,
                      guint    column)
{
  g_return_val_if_fail (self != NULL && column < self->header.names->len, NULL);

  if (self->profiles[column] == NULL)
    {
      self->profiles[column] =
        sj_column_profile_new (self->sample, self->header.first_row + self->header.n_rows, column);
      sj_scale_detect (self->profiles[column], sj_table_get_column_name (self, column),
                       &self->detections[column]);
    }

  return self->profiles[column];
}

/**
 * sj_table_get_detection:
 *
 * Returns: (transfer none): whether a column is a rating, and on which scale
 */
const SjDetection *
sj_table_get_detection (SjTable *self,
                        guint    column)
{
  if (sj_table_get_profile (self, column) == NULL)
    return NULL;

  return &self->detections[column];
}

SjColumnRole
sj_table_get_role (SjTable *self,
                   guint    column)
{
  const SjDetection *detection = sj_table_get_detection (self, column);

  return sj_column_role_detect (sj_table_get_profile (self, column),
                                sj_table_get_column_name (self, column), detection);
}

static gboolean
is_named (SjTable    *self,
          guint       column,
          const char *text)
{
  return g_str_equal (text, sj_table_get_column_name (self, column));
}

/* Whether the text is what one header row of the column says, or its label. */
static gboolean
is_called (SjTable    *self,
           guint       column,
           const char *text)
{
  if (g_str_equal (text, sj_table_get_column_label (self, column)))
    return TRUE;
  for (guint level = 0; level < self->header.n_rows; level++)
    {
      const char *cell =
        sj_table_sample_get_cell (self->sample, self->header.first_row + level, column);
      g_autofree char *clean = sj_plain_text_clean (cell);

      if (g_str_equal (text, cell) || (*clean != '\0' && g_str_equal (text, clean)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
begins_with (SjTable    *self,
             guint       column,
             const char *text)
{
  if (g_str_has_prefix (sj_table_get_column_name (self, column), text) ||
      g_str_has_prefix (sj_table_get_column_label (self, column), text))
    return TRUE;
  for (guint level = 0; level < self->header.n_rows; level++)
    if (g_str_has_prefix (
          sj_table_sample_get_cell (self->sample, self->header.first_row + level, column), text))
      return TRUE;

  return FALSE;
}

typedef gboolean (*ColumnTest) (SjTable    *self,
                                guint       column,
                                const char *text);

/* Returns how many columns pass, at most 2, and puts out the first two. */
static guint
count_columns (SjTable    *self,
               const char *text,
               ColumnTest  test,
               guint       found[2])
{
  guint n = 0;

  for (guint column = 0; column < self->header.names->len && n < 2; column++)
    if (test (self, column, text))
      found[n++] = column;

  return n;
}

static gboolean
find_number (SjTable    *self,
             const char *text,
             guint      *column,
             GError    **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text + 1, 10, 1, G_MAXUINT, &number, NULL) ||
      number > self->header.names->len)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   ngettext ("There is no column %s; “%s” has %u column",
                             "There is no column %s; “%s” has columns #1 to #%u",
                             self->header.names->len),
                   text, sj_table_get_name (self), self->header.names->len);
      return FALSE;
    }
  *column = (guint) number - 1;

  return TRUE;
}

/**
 * sj_table_find_column:
 * @self: a table
 * @text: a header, a beginning of it that is unique, or "#" and a number from 1
 * @column: (out): the column, from 0
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if there is no such column, or more than one
 */
gboolean
sj_table_find_column (SjTable     *self,
                      const char  *text,
                      guint       *column,
                      GError     **error)
{
  g_autofree char *clean = NULL;
  guint found[2];
  guint n;

  g_return_val_if_fail (self != NULL && text != NULL && column != NULL, FALSE);

  clean = sj_plain_text_clean (text);
  n = *clean != '\0' ? count_columns (self, clean, is_named, found) : 0;
  if (n == 0)
    n = count_columns (self, text, is_called, found);
  if (n == 0 && *clean != '\0')
    n = count_columns (self, clean, is_called, found);
  if (n == 0 && *text == '#' && g_ascii_isdigit (text[1]))
    return find_number (self, text, column, error);
  if (n == 0 && *text != '\0')
    n = count_columns (self, text, begins_with, found);
  if (n == 0 && *clean != '\0')
    n = count_columns (self, clean, begins_with, found);
  if (n == 1)
    {
      *column = found[0];
      return TRUE;
    }

  if (n == 0)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("“%s” has no column “%s”; see “sojourn-cli inspect”"), sj_table_get_name (self),
                 text);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("“%s” could be column #%u or #%u of “%s”; write more of the name, or the "
                   "number"),
                 text, found[0] + 1, found[1] + 1, sj_table_get_name (self));
  return FALSE;
}

SjByteSource *
sj_table_get_source (SjTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * sj_table_get_width:
 *
 * Returns: the cells of a full row, with the columns at the end that are left out for being empty
 */
guint
sj_table_get_width (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.width;
}

/**
 * sj_table_get_rows_offset:
 *
 * Returns: where the first row below the header starts, in bytes of the decoded text
 */
gsize
sj_table_get_rows_offset (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_array_index (self->sample->offsets, gsize, self->header.first_row + self->header.n_rows);
}

/**
 * sj_table_get_first_row:
 *
 * Returns: the number, from 1, of the first row below the header
 */
guint
sj_table_get_first_row (SjTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.first_row + self->header.n_rows + 1;
}
