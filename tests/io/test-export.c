#include "io/sj-export.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-template.h"
#include "io/sj-io-error.h"
#include "io/sj-map-file.h"
#include "scene/sj-layout.h"
#include "scene/sj-painter.h"

/* If an export is wrong, what people show to others is not what they saw. */

typedef gboolean (*ExportFunction) (SjScene                *scene,
                                    const SjExportOptions  *options,
                                    const char             *path,
                                    GCancellable           *cancellable,
                                    GError                **error);

static const ExportFunction functions[] = { sj_export_pdf, sj_export_png, sj_export_svg };
static const char *const endings[] = { "pdf", "png", "svg" };

typedef struct
{
  char            *folder;
  SjMap           *map;
  SjScene         *scene;
  SjExportOptions  options;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SJ_SOURCE_ROOT"), "data", "samples",
                                            "bank-account-opening.sojourn", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjLayout) layout = NULL;

  fixture->folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
  fixture->map = sj_map_file_load (file, NULL, NULL, &error);
  g_assert_no_error (error);
  layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->scene = sj_layout_run (layout);
  fixture->options.map = fixture->map;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->scene, sj_scene_unref);
  g_clear_object (&fixture->map);
}

static char *
export_to (Fixture        *fixture,
           ExportFunction  function,
           const char     *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (function (fixture->scene, &fixture->options, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *first = export_to (fixture, functions[i], "first");
      g_autofree char *second = export_to (fixture, functions[i], "second");
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize length_a, length_b;

      g_assert_true (g_file_get_contents (first, &a, &length_a, NULL));
      g_assert_true (g_file_get_contents (second, &b, &length_b, NULL));
      g_assert_cmpmem (a, length_a, b, length_b);
    }
}

/* Bands and tiles must not show: the file has the pixels of one whole picture. */
static void
test_png (Fixture       *fixture,
          gconstpointer  user_data)
{
  g_autofree char *path = NULL;
  g_autoptr(GdkPixbuf) pixbuf = NULL;
  g_autoptr(SjPainter) painter = sj_painter_new (fixture->map);
  cairo_surface_t *whole;
  cairo_t *cr;
  int width, height;

  fixture->options.pixels_per_point = 1.25;
  path = export_to (fixture, sj_export_png, "map.png");
  pixbuf = gdk_pixbuf_new_from_file (path, NULL);
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  g_assert_cmpint (width, ==, (int) ceil (sj_scene_get_width (fixture->scene) * 1.25));
  g_assert_cmpint (height, ==, (int) ceil (sj_scene_get_height (fixture->scene) * 1.25));
  g_assert_cmpint (height, >, 512);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "x-dpi"), ==, "90");

  whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (whole);
  cairo_scale (cr, 1.25, 1.25);
  sj_painter_paint_scene (painter, cr, fixture->scene);
  cairo_destroy (cr);
  cairo_surface_flush (whole);

  for (int y = 0; y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf);
      const guint32 *to = (const guint32 *) (const void *)
                          (cairo_image_surface_get_data (whole) +
                           y * cairo_image_surface_get_stride (whole));

      for (int x = 0; x < width; x++, from += 3)
        g_assert_cmphex (from[0] << 16 | from[1] << 8 | from[2], ==, to[x] & 0xffffff);
    }
  cairo_surface_destroy (whole);
}

static void
test_png_too_large (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "map.png", NULL);
  g_autoptr(GError) error = NULL;

  fixture->options.pixels_per_point = 500;
  g_assert_false (sj_export_png (fixture->scene, &fixture->options, path, NULL, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_EXPORT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Runs a program of the test machine on a file; the test is skipped where it is missing. */
static char *
run_tool (const char *program,
          const char *option,
          const char *path,
          const char *target)
{
  const char *arguments[] = { program, option, path, target, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip (program);
      return NULL;
    }

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &output, NULL, &status, &error));
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s: %s", program, error->message, output);

  return output;
}

/* Breaks of lines count as blanks. */
static char *
in_one_line (char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, " %s", words[i]);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
assert_holds_titles (SjMap      *map,
                     GListModel *list,
                     const char *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      const char *title = sj_element_text (element, "title");

      if (strstr (text, title) == NULL)
        g_error ("“%s” is not in the text of the export", title);
    }
}

static void
test_pdf_text (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *path = export_to (fixture, sj_export_pdf, "map.pdf");
  g_autofree char *text = run_tool ("pdftotext", "-q", path, "-");
  g_autofree char *line = NULL;

  if (text == NULL)
    return;

  line = in_one_line (text);
  assert_holds_titles (fixture->map, sj_map_get_stages (fixture->map), line);
  assert_holds_titles (fixture->map, sj_map_get_steps (fixture->map), line);
  assert_holds_titles (fixture->map, sj_map_get_lanes (fixture->map), line);
  assert_holds_titles (fixture->map, sj_map_get_cards (fixture->map), line);
}

static void
test_pdf_sound (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = export_to (fixture, sj_export_pdf, "map.pdf");
  g_autofree char *report = run_tool ("qpdf", "--check", path, NULL);

  g_assert_true (report == NULL || strstr (report, "No syntax or stream encoding errors") != NULL);
}

static void
test_pdf_fonts (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = export_to (fixture, sj_export_pdf, "map.pdf");
  g_autofree char *report = run_tool ("pdffonts", path, NULL, NULL);
  g_auto(GStrv) lines = g_strsplit (report != NULL ? report : "", "\n", -1);

  for (guint i = 2; report != NULL && lines[i][0] != '\0'; i++)
    if (strstr (lines[i], " yes yes yes ") == NULL || lines[i][6] != '+')
      g_error ("not an embedded subset: %s", lines[i]);
}

static void
test_pdf_description (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autofree char *path = NULL;
  g_autofree char *report = NULL;

  fixture->options.paper = sj_paper_find ("A4");
  path = export_to (fixture, sj_export_pdf, "map.pdf");
  report = run_tool ("pdfinfo", path, NULL, NULL);
  if (report == NULL)
    return;

  g_assert_nonnull (strstr (report, sj_map_get_title (fixture->map)));
  g_assert_nonnull (strstr (report, sj_element_text (SJ_ELEMENT (fixture->map), "owner")));
  g_assert_nonnull (strstr (report, "841.89 x 595.276 pts (A4)"));
  g_assert_nonnull (strstr (report, "Pages:           1\n"));
  g_assert_nonnull (strstr (report, "2023"));
}

static void
collect_text (GMarkupParseContext  *context,
              const char           *text,
              gsize                 length,
              gpointer              user_data,
              GError              **error)
{
  const char *element = g_markup_parse_context_get_element (context);

  if (g_strcmp0 (element, "tspan") == 0)
    {
      g_string_append_len (user_data, text, length);
      g_string_append_c (user_data, ' ');
    }
}

static void
test_svg (Fixture       *fixture,
          gconstpointer  user_data)
{
  const GMarkupParser parser = { .text = collect_text };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_object_set (fixture->map, "title", "A & <B> \"C\"", NULL);
  path = export_to (fixture, sj_export_svg, "map.svg");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  context = g_markup_parse_context_new (&parser, 0, text, NULL);
  g_assert_true (g_markup_parse_context_parse (context, content, length, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);

  assert_holds_titles (fixture->map, sj_map_get_stages (fixture->map), text->str);
  assert_holds_titles (fixture->map, sj_map_get_lanes (fixture->map), text->str);
  g_assert_nonnull (strstr (content, "<title>A &amp; &lt;B&gt; &quot;C&quot;</title>"));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, endings[i], NULL);
      g_autoptr(GError) error = NULL;

      g_assert_false (functions[i] (fixture->scene, &fixture->options, path, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  user_data)
{
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (functions[i] (fixture->scene, &fixture->options, "/dev/full", NULL, &error));
      g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
    }
}

static void
note_fraction (double   fraction,
               gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  user_data)
{
  double last = 0.0;

  fixture->options.progress = note_fraction;
  fixture->options.progress_data = &last;
  g_free (export_to (fixture, sj_export_png, "map.png"));
  g_assert_cmpfloat (last, >, 0.5);
}

/* A map of nothing is a page too. */
static void
test_empty_map (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr(SjMap) map = sj_map_new ();
  g_autoptr(SjLayout) layout = sj_layout_new (map, sj_theme_get (SJ_THEME_DARK));

  sj_scene_unref (fixture->scene);
  fixture->scene = sj_layout_run (layout);
  fixture->options.map = map;
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    g_free (export_to (fixture, functions[i], endings[i]));
}

/* Code points that are no characters come out of other tools' exports. They must not cost the whole
 * picture: cairo refuses such a text, and an SVG with one is no XML. */
static void
test_noncharacters (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(SjLayout) layout = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *content = NULL;
  GListModel *cards = sj_map_get_cards (fixture->map);
  GListModel *stages = sj_map_get_stages (fixture->map);
  g_autoptr(GObject) card = g_list_model_get_item (cards, 0);
  g_autoptr(GObject) stage = g_list_model_get_item (stages, 0);

  g_object_set (fixture->map, "title", "One \uFFFE two", "owner", "Us\uFDD0", NULL);
  g_object_set (stage, "title", "Stage\U0001FFFFone", NULL);
  g_object_set (card, "title", "Card\uFFFFone", NULL);
  sj_scene_unref (fixture->scene);
  layout = sj_layout_new (fixture->map, sj_theme_get (SJ_THEME_LIGHT));
  fixture->scene = sj_layout_run (layout);

  g_free (export_to (fixture, sj_export_pdf, "map.pdf"));
  g_free (export_to (fixture, sj_export_png, "map.png"));
  svg = export_to (fixture, sj_export_svg, "map.svg");
  g_assert_true (g_file_get_contents (svg, &content, NULL, NULL));
  g_assert_null (strstr (content, "\uFFFE"));
  g_assert_null (strstr (content, "\uFFFF"));
  g_assert_nonnull (strstr (content, "Stageone"));
  g_assert_nonnull (strstr (content, "Cardone"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);

#define ADD(name, function) \
  g_test_add ("/io/export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-bytes", test_same_bytes);
  ADD ("png", test_png);
  ADD ("png-too-large", test_png_too_large);
  ADD ("pdf-text", test_pdf_text);
  ADD ("pdf-sound", test_pdf_sound);
  ADD ("pdf-fonts", test_pdf_fonts);
  ADD ("pdf-description", test_pdf_description);
  ADD ("svg", test_svg);
  ADD ("cancelled", test_cancelled);
  ADD ("full-disk", test_full_disk);
  ADD ("progress", test_progress);
  ADD ("empty-map", test_empty_map);
  ADD ("noncharacters", test_noncharacters);

  return g_test_run ();
}
