#include "sj-bench-map.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/* How long maps of growing size take to read and to write, beside what json-glib alone takes to
 * parse the same bytes. usage: bench-map [TOUCHPOINTS…]; "bench-map --write N" prints a map. */

#define ROUNDS 7

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* What else the machine does only adds. */
static double
least (const double *values)
{
  double found = values[0];

  for (guint i = 1; i < ROUNDS; i++)
    found = MIN (found, values[i]);

  return found;
}

typedef struct
{
  double write;
  double read;
  double json_glib;
  gsize  length;
} Times;

static void
measure (guint  n_touchpoints,
         Times *times)
{
  g_autoptr(SjMap) map = sj_bench_map (n_touchpoints, 42);
  double write[ROUNDS], read[ROUNDS], json_glib[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autoptr(GError) error = NULL;
      double start = now ();
      g_autoptr(GBytes) bytes = sj_map_write (map);
      SjMap *again;

      write[i] = now () - start;
      times->length = g_bytes_get_size (bytes);

      start = now ();
      again = sj_map_read (bytes, "bench", NULL, NULL, &error);
      read[i] = now () - start;
      g_assert_no_error (error);
      g_object_unref (again);

      start = now ();
      json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), times->length, NULL);
      json_glib[i] = now () - start;
    }

  times->write = least (write);
  times->read = least (read);
  times->json_glib = least (json_glib);
}

static int
print_map (guint n_touchpoints)
{
  g_autoptr(SjMap) map = sj_bench_map (n_touchpoints, 42);
  g_autoptr(GBytes) bytes = sj_map_write (map);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return fwrite (data, 1, length, stdout) == length ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void
print_growth (const char *name,
              double      first,
              double      last,
              double      ratio)
{
  g_print ("%s grows with the size to the power of %.2f\n", name, log (last / first) / log (ratio));
}

int
main (int   argc,
      char *argv[])
{
  const char *standard[] = { "60", "600", "2000", "10000", NULL };
  const char **sizes = argc > 1 ? (const char **) argv + 1 : standard;
  struct rusage usage;
  Times first = { 0 }, times = { 0 };
  guint i;

  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return print_map (atoi (argv[2]));

  g_print ("touchpoints      MB  read ms    MB/s  json-glib ms  ratio  write ms\n");
  for (i = 0; sizes[i] != NULL; i++)
    {
      measure (atoi (sizes[i]), &times);
      if (i == 0)
        first = times;
      g_print ("%11s %7.2f %8.2f %7.1f %13.2f %6.2f %9.2f\n", sizes[i], times.length / 1e6,
               times.read, times.length / 1e3 / times.read, times.json_glib,
               times.read / times.json_glib, times.write);
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory %.1f MB\n", usage.ru_maxrss / 1024.0);
  if (i > 1)
    {
      double ratio = (double) times.length / first.length;

      print_growth ("reading", first.read, times.read, ratio);
      print_growth ("writing", first.write, times.write, ratio);
    }

  return EXIT_SUCCESS;
}
