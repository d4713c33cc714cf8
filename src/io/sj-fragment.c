#define G_LOG_DOMAIN "sj-fragment"

#include "config.h"

#include "io/sj-fragment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/sj-deletion.h"
#include "core/sj-grid.h"
#include "core/sj-map-copy.h"
#include "core/sj-references.h"
#include "io/sj-fragment-paste.h"
#include "io/sj-io-error.h"
#include "io/sj-json-parser.h"
#include "io/sj-json-writer.h"
#include "io/sj-map-reader.h"
#include "io/sj-map-writer.h"

/*
 * A part of a map on the clipboard. It is itself a small map in the file format: what was chosen
 * and what belongs to it, and around it what that refers to, so that it can be found again, or
 * brought along, where it is pasted. One member more says what was chosen.
 */

#define MEMBER_FRAGMENT "fragment"
#define MEMBER_CHOSEN "chosen"

typedef struct
{
  SjMap      *map;
  GHashTable *part;  /* elements, borrowed from the map */
} Gathering;

static void gather (Gathering *gathering,
                    SjElement *element,
                    gboolean   everything);

typedef struct
{
  Gathering *gathering;
  gboolean   everything;
} Following;

static void
follow (const char *id,
        GType       target,
        gboolean    owner,
        gpointer    user_data)
{
  Following *following = user_data;
  SjElement *element = sj_map_lookup_typed (following->gathering->map, id, target);

  if (element != NULL && !SJ_IS_MAP (element) && (owner || following->everything))
    gather (following->gathering, element, FALSE);
}

/* What stands around a chosen element brings only what it belongs to. */
static void
gather (Gathering *gathering,
        SjElement *element,
        gboolean   everything)
{
  Following following = { gathering, everything };

  if (g_hash_table_add (gathering->part, element) || everything)
    sj_references_foreach (element, follow, &following);
}

static void
widen (guint *first,
       guint *last,
       guint  position)
{
  if (position == SJ_GRID_NOWHERE)
    return;

  *first = MIN (*first, position);
  *last = *last == SJ_GRID_NOWHERE ? position : MAX (*last, position);
}

/* Cards that are two steps apart stay so: the steps and lanes between are part of the place. */
static void
gather_between (Gathering *gathering,
                GPtrArray *closure)
{
  g_autoptr(SjGrid) grid = sj_grid_new (gathering->map);
  guint columns[2] = { SJ_GRID_NOWHERE, SJ_GRID_NOWHERE };
  guint rows[2] = { SJ_GRID_NOWHERE, SJ_GRID_NOWHERE };

  for (guint i = 0; i < closure->len; i++)
    if (SJ_IS_CARD (g_ptr_array_index (closure, i)))
      {
        SjCard *card = g_ptr_array_index (closure, i);

        widen (&columns[0], &columns[1], sj_grid_find_column (grid, sj_card_get_step (card)));
        widen (&rows[0], &rows[1], sj_grid_find_row (grid, sj_card_get_lane (card)));
      }

  for (guint i = columns[0]; columns[1] != SJ_GRID_NOWHERE && i <= columns[1]; i++)
    gather (gathering, SJ_ELEMENT (sj_grid_get_step (grid, i)), FALSE);
  for (guint i = rows[0]; rows[1] != SJ_GRID_NOWHERE && i <= rows[1]; i++)
    gather (gathering, SJ_ELEMENT (sj_grid_get_lane (grid, i)), FALSE);
}

static void
copy_part (Gathering *gathering,
           SjMap     *part)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      GListModel *list = sj_map_get_list (gathering->map, types[i]);
      guint n_items = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(SjElement) element = g_list_model_get_item (list, j);
          g_autoptr(SjElement) copy = NULL;

          if (!g_hash_table_contains (gathering->part, element))
            continue;
          copy = sj_element_copy (element, sj_element_get_id (element));
          sj_map_append (part, copy);
        }
    }
}

/* The chosen elements come first in the closure. */
static char *
describe_chosen (GPtrArray *closure)
{
  g_autoptr(GBytes) bytes = NULL;
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member (&json, MEMBER_CHOSEN);
  sj_json_writer_begin_array (&json);
  for (guint i = 0; i < closure->len; i++)
    {
      sj_json_writer_item (&json);
      sj_json_writer_text (&json, sj_element_get_id (g_ptr_array_index (closure, i)));
    }
  sj_json_writer_end_array (&json);
  sj_json_writer_end_object (&json);

  bytes = sj_json_writer_finish (&json);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * sj_fragment_write:
 * @map: a map
 * @elements: (element-type SjElement): elements of the map, not the map itself
 *
 * Writes elements with what belongs to them, and with the personas, pictures and whatever else they
 * refer to.
 *
 * Returns: (transfer full): JSON of the type %SJ_FRAGMENT_MIME_TYPE
 */
GBytes *
sj_fragment_write (SjMap     *map,
                   GPtrArray *elements)
{
  g_autoptr(GHashTable) part = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) closure = NULL;
  g_autoptr(SjMap) fragment = NULL;
  g_autofree char *chosen = NULL;
  Gathering gathering = { map, part };

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (elements != NULL, NULL);

  closure = sj_editing_copy_closure (map, elements);
  for (guint i = 0; i < closure->len; i++)
    gather (&gathering, g_ptr_array_index (closure, i), TRUE);
  gather_between (&gathering, closure);

  fragment = g_object_new (SJ_TYPE_MAP, "id", sj_element_get_id (SJ_ELEMENT (map)), NULL);
  copy_part (&gathering, fragment);
  sj_map_copy_assets (map, fragment);
  chosen = describe_chosen (closure);
  sj_element_set_unknown (SJ_ELEMENT (fragment), MEMBER_FRAGMENT, chosen);

  return sj_map_write (fragment);
}

/**
 * sj_fragment_cut:
 * @log: a log without an open transaction
 * @elements: (element-type SjElement): elements of its map, not the map itself
 *
 * Writes elements and deletes them.
 *
 * Returns: (transfer full): as sj_fragment_write()
 */
GBytes *
sj_fragment_cut (SjEditLog *log,
                 GPtrArray *elements)
{
  GBytes *fragment;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  fragment = sj_fragment_write (sj_edit_log_get_map (log), elements);
  sj_edit_log_begin (log, _("Cut"));
  sj_deletion_perform (log, elements);
  sj_edit_log_commit (log);

  return fragment;
}

static const char *
find_description (SjMap *fragment)
{
  for (guint i = 0; i < sj_element_get_n_unknown (SJ_ELEMENT (fragment)); i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (SJ_ELEMENT (fragment), i, &json);

      if (g_str_equal (member, MEMBER_FRAGMENT))
        return json;
    }

  return NULL;
}

static GPtrArray *
find_chosen (SjMap *fragment)
{
  const char *description = find_description (fragment);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SjJson) json = NULL;
  const SjJsonValue *ids;

  if (description == NULL)
    return NULL;

  bytes = g_bytes_new_static (description, strlen (description));
  json = sj_json_parse (bytes, MEMBER_FRAGMENT, NULL);
  ids = json != NULL ? sj_json_find (sj_json_get_root (json), MEMBER_CHOSEN) : NULL;
  if (ids == NULL || ids->type != SJ_JSON_ARRAY)
    return NULL;

  for (const SjJsonValue *id = ids->first; id != NULL; id = id->next)
    {
      SjElement *element = sj_json_is_text (id) ? sj_map_lookup (fragment, id->text) : NULL;

      if (element != NULL && !SJ_IS_MAP (element))
        g_ptr_array_add (chosen, element);
    }

  return g_steal_pointer (&chosen);
}

/**
 * sj_fragment_paste:
 * @log: a log without an open transaction
 * @fragment: what sj_fragment_write() made, of this map or another
 * @step: (nullable): where cards that come without their step begin, and after which steps go;
 *   %NULL leaves them where they were, or puts them at the beginning of another map
 * @lane: (nullable): where cards that come without their lane begin, and after which lanes go
 * @error: return location for a #GError
 *
 * Puts copies with ids of their own into the map. They refer to one another where the originals
 * did, and to what the map has already; a persona it does not have comes along.
 *
 * Returns: (transfer full) (element-type SjElement) (nullable): the copies; %NULL with an
 *   #SjIoError if the bytes are no fragment, and then the map is as it was
 */
GPtrArray *
sj_fragment_paste (SjEditLog  *log,
                   GBytes     *fragment,
                   SjStep     *step,
                   SjLane     *lane,
                   GError    **error)
{
  g_autoptr(SjMap) part = NULL;
  g_autoptr(GPtrArray) chosen = NULL;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);
  g_return_val_if_fail (fragment != NULL, NULL);

  part = sj_map_read (fragment, _("Clipboard"), NULL, NULL, error);
  if (part == NULL)
    return NULL;

  chosen = find_chosen (part);
  if (chosen == NULL)
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                   _("The clipboard holds a whole map, not a part of one: open it instead"));
      return NULL;
    }

  sj_map_copy_assets (part, sj_edit_log_get_map (log));
  return sj_fragment_paste_elements (log, part, chosen, step, lane);
}
