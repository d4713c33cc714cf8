#define G_LOG_DOMAIN "sj-io"

#include "io/sj-element-reader.h"

#include <string.h>

#include "core/sj-id.h"
#include "io/sj-map-format.h"

/* Reads single elements, values and pictures, as the journal has them, with what reads whole
 * maps. */

static SjMapPlace
place_of (SjValueReader *values)
{
  return (SjMapPlace) { values->json, NULL, 0, NULL, NULL, NULL, -1, NULL };
}

static void
keep_unknown (SjValueReader     *values,
              SjElement         *element,
              const SjJsonValue *member)
{
  gsize length;
  const char *source = sj_json_get_source (values->json, member, &length);
  g_autofree char *json = g_strndup (source, length);

  sj_element_set_unknown (element, member->name, json);
}

static void
read_members (SjValueReader     *values,
              SjElement         *element,
              const SjJsonValue *object)
{
  SjMapPlace place = place_of (values);

  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    {
      GParamSpec *pspec;

      if (g_str_equal (member->name, SJ_MAP_MEMBER_ID))
        continue;

      place.member = member->name;
      pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), member->name);
      if (pspec == NULL || !sj_value_reader_read (values, element, pspec, &place, member))
        keep_unknown (values, element, member);
    }
}

/**
 * sj_element_reader_read:
 * @values: what reads its values, and notes what is wrong
 * @type: a type of element that is no map
 * @object: the element as files hold it
 *
 * Returns: (transfer full) (nullable): the element, in no map; %NULL if anything is wrong with it
 */
SjElement *
sj_element_reader_read (SjValueReader     *values,
                        GType              type,
                        const SjJsonValue *object)
{
  guint n_problems = sj_map_problems_get_n (values->problems);
  SjMapPlace place = place_of (values);
  g_autoptr(SjElement) element = NULL;
  const SjJsonValue *id;

  if (object == NULL || object->type != SJ_JSON_OBJECT)
    return NULL;

  id = sj_json_find (object, SJ_MAP_MEMBER_ID);
  if (!sj_json_is_text (id) || !sj_id_is_valid (id->text) ||
      !sj_value_reader_check_names (values, &place, object))
    return NULL;

  element = g_object_new (type, "id", id->text, NULL);
  read_members (values, element, object);
  if (sj_map_problems_get_n (values->problems) > n_problems)
    return NULL;

  return g_steal_pointer (&element);
}

/**
 * sj_element_reader_read_value:
 * @values: what reads values, and notes what is wrong
 * @type: the type of the element that shall have it
 * @pspec: one of its stored properties
 * @json: (nullable): the value as files hold it; %NULL or null for the default
 * @value: (out caller-allocates): all zeros; initialised if the value fits
 *
 * Returns: whether the value fits
 */
gboolean
sj_element_reader_read_value (SjValueReader     *values,
                              GType              type,
                              GParamSpec        *pspec,
                              const SjJsonValue *json,
                              GValue            *value)
{
  guint n_problems = sj_map_problems_get_n (values->problems);
  SjMapPlace place = place_of (values);
  g_autoptr(SjElement) scratch = g_object_new (type, NULL);

  place.member = pspec->name;
  if (json != NULL && json->type != SJ_JSON_NULL &&
      (!sj_value_reader_read (values, scratch, pspec, &place, json) ||
       sj_map_problems_get_n (values->problems) > n_problems))
    return FALSE;

  g_value_init (value, pspec->value_type);
  sj_element_get_value (scratch, pspec, value);
  return TRUE;
}

/**
 * sj_element_reader_find_type:
 * @collection: the member of the map under which files keep elements: "cards"
 *
 * Returns: their type, %G_TYPE_INVALID if there is no such collection
 */
GType
sj_element_reader_find_type (const char *collection)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      SjElementClass *klass = g_type_class_ref (types[i]);
      gboolean found = g_strcmp0 (klass->collection, collection) == 0;

      g_type_class_unref (klass);
      if (found)
        return types[i];
    }

  return G_TYPE_INVALID;
}

/**
 * sj_element_reader_read_asset:
 * @map: a map
 * @asset: a picture as files hold it, a member named by its hash
 *
 * Adds the picture to the map.
 *
 * Returns: whether it is whole
 */
gboolean
sj_element_reader_read_asset (SjMap             *map,
                              const SjJsonValue *asset)
{
  const SjJsonValue *type = sj_json_find (asset, SJ_MAP_MEMBER_ASSET_TYPE);
  const SjJsonValue *data = sj_json_find (asset, SJ_MAP_MEMBER_ASSET_DATA);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  guchar *decoded;
  gsize length;

  if (!sj_json_is_text (type) || !sj_json_is_text (data))
    return FALSE;

  decoded = g_base64_decode (data->text, &length);
  bytes = g_bytes_new_take (decoded, length);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (hash, asset->name))
    return FALSE;

  g_free (sj_map_add_asset (map, bytes, type->text));
  return TRUE;
}
