/* How long frames of the canvas take, at 1280 × 800, while somebody works on a map:
 *
 *   GSK_RENDERER=cairo bench-canvas [--sizes 100,1000,10000,30000] [--frames N] [--wall]
 *                                   [--only type@0.25] [MAP…]
 *
 * For made-up maps of growing size, with as many links as cards and a lane of curves, or for the
 * maps named: panning, zooming, dragging a card, dropping it in another cell and typing in one,
 * at zoom 1, at zoom 0.25 and with the whole map in view. A frame is what answers the person, such
 * as the edit and the layout, and then all from before-paint to after-paint. Printed are its
 * percentiles by the clock on the wall and by the processor's; the 95th percentiles of layout and
 * snapshot together and of what is put off until after the frame; and how many items were visited.
 *
 * The exit status says whether the bounds below hold, by the processor's clock, since the machine
 * may be busy with other things, or with --wall by the one on the wall. Run it under Xvfb with a
 * session of its own: dbus-run-session -- xvfb-run -a -s "-screen 0 1280x800x24" bench-canvas */

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>

#include "io/sj-map-file.h"
#include "scene/sj-layout-context.h"
#include "ui/sj-canvas-text.h"
#include "ui/sj-card-tool.h"
#include "ui/sj-map-view.h"
#include "ui/sj-text-editor.h"

#include "sj-bench-host.h"
#include "sj-bench-journey.h"

/* In ms, of the 95th percentile. */
#define MOST_FRAME 16.7
#define MOST_LAYOUT 4.0

/* By how much a larger map may take longer where it shows no more; the rest is noise. */
#define MOST_GROWTH 1.5
#define NOISE 1.0

/* Smaller maps do not fill the view at zoom 1. */
#define FILLS_VIEW 1000

#define LETTERS 40

typedef enum
{
  ZOOM_ONE,
  ZOOM_QUARTER,
  ZOOM_FIT,
  N_ZOOMS
} Zoom;

typedef struct
{
  SjDocument  *document;
  GtkWidget   *window;
  SjBenchHost *host;
  SjCanvas    *canvas;
  SjTool      *tool;
  Zoom         zoom;
  char        *card;
  double       dx;
  double       dy;
  double       x;
  double       y;
} Bench;

typedef struct
{
  const char *name;
  void      (*begin)  (Bench *bench);
  void      (*act)    (Bench *bench,
                       guint  number);
  void      (*end)    (Bench *bench);
} Work;

static const char *const zoom_names[N_ZOOMS] = { "1", "0.25", "fit" };

static int n_frames = 100;
static gboolean by_wall = FALSE;
static char *only = NULL;
static guint n_broken = 0;

static SjViewport *
get_viewport (Bench *bench)
{
  return sj_canvas_get_viewport (bench->canvas);
}

/* Panning: straight on, and back from the map's edges. */

static void
begin_pan (Bench *bench)
{
  bench->dx = 37.0;
  bench->dy = 11.0;
}

static void
pan (Bench *bench,
     guint  number)
{
  SjViewport *viewport = get_viewport (bench);
  double x = sj_viewport_get_scroll_x (viewport), y = sj_viewport_get_scroll_y (viewport);

  sj_viewport_scroll_by (viewport, bench->dx, bench->dy);
  if (sj_viewport_get_scroll_x (viewport) == x)
    bench->dx = -bench->dx;
  if (sj_viewport_get_scroll_y (viewport) == y)
    bench->dy = -bench->dy;
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
}

/* Zooming in by a third and out again, about a point beside the middle. */

static void
begin_zoom (Bench *bench)
{
  bench->x = log (sj_viewport_get_zoom (get_viewport (bench)));
}

static void
zoom (Bench *bench,
      guint  number)
{
  sj_viewport_zoom_about (get_viewport (bench), exp (bench->x + 0.3 * sin (number / 9.0)), 500.0,
                          300.0);
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
}

/* The card nearest to the middle of the view. */

static SjRectangle
find_place (Bench *bench)
{
  const SjSceneItem *item = sj_canvas_find (bench->canvas, bench->card, NULL);
  SjRectangle bounds = { item->x, item->y, item->width, item->height };

  return sj_viewport_to_view (get_viewport (bench), &bounds);
}

static void
choose_card (Bench *bench)
{
  SjRectangle visible = sj_viewport_get_visible (get_viewport (bench));
  SjScene *scene = sj_canvas_get_scene (bench->canvas);
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  double x = visible.x + visible.width / 2.0, y = visible.y + visible.height / 2.0;
  double nearest = G_MAXDOUBLE;

  g_clear_pointer (&bench->card, g_free);
  sj_scene_list_in (scene, visible.x, visible.y, visible.width, visible.height, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const SjSceneItem *item = sj_scene_get_item (scene, g_array_index (positions, guint, i));
      double distance = hypot (item->x + item->width / 2.0 - x, item->y + item->height / 2.0 - y);

      if (item->role == SJ_ROLE_CARD && distance < nearest)
        {
          nearest = distance;
          g_free (bench->card);
          bench->card = g_strdup (item->id);
        }
    }
}

/* Dragging: a few columns to one side and back. What is dropped where it came from changes nothing,
 * so the frames in which a card is let go in another cell are a kind of work of their own. */

static void
begin_drag (Bench *bench)
{
  g_autoptr(SjTool) tool = sj_card_tool_new (bench->canvas);

  g_set_object (&bench->tool, tool);
  sj_canvas_set_tool (bench->canvas, tool);
  choose_card (bench);
}

static void
take_hold (Bench *bench)
{
  /* From afar a link may lie over a part of the card. */
  static const double points[] = { 0.4, 0.5, 0.2, 0.8, 0.1, 0.9 };
  SjRectangle place = find_place (bench);

  for (guint i = 0; i < G_N_ELEMENTS (points) * G_N_ELEMENTS (points); i++)
    {
      bench->x = place.x + place.width * points[i / G_N_ELEMENTS (points)];
      bench->y = place.y + place.height * points[i % G_N_ELEMENTS (points)];
      if (sj_tool_drag_begin (bench->tool, bench->x, bench->y, 0))
        return;
    }
  g_error ("The card could not be taken hold of.");
}

static void
drag (Bench *bench,
      guint  number)
{
  double way = 2.5 * SJ_COLUMN_MIN_WIDTH * sj_viewport_get_zoom (get_viewport (bench));

  if (number == 0)
    take_hold (bench);
  sj_tool_drag_update (bench->tool, bench->x + way * sin (number / 9.0), bench->y, 0);
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
}

static void
drop (Bench *bench,
      guint  number)
{
  double way = 1.5 * SJ_COLUMN_MIN_WIDTH * sj_viewport_get_zoom (get_viewport (bench));

  take_hold (bench);
  sj_tool_drag_end (bench->tool, bench->x + (number % 2 == 0 ? way : -way), bench->y, 0);
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
}

static void
end_drag (Bench *bench)
{
  sj_tool_cancel (bench->tool);
  g_clear_object (&bench->tool);
}

static void
end_drop (Bench *bench)
{
  if (sj_edit_log_get_n_undo (sj_document_get_log (bench->document)) == 0)
    g_error ("Nothing was moved.");
  end_drag (bench);
}

/* Typing: a title of some lines, again and again. */

static void
begin_typing (Bench *bench)
{
  SjElement *card;

  choose_card (bench);
  card = sj_map_lookup (sj_document_get_map (bench->document), bench->card);
  sj_canvas_select_and_reveal (bench->canvas, sj_canvas_find (bench->canvas, bench->card, NULL));
  if (!sj_canvas_text_begin (sj_canvas_get_text (bench->canvas), card, FALSE))
    g_error ("Nothing can be typed.");
}

static void
type (Bench *bench,
      guint  number)
{
  SjTextEditor *editor = sj_canvas_text_get_editor (sj_canvas_get_text (bench->canvas));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (sj_text_editor_get_view (
    editor)));

  if (number % LETTERS == 0)
    gtk_text_buffer_set_text (buffer, "", -1);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, number % 7 == 6 ? " " : "n", 1, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (bench->canvas));
}

static void
end_typing (Bench *bench)
{
  sj_canvas_text_end (sj_canvas_get_text (bench->canvas), SJ_TEXT_END_KEEP);
}

static const Work works[] = {
  { "pan", begin_pan, pan, NULL },
  { "zoom", begin_zoom, zoom, NULL },
  { "drag", begin_drag, drag, end_drag },
  { "drop", begin_drag, drop, end_drop },
  { "type", begin_typing, type, end_typing },
};

#define N_WORKS G_N_ELEMENTS (works)

/* Figures */

typedef double (*Figure) (const SjBenchFrame *frame);

static double
get_whole (const SjBenchFrame *frame)
{
  return frame->act + frame->paint;
}

static double
get_layout (const SjBenchFrame *frame)
{
  return frame->act + frame->allocate + frame->snapshot;
}

static double
get_idle (const SjBenchFrame *frame)
{
  return frame->idle;
}

static int
compare_times (gconstpointer first,
               gconstpointer second)
{
  double one = *(const double *) first, other = *(const double *) second;

  return (one > other) - (one < other);
}

static double
get_percentile (GArray *frames,
                Figure  figure,
                double  share)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < frames->len; i++)
    {
      double time = figure (&g_array_index (frames, SjBenchFrame, i));

      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_times);

  return g_array_index (times, double, MIN (times->len - 1, (guint) (times->len * share)));
}

/* Returns the mark that is printed behind a figure. */
static const char *
hold (double figure,
      double bound)
{
  if (figure <= bound)
    return " ";

  n_broken++;
  return "!";
}

static double
report (const char *size,
        Zoom        zoom,
        const Work *work,
        GArray     *wall,
        GArray     *processor,
        guint       most_visited)
{
  GArray *judged = by_wall ? wall : processor;
  double whole = get_percentile (judged, get_whole, 0.95);
  double layout = get_percentile (judged, get_layout, 0.95);

  g_print ("%8s %5s %5s %7.1f %6.1f %6.1f %8.1f %6.1f %6.1f%s %7.2f%s %7.2f %8u\n", size,
           zoom_names[zoom], work->name, get_percentile (wall, get_whole, 0.5),
           get_percentile (wall, get_whole, 0.95), get_percentile (wall, get_whole, 0.99),
           get_percentile (processor, get_whole, 0.5), get_percentile (processor, get_whole, 0.95),
           get_percentile (processor, get_whole, 0.99), hold (whole, MOST_FRAME), layout,
           hold (layout, MOST_LAYOUT), get_percentile (judged, get_idle, 0.95), most_visited);

  return get_percentile (judged, get_whole, 0.5);
}

/* Measuring */

static gboolean
set_flag (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean done = FALSE;

  g_timeout_add (120, set_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

static void
set_zoom (Bench *bench,
          Zoom   zoom)
{
  SjViewport *viewport = get_viewport (bench);

  bench->zoom = zoom;
  if (zoom == ZOOM_FIT)
    sj_viewport_fit (viewport);
  else
    sj_viewport_set_zoom (viewport, zoom == ZOOM_ONE ? 1.0 : 0.25);
  sj_viewport_scroll_to (viewport,
                         (sj_viewport_get_extent_x (viewport) -
                          sj_viewport_get_width (viewport)) / 2.0,
                         (sj_viewport_get_extent_y (viewport) -
                          sj_viewport_get_height (viewport)) / 2.0);
}

/* One kind of work at one zoom may be asked for, to look closer at it. */
static gboolean
is_wanted (Zoom        zoom,
           const Work *work)
{
  g_autofree char *name = g_strdup_printf ("%s@%s", work->name, zoom_names[zoom]);

  return only == NULL || g_str_equal (only, name) || g_str_equal (only, work->name);
}

static double
measure_work (Bench      *bench,
              const char *size,
              Zoom        zoom,
              const Work *work)
{
  g_autoptr(GArray) wall = g_array_new (FALSE, TRUE, sizeof (SjBenchFrame));
  g_autoptr(GArray) processor = g_array_new (FALSE, TRUE, sizeof (SjBenchFrame));
  guint most_visited = 0;

  g_array_set_size (wall, (guint) n_frames);
  g_array_set_size (processor, (guint) n_frames);
  set_zoom (bench, zoom);
  work->begin (bench);
  settle ();
  for (guint i = 0; i < (guint) n_frames; i++)
    {
      sj_bench_host_measure (bench->host, (SjBenchAct) work->act, bench, i,
                             &g_array_index (wall, SjBenchFrame, i),
                             &g_array_index (processor, SjBenchFrame, i));
      most_visited = MAX (most_visited, sj_node_cache_get_n_visited (
                                          sj_canvas_get_node_cache (bench->canvas)));
    }
  if (work->end != NULL)
    work->end (bench);

  return report (size, zoom, work, wall, processor, most_visited);
}

static void
show (Bench *bench,
      SjMap *map)
{
  GtkWidget *view;

  bench->document = sj_document_new (map, NULL, FALSE);
  view = sj_map_view_new (bench->document);
  bench->canvas = sj_map_view_get_canvas (SJ_MAP_VIEW (view));
  sj_panels_set_show_start (sj_map_view_get_panels (SJ_MAP_VIEW (view)), FALSE);
  sj_panels_set_show_end (sj_map_view_get_panels (SJ_MAP_VIEW (view)), FALSE);
  bench->host = SJ_BENCH_HOST (sj_bench_host_new (view));
  bench->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (bench->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (bench->window), GTK_WIDGET (bench->host));
  gtk_window_present (GTK_WINDOW (bench->window));
  settle ();
  sj_bench_host_follow (bench->host);
}

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ||
      (line = strstr (text, "VmRSS:")) == NULL)
    return 0.0;

  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0;
}

/* Fills the medians in, by zoom and work. */
static void
measure_map (SjMap      *map,
             const char *size,
             double      medians[N_ZOOMS][N_WORKS])
{
  Bench bench = { 0 };

  show (&bench, map);
  for (guint zoom = 0; zoom < N_ZOOMS; zoom++)
    for (guint i = 0; i < N_WORKS; i++)
      medians[zoom][i] = is_wanted (zoom, &works[i])
                           ? measure_work (&bench, size, zoom, &works[i]) : 0.0;

  g_print ("%8s resident %.0f MB, %u nodes kept\n", size, get_memory (),
           sj_node_cache_get_size (sj_canvas_get_node_cache (bench.canvas)));
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_clear_object (&bench.document);
  g_free (bench.card);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* What is off screen must not show in the figures: held against the first map that fills the view
 * at zoom 1. */
static void
check_growth (const char *size,
              double      first[N_ZOOMS][N_WORKS],
              double      medians[N_ZOOMS][N_WORKS])
{
  for (guint i = 0; i < N_WORKS; i++)
    if (medians[ZOOM_ONE][i] > MOST_GROWTH * first[ZOOM_ONE][i] + NOISE)
      {
        g_print ("%8s %5s %5s grows: %.1f ms in place of %.1f\n", size, zoom_names[ZOOM_ONE],
                 works[i].name, medians[ZOOM_ONE][i], first[ZOOM_ONE][i]);
        n_broken++;
      }
}

static void
measure_sizes (const char *sizes)
{
  g_auto(GStrv) numbers = g_strsplit (sizes, ",", -1);
  double first[N_ZOOMS][N_WORKS], medians[N_ZOOMS][N_WORKS];
  gboolean has_first = FALSE;

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint size = (guint) g_ascii_strtoull (numbers[i], NULL, 10);
      g_autoptr(SjMap) map = sj_bench_journey_new (MAX (size, 1));

      measure_map (map, numbers[i], has_first ? medians : first);
      if (has_first)
        check_growth (numbers[i], first, medians);
      has_first |= size >= FILLS_VIEW;
    }
}

/* For other benchmarks: bench-canvas --sizes N --save FILE. */
static gboolean
save (const char *sizes,
      const char *path)
{
  g_autoptr(SjMap) map = sj_bench_journey_new (
    (guint) MAX (g_ascii_strtoull (sizes != NULL ? sizes : "60", NULL, 10), 1));
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) error = NULL;

  if (sj_map_file_save (map, file, NULL, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  return FALSE;
}

static gboolean
measure_file (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = sj_map_file_load (file, NULL, NULL, &error);
  g_autofree char *name = g_file_get_basename (file);
  double medians[N_ZOOMS][N_WORKS];

  if (map == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  measure_map (map, name, medians);
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *sizes = NULL;
  g_autofree char *copy = NULL;
  g_auto(GStrv) paths = NULL;
  const GOptionEntry options[] = {
    { "sizes", 's', 0, G_OPTION_ARG_STRING, &sizes, "Numbers of cards", "N,N…" },
    { "frames", 'f', 0, G_OPTION_ARG_INT, &n_frames, "Frames of each kind", "N" },
    { "only", 'o', 0, G_OPTION_ARG_STRING, &only, "One kind of work", "NAME[@ZOOM]" },
    { "save", 0, 0, G_OPTION_ARG_FILENAME, &copy, "Only write the map", "FILE" },
    { "wall", 'w', 0, G_OPTION_ARG_NONE, &by_wall, "Judge by the clock on the wall", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "[MAP…]" },
    { NULL }
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_frames < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "There must be a frame.");
      return 2;
    }

  if (copy != NULL)
    return save (sizes, copy) ? EXIT_SUCCESS : EXIT_FAILURE;

  adw_init ();
  g_print ("%8s %5s %5s %21s %22s  %8s %7s %8s\n%8s %5s %5s %7s %6s %6s %8s %6s %6s\n", "cards",
           "zoom", "", "on the wall, ms", "on the processor, ms", "lay+snap", "after", "visited",
           "", "", "", "p50", "p95", "p99", "p50", "p95", "p99");
  if (paths == NULL)
    measure_sizes (sizes != NULL ? sizes : "100,1000,10000,30000");
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    if (!measure_file (paths[i]))
      return 2;

  if (n_broken > 0)
    g_print ("%u bounds are broken.\n", n_broken);
  return n_broken == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
