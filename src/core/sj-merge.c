#define G_LOG_DOMAIN "sj-merge"

#include "config.h"

#include "core/sj-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-deletion.h"
#include "core/sj-map-copy.h"
#include "core/sj-merge-order.h"
#include "core/sj-merge-value.h"
#include "core/sj-references.h"

/*
 * Two people changed one map. Elements are the same if their ids are; each property is merged by
 * itself, as its class declares it. What one side deleted and the other changed, or put something
 * into, stays until somebody decides; what merely refers to a deleted element forgets it, as it
 * does when people delete.
 */

typedef struct
{
  SjMap      *base;
  SjMap      *ours;
  SjMap      *theirs;
  SjMap      *merged;
  GHashTable *elements;  /* id → element that will be in the merged map */
  GPtrArray  *conflicts;
} Merge;

static void
conflict_free (SjConflict *conflict)
{
  g_clear_object (&conflict->element);
  if (conflict->pspec != NULL)
    {
      g_value_unset (&conflict->base);
      g_value_unset (&conflict->ours);
      g_value_unset (&conflict->theirs);
    }
  g_free (conflict);
}

static SjConflict *
add_conflict (Merge          *merge,
              SjConflictKind  kind,
              SjElement      *element)
{
  SjConflict *conflict = g_new0 (SjConflict, 1);

  conflict->kind = kind;
  conflict->element = g_object_ref (element);
  g_ptr_array_add (merge->conflicts, conflict);

  return conflict;
}

/* An element that was not there yet says nothing but defaults. */
static void
get_value (SjElement  *element,
           GParamSpec *pspec,
           GValue     *value)
{
  g_value_init (value, pspec->value_type);
  if (element != NULL)
    sj_element_get_value (element, pspec, value);
  else
    g_param_value_set_default (pspec, value);
}

static void
merge_property (Merge      *merge,
                SjElement  *element,
                GParamSpec *pspec,
                SjElement  *base,
                SjElement  *ours,
                SjElement  *theirs)
{
  g_auto(GValue) base_value = G_VALUE_INIT;
  g_auto(GValue) our_value = G_VALUE_INIT;
  g_auto(GValue) their_value = G_VALUE_INIT;
  g_auto(GValue) merged = G_VALUE_INIT;
  SjConflict *conflict;
  gboolean agreed;

  get_value (base, pspec, &base_value);
  get_value (ours, pspec, &our_value);
  get_value (theirs, pspec, &their_value);
  g_value_init (&merged, pspec->value_type);
  agreed = sj_merge_value (pspec, &base_value, &our_value, &their_value, &merged);
  sj_element_set_value (element, pspec, &merged);
  if (agreed)
    return;

  conflict = add_conflict (merge, SJ_CONFLICT_VALUE, element);
  conflict->pspec = pspec;
  conflict->base = base_value;
  conflict->ours = our_value;
  conflict->theirs = their_value;
  memset (&base_value, 0, sizeof base_value);
  memset (&our_value, 0, sizeof our_value);
  memset (&their_value, 0, sizeof their_value);
}

static const char *
find_unknown (SjElement  *element,
              const char *member)
{
  for (guint i = 0; element != NULL && i < sj_element_get_n_unknown (element); i++)
    {
      const char *json;

      if (g_str_equal (sj_element_get_unknown (element, i, &json), member))
        return json;
    }

  return NULL;
}

/* What we do not know we cannot merge: who changed it has it, we if both did. */
static void
merge_unknown (SjElement *element,
               SjElement *base,
               SjElement *ours,
               SjElement *theirs)
{
  for (guint i = 0; i < sj_element_get_n_unknown (ours); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (ours, i, &json);
      const char *before = find_unknown (base, member);
      const char *their_json = find_unknown (theirs, member);

      if (g_strcmp0 (json, before) == 0)
        json = their_json;
      if (json != NULL)
        sj_element_set_unknown (element, member, json);
    }

  for (guint i = 0; i < sj_element_get_n_unknown (theirs); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (theirs, i, &json);

      if (find_unknown (ours, member) == NULL && g_strcmp0 (json, find_unknown (base, member)) != 0)
        sj_element_set_unknown (element, member, json);
    }
}

static void
merge_values (Merge     *merge,
              SjElement *element,
              SjElement *base,
              SjElement *ours,
              SjElement *theirs)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((base != NULL && !sj_element_is_default (base, stored[i])) ||
        !sj_element_is_default (ours, stored[i]) || !sj_element_is_default (theirs, stored[i]))
      merge_property (merge, element, stored[i], base, ours, theirs);

  merge_unknown (element, base, ours, theirs);
}

static gboolean
says_the_same (SjElement *first,
               SjElement *second)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (first), &n_stored);

  for (guint i = 0; i < n_stored; i++)
    {
      g_auto(GValue) a = G_VALUE_INIT;
      g_auto(GValue) b = G_VALUE_INIT;

      get_value (first, stored[i], &a);
      get_value (second, stored[i], &b);
      if (!sj_param_spec_values_equal (stored[i], &a, &b))
        return FALSE;
    }

  return TRUE;
}

static void
take_element (Merge     *merge,
              SjElement *element)
{
  g_hash_table_insert (merge->elements, (char *) sj_element_get_id (element), element);
}

/* One that only one side has: it is new, or the other side deleted it. */
static void
take_one_sided (Merge          *merge,
                SjElement      *base,
                SjElement      *side,
                SjConflictKind  deleted)
{
  SjElement *copy;

  if (base != NULL && says_the_same (base, side))
    return;

  copy = sj_element_copy (side, sj_element_get_id (side));
  take_element (merge, copy);
  if (base != NULL)
    add_conflict (merge, deleted, copy);
}

static void
merge_element (Merge      *merge,
               GType       type,
               const char *id)
{
  SjElement *base = sj_map_lookup_typed (merge->base, id, type);
  SjElement *ours = sj_map_lookup_typed (merge->ours, id, type);
  SjElement *theirs = sj_map_lookup_typed (merge->theirs, id, type);
  SjElement *element;

  if (g_hash_table_contains (merge->elements, id))
    return;

  if (ours == NULL)
    {
      take_one_sided (merge, base, theirs, SJ_CONFLICT_DELETED_BY_US);
      return;
    }
  if (theirs == NULL)
    {
      take_one_sided (merge, base, ours, SJ_CONFLICT_DELETED_BY_THEM);
      return;
    }

  element = g_object_new (type, "id", id, NULL);
  merge_values (merge, element, base, ours, theirs);
  take_element (merge, element);
}

static void
merge_list (Merge *merge,
            SjMap *side,
            GType  type)
{
  GListModel *list = sj_map_get_list (side, type);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      merge_element (merge, type, sj_element_get_id (element));
    }
}

static void
restore_owner (Merge      *merge,
               const char *id,
               GPtrArray  *restored)
{
  gboolean we_have = sj_map_lookup (merge->ours, id) != NULL;
  SjElement *source = sj_map_lookup (we_have ? merge->ours : merge->theirs, id);
  SjElement *copy;

  if (source == NULL || SJ_IS_MAP (source) || g_hash_table_contains (merge->elements, id))
    return;

  copy = sj_element_copy (source, id);
  take_element (merge, copy);
  g_ptr_array_add (restored, copy);
  add_conflict (merge, we_have ? SJ_CONFLICT_DELETED_BY_THEM : SJ_CONFLICT_DELETED_BY_US, copy);
}

typedef struct
{
  Merge     *merge;
  GPtrArray *restored;
} Restoring;

static void
restore_if_owner (const char *id,
                  GType       target,
                  gboolean    owner,
                  gpointer    user_data)
{
  Restoring *restoring = user_data;

  /* A record that has lost its anchor goes; an element keeps what it belongs to. */
  if (owner && target != SJ_TYPE_ELEMENT)
    restore_owner (restoring->merge, id, restoring->restored);
}

static void
add_merged (Merge     *merge,
            SjMap     *side,
            GType      type,
            GPtrArray *elements)
{
  GListModel *list = sj_map_get_list (side, type);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      SjElement *merged = g_hash_table_lookup (merge->elements, sj_element_get_id (element));

      if (merged != NULL)
        g_ptr_array_add (elements, merged);
    }
}

/* What one side put into something that the other side deleted keeps its place. */
static void
restore_owners (Merge *merge)
{
  g_autoptr(GPtrArray) waiting = g_ptr_array_new ();
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      add_merged (merge, merge->ours, types[i], waiting);
      add_merged (merge, merge->theirs, types[i], waiting);
    }

  for (guint i = 0; i < waiting->len; i++)
    {
      Restoring restoring = { merge, waiting };

      sj_references_foreach (g_ptr_array_index (waiting, i), restore_if_owner, &restoring);
    }
}

static const char *
keep_if_there (const char *id,
               GType       target,
               gpointer    user_data)
{
  Merge *merge = user_data;
  SjElement *element = g_hash_table_lookup (merge->elements, id);

  if (element == NULL && g_str_equal (id, sj_element_get_id (SJ_ELEMENT (merge->merged))))
    element = SJ_ELEMENT (merge->merged);

  return element != NULL && G_TYPE_CHECK_INSTANCE_TYPE (element, target) ? id : NULL;
}

static void
append_elements (Merge *merge,
                 GType  type)
{
  g_autoptr(GPtrArray) order = NULL;

  order = sj_merge_order (sj_map_get_list (merge->base, type), sj_map_get_list (merge->ours, type),
                          sj_map_get_list (merge->theirs, type), merge->elements);
  for (guint i = 0; i < order->len; i++)
    {
      SjElement *element = g_hash_table_lookup (merge->elements, g_ptr_array_index (order, i));

      if (G_OBJECT_TYPE (element) == type && sj_references_redirect (element, keep_if_there, merge))
        sj_map_append (merge->merged, element);
    }
}

static void
merge_everything (Merge *merge)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  sj_map_copy_assets (merge->ours, merge->merged);
  sj_map_copy_assets (merge->theirs, merge->merged);
  merge_values (merge, SJ_ELEMENT (merge->merged), SJ_ELEMENT (merge->base),
                SJ_ELEMENT (merge->ours), SJ_ELEMENT (merge->theirs));
  for (guint i = 0; i < n_types; i++)
    {
      merge_list (merge, merge->ours, types[i]);
      merge_list (merge, merge->theirs, types[i]);
    }

  restore_owners (merge);
  sj_references_redirect (SJ_ELEMENT (merge->merged), keep_if_there, merge);
  for (guint i = 0; i < n_types; i++)
    append_elements (merge, types[i]);
}

/**
 * sj_merge_run:
 * @base: the map before anybody changed it
 * @ours: what we made of it
 * @theirs: what they made of it
 * @conflicts: (out) (transfer full) (element-type SjConflict): where somebody has to decide
 *
 * Puts both sides' changes into one map. None of the three is changed.
 *
 * Returns: (transfer full): the merged map, with our id, which no edit log watches
 */
SjMap *
sj_merge_run (SjMap      *base,
              SjMap      *ours,
              SjMap      *theirs,
              GPtrArray **conflicts)
{
  g_autoptr(GHashTable) elements = NULL;
  Merge merge = { base, ours, theirs };

  g_return_val_if_fail (SJ_IS_MAP (base) && SJ_IS_MAP (ours) && SJ_IS_MAP (theirs), NULL);
  g_return_val_if_fail (conflicts != NULL, NULL);

  elements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  merge.elements = elements;
  merge.conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  merge.merged = g_object_new (SJ_TYPE_MAP, "id", sj_element_get_id (SJ_ELEMENT (ours)), NULL);
  merge_everything (&merge);

  *conflicts = merge.conflicts;
  return merge.merged;
}

/**
 * sj_merge_resolve:
 * @log: the log of a map that has the merged elements, without an open transaction
 * @conflict: a conflict
 * @side: who is right
 *
 * Sets the value of one side, or deletes what that side deleted.
 */
void
sj_merge_resolve (SjEditLog        *log,
                  const SjConflict *conflict,
                  SjMergeSide       side)
{
  SjElement *element;
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  SjConflictKind deleted = side == SJ_MERGE_OURS ? SJ_CONFLICT_DELETED_BY_US
                                                 : SJ_CONFLICT_DELETED_BY_THEM;

  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (conflict != NULL);

  /* An earlier decision may have taken it away. */
  element = sj_map_lookup_typed (sj_edit_log_get_map (log), sj_element_get_id (conflict->element),
                                 G_OBJECT_TYPE (conflict->element));
  if (element == NULL)
    return;

  sj_edit_log_begin (log, _("Resolve Conflict"));
  if (conflict->kind == SJ_CONFLICT_VALUE)
    {
      sj_edit_log_set_property (log, element, conflict->pspec->name,
                                side == SJ_MERGE_OURS ? &conflict->ours : &conflict->theirs);
    }
  else if (conflict->kind == deleted)
    {
      g_ptr_array_add (elements, element);
      sj_deletion_perform (log, elements);
    }
  sj_edit_log_commit (log);
}
