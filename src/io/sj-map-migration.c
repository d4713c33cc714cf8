#define G_LOG_DOMAIN "sj-io"

#include "io/sj-map-migration.h"

#include "io/sj-map-format.h"

/*
 * One pure function per step from a version of the format to the next; each has a golden file in
 * tests/golden. A step never changes once a version is out.
 */

typedef JsonNode *(*MigrationStep) (JsonNode *root);

/* Version 0, the draft: touchpoints were a list of their own name, names had underscores. */

static const char *
name_since_version_1 (const char *name)
{
  return g_str_equal (name, "touchpoints") ? "cards" : name;
}

static JsonNode *dashed_names (JsonNode *node);

static JsonNode *
dashed_names_of_array (JsonNode *node)
{
  JsonArray *old = json_node_get_array (node);
  g_autoptr(JsonArray) array = json_array_sized_new (json_array_get_length (old));

  for (guint i = 0; i < json_array_get_length (old); i++)
    json_array_add_element (array, dashed_names (json_array_get_element (old, i)));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
dashed_names_of_object (JsonNode *node)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *dashed = g_strdelimit (g_strdup (name), "_", '-');

      json_object_set_member (object, dashed, dashed_names (value));
    }

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
dashed_names (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dashed_names_of_array (node);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return dashed_names_of_object (node);

  return json_node_copy (node);
}

static JsonNode *
migrate_0_to_1 (JsonNode *root)
{
  g_autoptr(JsonNode) dashed = dashed_names (root);
  g_autoptr(JsonObject) object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, json_node_get_object (dashed));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (object, name_since_version_1 (name), json_node_copy (value));
  json_object_set_int_member (object, SJ_MAP_MEMBER_VERSION, 1);

  return json_node_init_object (json_node_alloc (), object);
}

static const MigrationStep steps[SJ_MAP_FORMAT_VERSION] = {
  migrate_0_to_1,
};

/**
 * sj_map_migrate:
 * @root: a map's file of an earlier version, an object; it is not changed
 * @version: its version, 0 to before the current one
 *
 * Returns: (transfer full): the same map in the current version
 */
JsonNode *
sj_map_migrate (JsonNode *root,
                gint64    version)
{
  g_autoptr(JsonNode) node = NULL;

  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (root), NULL);
  g_return_val_if_fail (version >= 0 && version < SJ_MAP_FORMAT_VERSION, NULL);

  node = json_node_copy (root);
  for (; version < SJ_MAP_FORMAT_VERSION; version++)
    {
      JsonNode *next = steps[version] (node);

      json_node_unref (node);
      node = next;
    }

  return g_steal_pointer (&node);
}
