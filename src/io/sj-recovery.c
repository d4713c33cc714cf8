#define G_LOG_DOMAIN "sj-journal"

#include "config.h"

#include "io/sj-recovery.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "io/sj-file-stamp.h"
#include "io/sj-io-error.h"
#include "io/sj-journal-file.h"
#include "io/sj-journal-format.h"
#include "io/sj-journal-line.h"
#include "io/sj-json-parser.h"
#include "io/sj-map-file.h"
#include "io/sj-map-reader.h"

struct _SjRecovery
{
  int        fd;  /* holds the lock */
  char      *path;
  SjJson    *header;
  GPtrArray *lines;  /* SjJson */
  GFile     *file;  /* what the lines from `start` on are to be done to; NULL if never saved */
  guint      start;
  guint      n_changes;
  gboolean   changed;  /* no content that was ever seen in the file is in it now */
  GDateTime *time;
};

typedef struct
{
  SjEditLog *log;
  gboolean   careful;
  GPtrArray *recovered;  /* labels */
  GPtrArray *lost;
  GArray    *serials;  /* of what is in the log, newest last */
  guint      n_runs;  /* transactions that grow have one key */
  char      *name;
} Replay;

void
sj_recovery_free (SjRecovery *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->header, sj_json_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->file);
  g_free (self->path);
  g_free (self);
}

static const char *
get_text (const SjJsonValue *object,
          const char        *name)
{
  const SjJsonValue *value = object != NULL ? sj_json_find (object, name) : NULL;

  return sj_json_is_text (value) ? value->text : NULL;
}

static double
get_number (const SjJsonValue *object,
            const char        *name)
{
  const SjJsonValue *value = sj_json_find (object, name);

  return value != NULL && value->type == SJ_JSON_NUMBER ? value->number : -1.0;
}

static gboolean
is_true (const SjJsonValue *object,
         const char        *name)
{
  const SjJsonValue *value = sj_json_find (object, name);

  return value != NULL && value->type == SJ_JSON_BOOLEAN && value->boolean;
}

static const SjJsonValue *
get_line (SjRecovery *self,
          guint       position)
{
  return sj_json_get_root (g_ptr_array_index (self->lines, position));
}

static gboolean
is_transaction (const SjJsonValue *line)
{
  return get_text (line, SJ_JOURNAL_MEMBER_LABEL) != NULL;
}

static SjJson *
parse_line (const char *line,
            gsize       length,
            GError    **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (line, length);
  g_autoptr(SjJson) json = sj_json_parse (bytes, "journal", error);

  if (json != NULL && sj_json_get_root (json)->type != SJ_JSON_OBJECT)
    return NULL;

  return g_steal_pointer (&json);
}

/* The last line may be torn: what has no newline was never finished. */
static void
parse_lines (SjRecovery *self,
             const char *text,
             gsize       length)
{
  const char *end = text + length;
  const char *newline;

  if (length == 0)
    return;

  for (; (newline = memchr (text, '\n', end - text)) != NULL; text = newline + 1)
    {
      SjJson *json = parse_line (text, newline - text, NULL);

      if (json == NULL)
        break;
      if (self->header == NULL)
        self->header = json;
      else
        g_ptr_array_add (self->lines, json);
    }
}

static gboolean
read_stamp (const SjJsonValue  *object,
            GFile             **file,
            SjFileStamp        *stamp)
{
  const char *uri = get_text (object, SJ_JOURNAL_MEMBER_FILE);
  const char *hash = get_text (object, SJ_JOURNAL_MEMBER_HASH);

  if (uri == NULL || hash == NULL)
    return FALSE;

  *file = g_file_new_for_uri (uri);
  stamp->size = (goffset) get_number (object, SJ_JOURNAL_MEMBER_SIZE);
  stamp->modified = 0;
  g_strlcpy (stamp->hash, hash, sizeof stamp->hash);
  return TRUE;
}

/* Whether the file that an object speaks of holds what the object says. */
static gboolean
is_current (SjRecovery        *self,
            const SjJsonValue *object)
{
  g_autoptr(GFile) file = NULL;
  SjFileStamp expected, found;

  if (object == NULL || !read_stamp (object, &file, &expected) ||
      !sj_file_stamp_read (&found, file, NULL) || !sj_file_stamp_equal (&expected, &found))
    return FALSE;

  g_set_object (&self->file, file);
  return TRUE;
}

/* Where the lines begin that were written after the last save that is known to have succeeded. */
static gboolean
find_last_saved (SjRecovery *self)
{
  gboolean found = FALSE;

  for (guint i = self->lines->len; i > 0; i--)
    {
      const SjJsonValue *saving = sj_json_find (get_line (self, i - 1), SJ_JOURNAL_MEMBER_SAVING);
      g_autoptr(GFile) file = NULL;
      SjFileStamp stamp;

      found |= is_true (get_line (self, i - 1), SJ_JOURNAL_MEMBER_SAVED);
      if (!found || saving == NULL || !read_stamp (saving, &file, &stamp))
        continue;

      g_set_object (&self->file, file);
      self->start = i;
      return TRUE;
    }

  return FALSE;
}

static gboolean
has_map (SjRecovery *self)
{
  return sj_json_find (sj_json_get_root (self->header), SJ_JOURNAL_MEMBER_MAP) != NULL;
}

/* The program may have ended before a save, in the middle of one or after it: which one it was is
 * seen by what is in the file. */
static void
find_base (SjRecovery *self)
{
  const SjJsonValue *header = sj_json_get_root (self->header);
  SjFileStamp stamp;

  for (guint i = self->lines->len; i > 0; i--)
    if (is_current (self, sj_json_find (get_line (self, i - 1), SJ_JOURNAL_MEMBER_SAVING)))
      {
        self->start = i;
        return;
      }

  if (is_current (self, header))
    return;
  if (!find_last_saved (self))
    {
      read_stamp (header, &self->file, &stamp);
      self->changed = !has_map (self);
    }
  else
    {
      self->changed = TRUE;
    }
}

static void
count_changes (SjRecovery *self)
{
  const char *time = get_text (sj_json_get_root (self->header), SJ_JOURNAL_MEMBER_TIME);

  for (guint i = self->start; i < self->lines->len; i++)
    if (is_transaction (get_line (self, i)))
      {
        self->n_changes++;
        time = get_text (get_line (self, i), SJ_JOURNAL_MEMBER_TIME);
      }

  if (time != NULL)
    self->time = g_date_time_new_from_iso8601 (time, NULL);
}

static gboolean
check_header (SjRecovery  *self,
              const char  *shown,
              GError     **error)
{
  const SjJsonValue *header = self->header != NULL ? sj_json_get_root (self->header) : NULL;

  if (g_strcmp0 (get_text (header, SJ_JOURNAL_MEMBER_FORMAT), SJ_JOURNAL_FORMAT_NAME) != 0)
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                 _("“%s” is no journal of unsaved changes"), shown);
  else if (get_number (header, SJ_JOURNAL_MEMBER_VERSION) > SJ_JOURNAL_FORMAT_VERSION)
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                 _("“%s” was written by a later version of the program: "
                   "open it with that version"), shown);
  else
    return TRUE;

  return FALSE;
}

static GBytes *
read_all (int      fd,
          GError **error)
{
  g_autoptr(GInputStream) input = g_unix_input_stream_new (fd, FALSE);
  g_autoptr(GOutputStream) output = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

/**
 * sj_recovery_open:
 * @path: a journal
 * @error: return location for a #GError
 *
 * Reads a journal and finds out how much of it is not in the map's file. A torn last line, as a
 * crash leaves it, is passed over.
 *
 * Returns: (transfer full) (nullable): what it holds; %NULL with an #SjIoError, also if the program
 *   that writes it still runs
 */
SjRecovery *
sj_recovery_open (const char  *path,
                  GError     **error)
{
  g_autoptr(SjRecovery) self = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  self = g_new0 (SjRecovery, 1);
  self->path = g_strdup (path);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_json_free);
  self->fd = sj_journal_file_lock (path);
  if (self->fd < 0)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ,
                   _("“%s” is not there, or is in use by another window of the program"), shown);
      return NULL;
    }

  bytes = read_all (self->fd, &problem);
  if (bytes == NULL)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_READ, _("“%s” could not be read: %s"), shown,
                   problem->message);
      return NULL;
    }

  parse_lines (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!check_header (self, shown, error))
    return NULL;

  find_base (self);
  if (self->file == NULL && !has_map (self))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                   _("“%s” does not say which map its changes were made to"), shown);
      return NULL;
    }
  count_changes (self);
  return g_steal_pointer (&self);
}

static int
compare_times (gconstpointer first,
               gconstpointer second)
{
  const SjRecovery *a = *(const SjRecovery *const *) first;
  const SjRecovery *b = *(const SjRecovery *const *) second;

  if (a->time == NULL || b->time == NULL)
    return (a->time == NULL) - (b->time == NULL);

  return g_date_time_compare (b->time, a->time);
}

/**
 * sj_recovery_list:
 *
 * Finds the journals that no running program writes. One whose changes are all in the map's file is
 * deleted, because there is nothing to offer.
 *
 * Returns: (transfer full) (element-type SjRecovery): what there is to recover, newest first
 */
GPtrArray *
sj_recovery_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_recovery_free);
  g_autofree char *folder = sj_journal_file_get_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr(SjRecovery) recovery = NULL;

      if (!g_str_has_suffix (name, SJ_JOURNAL_FILE_ENDING))
        continue;
      recovery = sj_recovery_open (path, NULL);
      if (recovery == NULL)
        continue;
      if (recovery->n_changes == 0)
        sj_recovery_discard (recovery);
      else
        g_ptr_array_add (list, g_steal_pointer (&recovery));
    }
  g_ptr_array_sort (list, compare_times);

  return list;
}

const char *
sj_recovery_get_path (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * sj_recovery_get_title:
 * @self: a recovery
 *
 * Returns: (transfer none): what the map was called when the journal was begun, maybe empty
 */
const char *
sj_recovery_get_title (SjRecovery *self)
{
  const char *title;

  g_return_val_if_fail (self != NULL, NULL);

  title = get_text (sj_json_get_root (self->header), SJ_JOURNAL_MEMBER_TITLE);
  return title != NULL ? title : "";
}

/**
 * sj_recovery_get_file:
 * @self: a recovery
 *
 * Returns: (transfer none) (nullable): the map's file; %NULL if it was never saved
 */
GFile *
sj_recovery_get_file (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

/**
 * sj_recovery_get_time:
 * @self: a recovery
 *
 * Returns: (transfer none) (nullable): when the last change was made, UTC
 */
GDateTime *
sj_recovery_get_time (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->time;
}

/**
 * sj_recovery_has_changed:
 * @self: a recovery
 *
 * Returns: whether the map's file was changed, or removed, since by somebody else
 */
gboolean
sj_recovery_has_changed (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->changed;
}

/**
 * sj_recovery_get_n_changes:
 * @self: a recovery
 *
 * Returns: how many lines of changes the file does not have
 */
guint
sj_recovery_get_n_changes (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_changes;
}

/**
 * sj_recovery_load_map:
 * @self: a recovery
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the map that sj_recovery_replay() is to be done to; %NULL
 *   with an #SjIoError
 */
SjMap *
sj_recovery_load_map (SjRecovery  *self,
                      GError     **error)
{
  const SjJsonValue *map;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *shown = NULL;
  const char *source;
  gsize length;

  g_return_val_if_fail (self != NULL, NULL);

  map = sj_json_find (sj_json_get_root (self->header), SJ_JOURNAL_MEMBER_MAP);
  if (map == NULL || self->start > 0)
    return sj_map_file_load (self->file, NULL, NULL, error);

  source = sj_json_get_source (self->header, map, &length);
  bytes = g_bytes_new (source, length);
  shown = g_filename_display_basename (self->path);
  return sj_map_read (bytes, shown, NULL, NULL, error);
}

static void
note_recovered (Replay            *replay,
                const SjJsonValue *line)
{
  gint64 serial = (gint64) get_number (line, SJ_JOURNAL_MEMBER_SERIAL);

  g_array_append_val (replay->serials, serial);
  g_ptr_array_add (replay->recovered, g_strdup (get_text (line, SJ_JOURNAL_MEMBER_LABEL)));
}

/* What was done and undone since the save comes to nothing, and need not be told. */
static gboolean
take_back (Replay            *replay,
           const SjJsonValue *line)
{
  gint64 serial = (gint64) get_number (line, SJ_JOURNAL_MEMBER_SERIAL);

  if (!is_true (line, SJ_JOURNAL_MEMBER_UNDONE) || replay->serials->len == 0 ||
      g_array_index (replay->serials, gint64, replay->serials->len - 1) != serial ||
      !sj_edit_log_undo (replay->log))
    return FALSE;

  g_array_set_size (replay->serials, replay->serials->len - 1);
  g_ptr_array_set_size (replay->recovered, replay->recovered->len - 1);
  return TRUE;
}

static gboolean
perform (Replay            *replay,
         SjJson            *json,
         const SjJsonValue *line,
         gboolean           grows)
{
  g_autofree char *key = NULL;
  SjValueReader values;
  gboolean fits;

  if (!grows)
    replay->n_runs++;
  key = g_strdup_printf ("recovered-%u", replay->n_runs);

  sj_value_reader_init (&values, json, replay->name, FALSE);
  sj_edit_log_begin_merging (replay->log, get_text (line, SJ_JOURNAL_MEMBER_LABEL), key);
  fits = sj_json_find (line, SJ_JOURNAL_MEMBER_EDITS) == NULL ||
         sj_journal_line_apply (replay->log, line, &values, replay->careful);
  sj_value_reader_clear (&values);
  if (!fits)
    sj_edit_log_abort (replay->log);

  return fits;
}

static void
replay_line (Replay            *replay,
             SjJson            *json,
             const SjJsonValue *line)
{
  gboolean grows = is_true (line, SJ_JOURNAL_MEMBER_MERGED) && replay->serials->len > 0;

  if (take_back (replay, line))
    return;
  if (!perform (replay, json, line, grows))
    {
      g_ptr_array_add (replay->lost, g_strdup (get_text (line, SJ_JOURNAL_MEMBER_LABEL)));
      return;
    }

  sj_edit_log_commit (replay->log);
  if (grows)
    g_array_index (replay->serials, gint64, replay->serials->len - 1) =
      (gint64) get_number (line, SJ_JOURNAL_MEMBER_SERIAL);
  else
    note_recovered (replay, line);
}

static char **
steal_list (GPtrArray *labels)
{
  g_ptr_array_add (labels, NULL);

  return (char **) g_ptr_array_free (labels, FALSE);
}

static void
replay_lines (SjRecovery *self,
              Replay     *replay)
{
  replay->serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  replay->name = g_filename_display_basename (self->path);
  for (guint i = self->start; i < self->lines->len; i++)
    if (is_transaction (get_line (self, i)))
      replay_line (replay, g_ptr_array_index (self->lines, i), get_line (self, i));

  g_array_unref (replay->serials);
  g_free (replay->name);
}

/**
 * sj_recovery_replay:
 * @self: a recovery
 * @log: the log of the map that sj_recovery_load_map() gave
 * @anyway: whether to do what can be done to a file that was changed since
 * @recovered: (out) (transfer full): the labels of what was recovered, in order
 * @lost: (out) (transfer full): the labels of what could not be
 * @error: return location for a #GError
 *
 * Does again what the journal says, each as one transaction that can be undone.
 *
 * Returns: whether it was tried; if not, %SJ_IO_ERROR_CHANGED, the map is as it was and the lists
 *   are not set
 */
gboolean
sj_recovery_replay (SjRecovery   *self,
                    SjEditLog    *log,
                    gboolean      anyway,
                    char       ***recovered,
                    char       ***lost,
                    GError      **error)
{
  Replay replay = { log, FALSE };
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), FALSE);
  g_return_val_if_fail (recovered != NULL && lost != NULL, FALSE);

  if (self->changed && !anyway)
    {
      name = g_file_get_parse_name (self->file);
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CHANGED,
                   _("“%s” was changed by somebody else after the changes that were lost here: "
                     "what still fits can be applied to the new version"), name);
      return FALSE;
    }

  replay.careful = self->changed;
  replay.recovered = g_ptr_array_new_with_free_func (g_free);
  replay.lost = g_ptr_array_new_with_free_func (g_free);
  replay_lines (self, &replay);
  sj_edit_log_seal (log);

  *recovered = steal_list (replay.recovered);
  *lost = steal_list (replay.lost);
  return TRUE;
}

/**
 * sj_recovery_discard:
 * @self: a recovery
 *
 * Deletes the journal, because its changes are in a map again or nobody wants them.
 */
void
sj_recovery_discard (SjRecovery *self)
{
  g_return_if_fail (self != NULL);

  g_unlink (self->path);
}
