#include "io/sj-json-number.h"

#include <locale.h>
#include <math.h>

/* If numbers are written carelessly, a curve moves a little with every save, or every line of a
 * file shows as changed. */

static void
assert_written (double      number,
                const char *expected)
{
  g_autofree char *text = sj_json_number_format (number);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_shortest (void)
{
  assert_written (0.0, "0");
  assert_written (-0.0, "0");
  assert_written (1.0, "1");
  assert_written (-42.0, "-42");
  assert_written (0.1, "0.1");
  assert_written (0.1 + 0.2, "0.30000000000000004");
  assert_written (1.0 / 3.0, "0.3333333333333333");
  assert_written (3.9, "3.9");
  assert_written (0.05, "0.05");
  assert_written (-0.0503, "-0.0503");
  assert_written (12.5, "12.5");
  assert_written (-100.25, "-100.25");
  assert_written (0.0001, "0.0001");
  assert_written (0.00012, "0.00012");
  assert_written (123456789.1234, "123456789.1234");
  assert_written (9007199254740991.0, "9007199254740991");
  assert_written (1e300, "1e+300");
  assert_written (5e-7, "5e-07");
}

static void
test_same_number_again (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      union
      {
        guint64 bits;
        double  number;
      } any = { ((guint64) g_test_rand_int () << 32) | (guint32) g_test_rand_int () };
      g_autofree char *text = NULL;

      if (!isfinite (any.number))
        continue;
      text = sj_json_number_format (any.number);
      g_assert_cmpfloat (g_ascii_strtod (text, NULL), ==, any.number);
    }
}

/* What is written by hand for speed is what the C library writes. */
static void
test_few_decimals (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double number = g_test_rand_int_range (-2000000, 2000000) / 1000.0;
      g_autofree char *text = sj_json_number_format (number);
      char expected[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (expected, sizeof expected, "%.15g", number);
      g_assert_cmpstr (text, ==, number == 0.0 ? "0" : expected);
    }
}

static void
test_locale (void)
{
  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no German locale here");
      return;
    }

  assert_written (1234.5, "1234.5");
  setlocale (LC_NUMERIC, "C");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/json-number/shortest", test_shortest);
  g_test_add_func ("/io/json-number/same-number-again", test_same_number_again);
  g_test_add_func ("/io/json-number/few-decimals", test_few_decimals);
  g_test_add_func ("/io/json-number/locale", test_locale);

  return g_test_run ();
}
