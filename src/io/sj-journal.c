#define G_LOG_DOMAIN "sj-journal"

#include "config.h"

#include "io/sj-journal.h"

#include <glib/gi18n-lib.h>

#include "io/sj-asset-set.h"
#include "io/sj-journal-file.h"
#include "io/sj-journal-format.h"
#include "io/sj-journal-line.h"
#include "io/sj-json-writer.h"
#include "io/sj-map-writer.h"

/**
 * SjJournal:
 *
 * Writes down every committed, undone and redone transaction of a log, so that what was done since
 * the last save outlives a crash; see #SjRecovery for the way back. There is a file only while
 * there is something to lose.
 */
struct _SjJournal
{
  GObject parent_instance;

  SjEditLog     *log;
  SjJournalFile *file;  /* NULL while the map is what was saved */
  guint64        base_state;  /* of the log, where the lines begin */
  GFile         *base_file;  /* what the lines are to be done to; NULL if never saved */
  SjFileStamp    base;
  GBytes        *base_map;  /* the same if there is no such file, or it is another's by now */
  GHashTable    *assets;  /* hashes of pictures that base or lines have */
  gboolean       broken;  /* a line could not be written, so later ones would not fit */

  /* The transaction of the last line, only to be compared; typing makes it grow. */
  const SjTransaction *last;
  SjJournalKnown       known;

  GFile         *save_file;  /* set while a save is under way */
  SjFileStamp    save_stamp;
  GHashTable    *save_assets;
  guint64        save_state;
  gboolean       changed_since;  /* since that save began */
};

G_DEFINE_FINAL_TYPE (SjJournal, sj_journal, G_TYPE_OBJECT)

enum {
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
write_stamp (SjJsonWriter      *json,
             GFile             *file,
             const SjFileStamp *stamp)
{
  g_autofree char *uri = g_file_get_uri (file);

  sj_json_writer_member_text (json, SJ_JOURNAL_MEMBER_FILE, uri);
  sj_json_writer_member_number (json, SJ_JOURNAL_MEMBER_SIZE, stamp->size);
  if (stamp->modified != 0)
    sj_json_writer_member_number (json, SJ_JOURNAL_MEMBER_MODIFIED, stamp->modified);
  sj_json_writer_member_text (json, SJ_JOURNAL_MEMBER_HASH, stamp->hash);
}

static void
write_time (SjJsonWriter *json)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format_iso8601 (now);

  sj_json_writer_member_text (json, SJ_JOURNAL_MEMBER_TIME, text);
}

static GBytes *
header_line (SjJournal *self)
{
  SjMap *map = sj_edit_log_get_map (self->log);
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_FORMAT, SJ_JOURNAL_FORMAT_NAME);
  sj_json_writer_member_number (&json, SJ_JOURNAL_MEMBER_VERSION, SJ_JOURNAL_FORMAT_VERSION);
  sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_PROGRAM, SJ_VERSION);
  sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_TITLE, sj_map_get_title (map));
  write_time (&json);
  if (self->base_file != NULL)
    write_stamp (&json, self->base_file, &self->base);
  else
    sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_FILE, "unsaved");
  if (self->base_map != NULL)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (self->base_map, NULL),
                                         g_bytes_get_size (self->base_map));

      sj_json_writer_member (&json, SJ_JOURNAL_MEMBER_MAP);
      sj_json_writer_source (&json, text);
    }
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

static GBytes *
transaction_line (SjJournal           *self,
                  const SjTransaction *transaction,
                  gboolean             forward,
                  gboolean             merged,
                  gboolean             in_base)
{
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_number (&json, SJ_JOURNAL_MEMBER_SERIAL,
                                sj_transaction_get_serial (transaction));
  write_time (&json);
  sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_LABEL,
                              sj_transaction_get_label (transaction));
  if (!forward)
    sj_json_writer_member_boolean (&json, SJ_JOURNAL_MEMBER_UNDONE, TRUE);
  if (merged)
    sj_json_writer_member_boolean (&json, SJ_JOURNAL_MEMBER_MERGED, TRUE);
  if (!in_base)
    sj_journal_line_write (&json, sj_edit_log_get_map (self->log), transaction, forward,
                           merged ? &self->known : NULL, self->assets);
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

/* What is in the base already is told, so that the next start can say what it is. */
static GBytes *
told_line (guint64     serial,
           const char *label)
{
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_number (&json, SJ_JOURNAL_MEMBER_SERIAL, serial);
  write_time (&json);
  sj_json_writer_member_text (&json, SJ_JOURNAL_MEMBER_LABEL, label);
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

static GBytes *
saving_line (SjJournal *self)
{
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member (&json, SJ_JOURNAL_MEMBER_SAVING);
  sj_json_writer_begin_object (&json);
  write_stamp (&json, self->save_file, &self->save_stamp);
  sj_json_writer_end_object (&json);
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

static GBytes *
saved_line (void)
{
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_boolean (&json, SJ_JOURNAL_MEMBER_SAVED, TRUE);
  sj_json_writer_end_object (&json);

  return sj_json_writer_finish (&json);
}

static char *
file_name (SjJournal *self)
{
  g_autofree char *uri = NULL;
  g_autofree char *hash = NULL;

  if (self->base_file == NULL)
    return g_strdup ("unsaved");

  uri = g_file_get_uri (self->base_file);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  return g_strndup (hash, 16);
}

/* Opens the file with what must stand before any transaction. */
static gboolean
ensure_file (SjJournal  *self,
             GError    **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GBytes) header = NULL;
  g_autoptr(GBytes) saving = NULL;

  if (self->file != NULL)
    return TRUE;

  name = file_name (self);
  self->file = sj_journal_file_create (name, error);
  if (self->file == NULL)
    return FALSE;

  header = header_line (self);
  if (!sj_journal_file_append (self->file, header, error))
    return FALSE;
  if (self->save_file == NULL || self->broken)
    return TRUE;

  saving = saving_line (self);
  return sj_journal_file_append (self->file, saving, error);
}

static void
give_up (SjJournal *self,
         GError    *error)
{
  gboolean told = self->broken;

  g_clear_pointer (&self->file, sj_journal_file_remove);
  self->broken = TRUE;
  if (!told)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* After a line was lost only the whole map is a base that later lines fit. */
static void
rebase (SjJournal *self)
{
  g_clear_pointer (&self->base_map, g_bytes_unref);
  self->base_map = sj_map_write (sj_edit_log_get_map (self->log));
  g_clear_pointer (&self->assets, g_hash_table_unref);
  self->assets = sj_asset_set_of_map (sj_edit_log_get_map (self->log));
}

static void
write_transaction (SjJournal           *self,
                   const SjTransaction *transaction,
                   gboolean             forward)
{
  gboolean merged = forward && transaction == self->last;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) line = NULL;

  if (self->broken)
    rebase (self);
  if (!ensure_file (self, &error))
    {
      give_up (self, error);
      return;
    }

  line = transaction_line (self, transaction, forward, merged, self->broken);
  if (sj_journal_file_append (self->file, line, &error))
    self->broken = FALSE;
  else
    give_up (self, error);
}

static void
remember (SjJournal           *self,
          const SjTransaction *transaction,
          gboolean             forward)
{
  if (!forward || transaction != self->last)
    sj_journal_known_reset (&self->known);

  self->last = forward ? transaction : NULL;
  if (self->last != NULL)
    sj_journal_known_add (&self->known, self->last);
}

/* The lines so far are of no use any more; what comes is done to another base. */
static void
begin_again (SjJournal         *self,
             GFile             *file,
             const SjFileStamp *stamp)
{
  guint n_undo = sj_edit_log_get_n_undo (self->log);

  g_set_object (&self->base_file, file);
  if (stamp != NULL)
    self->base = *stamp;
  self->base_state = sj_edit_log_get_state (self->log);
  self->broken = FALSE;
  g_clear_pointer (&self->base_map, g_bytes_unref);
  g_clear_pointer (&self->assets, g_hash_table_unref);
  self->assets = sj_asset_set_of_map (sj_edit_log_get_map (self->log));
  remember (self, NULL, FALSE);
  remember (self, n_undo > 0 ? sj_edit_log_get_undo (self->log, n_undo - 1) : NULL, TRUE);
}

static gboolean
tell_changes (SjJournal  *self,
              guint64     since,
              GError    **error)
{
  guint n_undo = sj_edit_log_get_n_undo (self->log);
  guint first = n_undo;
  g_autoptr(GBytes) all = NULL;

  while (first > 0 &&
         sj_transaction_get_serial (sj_edit_log_get_undo (self->log, first - 1)) > since)
    first--;

  for (guint i = first; i < n_undo; i++)
    {
      const SjTransaction *transaction = sj_edit_log_get_undo (self->log, i);
      g_autoptr(GBytes) line = told_line (sj_transaction_get_serial (transaction),
                                          sj_transaction_get_label (transaction));

      if (!sj_journal_file_append (self->file, line, error))
        return FALSE;
    }
  if (first < n_undo)
    return TRUE;

  all = told_line (0, _("The Whole Map"));
  return sj_journal_file_append (self->file, all, error);
}

static void
on_committed (SjJournal           *self,
              const SjTransaction *transaction,
              gboolean             forward,
              SjEditLog           *log)
{
  self->changed_since = TRUE;
  write_transaction (self, transaction, forward);
  remember (self, transaction, forward);
}

static void
sj_journal_dispose (GObject *object)
{
  SjJournal *self = SJ_JOURNAL (object);

  g_clear_pointer (&self->file, sj_journal_file_close);
  sj_journal_known_reset (&self->known);
  g_clear_object (&self->log);

  G_OBJECT_CLASS (sj_journal_parent_class)->dispose (object);
}

static void
sj_journal_finalize (GObject *object)
{
  SjJournal *self = SJ_JOURNAL (object);

  sj_journal_known_clear (&self->known);
  g_clear_object (&self->base_file);
  g_clear_object (&self->save_file);
  g_clear_pointer (&self->base_map, g_bytes_unref);
  g_clear_pointer (&self->assets, g_hash_table_unref);
  g_clear_pointer (&self->save_assets, g_hash_table_unref);

  G_OBJECT_CLASS (sj_journal_parent_class)->finalize (object);
}

static void
sj_journal_class_init (SjJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sj_journal_dispose;
  object_class->finalize = sj_journal_finalize;

  /**
   * SjJournal::failed:
   * @error: a sentence to show
   *
   * The journal could not be written, so a crash would cost work until the map is saved. Told once;
   * the journal tries again with each edit.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", SJ_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sj_journal_init (SjJournal *self)
{
  sj_journal_known_init (&self->known);
}

/**
 * sj_journal_new:
 * @log: the log of a map that is as the file has it, or new
 * @file: (nullable): the map's file; %NULL if it was never saved
 * @stamp: (nullable): what the file holds; only with @file
 *
 * Begins to write down what is done to the map.
 *
 * Returns: (transfer full): the journal
 */
SjJournal *
sj_journal_new (SjEditLog         *log,
                GFile             *file,
                const SjFileStamp *stamp)
{
  SjJournal *self;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);
  g_return_val_if_fail ((file == NULL) == (stamp == NULL), NULL);

  self = g_object_new (SJ_TYPE_JOURNAL, NULL);
  self->log = g_object_ref (log);
  begin_again (self, file, stamp);
  if (file == NULL)
    self->base_map = sj_map_write (sj_edit_log_get_map (log));
  g_signal_connect_object (log, "committed", G_CALLBACK (on_committed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * sj_journal_begin_save:
 * @self: a journal without a save under way
 * @file: where the map will be saved
 * @content: what the file will hold
 *
 * To be called before the file is touched, with the map as it is in @content: if the program ends
 * after the file is in its place, the next start knows that the lines so far are in it.
 */
void
sj_journal_begin_save (SjJournal *self,
                       GFile     *file,
                       GBytes    *content)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) line = NULL;

  g_return_if_fail (SJ_IS_JOURNAL (self));
  g_return_if_fail (G_IS_FILE (file) && content != NULL);
  g_return_if_fail (self->save_file == NULL);

  self->save_file = g_object_ref (file);
  sj_file_stamp_of_bytes (&self->save_stamp, content);
  self->save_assets = sj_asset_set_of_map (sj_edit_log_get_map (self->log));
  self->save_state = sj_edit_log_get_state (self->log);
  self->changed_since = FALSE;
  if (self->file == NULL)
    return;

  line = saving_line (self);
  if (!sj_journal_file_append (self->file, line, &error))
    give_up (self, error);
}

/* From here on lines are done to the file that was just written. */
static void
accept_save (SjJournal *self)
{
  g_set_object (&self->base_file, self->save_file);
  self->base = self->save_stamp;
  self->base_state = self->save_state;
  sj_file_stamp_set_time (&self->base, self->base_file);
  g_clear_pointer (&self->base_map, g_bytes_unref);

  if (!self->changed_since)
    {
      g_clear_pointer (&self->file, sj_journal_file_remove);
      g_clear_pointer (&self->assets, g_hash_table_unref);
      self->assets = g_steal_pointer (&self->save_assets);
      self->broken = FALSE;
    }
  else if (self->file != NULL)
    {
      g_autoptr(GBytes) line = saved_line ();
      g_autoptr(GError) error = NULL;

      if (!sj_journal_file_append (self->file, line, &error))
        give_up (self, error);
    }
}

/**
 * sj_journal_end_save:
 * @self: a journal with a save under way
 * @saved: whether the file is in its place
 *
 * Forgets what is saved; what was done since sj_journal_begin_save() stays written down.
 */
void
sj_journal_end_save (SjJournal *self,
                     gboolean   saved)
{
  g_return_if_fail (SJ_IS_JOURNAL (self));
  g_return_if_fail (self->save_file != NULL);

  if (saved)
    accept_save (self);
  g_clear_object (&self->save_file);
  g_clear_pointer (&self->save_assets, g_hash_table_unref);
}

/**
 * sj_journal_restart:
 * @self: a journal without a save under way
 * @file: (nullable): the map's file; %NULL if it was never saved
 * @stamp: (nullable): what the file holds; only with @file
 *
 * For a map that is as its file has it, because it was read again or everything was taken back:
 * nothing is left to lose.
 */
void
sj_journal_restart (SjJournal         *self,
                    GFile             *file,
                    const SjFileStamp *stamp)
{
  g_return_if_fail (SJ_IS_JOURNAL (self));
  g_return_if_fail ((file == NULL) == (stamp == NULL));
  g_return_if_fail (self->save_file == NULL);

  g_clear_pointer (&self->file, sj_journal_file_remove);
  begin_again (self, file, stamp);
  if (file == NULL)
    self->base_map = sj_map_write (sj_edit_log_get_map (self->log));
}

/**
 * sj_journal_rebase:
 * @self: a journal without a save under way
 * @file: (nullable): where the map will be saved; %NULL if that is not known
 * @stamp: (nullable): what is there now; only with @file
 *
 * For a map whose file is no longer what it was, or that has none: the map is written down whole,
 * so that no later crash needs a file.
 */
void
sj_journal_rebase (SjJournal         *self,
                   GFile             *file,
                   const SjFileStamp *stamp)
{
  SjJournalFile *before;
  guint64 since;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (SJ_IS_JOURNAL (self));
  g_return_if_fail ((file == NULL) == (stamp == NULL));
  g_return_if_fail (self->save_file == NULL);

  before = g_steal_pointer (&self->file);
  since = self->base_state;
  begin_again (self, file, stamp);
  self->base_state = since;
  self->base_map = sj_map_write (sj_edit_log_get_map (self->log));
  if (!ensure_file (self, &error) || !tell_changes (self, since, &error))
    give_up (self, error);
  /* What is in it is in the new one, which had to come first. */
  g_clear_pointer (&before, sj_journal_file_remove);
}

/**
 * sj_journal_discard:
 * @self: a journal
 *
 * For a map that is closed without saving because a person said so: nothing of it will be offered
 * again. The journal ends here.
 */
void
sj_journal_discard (SjJournal *self)
{
  g_return_if_fail (SJ_IS_JOURNAL (self));

  g_signal_handlers_disconnect_by_data (self->log, self);
  g_clear_pointer (&self->file, sj_journal_file_remove);
}

/**
 * sj_journal_get_path:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): where it is kept; %NULL while there is nothing to lose
 */
const char *
sj_journal_get_path (SjJournal *self)
{
  g_return_val_if_fail (SJ_IS_JOURNAL (self), NULL);

  return self->file != NULL ? sj_journal_file_get_path (self->file) : NULL;
}
