#include <stdlib.h>

#include "feedback/sj-answers-test.h"

/* Writes the answers that the tests of databases use, as CSV: make-database-answers ROWS FILE. The
 * same number gives the same bytes. */

int
main (int   argc,
      char *argv[])
{
  if (argc != 3)
    {
      g_printerr ("usage: make-database-answers ROWS FILE\n");
      return 2;
    }
  sj_answers_write_csv (argv[2], (guint) strtoul (argv[1], NULL, 10), FALSE);

  return 0;
}
