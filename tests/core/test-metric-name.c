#include <glib.h>
#include <math.h>

#include "core/sj-metric-name.h"

/* If these fail, people read ids of the file where they should read what they say themselves. */

static void
test_names (void)
{
  static const char *const ids[] = { "nps", "csat", "psat", "ces1", "ces2", "stars", "likert_7",
                                     "binary", "smiley_3", "sus", "slider", "sentiment", "blend" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (sj_metric_name (ids[i]), !=, ids[i]);
      /* No two metrics are called the same. */
      for (gsize j = 0; j < i; j++)
        g_assert_cmpstr (sj_metric_name (ids[i]), !=, sj_metric_name (ids[j]));
    }
  g_assert_cmpstr (sj_metric_name ("csat"), ==, "CSAT");
  g_assert_cmpstr (sj_metric_name ("likert_5"), ==, "Rating");
  g_assert_cmpstr (sj_metric_name ("footfall"), ==, "footfall");
}

/* Only what is asked on scales of different lengths is told apart by them. */
static void
test_titles (void)
{
  g_autofree char *rating = sj_metric_title ("likert_5", 1, 5);
  g_autofree char *faces = sj_metric_title ("smiley_3", 1, 3);
  g_autofree char *csat = sj_metric_title ("csat", 1, 5);
  g_autofree char *nps = sj_metric_title ("nps", 0, 10);
  g_autofree char *unknown = sj_metric_title ("likert_5", NAN, NAN);

  g_assert_cmpstr (rating, ==, "Rating 1–5");
  g_assert_cmpstr (faces, ==, "Faces 1–3");
  g_assert_cmpstr (csat, ==, "CSAT");
  g_assert_cmpstr (nps, ==, "NPS");
  g_assert_cmpstr (unknown, ==, "Rating");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/metric-name/names", test_names);
  g_test_add_func ("/metric-name/titles", test_titles);

  return g_test_run ();
}
