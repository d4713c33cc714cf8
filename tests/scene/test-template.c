#include "core/sj-template.h"
#include "scene/sj-layout.h"
#include "sj-scene-test.h"

/* Somebody who writes from right to left should not have to find out which property of a new map
 * turns it round. */

static void
assert_direction (const char *locale,
                  const char *language,
                  gboolean    rtl)
{
  g_autoptr(SjMap) map = NULL;
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;

  g_setenv ("LANGUAGE", locale, TRUE);
  map = sj_template_make_map (sj_template_get (0));
  g_assert_cmpstr (sj_element_text (SJ_ELEMENT (map), "language"), ==, language);

  layout = sj_layout_new (map, sj_theme_get (SJ_THEME_LIGHT));
  scene = sj_layout_run (layout);
  g_assert_cmpint (sj_scene_is_rtl (scene), ==, rtl);
}

static void
test_direction (void)
{
  assert_direction ("de_DE.UTF-8", "de-DE", FALSE);
  assert_direction ("ar", "ar", TRUE);
  assert_direction ("ar_EG.UTF-8", "ar-EG", TRUE);
  assert_direction ("C", "", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/template/direction", test_direction);

  return g_test_run ();
}
