#define G_LOG_DOMAIN "sj-journal"

#include "config.h"

#include "io/sj-recovery-private.h"

#include <glib/gi18n-lib.h>

#include "io/sj-io-error.h"
#include "io/sj-journal-format.h"
#include "io/sj-journal-line.h"

/* Doing again what a journal says, through the log of a map. */

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

static void
note_recovered (Replay            *replay,
                const SjJsonValue *line)
{
  gint64 serial = (gint64) sj_journal_get_number (line, SJ_JOURNAL_MEMBER_SERIAL);
  const char *label = sj_journal_get_text (line, SJ_JOURNAL_MEMBER_LABEL);

  g_array_append_val (replay->serials, serial);
  g_ptr_array_add (replay->recovered, g_strdup (label));
}

/* What was done and undone since the save comes to nothing, and need not be told. */
static gboolean
take_back (Replay            *replay,
           const SjJsonValue *line)
{
  gint64 serial = (gint64) sj_journal_get_number (line, SJ_JOURNAL_MEMBER_SERIAL);

  if (!sj_journal_is_true (line, SJ_JOURNAL_MEMBER_UNDONE) || replay->serials->len == 0 ||
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
  sj_edit_log_begin_merging (replay->log, sj_journal_get_text (line, SJ_JOURNAL_MEMBER_LABEL), key);
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
  gboolean grows = sj_journal_is_true (line, SJ_JOURNAL_MEMBER_MERGED) && replay->serials->len > 0;

  if (take_back (replay, line))
    return;
  if (!perform (replay, json, line, grows))
    {
      g_ptr_array_add (replay->lost,
                       g_strdup (sj_journal_get_text (line, SJ_JOURNAL_MEMBER_LABEL)));
      return;
    }

  sj_edit_log_commit (replay->log);
  if (grows)
    g_array_index (replay->serials, gint64, replay->serials->len - 1) =
      (gint64) sj_journal_get_number (line, SJ_JOURNAL_MEMBER_SERIAL);
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
    if (sj_journal_is_transaction (sj_recovery_get_line (self, i)))
      replay_line (replay, g_ptr_array_index (self->lines, i), sj_recovery_get_line (self, i));

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
