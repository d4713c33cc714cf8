#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "feedback/sj-row-notes.h"
#include "feedback/sj-tally-result.h"

/* "Average" in the last row of an export is nobody's answer, and neither is "Source: …". They are
 * left out and told, with their numbers, in whatever file and however far down they stand. */

#define LONG 40000 /* rows: more than the first ones that are looked at, and several blocks */

static const char tail[] = "Average,3.02,\nTotal,120060,\n\n\"Source: the survey,\nspring\"\n";

/* Every id is another, in no order, so that nobody takes the rows for sorted. */
static GString *
write_answers (guint n_rows)
{
  GString *text = g_string_new ("id,satisfied,comment\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "r%06u,%u,\"%s\nindeed\"\n", i * 7919 % n_rows, i % 5 + 1,
                            i % 3 == 0 ? "fine, so far" : "well");

  return text;
}

static char *
write_bytes (const char *name,
             const void *bytes,
             gsize       length)
{
  char *path = NULL;
  int fd = g_file_open_tmp (name, &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  return path;
}

static SjTallyResult *
read_path (const char *path)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_reading_init (&reading);
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);

  return result;
}

static SjTallyResult *
read_text (const char *text)
{
  g_autofree char *path = write_bytes ("sj-XXXXXX.csv", text, strlen (text));

  return read_path (path);
}

static SjRowsBelow
get_below (const SjTallyResult *result)
{
  SjRowsBelow below = *sj_table_get_rows_below (result->table);

  sj_rows_below_add (&below, &result->counts.below);

  return below;
}

static void
assert_note (const SjTallyResult *result,
             const char          *part)
{
  g_autoptr(GPtrArray) notes = sj_row_notes_list (result->table, &result->counts, 0, FALSE);

  for (guint i = 0; i < notes->len; i++)
    if (strstr (g_ptr_array_index (notes, i), part) != NULL)
      return;
  g_error ("No note says “%s”", part);
}

static void
assert_answers (const SjTallyResult *result,
                guint64              n,
                double               mean)
{
  SjTallySummary summary;

  g_assert_cmpuint (result->groups->len, >, 0);
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));
  g_assert_cmpuint (summary.n, ==, n);
  g_assert_cmpfloat (summary.mean, ==, mean);
  g_assert_cmpuint (((SjResultGroup *) g_ptr_array_index (result->groups, 0))
                      ->tally.missing[SJ_MISSING_INVALID], ==, 0);
}

/* Two summaries, a blank row and a note stand below the answers. */
static void
assert_tail (const SjTallyResult *result,
             guint                n_rows)
{
  SjRowsBelow below = get_below (result);
  g_autofree char *places = g_strdup_printf ("(rows %u, %u)", n_rows + 2, n_rows + 3);
  g_autofree char *place = g_strdup_printf ("(row %u)", n_rows + 5);

  assert_answers (result, n_rows, 3);
  g_assert_cmpuint (result->counts.rows, ==, n_rows);
  g_assert_cmpuint (below.summaries, ==, 2);
  g_assert_cmpuint (below.notes, ==, 1);
  assert_note (result, places);
  assert_note (result, place);
}

static void
test_text (void)
{
  for (guint n_rows = 20; n_rows <= LONG; n_rows = n_rows == 20 ? 3000 : LONG + (n_rows == LONG))
    {
      g_autoptr(GString) text = write_answers (n_rows);
      g_autoptr(SjTallyResult) result = NULL;

      g_string_append (text, tail);
      result = read_text (text->str);
      assert_tail (result, n_rows);
    }
}

/* What comes in its order only has no end to look at first. */
static void
test_packed (void)
{
  g_autoptr(GString) text = write_answers (LONG);
  g_autofree char *path = write_bytes ("sj-XXXXXX.csv.gz", "", 0);
  g_autoptr(SjTallyResult) result = NULL;
  gzFile file = gzopen (path, "wb1");

  g_string_append (text, tail);
  g_assert_cmpint (gzwrite (file, text->str, (unsigned int) text->len), ==, (int) text->len);
  g_assert_cmpint (gzclose (file), ==, Z_OK);
  result = read_path (path);
  assert_tail (result, LONG);
}

static void
test_utf16 (void)
{
  g_autoptr(GString) text = write_answers (LONG);
  g_autofree char *bytes = NULL, *path = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  gsize length;

  g_string_append (text, tail);
  bytes = g_convert (text->str, (gssize) text->len, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  path = write_bytes ("sj-XXXXXX.csv", bytes, length);
  result = read_path (path);
  assert_tail (result, LONG);
}

/* The rows that are left out may begin at any place of a block. */
static void
test_block_ends (void)
{
  const gsize block = 256 * 1024;

  for (gsize size = 5 * block - 80; size <= 5 * block + 20; size += 4)
    {
      g_autoptr(GString) text = g_string_new ("id,satisfied\n");
      g_autofree char *bytes = NULL, *path = NULL;
      g_autoptr(SjTallyResult) result = NULL;
      gsize length;
      guint64 n = 0;

      for (; text->len + 12 < size; n++)
        g_string_append_printf (text, "%06" G_GUINT64_FORMAT ",%u\n", n * 7919 % 400000,
                                (guint) (n % 5) + 1);
      while (text->len < size)
        g_string_insert_c (text, (gssize) text->len - 3, '1');
      g_string_append (text, "Average,3.5\nTotal,9\n\nSource: us\n");
      bytes = g_convert (text->str, (gssize) text->len, "UTF-16BE", "UTF-8", NULL, &length, NULL);
      path = write_bytes ("sj-XXXXXX.csv", bytes, length);
      result = read_path (path);
      g_assert_cmpuint (result->counts.rows, ==, n);
      g_assert_cmpuint (result->counts.below.summaries, ==, 2);
      g_assert_cmpuint (result->counts.below.summaries_at[0], ==, n + 2);
      g_assert_cmpuint (result->counts.below.notes, ==, 1);
    }
}

static void
add_part (zip_t      *zip,
          const char *part,
          const char *text)
{
  zip_source_t *source = zip_source_buffer (zip, strdup (text), strlen (text), 1);

  g_assert_cmpint (zip_file_add (zip, part, source, 0), >=, 0);
}

static void
append_sheet_row (GString    *sheet,
                  guint       row,
                  const char *name,
                  const char *number)
{
  g_string_append_printf (sheet,
                          "<row r='%u'><c r='A%u' t='inlineStr'><is><t>%s</t></is></c>", row, row,
                          name);
  if (number != NULL)
    g_string_append_printf (sheet, "<c r='B%u'><v>%s</v></c>", row, number);
  g_string_append (sheet, "</row>");
}

static void
test_workbook (void)
{
  g_autoptr(GString) sheet = g_string_new (NULL);
  g_autofree char *path = write_bytes ("sj-XXXXXX.xlsx", "", 0);
  g_autoptr(SjTallyResult) result = NULL;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  const guint n = 3000;

  g_string_assign (sheet, "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>id</t>"
                          "</is></c><c r='B1' t='inlineStr'><is><t>satisfied</t></is></c></row>");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("r%u", i * 7919 % n);
      const char number[2] = { (char) ('1' + i % 5), '\0' };

      append_sheet_row (sheet, i + 2, id, number);
    }
  append_sheet_row (sheet, n + 2, "Durchschnitt", "3.02");
  append_sheet_row (sheet, n + 3, "Gesamt", "9000");
  append_sheet_row (sheet, n + 5, "Quelle: Umfrage", NULL);
  g_string_append (sheet, "</sheetData></worksheet>");
  add_part (zip, "_rels/.rels",
            "<Relationships><Relationship Id='r' Type='http://schemas.openxmlformats.org/"
            "officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/>"
            "</Relationships>");
  add_part (zip, "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/"
            "officeDocument/2006/relationships/worksheet' Target='sheet1.xml'/></Relationships>");
  add_part (zip, "xl/workbook.xml",
            "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
            "relationships'><sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>");
  add_part (zip, "xl/sheet1.xml", sheet->str);
  g_assert_cmpint (zip_close (zip), ==, 0);
  result = read_path (path);
  assert_tail (result, n);
}

/* Somebody may have written "Average", or be called Mean: only what nobody can have answered is a
 * summary. */
static void
test_answers_stay (void)
{
  static const char *const last_rows[] = {
    "Average,3,2025-01-02\n",           /* a comment and a mark that others gave, too */
    "Total waste of time,1,2025-01-02\n",
    "Meaning well,2,2025-01-02\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (last_rows); i++)
    {
      g_autoptr(GString) text = g_string_new ("comment,satisfied,day\n");
      g_autoptr(SjTallyResult) result = NULL;

      for (guint row = 0; row < 60; row++)
        g_string_append_printf (text, "some words of mine %c%c,%u,2025-01-01\n", 'a' + row % 26,
                                'a' + row / 26, row % 5 + 1);
      g_string_append (text, last_rows[i]);
      result = read_text (text->str);
      g_assert_cmpuint (result->counts.rows, ==, 61);
      g_assert_cmpuint (get_below (result).summaries + get_below (result).notes, ==, 0);
    }
}

/* The same comment with a figure that no one person gives is a summary. */
static void
test_worked_out (void)
{
  g_autoptr(GString) text = g_string_new ("comment,satisfied,day\n");
  g_autoptr(SjTallyResult) result = NULL;

  for (guint row = 0; row < 60; row++)
    g_string_append_printf (text, "some words of mine %c%c,%u,2025-01-01\n", 'a' + row % 26,
                            'a' + row / 26, row % 5 + 1);
  g_string_append (text, "Mean (n = 60):,3.00000001,\nCount,60,\n");
  result = read_text (text->str);
  assert_answers (result, 60, 3);
  g_assert_cmpuint (get_below (result).summaries, ==, 2);
}

/* A summary amid the answers is none of the end: the program does not guess. A last person who only
 * wrote a comment has answered. */
static void
test_amid (void)
{
  g_autoptr(GString) text = g_string_new ("id,satisfied,comment\n");
  g_autoptr(SjTallyResult) result = NULL;
  SjRowsBelow below;

  for (guint row = 0; row < 3000; row++)
    g_string_append_printf (text, "%s%u,%u,\"words, %u of them\"\n", row == 1500 ? "Total " : "r",
                            row, row % 5 + 1, row);
  g_string_append (text, ",,my own words\nTotal,9000,\n");
  result = read_text (text->str);
  below = get_below (result);
  g_assert_cmpuint (result->counts.rows, ==, 3001);
  g_assert_cmpuint (below.summaries, ==, 1);
  g_assert_cmpuint (below.notes, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-end/text", test_text);
  g_test_add_func ("/table-end/packed", test_packed);
  g_test_add_func ("/table-end/utf-16", test_utf16);
  g_test_add_func ("/table-end/block-ends", test_block_ends);
  g_test_add_func ("/table-end/workbook", test_workbook);
  g_test_add_func ("/table-end/answers-stay", test_answers_stay);
  g_test_add_func ("/table-end/worked-out", test_worked_out);
  g_test_add_func ("/table-end/amid", test_amid);

  return g_test_run ();
}
