#include <sqlite3.h>

#include "feedback/sj-database.h"
#include "sj-fuzz-file.h"

/* Arbitrary bytes as a database of SQLite: as the whole file, or as names and cells of a table in a
 * file that is otherwise sound. */

#define MAX_COLUMNS 8
#define MAX_ROWS 200
#define MAX_TABLES 4

/* What is not used up yet. */
typedef struct
{
  const uint8_t *bytes;
  size_t size;
} Bytes;

static guint
take_byte (Bytes *bytes)
{
  if (bytes->size == 0)
    return 0;
  bytes->size--;

  return *bytes->bytes++;
}

/* As many bytes as the next one says, as far as there are so many. */
static const char *
take_text (Bytes *bytes,
           int   *length)
{
  guint wanted = take_byte (bytes);
  const char *text;

  *length = (int) MIN (wanted, bytes->size);
  text = (const char *) bytes->bytes;
  bytes->bytes += *length;
  bytes->size -= (size_t) *length;

  return text;
}

static void
append_name (GString *sql,
             Bytes   *bytes,
             guint    number)
{
  int length;
  const char *text = take_text (bytes, &length);

  /* A zero byte ends every name; the number keeps names apart. */
  g_string_append_c (sql, '"');
  for (int i = 0; i < length && text[i] != '\0'; i++)
    g_string_append_printf (sql, text[i] == '"' ? "\"%c" : "%c", text[i]);
  g_string_append_printf (sql, "%u\"", number);
}

static void
bind_cell (sqlite3_stmt *insert,
           int           place,
           Bytes        *bytes)
{
  guint kind = take_byte (bytes);
  const char *text;
  int length;

  if (kind % 8 == 0)
    {
      sqlite3_bind_null (insert, place);
    }
  else if (kind % 8 == 1)
    {
      double number = 0;

      text = take_text (bytes, &length);
      memcpy (&number, text, MIN ((gsize) length, sizeof number));
      sqlite3_bind_double (insert, place, number);
    }
  else if (kind % 8 == 2)
    {
      text = take_text (bytes, &length);
      sqlite3_bind_blob (insert, place, text, length, SQLITE_TRANSIENT);
    }
  else if (kind % 8 < 6)
    {
      sqlite3_bind_int64 (insert, place, (gint8) take_byte (bytes));
    }
  else
    {
      text = take_text (bytes, &length);
      sqlite3_bind_text (insert, place, text, length, SQLITE_TRANSIENT);
    }
}

static void
insert_rows (sqlite3 *handle,
             guint    n_columns,
             Bytes   *bytes)
{
  g_autoptr(GString) sql = g_string_new ("INSERT INTO answers VALUES (?");
  sqlite3_stmt *insert = NULL;

  for (guint i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ")");
  if (sqlite3_prepare_v2 (handle, sql->str, -1, &insert, NULL) != SQLITE_OK)
    return;

  for (guint row = 0; row < MAX_ROWS && bytes->size > 0; row++)
    {
      for (guint i = 0; i < n_columns; i++)
        bind_cell (insert, (int) i + 1, bytes);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
}

static const char *
build (Bytes *bytes)
{
  guint n_columns = 1 + take_byte (bytes) % MAX_COLUMNS;
  const char *path = sj_fuzz_write_file ("", 0, ".sqlite");
  g_autoptr(GString) sql = g_string_new ("BEGIN; CREATE TABLE answers (");
  sqlite3 *handle = NULL;

  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      append_name (sql, bytes, i);
    }
  g_string_append (sql, ");");
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_exec (handle, sql->str, NULL, NULL, NULL) == SQLITE_OK)
    insert_rows (handle, n_columns, bytes);
  sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (handle);

  return path;
}

static void
check_error (const GError *error)
{
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && *error->message != '\0');
}

/* @segment and @respondent may be NULL. */
static void
tally_table (const char *path,
             const char *name,
             const char *segment,
             const char *respondent)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(GError) error = NULL;

  sj_reading_init (&reading);
  reading.table = g_strdup (name);
  reading.date_range = TRUE;
  if (segment != NULL)
    {
      reading.by = g_strdup ("#1");
      reading.segment = g_strdup (segment);
      reading.respondent = g_strdup (respondent);
      sj_reading_set_wave (&reading, "#2:month");
      g_ptr_array_add (reading.scores, g_strdup ("#3:csat"));
    }
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  if (error != NULL)
    check_error (error);
  for (guint i = 0; result != NULL && i < result->groups->len; i++)
    sj_fuzz_check_group (g_ptr_array_index (result->groups, i));
}

static void
tally_tables (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SjDatabase) database = sj_database_open (path, &error);
  g_autoptr(GPtrArray) tables = NULL;

  g_assert_true ((database == NULL) == (error != NULL));
  if (database != NULL)
    tables = sj_database_list_tables (database, &error);
  if (tables == NULL)
    {
      check_error (error);
      return;
    }
  for (guint i = 0; i < MIN (tables->len, MAX_TABLES); i++)
    {
      const char *name = g_ptr_array_index (tables, i);

      tally_table (path, name, NULL, NULL);
      tally_table (path, name, "#4", NULL);
      tally_table (path, name, "#3", "#4");
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         size)
{
  static const char magic[] = "SQLite format 3";
  gboolean whole = size >= sizeof magic && memcmp (bytes, magic, sizeof magic) == 0;
  Bytes rest = { bytes, size };
  const char *path = whole ? sj_fuzz_write_file (bytes, size, ".sqlite") : build (&rest);

  sj_fuzz_count (path, NULL);
  tally_tables (path);

  return 0;
}
