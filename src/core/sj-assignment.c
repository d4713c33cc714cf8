#define G_LOG_DOMAIN "sj-assignment"

#include "core/sj-assignment.h"

#include <math.h>
#include <string.h>

/*
 * The assignment problem: give each row at most one column and each column at most one row so that
 * the sum of the gains is greatest. The Hungarian method with potentials and shortest augmenting
 * paths (Kuhn 1955; Jonker and Volgenant 1987), O(rows² · columns). Rows and columns count from 1
 * inside; column 0 is where a path starts.
 */

typedef struct
{
  const double *gains;
  guint         n_rows;
  guint         n_columns;
  gboolean      transposed;
  double       *row_potential;
  double       *column_potential;
  guint        *row_of_column;
  guint        *previous;
  double       *slack;
  gboolean     *visited;
} Problem;

static double
cost (const Problem *problem,
      guint          row,
      guint          column)
{
  if (problem->transposed)
    return -problem->gains[(gsize) (column - 1) * problem->n_rows + (row - 1)];

  return -problem->gains[(gsize) (row - 1) * problem->n_columns + (column - 1)];
}

/* Looks from @column's row at all columns not visited; gives the nearest and its distance. */
static guint
nearest_column (Problem *problem,
                guint    column,
                double  *distance)
{
  guint row = problem->row_of_column[column];
  guint nearest = 0;

  *distance = INFINITY;
  for (guint j = 1; j <= problem->n_columns; j++)
    {
      double reduced;

      if (problem->visited[j])
        continue;

      reduced = cost (problem, row, j) - problem->row_potential[row] -
                problem->column_potential[j];
      if (reduced < problem->slack[j])
        {
          problem->slack[j] = reduced;
          problem->previous[j] = column;
        }
      if (problem->slack[j] < *distance)
        {
          *distance = problem->slack[j];
          nearest = j;
        }
    }

  return nearest;
}

static void
shift_potentials (Problem *problem,
                  double   distance)
{
  for (guint j = 0; j <= problem->n_columns; j++)
    if (problem->visited[j])
      {
        problem->row_potential[problem->row_of_column[j]] += distance;
        problem->column_potential[j] -= distance;
      }
    else
      {
        problem->slack[j] -= distance;
      }
}

static void
assign_row (Problem *problem,
            guint    row)
{
  guint column = 0;

  problem->row_of_column[0] = row;
  memset (problem->visited, 0, (problem->n_columns + 1) * sizeof (gboolean));
  for (guint j = 0; j <= problem->n_columns; j++)
    problem->slack[j] = INFINITY;

  do
    {
      double distance;
      guint nearest;

      problem->visited[column] = TRUE;
      nearest = nearest_column (problem, column, &distance);
      shift_potentials (problem, distance);
      column = nearest;
    }
  while (problem->row_of_column[column] != 0);

  while (column != 0)
    {
      guint before = problem->previous[column];

      problem->row_of_column[column] = problem->row_of_column[before];
      column = before;
    }
}

static void
read_result (const Problem *problem,
             int           *column_of_row)
{
  for (guint j = 1; j <= problem->n_columns; j++)
    {
      guint row = problem->row_of_column[j];

      if (row == 0)
        continue;
      if (problem->transposed)
        column_of_row[j - 1] = (int) row - 1;
      else
        column_of_row[row - 1] = (int) j - 1;
    }
}

/**
 * sj_assignment_solve:
 * @gains: (array): @n_rows × @n_columns finite numbers, row by row
 * @n_rows: how many rows
 * @n_columns: how many columns
 * @column_of_row: (out caller-allocates) (array length=n_rows): the column of each row, −1 for none
 *
 * Finds the one-to-one assignment with the greatest sum. If there are fewer columns than rows, some
 * rows stay without.
 */
void
sj_assignment_solve (const double *gains,
                     guint         n_rows,
                     guint         n_columns,
                     int          *column_of_row)
{
  Problem problem = { gains, MIN (n_rows, n_columns), MAX (n_rows, n_columns), n_rows > n_columns };
  g_autofree double *row_potential = g_new0 (double, problem.n_rows + 1);
  g_autofree double *column_potential = g_new0 (double, problem.n_columns + 1);
  g_autofree double *slack = g_new0 (double, problem.n_columns + 1);
  g_autofree guint *row_of_column = g_new0 (guint, problem.n_columns + 1);
  g_autofree guint *previous = g_new0 (guint, problem.n_columns + 1);
  g_autofree gboolean *visited = g_new0 (gboolean, problem.n_columns + 1);

  g_return_if_fail (column_of_row != NULL || n_rows == 0);

  problem.row_potential = row_potential;
  problem.column_potential = column_potential;
  problem.slack = slack;
  problem.row_of_column = row_of_column;
  problem.previous = previous;
  problem.visited = visited;

  for (guint i = 0; i < n_rows; i++)
    column_of_row[i] = -1;
  for (guint i = 1; i <= problem.n_rows; i++)
    assign_row (&problem, i);

  read_result (&problem, column_of_row);
}
