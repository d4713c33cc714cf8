#include "scene/sj-paint.h"
#include "scene/sj-theme.h"

static void
test_parse (void)
{
  SjColour colour = sj_colour_from_hex (0x123456);

  g_assert_true (sj_colour_parse (&colour, "#c64600"));
  g_assert_cmpfloat_with_epsilon (colour.red, 0xc6 / 255.0, 1e-6);
  g_assert_false (sj_colour_parse (&colour, NULL));
  g_assert_false (sj_colour_parse (&colour, ""));
  g_assert_false (sj_colour_parse (&colour, "#c6460"));
  g_assert_false (sj_colour_parse (&colour, "#c6460g"));
  g_assert_false (sj_colour_parse (&colour, "orange!"));
  g_assert_cmpfloat_with_epsilon (colour.red, 0xc6 / 255.0, 1e-6);
}

static void
test_contrast_is_that_of_the_guidelines (void)
{
  SjColour black = sj_colour_from_hex (0), white = sj_colour_from_hex (0xffffff);

  g_assert_cmpfloat_with_epsilon (sj_colour_contrast (black, white), 21.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (sj_colour_contrast (sj_colour_from_hex (0x777777), white), 4.48,
                                  0.005);
}

/* A curve coloured for paper must still be seen on a dark screen, and the other way round. */
static void
test_chosen_colours_stay_readable (void)
{
  static const guint32 chosen[] = { 0xc64600, 0x000000, 0xffffff, 0x1a5fb4, 0xf9f06b, 0x808080 };

  for (guint kind = SJ_THEME_LIGHT; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
      {
        SjColour ground = sj_theme_get_colour (sj_theme_get (kind), SJ_COLOUR_LANE_EVEN);
        SjColour colour = sj_colour_readable_on (sj_colour_from_hex (chosen[i]), ground, 4.5);

        g_assert_cmpfloat (sj_colour_contrast (colour, ground), >=, 4.5);
      }
}

static void
test_readable_colours_stay_as_chosen (void)
{
  SjColour blue = sj_colour_from_hex (0x1a5fb4);
  SjColour shown = sj_colour_readable_on (blue, sj_colour_from_hex (0xffffff), 4.5);

  g_assert_cmpfloat (shown.blue, ==, blue.blue);
  g_assert_cmpfloat (shown.red, ==, blue.red);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/parse", test_parse);
  g_test_add_func ("/paint/contrast-is-that-of-the-guidelines",
                   test_contrast_is_that_of_the_guidelines);
  g_test_add_func ("/paint/chosen-colours-stay-readable", test_chosen_colours_stay_readable);
  g_test_add_func ("/paint/readable-colours-stay-as-chosen", test_readable_colours_stay_as_chosen);

  return g_test_run ();
}
