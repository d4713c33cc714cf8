#include <math.h>

#include "scene/sj-layout.h"
#include "scene/sj-measure.h"
#include "sj-scene-map.h"
#include "sj-scene-test.h"

/*
 * Scenes written down as text. They show what a change of the layout does to every item; when it is
 * meant, the files are made again by running this test with SJ_UPDATE_GOLDEN=1 and looked through.
 */

/* Of the sample in has_golden_letters(), with Inter 4.0. */
#define GOLDEN_WIDTH 158.45

static void
set_card (SjMap      *map,
          const char *id,
          const char *title,
          const char *text,
          const char *step,
          const char *lane)
{
  SjCard *card = g_object_new (SJ_TYPE_CARD, "id", id, "title", title, "text", text, "step", step,
                               "lane", lane, NULL);

  sj_scene_map_add (map, card);
}

static void
set_link (SjMap      *map,
          const char *from,
          const char *to,
          SjLinkKind  kind,
          const char *label)
{
  SjLink *link = sj_link_new (from, to, kind);

  g_object_set (link, "label", label, NULL);
  sj_scene_map_add (map, link);
}

static void
set_lane (SjMap      *map,
          const char *id,
          SjLaneKind  kind,
          SjChannel   channel,
          const char *title)
{
  sj_scene_map_add (map, g_object_new (SJ_TYPE_LANE, "id", id, "kind", kind, "channel", channel,
                                       "title", title, NULL));
}

static void
set_step (SjMap      *map,
          const char *id,
          const char *title,
          const char *stage)
{
  sj_scene_map_add (map, g_object_new (SJ_TYPE_STEP, "id", id, "title", title, "stage", stage,
                                       NULL));
}

static SjMap *
create_map (void)
{
  SjMap *map = sj_map_new ();

  g_object_set (map, "title", "Opening a current account", "subtitle", "Anna, 27, first salary",
                "owner", "Everyday Banking", "review-date", "2026-11-02", "legend",
                "Dashed: some customers only", NULL);
  sj_scene_map_add (map, g_object_new (SJ_TYPE_STAGE, "id", "apply", "title", "Application",
                                       NULL));
  sj_scene_map_add (map, g_object_new (SJ_TYPE_STAGE, "id", "weeks", "title", "First weeks",
                                       "optional", TRUE, "skip-share", 0.12, NULL));
  set_step (map, "form", "Fills the form", "apply");
  set_step (map, "check", "Identity check at home or in a branch", "apply");
  set_step (map, "wait", "Waits", "apply");
  set_step (map, "pay", "First payment", "weeks");

  set_lane (map, "app", SJ_LANE_CHANNEL, SJ_CHANNEL_APP, "App");
  set_lane (map, "phone", SJ_LANE_CHANNEL, SJ_CHANNEL_PHONE, "Call centre and branches");
  set_lane (map, "think", SJ_LANE_THOUGHTS, SJ_CHANNEL_NONE, NULL);
  set_lane (map, "seen", SJ_LANE_VISIBILITY_LINE, SJ_CHANNEL_NONE, NULL);
  set_lane (map, "pain", SJ_LANE_PAIN_POINTS, SJ_CHANNEL_NONE, NULL);
  set_lane (map, "fold", SJ_LANE_SUPPORT, SJ_CHANNEL_NONE, NULL);

  set_card (map, "c1", "Sign-up form", "14 fields", "form", "app");
  set_card (map, "c2", "Video ident", "human agent, 09:00 – 21:00 (not on Sundays)", "check",
            "app");
  set_card (map, "c3", "“Where is it?”", "9 min", "wait", "phone");
  set_card (map, "c4", "Tap to pay", NULL, "pay", "app");
  set_card (map, "c5", "Have they lost me?", NULL, "wait", "think");
  set_card (map, "c6", "No status", "10 days silent", "wait", "pain");
  set_card (map, "c7", "Service for everything", NULL, "form", "phone");
  set_card (map, "c8", "Ledger", NULL, "form", "fold");
  set_card (map, "c9", "Code by letter", NULL, "check", "app");
  g_object_set (sj_map_lookup (map, "c2"), "moment-of-truth", SJ_MOMENT_FIRST, NULL);
  g_object_set (sj_map_lookup (map, "c6"), "severity", 4, NULL);
  g_object_set (sj_map_lookup (map, "c7"), "span", 2, "colour", "#884400", NULL);
  g_object_set (sj_map_lookup (map, "fold"), "folded", TRUE, NULL);

  set_link (map, "c1", "c2", SJ_LINK_NEXT, NULL);
  set_link (map, "c2", "c3", SJ_LINK_BRANCH, "no word");
  set_link (map, "c3", "c4", SJ_LINK_NEXT, NULL);
  set_link (map, "c2", "c1", SJ_LINK_LOOP, "unreadable");
  set_link (map, "c1", "c4", SJ_LINK_SKIP, "known");
  set_link (map, "c1", "c9", SJ_LINK_NEXT, NULL);

  return map;
}

/* Another version of the letters breaks lines elsewhere, and that is no fault of the layout. */
static gboolean
has_golden_letters (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();
  double width = sj_measure_width (measure, "Hamburgefonstiv 0123456789", SJ_STYLE_CARD_TEXT);

  if (!sj_scene_test_has_fonts ())
    return FALSE;
  if (fabs (width - GOLDEN_WIDTH) < 0.2)
    return TRUE;

  g_test_skip ("The font Inter is of another version");
  return FALSE;
}

static void
compare (const char *name,
         SjScene    *scene)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "golden", "scene", file,
                                            NULL);
  g_autofree char *dump = sj_scene_dump (scene);
  g_autofree char *golden = NULL;
  g_autoptr(GError) error = NULL;

  if (g_getenv ("SJ_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, dump, -1, &error);
  else
    g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);

  if (golden != NULL && !g_str_equal (golden, dump))
    {
      g_auto(GStrv) expected = g_strsplit (golden, "\n", -1);
      g_auto(GStrv) found = g_strsplit (dump, "\n", -1);
      guint line = 0;

      while (g_strcmp0 (expected[line], found[line]) == 0)
        line++;
      g_test_message ("%s line %u: expected %s", file, line + 1, expected[line]);
      g_test_message ("found %s", found[line]);
      g_test_fail ();
    }
}

static void
test_golden (const char  *name,
             SjThemeKind  theme,
             const char  *language)
{
  g_autoptr(SjMap) map = create_map ();
  g_autoptr(SjLayout) layout = NULL;
  g_autoptr(SjScene) scene = NULL;

  if (!has_golden_letters ())
    return;

  g_object_set (map, "language", language, NULL);
  layout = sj_layout_new (map, sj_theme_get (theme));
  scene = sj_layout_run (layout);
  compare (name, scene);
}

static void
test_light (void)
{
  test_golden ("light", SJ_THEME_LIGHT, "en");
}

static void
test_dark (void)
{
  test_golden ("dark", SJ_THEME_DARK, "en");
}

static void
test_right_to_left (void)
{
  test_golden ("right-to-left", SJ_THEME_HIGH_CONTRAST, "ar");
}

int
main (int   argc,
      char *argv[])
{
  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/golden-scene/light", test_light);
  g_test_add_func ("/scene/golden-scene/dark", test_dark);
  g_test_add_func ("/scene/golden-scene/right-to-left", test_right_to_left);

  return g_test_run ();
}
