#define G_LOG_DOMAIN "sj-pairing"

#include "core/sj-pairing.h"

#include "core/sj-references.h"
#include "core/sj-text-fold.h"

/*
 * Maps that come from one another share ids. Maps that were made apart do not: there an element is
 * the one that belongs to the same, is of the same kind and is called the same.
 */

struct _SjPairing
{
  SjMap      *first;
  SjMap      *second;
  gboolean    by_id;
  GHashTable *seconds;  /* of the first map → of the second */
  GHashTable *firsts;
};

static void
join (SjPairing *self,
      SjElement *first,
      SjElement *second)
{
  g_hash_table_insert (self->seconds, first, second);
  g_hash_table_insert (self->firsts, second, first);
}

static guint
pair_by_id (SjPairing *self,
            GType      type)
{
  GListModel *list = sj_map_get_list (self->first, type);
  guint n_items = g_list_model_get_n_items (list);
  guint n_pairs = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) first = g_list_model_get_item (list, i);
      SjElement *second = sj_map_lookup_typed (self->second, sj_element_get_id (first), type);

      if (second == NULL)
        continue;
      join (self, first, second);
      n_pairs++;
    }

  return n_pairs;
}

static SjElement *
first_of (SjPairing  *self,
          SjMap      *map,
          const char *id)
{
  SjElement *element = sj_map_lookup (map, id);

  return map == self->first || element == NULL ? element : sj_pairing_find_first (self, element);
}

/* What an element belongs to, what kind it is of and what it is called, in words of the first
 * map. */
static char *
describe (SjPairing *self,
          SjMap     *map,
          SjElement *element)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);
  gboolean titled = FALSE;

  for (guint i = 0; i < n_stored; i++)
    {
      const int others = SJ_PARAM_LONG_TEXT | SJ_PARAM_REFERENCE | SJ_PARAM_ASSET |
                         SJ_PARAM_COLOUR | SJ_PARAM_DATE;
      GParamSpec *pspec = stored[i];

      if ((pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0)
        {
          SjElement *owner = first_of (self, map, sj_element_get_text (element, pspec));

          g_string_append_printf (words, "%s\n", owner != NULL ? sj_element_get_id (owner) : "?");
        }
      else if (!titled && G_TYPE_IS_ENUM (pspec->value_type))
        {
          g_string_append_printf (words, "%d\n", sj_element_get_integer (element, pspec));
        }
      else if (!titled && pspec->value_type == G_TYPE_STRING &&
               (pspec->flags & (GParamFlags) others) == 0)
        {
          g_autofree char *title = sj_text_fold (sj_element_get_text (element, pspec));

          g_string_append (words, title);
          titled = TRUE;
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Of several that are called alike the first is the first. */
static void
pair_by_description (SjPairing *self,
                     GType      type)
{
  g_autoptr(GHashTable) queues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_ptr_array_unref);
  GListModel *list = sj_map_get_list (self->first, type);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) first = g_list_model_get_item (list, i);
      g_autofree char *words = describe (self, self->first, first);
      GPtrArray *queue = g_hash_table_lookup (queues, words);

      if (queue == NULL)
        {
          queue = g_ptr_array_new ();
          g_hash_table_insert (queues, g_steal_pointer (&words), queue);
        }
      g_ptr_array_add (queue, first);
    }

  list = sj_map_get_list (self->second, type);
  n_items = g_list_model_get_n_items (list);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) second = g_list_model_get_item (list, i);
      g_autofree char *words = describe (self, self->second, second);
      GPtrArray *queue = g_hash_table_lookup (queues, words);

      if (queue != NULL && queue->len > 0)
        join (self, g_ptr_array_steal_index (queue, 0), second);
    }
}

/**
 * sj_pairing_new:
 * @first: a map
 * @second: another one
 *
 * Finds out what is what: by ids if the maps share any, else by place and title. What belongs to
 * nothing comes before what belongs to it.
 *
 * Returns: (transfer full): the pairs, as long as both maps stay as they are
 */
SjPairing *
sj_pairing_new (SjMap *first,
                SjMap *second)
{
  SjPairing *self;
  guint n_types, n_pairs = 0;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_MAP (first) && SJ_IS_MAP (second), NULL);

  self = g_new0 (SjPairing, 1);
  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  self->seconds = g_hash_table_new (NULL, NULL);
  self->firsts = g_hash_table_new (NULL, NULL);
  join (self, SJ_ELEMENT (first), SJ_ELEMENT (second));

  for (guint i = 0; i < n_types; i++)
    n_pairs += pair_by_id (self, types[i]);
  self->by_id = n_pairs > 0 || g_strcmp0 (sj_element_get_id (SJ_ELEMENT (first)),
                                          sj_element_get_id (SJ_ELEMENT (second))) == 0;
  for (guint i = 0; !self->by_id && i < n_types; i++)
    pair_by_description (self, types[i]);

  return self;
}

void
sj_pairing_free (SjPairing *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->seconds);
  g_hash_table_unref (self->firsts);
  g_object_unref (self->first);
  g_object_unref (self->second);
  g_free (self);
}

/**
 * sj_pairing_find_second:
 * @self: pairs
 * @first: an element of the first map
 *
 * Returns: (transfer none) (nullable): the same of the second map
 */
SjElement *
sj_pairing_find_second (SjPairing *self,
                        SjElement *first)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->seconds, first);
}

/**
 * sj_pairing_find_first:
 * @self: pairs
 * @second: an element of the second map
 *
 * Returns: (transfer none) (nullable): the same of the first map
 */
SjElement *
sj_pairing_find_first (SjPairing *self,
                       SjElement *second)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->firsts, second);
}

static const char *
translate_id (const char *id,
              GType       target,
              gpointer    user_data)
{
  SjPairing *self = user_data;
  SjElement *second = sj_map_lookup (self->second, id);
  SjElement *first = second != NULL ? sj_pairing_find_first (self, second) : NULL;

  return first != NULL ? sj_element_get_id (first) : id;
}

/**
 * sj_pairing_translate:
 * @self: pairs
 * @second: an element of the second map, not the map itself
 *
 * Returns: (transfer full): a copy that refers to elements of the first map where it referred to
 *   their pairs, so that values of both can be compared
 */
SjElement *
sj_pairing_translate (SjPairing *self,
                      SjElement *second)
{
  SjElement *copy;

  g_return_val_if_fail (self != NULL && SJ_IS_ELEMENT (second), NULL);

  if (self->by_id)
    return g_object_ref (second);

  copy = sj_element_copy (second, NULL);
  sj_references_redirect (copy, translate_id, self);
  return copy;
}
