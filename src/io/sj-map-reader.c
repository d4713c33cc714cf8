#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-map-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/sj-id.h"
#include "io/sj-io-error.h"
#include "io/sj-json-parser.h"
#include "io/sj-map-format.h"
#include "io/sj-map-migration.h"
#include "io/sj-map-problems.h"
#include "io/sj-value-reader.h"

/*
 * Makes a map of a file's bytes, from the declarations alone. The whole content is gone through
 * even if something is wrong, so that a person learns of everything at once; a map comes out only
 * if nothing was.
 */

typedef struct
{
  SjElementClass *klass;
  const char     *title_name;
  GHashTable     *members;  /* name → GParamSpec */
} ClassTable;

typedef struct
{
  SjValueReader  values;
  SjMap         *map;
  ClassTable    *tables;  /* of the types of the map, then of the map itself */
  guint          n_types;
} Reader;

static void
class_table_init (ClassTable *table,
                  GType       type)
{
  guint n_stored;
  GParamSpec *const *stored;
  GParamSpec *title;

  table->klass = g_type_class_ref (type);
  title = sj_declaration_find_title (table->klass);
  table->title_name = title != NULL ? title->name : NULL;
  table->members = g_hash_table_new (g_str_hash, g_str_equal);

  stored = sj_element_class_get_stored (table->klass, &n_stored);
  for (guint i = 0; i < n_stored; i++)
    g_hash_table_insert (table->members, (char *) stored[i]->name, stored[i]);
}

static void
class_table_clear (ClassTable *table)
{
  g_hash_table_unref (table->members);
  g_type_class_unref (table->klass);
}

static void
reader_init (Reader *reader)
{
  const GType *types = sj_map_get_types (&reader->n_types);

  reader->tables = g_new0 (ClassTable, reader->n_types + 1);
  for (guint i = 0; i < reader->n_types; i++)
    class_table_init (&reader->tables[i], types[i]);
  class_table_init (&reader->tables[reader->n_types], SJ_TYPE_MAP);
}

static void
reader_clear (Reader *reader)
{
  for (guint i = 0; i <= reader->n_types; i++)
    class_table_clear (&reader->tables[i]);
  g_free (reader->tables);
  g_clear_object (&reader->map);
  sj_value_reader_clear (&reader->values);
}

static void
keep_unknown (Reader            *reader,
              SjElement         *element,
              const SjJsonValue *member)
{
  gsize length;
  const char *source = sj_json_get_source (reader->values.json, member, &length);
  g_autofree char *json = g_strndup (source, length);

  sj_element_set_unknown (element, member->name, json);
}

static void
read_member (Reader            *reader,
             ClassTable        *table,
             SjElement         *element,
             SjMapPlace        *place,
             const SjJsonValue *member)
{
  GParamSpec *pspec = g_hash_table_lookup (table->members, member->name);

  place->member = member->name;
  place->item = -1;
  place->field = NULL;

  if (pspec == NULL || !sj_value_reader_read (&reader->values, element, pspec, place, member))
    keep_unknown (reader, element, member);
}

/* Gives the id of an object if it may be used. */
static const char *
read_id (Reader            *reader,
         SjMapPlace        *place,
         const SjJsonValue *object)
{
  const SjJsonValue *id = sj_json_find (object, SJ_MAP_MEMBER_ID);
  g_autofree char *sentence = NULL;

  place->member = SJ_MAP_MEMBER_ID;
  place->item = -1;
  if (id == NULL)
    {
      sj_map_problems_add (reader->values.problems, place, _("it has no “id”"));
      return NULL;
    }
  if (!sj_json_is_text (id) || !sj_id_is_valid (id->text))
    {
      sj_map_problems_expect (reader->values.problems, place, id,
                              _("a text of 1 to 64 letters, digits, “-” and “_”"));
      return NULL;
    }
  if (reader->map == NULL || sj_map_lookup (reader->map, id->text) == NULL)
    return id->text;

  sentence = g_strdup_printf (_("its id “%s” is that of another element"), id->text);
  sj_map_problems_add (reader->values.problems, place, sentence);
  return NULL;
}

static void
read_element (Reader            *reader,
              ClassTable        *table,
              guint              index,
              const SjJsonValue *object)
{
  SjMapPlace place = { reader->values.json, table->klass->collection, index, object,
                       table->title_name, NULL, -1, NULL };
  g_autoptr(SjElement) element = NULL;
  const char *id;

  if (object->type != SJ_JSON_OBJECT)
    {
      place.element = NULL;
      place.member = table->klass->collection;
      place.item = index;
      sj_map_problems_expect (reader->values.problems, &place, object, _("an object"));
      return;
    }

  id = read_id (reader, &place, object);
  if (!sj_value_reader_check_names (&reader->values, &place, object) || id == NULL)
    return;

  element = g_object_new (G_TYPE_FROM_CLASS (table->klass), "id", id, NULL);
  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    if (strcmp (member->name, SJ_MAP_MEMBER_ID) != 0)
      read_member (reader, table, element, &place, member);

  sj_map_append (reader->map, element);
}

static void
read_collection (Reader            *reader,
                 ClassTable        *table,
                 const SjJsonValue *list)
{
  SjMapPlace place = { reader->values.json, NULL, 0, NULL, NULL, list->name, -1, NULL };
  guint index = 0;

  if (list->type != SJ_JSON_ARRAY)
    {
      sj_map_problems_expect (reader->values.problems, &place, list, _("a list"));
      return;
    }

  for (const SjJsonValue *item = list->first; item != NULL; item = item->next)
    read_element (reader, table, index++, item);
}

static void
read_asset (Reader            *reader,
            SjMapPlace        *place,
            const SjJsonValue *asset)
{
  const SjJsonValue *type = sj_json_find (asset, SJ_MAP_MEMBER_ASSET_TYPE);
  const SjJsonValue *data = sj_json_find (asset, SJ_MAP_MEMBER_ASSET_DATA);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *sentence = NULL;
  guchar *decoded;
  gsize length;

  place->member = asset->name;
  if (!sj_json_is_text (type) || !sj_json_is_text (data))
    {
      sj_map_problems_expect (reader->values.problems, place, asset,
                              _("an object with the texts “type” and “data”"));
      return;
    }

  decoded = g_base64_decode (data->text, &length);
  bytes = g_bytes_new_take (decoded, length);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!g_str_equal (hash, asset->name))
    {
      sentence = g_strdup_printf (_("the data of the picture “%s” is damaged: its SHA-256 is “%s”"),
                                  asset->name, hash);
      sj_map_problems_add (reader->values.problems, place, sentence);
      return;
    }

  g_free (sj_map_add_asset (reader->map, bytes, type->text));
}

static void
read_assets (Reader            *reader,
             const SjJsonValue *assets)
{
  SjMapPlace place = { reader->values.json, NULL, 0, NULL, NULL, SJ_MAP_MEMBER_ASSETS, -1, NULL };

  if (assets->type != SJ_JSON_OBJECT)
    {
      sj_map_problems_expect (reader->values.problems, &place, assets, _("an object"));
      return;
    }

  if (!sj_value_reader_check_names (&reader->values, &place, assets))
    return;
  for (const SjJsonValue *asset = assets->first; asset != NULL; asset = asset->next)
    read_asset (reader, &place, asset);
}

static ClassTable *
find_collection (Reader     *reader,
                 const char *name)
{
  for (guint i = 0; i < reader->n_types; i++)
    if (g_str_equal (reader->tables[i].klass->collection, name))
      return &reader->tables[i];

  return NULL;
}

static void
read_map_member (Reader            *reader,
                 SjMapPlace        *place,
                 const SjJsonValue *member)
{
  ClassTable *collection = find_collection (reader, member->name);

  if (collection != NULL && reader->values.lenient && member->type != SJ_JSON_ARRAY)
    keep_unknown (reader, SJ_ELEMENT (reader->map), member);
  else if (collection != NULL)
    read_collection (reader, collection, member);
  else if (g_str_equal (member->name, SJ_MAP_MEMBER_ASSETS))
    read_assets (reader, member);
  else if (!g_str_equal (member->name, SJ_MAP_MEMBER_FORMAT) &&
           !g_str_equal (member->name, SJ_MAP_MEMBER_VERSION) &&
           !g_str_equal (member->name, SJ_MAP_MEMBER_ID))
    read_member (reader, &reader->tables[reader->n_types], SJ_ELEMENT (reader->map), place, member);
}

static void
read_map (Reader            *reader,
          const SjJsonValue *root)
{
  SjMapPlace place = { reader->values.json, NULL, 0, root, NULL, NULL, -1, NULL };
  const char *id = read_id (reader, &place, root);

  /* Without an id of its own the rest is still gone through, for the sake of its problems. */
  reader->map = g_object_new (SJ_TYPE_MAP, "id", id, NULL);
  if (sj_value_reader_check_names (&reader->values, &place, root))
    for (const SjJsonValue *member = root->first; member != NULL; member = member->next)
      read_map_member (reader, &place, member);

  sj_value_reader_check_references (&reader->values, reader->map);
}

static gboolean
get_version (const SjJsonValue  *root,
             const char         *file_name,
             gint64             *version,
             GError            **error)
{
  const SjJsonValue *format = sj_json_find (root, SJ_MAP_MEMBER_FORMAT);
  const SjJsonValue *number = sj_json_find (root, SJ_MAP_MEMBER_VERSION);

  if (!sj_json_is_text (format) || !g_str_equal (format->text, SJ_MAP_FORMAT_NAME))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                   _("“%s” is JSON, but no Sojourn map: “\"format\": \"%s\"” is missing"),
                   file_name, SJ_MAP_FORMAT_NAME);
      return FALSE;
    }
  if (number == NULL || number->type != SJ_JSON_NUMBER || number->number < 0.0 ||
      number->number > G_MAXINT32 || number->number != floor (number->number))
    {
      g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_NOT_A_MAP,
                   _("“%s” says it is a Sojourn map, but “version” is no whole number"), file_name);
      return FALSE;
    }

  *version = (gint64) number->number;
  return TRUE;
}

/* Old files are few: what they cost more is a second pass over the migrated text. */
static SjJson *
migrate (SjJson      *json,
         gint64       version,
         const char  *file_name,
         GError     **error)
{
  g_autoptr(JsonNode) old = sj_json_to_node (sj_json_get_root (json));
  g_autoptr(JsonNode) new = sj_map_migrate (old, version);
  char *text = json_to_string (new, FALSE);
  g_autoptr(GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return sj_json_parse (bytes, file_name, error);
}

static SjMap *
finish (Reader   *reader,
        char   ***problems,
        GError  **error)
{
  g_autoptr(SjMap) map = g_steal_pointer (&reader->map);

  if (sj_map_problems_get_n (reader->values.problems) == 0)
    return g_steal_pointer (&map);

  if (problems != NULL)
    *problems = sj_map_problems_list (reader->values.problems);
  sj_map_problems_set_error (reader->values.problems, error);
  return NULL;
}

/**
 * sj_map_read:
 * @bytes: the content of a file
 * @file_name: what to call it in messages
 * @read_only: (out) (optional): whether it was written by a later version, so that saving it would
 *   lose what this one does not know
 * @problems: (out) (optional) (transfer full): the first twenty problems of its content, if that is
 *   what is wrong
 * @error: return location for a #GError
 *
 * Makes a map of a file. Members that this version does not know are kept.
 *
 * Returns: (transfer full) (nullable): the map; %NULL with an #SjIoError that names the place
 */
SjMap *
sj_map_read (GBytes      *bytes,
             const char  *file_name,
             gboolean    *read_only,
             char      ***problems,
             GError     **error)
{
  g_autoptr(SjJson) json = NULL;
  Reader reader = { 0 };
  SjMap *map;
  gint64 version;

  g_return_val_if_fail (bytes != NULL && file_name != NULL, NULL);

  json = sj_json_parse (bytes, file_name, error);
  if (json == NULL || !get_version (sj_json_get_root (json), file_name, &version, error))
    return NULL;

  if (version < SJ_MAP_FORMAT_VERSION)
    {
      SjJson *migrated = migrate (json, version, file_name, error);

      sj_json_free (json);
      json = migrated;
      if (json == NULL)
        return NULL;
    }

  if (read_only != NULL)
    *read_only = version > SJ_MAP_FORMAT_VERSION;

  reader_init (&reader);
  sj_value_reader_init (&reader.values, json, file_name, version > SJ_MAP_FORMAT_VERSION);
  read_map (&reader, sj_json_get_root (json));
  map = finish (&reader, problems, error);
  reader_clear (&reader);

  return map;
}
