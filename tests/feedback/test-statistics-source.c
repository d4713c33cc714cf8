/* If this fails, a file of SPSS or Stata tells other numbers than the program that wrote it. */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#ifdef HAVE_READSTAT
#include <readstat.h>
#endif

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-row-notes.h"
#include "feedback/sj-table.h"
#include "feedback/sj-tally-result.h"

static SjTallyResult *
tally (const char  *path,
       const char  *score,
       GError     **error)
{
  g_auto(SjReading) reading = { 0 };

  sj_reading_init (&reading);
  reading.min_n = 0;
  g_ptr_array_add (reading.scores, g_strdup (score));

  return sj_tally_file (path, &reading, NULL, NULL, NULL, error);
}

#ifdef HAVE_READSTAT

static gssize
write_bytes (const void *bytes,
             size_t      length,
             void       *fd)
{
  return write (*(int *) fd, bytes, length);
}

typedef readstat_error_t (*BeginFunc) (readstat_writer_t *writer,
                                       void              *user_ctx,
                                       long               row_count);

/* Ten people: satisfaction 1 to 5 with labels, of which two refused (9), one said nothing; group is
 * nominal; a day. */
static char *
write_file (const char *suffix,
            BeginFunc   begin)
{
  static const double answers[] = { 1, 2, 3, 4, 5, 5, 4, 9, 9, NAN };
  g_autofree char *template = g_strconcat ("sojourn-XXXXXX", suffix, NULL);
  readstat_writer_t *writer = readstat_writer_init ();
  readstat_label_set_t *steps = readstat_add_label_set (writer, READSTAT_TYPE_DOUBLE, "steps");
  readstat_label_set_t *groups = readstat_add_label_set (writer, READSTAT_TYPE_DOUBLE, "groups");
  readstat_variable_t *score, *group, *day;
  char *path = NULL;
  int fd = g_file_open_tmp (template, &path, NULL);

  readstat_label_double_value (steps, 1, "Very dissatisfied");
  readstat_label_double_value (steps, 5, "Very satisfied");
  readstat_label_double_value (groups, 1, "Anna");
  readstat_label_double_value (groups, 2, "Bernd");
  score = readstat_add_variable (writer, "q1", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_set_label (score, "How satisfied are you with the app?");
  readstat_variable_set_label_set (score, steps);
  readstat_variable_set_measure (score, READSTAT_MEASURE_ORDINAL);
  if (begin == readstat_begin_writing_sav)
    readstat_variable_add_missing_double_value (score, 9);
  group = readstat_add_variable (writer, "who", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_set_label_set (group, groups);
  readstat_variable_set_measure (group, READSTAT_MEASURE_NOMINAL);
  day = readstat_add_variable (writer, "day", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_set_format (day, begin == readstat_begin_writing_sav ? "DATE11" : "%td");
  readstat_set_data_writer (writer, write_bytes);
  g_assert_cmpint (begin (writer, &fd, G_N_ELEMENTS (answers)), ==, READSTAT_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      readstat_begin_row (writer);
      if (answers[i] != answers[i])
        readstat_insert_missing_value (writer, score);
      else
        readstat_insert_double_value (writer, score, answers[i]);
      readstat_insert_double_value (writer, group, 1.0 + i % 2);
      /* 15 March 2023 */
      readstat_insert_double_value (writer, day, begin == readstat_begin_writing_sav
                                                   ? 160859.0 * 86400.0 : 23084.0);
      readstat_end_row (writer);
    }
  g_assert_cmpint (readstat_end_writing (writer), ==, READSTAT_OK);
  readstat_writer_free (writer);
  close (fd);

  return path;
}

static void
test_spss (void)
{
  g_autofree char *path = write_file (".sav", readstat_begin_writing_sav);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally (path, "q1:likert_5", &error);
  const SjResultGroup *group;
  SjTallySummary said;

  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_format_id (result->table), ==, "sav");
  g_assert_cmpstr (sj_table_get_column_label (result->table, 0), ==,
                   "How satisfied are you with the app?");
  g_assert_cmpstr (g_ptr_array_index (sj_table_get_profile (result->table, 1)->distinct, 0), ==,
                   "Anna");
  g_assert_cmpstr (g_ptr_array_index (sj_table_get_profile (result->table, 2)->distinct, 0), ==,
                   "2023-03-15");
  g_assert_cmpuint (result->counts.rows, ==, 10);
  group = g_ptr_array_index (result->groups, 0);
  g_assert_true (sj_tally_summarise (&group->tally, &said));
  g_assert_cmpuint (said.n, ==, 7);
  g_assert_cmpfloat_with_epsilon (said.mean, 24.0 / 7.0, 1e-12);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_NOT_APPLICABLE], ==, 2);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_SKIPPED], ==, 1);
  g_remove (path);
}

/* Five people whose answers count 1, 1, 2, 2 and 4, as the file itself says. */
static char *
write_weighted_file (void)
{
  static const double weights[] = { 1, 1, 2, 2, 4 };
  readstat_writer_t *writer = readstat_writer_init ();
  readstat_variable_t *score, *weight;
  char *path = NULL;
  int fd = g_file_open_tmp ("sojourn-XXXXXX.sav", &path, NULL);

  score = readstat_add_variable (writer, "q1", READSTAT_TYPE_DOUBLE, 8);
  readstat_variable_set_label (score, "How satisfied are you?");
  weight = readstat_add_variable (writer, "design", READSTAT_TYPE_DOUBLE, 8);
  g_assert_cmpint (readstat_writer_set_fweight_variable (writer, weight), ==, READSTAT_OK);
  readstat_set_data_writer (writer, write_bytes);
  g_assert_cmpint (readstat_begin_writing_sav (writer, &fd, 5), ==, READSTAT_OK);
  for (guint i = 0; i < 5; i++)
    {
      readstat_begin_row (writer);
      readstat_insert_double_value (writer, score, 1.0 + i);
      readstat_insert_double_value (writer, weight, weights[i]);
      readstat_end_row (writer);
    }
  g_assert_cmpint (readstat_end_writing (writer), ==, READSTAT_OK);
  readstat_writer_free (writer);
  close (fd);

  return path;
}

static gboolean
tells_weight (const SjTallyResult *result)
{
  g_autoptr(GPtrArray) notes =
    sj_row_notes_list (result->table, &result->counts, 0, result->weighted);

  for (guint i = 0; i < notes->len; i++)
    if (strstr (g_ptr_array_index (notes, i), "says that “design” weighs") != NULL)
      return TRUE;

  return FALSE;
}

/* Nobody is weighted unasked, and nobody misses that the file has weights. By hand: Σw = 10,
 * Σw² = 26, n_eff = 100/26 (Kish; the specification's 3.84615); Σwx = 37; Σw(x − 3.7)² = 18.1, so
 * the variance is 1.81 · n_eff/(n_eff − 1) = 1.81 · 100/74. */
static void
test_weight (void)
{
  g_autofree char *path = write_weighted_file ();
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) plain = tally (path, "q1:likert_5", &error);
  g_autoptr(SjTallyResult) weighted = NULL;
  SjTallySummary said;
  guint column = 9;

  g_assert_no_error (error);
  g_assert_true (sj_table_get_weight (plain->table, &column));
  g_assert_cmpuint (column, ==, 1);
  g_assert_cmpint (sj_table_get_role (plain->table, 1), ==, SJ_ROLE_WEIGHT);
  g_assert_true (tells_weight (plain));
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (plain->groups, 0))->tally, &said));
  g_assert_cmpfloat (said.mean, ==, 3);
  g_assert_cmpfloat (said.n_effective, ==, 5);

  sj_reading_init (&reading);
  reading.min_n = 0;
  reading.weight = g_strdup ("design");
  g_ptr_array_add (reading.scores, g_strdup ("q1:likert_5"));
  weighted = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (tells_weight (weighted));
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (weighted->groups, 0))->tally, &said));
  g_assert_cmpuint (said.n, ==, 5);
  g_assert_cmpfloat_with_epsilon (said.n_effective, 100.0 / 26.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (said.n_effective, 3.84615, 5e-6);
  g_assert_cmpfloat_with_epsilon (said.mean, 3.7, 1e-12);
  g_assert_cmpfloat_with_epsilon (said.variance, 1.81 * 100 / 74, 1e-12);
  g_remove (path);
}

/* Stata has its labels behind the rows. */
static void
test_stata (void)
{
  g_autofree char *path = write_file (".dta", readstat_begin_writing_dta);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally (path, "q1:likert_5:1-9", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_format_id (result->table), ==, "dta");
  g_assert_cmpstr (g_ptr_array_index (sj_table_get_profile (result->table, 0)->distinct, 0), ==,
                   "1 - Very dissatisfied");
  g_assert_cmpstr (g_ptr_array_index (sj_table_get_profile (result->table, 2)->distinct, 0), ==,
                   "2023-03-15");
  g_assert_cmpuint (result->counts.rows, ==, 10);
  g_remove (path);
}

static void
test_cut_off (void)
{
  g_autofree char *path = write_file (".sav", readstat_begin_writing_sav);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2), ==, 0);
  result = tally (path, "q1", &error);
  g_assert_null (result);
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_remove (path);
}

static void
assert_real (const char *name,
             const char *score,
             guint64     n,
             double      mean)
{
  const char *folder = g_getenv ("SJ_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "/", "sav", name, NULL);
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  SjTallySummary said;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  result = tally (path, score, &error);
  g_assert_no_error (error);
  sj_tally_summarise (&((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &said);
  g_assert_cmpuint (said.n, ==, n);
  g_assert_cmpfloat_with_epsilon (said.mean, mean, 5e-5);
}

/* What R haven says of the same files. */
static void
test_real (void)
{
  assert_real ("haven_iris.sav", "Sepal.Length:slider:0-10", 150, 5.843333333);
  assert_real ("haven_iris.sav", "Petal.Width:slider:0-10", 150, 1.199333333);
  assert_real ("pyr_sample.sav", "mylabl:likert_3", 5, 1.4);
  assert_real ("pyr_sample.zsav", "myord:likert_3", 5, 1.6);
  assert_real ("pyr_ordered_category.sav", "Col1:likert_3", 4, 2.0);
}

#else

static void
test_without (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  int fd = g_file_open_tmp ("sojourn-XXXXXX.sav", &path, NULL);

  g_assert_cmpint (write (fd, "$FL2@(#)", 8), ==, 8);
  close (fd);
  result = tally (path, "q1", &error);
  g_assert_null (result);
  g_assert_nonnull (strstr (error->message, "SPSS"));
  g_remove (path);
}

#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#ifdef HAVE_READSTAT
  g_test_add_func ("/statistics-source/spss", test_spss);
  g_test_add_func ("/statistics-source/weight", test_weight);
  g_test_add_func ("/statistics-source/stata", test_stata);
  g_test_add_func ("/statistics-source/cut-off", test_cut_off);
  g_test_add_func ("/statistics-source/real", test_real);
#else
  g_test_add_func ("/statistics-source/without", test_without);
#endif

  return g_test_run ();
}
