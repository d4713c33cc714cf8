#define G_LOG_DOMAIN "sj-adoption"

#include "core/sj-adoption.h"

#include "core/sj-map-copy.h"
#include "core/sj-sequence.h"

/* Makes an open map say what another says, by edits: so reloading a file or taking over a merge can
 * be undone, and what did not change stays the element it was. */

typedef struct
{
  SjEditLog *log;
  SjMap     *map;
  SjMap     *wanted;
} Adoption;

static gboolean
unknown_equal (SjElement *first,
               SjElement *second)
{
  guint n_unknown = sj_element_get_n_unknown (first);

  if (n_unknown != sj_element_get_n_unknown (second))
    return FALSE;

  for (guint i = 0; i < n_unknown; i++)
    {
      const char *json, *other_json;
      const char *member = sj_element_get_unknown (first, i, &json);
      const char *other_member = sj_element_get_unknown (second, i, &other_json);

      if (!g_str_equal (member, other_member) || !g_str_equal (json, other_json))
        return FALSE;
    }

  return TRUE;
}

/* What this version does not know is no property that could be set, so that its element is
 * another. */
static gboolean
is_same (SjElement *element,
         SjElement *other)
{
  return other != NULL && G_OBJECT_TYPE (element) == G_OBJECT_TYPE (other) &&
         unknown_equal (element, other);
}

static void
remove_others (Adoption   *adoption,
               GListModel *list)
{
  for (guint i = g_list_model_get_n_items (list); i > 0; i--)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i - 1);

      if (!is_same (element, sj_map_lookup (adoption->wanted, sj_element_get_id (element))))
        sj_edit_log_remove (adoption->log, element);
    }
}

static void
set_values (Adoption  *adoption,
            SjElement *element,
            SjElement *wanted)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      if (sj_element_is_default (element, stored[i]) && sj_element_is_default (wanted, stored[i]))
        continue;
      g_value_init (&value, stored[i]->value_type);
      sj_element_get_value (wanted, stored[i], &value);
      sj_edit_log_set_property (adoption->log, element, stored[i]->name, &value);
    }
}

static void
insert_or_set (Adoption   *adoption,
               GListModel *wanted_list)
{
  guint n_items = g_list_model_get_n_items (wanted_list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) wanted = g_list_model_get_item (wanted_list, i);
      SjElement *element = sj_map_lookup (adoption->map, sj_element_get_id (wanted));
      g_autoptr(SjElement) copy = NULL;

      if (element != NULL)
        {
          set_values (adoption, element, wanted);
          continue;
        }
      copy = sj_element_copy (wanted, sj_element_get_id (wanted));
      sj_edit_log_insert (adoption->log, copy, i);
    }
}

static guint *
current_places (Adoption   *adoption,
                GListModel *list,
                GListModel *wanted_list)
{
  g_autoptr(GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = g_list_model_get_n_items (wanted_list);
  guint *numbers = g_new (guint, n_items + 1);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      g_hash_table_insert (places, (char *) sj_element_get_id (element), GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) wanted = g_list_model_get_item (wanted_list, i);

      numbers[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, sj_element_get_id (wanted)));
    }

  return numbers;
}

static void
place_after (Adoption  *adoption,
             SjElement *element,
             SjElement *before)
{
  guint position = 0;

  if (before != NULL)
    {
      position = sj_map_get_position (adoption->map, before) + 1;
      if (sj_map_get_position (adoption->map, element) < position)
        position--;
    }
  sj_edit_log_move (adoption->log, element, position);
}

/* Only what stands elsewhere among its like is moved. */
static void
reorder (Adoption   *adoption,
         GListModel *list,
         GListModel *wanted_list)
{
  guint n_items = g_list_model_get_n_items (wanted_list);
  g_autofree guint *numbers = current_places (adoption, list, wanted_list);
  g_autofree gboolean *stays = g_new (gboolean, n_items + 1);
  SjElement *before = NULL;

  sj_sequence_find_rising (numbers, n_items, stays);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) wanted = g_list_model_get_item (wanted_list, i);
      SjElement *element = sj_map_lookup (adoption->map, sj_element_get_id (wanted));

      if (!stays[i])
        place_after (adoption, element, before);
      before = element;
    }
}

/**
 * sj_adoption_perform:
 * @log: a log without an open transaction
 * @wanted: another version of its map
 * @label: what the person does, translated
 *
 * Changes the map of the log until it says what @wanted says, in one transaction. Members of the
 * map itself that this version does not know stay as they are.
 *
 * Returns: whether anything was different
 */
gboolean
sj_adoption_perform (SjEditLog  *log,
                     SjMap      *wanted,
                     const char *label)
{
  Adoption adoption = { log, NULL, wanted };
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), FALSE);
  g_return_val_if_fail (SJ_IS_MAP (wanted) && label != NULL, FALSE);

  adoption.map = sj_edit_log_get_map (log);
  sj_map_copy_assets (wanted, adoption.map);
  sj_edit_log_begin (log, label);
  set_values (&adoption, SJ_ELEMENT (adoption.map), SJ_ELEMENT (wanted));
  for (guint i = 0; i < n_types; i++)
    remove_others (&adoption, sj_map_get_list (adoption.map, types[i]));
  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (adoption.map, types[i]);

      insert_or_set (&adoption, sj_map_get_list (wanted, types[i]));
      reorder (&adoption, list, sj_map_get_list (wanted, types[i]));
    }

  return sj_edit_log_commit (log);
}
