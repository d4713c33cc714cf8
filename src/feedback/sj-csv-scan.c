#define G_LOG_DOMAIN "sj-csv"

#include "config.h"

#include "feedback/sj-csv-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "feedback/sj-csv-masks.h"
#include "feedback/sj-csv-positions.h"
#include "feedback/sj-csv-tail.h"
#include "feedback/sj-feedback-error.h"

/* Threads take blocks in turn. Each reads its block and finds its structure for both ways it may
 * start; then, in the order of the file, it learns how it does start, gets the record that the
 * blocks before left unfinished, and leaves its own unfinished one. That step is short, so that the
 * rest of the work runs side by side. */

#define BLOCK_SIZE (256 * 1024)
#define BATCH_ROWS 256
#define BATCH_CELLS 65536 /* of a wide table fewer rows at a time */
#define MAX_RECORD (16 * 1024 * 1024)
#define MAX_THREADS 4
/* Cells of a record behind these are counted, but no table is as wide. */
#define MAX_CELLS 65536
#define UTF8_MARK "\xEF\xBB\xBF"

/* The part that threads share. */
typedef struct
{
  const SjCsvScan *scan;
  gsize block_size;
  guint batch_rows;
  SjCsvFlatten flatten;
  GMutex read_lock;
  guint64 next_block;
  guint64 n_read; /* of text that comes in its order only */
  SjCsvAhead ahead;

  GMutex lock;
  GCond turn_passed;
  guint64 turn;
  SjCsvState state;
  GByteArray *unfinished;
  gboolean finished; /* the end of the text is passed */
  gboolean unclosed; /* it lies within quotation marks */
  gboolean broken;   /* a block is missing: those behind cannot be read */
  gint stop;         /* take no new block */
  GArray *block_rows; /* guint32: records that ended in each block */
  GError *error;
  guint64 error_block;
  guint error_row;
  SjRowCounts counts;
} Shared;

typedef struct
{
  Shared *shared;
  gpointer consumer;
  gboolean reports;
  char *bytes;
  SjCsvMasks masks;
  SjCsvPositions positions;
  SjCell *cells;      /* of one batch */
  guint n_needed;     /* cells up to the last one that is wanted */
  guint32 n_records;  /* of this block, with those that are not handed on */
  gboolean has_zeros; /* the block holds bytes of zero */
  guint n_rows;       /* of the batch */
  guint32 batch_row;  /* the record that the batch begins with */
  guint32 *row_records; /* which record each row of the batch is */
  guint64 block;
  SjRowCounts counts;
} Worker;

static void
worker_init (Worker   *worker,
             Shared   *shared,
             gpointer  consumer)
{
  const SjCsvScan *scan = shared->scan;

  memset (worker, 0, sizeof *worker);
  worker->shared = shared;
  worker->consumer = consumer;
  worker->bytes = g_malloc (shared->block_size + SJ_CSV_PADDING);
  sj_csv_masks_init (&worker->masks, shared->block_size);
  sj_csv_positions_init (&worker->positions, shared->block_size);
  worker->cells = g_new (SjCell, (gsize) shared->batch_rows * MAX (1, scan->n_columns));
  worker->row_records = g_new (guint32, shared->batch_rows);
  for (guint i = 0; i < scan->n_columns; i++)
    worker->n_needed = MAX (worker->n_needed, scan->columns[i] + 1);
}

static void
worker_clear (Worker *worker)
{
  g_free (worker->bytes);
  sj_csv_masks_clear (&worker->masks);
  sj_csv_positions_clear (&worker->positions);
  g_free (worker->cells);
  g_free (worker->row_records);
}

/* Keeps the failure that stands first in the file. */
static void
take_error (Worker *worker,
            GError *error,
            guint   row)
{
  Shared *shared = worker->shared;

  g_mutex_lock (&shared->lock);
  if (shared->error == NULL || worker->block < shared->error_block)
    {
      g_clear_error (&shared->error);
      shared->error = error;
      shared->error_block = worker->block;
      shared->error_row = row;
    }
  else
    {
      g_error_free (error);
    }
  g_mutex_unlock (&shared->lock);
  g_atomic_int_set (&shared->stop, TRUE);
}

static gboolean
flush_rows (Worker *worker)
{
  const SjCsvScan *scan = worker->shared->scan;
  GError *error = NULL;
  guint failed_row = 0;
  SjRowBatch batch = {
    .cells = worker->cells,
    .n_rows = worker->n_rows,
    .n_columns = scan->n_columns,
    .order = worker->block << 24 | worker->batch_row,
    .roomy = TRUE,
  };

  if (worker->n_rows == 0)
    return TRUE;

  worker->n_rows = 0;
  if (scan->func (worker->consumer, &batch, &failed_row, &error))
    return TRUE;

  take_error (worker, error, worker->row_records[MIN (failed_row, batch.n_rows - 1)]);
  return FALSE;
}

/* Whether a record is the header again. Where files were put together it may begin with the mark of
 * the second one. */
static inline gboolean
is_header (const SjCsvScan *scan,
           const char      *record,
           gsize            length)
{
  const gsize mark = strlen (UTF8_MARK);

  for (guint i = 0; i < scan->n_headers; i++)
    {
      const SjCsvRecord *header = &scan->headers[i];

      if (G_UNLIKELY (length == header->length) && memcmp (record, header->text, length) == 0)
        return TRUE;
      if (G_UNLIKELY (length == header->length + mark) &&
          memcmp (record, UTF8_MARK, mark) == 0 &&
          memcmp (record + mark, header->text, header->length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Where the record stands, until it is known how many the blocks before hold. */
static inline guint64
get_place (Worker *worker)
{
  return (worker->block + 1) << 24 | worker->n_records;
}

/* Notes what is odd about a record. */
static void
note_oddities (Worker     *worker,
               const char *record,
               gsize       length,
               guint       n_fields)
{
  SjRowCounts *counts = &worker->counts;
  guint width = worker->shared->scan->width;
  guint64 place = get_place (worker);

  if (n_fields < width && counts->short_rows++ < SJ_ROW_PLACES)
    sj_row_places_add (counts->short_at, place);
  if (n_fields > width && counts->long_rows++ < SJ_ROW_PLACES)
    sj_row_places_add (counts->long_at, place);
  if (worker->has_zeros && memchr (record, '\0', length) != NULL &&
      counts->zero_rows++ < SJ_ROW_PLACES)
    sj_row_places_add (counts->zero_at, place);
}

static void
note_header (Worker *worker)
{
  worker->counts.header_rows++;
  sj_row_places_add (worker->counts.header_at, get_place (worker));
}

static inline void
put_cell (SjCell        *cell,
          const char    *bytes,
          const guint32 *end)
{
  guint32 from = end[-1] + 1; /* of 32 bits: it may begin anew at 0 */
  guint32 length = *end - from;

  cell->text = bytes + from;
  cell->length = length;
  cell->quoted = (length > 0) & (bytes[from] == '"');
}

static inline void
put_cells (const SjCsvScan *scan,
           SjCell          *cells,
           const char      *bytes,
           const guint32   *ends)
{
  const guint *columns = scan->columns;

  for (guint i = 0, n = scan->n_columns; i < n; i++)
    put_cell (&cells[i], bytes, ends + columns[i]);
}

/* Cells that the record lacks are empty. */
static void
put_short_cells (const SjCsvScan *scan,
                 SjCell          *cells,
                 const char      *bytes,
                 const guint32   *ends,
                 guint            n_fields)
{
  for (guint i = 0; i < scan->n_columns; i++)
    if (scan->columns[i] < n_fields)
      put_cell (&cells[i], bytes, ends + scan->columns[i]);
    else
      cells[i] = (SjCell) { NULL, 0, 0 };
}

/* Puts the wanted cells of one record into the batch. Before the first of its cells' ends stands
 * that of the record before, and behind the last cell a byte can be read. */
static inline gboolean
put_record (Worker        *worker,
            const char    *bytes,
            const guint32 *ends,
            guint          n_fields)
{
  const SjCsvScan *scan = worker->shared->scan;
  SjCell *cell = worker->cells + (gsize) worker->n_rows * scan->n_columns;
  guint32 start = ends[-1] + 1, length = ends[n_fields - 1] - start;

  if (length == 0 && n_fields == 1)
    return TRUE;
  worker->n_records++;
  if (length == n_fields - 1)
    {
      worker->counts.blank_rows++;
      return TRUE;
    }

  if (is_header (scan, bytes + start, length))
    {
      note_header (worker);
      return TRUE;
    }

  worker->counts.rows++;
  if (G_UNLIKELY (n_fields != scan->width || worker->has_zeros))
    note_oddities (worker, bytes + start, length, n_fields);
  if (G_LIKELY (n_fields >= worker->n_needed))
    put_cells (scan, cell, bytes, ends);
  else
    put_short_cells (scan, cell, bytes, ends, n_fields);
  if (worker->n_rows == 0)
    worker->batch_row = worker->n_records;
  worker->row_records[worker->n_rows++] = worker->n_records;

  return worker->n_rows < worker->shared->batch_rows || flush_rows (worker);
}

/* The end of the record that begins behind the end before @first: mostly it is as wide as the
 * table. */
static inline guint
find_record_end (const SjCsvPositions *positions,
                 guint                 first,
                 guint                 width,
                 guint32               line_end)
{
  guint last = first + width - 1;

  if (G_LIKELY (last < positions->n_ends && positions->ends[last] == line_end))
    return last;
  for (last = first; positions->ends[last] != line_end;)
    last++;

  return last;
}

/* The records that both begin and end in the block: from behind its first line end. */
static gboolean
put_block (Worker *worker)
{
  const SjCsvPositions *positions = &worker->positions;
  guint first;

  sj_csv_positions_find (&worker->positions, &worker->masks, worker->shared->flatten);
  if (positions->n_breaks == 0)
    return TRUE;

  first = find_record_end (positions, 0, 1, positions->breaks[0]) + 1;
  for (guint i = 1; i < positions->n_breaks; i++)
    {
      guint last = find_record_end (positions, first, worker->shared->scan->width,
                                    positions->breaks[i]);

      if (!put_record (worker, worker->bytes, positions->ends + first, last - first + 1))
        return FALSE;
      first = last + 1;
    }

  return flush_rows (worker);
}

/**
 * sj_csv_split_record:
 * @bytes: the text from the start of a record
 * @length: its length
 * @delimiter: the byte between two cells
 * @ends: (element-type guint32): where to put the ends of the cells
 *
 * Reads one record byte by byte. Of the cells behind the first 65,536 only the last one's end is
 * put out.
 *
 * Returns: the length of the record without its line end
 */
gsize
sj_csv_split_record (const char *bytes,
                     gsize       length,
                     char        delimiter,
                     GArray     *ends)
{
  SjCsvState state = SJ_CSV_FIELD_START;
  gsize i;

  g_return_val_if_fail (bytes != NULL && ends != NULL, 0);

  g_array_set_size (ends, 0);
  for (i = 0; i < length; i++)
    {
      char c = bytes[i];
      gboolean is_break = c == '\n' || c == '\r';
      guint32 end = (guint32) i;

      if (state == SJ_CSV_QUOTED)
        {
          if (c == '"')
            state = SJ_CSV_QUOTE_IN_QUOTED;
          continue;
        }
      if (is_break)
        break;
      if (c == delimiter)
        {
          if (ends->len < MAX_CELLS)
            g_array_append_val (ends, end);
          state = SJ_CSV_FIELD_START;
        }
      else if (c == '"' && state != SJ_CSV_UNQUOTED)
        state = SJ_CSV_QUOTED;
      else
        state = SJ_CSV_UNQUOTED;
    }
  g_array_append_vals (ends, (guint32[]) { (guint32) i }, 1);

  return i;
}

static gboolean
put_unfinished (Worker     *worker,
                GByteArray *record)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 before = G_MAXUINT32; /* one more is 0 */
  const guint8 room[SJ_CELL_ROOM] = { 0 };
  const gsize length = record->len;
  const char *bytes;

  if (length == 0)
    return TRUE;

  g_byte_array_append (record, room, sizeof room);
  bytes = (const char *) record->data;
  worker->has_zeros = memchr (bytes, '\0', length) != NULL;
  sj_csv_split_record (bytes, length, worker->shared->scan->delimiter, ends);
  g_array_prepend_val (ends, before);

  return put_record (worker, bytes, (const guint32 *) (void *) ends->data + 1, ends->len - 1) &&
         flush_rows (worker);
}

static gssize
first_break (const SjCsvMasks *masks)
{
  for (gsize word = 0; word < masks->n_words; word++)
    {
      guint64 breaks = masks->breaks[word] & ~masks->inside[word];

      if (breaks != 0)
        return word * 64 + __builtin_ctzll (breaks);
    }

  return -1;
}

static gssize
last_break (const SjCsvMasks *masks)
{
  for (gsize word = masks->n_words; word-- > 0;)
    {
      guint64 breaks = masks->breaks[word] & ~masks->inside[word];

      if (breaks != 0)
        return word * 64 + 63 - __builtin_clzll (breaks);
    }

  return -1;
}

/* The step that goes by turns: settles how the block starts, and joins the record that the blocks
 * before left with the head of this one. Returns that record if it ends here. */
static GByteArray *
join_blocks (Worker *worker,
             gsize   length)
{
  Shared *shared = worker->shared;
  GByteArray *record = NULL;
  const guint8 *bytes = (const guint8 *) worker->bytes;
  gssize first, last;

  if (length == 0)
    {
      shared->finished = TRUE;
      shared->unclosed = shared->state == SJ_CSV_QUOTED;
      return g_steal_pointer (&shared->unfinished);
    }

  shared->state = sj_csv_masks_settle (&worker->masks, shared->state, worker->bytes, length,
                                       shared->scan->delimiter);
  first = first_break (&worker->masks);
  last = last_break (&worker->masks);
  if (first < 0)
    {
      g_byte_array_append (shared->unfinished, bytes, (guint) length);
      return NULL;
    }

  record = g_steal_pointer (&shared->unfinished);
  g_byte_array_append (record, bytes, (guint) first);
  shared->unfinished = g_byte_array_new ();
  g_byte_array_append (shared->unfinished, bytes + last + 1, (guint) (length - last - 1));

  return record;
}

static void
fail_for_length (Worker *worker)
{
  GError *error;

  error = g_error_new (SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                       _("This record is longer than %d MiB; a quotation mark that opens here is "
                          "probably never closed"),
                       MAX_RECORD / (1024 * 1024));
  take_error (worker, error, 1);
}

/* Waits for the block's turn and takes it. Returns FALSE if there is nothing more to do. */
static gboolean
take_turn (Worker      *worker,
           gssize       length,
           GByteArray **record)
{
  Shared *shared = worker->shared;
  gboolean going, too_long = FALSE;

  g_mutex_lock (&shared->lock);
  while (shared->turn != worker->block && !shared->broken)
    g_cond_wait (&shared->turn_passed, &shared->lock);
  going = !shared->broken && !shared->finished;
  if (going && length < 0)
    going = FALSE;
  if (going)
    {
      *record = join_blocks (worker, length);
      too_long = shared->unfinished != NULL && shared->unfinished->len > MAX_RECORD;
    }
  if (length < 0 || too_long)
    shared->broken = TRUE;
  shared->turn++;
  g_cond_broadcast (&shared->turn_passed);
  g_mutex_unlock (&shared->lock);
  if (too_long)
    fail_for_length (worker);

  return going;
}

/* How much of the next block lies within the text to be read. */
static gsize
get_wanted (const Shared *shared,
            guint64       position)
{
  guint64 length = shared->scan->length;

  if (length == 0)
    return shared->block_size;

  return position < length ? MIN (shared->block_size, length - position) : 0;
}

static gssize
read_block (Worker *worker)
{
  Shared *shared = worker->shared;
  SjByteSource *source = shared->scan->source;
  gboolean is_random = sj_byte_source_is_random (source);
  GError *error = NULL;
  gssize length = 0;
  gsize wanted;

  g_mutex_lock (&shared->read_lock);
  worker->block = shared->next_block++;
  wanted = get_wanted (shared, is_random ? worker->block * shared->block_size : shared->n_read);
  if (!is_random && wanted > 0)
    {
      length = sj_csv_ahead_read (&shared->ahead, &worker->bytes, wanted, &error);
      shared->n_read += MAX (0, length);
    }
  g_mutex_unlock (&shared->read_lock);
  if (is_random && wanted > 0)
    length = sj_byte_source_read_at (source, worker->bytes, wanted,
                                     worker->block * shared->block_size, &error);
  if (length < 0)
    take_error (worker, error, 0);

  return length;
}

static void
store_row_count (Worker *worker)
{
  Shared *shared = worker->shared;

  g_mutex_lock (&shared->lock);
  if (shared->block_rows->len <= worker->block)
    g_array_set_size (shared->block_rows, worker->block + 1);
  g_array_index (shared->block_rows, guint32, worker->block) = worker->n_records;
  g_mutex_unlock (&shared->lock);
}

/* Reads one block and hands its records on. Returns whether there may be another. */
static gboolean
work_on_block (Worker *worker)
{
  g_autoptr(GByteArray) record = NULL;
  gssize length = read_block (worker);
  gboolean fine = TRUE;

  if (length > 0)
    sj_csv_masks_scan (&worker->masks, worker->bytes, length, worker->shared->scan->delimiter);
  else
    worker->masks.n_words = 0;
  if (!take_turn (worker, length, &record))
    return FALSE;

  worker->n_records = 0;
  if (record != NULL)
    fine = put_unfinished (worker, record);
  worker->has_zeros = length > 0 && worker->masks.has_zeros;
  if (fine)
    fine = put_block (worker);
  store_row_count (worker);

  return fine && length > 0;
}

static gpointer
work (gpointer user_data)
{
  Worker *worker = user_data;
  Shared *shared = worker->shared;
  const SjCsvScan *scan = shared->scan;

  while (!g_atomic_int_get (&shared->stop) && work_on_block (worker))
    {
      GError *error = NULL;

      if (g_cancellable_set_error_if_cancelled (scan->cancellable, &error))
        take_error (worker, error, 0);
      if (worker->reports && scan->progress != NULL)
        scan->progress (sj_byte_source_get_fraction (scan->source,
                                                     (worker->block + 1) * shared->block_size),
                        scan->progress_data);
    }

  g_mutex_lock (&shared->lock);
  sj_row_counts_add (&shared->counts, &worker->counts);
  g_mutex_unlock (&shared->lock);

  return NULL;
}

static void
run_workers (Shared *shared)
{
  const SjCsvScan *scan = shared->scan;
  g_autofree Worker *workers = g_new (Worker, scan->n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, scan->n_threads);

  for (guint i = 0; i < scan->n_threads; i++)
    worker_init (&workers[i], shared, scan->consumers[i]);
  workers[0].reports = TRUE;
  for (guint i = 1; i < scan->n_threads; i++)
    threads[i] = g_thread_new ("csv", work, &workers[i]);
  work (&workers[0]);
  for (guint i = 1; i < scan->n_threads; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < scan->n_threads; i++)
    worker_clear (&workers[i]);
}

/* The number of a row of the file: of the @record-th record that ends in a block. */
static guint64
number_row (Shared  *shared,
            guint64  block,
            guint    record)
{
  guint64 row = shared->scan->first_row + record - 1;
  guint64 n_known = MIN (block, shared->block_rows->len);

  for (guint64 i = 0; i < n_known; i++)
    row += g_array_index (shared->block_rows, guint32, i);

  return row;
}

static void
number_places (Shared      *shared,
               SjRowPlaces  places)
{
  for (guint i = 0; i < SJ_ROW_PLACES && places[i] != 0; i++)
    places[i] = number_row (shared, (places[i] >> 24) - 1, places[i] & 0xFFFFFF);
}

/* The rows left out stand behind all that were read. */
static void
number_below (Shared      *shared,
              SjRowsBelow *below)
{
  guint64 before = number_row (shared, G_MAXUINT64, 0);

  *below = shared->ahead.below;
  for (guint i = 0; i < SJ_ROW_PLACES; i++)
    {
      below->notes_at[i] += below->notes_at[i] > 0 ? before : 0;
      below->summaries_at[i] += below->summaries_at[i] > 0 ? before : 0;
    }
}

/* Now that all blocks are known, says where the odd rows stand in the file. */
static void
finish_counts (Shared      *shared,
               SjRowCounts *counts)
{
  *counts = shared->counts;
  number_places (shared, counts->short_at);
  number_places (shared, counts->long_at);
  number_places (shared, counts->header_at);
  number_places (shared, counts->zero_at);
  number_below (shared, &counts->below);
  if (shared->unclosed)
    counts->unclosed_at = number_row (shared, G_MAXUINT64, 0);
  counts->cut_off = sj_byte_source_is_cut_off (shared->scan->source);
}

/* Puts the number of the row in front of what is wrong with it. */
static void
propagate_error (Shared  *shared,
                 GError **error)
{
  guint64 row = number_row (shared, shared->error_block, shared->error_row);
  g_autofree char *number = NULL;

  number = g_strdup_printf ("%" G_GUINT64_FORMAT, row);
  if (shared->error_row > 0)
    /* Translators: the number of a row, then what is wrong with it */
    g_propagate_prefixed_error (error, shared->error, _("Row %s: "), number);
  else
    g_propagate_error (error, shared->error);
}

/**
 * sj_csv_scan_thread_count:
 * @source: an opened source
 *
 * Returns: how many threads, and consumers, a scan of the source is worth
 */
guint
sj_csv_scan_thread_count (SjByteSource *source)
{
  gsize length;
  gboolean whole;

  g_return_val_if_fail (source != NULL, 1);

  sj_byte_source_get_sample (source, &length, &whole);
  return whole ? 1 : CLAMP (g_get_num_processors (), 1, MAX_THREADS);
}

/* A short text needs no more memory than it is long. */
static gsize
choose_block_size (const SjCsvScan *scan)
{
  gsize length;
  gboolean whole;

  if (scan->block_size > 0)
    return scan->block_size;

  sj_byte_source_get_sample (scan->source, &length, &whole);

  return whole ? CLAMP (length, SJ_CSV_PADDING, BLOCK_SIZE) : BLOCK_SIZE;
}

/**
 * sj_csv_scan_run:
 * @scan: what to read and who takes it
 * @counts: (out): what was found out about the records
 * @error: where to put a failure
 *
 * Reads delimited text (RFC 4180; any line end; cells with line ends; marks amid a plain cell are
 * plain characters) in parallel blocks. Lines without any character are no records. Each consumer
 * is called by one thread only.
 *
 * Returns: %FALSE with @error set if reading or a consumer failed, or the work was cancelled
 */
gboolean
sj_csv_scan_run (const SjCsvScan *scan,
                 SjRowCounts     *counts,
                 GError         **error)
{
  Shared shared = {
    .scan = scan,
    .block_size = choose_block_size (scan),
    .batch_rows = CLAMP (BATCH_CELLS / MAX (1, scan->n_columns), 1, BATCH_ROWS),
    .flatten = sj_csv_flatten_choose (),
    .ahead = { .source = scan->source, .delimiter = scan->delimiter, .width = scan->width,
               .judge = scan->judge, .below = scan->below },
    .unfinished = g_byte_array_new (),
    .block_rows = g_array_new (FALSE, TRUE, sizeof (guint32)),
  };

  g_return_val_if_fail (scan->n_threads > 0 && counts != NULL, FALSE);

  g_mutex_init (&shared.read_lock);
  g_mutex_init (&shared.lock);
  g_cond_init (&shared.turn_passed);
  run_workers (&shared);
  g_mutex_clear (&shared.read_lock);
  g_mutex_clear (&shared.lock);
  g_cond_clear (&shared.turn_passed);

  finish_counts (&shared, counts);
  if (shared.error != NULL)
    propagate_error (&shared, error);
  g_clear_pointer (&shared.unfinished, g_byte_array_unref);
  g_array_unref (shared.block_rows);
  g_free (shared.ahead.bytes);

  return shared.error == NULL;
}
