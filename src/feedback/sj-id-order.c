#define G_LOG_DOMAIN "sj-double"

#include "feedback/sj-double-answers.h"
#include "feedback/sj-packed-text.h"

/* Ids that rise from row to row cannot come twice. Threads take the blocks of a file in any order:
 * each block is a run, and runs are put in order at the end. */

static const guint64 powers[] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
};

#define BLOCK_BITS 24 /* of a row's order; see SjRowBatch */
#define ZEROS G_GUINT64_CONSTANT (0x3030303030303030) /* digits in ASCII */

typedef struct
{
  guint64 block;
  guint64 first;
  guint64 last;
  gboolean is_empty; /* no id was seen yet */
} SjIdRun;

void
sj_id_order_init (SjIdOrder *order)
{
  order->runs = g_array_new (FALSE, FALSE, sizeof (SjIdRun));
  order->fell = FALSE;
}

void
sj_id_order_clear (SjIdOrder *order)
{
  g_clear_pointer (&order->runs, g_array_unref);
}

/* Eight bytes that are digits or, in front, zeros in ASCII taken off: pairs, then pairs of pairs,
 * then both halves. */
static inline gboolean
read_digits (guint64  digits,
             guint64 *number)
{
  guint64 too_high = (digits + G_GUINT64_CONSTANT (0x7676767676767676)) | digits;

  if ((too_high & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
    return FALSE;

  digits = (digits * 10 + (digits >> 8)) & G_GUINT64_CONSTANT (0x00FF00FF00FF00FF);
  digits = (digits * 100 + (digits >> 16)) & G_GUINT64_CONSTANT (0x0000FFFF0000FFFF);
  *number = (digits * 10000 + (digits >> 32)) & G_MAXUINT32;

  return TRUE;
}

/* What stands behind the digits is shifted out, zeros in front of them are shifted in. */
static inline gboolean
read_part (guint64  bytes,
           guint32  length,
           guint64 *number)
{
  return read_digits ((bytes ^ ZEROS) << (8 - length) * 8, number);
}

static gboolean
read_long_id (const char *text,
              guint32     length,
              guint64    *id)
{
  if (length == 0 || length > 18)
    return FALSE;
  for (*id = 0; length > 0;)
    {
      guint32 n = MIN (length, 8);
      guint64 part;

      if (!read_part (sj_pack_eight (text, n), n, &part))
        return FALSE;
      *id = *id * powers[n] + part;
      text += n;
      length -= n;
    }

  return TRUE;
}

static inline gboolean
read_id (const SjCell *cell,
         gboolean      roomy,
         guint64      *id)
{
  const char *text = cell->text;
  guint32 length = cell->length;

  if (cell->quoted && length >= 2)
    {
      text++;
      length -= 2;
    }
  if (G_LIKELY (roomy && length - 1 < 8))
    return read_part (sj_load_eight (text), length, id);

  return read_long_id (text, length, id);
}

/* Rows of one block: how far the ids rise. */
static void
extend_run (SjIdOrder        *order,
            SjIdRun          *run,
            const SjCell     *cell,
            const SjRowBatch *batch)
{
  guint64 last = run->last, id = 0;
  gboolean rises = TRUE;

  for (guint i = 0; i < batch->n_rows && rises; i++, cell += batch->n_columns)
    {
      rises = read_id (cell, batch->roomy, &id) && (id > last || run->is_empty);
      if (run->is_empty)
        run->first = id;
      run->is_empty = FALSE;
      last = id;
    }
  run->last = last;
  order->fell = !rises;
}

/**
 * sj_id_order_take:
 * @order: what is known so far
 * @batch: some rows, all behind those taken before
 * @column: in which of the batch's columns their ids are
 */
void
sj_id_order_take (SjIdOrder        *order,
                  const SjRowBatch *batch,
                  guint             column)
{
  guint64 block = batch->order >> BLOCK_BITS;
  SjIdRun *run = NULL;

  g_return_if_fail (order != NULL && batch != NULL && column < batch->n_columns);

  if (order->fell || batch->n_rows == 0)
    return;
  if (order->runs->len > 0)
    run = &g_array_index (order->runs, SjIdRun, order->runs->len - 1);
  if (run == NULL || run->block != block)
    {
      SjIdRun fresh = { .block = block, .is_empty = TRUE };

      g_array_append_val (order->runs, fresh);
      run = &g_array_index (order->runs, SjIdRun, order->runs->len - 1);
    }
  extend_run (order, run, batch->cells + column, batch);
}

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const SjIdRun *first = a, *second = b;

  return first->block < second->block ? -1 : first->block > second->block;
}

/**
 * sj_id_order_rises:
 * @orders: (array length=n_orders): what each thread saw
 * @n_orders: how many
 *
 * Returns: whether each id is higher than that of the row before
 */
gboolean
sj_id_order_rises (SjIdOrder *const *orders,
                   guint             n_orders)
{
  g_autoptr(GArray) runs = g_array_new (FALSE, FALSE, sizeof (SjIdRun));

  for (guint i = 0; i < n_orders; i++)
    {
      if (orders[i]->fell)
        return FALSE;
      g_array_append_vals (runs, orders[i]->runs->data, orders[i]->runs->len);
    }
  g_array_sort (runs, compare_runs);
  for (guint i = 1; i < runs->len; i++)
    if (g_array_index (runs, SjIdRun, i).first <= g_array_index (runs, SjIdRun, i - 1).last)
      return FALSE;

  return TRUE;
}
