#include "core/sj-text-fold.h"

/* If folding fails, an answer or a touchpoint typed a little differently is not recognised. */

typedef struct
{
  const char *text;
  const char *folded;
} Case;

static void
test_fold (void)
{
  const Case cases[] = {
    { "Café  Crème", "cafe creme" },
    { "k. A.", "k. a." },
    { "<b>Very</b>&nbsp;satisfied", "very satisfied" },
    { "a &lt; b &amp; c", "a < b & c" },
    { "3 < 4 and 5 > 2", "3 < 4 and 5 > 2" },
    { "Straße ŁÓDŹ Ærø İstanbul ırmak Đà", "strasse lodz aero istanbul irmak da" },
    { "\tline\none\r\n", "line one" },
    { "ﬁne Ⅳ", "fine iv" },
    { "soft\u00adhyphen\u200b", "softhyphen" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = sj_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_fold_words (void)
{
  const Case cases[] = {
    { "checkout_csat", "checkout csat" },
    { " Check-out: CSAT! ", "check out csat" },
    { "Q12. How satisfied…?", "q12 how satisfied" },
    { "***", "" },
    { "満足　度", "満足 度" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = sj_text_fold_words (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_broken_bytes (void)
{
  g_autofree char *folded = sj_text_fold ("caf\xe9 <unfinished");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "caf"));
}

static void
test_folding_twice (void)
{
  const char *const texts[] = { "Ünïcödé Straße", "ハンバーガー", "한국어", "Ελληνικός", "ǅ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = sj_text_fold (texts[i]);
      g_autofree char *twice = sj_text_fold (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_cjk (void)
{
  g_assert_true (sj_text_is_cjk ("お支払い"));
  g_assert_true (sj_text_is_cjk ("결제 page"));
  g_assert_false (sj_text_is_cjk ("Оплата"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-fold/fold", test_fold);
  g_test_add_func ("/core/text-fold/words", test_fold_words);
  g_test_add_func ("/core/text-fold/broken-bytes", test_broken_bytes);
  g_test_add_func ("/core/text-fold/twice", test_folding_twice);
  g_test_add_func ("/core/text-fold/cjk", test_cjk);

  return g_test_run ();
}
