#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-tally-result.h"

/* Made-up exports, each with one thing that goes wrong elsewhere. */

/* Tallies the bytes; a NULL reading takes all as detected. */
static SjTallyResult *
tally_bytes (const char       *bytes,
             gssize            length,
             const SjReading  *reading,
             GError          **error)
{
  g_auto(SjReading) detected = { 0 };
  g_autofree char *path = NULL;
  SjTallyResult *result;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  sj_reading_init (&detected);
  result = sj_tally_file (path, reading != NULL ? reading : &detected, NULL, NULL, NULL, error);
  g_unlink (path);

  return result;
}

static SjTallyResult *
tally_text (const char *text,
            const char *score)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_reading_init (&reading);
  if (score != NULL)
    g_ptr_array_add (reading.scores, g_strdup (score));
  result = tally_bytes (text, -1, &reading, &error);
  g_assert_no_error (error);

  return result;
}

static const SjResultGroup *
get_group (const SjTallyResult *result,
           guint                position)
{
  g_assert_cmpuint (position, <, result->groups->len);

  return g_ptr_array_index (result->groups, position);
}

static double
get_mean (const SjTallyResult *result,
          guint                position)
{
  SjTallySummary summary;

  g_assert_true (sj_tally_summarise (&get_group (result, position)->tally, &summary));

  return summary.mean;
}

static void
assert_encoding (const char *bytes,
                 gssize      length,
                 const char *encoding,
                 const char *touchpoint)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup ("#1");
  g_ptr_array_add (reading.scores, g_strdup ("#2:csat"));
  result = tally_bytes (bytes, length, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_encoding (result->table), ==, encoding);
  g_assert_cmpstr (get_group (result, 0)->touchpoint, ==, touchpoint);
}

static void
test_encodings (void)
{
  static const char utf16le[] = "\xFF\xFE"
                                "O\0r\0t\0\t\0x\0\r\0\n\0"
                                "M\0\xFC\0n\0z\0e\0\t\0"
                                "4\0\r\0\n\0";
  static const char utf32le[] = "\xFF\xFE\0\0"
                                "O\0\0\0,\0\0\0x\0\0\0\n\0\0\0"
                                "\xFC\0\0\0,\0\0\0" "4\0\0\0\n\0\0\0";
  static const char utf16be[] = "\0O\0r\0t\0\t\0x\0\n\0M\0\xFC\0n\0z\0e\0\t\0" "4\0\n";

  assert_encoding ("Ort,x\nMünze,4\n", -1, "UTF-8", "Münze");
  assert_encoding ("\xEF\xBB\xBFOrt,x\nMünze,4\n", -1, "UTF-8", "Münze");
  assert_encoding ("Ort,x\nM\xFCnze,4\n", -1, "windows-1252", "Münze");
  assert_encoding ("Ort,x\nM\x9Fnze,4\n", -1, "macintosh", "Münze");
  assert_encoding (utf16le, sizeof utf16le - 1, "UTF-16LE", "Münze");
  assert_encoding (utf32le, sizeof utf32le - 1, "UTF-32LE", "ü");
  assert_encoding (utf16be, sizeof utf16be - 1, "UTF-16BE", "Münze");
}

static void
test_encoding_by_hand (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  reading.encoding = g_strdup ("CP437");
  reading.by = g_strdup ("Ort");
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes ("Ort,x\nM\x81nze,4\n", -1, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_group (result, 0)->touchpoint, ==, "Münze");

  g_free (reading.encoding);
  reading.encoding = g_strdup ("Klingon-1");
  g_assert_null (tally_bytes ("Ort,x\n", -1, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "Klingon-1"));
}

/* Two megabytes of plain text, then a byte that is none. */
static void
test_late_bad_byte (void)
{
  g_autoptr(GString) text = g_string_new ("place,x\n");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "Checkout,4\nHelp,5\n");
  g_string_append (text, "M\xFCnze,1\n");
  sj_reading_init (&reading);
  reading.by = g_strdup ("place");
  reading.min_n = 0;
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes (text->str, (gssize) text->len, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 3);
  g_assert_cmpstr (get_group (result, 0)->touchpoint, ==, "Checkout");
  g_assert_cmpstr (get_group (result, 2)->touchpoint, ==, "M\xEF\xBF\xBDnze");
  g_assert_cmpuint (result->n_replaced, ==, 1);
}

static void
test_dialects (void)
{
  g_autoptr(SjTallyResult) sep = tally_text ("sep=;\r\na;b\r\n1;\"2,5\"\r\n", "b::1-5");
  g_autoptr(SjTallyResult) pipe = tally_text ("a|csat\n1|4\n2|5\n", "csat:csat");
  g_autoptr(SjTallyResult) trailing = tally_text ("a,csat,,\n1,4,,\n2,5,,\n\n", "csat:csat");
  g_autoptr(SjTallyResult) comma = tally_text ("a;x\n1;3,5\n2;4,5\n3;1\n", "x::1-5");

  g_assert_cmpfloat (get_mean (sep, 0), ==, 2.5);
  g_assert_cmpint (sj_table_get_delimiter (sep->table), ==, ';');
  g_assert_cmpint (sj_table_get_delimiter (pipe->table), ==, '|');
  g_assert_cmpuint (sj_table_get_n_columns (trailing->table), ==, 2);
  g_assert_cmpuint (trailing->counts.rows, ==, 2);
  g_assert_cmpuint (trailing->counts.long_rows, ==, 0);
  g_assert_cmpfloat (get_mean (comma, 0), ==, 3);
}

static void
test_header_rows (void)
{
  g_autoptr(SjTallyResult) monkey =
    tally_text ("Respondent ID,Collector ID,How satisfied were you with,,\n"
                ",,Delivery,<b>Returns</b>,Response\n"
                "1,9,5,4,x\n2,9,4,4,y\n3,9,3,5,x\n4,9,5,5,y\n",
                NULL);
  g_autoptr(SjTallyResult) german =
    tally_text ("StartDate,Q1\nAnfangsdatum,Wie zufrieden sind Sie?\n"
                "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n"
                "2025-01-01,5\n2025-01-02,1\n",
                NULL);

  g_assert_cmpuint (sj_table_get_header_rows (monkey->table), ==, 2);
  g_assert_cmpstr (sj_table_get_vendor (monkey->table), ==, "surveymonkey");
  g_assert_cmpuint (monkey->groups->len, ==, 2);
  g_assert_cmpstr (get_group (monkey, 0)->touchpoint, ==, "Delivery");
  g_assert_cmpstr (get_group (monkey, 1)->touchpoint, ==, "Returns");
  g_assert_cmpstr (sj_table_get_column_name (monkey->table, 3), ==,
                   "How satisfied were you with – Returns");

  g_assert_cmpuint (sj_table_get_header_rows (german->table), ==, 3);
  g_assert_cmpuint (german->groups->len, ==, 1);
  g_assert_cmpfloat (get_mean (german, 0), ==, 3);
}

static void
assert_mean (const char *header,
             const char *cells,
             const char *score,
             double      mean)
{
  g_autofree char *text = g_strconcat (header, ";z\n", cells, NULL);
  g_autoptr(SjTallyResult) result = tally_text (text, score);

  g_assert_cmpfloat_with_epsilon (get_mean (result, 0), mean, 1e-12);
}

/* All the ways a four of five is written. */
static void
test_value_forms (void)
{
  assert_mean ("x", "4/5;\n2 out of 5;\n", "x:csat", 3);
  assert_mean ("x", "5 - sehr zufrieden;\n1 (gar nicht);\n", "x:csat", 3);
  assert_mean ("x", "★★★☆☆;\n★★★★★;\n", NULL, 4);
  assert_mean ("x", "😠;\n😀;\n🙂;\n", NULL, 10 / 3.0);
  assert_mean ("x", "👍;\n👎;\n👍;\n👍;\n", NULL, 0.75);
  assert_mean ("x", "yes;\nno;\n", "x:binary", 0.5);
  assert_mean ("x", "good;\nbad;\noffered;\n", "x:binary", 0.5);
  assert_mean ("Wie zufrieden", "sehr zufrieden;\neher zufrieden;\nweder noch;\n", NULL, 4);
  assert_mean ("x", "très satisfait(e);\nplutôt insatisfait(e);\n", NULL, 3.5);
  assert_mean ("x", "Strongly agree;\nDisagree;\n", NULL, 3.5);
  assert_mean ("x", "1 234,5;\n1500,5;\n", "x::1000-2000", 1367.5);
}

/* "trifft nicht zu" says no among agreement, and nothing among grades. */
static void
test_does_not_apply (void)
{
  g_autoptr(SjTallyResult) labels =
    tally_text ("x;z\ntrifft zu;\ntrifft nicht zu;\ntrifft eher zu;\n", NULL);
  g_autoptr(SjTallyResult) grades = tally_text ("x;z\n5;\ntrifft nicht zu;\n3;\n", "x:csat");

  g_assert_cmpuint (sj_tally_get_n (&get_group (labels, 0)->tally), ==, 3);
  g_assert_cmpuint (sj_tally_get_n (&get_group (grades, 0)->tally), ==, 2);
  g_assert_cmpuint (get_group (grades, 0)->tally.missing[SJ_MISSING_NOT_APPLICABLE], ==, 1);
}

static void
test_missing_states (void)
{
  g_autoptr(SjTallyResult) result =
    tally_text ("x;z\n5;\n;a\nN/A;\nweiß nicht;\n{question_not_shown};\n-99;\n11;\nhmm;\n",
                "x:csat");
  const guint64 *missing = get_group (result, 0)->tally.missing;

  g_assert_cmpuint (missing[SJ_MISSING_SKIPPED], ==, 2);
  g_assert_cmpuint (missing[SJ_MISSING_NOT_APPLICABLE], ==, 1);
  g_assert_cmpuint (missing[SJ_MISSING_DONT_KNOW], ==, 1);
  g_assert_cmpuint (missing[SJ_MISSING_NOT_SHOWN], ==, 1);
  g_assert_cmpuint (missing[SJ_MISSING_INVALID], ==, 2);
}

static void
test_reversed (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("effort:ces1"));
  g_ptr_array_add (reading.scores, g_strdup ("grade::1-6"));
  g_ptr_array_add (reading.reversed, g_strdup ("grade"));
  result = tally_bytes ("effort,grade\n1,1\n2,2\n", -1, &reading, NULL);
  g_assert_cmpfloat (get_mean (result, 0), ==, 4.5);
  g_assert_cmpfloat (get_mean (result, 1), ==, 5.5);
}

/* The day is told from the month by the whole column, wherever the telling date stands. */
static void
assert_waves (const char *dates,
              const char *first,
              const char *second)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  sj_reading_set_wave (&reading, "when:month");
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes (dates, -1, &reading, NULL);
  g_assert_cmpuint (result->groups->len, ==, 2);
  g_assert_cmpstr (get_group (result, 0)->wave, ==, first);
  g_assert_cmpstr (get_group (result, 1)->wave, ==, second);
  g_assert_false (result->unsure_dates);
}

static void
test_dates (void)
{
  assert_waves ("when,x\n2025-03-04,5\n2025-05-06T10:00:00Z,4\n", "2025-03", "2025-05");
  assert_waves ("when,x\n03/04/2025,5\n03/25/2025 1:02 PM,4\n05/01/2025,3\n", "2025-03", "2025-05");
  assert_waves ("when,x\n03/04/2025,5\n25/04/2025,4\n05/01/2025,3\n", "2025-01", "2025-04");
  assert_waves ("when,x\n3.4.2025,5\n5.1.2025,4\n", "2025-01", "2025-04");
  assert_waves ("when,x\n12 Oct 2024,5\nNov 3 2024,4\n31-12-2999,1\n", "2024-10", "2024-11");
  assert_waves ("when,x\n12-OCT-2024,5\n3-Dec-24,4\n", "2024-10", "2024-12");
  assert_waves ("when,x\n1. Mai 2024,5\n3. März 2024,4\n", "2024-03", "2024-05");
  assert_waves ("when,x\n14 juillet 2024,5\n3 août 2024,4\n", "2024-07", "2024-08");
  assert_waves ("when,x\n14 juin 2024,5\n3 févr. 2024,4\n", "2024-02", "2024-06");
  assert_waves ("when,x\n14 ene 2024,5\n3 diciembre 2024,4\n", "2024-01", "2024-12");
}

/* A day before the name of a month is not the number of a labelled answer. */
static void
test_dates_are_no_answers (void)
{
  static const char *const texts[] = {
    "when,nps\n1 Jan 2026,9\n3 Feb 2026,4\n15 Mar 2026,8\n",
    "when,nps\n01-Jan-2026,9\n03-Feb-2026,4\n15-Mar-2026,8\n",
    "when,nps\n1. Mai 2026,9\n3. Juni 2026,4\n15. Juli 2026,8\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(SjTallyResult) result = tally_text (texts[i], "nps");

      g_assert_cmpint (sj_table_get_role (result->table, 0), ==, SJ_ROLE_DATE);
      g_assert_cmpuint (sj_table_get_profile (result->table, 0)->n_numeric, ==, 0);
    }
}

static void
test_weights (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  SjTallySummary summary;

  sj_reading_init (&reading);
  reading.weight = g_strdup ("w");
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes ("x,w\n1,1\n2,1\n3,2\n4,2\n5,4\n", -1, &reading, NULL);
  g_assert_true (sj_tally_summarise (&get_group (result, 0)->tally, &summary));
  g_assert_cmpfloat_with_epsilon (summary.mean, 3.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (summary.n_effective, 3.84615, 5e-6);

  g_assert_null (tally_bytes ("x,w\n1,1\n2,-1\n", -1, &reading, &error));
  g_assert_cmpstr (error->message, ==,
                   "Row 3: “-1” is no weight; a weight is a number of 0 or more");
  g_clear_error (&error);
  g_assert_null (tally_bytes ("x,w\n1,1\n2,much\n", -1, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE);
}

/* Five rows that count nothing would let the one answer of a group be read. */
static void
test_weight_of_nothing (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  reading.weight = g_strdup ("w");
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes ("x,w\n1,1\n5,0\n5,0\n5,0\n5,0\n5,0\n", -1, &reading, NULL);
  g_assert_cmpuint (result->groups->len, ==, 1);
  g_assert_cmpint (get_group (result, 0)->suppression, !=, SJ_SHOWN);
}

static void
test_column_names (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  static const char csv[] = "Q: ease,Q: ease of use:stars,other,other\n1,2,3,4\n";

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("Q: ease:csat"));
  g_ptr_array_add (reading.scores, g_strdup ("Q: ease of use:stars"));
  g_ptr_array_add (reading.scores, g_strdup ("Q: ease of use:stars:likert_7"));
  g_ptr_array_add (reading.scores, g_strdup ("#4::1-5"));
  result = tally_bytes (csv, -1, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_group (result, 0)->column, ==, 0);
  g_assert_cmpuint (get_group (result, 1)->column, ==, 1);
  g_assert_cmpint (get_group (result, 1)->tally.scale->metric, ==, SJ_METRIC_CES2);
  g_assert_cmpuint (get_group (result, 2)->column, ==, 1);
  g_assert_cmpfloat (get_group (result, 2)->tally.scale->high, ==, 7);
  g_assert_cmpuint (get_group (result, 3)->column, ==, 3);
}

static void
assert_failure (const char *csv,
                const char *by,
                const char *score,
                const char *part)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.by = g_strdup (by);
  if (score != NULL)
    g_ptr_array_add (reading.scores, g_strdup (score));
  g_assert_null (tally_bytes (csv, -1, &reading, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_failures (void)
{
  assert_failure ("", NULL, NULL, "empty");
  assert_failure ("\n\n", NULL, NULL, "no rows");
  assert_failure ("PK\3\4xxxx", NULL, NULL, "unpacked");
  assert_failure ("\x1F\x8B\x08", NULL, NULL, "cut off");
  assert_failure ("\x7F" "ELF\1\1\1\2\3\4\5\6", NULL, NULL, "binary");
  assert_failure ("BZh91AY&SY", NULL, NULL, "bzip2");
  assert_failure ("\x89PNG\r\n\x1A\n", NULL, NULL, "picture");
  assert_failure ("  {\n  \"a\": 1\n", NULL, NULL, "line 1: the file is cut off within");
  assert_failure ("\n<HTML><body>Please log in</body>\n", NULL, NULL, "web page");
  assert_failure ("place,csat\n", NULL, "csat", "no answers");
  assert_failure ("place,csat\n,3\n,4\n", "place", "csat:csat", "names a touchpoint");
  assert_failure ("a,b\n1,2\n", NULL, "c:csat", "“c”");
  assert_failure ("ab,ac\n1,2\n", NULL, "a:csat", "#1 or #2");
  assert_failure ("a,b\n1,2\n", NULL, "#3:csat", "#3");
  assert_failure ("a,b\n1,2\n", "c", "a:csat", "“c”");
  assert_failure ("a,b\n1,2\n", NULL, "a:joy", "“joy”");
  assert_failure ("a,b\n1,2\n", NULL, "a:csat:5-1", "“5-1”");
  assert_failure ("a,b\n1,2\n", NULL, "a:nps:1-5", "“1-5”");
  assert_failure ("a,b\nfoo,bar\n", NULL, "a", "“a”");
  assert_failure ("[{\"a\": 1}\n", NULL, NULL, "line 2: the file is cut off here");
  assert_failure ("shop,nps\nA,-20\nB,35\nC,41\nD,-7\n", NULL, "nps:nps", "−100");
  assert_failure ("mail,x\na@example.org,2\nb@example.org,3\n", "mail", "x:csat", "personal");
}

/* Bytes by chance hold few control characters, yet are no table. */
static void
test_random_bytes (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  char bytes[2000];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (char) g_rand_int_range (random, 0, 256);
  g_rand_free (random);
  sj_reading_init (&reading);
  g_assert_null (tally_bytes (bytes, sizeof bytes, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
}

/* A stray zero byte makes no text binary. */
static void
test_zero_byte (void)
{
  static const char bytes[] = "a,csat\nx\0y,3\n";
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("csat:csat"));
  result = tally_bytes (bytes, sizeof bytes - 1, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_tally_get_n (&get_group (result, 0)->tally), ==, 1);
}

/* Waves of a column without dates would be an empty table without a word. */
static void
test_wave_without_dates (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("csat:csat"));
  sj_reading_set_wave (&reading, "place:month");
  g_assert_null (tally_bytes ("place,csat\nA,3\nB,4\n", -1, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
  g_assert_nonnull (strstr (error->message, "“place”"));
}

/* Who says that 0 stands for no answer means it, whatever the scale. */
static void
test_missing_number (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("x:nps"));
  sj_reading_add_missing (&reading, "0");
  result = tally_bytes ("x\n0\n10\n8\n0\n6\n9\n10\n", -1, &reading, NULL);
  g_assert_cmpuint (sj_tally_get_n (&get_group (result, 0)->tally), ==, 5);
  g_assert_cmpuint (get_group (result, 0)->tally.missing[SJ_MISSING_NOT_APPLICABLE], ==, 2);
}

/* That nobody was very satisfied does not make the scale shorter: who takes 1–4 for the whole of it
 * draws the curve too high. */
static void
test_best_answer_never_given (void)
{
  static const char *const headers[] = { "csat", "Satisfaction with the desk", "rating" };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr(GString) text = g_string_new (headers[i]);

      g_string_append (text, ",comment\n");
      for (int row = 0; row < 80; row++)
        g_string_append_printf (text, "%d,some words\n", 1 + row % 4);
      assert_failure (text->str, NULL, NULL, "--score");
    }
}

/* Answers of another scale must be told from a few slips. */
static void
test_invalid_share (void)
{
  g_autoptr(SjTallyResult) result = tally_text ("x\n1\n5\n7\n9\n10\n\n0\n8\n", "x:csat");
  double share;

  g_assert_cmpstr (sj_tally_result_get_invalid (result, 0, &share), ==, "x");
  g_assert_cmpfloat (share, ==, 5.0 / 7.0);
}

static void
test_small_groups (void)
{
  g_autoptr(GString) text = g_string_new ("team,place,x\n");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "%s,Desk,%d\n", i < 40 ? "A" : i < 57 ? "B" : "C", 1 + i % 5);
  sj_reading_init (&reading);
  reading.by = g_strdup ("place");
  reading.segment = g_strdup ("team");
  g_ptr_array_add (reading.scores, g_strdup ("x:csat"));
  result = tally_bytes (text->str, -1, &reading, NULL);
  g_assert_cmpuint (result->groups->len, ==, 3);
  g_assert_cmpint (get_group (result, 0)->suppression, ==, SJ_SHOWN);
  g_assert_cmpint (get_group (result, 1)->suppression, ==, SJ_SUPPRESSED_COMPLEMENTARY);
  g_assert_cmpint (get_group (result, 2)->suppression, ==, SJ_SUPPRESSED_SMALL);
}

/* Whether a row is blank was looked up from its first cell on for each column. */
static void
test_wide_and_sparse (void)
{
  g_autoptr(GString) text = g_string_new ("a");
  g_autoptr(GTimer) timer = g_timer_new ();
  g_autoptr(SjTallyResult) result = NULL;
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint column = 1; column + 1 < SJ_TABLE_MAX_COLUMNS; column++)
    g_string_append_printf (text, ",a%u", column);
  g_string_append (text, ",nps");
  for (guint row = 0; row < 60; row++)
    {
      g_string_append_c (text, '\n');
      for (guint column = 1; column < SJ_TABLE_MAX_COLUMNS; column++)
        g_string_append_c (text, ',');
      g_string_append_printf (text, "%u", row % 11);
    }
  sj_reading_init (&reading);
  result = tally_bytes (text->str, (gssize) text->len, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (get_mean (result, 0), 285.0 / 60.0, 1e-9);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 60.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/encodings", test_encodings);
  g_test_add_func ("/table/encoding-by-hand", test_encoding_by_hand);
  g_test_add_func ("/table/late-bad-byte", test_late_bad_byte);
  g_test_add_func ("/table/dialects", test_dialects);
  g_test_add_func ("/table/header-rows", test_header_rows);
  g_test_add_func ("/table/best-answer-never-given", test_best_answer_never_given);
  g_test_add_func ("/table/value-forms", test_value_forms);
  g_test_add_func ("/table/does-not-apply", test_does_not_apply);
  g_test_add_func ("/table/missing-states", test_missing_states);
  g_test_add_func ("/table/reversed", test_reversed);
  g_test_add_func ("/table/dates", test_dates);
  g_test_add_func ("/table/dates-are-no-answers", test_dates_are_no_answers);
  g_test_add_func ("/table/weights", test_weights);
  g_test_add_func ("/table/weight-of-nothing", test_weight_of_nothing);
  g_test_add_func ("/table/column-names", test_column_names);
  g_test_add_func ("/table/failures", test_failures);
  g_test_add_func ("/table/random-bytes", test_random_bytes);
  g_test_add_func ("/table/zero-byte", test_zero_byte);
  g_test_add_func ("/table/wave-without-dates", test_wave_without_dates);
  g_test_add_func ("/table/missing-number", test_missing_number);
  g_test_add_func ("/table/invalid-share", test_invalid_share);
  g_test_add_func ("/table/small-groups", test_small_groups);
  g_test_add_func ("/table/wide-and-sparse", test_wide_and_sparse);

  return g_test_run ();
}
