#define G_LOG_DOMAIN "sj-delimited-source"

#include "config.h"

#include "feedback/sj-delimited-source.h"

#include <glib/gi18n-lib.h>

#include "feedback/sj-csv-scan.h"
#include "feedback/sj-dialect.h"
#include "feedback/sj-encoding.h"

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

static gboolean
sj_delimited_source_scan (SjRowSource      *source,
                          const SjRowScan  *rows,
                          SjRowCounts      *counts,
                          GError          **error)
{
  SjDelimitedSource *self = (SjDelimitedSource *) source;
  SjCsvScan scan = {
    .source = self->bytes,
    .delimiter = source->delimiter,
    .width = rows->width,
    .columns = rows->columns,
    .n_columns = rows->n_columns,
    .func = rows->func,
    .consumers = rows->consumers,
    .n_threads = rows->n_threads,
    .first_row = rows->skip + 1,
    .cancellable = rows->cancellable,
    .progress = rows->progress,
    .progress_data = rows->progress_data,
  };
  gsize offset = g_array_index (source->sample->offsets, gsize, rows->skip);
  gboolean done;

  if (!sj_byte_source_start (self->bytes, offset, error))
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
  source->delimiter = ',';
  start = sj_dialect_read_sep_line (text->str, text->len, &source->delimiter);
  if (reading->delimiter != '\0')
    source->delimiter = reading->delimiter;
  else if (start == 0)
    source->delimiter = sj_dialect_find_delimiter (text->str, text->len);
  source->sample = sj_table_sample_new (text->str, text->len, start, source->delimiter, whole);
  g_string_free (text, TRUE);
}

/**
 * sj_delimited_source_open:
 * @bytes: (transfer full): the text
 * @reading: what is said about encoding and delimiter
 * @error: where to put a failure
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set if there is no such
 *   encoding
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
  self->parent.format_id = self->parent.delimiter == '\t' ? "tsv" : "csv";
  self->parent.format = g_strdup (self->parent.delimiter == '\t' ? _("TSV") : _("CSV"));

  return &self->parent;
}
