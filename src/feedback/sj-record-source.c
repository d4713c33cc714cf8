#define G_LOG_DOMAIN "sj-record-source"

#include "config.h"

#include "feedback/sj-record-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-encoding.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-record-columns.h"
#include "feedback/sj-record-parser.h"
#include "feedback/sj-record-reader.h"
#include "feedback/sj-row-batcher.h"

#define SAMPLE_RECORDS 2000
#define SAMPLE_SIZE (16 * 1024 * 1024)
#define RECORDS_PER_REPORT 256
#define HEAD_SIZE 64

/* Records of JSON. What is a column is decided by the first records. */
typedef struct
{
  SjRowSource parent;
  char *path;
  char *encoding;
  SjByteSource *bytes; /* of what can be read once only, else NULL */
  char *list;          /* the one that was asked for, or NULL */
  SjRecordColumns *columns;
} SjRecordSource;

static void
sj_record_source_free (SjRowSource *source)
{
  SjRecordSource *self = (SjRecordSource *) source;

  sj_byte_source_free (self->bytes);
  sj_record_columns_free (self->columns);
  g_free (self->path);
  g_free (self->encoding);
  g_free (self->list);
  g_free (self);
}

static gboolean
parse (SjRecordSource     *self,
       SjRecordParser     *parser,
       SjRecordReader     *reader,
       const char         *text,
       gsize               length,
       SjRecordFieldFunc   func,
       gpointer            user_data,
       GError            **error)
{
  g_autofree char *number = NULL;
  const char *problem;
  guint64 line;

  if (sj_record_parser_run (parser, text, length, func, user_data))
    return TRUE;

  problem = sj_record_parser_get_problem (parser, &line);
  number = g_strdup_printf ("%" G_GUINT64_FORMAT, sj_record_reader_get_line (reader) + line);
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
               /* Translators: a file name, the number of a line, what is wrong there */
               _("“%s”, line %s: %s; save the answers again as JSON, or export them as CSV"),
               self->parent.name, number, problem);
  return FALSE;
}

/* Reads a record into a row. @complete tells whether all of its keys have columns. */
static gboolean
read_record (SjRecordSource  *self,
             SjRecordParser  *parser,
             SjRecordReader  *reader,
             const char      *text,
             gsize            length,
             SjSheetRow      *row,
             gboolean        *complete,
             GError         **error)
{
  sj_record_columns_begin (self->columns);
  if (!parse (self, parser, reader, text, length, sj_record_columns_take, self->columns, error))
    return FALSE;

  *complete = sj_record_columns_end (self->columns, row);

  return TRUE;
}

static gboolean
report (const SjRowScan  *scan,
        SjRecordReader   *reader,
        GError          **error)
{
  double fraction = sj_record_reader_get_fraction (reader);

  if (scan->progress != NULL && fraction >= 0.0)
    scan->progress (MIN (fraction, 1.0), scan->progress_data);

  return !g_cancellable_set_error_if_cancelled (scan->cancellable, error);
}

/* Hands the rows on, the header first. */
static gboolean
scan_records (SjRecordSource   *self,
              SjRecordReader   *reader,
              SjRecordParser   *parser,
              SjSheetRow       *row,
              SjRowBatcher     *batcher,
              const SjRowScan  *scan,
              guint64          *n_incomplete,
              GError          **error)
{
  GError *problem = NULL;
  const char *text;
  gsize length;

  sj_sheet_row_begin (row, 0);
  sj_record_columns_get_header (self->columns, row);
  if (!sj_row_batcher_take (batcher, row, error))
    return FALSE;

  for (guint64 number = 1; sj_record_reader_next (reader, &text, &length, &problem); number++)
    {
      gboolean complete;

      sj_sheet_row_begin (row, number);
      if (!read_record (self, parser, reader, text, length, row, &complete, error) ||
          !sj_row_batcher_take (batcher, row, error) ||
          (number % RECORDS_PER_REPORT == 0 && !report (scan, reader, error)))
        return FALSE;
      *n_incomplete += !complete;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return report (scan, reader, error);
}

static SjByteSource *
open_bytes (SjRecordSource  *self,
            GError         **error)
{
  g_autoptr(SjByteSource) bytes = sj_byte_source_open (self->path, error);

  if (bytes == NULL || !sj_byte_source_set_encoding (bytes, self->encoding, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

static gboolean
sj_record_source_scan (SjRowSource      *source,
                       const SjRowScan  *scan,
                       SjRowCounts      *counts,
                       GError          **error)
{
  SjRecordSource *self = (SjRecordSource *) source;
  g_autoptr(SjByteSource) own = NULL;
  g_autoptr(SjRecordReader) reader = NULL;
  g_autoptr(SjRecordParser) parser = sj_record_parser_new ();
  g_autoptr(SjRowBatcher) batcher = NULL;
  guint64 n_incomplete = 0;
  SjSheetRow row;
  gboolean done;

  if (self->bytes == NULL)
    {
      own = open_bytes (self, error);
      if (own == NULL)
        return FALSE;
    }
  reader = sj_record_reader_new (own != NULL ? own : self->bytes, self->list, error);
  if (reader == NULL)
    return FALSE;

  batcher = sj_row_batcher_new (scan);
  sj_sheet_row_init (&row);
  done = scan_records (self, reader, parser, &row, batcher, scan, &n_incomplete, error) &&
         sj_row_batcher_finish (batcher, counts, error);
  sj_sheet_row_clear (&row);
  if (done)
    counts->long_rows += n_incomplete;
  source->n_replaced += sj_record_parser_get_replaced (parser) +
                        sj_byte_source_get_replaced (own != NULL ? own : self->bytes);

  return done;
}

static const SjRowSourceClass record_class = {
  .free = sj_record_source_free,
  .scan = sj_record_source_scan,
};

/* The first letters of a file, whatever the width of its characters. */
static gsize
read_head (const char *bytes,
           gsize       length,
           char       *head)
{
  gsize n = 0;

  for (gsize i = 0; i < length && n < HEAD_SIZE; i++)
    {
      gboolean mark = i < 3 && strchr ("\xEF\xBB\xBF\xFE\xFF", bytes[i]) != NULL;

      if (!mark && bytes[i] != '\0' && !g_ascii_isspace (bytes[i]))
        head[n++] = bytes[i];
    }

  return n;
}

static gboolean
is_named_as_json (const char *path)
{
  static const char *const endings[] = { ".json", ".ndjson", ".jsonl" };
  g_autofree char *name = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (name, ".gz"))
    name[strlen (name) - 3] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;

  return FALSE;
}

/**
 * sj_record_source_knows:
 * @path: the path of a file
 * @bytes: its first bytes
 * @length: how many
 *
 * Returns: whether it is JSON, by its first bytes or by its name
 */
gboolean
sj_record_source_knows (const char *path,
                        const char *bytes,
                        gsize       length)
{
  char head[HEAD_SIZE];
  gsize n;

  g_return_val_if_fail (path != NULL && (bytes != NULL || length == 0), FALSE);

  n = read_head (bytes, length, head);
  if (n >= 2 && ((head[0] == '{' && (head[1] == '"' || head[1] == '}')) ||
                 (head[0] == '[' && head[1] == '{')))
    return TRUE;

  return length > 0 && is_named_as_json (path);
}

/* What tells records of Qualtrics: an identifier, and answers below "values". */
static void
look_for_codes (gpointer             user_data,
                const SjRecordField *field)
{
  guint *found = user_data;

  if (g_str_equal (field->path, "responseId"))
    *found |= 1;
  if (g_str_has_prefix (field->path, "values."))
    *found |= 2;
}

static gboolean
find_codes (SjRecordSource  *self,
            SjRecordParser  *parser,
            SjRecordReader  *reader,
            const char      *text,
            gsize            length,
            GError         **error)
{
  guint found = 0;

  if (!parse (self, parser, reader, text, length, look_for_codes, &found, error))
    return FALSE;

  sj_record_columns_set_coded (self->columns, found == 3);

  return TRUE;
}

static gboolean
read_sample_records (SjRecordSource  *self,
                     SjRecordParser  *parser,
                     SjRecordReader  *reader,
                     SjSheetRow      *row,
                     GError         **error)
{
  GPtrArray *rows = self->parent.sample->rows;
  GError *problem = NULL;
  gsize total = 0;
  const char *text;
  gsize length;

  while (rows->len < SAMPLE_RECORDS && total < SAMPLE_SIZE &&
         sj_record_reader_next (reader, &text, &length, &problem))
    {
      gboolean complete;

      sj_sheet_row_begin (row, rows->len + 1);
      if ((rows->len == 0 && !find_codes (self, parser, reader, text, length, error)) ||
          !read_record (self, parser, reader, text, length, row, &complete, error))
        return FALSE;
      if (sj_record_columns_overflow (self->columns))
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                       _("The records of “%s” have more than %d different keys; export the answers "
                         "as CSV"), self->parent.name, SJ_RECORD_COLUMNS_MAX);
          return FALSE;
        }
      g_ptr_array_add (rows, sj_sheet_row_to_texts (row));
      total += length;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  return TRUE;
}

/* Rows are read before all columns are known, so the header comes last and goes first. */
static gboolean
read_sample (SjRecordSource  *self,
             SjRecordReader  *reader,
             GError         **error)
{
  g_autoptr(SjRecordParser) parser = sj_record_parser_new ();
  GPtrArray *rows;
  SjSheetRow row;
  gboolean done;

  self->parent.sample = sj_table_sample_new_empty ();
  rows = self->parent.sample->rows;
  sj_sheet_row_init (&row);
  done = read_sample_records (self, parser, reader, &row, error);
  if (done && rows->len > 0)
    {
      sj_sheet_row_begin (&row, 0);
      sj_record_columns_get_header (self->columns, &row);
      g_ptr_array_insert (rows, 0, sj_sheet_row_to_texts (&row));
    }
  sj_sheet_row_clear (&row);
  sj_record_columns_close (self->columns);
  if (done && (rows->len == 0 || ((GPtrArray *) g_ptr_array_index (rows, 0))->len == 0))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY,
                   _("“%s” holds no records with answers at its beginning"), self->parent.name);
      return FALSE;
    }

  return done;
}

/* JSON is UTF-8, but some programs write UTF-16 all the same. */
static char *
find_encoding (SjByteSource    *bytes,
               const SjReading *reading)
{
  gsize length;
  gboolean whole;
  const char *sample = sj_byte_source_get_sample (bytes, &length, &whole);
  const char *found;

  if (reading->encoding != NULL)
    return g_strdup (reading->encoding);

  found = sj_encoding_detect (sample, length, whole);
  return g_strdup (sj_encoding_unit (found) > 1 ? found : "UTF-8");
}

/* A file is read a second time for its rows; what is no file keeps what was read of it. */
static gboolean
look_at (SjRecordSource  *self,
         SjByteSource    *bytes,
         GError         **error)
{
  gboolean once = !g_file_test (self->path, G_FILE_TEST_IS_REGULAR);
  g_autoptr(SjByteSource) held = bytes;
  g_autoptr(SjRecordReader) reader = NULL;

  if (!sj_byte_source_set_encoding (bytes, self->encoding, error))
    return FALSE;
  reader = once ? sj_record_reader_new_for_sample (bytes, self->list, error)
                : sj_record_reader_new (bytes, self->list, error);
  if (reader == NULL)
    return FALSE;

  self->parent.format_id = sj_record_reader_get_layout (reader) == SJ_RECORD_LAYOUT_LINES ? "ndjson"
                                                                                       : "json";
  self->parent.format = g_strdup (g_str_equal (self->parent.format_id, "ndjson") ? _("NDJSON")
                                                                                 : _("JSON"));
  if (!read_sample (self, reader, error))
    return FALSE;
  if (once)
    self->bytes = g_steal_pointer (&held);

  return TRUE;
}

/**
 * sj_record_source_open:
 * @path: a file that sj_record_source_knows(), or "-"
 * @bytes: (transfer full): its bytes
 * @reading: says the encoding and, as the sheet, which list of records to read, or leaves it open
 * @error: where to put a failure
 *
 * The header has the keys of the first 2,000 records in order of first appearance; records with
 * keys that come up later count as long rows.
 *
 * Returns: (transfer full) (nullable): the source, or %NULL with @error set
 */
SjRowSource *
sj_record_source_open (const char       *path,
                       SjByteSource     *bytes,
                       const SjReading  *reading,
                       GError          **error)
{
  g_autoptr(SjRowSource) source = NULL;
  SjRecordSource *self;

  g_return_val_if_fail (path != NULL && bytes != NULL && reading != NULL, NULL);

  self = g_new0 (SjRecordSource, 1);
  source = &self->parent;
  source->klass = &record_class;
  source->name = g_strdup (sj_byte_source_get_name (bytes));
  source->header_rows = 1;
  self->path = g_strdup (path);
  self->encoding = find_encoding (bytes, reading);
  self->list = g_strdup (reading->sheet);
  self->columns = sj_record_columns_new ();
  if (!look_at (self, bytes, error))
    return NULL;

  return g_steal_pointer (&source);
}
