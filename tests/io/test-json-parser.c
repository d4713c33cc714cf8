#include "io/sj-json-parser.h"

#include <math.h>
#include <string.h>

#include "io/sj-io-error.h"
#include "sj-test-data.h"

/* If the parser takes what is not JSON, a damaged file opens as something else; if it cannot say
 * where the damage is, nobody finds it. */

static SjJson *
parse (const char  *text,
       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return sj_json_parse (bytes, "it.json", error);
}

static void
test_values (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjJson) json = parse (" {\"a\": [1, -2.5e3, true, null], \"b\\u00e9\": \"x\\ty\"}\n",
                                  &error);
  const SjJsonValue *root, *list;

  g_assert_no_error (error);
  root = sj_json_get_root (json);
  g_assert_cmpint (root->type, ==, SJ_JSON_OBJECT);
  g_assert_cmpuint (root->length, ==, 2);

  list = sj_json_find (root, "a");
  g_assert_cmpuint (list->length, ==, 4);
  g_assert_cmpfloat (list->first->number, ==, 1.0);
  g_assert_cmpfloat (list->first->next->number, ==, -2500.0);
  g_assert_true (list->first->next->next->boolean);
  g_assert_cmpint (list->first->next->next->next->type, ==, SJ_JSON_NULL);
  g_assert_cmpstr (sj_json_find (root, "bé")->text, ==, "x\ty");
  g_assert_null (sj_json_find (root, "c"));
}

static void
test_characters (void)
{
  g_autoptr(SjJson) json = parse ("[\"\\uD83D\\uDE00\", \"a\\u0000b\", \"\\/\\\"\\\\\"]", NULL);
  const SjJsonValue *item = sj_json_get_root (json)->first;

  g_assert_cmpstr (item->text, ==, "😀");
  item = item->next;
  g_assert_cmpuint (item->length, ==, 3);
  g_assert_false (sj_json_is_text (item));
  g_assert_cmpstr (item->next->text, ==, "/\"\\");
}

static void
test_numbers (void)
{
  const char *const numbers[] = {
    "0", "-0", "0.1", "123456789012345678901234567890", "1e-400", "2.2250738585072014e-308",
    "9007199254740993", "0.000000000000000000000000000001", "1.7976931348623157e308", "4.35",
    "8.5e22", "1E+2", "0.30000000000000004",
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr(SjJson) json = parse (numbers[i], NULL);

      g_assert_cmpfloat (sj_json_get_root (json)->number, ==, g_ascii_strtod (numbers[i], NULL));
    }
}

typedef struct
{
  const char *text;
  const char *place;
} Wrong;

static void
test_places (void)
{
  const Wrong wrongs[] = {
    { "", "line 1, column 1" },
    { " \n ", "line 2, column 2" },
    { "{\n  \"ä\": tru\n}", "line 2, column 8" },
    { "{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3" },
    { "[1, 2,]", "line 1, column 7" },
    { "{\"a\\n\\n\": [}", "line 1, column 12" },
    { "[1] x", "line 1, column 5" },
    { "[\"a\nb\"]", "line 1, column 4" },
    { "[01]", "line 1, column 2" },
    { "[1.]", "line 1, column 4" },
    { "[\"\\ud800\"]", "line 1, column 3" },
    { "[\"\\x\"]", "line 1, column 3" },
    { "[\"\\u12g4\"]", "line 1, column 5" },
    { "{\"a\" 1}", "line 1, column 6" },
    { "{1: 2}", "line 1, column 2" },
    { "[\"abc", "line 1, column 6" },
    { "{\"a\": [1, 2", "line 1, column 12" },
    { "[\"\xff\"]", "line 1, column 3" },
    { "'a'", "line 1, column 1" },
    { "[NaN]", "line 1, column 2" },
    { "[-]", "line 1, column 3" },
    { "[1e]", "line 1, column 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (parse (wrongs[i].text, &error));
      g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX);
      if (strstr (error->message, wrongs[i].place) == NULL)
        g_error ("%s: %s", wrongs[i].text, error->message);
      g_assert_true (g_str_has_prefix (error->message, "“it.json”"));
    }
}

static void
test_depth (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjJson) json = NULL;
  g_autoptr(JsonNode) node = NULL;

  for (guint i = 0; i < SJ_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < SJ_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  json = parse (deep->str, &error);
  g_assert_no_error (error);
  node = sj_json_to_node (sj_json_get_root (json));
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  g_assert_null (parse (deep->str, &error));
  g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX);
}

/* Every cut through a document is refused, and none reads outside it. */
static void
test_truncated (void)
{
  const char text[] = "{\"a\": [1.5e3, \"\\u00e9\\ud83d\\ude00\", {\"b\": false}], \"c\": null}";

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autofree char *start = g_memdup2 (text, length);
      g_autoptr(GBytes) bytes = g_bytes_new (start, length);
      g_autoptr(GError) error = NULL;

      g_assert_null (sj_json_parse (bytes, "it.json", &error));
      g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX);
    }
}

static void
check_suite_file (const char *folder,
                  const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SjJson) json = NULL;

  g_assert_nonnull (bytes);
  json = sj_json_parse (bytes, name, &error);
  if (name[0] == 'y' && json == NULL)
    g_error ("%s", error->message);
  if (name[0] == 'n' && json != NULL)
    g_error ("%s was taken for JSON", name);
  if (json == NULL)
    {
      g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, "line "));
    }
}

static void
test_suite (void)
{
  g_autofree char *folder = sj_test_data ("json");
  g_autoptr(GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        check_suite_file (folder, name);
        n_files++;
      }
  g_assert_cmpuint (n_files, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/json-parser/values", test_values);
  g_test_add_func ("/io/json-parser/characters", test_characters);
  g_test_add_func ("/io/json-parser/numbers", test_numbers);
  g_test_add_func ("/io/json-parser/places", test_places);
  g_test_add_func ("/io/json-parser/depth", test_depth);
  g_test_add_func ("/io/json-parser/truncated", test_truncated);
  g_test_add_func ("/io/json-parser/suite", test_suite);

  return g_test_run ();
}
