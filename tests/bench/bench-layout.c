/* Measures layout: bench-layout. For maps of growing size the time of a first layout, of the one
 * after the edit of a card's title and of the one after a card was dropped in another step, and by
 * which power of the size the first grows. */

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

typedef void (*Edit) (SjMap     *map,
                      SjEditLog *log,
                      GRand     *random,
                      guint      number);

/* Every second title is so long that its card grows. */
static void
rename_card (SjMap     *map,
             SjEditLog *log,
             GRand     *random,
             guint      number)
{
  sj_edit_log_set (log, sj_scene_map_pick (random, sj_map_get_cards (map)), "title",
                   number % 2 == 0 ? "Another name" : "A name that takes no "
                   "less than three lines if not four on any card", NULL);
}

/* One step on, or back. */
static void
drop_card (SjMap     *map,
           SjEditLog *log,
           GRand     *random,
           guint      number)
{
  GListModel *steps = sj_map_get_steps (map);
  SjElement *card = sj_scene_map_pick (random, sj_map_get_cards (map));
  guint n_steps = g_list_model_get_n_items (steps), place = 0;
  g_autoptr(SjElement) step = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(SjElement) other = g_list_model_get_item (steps, i);

      if (g_str_equal (sj_element_get_id (other), sj_card_get_step (SJ_CARD (card))))
        place = i;
    }
  step = g_list_model_get_item (steps, place + 1 < n_steps ? place + 1 : place - 1);
  sj_edit_log_set (log, card, "step", sj_element_get_id (step), NULL);
}

/* The median time to lay out the map again after an edit. */
static double
measure_edit (SjMap  *map,
              Edit    edit,
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
      SjScene *next;
      guint place;
      double start, time;

      sj_edit_log_begin (log, "Edit");
      edit (map, log, random, i);
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

  g_print ("%12s %8s %12s %10s %12s %12s %12s %12s %12s\n", "touchpoints", "items", "first, ms",
           "exponent", "edit, ms", "worst, ms", "drop, ms", "worst, ms", "index, ms");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(SjMap) map = sj_bench_journey_new (sizes[i]);
      guint n_items;
      double worst, worst_drop, first = measure_first (map, &n_items);
      double index = measure_hit_index (map), edit = measure_edit (map, rename_card, &worst);
      double drop = measure_edit (map, drop_card, &worst_drop);

      g_print ("%12u %8u %12.2f ", sizes[i], n_items, first * 1e3);
      if (i > 0)
        g_print ("%10.2f ", log (first / time_before) / log ((double) sizes[i] / sizes[i - 1]));
      else
        g_print ("%10s ", "");
      g_print ("%12.3f %12.3f %12.3f %12.3f %12.3f\n", edit * 1e3, worst * 1e3, drop * 1e3,
               worst_drop * 1e3, index * 1e3);
      time_before = first;
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("peak memory %.1f MB\n", usage.ru_maxrss / 1024.0);
  return 0;
}
