/* If this fails, answers that a survey tool hands out as JSON are lost, or tell other numbers than
 * the same answers as CSV. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-table.h"
#include "feedback/sj-tally-result.h"

#define N_ANSWERS 5000

static char *
write_file (const char *suffix,
            const char *content,
            gssize      length)
{
  g_autofree char *template = g_strconcat ("sojourn-XXXXXX", suffix, NULL);
  g_autoptr(GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp (template, &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);

  return path;
}

static SjTallyResult *
tally (const char  *path,
       const char  *score,
       const char  *list,
       GError     **error)
{
  g_auto(SjReading) reading = { 0 };

  sj_reading_init (&reading);
  reading.min_n = 0;
  reading.sheet = g_strdup (list);
  g_ptr_array_add (reading.scores, g_strdup (score));

  return sj_tally_file (path, &reading, NULL, NULL, NULL, error);
}

/* Reads a text whose first column is "q". */
static SjTallyResult *
tally_text (const char  *content,
            gssize       length,
            GError     **error)
{
  g_autofree char *path = write_file (".json", content, length);
  SjTallyResult *result = tally (path, "q:likert_5:1-5", NULL, error);

  g_remove (path);

  return result;
}

static void
assert_refused (const char *content,
                gssize      length,
                int         code,
                const char *part)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally_text (content, length, &error);

  g_assert_null (result);
  g_assert_error (error, SJ_FEEDBACK_ERROR, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static const char *
get_distinct (SjTallyResult *result,
              guint          column,
              guint          index)
{
  return g_ptr_array_index (sj_table_get_profile (result->table, column)->distinct, index);
}

static void
append_record (GString *text,
               guint    i)
{
  if (i % 11 == 0)
    g_string_append_printf (text, "{\"who\": \"per\\u0073on %u\", \"q\": null}", i % 7);
  else
    g_string_append_printf (text,
                            "{\"who\": \"person %u\",\n \"q\": %u, \"more\": {\"x\": [%u, 2]}}",
                            i % 7, i * 7919 % 5 + 1, i % 3);
}

static void
assert_same (const SjTallyResult *expected,
             const char          *path,
             const char          *list,
             const char          *format_id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally (path, "q:likert_5:1-5", list, &error);
  const SjResultGroup *left, *right;
  SjTallySummary said, wanted;

  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_format_id (result->table), ==, format_id);
  g_assert_cmpuint (result->counts.rows, ==, N_ANSWERS);
  left = g_ptr_array_index (expected->groups, 0);
  right = g_ptr_array_index (result->groups, 0);
  g_assert_true (sj_tally_summarise (&left->tally, &wanted));
  g_assert_true (sj_tally_summarise (&right->tally, &said));
  g_assert_cmpuint (said.n, ==, wanted.n);
  g_assert_cmpuint (said.n, ==, N_ANSWERS - (N_ANSWERS + 10) / 11);
  g_assert_true (said.mean == wanted.mean);
  g_assert_cmpmem (left->tally.missing, sizeof left->tally.missing, right->tally.missing,
                   sizeof right->tally.missing);
}

static char *
write_packed (GString *text)
{
  g_autoptr(GConverter) packer =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr(GBytes) bytes = g_bytes_new_static (text->str, text->len);
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, packer);
  g_autofree char *buffer = g_malloc (text->len + 1024);
  g_autoptr(GError) error = NULL;
  gsize length;

  g_input_stream_read_all (packed, buffer, text->len + 1024, &length, NULL, &error);
  g_assert_no_error (error);

  return write_file (".ndjson.gz", buffer, (gssize) length);
}

/* The same 5,000 answers in six files. */
static void
test_same_as_csv (void)
{
  g_autoptr(GString) csv = g_string_new ("who,q,more.x\n");
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GString) items = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) expected = NULL;
  g_autofree char *list = NULL, *wrapped = NULL, *wide = NULL;
  g_autofree char *csv_path = NULL, *lines_path = NULL, *packed_path = NULL;
  g_autofree char *list_path = NULL, *wrapped_path = NULL, *wide_path = NULL;
  gsize wide_length = 0;

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      if (i % 11 == 0)
        g_string_append_printf (csv, "person %u,,\n", i % 7);
      else
        g_string_append_printf (csv, "person %u,%u,\"%u, 2\"\n", i % 7, i * 7919 % 5 + 1, i % 3);
      append_record (lines, i);
      g_string_append_c (lines, '\n');
      append_record (items, i);
      if (i + 1 < N_ANSWERS)
        g_string_append (items, " ,\n");
    }
  list = g_strdup_printf ("\xEF\xBB\xBF [%s]\n", items->str);
  wrapped = g_strdup_printf ("{\"n\": -1.5e3, \"of\": [1, {\"]\": \"\\\"[\"}], \"asked\": "
                             "[{\"q\": 1}],\n\"responses\": [%s], \"end\": true}", items->str);
  wide = g_convert (list, -1, "UTF-16LE", "UTF-8", NULL, &wide_length, NULL);
  csv_path = write_file (".csv", csv->str, -1);
  lines_path = write_file (".txt", lines->str, -1);
  packed_path = write_packed (lines);
  list_path = write_file ("", list, -1);
  wrapped_path = write_file (".json", wrapped, -1);
  wide_path = write_file (".json", wide, (gssize) wide_length);

  expected = tally (csv_path, "q:likert_5:1-5", NULL, &error);
  g_assert_no_error (error);
  assert_same (expected, lines_path, NULL, "ndjson");
  assert_same (expected, packed_path, NULL, "ndjson");
  assert_same (expected, list_path, NULL, "json");
  assert_same (expected, wide_path, NULL, "json");
  assert_same (expected, wrapped_path, "responses", "json");
  g_clear_pointer (&expected, sj_tally_result_free);
  expected = tally (wrapped_path, "q", NULL, &error);
  g_assert_null (expected);
  g_assert_nonnull (strstr (error->message, "“asked” and “responses”"));
  g_remove (csv_path);
  g_remove (lines_path);
  g_remove (packed_path);
  g_remove (list_path);
  g_remove (wrapped_path);
  g_remove (wide_path);
}

static void
test_values (void)
{
  static const char content[] =
    "[{\"q\": 4, \"id\": 12345678901234567890, \"real\": 2.50, \"big\": 1e2, \"yes\": true,\n"
    "  \"in\": {\"side\": {\"deep\": \"\\ud83d\\ude00\\u00e9\"}},\n"
    "  \"list\": [\"a\", null, [2, \"b\"]],\n"
    "  \"twice\": 1, \"twice\": 2, \"people\": [{\"name\": \"x\"},\n"
    "  {\"name\": \"y\"}], \"half\": \"\\ud800\", \"nothing\": \"\\u0000\",\n"
    "  \"raw\": \"\xFF\", \"quote\": \"\\\"hi\"},\n"
    " {\"people\": [], \"q\": 5}]";
  static const struct
  {
    const char *name;
    const char *text;
  } columns[] = {
    { "q", "4" }, { "id", "12345678901234567890" }, { "real", "2.5" }, { "big", "100" },
    { "yes", "TRUE" }, { "in.side.deep", "\xF0\x9F\x98\x80\xC3\xA9" }, { "list", "a, 2, b" },
    { "twice", "2" }, { "people.1.name", "x" }, { "people.2.name", "y" },
    { "half", "\xEF\xBF\xBD" }, { "nothing", "\xEF\xBF\xBD" }, { "raw", "\xEF\xBF\xBD" },
    { "quote", "\"hi" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally_text (content, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->counts.rows, ==, 2);
  g_assert_cmpuint (result->n_replaced, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpstr (sj_table_get_column_label (result->table, i), ==, columns[i].name);
      g_assert_cmpstr (get_distinct (result, i, 0), ==, columns[i].text);
    }
}

static void
test_qualtrics (void)
{
  static const char content[] =
    "{\"responseId\": \"R_1\", \"values\": {\"QID1\": 4, \"QID2\": [\"1\", \"3\"], \"age\": 31},"
    " \"labels\": {\"QID1\": \"Satisfied\", \"QID2\": [\"App\", \"Shop\"]},"
    " \"displayedFields\": [\"QID1\"], \"displayedValues\": {\"QID1\": [1, 2]}}\n"
    "{\"responseId\": \"R_2\", \"labels\": {\"QID1\": \"Very satisfied\"},"
    " \"values\": {\"QID1\": 5, \"age\": 40}}\n";
  g_autofree char *path = write_file (".jsonl", content, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = tally (path, "QID1:likert_5:1-5", NULL, &error);
  SjTallySummary said;

  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_column_label (result->table, 1), ==, "QID1");
  g_assert_cmpstr (get_distinct (result, 1, 0), ==, "4 - Satisfied");
  g_assert_cmpstr (get_distinct (result, 2, 0), ==, "App, Shop");
  g_assert_cmpstr (get_distinct (result, 3, 0), ==, "31");
  sj_tally_summarise (&((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &said);
  g_assert_cmpuint (said.n, ==, 2);
  g_assert_true (said.mean == 4.5);
  g_remove (path);
}

/* A key that only the last of 3,000 records has does not shift the others, and is told. */
static void
test_late_keys (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "{%s\"q\":3}\n", i == 2999 ? "\"late\":1," : "");
  result = tally_text (text->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->counts.rows, ==, 3000);
  g_assert_cmpuint (result->counts.long_rows, ==, 1);
}

static void
test_damaged (void)
{
  g_autoptr(GString) deep = g_string_new ("[{\"q\": ");
  g_autoptr(GString) keys = g_string_new ("[{\"q\": 1");
  int format = SJ_FEEDBACK_ERROR_FORMAT;

  assert_refused ("[{\"q\": 1},\n{\"q\": 2},\n{\"q\"", -1, format, "line 3: the file is cut off");
  assert_refused ("[{\"q\": 1},\n{\"q\": 2}", -1, format, "cut off");
  assert_refused ("{\"a\": [{\"q\": 1}]", -1, format, "cut off");
  assert_refused ("[{\"q\": 1},\n{\"q\":\n tru}]", -1, format, "line 3: a value is expected");
  assert_refused ("{\"q\": 1}\n{\"q\": \"x\n\"}\n", -1, format, "line 2: a line ends");
  assert_refused ("[{\"q\": 1}\n{\"q\": 1}]", -1, format, "line 2: “,” or “]”");
  assert_refused ("[{\"q\": 1}] x", -1, format, "follows the end");
  assert_refused ("[{\"q\": 1}, 2]", -1, format, "a record, an object");
  assert_refused ("q\n1\n", -1, format, "line 1: a record, an object");
  assert_refused ("[]", -1, SJ_FEEDBACK_ERROR_EMPTY, "no records");
  assert_refused ("[{}]", -1, SJ_FEEDBACK_ERROR_EMPTY, "no records");

  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, i % 2 == 0 ? "[" : "{\"k\":");
  assert_refused (deep->str, -1, format, "cut off");
  g_string_append_c (deep, '1');
  for (guint i = 0; i < 200000; i++)
    g_string_append_c (deep, i % 2 == 0 ? '}' : ']');
  g_string_append (deep, "}]");
  assert_refused (deep->str, -1, format, "too deeply");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (keys, ", \"k%u\": 1", i);
  g_string_append (keys, "}]");
  assert_refused (keys->str, -1, SJ_FEEDBACK_ERROR_LIMIT, "different keys");
}

/* A comment of 10 MiB is read; what has no end is given up after 16. */
static void
test_long_text (void)
{
  g_autoptr(GString) text = g_string_new ("{\"q\": 5, \"comment\": \"");
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  gsize start = text->len;

  g_string_set_size (text, start + 18 * 1024 * 1024);
  memset (text->str + start, 'x', text->len - start);
  assert_refused (text->str, (gssize) text->len, SJ_FEEDBACK_ERROR_LIMIT, "16 MiB");

  g_string_truncate (text, start + 10 * 1024 * 1024);
  g_string_append (text, "\"}\n{\"q\": 4}\n");
  result = tally_text (text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->counts.rows, ==, 2);
}

static void
cancel (double   fraction,
        gpointer cancellable)
{
  g_assert_cmpfloat (fraction, >, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.0);
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "{\"q\":3}\n");
  path = write_file (".ndjson", text->str, -1);
  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("q:likert_5:1-5"));
  result = sj_tally_file (path, &reading, cancellable, cancel, cancellable, &error);
  g_assert_null (result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_remove (path);
}

/* Files that every reader of JSON must refuse, as they are and in place of an answer. */
static void
test_suite (void)
{
  const char *folder = g_getenv ("SJ_SHARED_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "/", "json", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_read = 0;

  if (dir == NULL)
    {
      g_test_skip ("the shared data is not here");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      g_autoptr(GString) record = g_string_new ("[{\"q\": 4}, {\"q\": 3, \"r\": ");
      g_autoptr(GError) error = NULL;
      g_autoptr(SjTallyResult) as_it_is = NULL;
      g_autoptr(SjTallyResult) within = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json") || !g_file_get_contents (file, &content, &length, NULL))
        continue;
      as_it_is = tally_text (content, (gssize) length, &error);
      g_assert_true ((as_it_is == NULL) == (error != NULL));
      g_clear_error (&error);
      g_string_append_len (record, content, (gssize) length);
      g_string_append (record, "}]");
      within = tally_text (record->str, (gssize) record->len, &error);
      g_assert_true ((within == NULL) == (error != NULL));
      if (g_str_has_prefix (name, "n_"))
        {
          g_assert_null (as_it_is);
          if (within != NULL)
            g_error ("%s was taken for an answer", name);
        }
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 30);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-source/same-as-csv", test_same_as_csv);
  g_test_add_func ("/record-source/values", test_values);
  g_test_add_func ("/record-source/qualtrics", test_qualtrics);
  g_test_add_func ("/record-source/late-keys", test_late_keys);
  g_test_add_func ("/record-source/damaged", test_damaged);
  g_test_add_func ("/record-source/long-text", test_long_text);
  g_test_add_func ("/record-source/cancel", test_cancel);
  g_test_add_func ("/record-source/suite", test_suite);

  return g_test_run ();
}
