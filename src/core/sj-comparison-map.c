#define G_LOG_DOMAIN "sj-comparison-map"

#include "config.h"

#include "core/sj-comparison-map.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-enums.h"
#include "core/sj-map-copy.h"
#include "core/sj-merge-order.h"
#include "core/sj-pairing.h"
#include "core/sj-references.h"
#include "core/sj-series.h"

/*
 * The map of a comparison is built anew from copies, in the ids of the first map. Its order is the
 * second map's with what is gone put back after what it followed, as a merge would put it.
 */

struct _SjComparisonMap
{
  SjMap      *map;
  GPtrArray  *differences;  /* SjDifference */
  GHashTable *marks;  /* id in the map → SjComparisonMark */
  GHashTable *ghosts;  /* id of a card that stood elsewhere → id of its ghost there */
  char       *first_name;
  char       *second_name;
  int         first_state;  /* SjMapState */
  int         second_state;
};

static int
get_state (SjElement *map)
{
  return sj_element_get_integer (map, sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (map),
                                                                    "state"));
}

/* What tells the maps apart in a word: their states, else their titles. */
static void
name_sides (SjComparisonMap *self,
            SjMap           *first,
            SjMap           *second)
{
  const char *titles[] = { sj_map_get_title (first), sj_map_get_title (second) };
  gboolean titled = *titles[0] != '\0' && *titles[1] != '\0' && !g_str_equal (titles[0], titles[1]);

  self->first_state = get_state (SJ_ELEMENT (first));
  self->second_state = get_state (SJ_ELEMENT (second));
  if (self->first_state != self->second_state)
    {
      self->first_name = g_strdup (sj_enum_get_label (SJ_TYPE_MAP_STATE, self->first_state));
      self->second_name = g_strdup (sj_enum_get_label (SJ_TYPE_MAP_STATE, self->second_state));
    }
  else
    {
      self->first_name = g_strdup (titled ? titles[0] : _("Before"));
      self->second_name = g_strdup (titled ? titles[1] : _("After"));
    }
}

static void
mark (SjComparisonMap  *self,
      const char       *id,
      SjDifferenceKind  kind,
      gboolean          ghost,
      SjDifference     *difference)
{
  SjComparisonMark *entry = g_new0 (SjComparisonMark, 1);

  entry->kind = kind;
  entry->ghost = ghost;
  entry->difference = difference;
  g_hash_table_insert (self->marks, g_strdup (id), entry);
}

/* Which state a map shows, and which map is its other, is why they are compared. */
static void
forget_expected (GPtrArray *differences)
{
  static const char *const expected[] = { "state", "counterpart", NULL };
  SjDifference *difference = differences->len > 0 ? g_ptr_array_index (differences, 0) : NULL;

  if (difference == NULL || !SJ_IS_MAP (difference->second))
    return;

  for (guint i = difference->values->len; i > 0; i--)
    {
      SjValueDifference *value = g_ptr_array_index (difference->values, i - 1);

      if (g_strv_contains (expected, value->pspec->name))
        g_ptr_array_remove_index (difference->values, i - 1);
    }
  if (difference->values->len == 0)
    g_ptr_array_remove_index (differences, 0);
}

static void
mark_differences (SjComparisonMap *self)
{
  for (guint i = 0; i < self->differences->len; i++)
    {
      SjDifference *difference = g_ptr_array_index (self->differences, i);

      mark (self, sj_comparison_map_get_id (self, difference), difference->kind,
            difference->kind == SJ_DIFFERENCE_REMOVED, difference);
    }
}

/* The second map in the ids of the first. */
static SjMap *
translate (SjPairing *pairing,
           SjMap     *second)
{
  SjMap *map = g_object_new (SJ_TYPE_MAP, NULL);
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (second, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);
          g_autoptr(SjElement) translated = sj_pairing_translate (pairing, element);
          SjElement *first = sj_pairing_find_first (pairing, element);
          g_autoptr(SjElement) copy =
            sj_element_copy (translated, sj_element_get_id (first != NULL ? first : element));

          /* Two maps may use one id for things of different types. */
          if (sj_map_lookup (map, sj_element_get_id (copy)) == NULL)
            sj_map_append (map, copy);
        }
    }

  return map;
}

/* Curves */

static const char *
map_to_ghost (const char *id,
              GType       target,
              gpointer    user_data)
{
  SjComparisonMap *self = user_data;
  const char *ghost = g_hash_table_lookup (self->ghosts, id);

  return ghost != NULL ? ghost : id;
}

static gboolean
stands_at_moved (SjComparisonMap *self,
                 SjSeries        *series)
{
  for (guint i = 0; i < sj_series_get_n_points (series); i++)
    {
      const char *anchor = sj_series_get_point (series, i)->anchor;

      if (anchor != NULL && g_hash_table_contains (self->ghosts, anchor))
        return TRUE;
    }

  return FALSE;
}

static void
name_series (SjElement  *series,
             const char *side,
             int         state)
{
  /* Translators: which of two maps a curve belongs to, and what the curve is called. */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), side,
                                            sj_series_get_title (SJ_SERIES (series)));

  g_object_set (series, "title", title, "state", state, NULL);
}

/* The curve of the first map beside that of the second, at the places it belonged to. */
static void
append_former_series (SjComparisonMap *self,
                      SjElement       *former)
{
  const SjComparisonMark *entry = sj_comparison_map_find_mark (self, sj_element_get_id (former));
  g_autoptr(SjElement) copy = sj_element_copy (former, NULL);

  sj_references_redirect (copy, map_to_ghost, self);
  name_series (copy, self->first_name, self->first_state);
  sj_map_append (self->map, copy);
  if (entry != NULL)
    mark (self, sj_element_get_id (copy), entry->kind, TRUE, entry->difference);
}

static void
append_series (SjComparisonMap *self,
               SjElement       *former,
               SjElement       *latter)
{
  const char *id = sj_element_get_id (former != NULL ? former : latter);
  g_autoptr(SjElement) copy = sj_element_copy (latter != NULL ? latter : former, id);
  gboolean differs = sj_comparison_map_find_mark (self, id) != NULL;

  if (latter == NULL)
    {
      sj_references_redirect (copy, map_to_ghost, self);
      name_series (copy, self->first_name, self->first_state);
    }
  else if (former == NULL || differs || stands_at_moved (self, SJ_SERIES (former)))
    {
      if (former != NULL)
        {
          append_former_series (self, former);
          if (g_str_equal (sj_series_get_colour (SJ_SERIES (former)),
                           sj_series_get_colour (SJ_SERIES (latter))))
            g_object_set (copy, "colour", "", NULL);
        }
      name_series (copy, self->second_name, self->second_state);
    }
  sj_map_append (self->map, copy);
}

/* Ghosts of cards that went to another cell, in the one they left. */

static gboolean
left_its_cell (const SjDifference *difference)
{
  if (!SJ_IS_CARD (difference->first) || difference->second == NULL)
    return FALSE;

  for (guint i = 0; i < difference->values->len; i++)
    {
      const SjValueDifference *value = g_ptr_array_index (difference->values, i);

      if ((value->pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_ghosts (SjComparisonMap *self)
{
  for (guint i = 0; i < self->differences->len; i++)
    {
      SjDifference *difference = g_ptr_array_index (self->differences, i);
      g_autoptr(SjElement) ghost = NULL;

      if (!left_its_cell (difference))
        continue;

      ghost = sj_element_copy (difference->first, NULL);
      sj_map_append (self->map, ghost);
      mark (self, sj_element_get_id (ghost), SJ_DIFFERENCE_MOVED, TRUE, difference);
      g_hash_table_insert (self->ghosts, g_strdup (sj_element_get_id (difference->first)),
                           g_strdup (sj_element_get_id (ghost)));
    }
}

static GHashTable *
list_ids (SjMap *first,
          SjMap *second,
          GType  type)
{
  GListModel *lists[] = { sj_map_get_list (first, type), sj_map_get_list (second, type) };
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      guint n_items = g_list_model_get_n_items (lists[i]);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (lists[i], j);

          g_hash_table_add (ids, (char *) sj_element_get_id (element));
        }
    }

  return ids;
}

static void
append_all (SjComparisonMap *self,
            SjMap           *first,
            SjMap           *second,
            GType            type)
{
  g_autoptr(GHashTable) ids = list_ids (first, second, type);
  GListModel *former = sj_map_get_list (first, type);
  g_autoptr(GPtrArray) order = sj_merge_order (former, sj_map_get_list (second, type), former, ids);

  for (guint i = 0; i < order->len; i++)
    {
      const char *id = g_ptr_array_index (order, i);
      SjElement *before = sj_map_lookup_typed (first, id, type);
      SjElement *after = sj_map_lookup_typed (second, id, type);
      g_autoptr(SjElement) copy = NULL;

      if (sj_map_lookup (self->map, id) != NULL)
        continue;
      if (type == SJ_TYPE_SERIES)
        {
          append_series (self, before, after);
          continue;
        }
      copy = sj_element_copy (after != NULL ? after : before, id);
      sj_map_append (self->map, copy);
    }

  if (type == SJ_TYPE_CARD)
    append_ghosts (self);
}

/* The head and the foot of the picture say what it is. */
static void
describe (SjComparisonMap *self,
          SjMap           *first,
          SjMap           *second)
{
  const struct
  {
    SjDifferenceKind  kind;
    const char       *sign;
  } kinds[] = {
    { SJ_DIFFERENCE_ADDED, "+" },
    { SJ_DIFFERENCE_REMOVED, "−" },
    { SJ_DIFFERENCE_MOVED, "↷" },
    { SJ_DIFFERENCE_CHANGED, "✎" },
  };
  g_autoptr(GString) legend = g_string_new (NULL);
  /* Translators: two maps that are compared: what each shows, and its title. */
  g_autofree char *subtitle = g_strdup_printf (_("%s “%s” compared with %s “%s”"),
                                               self->first_name, sj_map_get_title (first),
                                               self->second_name, sj_map_get_title (second));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (legend, "%s%s %s: %u", legend->len > 0 ? "   " : "", kinds[i].sign,
                            sj_difference_kind_get_label (kinds[i].kind),
                            sj_comparison_count (self->differences, kinds[i].kind));

  g_object_set (self->map, "subtitle", subtitle, "legend", legend->str, NULL);
}

/**
 * sj_comparison_map_new:
 * @first: a map, such as how things are
 * @second: another one, such as how they shall be
 *
 * Compares two maps and puts them together. Neither is changed, and both may change later without
 * harm to what is returned, but for the elements its differences name.
 *
 * Returns: (transfer full): the maps in one
 */
SjComparisonMap *
sj_comparison_map_new (SjMap *first,
                       SjMap *second)
{
  SjComparisonMap *self;
  g_autoptr(SjPairing) pairing = NULL;
  g_autoptr(SjMap) translated = NULL;
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_MAP (first) && SJ_IS_MAP (second), NULL);

  self = g_new0 (SjComparisonMap, 1);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ghosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->differences = sj_comparison_run (first, second);
  forget_expected (self->differences);
  name_sides (self, first, second);

  self->map = sj_map_copy_head (second, NULL);
  sj_map_copy_assets (first, self->map);
  mark_differences (self);
  pairing = sj_pairing_new (first, second);
  translated = translate (pairing, second);
  for (guint i = 0; i < n_types; i++)
    append_all (self, first, translated, types[i]);
  describe (self, first, second);

  return self;
}

void
sj_comparison_map_free (SjComparisonMap *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->map);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_pointer (&self->ghosts, g_hash_table_unref);
  g_free (self->first_name);
  g_free (self->second_name);
  g_free (self);
}

/**
 * sj_comparison_map_get_map:
 * @self: a comparison
 *
 * Returns: (transfer none): the map to be laid out, which no edit log watches
 */
SjMap *
sj_comparison_map_get_map (const SjComparisonMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->map;
}

/**
 * sj_comparison_map_get_first_name:
 * @self: a comparison
 *
 * Returns: what tells the first map from the second: its state if that differs, else its title
 */
const char *
sj_comparison_map_get_first_name (const SjComparisonMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first_name;
}

const char *
sj_comparison_map_get_second_name (const SjComparisonMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->second_name;
}

/**
 * sj_comparison_map_get_differences:
 * @self: a comparison
 *
 * Returns: (transfer none) (element-type SjDifference): as sj_comparison_run() finds them, but for
 *   the state of the map and the name of its counterpart, which are different by intention
 */
GPtrArray *
sj_comparison_map_get_differences (const SjComparisonMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->differences;
}

/**
 * sj_comparison_map_get_id:
 * @self: a comparison
 * @difference: one of its differences
 *
 * Returns: the id in its map of the element that differs
 */
const char *
sj_comparison_map_get_id (const SjComparisonMap *self,
                          const SjDifference    *difference)
{
  g_return_val_if_fail (self != NULL && difference != NULL, NULL);

  if (SJ_IS_MAP (difference->second))
    return sj_element_get_id (SJ_ELEMENT (self->map));

  return sj_element_get_id (difference->first != NULL ? difference->first : difference->second);
}

/**
 * sj_comparison_map_find_mark:
 * @self: a comparison
 * @id: an id of an element of its map
 *
 * Returns: (transfer none) (nullable): what is different about it; %NULL if nothing is
 */
const SjComparisonMark *
sj_comparison_map_find_mark (const SjComparisonMap *self,
                             const char            *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return id != NULL ? g_hash_table_lookup (self->marks, id) : NULL;
}

/**
 * sj_comparison_mark_get_label:
 * @self: a mark
 *
 * Returns: what it says in words: "Added", "Moved away from here"
 */
const char *
sj_comparison_mark_get_label (const SjComparisonMark *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->ghost && self->kind != SJ_DIFFERENCE_REMOVED)
    return (self->kind & SJ_DIFFERENCE_MOVED) != 0 ? _("Moved away from here")
                                                   : _("As it was before");

  return sj_difference_kind_get_label (self->kind);
}
