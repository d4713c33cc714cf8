#include "core/sj-language-tag.h"

/* A map that names its language wrongly is laid out in the wrong direction and read aloud badly. */

static void
test_locales (void)
{
  static const char *const names[][2] = {
    { "de_DE.UTF-8", "de-DE" },
    { "de", "de" },
    { "ar_EG.UTF-8", "ar-EG" },
    { "he_IL", "he-IL" },
    { "pt_BR.ISO8859-1@euro", "pt-BR" },
    { "sr_RS.UTF-8@latin", "sr-Latn-RS" },
    { "sr@latin", "sr-Latn" },
    { "C", "" },
    { "C.UTF-8", "" },
    { "POSIX", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *tag = sj_language_tag_from_locale (names[i][0]);

      g_assert_cmpstr (tag, ==, names[i][1]);
    }
}

/* What somebody chose for programs to speak counts more than the locale. */
static void
test_person (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_setenv ("LANGUAGE", "de_AT:en", TRUE);
  before = sj_language_tag_of_person ();
  g_assert_cmpstr (before, ==, "de-AT");
  g_setenv ("LANGUAGE", "fa", TRUE);
  after = sj_language_tag_of_person ();
  g_assert_cmpstr (after, ==, "fa");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/language-tag/locales", test_locales);
  g_test_add_func ("/language-tag/person", test_person);

  return g_test_run ();
}
