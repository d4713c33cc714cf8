#define G_LOG_DOMAIN "sj-io"

#include "io/sj-map-writer.h"

#include <math.h>

#include "io/sj-declaration.h"
#include "io/sj-json-writer.h"
#include "io/sj-map-format.h"

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

static gboolean
refers (Writer     *writer,
        const char *id,
        GType       target)
{
  return id != NULL && sj_map_lookup_typed (writer->map, id, target) != NULL;
}

static gboolean
field_is_written (Writer        *writer,
                  const SjField *field,
                  gconstpointer  record)
{
  const char *place = (const char *) record + field->offset;

  if (sj_record_field_is_default (field, record))
    return FALSE;
  if (field->type == SJ_FIELD_REFERENCE)
    return refers (writer, *(char *const *) place, SJ_TYPE_ELEMENT);
  if (field->type == SJ_FIELD_NUMBER)
    return isfinite (*(const double *) place);

  return TRUE;
}

static void
write_field (Writer        *writer,
             const SjField *field,
             gconstpointer  record)
{
  const char *place = (const char *) record + field->offset;
  GArray *numbers;

  sj_json_writer_member (&writer->json, field->name);
  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      sj_json_writer_text (&writer->json, *(char *const *) place);
      break;
    case SJ_FIELD_NUMBER:
      sj_json_writer_number (&writer->json, *(const double *) place);
      break;
    case SJ_FIELD_COUNT:
      sj_json_writer_number (&writer->json, *(const gint64 *) place);
      break;
    case SJ_FIELD_BOOLEAN:
      sj_json_writer_boolean (&writer->json, *(const gboolean *) place);
      break;
    case SJ_FIELD_NUMBERS:
      numbers = *(GArray *const *) place;
      sj_json_writer_numbers (&writer->json, (const double *) numbers->data, numbers->len);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_records (Writer    *writer,
               SjRecords *records)
{
  const SjRecordType *type = sj_records_get_record_type (records);
  guint n_unknown = sj_records_get_n_unknown (records);
  guint next_unknown = 0;

  sj_json_writer_begin_array (&writer->json);
  for (guint i = 0; i < sj_records_get_length (records); i++)
    {
      gconstpointer record = sj_records_index (records, i);

      sj_json_writer_item (&writer->json);
      sj_json_writer_begin_object (&writer->json);
      for (guint j = 0; j < type->n_fields; j++)
        if (field_is_written (writer, &type->fields[j], record))
          write_field (writer, &type->fields[j], record);

      for (; next_unknown < n_unknown; next_unknown++)
        {
          const char *json;
          guint position;
          const char *member = sj_records_get_unknown (records, next_unknown, &position, &json);

          if (position > i)
            break;
          sj_json_writer_member (&writer->json, member);
          sj_json_writer_source (&writer->json, json);
        }
      sj_json_writer_end_object (&writer->json);
    }
  sj_json_writer_end_array (&writer->json);
}

static void
write_texts (Writer            *writer,
             const char *const *texts,
             GType              target)
{
  sj_json_writer_begin_array (&writer->json);
  for (guint i = 0; texts[i] != NULL; i++)
    if (target == G_TYPE_INVALID || refers (writer, texts[i], target))
      {
        sj_json_writer_item (&writer->json);
        sj_json_writer_text (&writer->json, texts[i]);
      }
  sj_json_writer_end_array (&writer->json);
}

static gboolean
refers_to_any (Writer            *writer,
               const char *const *ids,
               GType              target)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (refers (writer, ids[i], target))
      return TRUE;

  return FALSE;
}

static gboolean
is_written (Writer         *writer,
            SjElement      *element,
            GParamSpec     *pspec,
            SjDeclaredType  type)
{
  if (type == SJ_DECLARED_REFERENCE)
    return refers (writer, sj_element_get_text (element, pspec), sj_param_spec_get_target (pspec));
  if (type == SJ_DECLARED_REFERENCES)
    return refers_to_any (writer, sj_element_get_list (element, pspec),
                          sj_param_spec_get_target (pspec));
  if (type == SJ_DECLARED_NUMBER)
    return isfinite (sj_element_get_number (element, pspec));

  return TRUE;
}

static void
write_value (Writer         *writer,
             SjElement      *element,
             GParamSpec     *pspec,
             SjDeclaredType  type)
{
  switch (type)
    {
    case SJ_DECLARED_TEXT:
    case SJ_DECLARED_REFERENCE:
      sj_json_writer_text (&writer->json, sj_element_get_text (element, pspec));
      break;
    case SJ_DECLARED_INTEGER:
      sj_json_writer_number (&writer->json, sj_element_get_integer (element, pspec));
      break;
    case SJ_DECLARED_NUMBER:
      sj_json_writer_number (&writer->json, sj_element_get_number (element, pspec));
      break;
    case SJ_DECLARED_BOOLEAN:
      sj_json_writer_boolean (&writer->json, sj_element_get_boolean (element, pspec));
      break;
    case SJ_DECLARED_ENUM:
      sj_json_writer_text (&writer->json,
                           g_enum_get_value (((GParamSpecEnum *) pspec)->enum_class,
                                             sj_element_get_integer (element, pspec))->value_nick);
      break;
    case SJ_DECLARED_LIST:
    case SJ_DECLARED_REFERENCES:
      write_texts (writer, sj_element_get_list (element, pspec), sj_param_spec_get_target (pspec));
      break;
    case SJ_DECLARED_RECORDS:
      write_records (writer, sj_element_get_records (element, pspec));
      break;
    default:
      g_return_if_reached ();
    }
}

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

  sj_json_writer_member_text (&writer->json, SJ_MAP_MEMBER_ID, sj_element_get_id (element));
  for (guint i = 0; i < n_given; i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);
      SjDeclaredType type = sj_declaration_get_type_of (pspec);

      if ((pspec->flags & (GParamFlags) SJ_PARAM_ASSET) != 0)
        note_assets (writer, element, pspec);
      if (!is_written (writer, element, pspec, type))
        continue;
      sj_json_writer_member (&writer->json, pspec->name);
      write_value (writer, element, pspec, type);
    }
}

static void
write_unknown (Writer    *writer,
               SjElement *element)
{
  guint n_unknown = sj_element_get_n_unknown (element);

  for (guint i = 0; i < n_unknown; i++)
    {
      const char *json;
      const char *member = sj_element_get_unknown (element, i, &json);

      sj_json_writer_member (&writer->json, member);
      sj_json_writer_source (&writer->json, json);
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
      write_unknown (writer, element);
      sj_json_writer_end_object (&writer->json);
    }
  sj_json_writer_end_array (&writer->json);
}

static void
write_asset (Writer     *writer,
             const char *hash)
{
  const char *mime_type;
  gsize length;
  GBytes *bytes = sj_map_get_asset (writer->map, hash, &mime_type);
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *encoded = g_base64_encode (data, length);

  sj_json_writer_member (&writer->json, hash);
  sj_json_writer_begin_object (&writer->json);
  sj_json_writer_member_text (&writer->json, SJ_MAP_MEMBER_ASSET_TYPE, mime_type);
  sj_json_writer_member_text (&writer->json, SJ_MAP_MEMBER_ASSET_DATA, encoded);
  sj_json_writer_end_object (&writer->json);
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
      write_asset (writer, hashes[i]);
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

  write_unknown (&writer, SJ_ELEMENT (map));
  write_assets (&writer);
  sj_json_writer_end_object (&writer.json);

  return sj_json_writer_finish (&writer.json);
}
