#define G_LOG_DOMAIN "sj-read-ahead"

#include "feedback/sj-read-ahead.h"

#include <string.h>

/* Few and small enough to stay in the processor's cache until they are read. */
#define BLOCK_SIZE (64 * 1024)
#define N_BLOCKS 6

typedef struct
{
  char bytes[BLOCK_SIZE];
  gssize length; /* 0 at the end, −1 on a failure */
  gsize start;   /* what was handed out */
  GError *error;
} Block;

struct _SjReadAhead
{
  SjReadAheadFunc func;
  gpointer source;
  GThread *thread;
  GAsyncQueue *empty; /* Block: what the thread may fill */
  GAsyncQueue *full;  /* Block: in their order */
  gint stopped;       /* atomic */
  Block *block;       /* (owned): being handed out */
};

static void
block_free (gpointer data)
{
  Block *block = data;

  g_clear_error (&block->error);
  g_free (block);
}

/* The last block, whether an end or a failure, is not followed by another. */
static gpointer
fill_blocks (gpointer data)
{
  SjReadAhead *self = data;
  gboolean more = TRUE;

  while (more)
    {
      Block *block = g_async_queue_pop (self->empty);

      block->start = 0;
      block->length = g_atomic_int_get (&self->stopped)
                        ? 0
                        : self->func (self->source, block->bytes, BLOCK_SIZE, &block->error);
      more = block->length > 0;
      g_async_queue_push (self->full, block);
    }

  return NULL;
}

/**
 * sj_read_ahead_new:
 * @func: where bytes come from
 * @source: for @func; nobody else may use it before the reader is freed
 *
 * Starts to read.
 *
 * Returns: (transfer full): a reader
 */
SjReadAhead *
sj_read_ahead_new (SjReadAheadFunc func,
                   gpointer        source)
{
  SjReadAhead *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (SjReadAhead, 1);
  self->func = func;
  self->source = source;
  self->empty = g_async_queue_new_full (block_free);
  self->full = g_async_queue_new_full (block_free);
  for (int i = 0; i < N_BLOCKS; i++)
    g_async_queue_push (self->empty, g_new0 (Block, 1));
  self->thread = g_thread_new ("sj-read-ahead", fill_blocks, self);

  return self;
}

/**
 * sj_read_ahead_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Waits until the call that is under way is done; what was not read is dropped.
 */
void
sj_read_ahead_free (SjReadAhead *self)
{
  if (self == NULL)
    return;

  g_atomic_int_set (&self->stopped, 1);
  /* A thread that waits for a block to fill needs one to find out that nobody wants it. */
  g_async_queue_push (self->empty, g_new0 (Block, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_clear_pointer (&self->block, block_free);
  g_free (self);
}

/* The next block that holds something, an end or a failure. */
static Block *
get_block (SjReadAhead *self)
{
  if (self->block != NULL && self->block->length > 0 &&
      self->block->start == (gsize) self->block->length)
    g_async_queue_push (self->empty, g_steal_pointer (&self->block));
  if (self->block == NULL)
    self->block = g_async_queue_pop (self->full);

  return self->block;
}

/**
 * sj_read_ahead_read:
 * @self: a reader
 * @buffer: where to put bytes
 * @length: how many at most
 * @error: where to put a failure
 *
 * Returns: the number of bytes, 0 at the end, −1 with @error set on a failure; both are said again
 *   when asked again
 */
gssize
sj_read_ahead_read (SjReadAhead  *self,
                    char         *buffer,
                    gsize         length,
                    GError      **error)
{
  Block *block;
  gsize n;

  g_return_val_if_fail (self != NULL && buffer != NULL && length > 0, -1);

  block = get_block (self);
  if (block->length < 0)
    {
      g_propagate_error (error, g_error_copy (block->error));
      return -1;
    }

  n = MIN (length, (gsize) block->length - block->start);
  memcpy (buffer, block->bytes + block->start, n);
  block->start += n;

  return (gssize) n;
}
