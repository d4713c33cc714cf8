#include "core/sj-assignment.h"

/* If the assignment is not the best one, a good match is given away for a poor one. */

static double
best_by_trying (const double *gains,
                guint         n_rows,
                guint         n_columns,
                guint         row,
                guint         taken)
{
  double best;

  if (row == n_rows)
    return 0.0;

  best = best_by_trying (gains, n_rows, n_columns, row + 1, taken);
  for (guint j = 0; j < n_columns; j++)
    if ((taken & (1u << j)) == 0)
      best = MAX (best, gains[row * n_columns + j] +
                        best_by_trying (gains, n_rows, n_columns, row + 1, taken | (1u << j)));

  return best;
}

static double
sum_of (const double *gains,
        guint         n_rows,
        guint         n_columns,
        const int    *columns)
{
  guint taken = 0;
  double sum = 0.0;

  for (guint i = 0; i < n_rows; i++)
    if (columns[i] >= 0)
      {
        g_assert_cmpint (columns[i], <, (int) n_columns);
        g_assert_cmpuint (taken & (1u << columns[i]), ==, 0);
        taken |= 1u << columns[i];
        sum += gains[i * n_columns + columns[i]];
      }

  return sum;
}

static void
test_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      guint n_rows = g_test_rand_int_range (1, 7);
      guint n_columns = g_test_rand_int_range (1, 7);
      double gains[36];
      int columns[6];

      for (guint i = 0; i < n_rows * n_columns; i++)
        gains[i] = g_test_rand_int_range (0, 20) / 20.0;
      sj_assignment_solve (gains, n_rows, n_columns, columns);
      g_assert_cmpfloat_with_epsilon (sum_of (gains, n_rows, n_columns, columns),
                                      best_by_trying (gains, n_rows, n_columns, 0, 0), 1e-9);
    }
}

static void
test_nothing (void)
{
  int columns[2] = { 5, 5 };

  sj_assignment_solve (NULL, 0, 3, columns);
  g_assert_cmpint (columns[0], ==, 5);
  sj_assignment_solve (NULL, 2, 0, columns);
  g_assert_cmpint (columns[0], ==, -1);
  g_assert_cmpint (columns[1], ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/assignment/random", test_random);
  g_test_add_func ("/core/assignment/nothing", test_nothing);

  return g_test_run ();
}
