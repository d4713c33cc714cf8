/* If this fails, a workbook tells other numbers than the same answers saved as CSV. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "feedback/sj-cell-format.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-row-notes.h"
#include "feedback/sj-table.h"
#include "feedback/sj-tally-result.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

static const char root_relations[] =
  "<Relationships><Relationship Id='rId1' Type='" RELATIONS "/officeDocument' "
  "Target='xl/workbook.xml'/></Relationships>";
static const char workbook_relations[] =
  "<Relationships>"
  "<Relationship Id='rId1' Type='" RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>"
  "<Relationship Id='rId2' Type='" RELATIONS "/sharedStrings' Target='/xl/sharedStrings.xml'/>"
  "<Relationship Id='rId3' Type='" RELATIONS "/styles' Target='styles.xml'/>"
  "<Relationship Id='rId4' Type='" RELATIONS "/worksheet' Target='worksheets/sheet2.xml'/>"
  "</Relationships>";
static const char workbook[] =
  "<workbook " MAIN " xmlns:r='" RELATIONS "'><workbookPr/><sheets>"
  "<sheet name='Notes' sheetId='1' state='hidden' r:id='rId4'/>"
  "<sheet name='Answers &amp; more' sheetId='2' r:id='rId1'/></sheets></workbook>";
static const char strings[] =
  "<sst " MAIN "><si><t>touchpoint</t></si><si><t>score</t></si><si><t>day</t></si>"
  "<si><r><t>Sign</t></r><r><t xml:space='preserve'>-up form</t></r><rPh><t>x</t></rPh></si>"
  "<si><t>&quot;Where is it?&quot;</t></si></sst>";
static const char styles[] =
  "<styleSheet " MAIN "><numFmts><numFmt numFmtId='170' formatCode='dd\\.mm\\.yyyy'/></numFmts>"
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>";
static const char notes[] =
  "<worksheet " MAIN "><sheetData><row><c t='inlineStr'><is><t>nothing</t></is></c></row>"
  "</sheetData></worksheet>";
static const char sheet_start[] =
  "<worksheet " MAIN "><sheetData>"
  "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='D1' t='s'><v>2</v></c>"
  "</row>";
static const char sheet_end[] = "</sheetData></worksheet>";

typedef struct
{
  char *path;
  zip_t *zip;
} Package;

/* libzip reads and frees the buffers that it is given when the file is closed. */

static void
package_begin (Package    *package,
               const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);

  package->path = g_build_filename (folder, name, NULL);
  package->zip = zip_open (package->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (package->zip);
}

static void
package_add (Package    *package,
             const char *part,
             const char *text)
{
  zip_source_t *source = zip_source_buffer (package->zip, strdup (text), strlen (text), 1);

  g_assert_cmpint (zip_file_add (package->zip, part, source, 0), >=, 0);
}

static void
package_end (Package *package)
{
  g_assert_cmpint (zip_close (package->zip), ==, 0);
}

static void
package_remove (Package *package)
{
  g_autofree char *folder = g_path_get_dirname (package->path);

  g_remove (package->path);
  g_rmdir (folder);
  g_free (package->path);
}

static void
write_workbook (Package    *package,
                const char *rows)
{
  g_autofree char *sheet = g_strconcat (sheet_start, rows, sheet_end, NULL);

  package_begin (package, "answers.xlsx");
  /* The sheet may come before the texts it uses. */
  package_add (package, "xl/worksheets/sheet1.xml", sheet);
  package_add (package, "xl/worksheets/sheet2.xml", notes);
  package_add (package, "_rels/.rels", root_relations);
  package_add (package, "xl/_rels/workbook.xml.rels", workbook_relations);
  package_add (package, "xl/workbook.xml", workbook);
  package_add (package, "xl/sharedStrings.xml", strings);
  package_add (package, "xl/styles.xml", styles);
  package_end (package);
}

static char *
make_rows (void)
{
  GString *rows = g_string_new (NULL);

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (rows,
                            "<row r='%d'><c t='s'><v>%d</v></c><c><v>%d</v></c><c r='D%d' s='%d'>"
                            "<v>%d</v></c></row>",
                            i + 2, 3 + i % 2, 1 + i * 7 % 5, i + 2, 1 + i % 2, 45000 + i % 90);

  return g_string_free (rows, FALSE);
}

static char *
make_csv (void)
{
  GString *text = g_string_new ("touchpoint,score,,day\n");
  GDate date;

  for (int i = 0; i < 3000; i++)
    {
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
      g_date_add_days (&date, 45000 + i % 90);
      g_string_append_printf (text, "%s,%d,,%04d-%02d-%02d\n",
                              i % 2 == 0 ? "Sign-up form" : "\"\"\"Where is it?\"\"\"",
                              1 + i * 7 % 5, g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date));
    }

  return g_string_free (text, FALSE);
}

static SjTallyResult *
tally (const char *path)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_reading_init (&reading);
  reading.by = g_strdup ("touchpoint");
  g_assert_true (sj_reading_set_wave (&reading, "day:month"));
  g_ptr_array_add (reading.scores, g_strdup ("score:csat"));
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static void
assert_same (const SjTallyResult *first,
             const SjTallyResult *second)
{
  g_assert_cmpuint (first->counts.rows, ==, second->counts.rows);
  g_assert_cmpuint (first->groups->len, ==, second->groups->len);
  for (guint i = 0; i < first->groups->len; i++)
    {
      const SjResultGroup *a = g_ptr_array_index (first->groups, i);
      const SjResultGroup *b = g_ptr_array_index (second->groups, i);
      SjTallySummary said[2] = { 0 };

      g_assert_cmpstr (a->touchpoint, ==, b->touchpoint);
      g_assert_cmpstr (a->wave, ==, b->wave);
      g_assert_cmpuint (sj_tally_get_n (&a->tally), ==, sj_tally_get_n (&b->tally));
      g_assert_true (sj_tally_summarise (&a->tally, &said[0]) ==
                     sj_tally_summarise (&b->tally, &said[1]));
      g_assert_true (said[0].mean == said[1].mean && said[0].valence == said[1].valence);
    }
}

static void
test_same_as_csv (void)
{
  g_autofree char *rows = make_rows ();
  g_autofree char *csv = make_csv ();
  g_autofree char *csv_path = NULL;
  g_autoptr(SjTallyResult) from_workbook = NULL;
  g_autoptr(SjTallyResult) from_csv = NULL;
  Package package;
  int fd = g_file_open_tmp ("sojourn-XXXXXX.csv", &csv_path, NULL);

  g_assert_cmpint (write (fd, csv, strlen (csv)), ==, (gssize) strlen (csv));
  close (fd);
  write_workbook (&package, rows);
  from_workbook = tally (package.path);
  from_csv = tally (csv_path);
  assert_same (from_workbook, from_csv);
  g_assert_cmpuint (from_workbook->groups->len, >=, 6);
  g_remove (csv_path);
  package_remove (&package);
}

static SjTable *
open_table (const char  *path,
            const char  *sheet,
            GError     **error)
{
  g_auto(SjReading) reading = { 0 };

  sj_reading_init (&reading);
  reading.sheet = g_strdup (sheet);

  return sj_table_open (path, &reading, error);
}

static void
test_sheets (void)
{
  g_autofree char *rows = make_rows ();
  g_autoptr(SjTable) first = NULL, hidden = NULL, none = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *sheets;
  Package package;
  guint sheet;

  write_workbook (&package, rows);
  first = open_table (package.path, NULL, &error);
  g_assert_no_error (error);
  sheets = sj_table_get_sheets (first, &sheet);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (sheets, sheet), ==, "Answers & more");
  g_assert_cmpstr (sj_table_get_column_name (first, 3), ==, "day");
  hidden = open_table (package.path, "#1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_table_get_n_columns (hidden), ==, 1);
  none = open_table (package.path, "Answer", &error);
  g_assert_null (none);
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
  g_assert_nonnull (strstr (error->message, "Answers & more"));
  package_remove (&package);
}

/* A sheet of notes in front: the person is told of the one with the answers. */
static void
test_fuller_sheet (void)
{
  g_autoptr(GString) rows = g_string_new ("<worksheet><sheetData>");
  g_autoptr(SjTable) first = NULL, second = NULL;
  g_autoptr(GPtrArray) told = NULL, silent = NULL;
  g_autoptr(GError) error = NULL;
  SjRowCounts counts = { 0 };
  Package package;

  for (int i = 0; i < 80; i++)
    g_string_append_printf (rows, "<row><c><v>%d</v></c><c><v>%d</v></c></row>", i, 1 + i % 5);
  g_string_append (rows, "</sheetData></worksheet>");
  package_begin (&package, "answers.xlsx");
  package_add (&package, "xl/worksheets/sheet1.xml",
               "<worksheet><sheetData><row><c t='inlineStr'><is><t>Scale 1 to 5</t></is></c></row>"
               "<row><c t='inlineStr'><is><t>Made in May</t></is></c></row></sheetData>"
               "</worksheet>");
  package_add (&package, "xl/worksheets/sheet2.xml", rows->str);
  package_add (&package, "_rels/.rels", root_relations);
  package_add (&package, "xl/_rels/workbook.xml.rels", workbook_relations);
  package_add (&package, "xl/workbook.xml",
               "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
               "relationships'><sheets><sheet name='Read me' sheetId='1' r:id='rId1'/>"
               "<sheet name='Data' sheetId='2' r:id='rId4'/></sheets></workbook>");
  package_end (&package);

  first = open_table (package.path, NULL, &error);
  g_assert_no_error (error);
  told = sj_row_notes_list (first, &counts, 0, FALSE);
  g_assert_cmpuint (told->len, >=, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (told, 0), "“Data”"));
  second = open_table (package.path, "#2", &error);
  g_assert_no_error (error);
  silent = sj_row_notes_list (second, &counts, 0, FALSE);
  g_assert_cmpuint (silent->len, ==, 0);
  package_remove (&package);
}

/* Looking for a fuller sheet must not cost the one that can be read. */
static void
test_broken_later_sheet (void)
{
  static const char *const second[] = {
    "<worksheet><sheetData><row><c><v>1</v></c></ro",
    "this is no sheet",
    NULL, /* named, but not there */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    {
      g_autoptr(SjTable) table = NULL;
      g_autoptr(GError) error = NULL;
      Package package;

      package_begin (&package, "answers.xlsx");
      package_add (&package, "xl/worksheets/sheet1.xml",
                   "<worksheet><sheetData><row><c t='inlineStr'><is><t>nps</t></is></c></row>"
                   "<row><c><v>9</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>");
      if (second[i] != NULL)
        package_add (&package, "xl/worksheets/sheet2.xml", second[i]);
      package_add (&package, "_rels/.rels", root_relations);
      package_add (&package, "xl/_rels/workbook.xml.rels", workbook_relations);
      package_add (&package, "xl/workbook.xml",
                   "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
                   "relationships'><sheets><sheet name='Data' sheetId='1' r:id='rId1'/>"
                   "<sheet name='Broken' sheetId='2' r:id='rId4'/></sheets></workbook>");
      package_end (&package);

      table = open_table (package.path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (sj_table_get_column_name (table, 0), ==, "nps");
      package_remove (&package);
    }
}

static void
assert_refused (const char *rows,
                const char *words)
{
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;
  Package package;

  write_workbook (&package, rows);
  table = open_table (package.path, NULL, &error);
  g_assert_null (table);
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  package_remove (&package);
}

static void
test_damage (void)
{
  assert_refused ("<row><c><v>1</c></row>", "sheet1.xml");
  assert_refused ("<row r='2'><c r='ZZZ2'><v>1</v></c></row>", "columns");
}

/* A part that declares entities which grow into gigabytes. */
static void
test_entities (void)
{
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;
  Package package;

  package_begin (&package, "bomb.ods");
  package_add (&package, "content.xml",
               "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>");
  package_end (&package);
  table = open_table (package.path, NULL, &error);
  g_assert_null (table);
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "document type"));
  package_remove (&package);
}

static void
test_opendocument (void)
{
  static const char content[] =
    "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body>"
    "<office:spreadsheet><table:table table:name='First'>"
    "<table:table-row><table:table-cell office:value-type='string'><text:p>touch<text:span>point"
    "</text:span></text:p></table:table-cell><table:table-cell office:value-type='string'>"
    "<office:annotation><text:p>a note</text:p></office:annotation><text:p>score</text:p>"
    "</table:table-cell><table:table-cell table:number-columns-repeated='1022'/></table:table-row>"
    "<table:table-row table:number-rows-repeated='20'><table:table-cell office:value-type='string'>"
    "<text:p>Sign<text:s/>up</text:p></table:table-cell><table:table-cell "
    "office:value-type='float' office:value='4'><text:p>4,00</text:p></table:table-cell>"
    "</table:table-row><table:table-row table:number-rows-repeated='1048000'><table:table-cell "
    "table:number-columns-repeated='1024'/></table:table-row></table:table>"
    "<table:table table:name='Second'/></office:spreadsheet></office:body>"
    "</office:document-content>";
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;
  const SjResultGroup *group;
  Package package;

  package_begin (&package, "answers.ods");
  package_add (&package, "content.xml", content);
  package_end (&package);
  sj_reading_init (&reading);
  reading.by = g_strdup ("touchpoint");
  g_ptr_array_add (reading.scores, g_strdup ("score:csat"));
  result = sj_tally_file (package.path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->groups->len, ==, 1);
  group = g_ptr_array_index (result->groups, 0);
  g_assert_cmpstr (group->touchpoint, ==, "Sign up");
  g_assert_cmpuint (sj_tally_get_n (&group->tally), ==, 20);
  package_remove (&package);
}

static void
assert_cell (SjCellFormat  format,
             double        value,
             gboolean      from_1904,
             const char   *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  sj_cell_format_append (format, value, from_1904, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_formats (void)
{
  assert_cell (SJ_CELL_FORMAT_DATE, 1, FALSE, "1900-01-01");
  assert_cell (SJ_CELL_FORMAT_DATE, 61, FALSE, "1900-03-01");
  assert_cell (SJ_CELL_FORMAT_DATE, 45000, FALSE, "2023-03-15");
  assert_cell (SJ_CELL_FORMAT_DATE, 0, TRUE, "1904-01-01");
  assert_cell (SJ_CELL_FORMAT_DATE_TIME, 40801.640277777777, FALSE, "2011-09-15 15:22:00");
  assert_cell (SJ_CELL_FORMAT_TIME, 0.5, FALSE, "12:00:00");
  assert_cell (SJ_CELL_FORMAT_PERCENT, 0.0123, FALSE, "1.23%");
  assert_cell (SJ_CELL_FORMAT_NUMBER, 0.10000000000000001, FALSE, "0.1");
  assert_cell (SJ_CELL_FORMAT_NUMBER, 0.1 + 0.2, FALSE, "0.30000000000000004");
  assert_cell (SJ_CELL_FORMAT_DATE, -3, FALSE, "-3");
  g_assert_cmpint (sj_cell_format_from_code ("General"), ==, SJ_CELL_FORMAT_NUMBER);
  g_assert_cmpint (sj_cell_format_from_code ("0.00E+00"), ==, SJ_CELL_FORMAT_NUMBER);
  g_assert_cmpint (sj_cell_format_from_code ("[Red]0.0%"), ==, SJ_CELL_FORMAT_PERCENT);
  g_assert_cmpint (sj_cell_format_from_code ("[$-409]m/d/yy h:mm AM/PM;@"), ==,
                   SJ_CELL_FORMAT_DATE_TIME);
  g_assert_cmpint (sj_cell_format_from_code ("[h]:mm"), ==, SJ_CELL_FORMAT_TIME);
  g_assert_cmpint (sj_cell_format_from_code ("0 \"days\""), ==, SJ_CELL_FORMAT_NUMBER);
}

/* The real workbook says what the CSV of the same survey says. */
static void
test_real (void)
{
  const char *folder = g_getenv ("SJ_SHARED_DATA");
  g_autofree char *csv = NULL, *xlsx = NULL;
  g_autoptr(SjTallyResult) first = NULL, second = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(SjReading) reading = { 0 };

  csv = g_build_filename (folder != NULL ? folder : "/", "surveys", "gf_r_2019_es.csv", NULL);
  xlsx = g_build_filename (folder != NULL ? folder : "/", "surveys", "gf_r_2019_es.xlsx", NULL);
  if (!g_file_test (xlsx, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("#19:nps"));
  g_ptr_array_add (reading.scores, g_strdup ("#18:likert_5"));
  first = sj_tally_file (csv, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  second = sj_tally_file (xlsx, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (first, second);
  g_assert_cmpuint (second->counts.rows, ==, 338);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/same-as-csv", test_same_as_csv);
  g_test_add_func ("/workbook/sheets", test_sheets);
  g_test_add_func ("/workbook/fuller-sheet", test_fuller_sheet);
  g_test_add_func ("/workbook/broken-later-sheet", test_broken_later_sheet);
  g_test_add_func ("/workbook/damage", test_damage);
  g_test_add_func ("/workbook/entities", test_entities);
  g_test_add_func ("/workbook/opendocument", test_opendocument);
  g_test_add_func ("/workbook/formats", test_formats);
  g_test_add_func ("/workbook/real", test_real);

  return g_test_run ();
}
