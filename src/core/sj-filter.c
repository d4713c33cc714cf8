#define G_LOG_DOMAIN "sj-filter"

#include "config.h"

#include "core/sj-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-step.h"
#include "core/sj-text-fold.h"

struct _SjFilter
{
  GHashTable *chosen[SJ_FILTER_N_FACETS];  /* keys */
};

typedef void (*ValueFunc) (const char *key,
                           const char *label,
                           gpointer    user_data);

typedef struct
{
  SjMap      *map;
  GParamSpec *channels;
  GParamSpec *tags;
  GParamSpec *owner;
  GParamSpec *status;
  GHashTable *personas;  /* id of a card, step or stage → ids of personas */
} Reading;

static void
note_point (Reading    *reading,
            const char *anchor,
            const char *persona)
{
  GPtrArray *personas = g_hash_table_lookup (reading->personas, anchor);

  if (personas == NULL)
    {
      personas = g_ptr_array_new ();
      g_hash_table_insert (reading->personas, (char *) anchor, personas);
    }
  for (guint i = 0; i < personas->len; i++)
    if (g_str_equal (g_ptr_array_index (personas, i), persona))
      return;
  g_ptr_array_add (personas, (char *) persona);
}

/* A card that is no touchpoint has no point of its own: it follows its step. */
static void
note_series (Reading  *reading,
             SjSeries *series)
{
  const char *persona = sj_series_get_persona (series);

  if (sj_map_lookup_typed (reading->map, persona, SJ_TYPE_PERSONA) == NULL)
    return;

  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      SjElement *anchor = sj_map_lookup (reading->map, sj_series_get_point (series, i)->anchor);

      if (anchor == NULL)
        continue;
      note_point (reading, sj_element_get_id (anchor), persona);
    }
}

static void
reading_init (Reading *reading,
              SjMap   *map)
{
  SjElementClass *klass = g_type_class_ref (SJ_TYPE_CARD);
  GListModel *series = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (series);

  reading->map = map;
  reading->channels = sj_element_class_find_stored (klass, "channels");
  reading->tags = sj_element_class_find_stored (klass, "tags");
  reading->owner = sj_element_class_find_stored (klass, "owner");
  reading->status = sj_element_class_find_stored (klass, "status");
  g_type_class_unref (klass);

  reading->personas = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) item = g_list_model_get_item (series, i);

      note_series (reading, item);
    }
}

static void
reading_clear (Reading *reading)
{
  g_hash_table_unref (reading->personas);
}

static void
give_text (const char *text,
           ValueFunc   function,
           gpointer    user_data)
{
  g_autofree char *key = sj_text_fold (text);

  if (*key != '\0')
    function (key, text, user_data);
}

static void
give_list (const char *const *texts,
           ValueFunc          function,
           gpointer           user_data)
{
  for (guint i = 0; texts[i] != NULL; i++)
    give_text (texts[i], function, user_data);
}

/* A channel lane without a sign of its own is the channel its title says. */
static void
give_channels (Reading   *reading,
               SjCard    *card,
               ValueFunc  function,
               gpointer   user_data)
{
  SjLane *lane = sj_map_lookup_typed (reading->map, sj_card_get_lane (card), SJ_TYPE_LANE);

  if (lane != NULL && sj_lane_get_kind (lane) == SJ_LANE_CHANNEL)
    give_text (sj_lane_get_channel (lane) != SJ_CHANNEL_NONE
               ? sj_enum_get_label (SJ_TYPE_CHANNEL, sj_lane_get_channel (lane))
               : sj_lane_get_title (lane), function, user_data);
  give_list (sj_element_get_list (SJ_ELEMENT (card), reading->channels), function, user_data);
}

static void
give_personas_at (Reading    *reading,
                  const char *anchor,
                  ValueFunc   function,
                  gpointer    user_data)
{
  GPtrArray *personas = g_hash_table_lookup (reading->personas, anchor);

  for (guint i = 0; personas != NULL && i < personas->len; i++)
    {
      const char *id = g_ptr_array_index (personas, i);
      SjPersona *persona = sj_map_lookup_typed (reading->map, id, SJ_TYPE_PERSONA);

      function (id, sj_persona_get_name (persona), user_data);
    }
}

static void
give_personas (Reading   *reading,
               SjCard    *card,
               ValueFunc  function,
               gpointer   user_data)
{
  SjStep *step = sj_map_lookup_typed (reading->map, sj_card_get_step (card), SJ_TYPE_STEP);

  give_personas_at (reading, sj_element_get_id (SJ_ELEMENT (card)), function, user_data);
  if (step == NULL)
    return;

  give_personas_at (reading, sj_element_get_id (SJ_ELEMENT (step)), function, user_data);
  give_personas_at (reading, sj_step_get_stage (step), function, user_data);
}

static void
give_values (Reading       *reading,
             SjFilterFacet  facet,
             SjCard        *card,
             ValueFunc      function,
             gpointer       user_data)
{
  SjElement *element = SJ_ELEMENT (card);

  switch (facet)
    {
    case SJ_FILTER_CHANNEL:
      give_channels (reading, card, function, user_data);
      break;
    case SJ_FILTER_PERSONA:
      give_personas (reading, card, function, user_data);
      break;
    case SJ_FILTER_TAG:
      give_list (sj_element_get_list (element, reading->tags), function, user_data);
      break;
    case SJ_FILTER_OWNER:
      give_text (sj_element_get_text (element, reading->owner), function, user_data);
      break;
    case SJ_FILTER_STATUS:
      give_text (sj_element_get_text (element, reading->status), function, user_data);
      break;
    case SJ_FILTER_N_FACETS:
    default:
      g_return_if_reached ();
    }
}

/**
 * sj_filter_new:
 *
 * Returns: (transfer full): a filter that every card passes
 */
SjFilter *
sj_filter_new (void)
{
  SjFilter *self = g_new0 (SjFilter, 1);

  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    self->chosen[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
sj_filter_free (SjFilter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    g_hash_table_unref (self->chosen[i]);
  g_free (self);
}

/**
 * sj_filter_choose:
 * @self: a filter
 * @facet: a facet
 * @key: the key of a value
 * @chosen: whether cards with the value are wanted
 */
void
sj_filter_choose (SjFilter      *self,
                  SjFilterFacet  facet,
                  const char    *key,
                  gboolean       chosen)
{
  g_return_if_fail (self != NULL && key != NULL);
  g_return_if_fail (facet < SJ_FILTER_N_FACETS);

  if (chosen)
    g_hash_table_add (self->chosen[facet], g_strdup (key));
  else
    g_hash_table_remove (self->chosen[facet], key);
}

gboolean
sj_filter_is_chosen (SjFilter      *self,
                     SjFilterFacet  facet,
                     const char    *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);
  g_return_val_if_fail (facet < SJ_FILTER_N_FACETS, FALSE);

  return g_hash_table_contains (self->chosen[facet], key);
}

/**
 * sj_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether nothing is chosen, so that every card passes
 */
gboolean
sj_filter_is_empty (SjFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    if (g_hash_table_size (self->chosen[i]) > 0)
      return FALSE;

  return TRUE;
}

void
sj_filter_clear (SjFilter *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    g_hash_table_remove_all (self->chosen[i]);
}

typedef struct
{
  GHashTable *chosen;
  gboolean    found;
} Wanted;

static void
look_for (const char *key,
          const char *label,
          gpointer    user_data)
{
  Wanted *wanted = user_data;

  wanted->found |= g_hash_table_contains (wanted->chosen, key);
}

static gboolean
passes (SjFilter *self,
        Reading  *reading,
        SjCard   *card)
{
  for (guint i = 0; i < SJ_FILTER_N_FACETS; i++)
    {
      Wanted wanted = { self->chosen[i], FALSE };

      if (g_hash_table_size (self->chosen[i]) == 0)
        continue;
      give_values (reading, i, card, look_for, &wanted);
      if (!wanted.found)
        return FALSE;
    }

  return TRUE;
}

/**
 * sj_filter_apply:
 * @self: a filter
 * @map: a map
 *
 * Looks at the map as it is now; nothing is kept.
 *
 * Returns: (transfer container) (element-type SjCard): the set of cards that pass, borrowed from
 *   the map
 */
GHashTable *
sj_filter_apply (SjFilter *self,
                 SjMap    *map)
{
  GHashTable *passing = g_hash_table_new (NULL, NULL);
  GListModel *cards;
  guint n_cards;
  Reading reading;

  g_return_val_if_fail (self != NULL && SJ_IS_MAP (map), passing);

  cards = sj_map_get_cards (map);
  n_cards = g_list_model_get_n_items (cards);
  reading_init (&reading, map);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (passes (self, &reading, card))
        g_hash_table_add (passing, card);
    }
  reading_clear (&reading);

  return passing;
}

static void
leave_out (GHashTable *ids,
           gpointer    element)
{
  g_hash_table_add (ids, g_strdup (sj_element_get_id (element)));
}

/* A link that leads to a card of interest, or away from one, is of interest. */
static void
leave_out_links (GHashTable *ids,
                 SjMap      *map)
{
  GListModel *links = sj_map_get_links (map);
  guint n_links = g_list_model_get_n_items (links);

  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr(SjLink) link = g_list_model_get_item (links, i);

      if (g_hash_table_contains (ids, sj_link_get_from (link)) &&
          g_hash_table_contains (ids, sj_link_get_to (link)))
        leave_out (ids, link);
    }
}

static void
leave_out_series (SjFilter   *self,
                  GHashTable *ids,
                  SjMap      *map)
{
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list);

  if (g_hash_table_size (self->chosen[SJ_FILTER_PERSONA]) == 0)
    return;

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      const char *persona = sj_series_get_persona (series);

      if (persona == NULL || !sj_filter_is_chosen (self, SJ_FILTER_PERSONA, persona))
        leave_out (ids, series);
    }
}

/**
 * sj_filter_leave_out:
 * @self: a filter
 * @map: a map
 *
 * Finds what is to step back: cards that do not pass, links between two of them, and curves of
 * other personas than those chosen.
 *
 * Returns: (transfer full) (element-type utf8): the set of the ids of these elements, empty if
 *   nothing is chosen
 */
GHashTable *
sj_filter_leave_out (SjFilter *self,
                     SjMap    *map)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) passing = NULL;
  GListModel *cards;
  guint n_cards;

  g_return_val_if_fail (self != NULL && SJ_IS_MAP (map), ids);

  if (sj_filter_is_empty (self))
    return ids;

  passing = sj_filter_apply (self, map);
  cards = sj_map_get_cards (map);
  n_cards = g_list_model_get_n_items (cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (!g_hash_table_contains (passing, card))
        leave_out (ids, card);
    }
  leave_out_links (ids, map);
  leave_out_series (self, ids, map);

  return ids;
}

static void
value_free (SjFilterValue *value)
{
  g_free (value->key);
  g_free (value->label);
  g_free (value);
}

typedef struct
{
  GHashTable *values;  /* key → SjFilterValue */
  GHashTable *of_card;  /* keys that the present card has */
} Collection;

static void
count_value (const char *key,
             const char *label,
             gpointer    user_data)
{
  Collection *collection = user_data;
  SjFilterValue *value = g_hash_table_lookup (collection->values, key);

  if (value == NULL)
    {
      value = g_new0 (SjFilterValue, 1);
      value->key = g_strdup (key);
      value->label = g_strstrip (g_strdup (label));
      g_hash_table_insert (collection->values, value->key, value);
    }
  if (g_hash_table_add (collection->of_card, value->key))
    value->n_cards++;
}

static int
compare_labels (gconstpointer first,
                gconstpointer second)
{
  const SjFilterValue *a = *(const SjFilterValue *const *) first;
  const SjFilterValue *b = *(const SjFilterValue *const *) second;
  int order = g_utf8_collate (a->label, b->label);

  return order != 0 ? order : strcmp (a->key, b->key);
}

/* In the order of words; the hash table gives its values away. */
static GPtrArray *
sorted_values (GHashTable *values)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (list, value);
  g_ptr_array_sort (list, compare_labels);

  return list;
}

/**
 * sj_filter_collect:
 * @map: a map
 * @facet: a facet
 *
 * Returns: (transfer full) (element-type SjFilterValue): the values that cards of the map have, as
 *   a dictionary orders them
 */
GPtrArray *
sj_filter_collect (SjMap         *map,
                   SjFilterFacet  facet)
{
  g_autoptr(GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) of_card = g_hash_table_new (NULL, NULL);
  Collection collection = { values, of_card };
  GListModel *cards;
  guint n_cards;
  Reading reading;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (facet < SJ_FILTER_N_FACETS, NULL);

  cards = sj_map_get_cards (map);
  n_cards = g_list_model_get_n_items (cards);
  reading_init (&reading, map);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      g_hash_table_remove_all (of_card);
      give_values (&reading, facet, card, count_value, &collection);
    }
  reading_clear (&reading);

  return sorted_values (values);
}

/**
 * sj_filter_get_label:
 * @facet: a facet
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
sj_filter_get_label (SjFilterFacet facet)
{
  static const char *const labels[] = {
    N_("Channel"), N_("Persona"), N_("Tags"), N_("Owner"), N_("Status"),
  };

  g_return_val_if_fail (facet < SJ_FILTER_N_FACETS, NULL);

  return _(labels[facet]);
}
