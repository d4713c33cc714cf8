#define G_LOG_DOMAIN "sj-document"

#include "config.h"

#include "io/sj-document-merge.h"

#include <glib/gi18n-lib.h>

#include "core/sj-adoption.h"
#include "core/sj-comparison.h"
#include "io/sj-document-private.h"
#include "io/sj-io-error.h"
#include "io/sj-map-reader.h"

struct _SjDocumentMerge
{
  SjDocument  *document;
  guint64      state;  /* of the document's log, of which the merge was made */
  GBytes      *content;  /* of the file */
  SjFileStamp  stamp;

  SjMap     *merged;
  GPtrArray *conflicts;
  GArray    *sides;  /* SjMergeSide */
  guint      n_theirs;
};

/* Without a common ancestor everything that differs is asked about, and nothing is taken away. */
static SjMap *
read_base (SjDocument *document)
{
  g_autofree char *name = sj_document_get_file_name (document);
  SjMap *base = NULL;

  if (document->content != NULL)
    base = sj_map_read (document->content, name, NULL, NULL, NULL);
  if (base != NULL)
    return base;

  return g_object_new (SJ_TYPE_MAP, "id", sj_element_get_id (SJ_ELEMENT (document->map)), NULL);
}

/**
 * sj_document_merge_new:
 * @document: a document whose file was changed
 * @error: return location for a #GError
 *
 * Puts together what is open and what is in the file, without touching either.
 *
 * Returns: (transfer full) (nullable): the merge; %NULL with an #SjIoError
 */
SjDocumentMerge *
sj_document_merge_new (SjDocument  *document,
                       GError     **error)
{
  g_autoptr(SjDocumentMerge) self = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(SjMap) base = NULL;

  g_return_val_if_fail (SJ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (sj_document_get_file_state (document) == SJ_FILE_CHANGED, NULL);

  if (!sj_document_can_take (document, error))
    return NULL;

  self = g_new0 (SjDocumentMerge, 1);
  self->document = g_object_ref (document);
  self->state = sj_edit_log_get_state (document->log);
  self->content = g_bytes_ref (sj_file_watch_get_found (document->watch, &self->stamp));
  base = read_base (document);
  differences = sj_comparison_run (base, document->theirs);
  self->n_theirs = differences->len;
  self->merged = sj_merge_run (base, document->map, document->theirs, &self->conflicts);
  self->sides = g_array_new (FALSE, TRUE, sizeof (SjMergeSide));
  g_array_set_size (self->sides, self->conflicts->len);
  return g_steal_pointer (&self);
}

void
sj_document_merge_free (SjDocumentMerge *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sides, g_array_unref);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_object (&self->merged);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->document);
  g_free (self);
}

/**
 * sj_document_merge_get_map:
 * @self: a merge
 *
 * Returns: (transfer none): the merged map, in which our side stands where there are conflicts
 */
SjMap *
sj_document_merge_get_map (SjDocumentMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->merged;
}

/**
 * sj_document_merge_get_n_theirs:
 * @self: a merge
 *
 * Returns: in how many elements the file differs from what was last read or written
 */
guint
sj_document_merge_get_n_theirs (SjDocumentMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_theirs;
}

guint
sj_document_merge_get_n_conflicts (SjDocumentMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conflicts->len;
}

const SjConflict *
sj_document_merge_get_conflict (SjDocumentMerge *self,
                                guint            position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->conflicts->len, NULL);

  return g_ptr_array_index (self->conflicts, position);
}

SjMergeSide
sj_document_merge_get_side (SjDocumentMerge *self,
                            guint            position)
{
  g_return_val_if_fail (self != NULL, SJ_MERGE_OURS);
  g_return_val_if_fail (position < self->sides->len, SJ_MERGE_OURS);

  return g_array_index (self->sides, SjMergeSide, position);
}

/**
 * sj_document_merge_choose:
 * @self: a merge
 * @position: of a conflict
 * @side: who is right; ours until something else is chosen
 */
void
sj_document_merge_choose (SjDocumentMerge *self,
                          guint            position,
                          SjMergeSide      side)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (position < self->sides->len);

  g_array_index (self->sides, SjMergeSide, position) = side;
}

/* The document or its file may have gone on while a person was choosing. */
static gboolean
is_current (SjDocumentMerge *self)
{
  SjFileStamp stamp;

  return sj_document_get_file_state (self->document) == SJ_FILE_CHANGED &&
         sj_edit_log_get_state (self->document->log) == self->state &&
         sj_file_watch_get_found (self->document->watch, &stamp) != NULL &&
         sj_file_stamp_equal (&stamp, &self->stamp) &&
         g_queue_is_empty (&self->document->saves);
}

/**
 * sj_document_merge_perform:
 * @self: a merge; it is used up
 * @error: return location for a #GError
 *
 * Changes the open map into the merged one, in one edit that can be undone. Saving it writes over
 * the file without another question.
 *
 * Returns: whether it was done; if not, %SJ_IO_ERROR_CHANGED, and the map is as it was
 */
gboolean
sj_document_merge_perform (SjDocumentMerge  *self,
                           GError          **error)
{
  g_autoptr(SjEditLog) log = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_current (self))
    {
      g_set_error_literal (error, SJ_IO_ERROR, SJ_IO_ERROR_CHANGED,
                           _("The map or its file was changed again in the meantime: "
                             "merge once more"));
      return FALSE;
    }

  log = sj_edit_log_new (self->merged);
  for (guint i = 0; i < self->conflicts->len; i++)
    sj_merge_resolve (log, g_ptr_array_index (self->conflicts, i),
                      sj_document_merge_get_side (self, i));
  sj_adoption_perform (self->document->log, self->merged, _("Merge Changes"));
  sj_document_take_version (self->document, self->content, &self->stamp, TRUE);
  sj_document_check_dirty (self->document);
  return TRUE;
}
