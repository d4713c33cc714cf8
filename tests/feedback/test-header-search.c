#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-table-count.h"

/* Where the header is. A person whose header is missed gets columns without names, and answers that
 * count as names; one whose notes are taken for a header gets both. */

typedef struct
{
  const char *what;
  const char *text;
  guint header_at;
  guint header_rows;
  guint rows;
  const char *names; /* of all columns, with "|" between them */
} Example;

#define ANSWERS \
  "1,5,Bern\n2,4,Rome\n3,5,Bern\n4,1,Rome\n5,2,Bern\n6,5,Bern\n7,4,Rome\n8,5,Bern\n"

static const Example examples[] = {
  { "plain", "id,score,city\n" ANSWERS, 1, 1, 8, "id|score|city" },
  { "blank lines above", "\n\nid,score,city\n" ANSWERS, 3, 1, 8, "id|score|city" },
  { "empty rows above", ",,\n,,\nid,score,city\n" ANSWERS, 3, 1, 8, "id|score|city" },
  { "a title", "Customers 2026\nid,score,city\n" ANSWERS, 2, 1, 8, "id|score|city" },
  { "a title and a gap", "Customers 2026\n\nid,score,city\n" ANSWERS, 3, 1, 8,
    "id|score|city" },
  { "titles filled up with commas", "Customers,,\nExported 2026-01-02,,\n,,\nid,score,city\n"
                                    ANSWERS, 4, 1, 8, "id|score|city" },
  { "notes over several columns", "Please,read,\nthis,,first\nbefore,you,\ngo,,on\nid,score,city\n"
                                  ANSWERS, 5, 1, 8, "id|score|city" },
  { "only texts below a title", "Cities\n\nname,city\nAnn,Bern\nBob,Rome\nCid,Bonn\n", 3, 1, 3,
    "name|city" },
  { "no header", ANSWERS, 1, 0, 8, "||" },
  { "no header, one answer", "4,5,1\n", 1, 0, 1, "||" },
  { "years as names", "city,2024,2025\nBern,4,5\nRome,3,2\nBonn,4,4\n", 1, 1, 3,
    "city|2024|2025" },
  { "months as names", "place,2026-01,2026-02\nWeb,4,5\nShop,3,2\nPhone,4,4\n", 1, 1, 3,
    "place|2026-01|2026-02" },
  { "steps as names", "place,1,2,3,4,5\nWeb,4,5,9,3,2\nShop,3,2,7,1,2\n", 1, 1, 2,
    "place|1|2|3|4|5" },
  { "two rows with groups",
    "id,How good was,,,Anything else\n,Price,Staff,Speed,\n"
    "1,5,4,3,\n2,4,4,2,no\n3,1,2,5,\n4,3,3,3,\n5,5,5,4,\n", 1, 2, 5,
    "id|How good was – Price|How good was – Staff|How good was – Speed|Anything else" },
  { "three rows with groups within groups",
    "Shop,,,,Web,\nArrive,,Pay,,Find,Pay\nEase,Joy,Ease,Joy,Ease,Ease\n"
    "5,4,3,4,2,1\n4,4,2,3,2,2\n1,2,5,5,1,3\n3,3,3,2,4,5\n5,5,4,4,5,4\n", 1, 3, 5,
    "Shop – Arrive – Ease|Shop – Arrive – Joy|Shop – Pay – Ease|Shop – Pay – Joy|"
    "Web – Find – Ease|Web – Pay – Ease" },
  { "groups below a title",
    "Customers 2026\n\n,How good was,\nid,Price,Staff\n1,5,4\n2,4,4\n3,1,2\n4,3,3\n5,5,5\n",
    4, 1, 5,
    "id|Price|Staff" },
  { "notes below", "id,score,city\n" ANSWERS "\nSource: our shop,,\n", 1, 1, 8,
    "id|score|city" },
  { "notes right below", "id,score,city\n" ANSWERS ",thanks to all,\n,,who answered\n", 1, 1, 8,
    "id|score|city" },
  { "a last answer with little in it", "id,score,city\n" ANSWERS "9,,\n", 1, 1, 9,
    "id|score|city" },
  { "put together", "id,score,city\n" ANSWERS "id,score,city\n" ANSWERS, 1, 1, 16,
    "id|score|city" },
  { "put together with marks",
    "\xEF\xBB\xBFid,score,city\n" ANSWERS "\xEF\xBB\xBFid,score,city\r\n" ANSWERS, 1, 1, 16,
    "id|score|city" },
  { "sep line", "sep=;\nid;score\n1;5\n2;4\n3;3\n", 2, 1, 3, "id|score" },
};

static char *
write_file (const char *text)
{
  char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static char *
join_names (SjTable *table)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", sj_table_get_column_name (table, i));

  return g_string_free (names, FALSE);
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autofree char *path = write_file (example->text);
  g_autofree char *names = NULL;
  g_auto(SjReading) reading = { 0 };
  g_auto(SjTableCount) count = { 0 };
  g_autoptr(SjTable) table = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  table = sj_table_open (path, &reading, &error);
  g_unlink (path);
  g_assert_no_error (error);
  g_assert_true (sj_table_count (table, &count, NULL, NULL, NULL, &error));
  names = join_names (table);
  g_assert_cmpstr (names, ==, example->names);
  g_assert_cmpuint (sj_table_get_header_at (table), ==, example->header_at);
  g_assert_cmpuint (sj_table_get_header_rows (table), ==, example->header_rows);
  if (count.rows.rows != example->rows)
    g_error ("%s: %u rows", example->what, (guint) count.rows.rows);
}

/* What a person says goes before what was found. */
static void
test_said (void)
{
  g_autofree char *path = write_file ("a,b\nid,score\n1,5\n2,4\n\n7,7\n");
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTable) second = NULL, nameless = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.header_at = 2;
  second = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_table_get_header_rows (second), ==, 1);
  g_assert_cmpstr (sj_table_get_column_name (second, 1), ==, "score");

  reading.header_at = 3;
  reading.header_rows = 0;
  nameless = sj_table_open (path, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sj_table_get_header_rows (nameless), ==, 0);
  g_assert_cmpuint (sj_table_get_header_at (nameless), ==, 3);
  g_assert_cmpstr (sj_table_get_column_label (nameless, 1), ==, "#2");

  reading.header_at = 700;
  g_assert_null (sj_table_open (path, &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (examples[i].what), " ,", '-');
      g_autofree char *path = g_strconcat ("/header-search/", name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/header-search/said", test_said);

  return g_test_run ();
}
