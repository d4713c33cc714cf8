#define G_LOG_DOMAIN "sj-io"

#include "io/sj-value-writer.h"

#include <math.h>

#include "io/sj-declaration.h"
#include "io/sj-map-format.h"

/* Writes what elements store, as their classes declare it: one encoding for files, the journal and
 * the clipboard. */

typedef struct
{
  SjJsonWriter *json;
  SjMap        *map;  /* NULL where references need not lead anywhere yet */
} Writer;

static gboolean
refers (Writer     *writer,
        const char *id,
        GType       target)
{
  if (writer->map == NULL)
    return id != NULL;

  return sj_map_lookup_typed (writer->map, id, target) != NULL;
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

  sj_json_writer_member (writer->json, field->name);
  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      sj_json_writer_text (writer->json, *(char *const *) place);
      break;
    case SJ_FIELD_NUMBER:
      sj_json_writer_number (writer->json, *(const double *) place);
      break;
    case SJ_FIELD_COUNT:
      sj_json_writer_number (writer->json, *(const gint64 *) place);
      break;
    case SJ_FIELD_BOOLEAN:
      sj_json_writer_boolean (writer->json, *(const gboolean *) place);
      break;
    case SJ_FIELD_NUMBERS:
      numbers = *(GArray *const *) place;
      sj_json_writer_numbers (writer->json, (const double *) numbers->data, numbers->len);
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

  sj_json_writer_begin_array (writer->json);
  for (guint i = 0; i < sj_records_get_length (records); i++)
    {
      gconstpointer record = sj_records_index (records, i);

      sj_json_writer_item (writer->json);
      sj_json_writer_begin_object (writer->json);
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
          sj_json_writer_member (writer->json, member);
          sj_json_writer_source (writer->json, json);
        }
      sj_json_writer_end_object (writer->json);
    }
  sj_json_writer_end_array (writer->json);
}

static void
write_texts (Writer            *writer,
             const char *const *texts,
             GType              target)
{
  sj_json_writer_begin_array (writer->json);
  for (guint i = 0; texts[i] != NULL; i++)
    if (target == G_TYPE_INVALID || refers (writer, texts[i], target))
      {
        sj_json_writer_item (writer->json);
        sj_json_writer_text (writer->json, texts[i]);
      }
  sj_json_writer_end_array (writer->json);
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
      sj_json_writer_text (writer->json, sj_element_get_text (element, pspec));
      break;
    case SJ_DECLARED_INTEGER:
      sj_json_writer_number (writer->json, sj_element_get_integer (element, pspec));
      break;
    case SJ_DECLARED_NUMBER:
      sj_json_writer_number (writer->json, sj_element_get_number (element, pspec));
      break;
    case SJ_DECLARED_BOOLEAN:
      sj_json_writer_boolean (writer->json, sj_element_get_boolean (element, pspec));
      break;
    case SJ_DECLARED_ENUM:
      sj_json_writer_text (writer->json,
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

/**
 * sj_value_writer_write:
 * @json: a writer where a value is due
 * @element: an element
 * @pspec: one of its stored properties
 *
 * Writes one value; a default, or a number that is none, is null. References are written whether or
 * not they lead anywhere.
 */
void
sj_value_writer_write (SjJsonWriter *json,
                       SjElement    *element,
                       GParamSpec   *pspec)
{
  Writer writer = { json, NULL };
  SjDeclaredType type = sj_declaration_get_type_of (pspec);

  if (sj_element_is_default (element, pspec) || !is_written (&writer, element, pspec, type))
    sj_json_writer_null (json);
  else
    write_value (&writer, element, pspec, type);
}

/**
 * sj_value_writer_write_stored:
 * @json: a writer in an object
 * @map: (nullable): where references must lead to be written; %NULL writes them all
 * @element: an element
 *
 * Writes the id of an element and all it stores that differs from the default.
 */
void
sj_value_writer_write_stored (SjJsonWriter *json,
                              SjMap        *map,
                              SjElement    *element)
{
  Writer writer = { json, map };
  guint n_given = sj_element_get_n_given (element);

  sj_json_writer_member_text (json, SJ_MAP_MEMBER_ID, sj_element_get_id (element));
  for (guint i = 0; i < n_given; i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);
      SjDeclaredType type = sj_declaration_get_type_of (pspec);

      if (!is_written (&writer, element, pspec, type))
        continue;
      sj_json_writer_member (json, pspec->name);
      write_value (&writer, element, pspec, type);
    }
}

/**
 * sj_value_writer_write_unknown:
 * @json: a writer in an object
 * @element: an element
 *
 * Writes the members of an element that this version does not know.
 */
void
sj_value_writer_write_unknown (SjJsonWriter *json,
                               SjElement    *element)
{
  guint n_unknown = sj_element_get_n_unknown (element);

  for (guint i = 0; i < n_unknown; i++)
    {
      const char *source;
      const char *member = sj_element_get_unknown (element, i, &source);

      sj_json_writer_member (json, member);
      sj_json_writer_source (json, source);
    }
}

/**
 * sj_value_writer_write_asset:
 * @json: a writer in the object of assets
 * @map: a map
 * @hash: the SHA-256 of one of its pictures
 *
 * Writes a picture under its hash.
 */
void
sj_value_writer_write_asset (SjJsonWriter *json,
                             SjMap        *map,
                             const char   *hash)
{
  const char *mime_type;
  gsize length;
  GBytes *bytes = sj_map_get_asset (map, hash, &mime_type);
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *encoded = g_base64_encode (data, length);

  sj_json_writer_member (json, hash);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, SJ_MAP_MEMBER_ASSET_TYPE, mime_type);
  sj_json_writer_member_text (json, SJ_MAP_MEMBER_ASSET_DATA, encoded);
  sj_json_writer_end_object (json);
}
