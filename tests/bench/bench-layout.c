/* Measures layout: bench-layout. For maps of growing size the time of a first layout and of the one
 * after the edit of a card's title, and by which power of the size the former grows. */

#include <sys/resource.h>
#include <time.h>

#include "core/sj-edit-log.h"
#include "scene/sj-layout.h"

#include "sj-bench-journey.h"

#define N_EDITS 50

/* Time on the processor, in seconds: layout runs in one thread and waits for nothing, and what else
 * the machine does shall not count. */
static double
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
measure_first (SjMap *map,
               guint *n_items)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      double start = get_time ();
      g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
      g_autoptr(SjScene) scene = sj_layout_run (layout);

      best = MIN (best, get_time () - start);
      *n_items = sj_scene_get_n_items (scene);
    }

  return best;
}

/* The median time to lay out the map again after one card was renamed. Every second title is so
 * long that its card grows. */
static double
measure_edit (SjMap *map,
              double *worst)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  g_autoptr(SjScene) scene = sj_layout_run (layout);
  g_autoptr(GRand) random = g_rand_new_with_seed (2);
  double times[N_EDITS];

  *worst = 0.0;
  for (guint i = 0; i < N_EDITS; i++)
    {
      SjElement *card = sj_scene_map_pick (random, sj_map_get_cards (map));
      SjScene *next;
      guint place;
      double start, time;

      sj_edit_log_begin (log, "Rename Card");
      sj_edit_log_set (log, card, "title", i % 2 == 0 ? "Another name" : "A name that takes no "
                       "less than three lines if not four on any card", NULL);
      sj_edit_log_commit (log);

      start = get_time ();
      next = sj_layout_run (layout);
      time = get_time () - start;

      g_clear_pointer (&scene, sj_scene_unref);
      scene = next;
      *worst = MAX (*worst, time);
      for (place = i; place > 0 && times[place - 1] > time; place--)
        times[place] = times[place - 1];
      times[place] = time;
    }

  return times[N_EDITS / 2];
}

static double
measure_hit_index (SjMap *map)
{
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  g_autoptr(SjScene) scene = sj_layout_run (layout);
  double start = get_time ();

  sj_scene_pick (scene, 300.0, 300.0, 3.0);
  return get_time () - start;
}

int
main (void)
{
  static const guint sizes[] = { 60, 1000, 10000, 30000 };
  double time_before = 0.0;
  struct rusage usage;

  g_print ("%12s %8s %12s %10s %12s %12s %12s\n", "touchpoints", "items", "first, ms", "exponent",
           "edit, ms", "worst, ms", "index, ms");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(SjMap) map = sj_bench_journey_new (sizes[i]);
      guint n_items;
      double worst, first = measure_first (map, &n_items);
      double index = measure_hit_index (map), edit = measure_edit (map, &worst);

      g_print ("%12u %8u %12.2f ", sizes[i], n_items, first * 1e3);
      if (i > 0)
        g_print ("%10.2f ", log (first / time_before) / log ((double) sizes[i] / sizes[i - 1]));
      else
        g_print ("%10s ", "");
      g_print ("%12.3f %12.3f %12.3f\n", edit * 1e3, worst * 1e3, index * 1e3);
      time_before = first;
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory %.1f MB\n", usage.ru_maxrss / 1024.0);
  return 0;
}
