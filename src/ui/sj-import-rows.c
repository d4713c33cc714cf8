#define G_LOG_DOMAIN "sj-import-rows"

#include "config.h"

#include "ui/sj-import-rows.h"

#include <string.h>

/**
 * SjImportRows:
 *
 * The first rows of a file as decoded, for people to look at. The rows that the file was recognised
 * by are there at once; the ones below them are read by a thread when somebody scrolls there, up to
 * a limit. The cells of personal columns are left where they are: they never come here.
 */
struct _SjImportRows
{
  GObject parent_instance;

  SjTable      *table;  /* the job's; valid until the job says that it has another */
  char         *path;
  SjReading     reading;
  guint         n_sample;
  guint         n_above;  /* header rows, and what stands above them */
  guint         n_columns;
  guint        *places;  /* of each column among those that are read; WITHHELD */
  guint         n_wanted;
  GPtrArray    *chunks;  /* of Chunk */
  guint         n_more;  /* rows in chunks */
  GCancellable *cancellable;
  gboolean      asked;
};

/* A row is made when a list shows it. */
struct _SjImportRow
{
  GObject parent_instance;

  SjImportRows *rows;
  guint         position;
};

/* Rows that came from the thread: all cells in one text, each ended by a zero. */
typedef struct
{
  guint    first;
  guint    n_rows;
  GString *text;
  GArray  *starts;  /* guint32, a cell each */
} Chunk;

/* What the thread needs. */
typedef struct
{
  char         *path;
  SjReading     reading;
  guint        *columns;
  guint         n_wanted;
  guint         n_rows;
  gsize         n_bytes;
} Reader;

#define WITHHELD G_MAXUINT
#define MAX_ROWS 50000
#define MAX_BYTES (64 * 1024 * 1024)
#define CHUNK_ROWS 2000
#define MAX_CELL 400
/* This near to the end more rows are read. */
#define NEAR 400

static void sj_import_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SjImportRow, sj_import_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SjImportRows, sj_import_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sj_import_rows_list_model_init))

static void
sj_import_row_finalize (GObject *object)
{
  g_clear_object (&SJ_IMPORT_ROW (object)->rows);

  G_OBJECT_CLASS (sj_import_row_parent_class)->finalize (object);
}

static void
sj_import_row_class_init (SjImportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_import_row_finalize;
}

static void
sj_import_row_init (SjImportRow *self)
{
}

/* Chunks */

static Chunk *
chunk_new (void)
{
  Chunk *chunk = g_new0 (Chunk, 1);

  chunk->text = g_string_new (NULL);
  chunk->starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  return chunk;
}

static void
chunk_free (gpointer data)
{
  Chunk *chunk = data;

  g_string_free (chunk->text, TRUE);
  g_array_unref (chunk->starts);
  g_free (chunk);
}

/* The thread */

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_free (reader->path);
  sj_reading_clear (&reader->reading);
  g_free (reader->columns);
  g_free (reader);
}

typedef struct
{
  GTask *task;
  Chunk *chunk;
} Delivery;

static gboolean
deliver (gpointer data)
{
  Delivery *delivery = data;
  SjImportRows *self = g_task_get_source_object (delivery->task);
  guint n_before = self->n_sample + self->n_more;

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (delivery->task)))
    {
      delivery->chunk->first = self->n_more;
      self->n_more += delivery->chunk->n_rows;
      g_ptr_array_add (self->chunks, g_steal_pointer (&delivery->chunk));
      g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0,
                                  self->n_sample + self->n_more - n_before);
    }
  g_clear_pointer (&delivery->chunk, chunk_free);
  g_object_unref (delivery->task);
  g_free (delivery);

  return G_SOURCE_REMOVE;
}

/* To the thread of the list, one after the other: invoked, a chunk may be delivered by this thread
 * at once while those before it wait. */
static void
send (GTask *task,
      Chunk *chunk)
{
  g_autoptr(GSource) source = g_idle_source_new ();
  Delivery *delivery = g_new (Delivery, 1);

  delivery->task = g_object_ref (task);
  delivery->chunk = chunk;
  g_source_set_callback (source, deliver, delivery, NULL);
  g_source_attach (source, g_task_get_context (task));
}

/* Cut where it is too long to be looked at. */
static void
append_cell (Chunk        *chunk,
             const SjCell *cell)
{
  SjCell head = *cell;
  guint32 start = (guint32) chunk->text->len;
  g_autofree char *text = NULL;
  gsize length;

  g_array_append_val (chunk->starts, start);
  head.length = MIN (head.length, 4 * MAX_CELL);
  text = sj_cell_dup_text (&head, NULL);
  length = strlen (text);
  if (g_utf8_strlen (text, -1) > MAX_CELL)
    length = (gsize) (g_utf8_offset_to_pointer (text, MAX_CELL) - text);
  g_string_append_len (chunk->text, text, length);
  g_string_append_c (chunk->text, '\0');
}

typedef struct
{
  GTask  *task;
  Reader *reader;
  Chunk  *chunk;
} Taking;

static gboolean
take_rows (gpointer           consumer,
           const SjRowBatch  *batch,
           guint             *failed_row,
           GError           **error)
{
  Taking *taking = consumer;
  Reader *reader = taking->reader;

  for (guint row = 0; row < batch->n_rows; row++)
    {
      gsize before = taking->chunk->text->len;

      if (reader->n_rows >= MAX_ROWS || reader->n_bytes >= MAX_BYTES)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
          return FALSE;
        }
      for (guint i = 0; i < batch->n_columns; i++)
        append_cell (taking->chunk, &batch->cells[row * batch->n_columns + i]);
      reader->n_rows++;
      reader->n_bytes += taking->chunk->text->len - before;
      if (++taking->chunk->n_rows == CHUNK_ROWS)
        {
          send (taking->task, g_steal_pointer (&taking->chunk));
          taking->chunk = chunk_new ();
        }
    }

  return TRUE;
}

static void
read_more (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Reader *reader = task_data;
  g_autoptr(SjTable) table = sj_table_open (reader->path, &reader->reading, NULL);
  Taking taking = { task, reader, NULL };
  gpointer consumer = &taking;
  SjRowCounts counts;
  SjRowScan scan = {
    .columns = reader->columns,
    .n_columns = reader->n_wanted,
    .func = take_rows,
    .consumers = &consumer,
    .n_threads = 1,
    .cancellable = cancellable,
  };

  if (table != NULL)
    {
      SjRowSource *rows = sj_table_get_source (table);

      taking.chunk = chunk_new ();
      scan.skip = rows->sample->rows->len;
      scan.width = sj_table_get_width (table);
      sj_row_source_scan (rows, &scan, &counts, NULL);
      if (taking.chunk->n_rows > 0)
        send (task, taking.chunk);
      else
        chunk_free (taking.chunk);
    }
  g_task_return_boolean (task, reader->n_rows < MAX_ROWS && reader->n_bytes < MAX_BYTES);
}

static gboolean
ask_for_more (gpointer user_data)
{
  SjImportRows *self = user_data;
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, NULL, NULL);
  Reader *reader = g_new0 (Reader, 1);

  reader->path = g_strdup (self->path);
  sj_reading_copy (&reader->reading, &self->reading);
  reader->columns = g_new (guint, MAX (1, self->n_columns));
  for (guint i = 0; i < self->n_columns; i++)
    if (self->places[i] != WITHHELD)
      reader->columns[reader->n_wanted++] = i;
  g_task_set_task_data (task, reader, reader_free);
  g_task_run_in_thread (task, read_more);

  return G_SOURCE_REMOVE;
}

/* The list */

static GType
sj_import_rows_get_item_type (GListModel *list)
{
  return SJ_TYPE_IMPORT_ROW;
}

static guint
sj_import_rows_get_n_items (GListModel *list)
{
  SjImportRows *self = SJ_IMPORT_ROWS (list);

  return self->n_sample + self->n_more;
}

static gpointer
sj_import_rows_get_item (GListModel *list,
                         guint       position)
{
  SjImportRows *self = SJ_IMPORT_ROWS (list);
  SjImportRow *row;

  if (position >= self->n_sample + self->n_more)
    return NULL;

  if (!self->asked && position + NEAR >= self->n_sample)
    {
      self->asked = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ask_for_more, g_object_ref (self), g_object_unref);
    }
  row = g_object_new (SJ_TYPE_IMPORT_ROW, NULL);
  row->rows = g_object_ref (self);
  row->position = position;

  return row;
}

static void
sj_import_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sj_import_rows_get_item_type;
  iface->get_n_items = sj_import_rows_get_n_items;
  iface->get_item = sj_import_rows_get_item;
}

static void
sj_import_rows_finalize (GObject *object)
{
  SjImportRows *self = SJ_IMPORT_ROWS (object);

  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->cancellable);
  sj_reading_clear (&self->reading);

  G_OBJECT_CLASS (sj_import_rows_parent_class)->finalize (object);
}

static void
sj_import_rows_class_init (SjImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_import_rows_finalize;
}

static void
sj_import_rows_init (SjImportRows *self)
{
  self->chunks = g_ptr_array_new_with_free_func (chunk_free);
  self->cancellable = g_cancellable_new ();
  sj_reading_init (&self->reading);
}

/**
 * sj_import_rows_new:
 * @job: a job with a table
 *
 * Returns: (transfer full): its first rows, to be stopped when the job gets another table
 */
SjImportRows *
sj_import_rows_new (SjImportJob *job)
{
  SjImportRows *self;
  SjTable *table;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);
  g_return_val_if_fail (sj_import_job_get_table (job) != NULL, NULL);

  self = g_object_new (SJ_TYPE_IMPORT_ROWS, NULL);
  table = self->table = sj_import_job_get_table (job);
  self->path = g_strdup (sj_import_job_get_path (job));
  sj_reading_clear (&self->reading);
  sj_reading_copy (&self->reading, sj_import_job_get_reading (job));
  self->n_sample = sj_table_get_source (table)->sample->rows->len;
  self->n_above = sj_table_get_n_rows_above (table);
  self->n_columns = sj_table_get_n_columns (table);
  self->places = g_new (guint, MAX (1, self->n_columns));
  for (guint i = 0; i < self->n_columns; i++)
    self->places[i] = sj_table_get_role (table, i) == SJ_ROLE_PERSONAL &&
                          !sj_import_job_shows_personal (job, i)
                        ? WITHHELD : self->n_wanted++;

  return self;
}

/**
 * sj_import_rows_stop:
 * @self: rows that nobody will look at any more
 */
void
sj_import_rows_stop (SjImportRows *self)
{
  g_return_if_fail (SJ_IS_IMPORT_ROWS (self));

  g_cancellable_cancel (self->cancellable);
  self->asked = TRUE;
  self->table = NULL;
}

guint
sj_import_rows_get_position (SjImportRow *row)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ROW (row), 0);

  return row->position;
}

/**
 * sj_import_rows_is_header:
 * @row: a row
 *
 * Returns: whether it stands in the header or above it
 */
gboolean
sj_import_rows_is_header (SjImportRow *row)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ROW (row), FALSE);

  return row->position < row->rows->n_above;
}

/**
 * sj_import_rows_get_number:
 * @row: a row
 *
 * Returns: its number from 1 among the answers; 0 in the header
 */
guint
sj_import_rows_get_number (SjImportRow *row)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ROW (row), 0);

  return sj_import_rows_is_header (row) ? 0 : row->position - row->rows->n_above + 1;
}

static const Chunk *
find_chunk (SjImportRows *self,
            guint         row)
{
  guint low = 0, high = self->chunks->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;
      const Chunk *chunk = g_ptr_array_index (self->chunks, middle);

      if (chunk->first <= row)
        low = middle;
      else
        high = middle;
    }

  return g_ptr_array_index (self->chunks, low);
}

/**
 * sj_import_rows_get_text:
 * @row: a row
 * @column: a column, from 0
 *
 * Returns: (transfer none): what stands in the cell; "" where it is not to be seen
 */
const char *
sj_import_rows_get_text (SjImportRow *row,
                         guint        column)
{
  SjImportRows *self;
  const Chunk *chunk;
  guint position;

  g_return_val_if_fail (SJ_IS_IMPORT_ROW (row), "");

  self = row->rows;
  if (self->table == NULL || column >= self->n_columns || self->places[column] == WITHHELD)
    return "";
  if (row->position < self->n_sample)
    return sj_table_sample_get_cell (sj_table_get_source (self->table)->sample, row->position,
                                     column);

  position = row->position - self->n_sample;
  chunk = find_chunk (self, position);

  return chunk->text->str + g_array_index (chunk->starts, guint32,
                                           (position - chunk->first) * self->n_wanted +
                                             self->places[column]);
}
