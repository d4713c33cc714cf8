#define G_LOG_DOMAIN "sj-transaction"

#include "core/sj-transaction-private.h"

#include "core/sj-map-private.h"

/**
 * SjTransaction:
 *
 * What a person did at once: a name and the edits it consists of, in their order. Undone and done
 * again as a whole.
 */

SjEdit *
sj_edit_new (SjEditKind  kind,
             SjElement  *element,
             guint       position_before,
             guint       position_after)
{
  SjEdit *edit = g_new0 (SjEdit, 1);

  edit->kind = kind;
  edit->element = g_object_ref (element);
  edit->position_before = position_before;
  edit->position_after = position_after;

  return edit;
}

void
sj_edit_free (SjEdit *edit)
{
  g_clear_object (&edit->element);
  if (G_IS_VALUE (&edit->before))
    g_value_unset (&edit->before);
  if (G_IS_VALUE (&edit->after))
    g_value_unset (&edit->after);
  g_free (edit);
}

SjTransaction *
sj_transaction_new (const char *label,
                    const char *key)
{
  SjTransaction *self = g_new0 (SjTransaction, 1);

  self->label = g_strdup (label);
  self->key = g_strdup (key);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_edit_free);

  return self;
}

void
sj_transaction_free (SjTransaction *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self);
}

/* Does the edit, or takes it back. The map must be writable. */
void
sj_edit_apply (const SjEdit *edit,
               SjMap        *map,
               gboolean      forward)
{
  switch (edit->kind)
    {
    case SJ_EDIT_SET:
    case SJ_EDIT_REPLACE:
      sj_element_set_value (edit->element, edit->pspec, forward ? &edit->after : &edit->before);
      break;

    case SJ_EDIT_INSERT:
      if (forward)
        sj_map_insert (map, edit->element, edit->position_after);
      else
        sj_map_remove (map, edit->element);
      break;

    case SJ_EDIT_REMOVE:
      if (forward)
        sj_map_remove (map, edit->element);
      else
        sj_map_insert (map, edit->element, edit->position_before);
      break;

    case SJ_EDIT_MOVE:
      sj_map_move (map, edit->element, forward ? edit->position_after : edit->position_before);
      break;

    default:
      g_return_if_reached ();
    }
}

/* A later set of the same property only moves the end of the first one. */
static gboolean
absorb_edit (GPtrArray *edits,
             SjEdit    *edit)
{
  SjEdit *last = edits->len > 0 ? g_ptr_array_index (edits, edits->len - 1) : NULL;

  if (last == NULL || (edit->kind != SJ_EDIT_SET && edit->kind != SJ_EDIT_REPLACE) ||
      last->element != edit->element || last->pspec != edit->pspec)
    return FALSE;

  g_value_copy (&edit->after, &last->after);
  if (sj_param_spec_values_equal (last->pspec, &last->before, &last->after))
    g_ptr_array_remove_index (edits, edits->len - 1);
  return TRUE;
}

/* Takes the edit over. */
void
sj_transaction_record (SjTransaction *self,
                       SjEdit        *edit)
{
  if (absorb_edit (self->edits, edit))
    sj_edit_free (edit);
  else
    g_ptr_array_add (self->edits, edit);
}

const char *
sj_transaction_get_label (const SjTransaction *self)
{
  return self->label;
}

/**
 * sj_transaction_get_serial:
 * @self: a transaction
 *
 * Returns: a number that no other transaction of its log has and that grows
 */
guint64
sj_transaction_get_serial (const SjTransaction *self)
{
  return self->serial;
}

/**
 * sj_transaction_get_time:
 * @self: a transaction
 *
 * Returns: when it was committed or last added to, in seconds since 1970
 */
gint64
sj_transaction_get_time (const SjTransaction *self)
{
  return self->time;
}

guint
sj_transaction_get_n_edits (const SjTransaction *self)
{
  return self->edits->len;
}

const SjEdit *
sj_transaction_get_edit (const SjTransaction *self,
                         guint                position)
{
  g_return_val_if_fail (position < self->edits->len, NULL);

  return g_ptr_array_index (self->edits, position);
}
