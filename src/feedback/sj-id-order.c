#define G_LOG_DOMAIN "sj-double"

#include "feedback/sj-double-answers.h"

/* Ids that rise from row to row cannot come twice. Threads take the blocks of a file in any order:
 * each block is a run, and runs are put in order at the end. */

#define BLOCK_BITS 24 /* of a row's order; see SjRowBatch */

typedef struct
{
  guint64 block;
  guint64 first;
  guint64 last;
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

static gboolean
read_id (const SjCell *cell,
         guint64      *id)
{
  const char *text = cell->text;
  guint32 length = cell->length;

  if (cell->quoted && length >= 2)
    {
      text++;
      length -= 2;
    }
  if (length == 0 || length > 18)
    return FALSE;
  *id = 0;
  for (guint32 i = 0; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit > 9)
        return FALSE;
      *id = *id * 10 + digit;
    }

  return TRUE;
}

/**
 * sj_id_order_take:
 * @order: what is known so far
 * @cell: the id of a row
 * @row: the row's order
 */
void
sj_id_order_take (SjIdOrder    *order,
                  const SjCell *cell,
                  guint64       row)
{
  guint64 block = row >> BLOCK_BITS;
  SjIdRun *run = NULL;
  guint64 id;

  if (order->fell)
    return;
  if (!read_id (cell, &id))
    {
      order->fell = TRUE;
      return;
    }
  if (order->runs->len > 0)
    run = &g_array_index (order->runs, SjIdRun, order->runs->len - 1);
  if (run == NULL || run->block != block)
    {
      SjIdRun fresh = { block, id, id };

      g_array_append_val (order->runs, fresh);
      return;
    }
  order->fell = id <= run->last;
  run->last = id;
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
