#define G_LOG_DOMAIN "sj-journal"

#include "config.h"

#include "io/sj-recovery-private.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "io/sj-io-error.h"
#include "io/sj-journal-file.h"
#include "io/sj-journal-format.h"
#include "io/sj-json-parser.h"
#include "io/sj-map-file.h"
#include "io/sj-map-reader.h"

void
sj_recovery_free (SjRecovery *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->header, sj_json_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_strfreev (self->names);
  g_clear_pointer (&self->since, g_date_time_unref);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_object (&self->file);
  g_free (self->path);
  g_free (self);
}

const char *
sj_journal_get_text (const SjJsonValue *object,
                     const char        *name)
{
  const SjJsonValue *value = object != NULL ? sj_json_find (object, name) : NULL;

  return sj_json_is_text (value) ? value->text : NULL;
}

double
sj_journal_get_number (const SjJsonValue *object,
                       const char        *name)
{
  const SjJsonValue *value = sj_json_find (object, name);

  return value != NULL && value->type == SJ_JSON_NUMBER ? value->number : -1.0;
}

gboolean
sj_journal_is_true (const SjJsonValue *object,
                    const char        *name)
{
  const SjJsonValue *value = sj_json_find (object, name);

  return value != NULL && value->type == SJ_JSON_BOOLEAN && value->boolean;
}

const SjJsonValue *
sj_recovery_get_line (SjRecovery *self,
                      guint       position)
{
  return sj_json_get_root (g_ptr_array_index (self->lines, position));
}

gboolean
sj_journal_is_transaction (const SjJsonValue *line)
{
  return sj_journal_get_text (line, SJ_JOURNAL_MEMBER_LABEL) != NULL;
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
  const char *uri = sj_journal_get_text (object, SJ_JOURNAL_MEMBER_FILE);
  const char *hash = sj_journal_get_text (object, SJ_JOURNAL_MEMBER_HASH);

  if (uri == NULL || hash == NULL)
    return FALSE;

  *file = g_file_new_for_uri (uri);
  stamp->size = (goffset) sj_journal_get_number (object, SJ_JOURNAL_MEMBER_SIZE);
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
      !sj_file_stamp_read (&found, file, NULL, NULL) || !sj_file_stamp_equal (&expected, &found))
    return FALSE;

  g_set_object (&self->file, file);
  return TRUE;
}

static const SjJsonValue *
find_saving (SjRecovery *self,
             guint       position)
{
  return sj_json_find (sj_recovery_get_line (self, position), SJ_JOURNAL_MEMBER_SAVING);
}

/* Where the lines begin that were written after the last save that is known to have succeeded. */
static gboolean
find_last_saved (SjRecovery *self)
{
  gboolean found = FALSE;

  for (guint i = self->lines->len; i > 0; i--)
    {
      const SjJsonValue *saving = find_saving (self, i - 1);
      g_autoptr(GFile) file = NULL;
      SjFileStamp stamp;

      found |= sj_journal_is_true (sj_recovery_get_line (self, i - 1), SJ_JOURNAL_MEMBER_SAVED);
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
    if (is_current (self, find_saving (self, i - 1)))
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

static GDateTime *
read_time (const SjJsonValue *object)
{
  const char *text = sj_journal_get_text (object, SJ_JOURNAL_MEMBER_TIME);

  return text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

/* What was undone again, and what a change grew by, is no change of its own. */
static void
count_change (GArray            *serials,
              GPtrArray         *names,
              const SjJsonValue *line)
{
  gint64 serial = (gint64) sj_journal_get_number (line, SJ_JOURNAL_MEMBER_SERIAL);
  gint64 *last = serials->len > 0 ? &g_array_index (serials, gint64, serials->len - 1) : NULL;

  if (last != NULL && sj_journal_is_true (line, SJ_JOURNAL_MEMBER_UNDONE) && *last == serial)
    {
      g_array_set_size (serials, serials->len - 1);
      g_ptr_array_set_size (names, names->len - 1);
    }
  else if (last != NULL && sj_journal_is_true (line, SJ_JOURNAL_MEMBER_MERGED))
    {
      *last = serial;
    }
  else
    {
      g_array_append_val (serials, serial);
      g_ptr_array_add (names, g_strdup (sj_journal_get_text (line, SJ_JOURNAL_MEMBER_LABEL)));
    }
}

static void
count_changes (SjRecovery *self)
{
  g_autoptr(GArray) serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = self->start; i < self->lines->len; i++)
    {
      const SjJsonValue *line = sj_recovery_get_line (self, i);

      if (!sj_journal_is_transaction (line))
        continue;

      count_change (serials, names, line);
      if (self->since == NULL)
        self->since = read_time (line);
      g_clear_pointer (&self->time, g_date_time_unref);
      self->time = read_time (line);
    }

  g_ptr_array_add (names, NULL);
  self->names = (char **) g_ptr_array_free (names, FALSE);
  self->n_changes = serials->len;
  if (self->time == NULL)
    self->time = read_time (sj_json_get_root (self->header));
}

static gboolean
check_header (SjRecovery  *self,
              const char  *shown,
              GError     **error)
{
  const SjJsonValue *header = self->header != NULL ? sj_json_get_root (self->header) : NULL;
  const char *format = sj_journal_get_text (header, SJ_JOURNAL_MEMBER_FORMAT);

  if (g_strcmp0 (format, SJ_JOURNAL_FORMAT_NAME) != 0)
    g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                 _("“%s” is no journal of unsaved changes"), shown);
  else if (sj_journal_get_number (header, SJ_JOURNAL_MEMBER_VERSION) > SJ_JOURNAL_FORMAT_VERSION)
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

  title = sj_journal_get_text (sj_json_get_root (self->header), SJ_JOURNAL_MEMBER_TITLE);
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
 * sj_recovery_get_names:
 * @self: a recovery
 *
 * Returns: (transfer none): what these changes are, whether they can be done again or not
 */
const char *const *
sj_recovery_get_names (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->names;
}

/**
 * sj_recovery_get_since:
 * @self: a recovery
 *
 * Returns: (transfer none) (nullable): when the first change was made that is not in the file, UTC
 */
GDateTime *
sj_recovery_get_since (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->since;
}

/**
 * sj_recovery_is_whole:
 * @self: a recovery
 *
 * Returns: whether the journal holds the whole map, so that it does not need the map's file
 */
gboolean
sj_recovery_is_whole (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->start == 0 && has_map (self);
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
 * Returns: how many changes the file does not have
 */
guint
sj_recovery_get_n_changes (SjRecovery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_changes;
}

/**
 * sj_recovery_get_stamp:
 * @self: a recovery
 * @stamp: (out caller-allocates): what was last known to be in the map's file
 *
 * Returns: whether that is known
 */
gboolean
sj_recovery_get_stamp (SjRecovery  *self,
                       SjFileStamp *stamp)
{
  g_autoptr(GFile) file = NULL;

  g_return_val_if_fail (self != NULL && stamp != NULL, FALSE);

  return read_stamp (sj_json_get_root (self->header), &file, stamp);
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
  if (!sj_recovery_is_whole (self))
    return sj_map_file_load (self->file, NULL, NULL, error);

  source = sj_json_get_source (self->header, map, &length);
  bytes = g_bytes_new (source, length);
  shown = g_filename_display_basename (self->path);
  return sj_map_read (bytes, shown, NULL, NULL, error);
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
