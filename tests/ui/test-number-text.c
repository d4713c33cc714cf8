#include <math.h>

#include "ui/sj-number-text.h"

/* People write numbers in many ways; none of these may become another number. */
static void
test_numbers_as_people_write_them (void)
{
  const struct
  {
    const char *text;
    double      number;
  } cases[] = {
    { "12", 12 }, { "-3", -3 }, { "−3", -3 }, { "+0.5", 0.5 }, { "0,5", 0.5 }, { ".5", 0.5 },
    { "1.234,5", 1234.5 }, { "1,234.5", 1234.5 }, { "1 234,5", 1234.5 }, { "1'234.5", 1234.5 },
    { "1.234.567", 1234567 }, { "1,234,567", 1234567 }, { "12 %", 12 }, { " 7 ", 7 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double number = NAN;

      g_assert_true (sj_number_text_parse (cases[i].text, &number));
      g_assert_cmpfloat (number, ==, cases[i].number);
    }
}

static void
test_what_is_no_number (void)
{
  const char *texts[] = { "", " ", "-", ".", "abc", "1e5", "3x", "1-2", "inf", "nan", "--1",
                          "0x10" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double number;

      g_assert_false (sj_number_text_parse (texts[i], &number));
    }
}

static void
test_what_is_written_is_read (void)
{
  const double numbers[] = { 0, 1, -1, 0.1, 12.5, 99.9, 1e6, -0.003 };
  g_autofree char *absent = sj_number_text_format (NAN);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = sj_number_text_format (numbers[i]);
      double number = NAN;

      g_assert_true (sj_number_text_parse (text, &number));
      g_assert_cmpfloat_with_epsilon (number, numbers[i], 1e-9);
    }
  g_assert_cmpstr (absent, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-text/read", test_numbers_as_people_write_them);
  g_test_add_func ("/number-text/no-number", test_what_is_no_number);
  g_test_add_func ("/number-text/there-and-back", test_what_is_written_is_read);

  return g_test_run ();
}
