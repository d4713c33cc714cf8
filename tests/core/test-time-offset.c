#include "core/sj-time-offset.h"

/* If this fails, the line of time says something else than what was typed. */

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "P0D", "day 0" },
    { "PT0S", "day 0" },
    { "PT2H", "+2 h" },
    { "PT1H30M", "+1 h 30 min" },
    { "PT45S", "+45 s" },
    { "P1D", "1 day" },
    { "P10D", "10 days" },
    { "P1DT6H", "1 day 6 h" },
    { "P2W", "2 weeks" },
    { "P1M", "1 month" },
    { "P1Y6M", "1 year 6 months" },
    { "P0.5D", "0.5 days" },
    { "P0,5D", "0.5 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sj_time_offset_format (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* What somebody says in words of their own, or did not finish typing, stays as it is. */
static void
test_own_words (void)
{
  static const char *const texts[] = {
    "", "P", "PT", "day 0", "after a week", "P1", "1D", "P1H", "PT1D", "P1D2D", "P1DT", "P-1D",
    "P1D ", "P9999999999D", "PTT1H", "p1d", "P1M1Y",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *words = sj_time_offset_format (texts[i]);
      double seconds;

      g_assert_cmpstr (words, ==, texts[i]);
      g_assert_false (sj_time_offset_parse (texts[i], &seconds));
    }
}

static void
test_order (void)
{
  static const char *const texts[] = { "P0D", "PT20M", "PT2H", "P1D", "P1DT1H", "P1W", "P1M",
                                       "P1Y" };
  double before = -1.0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double seconds;

      g_assert_true (sj_time_offset_parse (texts[i], &seconds));
      g_assert_cmpfloat (seconds, >, before);
      before = seconds;
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-offset/words", test_words);
  g_test_add_func ("/time-offset/own-words", test_own_words);
  g_test_add_func ("/time-offset/order", test_order);

  return g_test_run ();
}
