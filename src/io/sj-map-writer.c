#define G_LOG_DOMAIN "sj-io"

#include "io/sj-map-writer.h"

#include "io/sj-map-format.h"
#include "io/sj-value-writer.h"

/*
 * Writes a map in the one canonical form, from the declarations alone. A reference to what is no
 * longer in the map is left out, as is a picture that nothing shows: so what is written can always
 * be read again.
 */

typedef struct
{
  SjJsonWriter  json;
  SjMap        *map;
  GHashTable   *assets;  /* hashes in use, borrowed from the elements */
} Writer;

static void
note_assets (Writer     *writer,
             SjElement  *element,
             GParamSpec *pspec)
{
  const char *const *list;

  if (pspec->value_type == G_TYPE_STRING)
    {
      g_hash_table_add (writer->assets, (char *) sj_element_get_text (element, pspec));
      return;
    }

  list = sj_element_get_list (element, pspec);
  for (guint i = 0; list[i] != NULL; i++)
    g_hash_table_add (writer->assets, (char *) list[i]);
}

static void
write_stored (Writer    *writer,
              SjElement *element)
{
  guint n_given = sj_element_get_n_given (element);

  sj_value_writer_write_stored (&writer->json, writer->map, element);
  for (guint i = 0; i < n_given; i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);

      if ((pspec->flags & (GParamFlags) SJ_PARAM_ASSET) != 0)
        note_assets (writer, element, pspec);
    }
}

static void
write_collection (Writer *writer,
                  GType   type)
{
  GListModel *list = sj_map_get_list (writer->map, type);
  SjElementClass *klass = g_type_class_peek (type);
  guint n_items = g_list_model_get_n_items (list);

  if (n_items == 0)
    return;

  sj_json_writer_member (&writer->json, klass->collection);
  sj_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(SjElement) element = g_list_model_get_item (list, i);

      sj_json_writer_item (&writer->json);
      sj_json_writer_begin_object (&writer->json);
      write_stored (writer, element);
      sj_value_writer_write_unknown (&writer->json, element);
      sj_json_writer_end_object (&writer->json);
    }
  sj_json_writer_end_array (&writer->json);
}

static void
write_assets (Writer *writer)
{
  g_auto(GStrv) hashes = sj_map_list_assets (writer->map);
  gboolean begun = FALSE;

  for (guint i = 0; hashes[i] != NULL; i++)
    {
      if (!g_hash_table_contains (writer->assets, hashes[i]))
        continue;
      if (!begun)
        {
          sj_json_writer_member (&writer->json, SJ_MAP_MEMBER_ASSETS);
          sj_json_writer_begin_object (&writer->json);
        }
      begun = TRUE;
      sj_value_writer_write_asset (&writer->json, writer->map, hashes[i]);
    }

  if (begun)
    sj_json_writer_end_object (&writer->json);
}

/**
 * sj_map_write:
 * @map: a map
 *
 * Writes the map as a file holds it: the same map gives the same bytes.
 *
 * Returns: (transfer full): UTF-8 JSON with one final newline
 */
GBytes *
sj_map_write (SjMap *map)
{
  g_autoptr(GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  Writer writer = { .map = map, .assets = assets };
  const GType *types;
  guint n_types;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  sj_json_writer_init (&writer.json);
  sj_json_writer_begin_object (&writer.json);
  sj_json_writer_member_text (&writer.json, SJ_MAP_MEMBER_FORMAT, SJ_MAP_FORMAT_NAME);
  sj_json_writer_member_number (&writer.json, SJ_MAP_MEMBER_VERSION, SJ_MAP_FORMAT_VERSION);
  write_stored (&writer, SJ_ELEMENT (map));

  types = sj_map_get_types (&n_types);
  for (guint i = 0; i < n_types; i++)
    write_collection (&writer, types[i]);

  sj_value_writer_write_unknown (&writer.json, SJ_ELEMENT (map));
  write_assets (&writer);
  sj_json_writer_end_object (&writer.json);

  return sj_json_writer_finish (&writer.json);
}
