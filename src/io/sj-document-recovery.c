#define G_LOG_DOMAIN "sj-document"

#include "config.h"

#include "io/sj-document-recovery.h"

#include <glib/gi18n-lib.h>

#include "core/sj-adoption.h"
#include "io/sj-document-private.h"
#include "io/sj-map-reader.h"
#include "io/sj-recovery-private.h"

/* From a journal that a crash left behind to a document with unsaved changes. */

void
sj_recovered_changes_free (SjRecoveredChanges *self)
{
  g_clear_pointer (&self->since, g_date_time_unref);
  g_strfreev (self->lost);
  g_free (self);
}

void
sj_document_set_recovered (SjDocument         *self,
                           SjRecoveredChanges *recovered)
{
  if (self->recovered == recovered)
    return;

  g_clear_pointer (&self->recovered, sj_recovered_changes_free);
  self->recovered = recovered;
  sj_document_notify (self, SJ_DOCUMENT_RECOVERED);
}

/**
 * sj_recovery_preview_new:
 * @recovery: what a crash left behind
 * @error: return location for a #GError
 *
 * Tries on a map that nobody sees what can be done again.
 *
 * Returns: (transfer full) (nullable): the names; %NULL with an #SjIoError if the map is lost
 */
SjRecoveryPreview *
sj_recovery_preview_new (SjRecovery  *recovery,
                         GError     **error)
{
  g_autoptr(SjRecoveryPreview) self = NULL;
  g_autoptr(SjEditLog) log = NULL;
  g_autoptr(SjMap) map = NULL;

  g_return_val_if_fail (recovery != NULL, NULL);

  map = sj_recovery_load_map (recovery, error);
  if (map == NULL)
    return NULL;

  self = g_new0 (SjRecoveryPreview, 1);
  log = sj_edit_log_new (map);
  if (!sj_recovery_replay (recovery, log, TRUE, &self->recovered, &self->lost, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
sj_recovery_preview_free (SjRecoveryPreview *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->recovered);
  g_strfreev (self->lost);
  g_free (self);
}

/* What was last known to be in the file is what changes are merged against, if it is there. */
static void
find_content (SjDocument *self,
              SjRecovery *recovery)
{
  g_autoptr(GBytes) content = NULL;
  SjFileStamp found;

  if (self->file != NULL && sj_recovery_get_stamp (recovery, &self->stamp) &&
      sj_file_stamp_read (&found, self->file, &content, NULL) &&
      sj_file_stamp_equal (&found, &self->stamp))
    sj_document_set_content (self, content, &found);
}

static gboolean
apply (SjDocument  *self,
       SjRecovery  *recovery,
       GError     **error)
{
  g_auto(GStrv) recovered = NULL;
  g_auto(GStrv) lost = NULL;
  SjRecoveredChanges *changes;

  if (!sj_recovery_replay (recovery, self->log, TRUE, &recovered, &lost, error))
    return FALSE;

  changes = g_new0 (SjRecoveredChanges, 1);
  changes->n_changes = g_strv_length (recovered);
  changes->lost = g_steal_pointer (&lost);
  if (sj_recovery_get_since (recovery) != NULL)
    changes->since = g_date_time_ref (sj_recovery_get_since (recovery));
  sj_document_set_recovered (self, changes);
  return TRUE;
}

/* A map that was written down whole differs from its file, whatever that holds; and without one it
 * is nowhere else, though nothing may be left to do to it. */
static void
secure (SjDocument *self,
        SjRecovery *recovery)
{
  if (!sj_recovery_is_whole (recovery) ||
      (sj_recovery_get_file (recovery) == NULL && sj_document_is_dirty (self)))
    return;

  self->apart = TRUE;
  sj_journal_rebase (self->journal, self->file, self->file != NULL ? &self->stamp : NULL);
  sj_document_check_dirty (self);
  sj_document_check_async (self, NULL, NULL);
}

/**
 * sj_document_recover:
 * @recovery: what a crash left behind
 * @as_copy: whether it is to be a map of its own that belongs to no file
 * @error: return location for a #GError
 *
 * Opens the map as it was before the crash, with unsaved changes; the new document's journal has
 * them, and the old journal is deleted.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with an #SjIoError if the map is lost
 */
SjDocument *
sj_document_recover (SjRecovery  *recovery,
                     gboolean     as_copy,
                     GError     **error)
{
  g_autoptr(SjDocument) self = NULL;
  g_autoptr(SjMap) map = NULL;

  g_return_val_if_fail (recovery != NULL, NULL);

  map = sj_recovery_load_map (recovery, error);
  if (map == NULL)
    return NULL;

  self = sj_document_new (map, as_copy ? NULL : sj_recovery_get_file (recovery), FALSE);
  if (sj_recovery_is_whole (recovery))
    find_content (self, recovery);
  sj_document_protect (self);
  if (!apply (self, recovery, error))
    return NULL;

  secure (self, recovery);
  sj_recovery_discard (recovery);
  return g_steal_pointer (&self);
}

/**
 * sj_document_take_recovery:
 * @self: the document of the map, without unsaved changes
 * @recovery: what a crash left behind
 * @error: return location for a #GError
 *
 * Does again what was done before the crash, as far as it fits, to a map that is open already.
 *
 * Returns: whether it was tried
 */
gboolean
sj_document_take_recovery (SjDocument  *self,
                           SjRecovery  *recovery,
                           GError     **error)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (recovery != NULL, FALSE);

  if (!apply (self, recovery, error))
    return FALSE;

  sj_recovery_discard (recovery);
  return TRUE;
}

/**
 * sj_document_get_recovered:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what came back after a crash and is not saved yet
 */
const SjRecoveredChanges *
sj_document_get_recovered (SjDocument *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT (self), NULL);

  return self->recovered;
}

/* The file's version, where there is one. */
static void
go_back_to_file (SjDocument *self)
{
  g_autofree char *name = sj_document_get_file_name (self);
  g_autoptr(GBytes) content = g_bytes_ref (self->content);
  g_autoptr(SjMap) map = sj_map_read (content, name, NULL, NULL, NULL);
  SjFileStamp stamp = self->stamp;

  if (map == NULL)
    return;

  sj_adoption_perform (self->log, map, _("Discard Recovered Changes"));
  sj_document_take_version (self, content, &stamp, FALSE);
  sj_edit_log_mark_saved (self->log);
}

/**
 * sj_document_discard_recovered:
 * @self: a document with recovered changes
 *
 * Goes back to what is in the file. Redo, or undo, brings the changes back as long as the map is
 * open.
 */
void
sj_document_discard_recovered (SjDocument *self)
{
  g_return_if_fail (SJ_IS_DOCUMENT (self));
  g_return_if_fail (self->recovered != NULL);

  if (sj_document_get_file_state (self) == SJ_FILE_CHANGED)
    sj_document_reload (self, NULL);
  else if (self->apart && self->content != NULL)
    go_back_to_file (self);
  else
    while (sj_document_is_dirty (self) && sj_edit_log_undo (self->log))
      ;
  sj_document_set_recovered (self, NULL);
}
