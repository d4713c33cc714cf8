#include <math.h>

#include "scene/sj-measure.h"
#include "sj-scene-test.h"

/*
 * Texts are broken without Pango where that is safe. If the two did not agree, a line would be
 * broken again where it is drawn, and text would run out of its card.
 */

static const char *const texts[] = {
  "Video ident",
  "Compares fees of three banks and reads the small print twice",
  "Überweisungsbestätigung prüfen, Straße öffnen, Ärger über Größen",
  "L’été, à l’hôtel : « Où est-ce ? » — c’est déjà réservé !",
  "Niño, mañana será más fácil; ¿verdad? ¡Sí!",
  "14 fields (asks twice), 3,5 % drop-off, 1.412 answers, −0.72, 99 €/month",
  "AVATAR To Wa Ty fi ffl 10:30–11:45 \"quoted\" it's o'clock",
  "Touchpoint 4711 of 71147, step s1177 and #20251121, 1/7/2026 at 17:41:11, v10.177.1",
  "e-mail / SMS / push-notification and self-service-terminal",
  "https://www.example.org/one/two?three=four&five=six",
  "Οδηγός πελάτη και χάρτης εμπειρίας",
  "Клиент сравнивает условия и ждёт ответа",
  "Tiếng Việt: khách hàng mở tài khoản",
  "first line\nsecond, longer line of text\n\nfourth",
  "  leading, and trailing spaces  ",
  "well–being—and so on … (see: note [1]) foo / bar",
  "3×4 = 12 -> done :-) #1 *star* a_b",
  "",
  " ",
};

/* Pango's own way for these. */
static const char *const foreign_texts[] = {
  "顧客は三つの銀行の手数料を比較します。待ち時間が長い",
  "يقارن العميل رسوم ثلاثة بنوك ثم ينتظر الرد",
  "הלקוח משווה עמלות של שלושה בנקים ומחכה",
  "ลูกค้าเปรียบเทียบค่าธรรมเนียมของธนาคาร",
  "ग्राहक शुल्क की तुलना करता है",
  "so happy 😀👍🏽 about 👩‍👩‍👧 the 🇩🇪 app",
  "e\xcc\x81te\xcc\x81 soft\xc2\xadhyphen no\xc2\xa0" "break tab\there",
  "Kraftfahrzeughaftpflichtversicherungsbescheinigungsformular",
};

static const double widths[] = { 40.0, 62.0, 82.0, 95.5, 150.0, 400.0 };

static PangoContext *context;

static PangoLayout *
create_reference (SjTextStyle  style,
                  const char  *string,
                  double       width)
{
  g_autoptr(SjText) text =
    sj_text_new (string, style, SJ_NO_COLOUR, SJ_ALIGN_START, FALSE, width, 0.0, 1);
  PangoLayout *layout = sj_text_create_layout (text, context);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, pango_units_from_double (width));
  return layout;
}

static double
get_ink_width (PangoLayout *layout)
{
  double widest = 0.0;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      widest = MAX (widest, pango_units_to_double (extents.width));
    }

  return widest;
}

static void
assert_drawn_as_measured (const SjText *text)
{
  g_autoptr(PangoLayout) drawn = sj_text_create_layout (text, context);
  int height;

  pango_layout_get_size (drawn, NULL, &height);
  if (pango_layout_get_line_count (drawn) != (int) text->n_lines)
    g_error ("“%s” in style %d is drawn in %d lines", text->string, text->style,
             pango_layout_get_line_count (drawn));
  if (fabs (get_ink_width (drawn) - text->width) > 0.5)
    g_error ("“%s” in style %d is %g wide, measured as %g", text->string, text->style,
             get_ink_width (drawn), text->width);
  if (fabs (pango_units_to_double (height) - text->height) > 0.5)
    g_error ("“%s” in style %d is %g high, measured as %g", text->string, text->style,
             pango_units_to_double (height), text->height);
}

static void
assert_agrees (SjMeasure   *measure,
               const char  *string,
               SjTextStyle  style,
               double       width)
{
  g_autoptr(SjText) text = sj_measure_text (measure, string, style, SJ_NO_COLOUR, SJ_ALIGN_START,
                                            FALSE, width, 0);
  g_autofree char *stripped = g_strstrip (g_strdup (string));
  g_autoptr(PangoLayout) reference = create_reference (style, stripped, width);

  assert_drawn_as_measured (text);
  if (pango_layout_get_line_count (reference) != (int) text->n_lines)
    g_error ("“%s” at %g in style %d: Pango has %d lines, the measure “%s”", string, width, style,
             pango_layout_get_line_count (reference), text->string);
}

static void
test_agrees_with_pango (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();

  if (!sj_scene_test_has_fonts ())
    return;

  for (guint style = 0; style < SJ_N_STYLES; style++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
          assert_agrees (measure, texts[i], style, widths[w]);
        for (guint i = 0; i < G_N_ELEMENTS (foreign_texts); i++)
          assert_agrees (measure, foreign_texts[i], style, widths[w]);
      }
}

static char *
make_sentence (GRand *random)
{
  static const char *const words[] = {
    "a", "of", "Kunde", "wartet,", "the", "Self-Check-in", "20", "€", "(neu)", "fee", "“Where",
    "is",
    "it?”", "Größe", "3.5", "%", "opens", "account", "e-mail/SMS", "–", "TV", "AWAY", "fiancé", "—",
    "naïve", "Ålesund", "Schlüsselübergabe", "…", "don’t", "+49-30-1234", "/", "!", "[1]",
  };
  GString *sentence = g_string_new (NULL);
  guint n_words = g_rand_int_range (random, 1, 16);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (sentence, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (sentence, FALSE);
}

static void
test_agrees_on_random_texts (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  if (!sj_scene_test_has_fonts ())
    return;

  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *sentence = make_sentence (random);

      assert_agrees (measure, sentence, (SjTextStyle) g_rand_int_range (random, 0, SJ_N_STYLES),
                     g_rand_double_range (random, 50.0, 260.0));
    }
}

static void
test_cuts_with_ellipsis (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();

  for (guint i = 0; i < G_N_ELEMENTS (foreign_texts); i++)
    for (guint max_lines = 1; max_lines <= 2; max_lines++)
      {
        g_autofree char *string = g_strconcat (foreign_texts[i], " ", texts[1], NULL);
        g_autoptr(SjText) text =
          sj_measure_text (measure, string, SJ_STYLE_CARD_TEXT, SJ_NO_COLOUR, SJ_ALIGN_START, FALSE,
                           82.0, max_lines);

        g_assert_cmpuint (text->n_lines, ==, max_lines);
        g_assert_true (g_str_has_suffix (text->string, "…"));
        g_assert_true (g_utf8_validate (text->string, -1, NULL));
        g_assert_cmpfloat (text->width, <=, 84.0);
      }
}

static void
test_box_follows_alignment (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();
  g_autoptr(SjText) start = sj_measure_text (measure, "App", SJ_STYLE_LANE, SJ_NO_COLOUR,
                                             SJ_ALIGN_START, FALSE, 200.0, 0);
  g_autoptr(SjText) centre = sj_measure_text (measure, "App", SJ_STYLE_LANE, SJ_NO_COLOUR,
                                              SJ_ALIGN_CENTRE, FALSE, 200.0, 0);
  g_autoptr(SjText) end = sj_measure_text (measure, "App", SJ_STYLE_LANE, SJ_NO_COLOUR,
                                           SJ_ALIGN_END, FALSE, 200.0, 0);
  double width = sj_measure_width (measure, "App", SJ_STYLE_LANE);

  g_assert_cmpfloat (width, >, 10.0);
  g_assert_cmpfloat_with_epsilon (start->width, width, 0.01);
  g_assert_cmpfloat (centre->width, ==, 200.0);
  g_assert_cmpfloat (end->width, ==, 200.0);
}

static void
test_longest_word (void)
{
  g_autoptr(SjMeasure) measure = sj_measure_new ();
  double word = sj_measure_width (measure, "Schlüssel", SJ_STYLE_CARD_TITLE);
  double longest = sj_measure_longest_word (measure, "an Schlüssel\nzu", SJ_STYLE_CARD_TITLE);
  double hyphened = sj_measure_longest_word (measure, "Schlüssel-Karte", SJ_STYLE_CARD_TITLE);

  g_assert_cmpfloat_with_epsilon (longest, word, 0.01);
  g_assert_cmpfloat (hyphened, <, sj_measure_width (measure, "Schlüssel-Karte",
                                                    SJ_STYLE_CARD_TITLE) - 10.0);
  g_assert_cmpfloat (sj_measure_longest_word (measure, "", SJ_STYLE_LANE), ==, 0.0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  sj_scene_test_pin_fonts ();
  g_test_init (&argc, &argv, NULL);
  context = sj_text_create_context ();

  g_test_add_func ("/scene/measure/agrees-with-pango", test_agrees_with_pango);
  g_test_add_func ("/scene/measure/agrees-on-random-texts", test_agrees_on_random_texts);
  g_test_add_func ("/scene/measure/cuts-with-ellipsis", test_cuts_with_ellipsis);
  g_test_add_func ("/scene/measure/box-follows-alignment", test_box_follows_alignment);
  g_test_add_func ("/scene/measure/longest-word", test_longest_word);

  status = g_test_run ();
  g_clear_object (&context);
  return status;
}
