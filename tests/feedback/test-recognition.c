#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-doubt.h"
#include "feedback/sj-tally-result.h"

/* Believable exports, and what a careful person reads in them without being told anything. */

static char *
write_text (const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static SjTable *
open_text (const char *text)
{
  g_auto(SjReading) reading = { 0 };
  g_autofree char *path = write_text (text);
  g_autoptr(GError) error = NULL;
  SjTable *table;

  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return table;
}

/* A column of so many answers that go through @answers. */
static char *
make_column (const char        *header,
             const char *const *answers,
             guint              n_rows)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "place\t%s\n", header);
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "Shop %u\t%s\n", i % 3,
                            answers[(i * 7 + i / 5) % g_strv_length ((char **) answers)]);

  return g_string_free (text, FALSE);
}

static void
assert_scale (const char        *header,
              const char *const *answers,
              SjDetectionState   state,
              const char        *id,
              double             low,
              double             high)
{
  g_autofree char *text = make_column (header, answers, 60);
  g_autoptr(SjTable) table = open_text (text);
  const SjDetection *detection = sj_table_get_detection (table, 1);
  g_autofree char *found = NULL;

  g_test_message ("%s", header);
  g_assert_cmpint (detection->state, ==, state);
  if (state == SJ_DETECTION_NONE)
    return;
  found = sj_scale_get_id (&detection->scale);
  g_assert_cmpstr (found, ==, id);
  g_assert_cmpfloat (detection->scale.low, ==, low);
  g_assert_cmpfloat (detection->scale.high, ==, high);
}

/* Nobody was so content as the scale allows: the question tells how far it goes. */
static void
test_stated_range (void)
{
  const char *const answers[] = { "2", "3", "4", "5", NULL };
  const char *const many[] = { "4", "6", "7", "8", "9", NULL };

  assert_scale ("Satisfaction", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  assert_scale ("Satisfaction (1-7)", answers, SJ_DETECTION_ACCEPTED, "likert_7", 1, 7);
  assert_scale ("Rating 0 to 10", answers, SJ_DETECTION_ACCEPTED, "likert_11", 0, 10);
  assert_scale ("How satisfied were you? (1–10)", many, SJ_DETECTION_ACCEPTED, "likert_10", 1, 10);
  assert_scale ("Wie zufrieden sind Sie auf einer Skala von 1 bis 6?", answers,
                SJ_DETECTION_ACCEPTED, "likert_6", 1, 6);
  assert_scale ("Zufriedenheit (1 = gar nicht zufrieden, 4 = sehr zufrieden)",
                (const char *const[]) { "1", "2", "3", NULL }, SJ_DETECTION_ACCEPTED, "likert_4", 1,
                4);
  /* What was answered shows that the header speaks of something else. */
  assert_scale ("Satisfaction (1-3 days)", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  assert_scale ("Satisfaction (1-4)", answers, SJ_DETECTION_ACCEPTED, "csat", 1, 5);
  /* A scale alone does not make ratings of numbers, nor tell which end is good. */
  assert_scale ("Floor (1-7)", answers, SJ_DETECTION_ASK, "likert_7", 1, 7);
  assert_scale ("Note (1-5)", answers, SJ_DETECTION_ASK, "likert_5", 1, 5);
  /* To recommend on 1 to 10 is no Net Promoter Score for sure. */
  assert_scale ("How likely are you to recommend us (1-10)?", many, SJ_DETECTION_ASK, "nps", 0,
                10);
}

/* A question whose scale is stated offers no other one. */
static void
test_stated_doubt (void)
{
  g_autofree char *text =
    make_column ("Note (1-5)", (const char *const[]) { "1", "2", "3", "4", NULL }, 60);
  g_autoptr(SjTable) table = open_text (text);
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GPtrArray) doubts = NULL;
  const SjDoubt *doubt;

  sj_reading_init (&reading);
  doubts = sj_doubt_list (table, &reading);
  g_assert_cmpuint (doubts->len, ==, 1);
  doubt = g_ptr_array_index (doubts, 0);
  g_assert_cmpuint (doubt->alternatives->len, ==, 3);
  for (guint i = 1; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *alternative = g_ptr_array_index (doubt->alternatives, i);

      g_assert_nonnull (strstr (alternative->value, ":1-5"));
    }
}

/* Numbers up to 100 are answers where the header says so, asked about where it may mean that, and
 * else ages. */
static void
test_slider (void)
{
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 40; i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%d", (i * 37 + 5) % 101));
  g_ptr_array_add (numbers, NULL);
  assert_scale ("Satisfaction (0-100)", (const char *const *) numbers->pdata,
                SJ_DETECTION_ACCEPTED, "slider", 0, 100);
  assert_scale ("Satisfaction", (const char *const *) numbers->pdata, SJ_DETECTION_ASK, "slider",
                0, 100);
  assert_scale ("Age", (const char *const *) numbers->pdata, SJ_DETECTION_NONE, NULL, 0, 0);
}

/* Half stars are answers; finer parts are means. */
static void
test_half_stars (void)
{
  const char *const halves[] = { "3.5", "4.0", "1.0", "5.0", "2.5", NULL };

  assert_scale ("Rating", halves, SJ_DETECTION_ACCEPTED, "stars", 1, 5);
  assert_scale ("Satisfaction", halves, SJ_DETECTION_ASK, "stars", 1, 5);
  assert_scale ("Average rating", halves, SJ_DETECTION_NONE, NULL, 0, 0);
  assert_scale ("Rating", (const char *const[]) { "3.52", "4.1", "2.9", NULL },
                SJ_DETECTION_NONE, NULL, 0, 0);
  assert_scale ("Hours", halves, SJ_DETECTION_NONE, NULL, 0, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recognition/stated-range", test_stated_range);
  g_test_add_func ("/recognition/stated-doubt", test_stated_doubt);
  g_test_add_func ("/recognition/slider", test_slider);
  g_test_add_func ("/recognition/half-stars", test_half_stars);

  return g_test_run ();
}
