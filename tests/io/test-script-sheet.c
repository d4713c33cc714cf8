#include <glib/gstdio.h>
#include <string.h>

#include "core/sj-lane.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "io/sj-io-error.h"
#include "io/sj-script-sheet.h"

#define A4_WIDTH 595.0
#define A4_HEIGHT 842.0

static SjMap *
create_map (const char *answer)
{
  SjMap *map = sj_map_new ();
  g_autoptr(SjStage) stage = sj_stage_new ("Application");
  g_autoptr(SjStep) step = sj_step_new (sj_element_get_id (SJ_ELEMENT (stage)), "Waits");
  g_autoptr(SjLane) lane = sj_lane_new (SJ_LANE_CHANNEL, "App");
  g_autoptr(SjCard) card = sj_card_new ("Sign up", sj_element_get_id (SJ_ELEMENT (step)),
                                        sj_element_get_id (SJ_ELEMENT (lane)));

  g_object_set (map, "title", "Opening an account", NULL);
  g_object_set (card, "where", answer, NULL);
  sj_map_append (map, SJ_ELEMENT (stage));
  sj_map_append (map, SJ_ELEMENT (step));
  sj_map_append (map, SJ_ELEMENT (lane));
  sj_map_append (map, SJ_ELEMENT (card));

  return map;
}

static GPtrArray *
list_cards (SjMap *map,
            guint  n_times)
{
  GPtrArray *cards = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_times; i++)
    g_ptr_array_add (cards, g_list_model_get_item (sj_map_get_cards (map), 0));

  return cards;
}

/* Whether anything is drawn outside the margins: text that the printer would cut. */
static gboolean
marks_margin (SjScriptSheet *sheet,
              guint          page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) A4_WIDTH,
                                                         (int) A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean found = FALSE;

  sj_script_sheet_draw_page (sheet, cr, page);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) A4_HEIGHT; y++)
    for (int x = 0; x < (int) A4_WIDTH; x++)
      if ((x < 50 || x > 545 || y < 50 || y > 810) &&
          cairo_image_surface_get_data (surface)[y * stride + x] != 0)
        found = TRUE;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return found;
}

static void
test_one_page_a_touchpoint (void)
{
  g_autoptr(SjMap) map = create_map ("On the phone");
  g_autoptr(GPtrArray) one = list_cards (map, 1);
  g_autoptr(GPtrArray) three = list_cards (map, 3);
  g_autoptr(SjScriptSheet) single = sj_script_sheet_new (map, one, A4_WIDTH, A4_HEIGHT);
  g_autoptr(SjScriptSheet) all = sj_script_sheet_new (map, three, A4_WIDTH, A4_HEIGHT);

  g_assert_cmpuint (sj_script_sheet_get_n_pages (single), ==, 1);
  g_assert_cmpuint (sj_script_sheet_get_n_pages (all), ==, 3);
}

/* An answer longer than a page goes on over as many as it needs, and nothing is cut. */
static void
test_long_answers_go_on (void)
{
  g_autoptr(GString) answer = g_string_new (NULL);
  g_autoptr(SjMap) map = NULL;
  g_autoptr(GPtrArray) cards = NULL;
  g_autoptr(SjScriptSheet) sheet = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (answer, "word%u ", i);
  g_string_append (answer, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller"
                           "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller");
  map = create_map (answer->str);
  cards = list_cards (map, 1);
  sheet = sj_script_sheet_new (map, cards, A4_WIDTH, A4_HEIGHT);

  g_assert_cmpuint (sj_script_sheet_get_n_pages (sheet), >=, 3);
  for (guint i = 0; i < sj_script_sheet_get_n_pages (sheet); i++)
    g_assert_false (marks_margin (sheet, i));
}

static void
test_the_pdf_is_a_pdf (void)
{
  g_autoptr(SjMap) map = create_map ("On the phone");
  g_autoptr(GPtrArray) cards = list_cards (map, 2);
  g_autofree char *folder = g_dir_make_tmp ("sj-script-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "script.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_true (sj_script_sheet_export_pdf (map, cards, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-1.5"));
  g_assert_nonnull (memmem (bytes, length, "/Count 2", 8));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_where_nothing_can_be_written (void)
{
  g_autoptr(SjMap) map = create_map ("");
  g_autoptr(GPtrArray) cards = list_cards (map, 1);
  g_autoptr(GError) error = NULL;

  g_assert_false (sj_script_sheet_export_pdf (map, cards, "/nowhere/script.pdf", &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_WRITE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script-sheet/pages", test_one_page_a_touchpoint);
  g_test_add_func ("/script-sheet/long", test_long_answers_go_on);
  g_test_add_func ("/script-sheet/pdf", test_the_pdf_is_a_pdf);
  g_test_add_func ("/script-sheet/nowhere", test_where_nothing_can_be_written);

  return g_test_run ();
}
