#include "scene/sj-theme.h"

/* Text that cannot be read is the same as no text. WCAG 2.1 asks for 4.5:1, 3:1 for large text. */

static void
assert_readable (SjColour    ink,
                 SjColour    ground,
                 double      least,
                 const char *what)
{
  double contrast = sj_colour_contrast (ink, ground);

  if (contrast < least)
    g_error ("%s has %.2f:1, at least %.1f:1 is needed", what, contrast, least);
}

static void
test_white_on_stages (void)
{
  for (guint kind = 0; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    for (guint i = 0; i < 8; i++)
      {
        const SjTheme *theme = sj_theme_get ((SjThemeKind) kind);

        assert_readable (sj_theme_get_colour (theme, SJ_COLOUR_ON_STAGE),
                         sj_theme_get_stage_colour (theme, i), 4.5, "White on a stage");
      }
}

static void
test_inks (void)
{
  static const SjColourRole inks[] = {
    SJ_COLOUR_INK, SJ_COLOUR_INK_STRONG, SJ_COLOUR_INK_SOFT, SJ_COLOUR_INK_FAINT,
  };
  static const SjColourRole grounds[] = {
    SJ_COLOUR_PAPER, SJ_COLOUR_LANE_EVEN, SJ_COLOUR_LANE_ODD, SJ_COLOUR_CARD,
  };

  for (guint kind = 0; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
      for (guint j = 0; j < G_N_ELEMENTS (grounds); j++)
        {
          const SjTheme *theme = sj_theme_get ((SjThemeKind) kind);
          g_autofree char *what = g_strdup_printf ("Ink %u on ground %u of theme %u", i, j, kind);

          /* The faintest ink never stands on a card. */
          if (inks[i] == SJ_COLOUR_INK_FAINT && grounds[j] == SJ_COLOUR_CARD)
            continue;
          assert_readable (sj_theme_get_colour (theme, inks[i]),
                           sj_theme_get_colour (theme, grounds[j]), 4.5, what);
        }
}

static void
test_pairs (void)
{
  for (guint kind = 0; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    {
      const SjTheme *theme = sj_theme_get ((SjThemeKind) kind);

      assert_readable (sj_theme_get_colour (theme, SJ_COLOUR_BADGE_INK),
                       sj_theme_get_colour (theme, SJ_COLOUR_BADGE), 4.5, "The badge");
      assert_readable (sj_theme_get_colour (theme, SJ_COLOUR_LINK_DEVIATION),
                       sj_theme_get_colour (theme, SJ_COLOUR_PAPER), 4.5, "A deviating link");
      assert_readable (sj_theme_get_colour (theme, SJ_COLOUR_LINK),
                       sj_theme_get_colour (theme, SJ_COLOUR_LANE_EVEN), 3.0, "A link");
    }
}

/* Two stages side by side must not have one colour. */
static void
test_neighbours_differ (void)
{
  for (guint kind = 0; kind <= SJ_THEME_HIGH_CONTRAST; kind++)
    for (guint i = 0; i < 20; i++)
      {
        const SjTheme *theme = sj_theme_get ((SjThemeKind) kind);
        SjColour a = sj_theme_get_stage_colour (theme, i);
        SjColour b = sj_theme_get_stage_colour (theme, i + 1);

        g_assert_true (ABS (a.red - b.red) + ABS (a.green - b.green) + ABS (a.blue - b.blue) > 0.1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/theme/white-on-stages", test_white_on_stages);
  g_test_add_func ("/scene/theme/inks", test_inks);
  g_test_add_func ("/scene/theme/pairs", test_pairs);
  g_test_add_func ("/scene/theme/neighbours-differ", test_neighbours_differ);

  return g_test_run ();
}
