#include "io/sj-map-reader.h"

#include <string.h>

#include "core/sj-card.h"
#include "io/sj-io-error.h"
#include "io/sj-map-writer.h"
#include "sj-test-data.h"

/* If a file with a mistake is taken, the map is silently another one; if the message does not name
 * the place, nobody can mend it. */

#define HEAD "{\"format\": \"sojourn\", \"version\": 1, \"id\": \"m\""
#define STEPS "\"stages\": [{\"id\": \"g\"}], \"steps\": [{\"id\": \"s\", \"stage\": \"g\"}]"

static SjMap *
read_map (const char  *text,
          gboolean    *read_only,
          GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return sj_map_read (bytes, "it.sojourn", read_only, NULL, error);
}

typedef struct
{
  const char *text;
  int         code;
  const char *says;  /* parts of the message, divided by “|” */
} Wrong;

static void
assert_refused (const Wrong *wrong)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) parts = g_strsplit (wrong->says, "|", -1);

  g_assert_null (read_map (wrong->text, NULL, &error));
  g_assert_error (error, SJ_IO_ERROR, wrong->code);
  g_assert_true (g_str_has_prefix (error->message, "“it.sojourn”"));
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (error->message, parts[i]) == NULL)
      g_error ("“%s” is missing in: %s", parts[i], error->message);
}

static void
test_no_map (void)
{
  const Wrong wrongs[] = {
    { "[1, 2]", SJ_IO_ERROR_NOT_A_MAP, "no Sojourn map" },
    { "{}", SJ_IO_ERROR_NOT_A_MAP, "no Sojourn map" },
    { "{\"format\": 3}", SJ_IO_ERROR_NOT_A_MAP, "no Sojourn map" },
    { "{\"format\": \"other\", \"version\": 1}", SJ_IO_ERROR_NOT_A_MAP, "no Sojourn map" },
    { "{\"format\": \"sojourn\"}", SJ_IO_ERROR_NOT_A_MAP, "version" },
    { "{\"format\": \"sojourn\", \"version\": \"1\"}", SJ_IO_ERROR_NOT_A_MAP, "version" },
    { "{\"format\": \"sojourn\", \"version\": -1}", SJ_IO_ERROR_NOT_A_MAP, "version" },
    { "{\"format\": \"sojourn\" \"version\": 1}", SJ_IO_ERROR_SYNTAX, "line 1, column 22" },
    { "", SJ_IO_ERROR_SYNTAX, "nothing in it" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    assert_refused (&wrongs[i]);
}

static void
test_content (void)
{
  const Wrong wrongs[] = {
    { HEAD ", \"cards\": [{\"id\": \"c\", \"title\": \"Video ident\", \"span\": \"two\"}]}",
      SJ_IO_ERROR_CONTENT,
      "cards[0] (“Video ident”, id c): “span” is “two”; a whole number from 1 to 1000" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"span\": 0}]}", SJ_IO_ERROR_CONTENT, "“span” is 0" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"span\": 1.5}]}", SJ_IO_ERROR_CONTENT, "“span” is 1.5" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"valence\": 2}]}", SJ_IO_ERROR_CONTENT,
      "“valence” is 2; a number from -1 to 1 is expected" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"valence\": null}]}", SJ_IO_ERROR_CONTENT, "is null" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"volume\": 1e999}]}", SJ_IO_ERROR_CONTENT, "1e999" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"title\": 5}]}", SJ_IO_ERROR_CONTENT, "a text" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"title\": \"a\\u0000b\"}]}", SJ_IO_ERROR_CONTENT,
      "“title”" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"aliases\": [\"a\", 2]}]}", SJ_IO_ERROR_CONTENT,
      "“aliases[1]” is 2; a text is expected" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"kpis\": [{\"name\": \"x\"}, {\"target\": \"high\"}]}]}",
      SJ_IO_ERROR_CONTENT, "“kpis[1].target” is “high”; a number is expected" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"kpis\": {}}]}", SJ_IO_ERROR_CONTENT, "an object" },
    { HEAD ", \"lanes\": [{\"id\": \"l\", \"kind\": \"river\"}]}", SJ_IO_ERROR_CONTENT,
      "lanes[0] (id l): “kind” is “river”; one of “channel”" },
    { HEAD ", \"lanes\": [{\"id\": \"l\", \"folded\": 1}]}", SJ_IO_ERROR_CONTENT, "true or false" },
    { HEAD ", \"cards\": {}}", SJ_IO_ERROR_CONTENT, "“cards” is an object; a list is expected" },
    { HEAD ", \"cards\": [7]}", SJ_IO_ERROR_CONTENT, "“cards[0]” is 7" },
    { HEAD ", \"title\": []}", SJ_IO_ERROR_CONTENT, "The map: “title” is a list" },
    { HEAD ", \"cards\": [{\"title\": \"Nameless\"}]}", SJ_IO_ERROR_CONTENT,
      "cards[0] (“Nameless”): it has no “id”" },
    { HEAD ", \"cards\": [{\"id\": \"a b\"}]}", SJ_IO_ERROR_CONTENT, "“id” is “a b”" },
    { HEAD ", \"cards\": [{\"id\": 4}]}", SJ_IO_ERROR_CONTENT, "“id” is 4" },
    { HEAD ", \"cards\": [{\"id\": \"c\"}, {\"id\": \"c\"}]}", SJ_IO_ERROR_CONTENT,
      "cards[1]|“c” is that of another" },
    { HEAD ", \"cards\": [{\"id\": \"m\"}]}", SJ_IO_ERROR_CONTENT, "“m” is that of another" },
    { "{\"format\": \"sojourn\", \"version\": 1}", SJ_IO_ERROR_CONTENT, "no “id”" },
    { HEAD ", \"title\": \"a\", \"title\": \"b\"}", SJ_IO_ERROR_CONTENT, "“title” is there twice" },
    { HEAD ", \"cards\": [], \"cards\": []}", SJ_IO_ERROR_CONTENT, "“cards” is there twice" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"new\": 1, \"new\": 2}]}", SJ_IO_ERROR_CONTENT,
      "“new” is there twice" },
    { HEAD ", \"n\\u0000\": 1}", SJ_IO_ERROR_CONTENT, "NUL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    assert_refused (&wrongs[i]);
}

static void
test_references (void)
{
  const Wrong wrongs[] = {
    { HEAD ", \"cards\": [{\"id\": \"c\", \"step\": \"nowhere\"}]}", SJ_IO_ERROR_CONTENT,
      "“step” is “nowhere”; the id of a step is expected" },
    { HEAD ", " STEPS ", \"cards\": [{\"id\": \"c\", \"step\": \"g\"}]}", SJ_IO_ERROR_CONTENT,
      "“step” is “g”; the id of a step is expected" },
    { HEAD ", \"cards\": [{\"id\": \"c\", \"touchpoints\": [\"c\", \"d\"]}]}", SJ_IO_ERROR_CONTENT,
      "“touchpoints[1]” is “d”; the id of a card is expected" },
    { HEAD ", \"series\": [{\"id\": \"e\", \"points\": [{\"anchor\": \"x\"}]}]}",
      SJ_IO_ERROR_CONTENT, "“points[0].anchor” is “x”; the id of an element is expected" },
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    assert_refused (&wrongs[i]);

  /* An element may name one that comes later in the file, and none at all. */
  map = read_map (HEAD ", \"viewpoint\": [\"p\"], \"personas\": [{\"id\": \"p\"}], " STEPS
              ", \"cards\": [{\"id\": \"c\", \"step\": \"s\", \"lane\": \"\"}]}", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (map);
}

static void
test_all_problems (void)
{
  const char *text = HEAD ", \"cards\": [{\"id\": \"a\", \"span\": 0},"
                     "{\"id\": \"b\", \"span\": 0},"
                     "{\"id\": \"c\", \"title\": 1}]}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_auto(GStrv) problems = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (sj_map_read (bytes, "it.sojourn", NULL, &problems, &error));
  g_assert_cmpuint (g_strv_length (problems), ==, 3);
  g_assert_nonnull (strstr (problems[2], "cards[2]"));
  g_assert_nonnull (strstr (error->message, "(and 2 more problems)"));
}

static void
test_damaged_picture (void)
{
  const Wrong wrong = {
    HEAD ", \"assets\": {\"abc\": {\"type\": \"image/png\", \"data\": \"aGVsbG8=\"}}}",
    SJ_IO_ERROR_CONTENT, "“abc”|SHA-256"
  };
  const Wrong no_text = { HEAD ", \"assets\": {\"abc\": 1}}", SJ_IO_ERROR_CONTENT, "“type”" };

  assert_refused (&wrong);
  assert_refused (&no_text);
}

static void
assert_round_trip (const char *text,
                   const char *kept)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = read_map (text, NULL, &error);
  g_autoptr(GBytes) written = NULL;

  g_assert_no_error (error);
  written = sj_map_write (map);
  if (g_strstr_len (g_bytes_get_data (written, NULL), g_bytes_get_size (written), kept) == NULL)
    g_error ("lost %s in %s", kept, (const char *) g_bytes_get_data (written, NULL));
}

static void
test_unknown_members (void)
{
  assert_round_trip (HEAD ", \"x-note\": {\"b\":[1,  2],\n\"a\":[]}}",
                     "  \"x-note\": {\n    \"b\": [1, 2],\n    \"a\": []\n  }\n}\n");
  assert_round_trip (HEAD ", \"cards\": [{\"x\": 1.10, \"id\": \"c\", \"title\": \"T\"}]}",
                     "\"title\": \"T\",\n      \"x\": 1.10\n    }");
  assert_round_trip (HEAD ", \"cards\": [{\"id\": \"c\", \"kpis\": [{\"name\": \"n\"},"
                     "{\"x\": \"kept\", \"name\": \"o\"}]}]}",
                     "\"name\": \"o\",\n          \"x\": \"kept\"\n        }");
  assert_round_trip (HEAD ", \"x\": \"a\\u0000b\\u001f\"}", "\"x\": \"a\\u0000b\\u001f\"");
}

static void
test_later_version (void)
{
  const char *text = "{\"format\": \"sojourn\", \"version\": 2, \"id\": \"m\", \"lanes\": "
                     "[{\"id\": \"l\", \"kind\": \"hologram\", \"title\": \"Kept\"}], \"new\": 1, "
                     "\"cards\": {\"a\": 1}}";
  g_autoptr(GError) error = NULL;
  g_autoptr(SjMap) map = NULL;
  g_autoptr(SjElement) lane = NULL;
  gboolean read_only = FALSE;

  map = read_map (text, &read_only, &error);
  g_assert_no_error (error);
  g_assert_true (read_only);
  lane = g_list_model_get_item (sj_map_get_lanes (map), 0);
  g_assert_cmpstr (sj_element_text (lane, "title"), ==, "Kept");
  g_assert_cmpuint (sj_element_get_n_unknown (lane), ==, 1);
  g_assert_cmpuint (sj_element_get_n_unknown (SJ_ELEMENT (map)), ==, 2);

  read_only = TRUE;
  g_clear_object (&map);
  map = read_map (HEAD "}", &read_only, &error);
  g_assert_no_error (error);
  g_assert_false (read_only);
}

/* No valid JSON of the test data is a map, and none may crash the reader. */
static void
test_suite (void)
{
  g_autofree char *folder = sj_test_data ("json");
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (sj_map_read (bytes, name, NULL, NULL, &error));
      g_assert_true (error->domain == SJ_IO_ERROR);
      if (name[0] == 'y')
        g_assert_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP);
    }
}

static void
test_ownership (void)
{
  g_autoptr(GError) error = NULL;
  SjMap *map = read_map (HEAD ", " STEPS ", \"cards\": [{\"id\": \"c\"}]}", NULL, &error);
  SjElement *card = g_list_model_get_item (sj_map_get_cards (map), 0);

  g_object_add_weak_pointer (G_OBJECT (card), (gpointer *) &card);
  g_object_unref (card);
  g_assert_finalize_object (map);
  g_assert_null (card);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/map-reader/no-map", test_no_map);
  g_test_add_func ("/io/map-reader/content", test_content);
  g_test_add_func ("/io/map-reader/references", test_references);
  g_test_add_func ("/io/map-reader/all-problems", test_all_problems);
  g_test_add_func ("/io/map-reader/damaged-picture", test_damaged_picture);
  g_test_add_func ("/io/map-reader/unknown-members", test_unknown_members);
  g_test_add_func ("/io/map-reader/later-version", test_later_version);
  g_test_add_func ("/io/map-reader/suite", test_suite);
  g_test_add_func ("/io/map-reader/ownership", test_ownership);

  return g_test_run ();
}
