#define G_LOG_DOMAIN "sj-deletion"

#include "core/sj-deletion.h"

/*
 * Deleting without orphans. What goes with an element and what merely forgets it follows from the
 * declarations: a reference that says "owner" takes the element or record that holds it along, any
 * other is emptied.
 */

static gboolean
names_doomed (const char *id,
              GHashTable *doomed)
{
  return id != NULL && *id != '\0' && g_hash_table_contains (doomed, id);
}

static gboolean
is_owned_by (SjElement  *element,
             GHashTable *doomed)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_OWNER) != 0 &&
        names_doomed (sj_element_get_text (element, stored[i]), doomed))
      return TRUE;

  return FALSE;
}

static gboolean
doom_owned (SjMap      *map,
            GHashTable *doomed,
            GPtrArray  *closure)
{
  guint n_types, before = closure->len;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (map, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);

          if (!names_doomed (sj_element_get_id (element), doomed) && is_owned_by (element, doomed))
            {
              g_hash_table_add (doomed, (char *) sj_element_get_id (element));
              g_ptr_array_add (closure, g_object_ref (element));
            }
        }
    }

  return closure->len > before;
}

/**
 * sj_deletion_closure:
 * @map: a map
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * Finds everything that goes when @elements go: the steps of a stage, the cards of a step or lane,
 * the links of a card.
 *
 * Returns: (transfer full) (element-type SjElement): @elements, then what goes with them
 */
GPtrArray *
sj_deletion_closure (SjMap     *map,
                     GPtrArray *elements)
{
  g_autoptr(GHashTable) doomed = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *closure = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (SJ_IS_MAP (map), closure);

  for (guint i = 0; i < elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (elements, i);

      if (g_hash_table_add (doomed, (char *) sj_element_get_id (element)))
        g_ptr_array_add (closure, g_object_ref (element));
    }

  while (doom_owned (map, doomed, closure))
    ;

  return closure;
}

static void
forget_in_list (SjEditLog  *log,
                SjElement  *element,
                GParamSpec *pspec,
                GHashTable *doomed)
{
  const char *const *ids = sj_element_get_list (element, pspec);
  g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  gboolean changed = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    if (names_doomed (ids[i], doomed))
      changed = TRUE;
    else
      g_strv_builder_add (kept, ids[i]);

  list = g_strv_builder_end (kept);
  if (changed)
    sj_edit_log_set (log, element, pspec->name, list, NULL);
}

/* Empties what a record says of anything that goes; returns whether the record itself goes. */
static gboolean
forget_in_record (const SjRecordType *type,
                  gpointer            record,
                  GHashTable         *doomed,
                  gboolean           *changed)
{
  gboolean goes = FALSE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];
      char **id = (char **) (void *) ((char *) record + field->offset);

      if (field->type != SJ_FIELD_REFERENCE || !names_doomed (*id, doomed))
        continue;

      *changed = TRUE;
      goes |= field->owner;
      g_clear_pointer (id, g_free);
    }

  return goes;
}

static void
forget_in_records (SjEditLog  *log,
                   SjElement  *element,
                   GParamSpec *pspec,
                   GHashTable *doomed)
{
  SjRecords *records = sj_element_get_records (element, pspec);
  g_autoptr(SjRecords) rest = NULL;
  gboolean changed = FALSE;

  if (records == NULL)
    return;

  rest = sj_records_copy (records);
  for (guint i = sj_records_get_length (rest); i > 0; i--)
    if (forget_in_record (sj_records_get_record_type (rest), sj_records_index (rest, i - 1), doomed,
                          &changed))
      sj_records_remove (rest, i - 1);

  if (changed)
    sj_edit_log_set (log, element, pspec->name, rest, NULL);
}

static void
forget_in_element (SjEditLog  *log,
                   SjElement  *element,
                   GHashTable *doomed)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    {
      gboolean refers = (stored[i]->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0;

      if (refers && stored[i]->value_type == G_TYPE_STRV)
        forget_in_list (log, element, stored[i], doomed);
      else if (refers && names_doomed (sj_element_get_text (element, stored[i]), doomed))
        sj_edit_log_set (log, element, stored[i]->name, "", NULL);
      else if (stored[i]->value_type == SJ_TYPE_RECORDS)
        forget_in_records (log, element, stored[i], doomed);
    }
}

static void
forget_everywhere (SjEditLog  *log,
                   GHashTable *doomed)
{
  SjMap *map = sj_edit_log_get_map (log);
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  forget_in_element (log, SJ_ELEMENT (map), doomed);
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (map, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);

          if (!names_doomed (sj_element_get_id (element), doomed))
            forget_in_element (log, element, doomed);
        }
    }
}

/**
 * sj_deletion_perform:
 * @log: a log with an open transaction
 * @elements: (element-type SjElement): elements of its map, not the map itself
 *
 * Deletes elements, what goes with them, and every reference to any of them. Undo brings all back.
 */
void
sj_deletion_perform (SjEditLog *log,
                     GPtrArray *elements)
{
  g_autoptr(GHashTable) doomed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) closure = NULL;

  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (sj_edit_log_is_open (log));

  closure = sj_deletion_closure (sj_edit_log_get_map (log), elements);
  for (guint i = 0; i < closure->len; i++)
    g_hash_table_add (doomed, (char *) sj_element_get_id (g_ptr_array_index (closure, i)));

  forget_everywhere (log, doomed);
  for (guint i = closure->len; i > 0; i--)
    sj_edit_log_remove (log, g_ptr_array_index (closure, i - 1));
}
