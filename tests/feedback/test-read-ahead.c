/* If this fails, a large workbook loses or doubles bytes, hangs when it is cancelled, or hides that
 * it is damaged. */

#include <string.h>

#include "feedback/sj-read-ahead.h"

typedef struct
{
  gsize n_left;
  guint8 next;
  gboolean fails; /* at the end */
  guint n_calls;
} Numbers;

/* Bytes that count up, in pieces of changing length. */
static gssize
count_up (gpointer   source,
          char      *buffer,
          gsize      length,
          GError   **error)
{
  Numbers *numbers = source;
  gsize n = MIN (MIN (length, numbers->n_left), 1 + (numbers->n_calls++ * 7919) % length);

  if (numbers->n_left == 0 && numbers->fails)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "torn off");
      return -1;
    }
  for (gsize i = 0; i < n; i++)
    buffer[i] = (char) numbers->next++;
  numbers->n_left -= n;

  return (gssize) n;
}

static void
test_order (void)
{
  Numbers numbers = { .n_left = 5 * 1000 * 1000 };
  g_autoptr(SjReadAhead) ahead = sj_read_ahead_new (count_up, &numbers);
  g_autoptr(GError) error = NULL;
  char buffer[4099];
  guint8 expected = 0;
  gsize total = 0;
  gssize n;

  while ((n = sj_read_ahead_read (ahead, buffer, 1 + total % sizeof buffer, &error)) > 0)
    {
      for (gssize i = 0; i < n; i++)
        g_assert_cmpuint ((guint8) buffer[i], ==, expected++);
      total += n;
    }
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpuint (total, ==, 5 * 1000 * 1000);
  g_assert_cmpint (sj_read_ahead_read (ahead, buffer, sizeof buffer, &error), ==, 0);
}

static void
test_failure (void)
{
  Numbers numbers = { .n_left = 300 * 1000, .fails = TRUE };
  g_autoptr(SjReadAhead) ahead = sj_read_ahead_new (count_up, &numbers);
  char buffer[1000];
  gsize total = 0;
  gssize n;

  while ((n = sj_read_ahead_read (ahead, buffer, sizeof buffer, NULL)) > 0)
    total += n;
  g_assert_cmpint (n, ==, -1);
  g_assert_cmpuint (total, ==, 300 * 1000);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_cmpint (sj_read_ahead_read (ahead, buffer, sizeof buffer, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
    }
}

/* A table of which only the first rows are wanted. */
static void
test_stop (void)
{
  for (guint i = 0; i < 200; i++)
    {
      Numbers numbers = { .n_left = i % 3 == 0 ? 10 : 100 * 1000 * 1000 };
      g_autoptr(SjReadAhead) ahead = sj_read_ahead_new (count_up, &numbers);
      char buffer[100];

      for (guint j = 0; j < i % 5; j++)
        sj_read_ahead_read (ahead, buffer, sizeof buffer, NULL);
      g_clear_pointer (&ahead, sj_read_ahead_free);
      g_assert_true (numbers.n_left <= 10 || numbers.n_left > 90 * 1000 * 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-ahead/order", test_order);
  g_test_add_func ("/read-ahead/failure", test_failure);
  g_test_add_func ("/read-ahead/stop", test_stop);

  return g_test_run ();
}
