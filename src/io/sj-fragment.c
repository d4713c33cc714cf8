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
#include "io/sj-text-outline.h"

/*
 * A part of a map on the clipboard. It is itself a small map in the file format: what was chosen
 * and what belongs to it, and around it what that refers to, so that it can be found again, or
 * brought along, where it is pasted. One member more says what was chosen, and which curves are
 * there only for some of their points.
 */

#define MEMBER_FRAGMENT "fragment"
#define MEMBER_CHOSEN "chosen"
#define MEMBER_CURVES "curves"

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
gather_between (Gathering *gathering)
{
  g_autoptr(SjGrid) grid = sj_grid_new (gathering->map);
  guint columns[2] = { SJ_GRID_NOWHERE, SJ_GRID_NOWHERE };
  guint rows[2] = { SJ_GRID_NOWHERE, SJ_GRID_NOWHERE };

  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, gathering->part);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (SJ_IS_CARD (element))
      {
        widen (&columns[0], &columns[1], sj_grid_find_column (grid, sj_card_get_step (element)));
        widen (&rows[0], &rows[1], sj_grid_find_row (grid, sj_card_get_lane (element)));
      }
    else if (SJ_IS_STEP (element))
      {
        widen (&columns[0], &columns[1], sj_grid_find_column (grid, sj_element_get_id (element)));
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

static void
write_ids (SjJsonWriter *json,
           const char   *member,
           GPtrArray    *elements)
{
  sj_json_writer_member (json, member);
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < elements->len; i++)
    {
      sj_json_writer_item (json);
      sj_json_writer_text (json, sj_element_get_id (g_ptr_array_index (elements, i)));
    }
  sj_json_writer_end_array (json);
}

/* The chosen elements come first in the closure. */
static char *
describe_chosen (GPtrArray *closure,
                 GPtrArray *curves)
{
  g_autoptr(GBytes) bytes = NULL;
  SjJsonWriter json;

  sj_json_writer_init_compact (&json);
  sj_json_writer_begin_object (&json);
  write_ids (&json, MEMBER_CHOSEN, closure);
  if (curves->len > 0)
    write_ids (&json, MEMBER_CURVES, curves);
  sj_json_writer_end_object (&json);

  bytes = sj_json_writer_finish (&json);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A curve that was chosen as a whole brings all its points. */
static GPtrArray *
copy_curves (Gathering            *gathering,
             const SjFragmentPart *chosen)
{
  GPtrArray *curves = sj_fragment_points_copy (chosen->points, chosen->n_points);

  for (guint i = curves->len; i > 0; i--)
    {
      const char *id = sj_element_get_id (g_ptr_array_index (curves, i - 1));

      if (g_hash_table_contains (gathering->part, sj_map_lookup (gathering->map, id)))
        g_ptr_array_remove_index (curves, i - 1);
    }

  return curves;
}

static void
gather_anchors (Gathering *gathering,
                GPtrArray *curves)
{
  for (guint i = 0; i < curves->len; i++)
    for (guint j = 0; j < sj_series_get_n_points (g_ptr_array_index (curves, i)); j++)
      {
        const SjPoint *point = sj_series_get_point (g_ptr_array_index (curves, i), j);
        SjElement *anchor = sj_map_lookup (gathering->map, point->anchor);

        if (anchor != NULL)
          gather (gathering, anchor, FALSE);
      }
}

static SjMap *
create_fragment (SjMap                *map,
                 const SjFragmentPart *chosen,
                 GPtrArray            *curves)
{
  g_autoptr(GHashTable) part = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) closure = sj_editing_copy_closure (map, chosen->elements);
  g_autoptr(GPtrArray) some = NULL;
  g_autofree char *description = NULL;
  Gathering gathering = { map, part };
  SjMap *fragment;

  for (guint i = 0; i < closure->len; i++)
    gather (&gathering, g_ptr_array_index (closure, i), TRUE);
  some = copy_curves (&gathering, chosen);
  gather_anchors (&gathering, some);
  gather_between (&gathering);

  fragment = g_object_new (SJ_TYPE_MAP, "id", sj_element_get_id (SJ_ELEMENT (map)), NULL);
  copy_part (&gathering, fragment);
  for (guint i = 0; i < some->len; i++)
    {
      sj_map_append (fragment, g_ptr_array_index (some, i));
      if (curves != NULL)
        g_ptr_array_add (curves, g_ptr_array_index (some, i));
    }
  sj_map_copy_assets (map, fragment);
  description = describe_chosen (closure, some);
  sj_element_set_unknown (SJ_ELEMENT (fragment), MEMBER_FRAGMENT, description);

  return fragment;
}

/**
 * sj_fragment_write:
 * @map: a map
 * @chosen: a part of it
 *
 * Writes elements with what belongs to them, and with the personas, pictures and whatever else they
 * refer to; and points of curves.
 *
 * Returns: (transfer full): JSON of the type %SJ_FRAGMENT_MIME_TYPE
 */
GBytes *
sj_fragment_write (SjMap                *map,
                   const SjFragmentPart *chosen)
{
  g_autoptr(SjMap) fragment = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (chosen != NULL && chosen->elements != NULL, NULL);

  fragment = create_fragment (map, chosen, NULL);
  return sj_map_write (fragment);
}

/**
 * sj_fragment_outline:
 * @map: a map
 * @chosen: a part of it
 *
 * Returns: (transfer full): the same as lines of text
 */
char *
sj_fragment_outline (SjMap                *map,
                     const SjFragmentPart *chosen)
{
  g_autofree char *elements = NULL;
  g_autofree char *points = NULL;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);
  g_return_val_if_fail (chosen != NULL && chosen->elements != NULL, NULL);

  if (chosen->elements->len > 0)
    elements = sj_text_outline_from_map (map, chosen->elements);
  if (chosen->n_points > 0)
    {
      g_autoptr(GPtrArray) nothing = g_ptr_array_new ();
      g_autoptr(GPtrArray) curves = g_ptr_array_new ();
      SjFragmentPart only_points = { nothing, chosen->points, chosen->n_points };
      g_autoptr(SjMap) fragment = create_fragment (map, &only_points, curves);

      points = sj_text_outline_from_map (fragment, curves);
    }

  return g_strconcat (elements != NULL ? elements : "", points, NULL);
}

/**
 * sj_fragment_cut:
 * @log: a log without an open transaction
 * @chosen: a part of its map; no points of measured curves
 *
 * Writes elements and points and deletes them.
 *
 * Returns: (transfer full): as sj_fragment_write()
 */
GBytes *
sj_fragment_cut (SjEditLog            *log,
                 const SjFragmentPart *chosen)
{
  GBytes *fragment;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  fragment = sj_fragment_write (sj_edit_log_get_map (log), chosen);
  sj_edit_log_begin (log, _("Cut"));
  sj_fragment_points_remove (log, chosen->points, chosen->n_points);
  sj_deletion_perform (log, chosen->elements);
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

static void
list_members (SjMap             *fragment,
              const SjJsonValue *ids,
              GPtrArray         *elements)
{
  if (ids == NULL || ids->type != SJ_JSON_ARRAY)
    return;

  for (const SjJsonValue *id = ids->first; id != NULL; id = id->next)
    {
      SjElement *element = sj_json_is_text (id) ? sj_map_lookup (fragment, id->text) : NULL;

      if (element != NULL && !SJ_IS_MAP (element))
        g_ptr_array_add (elements, element);
    }
}

/* Returns whether the map is a fragment. */
static gboolean
find_chosen (SjMap     *fragment,
             GPtrArray *chosen,
             GPtrArray *curves)
{
  const char *description = find_description (fragment);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(SjJson) json = NULL;

  if (description == NULL)
    return FALSE;

  bytes = g_bytes_new_static (description, strlen (description));
  json = sj_json_parse (bytes, MEMBER_FRAGMENT, NULL);
  if (json == NULL || sj_json_find (sj_json_get_root (json), MEMBER_CHOSEN) == NULL)
    return FALSE;

  list_members (fragment, sj_json_find (sj_json_get_root (json), MEMBER_CHOSEN), chosen);
  list_members (fragment, sj_json_find (sj_json_get_root (json), MEMBER_CURVES), curves);
  for (guint i = curves->len; i > 0; i--)
    if (!SJ_IS_SERIES (g_ptr_array_index (curves, i - 1)))
      g_ptr_array_remove_index (curves, i - 1);

  return TRUE;
}

static guint
count_steps (SjMap     *map,
             GPtrArray *apart_from)
{
  guint n_steps = g_list_model_get_n_items (sj_map_get_steps (map));

  for (guint i = 0; apart_from != NULL && i < apart_from->len; i++)
    if (SJ_IS_STEP (g_ptr_array_index (apart_from, i)))
      n_steps--;

  return n_steps;
}

/**
 * sj_fragment_paste:
 * @log: a log without an open transaction
 * @fragment: what sj_fragment_write() made, of this map or another
 * @place: where to
 * @outcome: (out caller-allocates): what became of it; clear it with sj_fragment_outcome_clear()
 * @error: return location for a #GError
 *
 * Puts copies with ids of their own into the map. They refer to one another where the originals
 * did, and to what the map has already; a persona it does not have comes along.
 *
 * Returns: %FALSE with an #SjIoError if the bytes are no fragment, and then the map is as it was
 */
gboolean
sj_fragment_paste (SjEditLog              *log,
                   GBytes                 *fragment,
                   const SjFragmentPlace  *place,
                   SjFragmentOutcome      *outcome,
                   GError                **error)
{
  g_autoptr(SjMap) part = NULL;
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr(GPtrArray) curves = g_ptr_array_new ();
  guint n_steps;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), FALSE);
  g_return_val_if_fail (fragment != NULL && place != NULL && outcome != NULL, FALSE);

  *outcome = (SjFragmentOutcome) { NULL };
  part = sj_map_read (fragment, _("Clipboard"), NULL, NULL, error);
  if (part == NULL)
    return FALSE;

  if (!find_chosen (part, chosen, curves))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                   _("The clipboard holds a whole map, not a part of one: open it instead"));
      return FALSE;
    }

  sj_map_copy_assets (part, sj_edit_log_get_map (log));
  sj_edit_log_begin (log, _("Paste"));
  n_steps = count_steps (sj_edit_log_get_map (log), NULL);
  outcome->copies = sj_fragment_paste_elements (log, part, chosen, place->step, place->lane);
  outcome->n_steps = count_steps (sj_edit_log_get_map (log), outcome->copies) - n_steps;
  outcome->n_left_out = chosen->len - outcome->copies->len;
  sj_fragment_points_paste (log, curves, place->step, place->series, &outcome->n_points,
                            &outcome->n_left_out);
  sj_edit_log_commit (log);

  return TRUE;
}

void
sj_fragment_outcome_clear (SjFragmentOutcome *outcome)
{
  g_clear_pointer (&outcome->copies, g_ptr_array_unref);
}
