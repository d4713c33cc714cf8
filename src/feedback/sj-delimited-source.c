#define G_LOG_DOMAIN "sj-delimited-source"

#include "config.h"

#include "feedback/sj-delimited-source.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-csv-scan.h"
#include "feedback/sj-csv-tail.h"
#include "feedback/sj-dialect.h"
#include "feedback/sj-encoding.h"
#include "feedback/sj-feedback-error.h"

/* Rows of delimited text, such as CSV. */
typedef struct
{
  SjRowSource parent;
  SjByteSource *bytes;
} SjDelimitedSource;

static void
sj_delimited_source_free (SjRowSource *source)
{
  SjDelimitedSource *self = (SjDelimitedSource *) source;

  sj_byte_source_free (self->bytes);
  g_free (self);
}

static guint
sj_delimited_source_count_threads (SjRowSource *source)
{
  return sj_csv_scan_thread_count (((SjDelimitedSource *) source)->bytes);
}

static SjCsvRecord *
list_headers (SjTableSample   *sample,
              const SjRowScan *rows,
              guint           *n)
{
  SjCsvRecord *headers = g_new0 (SjCsvRecord, MAX (1, rows->n_headers));

  for (*n = 0; *n < rows->n_headers && rows->header + *n < sample->records->len; (*n)++)
    headers[*n].text = g_bytes_get_data (g_ptr_array_index (sample->records, rows->header + *n),
                                         &headers[*n].length);

  return headers;
}

/* Of a file that can be read anywhere, the end is looked at first. */
static gboolean
find_end (SjDelimitedSource  *self,
          const SjRowScan    *rows,
          gsize               offset,
          SjCsvScan          *scan,
          GError            **error)
{
  guint64 size = sj_byte_source_get_size (self->bytes);
  gsize wanted = MIN (SJ_CSV_TAIL_SIZE, size - MIN (size, offset));
  g_autofree char *tail = g_malloc (wanted + 1);
  gssize length = sj_byte_source_read_at (self->bytes, tail, wanted, size - offset - wanted, error);
  gsize cut;

  if (length < 0)
    return FALSE;
  cut = sj_csv_tail_find (tail, (gsize) length, scan->delimiter, scan->width, rows->judge,
                          &scan->below);
  if (cut > 0)
    scan->length = MAX (1, size - offset - cut);

  return TRUE;
}

static gboolean
sj_delimited_source_scan (SjRowSource      *source,
                          const SjRowScan  *rows,
                          SjRowCounts      *counts,
                          GError          **error)
{
  SjDelimitedSource *self = (SjDelimitedSource *) source;
  SjTableSample *sample = source->sample;
  guint n_headers;
  g_autofree SjCsvRecord *headers = list_headers (sample, rows, &n_headers);
  gsize offset = g_array_index (sample->offsets, gsize, rows->skip);
  SjCsvScan scan = {
    .source = self->bytes,
    .delimiter = source->delimiter,
    .width = rows->width,
    .columns = rows->columns,
    .n_columns = rows->n_columns,
    .func = rows->func,
    .consumers = rows->consumers,
    .n_threads = rows->n_threads,
    .first_row = sj_table_sample_get_number (sample, rows->skip),
    .headers = headers,
    .n_headers = n_headers,
    .cancellable = rows->cancellable,
    .progress = rows->progress,
    .progress_data = rows->progress_data,
  };
  gboolean done;

  if (rows->end > rows->skip)
    scan.length = g_array_index (sample->offsets, gsize, rows->end) - offset;
  else if (rows->end > 0)
    scan.length = 1; /* a line end at most */

  if (!sj_byte_source_start (self->bytes, offset, error))
    return FALSE;
  if (rows->judge != NULL && !sj_byte_source_is_random (self->bytes))
    scan.judge = rows->judge;
  else if (rows->judge != NULL && !find_end (self, rows, offset, &scan, error))
    return FALSE;

  done = sj_csv_scan_run (&scan, counts, error);
  source->n_replaced += sj_byte_source_get_replaced (self->bytes);

  return done;
}

static const SjRowSourceClass delimited_class = {
  .free = sj_delimited_source_free,
  .count_threads = sj_delimited_source_count_threads,
  .scan = sj_delimited_source_scan,
};

static gboolean
set_encoding (SjDelimitedSource  *self,
              const SjReading    *reading,
              GError            **error)
{
  gsize length;
  gboolean whole;
  const char *bytes = sj_byte_source_get_sample (self->bytes, &length, &whole);
  const char *encoding = reading->encoding;

  if (encoding == NULL)
    encoding = sj_encoding_detect (bytes, length, whole);
  self->parent.encoding = g_strdup (encoding);

  return sj_byte_source_set_encoding (self->bytes, encoding, error);
}

static void
read_sample (SjDelimitedSource *self,
             const SjReading   *reading)
{
  SjRowSource *source = &self->parent;
  GString *text = sj_byte_source_decode_sample (self->bytes);
  gsize length;
  gboolean whole;
  gsize start;

  sj_byte_source_get_sample (self->bytes, &length, &whole);
  if (sj_encoding_is_utf8 (source->encoding) && sj_encoding_looks_twice (text->str, text->len))
    source->repair = SJ_ENCODING_TWICE;
  source->delimiter = ',';
  start = sj_dialect_read_sep_line (text->str, text->len, &source->delimiter);
  if (reading->delimiter != '\0')
    source->delimiter = reading->delimiter;
  else if (start == 0)
    source->delimiter = sj_dialect_find_delimiter (text->str, text->len);
  source->sample = sj_table_sample_new (text->str, text->len, start, source->delimiter, whole);
  g_string_free (text, TRUE);
}

static gboolean
check_width (SjDelimitedSource  *self,
             GError            **error)
{
  SjRowSource *source = &self->parent;

  if (!source->sample->too_wide)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
               /* Translators: a file name, a number, the character between cells */
               _("“%s” has a row of more than %d cells, more than any table of answers; say what "
                 "stands between two cells if it is not “%c”"),
               source->name, SJ_TABLE_MAX_COLUMNS, source->delimiter);
  return FALSE;
}

/**
 * sj_delimited_source_open:
 * @bytes: (transfer full): the text
 * @reading: what is said about encoding and delimiter
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set if there is no such
 *   encoding, or the text is no table
 */
SjRowSource *
sj_delimited_source_open (SjByteSource     *bytes,
                          const SjReading  *reading,
                          GError          **error)
{
  SjDelimitedSource *self;

  g_return_val_if_fail (bytes != NULL && reading != NULL, NULL);

  self = g_new0 (SjDelimitedSource, 1);
  self->parent.klass = &delimited_class;
  self->parent.name = g_strdup (sj_byte_source_get_name (bytes));
  self->parent.header_rows = -1;
  self->bytes = bytes;
  if (!set_encoding (self, reading, error))
    {
      sj_row_source_free (&self->parent);
      return NULL;
    }
  read_sample (self, reading);
  if (!check_width (self, error))
    {
      sj_row_source_free (&self->parent);
      return NULL;
    }
  self->parent.format_id = self->parent.delimiter == '\t' ? "tsv" : "csv";
  self->parent.format = g_strdup (self->parent.delimiter == '\t' ? _("TSV") : _("CSV"));

  return &self->parent;
}
