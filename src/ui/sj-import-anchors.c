#define G_LOG_DOMAIN "sj-import-anchors"

#include "config.h"

#include "ui/sj-import-anchors.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "ui/sj-element-title.h"

/**
 * SjImportAnchors:
 *
 * What the names of a file may stand for: the touchpoints, steps and stages of a map, and before
 * them nothing, and a touchpoint that is still to be made.
 */
struct _SjImportAnchors
{
  GObject parent_instance;

  GtkStringList *titles;
  GPtrArray     *ids;  /* in the order of @titles; NULL for the first two */
  GHashTable    *positions;  /* id → place in both */
};

G_DEFINE_FINAL_TYPE (SjImportAnchors, sj_import_anchors, G_TYPE_OBJECT)

static void
sj_import_anchors_finalize (GObject *object)
{
  SjImportAnchors *self = SJ_IMPORT_ANCHORS (object);

  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (sj_import_anchors_parent_class)->finalize (object);
}

static void
sj_import_anchors_class_init (SjImportAnchorsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_import_anchors_finalize;
}

static void
sj_import_anchors_init (SjImportAnchors *self)
{
  self->titles = gtk_string_list_new (NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
add (SjImportAnchors *self,
     const char      *title,
     const char      *id)
{
  char *copy = g_strdup (id);

  if (id != NULL)
    g_hash_table_insert (self->positions, copy, GUINT_TO_POINTER (self->ids->len));
  g_ptr_array_add (self->ids, copy);
  gtk_string_list_append (self->titles, title);
}

static gboolean
may_be_measured (SjMap     *map,
                 SjElement *element)
{
  SjLane *lane;

  if (!SJ_IS_CARD (element))
    return TRUE;

  lane = sj_map_lookup_typed (map, sj_card_get_lane (SJ_CARD (element)), SJ_TYPE_LANE);
  return lane != NULL && sj_lane_holds_touchpoints (lane);
}

static void
add_list (SjImportAnchors *self,
          SjMap           *map,
          GListModel      *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      g_autofree char *title = sj_element_title (element);
      g_autofree char *entry = NULL;

      if (!may_be_measured (map, element))
        continue;
      entry = SJ_IS_CARD (element) ? g_strdup (title)
                                   : g_strdup_printf ("%s (%s)", title,
                                                      sj_element_kind_title (element));
      add (self, entry, sj_element_get_id (element));
    }
}

/**
 * sj_import_anchors_new:
 * @map: a map
 *
 * Returns: (transfer full): what names may stand for
 */
SjImportAnchors *
sj_import_anchors_new (SjMap *map)
{
  SjImportAnchors *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_IMPORT_ANCHORS, NULL);
  add (self, _("Leave out"), NULL);
  add (self, _("New touchpoint"), NULL);
  add_list (self, map, sj_map_get_cards (map));
  add_list (self, map, sj_map_get_steps (map));
  add_list (self, map, sj_map_get_stages (map));

  return self;
}

/**
 * sj_import_anchors_get_titles:
 *
 * Returns: (transfer none): a list of #GtkStringObject
 */
GListModel *
sj_import_anchors_get_titles (SjImportAnchors *self)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ANCHORS (self), NULL);

  return G_LIST_MODEL (self->titles);
}

/**
 * sj_import_anchors_get_id:
 * @self: anchors
 * @position: a place in the list
 *
 * Returns: (transfer none) (nullable): the id of what stands there; %NULL if it is not on the map
 */
const char *
sj_import_anchors_get_id (SjImportAnchors *self,
                          guint            position)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ANCHORS (self), NULL);

  return position < self->ids->len ? g_ptr_array_index (self->ids, position) : NULL;
}

/**
 * sj_import_anchors_find:
 * @self: anchors
 * @id: (nullable): the id of a touchpoint, step or stage
 *
 * Returns: its place in the list; %SJ_IMPORT_ANCHOR_NONE if it has none
 */
guint
sj_import_anchors_find (SjImportAnchors *self,
                        const char      *id)
{
  g_return_val_if_fail (SJ_IS_IMPORT_ANCHORS (self), SJ_IMPORT_ANCHOR_NONE);

  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id))
                    : SJ_IMPORT_ANCHOR_NONE;
}
