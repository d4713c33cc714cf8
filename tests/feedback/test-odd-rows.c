#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

#include "feedback/sj-row-notes.h"
#include "feedback/sj-table-count.h"
#include "sj-test-data.h"

/* Files that are not as they should be are read as far as they go, and what was left out is said,
 * with where it stands: a person can look there, and knows what the figures rest on. */

typedef struct
{
  SjTable *table;
  SjTableCount count;
  GPtrArray *notes;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->notes, g_ptr_array_unref);
  sj_table_count_clear (&reading->count);
  g_clear_pointer (&reading->table, sj_table_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
read_file (Reading    *read,
           const char *path,
           const char *encoding)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.encoding = g_strdup (encoding);
  read->table = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  sj_table_count (read->table, &read->count, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  read->notes = sj_row_notes_list (read->table, &read->count.rows,
                                   sj_table_get_source (read->table)->n_replaced, FALSE);
}

static char *
write_file (const void *bytes,
            gssize      length,
            const char *name)
{
  char *path = NULL;
  int fd = g_file_open_tmp (name, &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));

  return path;
}

static void
read_text (Reading    *read,
           const char *text,
           gssize      length)
{
  g_autofree char *path = write_file (text, length, "sj-XXXXXX.csv");

  read_file (read, path, NULL);
  g_unlink (path);
}

static void
assert_note (const Reading *read,
             const char    *part)
{
  for (guint i = 0; i < read->notes->len; i++)
    if (strstr (g_ptr_array_index (read->notes, i), part) != NULL)
      return;

  g_error ("No note says “%s”", part);
}

static void
test_places (void)
{
  g_auto(Reading) read = { 0 };
  const SjRowCounts *counts = &read.count.rows;

  read_text (&read, "a,b,c\n1,2,3\n\n4,5\n1,2,3,4\n,,\n7,8,9\n\"x\ny\",5\n", -1);
  g_assert_cmpuint (counts->rows, ==, 5);
  g_assert_cmpuint (counts->blank_rows, ==, 1);
  g_assert_cmpuint (counts->short_rows, ==, 2);
  g_assert_cmpuint (counts->long_rows, ==, 1);
  g_assert_cmpuint (counts->short_at[0], ==, 3);
  g_assert_cmpuint (counts->short_at[1], ==, 7);
  g_assert_cmpuint (counts->short_at[2], ==, 0);
  g_assert_cmpuint (counts->long_at[0], ==, 4);
  assert_note (&read, "2 rows have fewer cells than the header");
  assert_note (&read, "(rows 3, 7)");
  assert_note (&read, "(row 4)");
}

/* In a large file threads read side by side; the first rows are those of the file all the same. */
static void
test_many_blocks (void)
{
  g_auto(Reading) read = { 0 };
  g_autoptr(GString) text = g_string_new ("id,score\n");
  const SjRowCounts *counts = &read.count.rows;

  for (guint i = 2; i < 400000; i++)
    if (i % 50000 == 7)
      g_string_append (text, "9\n");
    else if (i == 300000)
      g_string_append (text, "id,score\n");
    else
      g_string_append_printf (text, "%u,%u\n", i, i % 5 + 1);
  read_text (&read, text->str, (gssize) text->len);
  g_assert_cmpuint (counts->rows, ==, 399997);
  g_assert_cmpuint (counts->short_rows, ==, 8);
  for (guint i = 0; i < SJ_ROW_PLACES; i++)
    g_assert_cmpuint (counts->short_at[i], ==, i * 50000 + 7);
  g_assert_cmpuint (counts->header_rows, ==, 1);
  g_assert_cmpuint (counts->header_at[0], ==, 300000);
  assert_note (&read, "rows 7, 50007, 100007, 150007, 200007 …");
  assert_note (&read, "1 row is the header over again");
}

static void
test_zero_bytes (void)
{
  static const char text[] = "a,b\n1,2\n\0,4\n5,\0006\n7,8\n";
  g_auto(Reading) read = { 0 };

  read_text (&read, text, sizeof text - 1);
  g_assert_cmpuint (read.count.rows.rows, ==, 4);
  g_assert_cmpuint (read.count.rows.zero_rows, ==, 2);
  g_assert_cmpuint (read.count.rows.zero_at[1], ==, 4);
  assert_note (&read, "bytes of zero");
}

static void
test_unclosed_quote (void)
{
  g_auto(Reading) read = { 0 };

  read_text (&read, "a,b\n1,2\n3,\"four\n5,6\n7,8\n", -1);
  g_assert_cmpuint (read.count.rows.rows, ==, 2);
  g_assert_cmpuint (read.count.rows.unclosed_at, ==, 3);
  assert_note (&read, "opens in row 3");
}

/* A download that broke off. */
static void
test_cut_off (void)
{
  g_autoptr(GString) text = g_string_new ("id,score\n");
  g_autofree char *path = write_file ("", 0, "sj-XXXXXX.csv.gz");
  g_autofree char *bytes = NULL;
  g_auto(Reading) read = { 0 };
  gsize length;
  gzFile packed = gzopen (path, "wb");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u,%u\n", i, (i * 7919) % 10 + 1);
  g_assert_cmpint (gzwrite (packed, text->str, (unsigned) text->len), ==, (int) text->len);
  gzclose (packed);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length / 2, NULL));
  read_file (&read, path, NULL);
  g_unlink (path);
  g_assert_true (read.count.rows.cut_off);
  g_assert_cmpuint (read.count.rows.rows, >, 30000);
  g_assert_cmpuint (read.count.rows.rows, <, 70000);
  assert_note (&read, "cut off");
}

static void
test_cut_off_statistics (void)
{
#ifdef HAVE_READSTAT
  g_autofree char *whole = sj_test_data ("sav/haven_iris.sav");
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  g_auto(Reading) read = { 0 };
  gsize length;

  if (whole == NULL)
    return;
  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  path = write_file (bytes, (gssize) length - 2000, "sj-XXXXXX.sav");
  read_file (&read, path, NULL);
  g_unlink (path);
  g_assert_true (read.count.rows.cut_off);
  g_assert_cmpuint (read.count.rows.rows, >, 50);
  g_assert_cmpuint (read.count.rows.rows, <, 150);
#else
  g_test_skip ("Built without ReadStat");
#endif
}

/* Twice encoded: offered as a repair, never done by itself. */
static void
test_twice (void)
{
  static const char text[] =
    "ville,avis\n"
    "Montr\xC3\x83\xC2\xA9" "al,tr\xC3\x83\xC2\xA8s satisfait\n"
    "Gen\xC3\x83\xC2\xA8ve,\xC3\xA2\xE2\x82\xAC\xC5\x93\xC3\x83\xC2\xA0 suivre"
    "\xC3\xA2\xE2\x82\xAC\xC2\x9D\n";
  g_autofree char *path = write_file (text, -1, "sj-XXXXXX.csv");
  g_auto(Reading) as_is = { 0 }, repaired = { 0 };
  const SjColumnProfile *profile;

  read_file (&as_is, path, NULL);
  g_assert_cmpstr (sj_table_get_repair (as_is.table), ==, "UTF-8-TWICE");
  assert_note (&as_is, "encoded twice");
  read_file (&repaired, path, sj_table_get_repair (as_is.table));
  g_unlink (path);
  g_assert_null (sj_table_get_repair (repaired.table));
  profile = sj_table_get_profile (repaired.table, 0);
  g_assert_cmpstr (g_ptr_array_index (profile->distinct, 0), ==, "Montréal");
  g_assert_cmpstr (g_ptr_array_index (profile->distinct, 1), ==, "Genève");
  profile = sj_table_get_profile (repaired.table, 1);
  g_assert_cmpstr (g_ptr_array_index (profile->distinct, 1), ==, "“à suivre”");
}

static void
test_not_twice (void)
{
  g_auto(Reading) german = { 0 }, dutch = { 0 };

  read_text (&german, "Stadt,Urteil\nKöln,„sehr zufrieden“\nZürich,müde – Ärger\n", -1);
  g_assert_null (sj_table_get_repair (german.table));
  read_text (&dutch, "plaats,score\nBelgië,5 €\nCuraçao,3\n", -1);
  g_assert_null (sj_table_get_repair (dutch.table));
}

/* What a spreadsheet writes where a formula fails is no answer. */
static void
test_formula_errors (void)
{
  g_auto(Reading) read = { 0 };
  const SjColumnProfile *profile;

  read_text (&read, "shop,score\nA,5\nB,#DIV/0!\nC,#N/A\nD,4\nE,#VALUE!\nF,3\nG,#REF!\n", -1);
  profile = sj_table_get_profile (read.table, 1);
  g_assert_cmpuint (profile->n, ==, 3);
  g_assert_cmpuint (profile->missing[SJ_MISSING_NOT_APPLICABLE], ==, 1);
  g_assert_cmpuint (profile->missing[SJ_MISSING_SKIPPED], ==, 3);
}

/* Notepad and Qualtrics write UTF-16, and not always with a mark. */
static void
test_wide_without_mark (void)
{
  static const char text[] = "place,rating\nKöln,5\nBern,4\n";
  static const char *const codes[] = { "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_auto(Reading) read = { 0 };
      gsize length;
      g_autofree char *wide = g_convert (text, -1, codes[i], "UTF-8", NULL, &length, NULL);

      read_text (&read, wide, (gssize) length);
      g_assert_cmpstr (sj_table_get_encoding (read.table), ==, codes[i]);
      g_assert_cmpuint (read.count.rows.rows, ==, 2);
      g_assert_cmpstr (sj_table_get_column_name (read.table, 1), ==, "rating");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/odd-rows/places", test_places);
  g_test_add_func ("/odd-rows/many-blocks", test_many_blocks);
  g_test_add_func ("/odd-rows/zero-bytes", test_zero_bytes);
  g_test_add_func ("/odd-rows/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/odd-rows/cut-off", test_cut_off);
  g_test_add_func ("/odd-rows/cut-off-statistics", test_cut_off_statistics);
  g_test_add_func ("/odd-rows/twice", test_twice);
  g_test_add_func ("/odd-rows/not-twice", test_not_twice);
  g_test_add_func ("/odd-rows/formula-errors", test_formula_errors);
  g_test_add_func ("/odd-rows/wide-without-mark", test_wide_without_mark);

  return g_test_run ();
}
