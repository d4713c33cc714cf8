#define G_LOG_DOMAIN "sj-document-registry"

#include "config.h"

#include "ui/sj-document-registry.h"

/**
 * SjDocumentRegistry:
 *
 * The documents that are open in the program, so that two views of one file show one document. A
 * view holds its document as long as it shows it; with the first hold a document is open, with the
 * last it is closed.
 */
struct _SjDocumentRegistry
{
  GObject parent_instance;

  GListStore *documents;  /* in the order they were opened */
  GHashTable *holds;  /* from a document to the number of its views */
};

enum {
  DOCUMENT_OPENED,
  DOCUMENT_CLOSED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (SjDocumentRegistry, sj_document_registry, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
sj_document_registry_dispose (GObject *object)
{
  SjDocumentRegistry *self = SJ_DOCUMENT_REGISTRY (object);

  g_clear_object (&self->documents);
  g_clear_pointer (&self->holds, g_hash_table_unref);

  G_OBJECT_CLASS (sj_document_registry_parent_class)->dispose (object);
}

static void
sj_document_registry_class_init (SjDocumentRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sj_document_registry_dispose;

  /**
   * SjDocumentRegistry::document-opened:
   * @self: the registry
   * @document: a document that is shown for the first time
   */
  signals[DOCUMENT_OPENED] =
    g_signal_new ("document-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, SJ_TYPE_DOCUMENT);

  /**
   * SjDocumentRegistry::document-closed:
   * @self: the registry
   * @document: a document that no view shows any more; what was not saved is given up
   */
  signals[DOCUMENT_CLOSED] =
    g_signal_new ("document-closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, SJ_TYPE_DOCUMENT);
}

static void
sj_document_registry_init (SjDocumentRegistry *self)
{
  self->documents = g_list_store_new (SJ_TYPE_DOCUMENT);
  self->holds = g_hash_table_new (NULL, NULL);
}

SjDocumentRegistry *
sj_document_registry_new (void)
{
  return g_object_new (SJ_TYPE_DOCUMENT_REGISTRY, NULL);
}

/**
 * sj_document_registry_get_documents:
 * @self: a registry
 *
 * Returns: (transfer none): the open documents, as #SjDocument, in the order they were opened
 */
GListModel *
sj_document_registry_get_documents (SjDocumentRegistry *self)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_REGISTRY (self), NULL);

  return G_LIST_MODEL (self->documents);
}

/* Finding */

/* Saving gives a file a new id, so ids are asked for and never kept. A file on another machine has
 * none, for the question could block the window. */
static char *
query_id (GFile *file)
{
  g_autoptr(GFileInfo) info = NULL;

  if (!g_file_is_native (file))
    return NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return info != NULL
           ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE))
           : NULL;
}

static gboolean
is_same_file (GFile      *own,
              GFile      *file,
              const char *id)
{
  g_autofree char *own_id = NULL;

  if (g_file_equal (own, file))
    return TRUE;
  if (id == NULL)
    return FALSE;

  own_id = query_id (own);
  return g_strcmp0 (own_id, id) == 0;
}

/**
 * sj_document_registry_find:
 * @self: a registry
 * @file: a file
 *
 * A file is the same by whatever name or link it is reached.
 *
 * Returns: (transfer none) (nullable): the open document that is saved to @file
 */
SjDocument *
sj_document_registry_find (SjDocumentRegistry *self,
                           GFile              *file)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (SJ_IS_DOCUMENT_REGISTRY (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  id = query_id (file);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    {
      g_autoptr(SjDocument) document = g_list_model_get_item (G_LIST_MODEL (self->documents), i);
      GFile *own = sj_document_get_file (document);

      if (own != NULL && is_same_file (own, file, id))
        return document;
    }

  return NULL;
}

/* Holding */

/**
 * sj_document_registry_get_n_holds:
 * @self: a registry
 * @document: a document
 *
 * Returns: how many views show it
 */
guint
sj_document_registry_get_n_holds (SjDocumentRegistry *self,
                                  SjDocument         *document)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_REGISTRY (self), 0);
  g_return_val_if_fail (SJ_IS_DOCUMENT (document), 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->holds, document));
}

/**
 * sj_document_registry_hold:
 * @self: a registry
 * @document: a document that one more view shows
 */
void
sj_document_registry_hold (SjDocumentRegistry *self,
                           SjDocument         *document)
{
  guint n_holds;

  g_return_if_fail (SJ_IS_DOCUMENT_REGISTRY (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  n_holds = sj_document_registry_get_n_holds (self, document);
  g_hash_table_insert (self->holds, document, GUINT_TO_POINTER (n_holds + 1));
  if (n_holds > 0)
    return;

  g_list_store_append (self->documents, document);
  g_signal_emit (self, signals[DOCUMENT_OPENED], 0, document);
}

/**
 * sj_document_registry_release:
 * @self: a registry
 * @document: a document that one view shows no more
 */
void
sj_document_registry_release (SjDocumentRegistry *self,
                              SjDocument         *document)
{
  g_autoptr(SjDocument) kept = NULL;
  guint n_holds, position;

  g_return_if_fail (SJ_IS_DOCUMENT_REGISTRY (self));
  g_return_if_fail (SJ_IS_DOCUMENT (document));

  n_holds = sj_document_registry_get_n_holds (self, document);
  g_return_if_fail (n_holds > 0);

  if (n_holds > 1)
    {
      g_hash_table_insert (self->holds, document, GUINT_TO_POINTER (n_holds - 1));
      return;
    }

  kept = g_object_ref (document);
  g_hash_table_remove (self->holds, document);
  if (g_list_store_find (self->documents, document, &position))
    g_list_store_remove (self->documents, position);
  g_signal_emit (self, signals[DOCUMENT_CLOSED], 0, document);
}

/* Loading */

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SjDocumentRegistry *self = g_task_get_source_object (task);
  SjDocument *document, *open;
  GError *error = NULL;

  document = sj_document_load_finish (result, &error);
  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Somebody may have opened the same file in the meantime. */
  open = sj_document_registry_find (self, sj_document_get_file (document));
  if (open != NULL)
    g_set_object (&document, open);
  g_task_return_pointer (task, document, g_object_unref);
}

/**
 * sj_document_registry_load_async:
 * @self: a registry
 * @file: a map's file
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gets the document of a file: the one that is open, or else one that is read.
 */
void
sj_document_registry_load_async (SjDocumentRegistry  *self,
                                 GFile               *file,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  SjDocument *document;
  GTask *task;

  g_return_if_fail (SJ_IS_DOCUMENT_REGISTRY (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, sj_document_registry_load_async);
  document = sj_document_registry_find (self, file);
  if (document == NULL)
    {
      sj_document_load_async (file, cancellable, on_loaded, task);
      return;
    }

  g_task_return_pointer (task, g_object_ref (document), g_object_unref);
  g_object_unref (task);
}

/**
 * sj_document_registry_load_finish:
 * @self: a registry
 * @result: what the callback got
 * @error: why the file is no map that can be read
 *
 * Returns: (transfer full) (nullable): the document, which is not held yet
 */
SjDocument *
sj_document_registry_load_finish (SjDocumentRegistry  *self,
                                  GAsyncResult        *result,
                                  GError             **error)
{
  g_return_val_if_fail (SJ_IS_DOCUMENT_REGISTRY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
