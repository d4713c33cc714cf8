#include <adwaita.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "io/sj-map-file.h"
#include "scene/sj-layout.h"
#include "ui/sj-canvas.h"

/* How long frames of the canvas take, from before-paint to after-paint, while a map is moved:
 *
 *   bench-canvas MAP…
 *
 * Run it with GSK_RENDERER=cairo to compare with the figures written down elsewhere. */

#define N_FRAMES 120

typedef struct
{
  GtkWidget *window;
  SjCanvas  *canvas;
  GArray    *frames;  /* of double, in ms */
  gint64     began;
  gboolean   painted;
} Bench;

/* Time of the processor: what else runs on the machine does not count. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
on_before_paint (Bench *bench)
{
  bench->began = now ();
}

static void
on_after_paint (Bench *bench)
{
  double time = (now () - bench->began) / 1000.0;

  g_array_append_val (bench->frames, time);
  bench->painted = TRUE;
}

static void
wait_for_frame (Bench *bench)
{
  bench->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Bench *bench)
{
  wait_for_frame (bench);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static int
compare_times (gconstpointer first,
               gconstpointer second)
{
  double one = *(const double *) first, other = *(const double *) second;

  return (one > other) - (one < other);
}

static double
percentile (GArray *times,
            double  share)
{
  return g_array_index (times, double, MIN (times->len - 1, (guint) (times->len * share)));
}

static void
pan (Bench  *bench,
     double  zoom)
{
  SjViewport *viewport = sj_canvas_get_viewport (bench->canvas);
  guint most_visited = 0;

  sj_viewport_set_zoom (viewport, zoom);
  settle (bench);
  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      sj_viewport_scroll_by (viewport, 23.0 * cos (i / 9.0), 17.0 * sin (i / 9.0) + 4.0);
      wait_for_frame (bench);
      most_visited = MAX (most_visited, sj_node_cache_get_n_visited (
                                          sj_canvas_get_node_cache (bench->canvas)));
    }

  g_array_sort (bench->frames, compare_times);
  g_print ("  pan  zoom %.2f: median %6.2f ms, 95 %% %6.2f ms, worst %6.2f ms, %u items\n",
           sj_viewport_get_zoom (viewport), percentile (bench->frames, 0.5),
           percentile (bench->frames, 0.95), percentile (bench->frames, 1.0), most_visited);
}

static void
zoom (Bench *bench)
{
  SjViewport *viewport = sj_canvas_get_viewport (bench->canvas);

  sj_viewport_fit (viewport);
  settle (bench);
  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      sj_viewport_zoom_about (viewport, sj_viewport_get_zoom (viewport) * (i < 60 ? 1.04 : 0.96),
                              640.0, 400.0);
      wait_for_frame (bench);
    }

  g_array_sort (bench->frames, compare_times);
  g_print ("  zoom from fit:  median %6.2f ms, 95 %% %6.2f ms, worst %6.2f ms\n",
           percentile (bench->frames, 0.5), percentile (bench->frames, 0.95),
           percentile (bench->frames, 1.0));
}

static gboolean
measure (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;
  Bench bench = { 0 };
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GdkFrameClock *clock;
  gint64 start;

  if (map == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  scene = sj_layout_run (layout);
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench.canvas = SJ_CANVAS (sj_canvas_new ());
  bench.window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (bench.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1280, 800);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (bench.canvas));
  gtk_window_set_child (GTK_WINDOW (bench.window), scrolled);
  sj_canvas_set_map (bench.canvas, map);
  gtk_window_present (GTK_WINDOW (bench.window));
  clock = gtk_widget_get_frame_clock (bench.window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_before_paint), &bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_after_paint), &bench);

  start = now ();
  sj_canvas_set_scene (bench.canvas, scene);
  wait_for_frame (&bench);
  g_print ("%s: %u items, first frame after %.1f ms", path, sj_scene_get_n_items (scene),
           (now () - start) / 1000.0);
  start = now ();
  sj_canvas_find_widget (bench.canvas, "", NULL);
  settle (&bench);
  g_print (", accessible after another %.1f ms\n", (now () - start) / 1000.0);
  pan (&bench, 1.0);
  pan (&bench, 0.25);
  pan (&bench, sj_viewport_get_fit_zoom (sj_canvas_get_viewport (bench.canvas)));
  zoom (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_array_unref (bench.frames);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  gtk_init ();
  for (int i = 1; i < argc; i++)
    if (!measure (argv[i]))
      return EXIT_FAILURE;

  return EXIT_SUCCESS;
}
