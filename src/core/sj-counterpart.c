#define G_LOG_DOMAIN "sj-counterpart"

#include "config.h"

#include "core/sj-counterpart.h"

#include <glib/gi18n-lib.h>

#include "core/sj-enums.h"

/* A second map beside the first: how things shall be, beside how they are. */

static void
copy_stored (SjElement *from,
             SjElement *to)
{
  for (guint i = 0; i < sj_element_get_n_given (from); i++)
    {
      GParamSpec *pspec = sj_element_get_given (from, i);
      g_auto(GValue) value = G_VALUE_INIT;

      g_value_init (&value, pspec->value_type);
      sj_element_get_value (from, pspec, &value);
      sj_element_set_value (to, pspec, &value);
    }

  for (guint i = 0; i < sj_element_get_n_unknown (from); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (from, i, &json);

      sj_element_set_unknown (to, member, json);
    }
}

static void
copy_list (SjMap *from,
           SjMap *to,
           GType  type)
{
  GListModel *list = sj_map_get_list (from, type);
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);
      g_autoptr(SjElement) copy = sj_element_copy (element, sj_element_get_id (element));

      sj_map_append (to, copy);
    }
}

static void
copy_assets (SjMap *from,
             SjMap *to)
{
  g_auto(GStrv) hashes = sj_map_list_assets (from);

  for (guint i = 0; hashes[i] != NULL; i++)
    {
      const char *mime_type;
      GBytes *bytes = sj_map_get_asset (from, hashes[i], &mime_type);

      g_free (sj_map_add_asset (to, bytes, mime_type));
    }
}

/**
 * sj_map_copy:
 * @map: a map
 * @id: (nullable): the id of the copy; %NULL for a new one
 *
 * Copies a map with everything in it; its elements keep their ids.
 *
 * Returns: (transfer full): a map that no edit log watches
 */
SjMap *
sj_map_copy (SjMap      *map,
             const char *id)
{
  SjMap *copy;
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  copy = g_object_new (SJ_TYPE_MAP, "id", id, NULL);
  copy_assets (map, copy);
  copy_stored (SJ_ELEMENT (map), SJ_ELEMENT (copy));
  for (guint i = 0; i < n_types; i++)
    copy_list (map, copy, types[i]);

  return copy;
}

/**
 * sj_map_make_counterpart:
 * @log: the log of a map, without an open transaction
 *
 * Makes a copy that shows how things shall be. Its elements have the ids of the originals, so that
 * both can be compared; each map names the other by its id.
 *
 * Returns: (transfer full): the to-be map, which no edit log watches
 */
SjMap *
sj_map_make_counterpart (SjEditLog *log)
{
  SjMap *map, *copy;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  map = sj_edit_log_get_map (log);
  copy = sj_map_copy (map, NULL);
  g_object_set (copy, "state", SJ_MAP_STATE_TO_BE,
                "counterpart", sj_element_get_id (SJ_ELEMENT (map)), NULL);

  sj_edit_log_begin (log, _("Make To-Be Copy"));
  sj_edit_log_set (log, SJ_ELEMENT (map),
                   "counterpart", sj_element_get_id (SJ_ELEMENT (copy)), NULL);
  sj_edit_log_commit (log);

  return copy;
}
