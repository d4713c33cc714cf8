#pragma once

#include <pango/pangocairo.h>

/* Measures with the fonts of fonts.conf, whatever else the machine has. To be called first. */
static inline void
sj_scene_test_pin_fonts (void)
{
  const char *folder = g_getenv ("G_TEST_SRCDIR");
  g_autofree char *path =
    g_build_filename (folder != NULL ? folder : ".", "scene", "fonts.conf", NULL);

  g_setenv ("FONTCONFIG_FILE", path, TRUE);
}

/* Whether the pinned letters are there; if not, the running test is marked as skipped. */
static inline gboolean
sj_scene_test_has_fonts (void)
{
  PangoFontMap *font_map = pango_cairo_font_map_get_default ();

  if (pango_font_map_get_family (font_map, "Inter") == NULL)
    {
      g_test_skip ("The font Inter is not installed");
      return FALSE;
    }

  return TRUE;
}
