#define G_LOG_DOMAIN "sj-edit-log"

#include "core/sj-edit-log.h"

#include <gobject/gvaluecollector.h>

#include "core/sj-map-private.h"
#include "core/sj-transaction-private.h"

/**
 * SjEditLog:
 *
 * The only way to change a map that people work on. Every change is one of five primitives inside a
 * named transaction; undo, redo, the mark of unsaved changes, the crash journal and the list of
 * recent changes all read this one log. While no transaction is open the map refuses changes.
 */

struct _SjEditLog
{
  GObject parent_instance;

  SjMap         *map;
  GPtrArray     *undo;  /* SjTransaction, newest last */
  GPtrArray     *redo;
  SjTransaction *open;
  guint64        last_serial;
  guint64        saved_serial;
  gboolean       sealed;
  gboolean       on_the_way;  /* more transactions are undone or done again at once */
};

G_DEFINE_FINAL_TYPE (SjEditLog, sj_edit_log, G_TYPE_OBJECT)

enum {
  PROP_DIRTY = 1,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

enum {
  SIGNAL_COMMITTED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
apply_transaction (SjEditLog           *self,
                   const SjTransaction *transaction,
                   gboolean             forward)
{
  guint n_edits = transaction->edits->len;

  sj_map_set_writable (self->map, TRUE);
  for (guint i = 0; i < n_edits; i++)
    sj_edit_apply (g_ptr_array_index (transaction->edits, forward ? i : n_edits - 1 - i),
                   self->map, forward);
  sj_map_set_writable (self->map, FALSE);
}

static const SjTransaction *
last_of (GPtrArray *transactions)
{
  return transactions->len > 0 ? g_ptr_array_index (transactions, transactions->len - 1) : NULL;
}

static guint64
current_serial (SjEditLog *self)
{
  const SjTransaction *last = last_of (self->undo);

  return last != NULL ? last->serial : 0;
}

static void
notify_state (SjEditLog *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

static void
sj_edit_log_dispose (GObject *object)
{
  SjEditLog *self = SJ_EDIT_LOG (object);

  if (self->map != NULL)
    sj_map_set_guarded (self->map, FALSE);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_edit_log_parent_class)->dispose (object);
}

static void
sj_edit_log_finalize (GObject *object)
{
  SjEditLog *self = SJ_EDIT_LOG (object);

  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->open, sj_transaction_free);

  G_OBJECT_CLASS (sj_edit_log_parent_class)->finalize (object);
}

static void
sj_edit_log_get_gobject_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SjEditLog *self = SJ_EDIT_LOG (object);

  switch (prop_id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, sj_edit_log_is_dirty (self));
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, sj_edit_log_get_undo_label (self));
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, sj_edit_log_get_redo_label (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sj_edit_log_class_init (SjEditLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sj_edit_log_dispose;
  object_class->finalize = sj_edit_log_finalize;
  object_class->get_property = sj_edit_log_get_gobject_property;

  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * SjEditLog::committed:
   * @transaction: the #SjTransaction that was committed, undone or redone
   * @forward: %FALSE if it was undone
   *
   * The map has changed and is at rest again.
   */
  signals[SIGNAL_COMMITTED] =
    g_signal_new ("committed", SJ_TYPE_EDIT_LOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
sj_edit_log_init (SjEditLog *self)
{
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_transaction_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_transaction_free);
}

/**
 * sj_edit_log_new:
 * @map: a map that no other log watches
 *
 * Starts to watch a map: from here on it changes only inside transactions.
 *
 * Returns: (transfer full): the log
 */
SjEditLog *
sj_edit_log_new (SjMap *map)
{
  SjEditLog *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_EDIT_LOG, NULL);
  self->map = g_object_ref (map);
  sj_map_set_guarded (map, TRUE);
  sj_map_set_writable (map, FALSE);

  return self;
}

SjMap *
sj_edit_log_get_map (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), NULL);

  return self->map;
}

/**
 * sj_edit_log_begin:
 * @self: a log without an open transaction
 * @label: what the person does, translated: "Move Card"
 *
 * Opens a transaction.
 */
void
sj_edit_log_begin (SjEditLog  *self,
                   const char *label)
{
  sj_edit_log_begin_merging (self, label, NULL);
}

/**
 * sj_edit_log_begin_merging:
 * @self: a log without an open transaction
 * @label: what the person does, translated
 * @key: (nullable): names the element and what is done with it
 *
 * Opens a transaction that becomes part of the one before if that has the same key, as the letters
 * of a word do; see sj_edit_log_seal().
 */
void
sj_edit_log_begin_merging (SjEditLog  *self,
                           const char *label,
                           const char *key)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (self->open == NULL);

  self->open = sj_transaction_new (label, key);
  sj_map_set_writable (self->map, TRUE);
}

/**
 * sj_edit_log_is_open:
 * @self: a log
 *
 * Returns: whether a transaction is open
 */
gboolean
sj_edit_log_is_open (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);

  return self->open != NULL;
}

static gboolean
merge_into_last (SjEditLog     *self,
                 SjTransaction *transaction)
{
  SjTransaction *last = (SjTransaction *) last_of (self->undo);

  if (last == NULL || self->sealed || transaction->key == NULL ||
      g_strcmp0 (last->key, transaction->key) != 0 || last->serial == self->saved_serial)
    return FALSE;

  while (transaction->edits->len > 0)
    sj_transaction_record (last, g_ptr_array_steal_index (transaction->edits, 0));
  last->serial = ++self->last_serial;
  last->time = transaction->time;

  return TRUE;
}

/**
 * sj_edit_log_commit:
 * @self: a log with an open transaction
 *
 * Closes the transaction. One in which nothing changed leaves no trace.
 *
 * Returns: whether anything changed
 */
gboolean
sj_edit_log_commit (SjEditLog *self)
{
  g_autoptr(SjTransaction) transaction = NULL;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);
  g_return_val_if_fail (self->open != NULL, FALSE);

  transaction = g_steal_pointer (&self->open);
  sj_map_set_writable (self->map, FALSE);
  if (transaction->edits->len == 0)
    return FALSE;

  g_ptr_array_set_size (self->redo, 0);
  transaction->time = g_get_real_time () / G_USEC_PER_SEC;
  if (!merge_into_last (self, transaction))
    {
      transaction->serial = ++self->last_serial;
      g_ptr_array_add (self->undo, g_steal_pointer (&transaction));
    }
  self->sealed = FALSE;

  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, last_of (self->undo), TRUE);
  notify_state (self);
  return TRUE;
}

/**
 * sj_edit_log_abort:
 * @self: a log with an open transaction
 *
 * Takes back what the transaction has done so far and closes it.
 */
void
sj_edit_log_abort (SjEditLog *self)
{
  g_autoptr(SjTransaction) transaction = NULL;

  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (self->open != NULL);

  transaction = g_steal_pointer (&self->open);
  apply_transaction (self, transaction, FALSE);
}

/**
 * sj_edit_log_seal:
 * @self: a log
 *
 * Ends merging: the next transaction stands alone whatever its key.
 */
void
sj_edit_log_seal (SjEditLog *self)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (self));

  self->sealed = TRUE;
}

/**
 * sj_edit_log_set_property:
 * @self: a log with an open transaction
 * @element: an element of the map, or one that this transaction will insert
 * @property: one of its stored properties
 * @value: the new value
 */
void
sj_edit_log_set_property (SjEditLog    *self,
                          SjElement    *element,
                          const char   *property,
                          const GValue *value)
{
  GParamSpec *pspec;
  SjEdit *edit;

  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (SJ_IS_ELEMENT (element));
  g_return_if_fail (self->open != NULL);

  pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property);
  g_return_if_fail (pspec != NULL);

  edit = g_new0 (SjEdit, 1);
  edit->kind = G_TYPE_IS_BOXED (pspec->value_type) ? SJ_EDIT_REPLACE : SJ_EDIT_SET;
  edit->element = g_object_ref (element);
  edit->pspec = pspec;
  g_value_init (&edit->before, pspec->value_type);
  sj_element_get_value (element, pspec, &edit->before);

  if (!sj_element_set_value (element, pspec, value))
    {
      sj_edit_free (edit);
      return;
    }

  g_value_init (&edit->after, pspec->value_type);
  sj_element_get_value (element, pspec, &edit->after);
  sj_transaction_record (self->open, edit);
}

/**
 * sj_edit_log_set:
 * @self: a log with an open transaction
 * @element: an element of the map
 * @first_property: one of its stored properties
 * @...: its value, then more pairs, then %NULL, as for g_object_set()
 */
void
sj_edit_log_set (SjEditLog  *self,
                 SjElement  *element,
                 const char *first_property,
                 ...)
{
  va_list arguments;

  va_start (arguments, first_property);
  for (const char *name = first_property; name != NULL; name = va_arg (arguments, const char *))
    {
      GParamSpec *pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), name);
      g_auto(GValue) value = G_VALUE_INIT;
      g_autofree char *problem = NULL;

      if (pspec == NULL)
        {
          g_critical ("a %s stores no “%s”", SJ_ELEMENT_GET_CLASS (element)->name, name);
          break;
        }

      G_VALUE_COLLECT_INIT (&value, pspec->value_type, arguments, 0, &problem);
      if (problem != NULL)
        {
          g_critical ("%s", problem);
          break;
        }
      sj_edit_log_set_property (self, element, name, &value);
    }
  va_end (arguments);
}

static void
perform (SjEditLog *self,
         SjEdit    *edit)
{
  sj_edit_apply (edit, self->map, TRUE);
  g_ptr_array_add (self->open->edits, edit);
}

/**
 * sj_edit_log_insert:
 * @self: a log with an open transaction
 * @element: an element that is in no map
 * @position: its place in the list of its type; anything beyond the end means the end
 */
void
sj_edit_log_insert (SjEditLog *self,
                    SjElement *element,
                    guint      position)
{
  guint n_items;

  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (SJ_IS_ELEMENT (element) && sj_element_get_map (element) == NULL);
  g_return_if_fail (self->open != NULL);

  n_items = g_list_model_get_n_items (sj_map_get_list (self->map, G_OBJECT_TYPE (element)));
  perform (self, sj_edit_new (SJ_EDIT_INSERT, element, 0, MIN (position, n_items)));
}

/**
 * sj_edit_log_remove:
 * @self: a log with an open transaction
 * @element: an element of the map; what refers to it is the caller's to change
 */
void
sj_edit_log_remove (SjEditLog *self,
                    SjElement *element)
{
  guint position;

  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (self->open != NULL);

  position = sj_map_get_position (self->map, element);
  g_return_if_fail (position != G_MAXUINT);

  perform (self, sj_edit_new (SJ_EDIT_REMOVE, element, position, 0));
}

/**
 * sj_edit_log_move:
 * @self: a log with an open transaction
 * @element: an element of the map
 * @position: its new place in the list of its type, counted without it
 */
void
sj_edit_log_move (SjEditLog *self,
                  SjElement *element,
                  guint      position)
{
  guint before, n_items;

  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (self->open != NULL);

  before = sj_map_get_position (self->map, element);
  g_return_if_fail (before != G_MAXUINT);

  n_items = g_list_model_get_n_items (sj_map_get_list (self->map, G_OBJECT_TYPE (element)));
  position = MIN (position, n_items - 1);
  if (before != position)
    perform (self, sj_edit_new (SJ_EDIT_MOVE, element, before, position));
}

static gboolean
replay (SjEditLog *self,
        GPtrArray *from,
        GPtrArray *to,
        gboolean   forward)
{
  SjTransaction *transaction;

  if (from->len == 0)
    return FALSE;

  transaction = g_ptr_array_steal_index (from, from->len - 1);
  apply_transaction (self, transaction, forward);
  g_ptr_array_add (to, transaction);
  self->sealed = TRUE;

  g_signal_emit (self, signals[SIGNAL_COMMITTED], 0, transaction, forward);
  if (!self->on_the_way)
    notify_state (self);
  return TRUE;
}

/**
 * sj_edit_log_undo:
 * @self: a log without an open transaction
 *
 * Returns: whether there was anything to take back
 */
gboolean
sj_edit_log_undo (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);
  g_return_val_if_fail (self->open == NULL, FALSE);

  return replay (self, self->undo, self->redo, FALSE);
}

/**
 * sj_edit_log_redo:
 * @self: a log without an open transaction
 *
 * Returns: whether there was anything to do again
 */
gboolean
sj_edit_log_redo (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);
  g_return_val_if_fail (self->open == NULL, FALSE);

  return replay (self, self->redo, self->undo, TRUE);
}

/**
 * sj_edit_log_get_undo_label:
 * @self: a log
 *
 * Returns: (transfer none) (nullable): the label of what sj_edit_log_undo() would take back
 */
const char *
sj_edit_log_get_undo_label (SjEditLog *self)
{
  const SjTransaction *last;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), NULL);

  last = last_of (self->undo);
  return last != NULL ? last->label : NULL;
}

const char *
sj_edit_log_get_redo_label (SjEditLog *self)
{
  const SjTransaction *last;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), NULL);

  last = last_of (self->redo);
  return last != NULL ? last->label : NULL;
}

guint
sj_edit_log_get_n_undo (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), 0);

  return self->undo->len;
}

/**
 * sj_edit_log_get_undo:
 * @self: a log
 * @position: less than sj_edit_log_get_n_undo(), oldest first
 *
 * Returns: (transfer none): the transaction; valid until the next change
 */
const SjTransaction *
sj_edit_log_get_undo (SjEditLog *self,
                      guint      position)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), NULL);
  g_return_val_if_fail (position < self->undo->len, NULL);

  return g_ptr_array_index (self->undo, position);
}

guint
sj_edit_log_get_n_history (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), 0);

  return self->undo->len + self->redo->len;
}

/**
 * sj_edit_log_get_history:
 * @self: a log
 * @position: less than sj_edit_log_get_n_history(), oldest first; from sj_edit_log_get_n_undo() on
 *   those that were undone
 *
 * Returns: (transfer none): the transaction; valid until the next change
 */
const SjTransaction *
sj_edit_log_get_history (SjEditLog *self,
                         guint      position)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), NULL);
  g_return_val_if_fail (position < sj_edit_log_get_n_history (self), NULL);

  if (position < self->undo->len)
    return g_ptr_array_index (self->undo, position);

  return g_ptr_array_index (self->redo, self->redo->len - 1 - (position - self->undo->len));
}

/**
 * sj_edit_log_find_saved:
 * @self: a log
 * @n_done: (out): how many transactions were done when the map was last saved
 *
 * Returns: %FALSE if undo and redo do not lead there any more
 */
gboolean
sj_edit_log_find_saved (SjEditLog *self,
                        guint     *n_done)
{
  guint n_history;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);
  g_return_val_if_fail (n_done != NULL, FALSE);

  *n_done = 0;
  n_history = sj_edit_log_get_n_history (self);
  for (guint i = 0; i < n_history && self->saved_serial != 0; i++)
    if (sj_edit_log_get_history (self, i)->serial == self->saved_serial)
      *n_done = i + 1;

  return self->saved_serial == 0 || *n_done > 0;
}

/**
 * sj_edit_log_go_to:
 * @self: a log without an open transaction
 * @n_done: how many transactions of the history shall be done, at most all
 *
 * Undoes or does again as many as it takes. Each is announced; see sj_edit_log_is_on_the_way().
 */
void
sj_edit_log_go_to (SjEditLog *self,
                   guint      n_done)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (self->open == NULL);
  g_return_if_fail (n_done <= sj_edit_log_get_n_history (self));

  while (self->undo->len != n_done)
    {
      guint distance = MAX (self->undo->len, n_done) - MIN (self->undo->len, n_done);

      self->on_the_way = distance > 1;
      if (self->undo->len > n_done)
        sj_edit_log_undo (self);
      else
        sj_edit_log_redo (self);
    }
}

/**
 * sj_edit_log_is_on_the_way:
 * @self: a log
 *
 * Returns: whether another transaction follows at once, so that nothing need be drawn yet
 */
gboolean
sj_edit_log_is_on_the_way (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);

  return self->on_the_way;
}

/**
 * sj_edit_log_is_dirty:
 * @self: a log
 *
 * Returns: whether the map differs from what was last saved
 */
gboolean
sj_edit_log_is_dirty (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), FALSE);

  return current_serial (self) != self->saved_serial;
}

/**
 * sj_edit_log_get_state:
 * @self: a log without an open transaction
 *
 * Returns: what tells the map as it is now from the map at other times; after undo and redo it is
 *   the same again
 */
guint64
sj_edit_log_get_state (SjEditLog *self)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (self), 0);

  return current_serial (self);
}

/**
 * sj_edit_log_mark_saved:
 * @self: a log
 *
 * Says that the map as it is now is in its file.
 */
void
sj_edit_log_mark_saved (SjEditLog *self)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (self));

  sj_edit_log_mark_saved_at (self, current_serial (self));
}

/**
 * sj_edit_log_mark_saved_at:
 * @self: a log
 * @state: what sj_edit_log_get_state() was when the file's content was made
 *
 * Says that the map is in its file as it was then: what was edited while the disk was waited for is
 * not, unless it is undone.
 */
void
sj_edit_log_mark_saved_at (SjEditLog *self,
                           guint64    state)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (self));
  g_return_if_fail (state <= self->last_serial);

  self->saved_serial = state;
  notify_state (self);
}
