#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-map-schema.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-map.h"
#include "io/sj-declaration.h"
#include "io/sj-json-writer.h"
#include "io/sj-map-format.h"

/* The JSON Schema of the format, from the same declarations that reader and writer follow. */

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define ID_PATTERN "^[A-Za-z0-9_-]{1,64}$"
#define REFERENCE_PATTERN "^([A-Za-z0-9_-]{1,64})?$"
#define HASH_PATTERN "^[0-9a-f]{64}$"

static void
write_kind (SjJsonWriter *json,
            const char   *type)
{
  sj_json_writer_member_text (json, "type", type);
}

static void
write_reference_to (SjJsonWriter *json,
                    const char   *definition)
{
  g_autofree char *path = g_strconcat ("#/$defs/", definition, NULL);

  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "$ref", path);
  sj_json_writer_end_object (json);
}

static void
begin_items (SjJsonWriter *json)
{
  write_kind (json, "array");
  sj_json_writer_member (json, "items");
}

static void
write_text_items (SjJsonWriter *json,
                  gboolean      references)
{
  begin_items (json);
  sj_json_writer_begin_object (json);
  write_kind (json, "string");
  if (references)
    sj_json_writer_member_text (json, "pattern", REFERENCE_PATTERN);
  sj_json_writer_end_object (json);
}

static void
write_bounds (SjJsonWriter *json,
              double        minimum,
              double        maximum)
{
  sj_json_writer_member_number (json, "minimum", minimum);
  sj_json_writer_member_number (json, "maximum", maximum);
}

static void
write_choices (SjJsonWriter *json,
               GParamSpec   *pspec)
{
  GEnumClass *klass = ((GParamSpecEnum *) pspec)->enum_class;
  int chosen = ((GParamSpecEnum *) pspec)->default_value;

  sj_json_writer_member (json, "enum");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < klass->n_values; i++)
    {
      sj_json_writer_item (json);
      sj_json_writer_text (json, klass->values[i].value_nick);
    }
  sj_json_writer_end_array (json);
  sj_json_writer_member_text (json, "default", g_enum_get_value (klass, chosen)->value_nick);
}

static void
write_number (SjJsonWriter *json,
              GParamSpec   *pspec)
{
  GParamSpecDouble *number = (GParamSpecDouble *) pspec;

  write_kind (json, "number");
  write_bounds (json, number->minimum, number->maximum);
  if (!isnan (number->default_value))
    sj_json_writer_member_number (json, "default", number->default_value);
}

static void
write_integer (SjJsonWriter *json,
               GParamSpec   *pspec)
{
  GParamSpecInt *number = (GParamSpecInt *) pspec;

  write_kind (json, "integer");
  write_bounds (json, number->minimum, number->maximum);
  sj_json_writer_member_number (json, "default", number->default_value);
}

static void
write_constraints (SjJsonWriter *json,
                   GParamSpec   *pspec)
{
  switch (sj_declaration_get_type_of (pspec))
    {
    case SJ_DECLARED_TEXT:
      write_kind (json, "string");
      break;
    case SJ_DECLARED_REFERENCE:
      write_kind (json, "string");
      sj_json_writer_member_text (json, "pattern", REFERENCE_PATTERN);
      break;
    case SJ_DECLARED_INTEGER:
      write_integer (json, pspec);
      break;
    case SJ_DECLARED_NUMBER:
      write_number (json, pspec);
      break;
    case SJ_DECLARED_BOOLEAN:
      write_kind (json, "boolean");
      sj_json_writer_member_boolean (json, "default",
                                     ((GParamSpecBoolean *) pspec)->default_value);
      break;
    case SJ_DECLARED_ENUM:
      write_choices (json, pspec);
      break;
    case SJ_DECLARED_LIST:
      write_text_items (json, FALSE);
      break;
    case SJ_DECLARED_REFERENCES:
      write_text_items (json, TRUE);
      break;
    case SJ_DECLARED_RECORDS:
      begin_items (json);
      write_reference_to (json, sj_param_spec_get_record_type (pspec)->name);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_properties (SjJsonWriter   *json,
                  SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  sj_json_writer_member (json, SJ_MAP_MEMBER_ID);
  write_reference_to (json, "id");
  for (guint i = 0; i < n_stored; i++)
    {
      sj_json_writer_member (json, stored[i]->name);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "description", _(g_param_spec_get_blurb (stored[i])));
      write_constraints (json, stored[i]);
      sj_json_writer_end_object (json);
    }
}

static void
write_required (SjJsonWriter *json,
                const char   *first,
                const char   *second,
                const char   *third)
{
  const char *const names[] = { first, second, third };

  sj_json_writer_member (json, "required");
  sj_json_writer_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++)
    {
      sj_json_writer_item (json);
      sj_json_writer_text (json, names[i]);
    }
  sj_json_writer_end_array (json);
}

static void
write_field_constraints (SjJsonWriter *json,
                         SjFieldType   type)
{
  switch (type)
    {
    case SJ_FIELD_TEXT:
      write_kind (json, "string");
      break;
    case SJ_FIELD_REFERENCE:
      write_kind (json, "string");
      sj_json_writer_member_text (json, "pattern", REFERENCE_PATTERN);
      break;
    case SJ_FIELD_NUMBER:
      write_kind (json, "number");
      break;
    case SJ_FIELD_COUNT:
      write_kind (json, "integer");
      sj_json_writer_member_number (json, "minimum", 0);
      break;
    case SJ_FIELD_BOOLEAN:
      write_kind (json, "boolean");
      sj_json_writer_member_boolean (json, "default", FALSE);
      break;
    case SJ_FIELD_NUMBERS:
      begin_items (json);
      sj_json_writer_begin_object (json);
      write_kind (json, "number");
      sj_json_writer_end_object (json);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_record_definition (SjJsonWriter       *json,
                         const SjRecordType *type)
{
  sj_json_writer_member (json, type->name);
  sj_json_writer_begin_object (json);
  write_kind (json, "object");
  sj_json_writer_member (json, "properties");
  sj_json_writer_begin_object (json);
  for (guint i = 0; i < type->n_fields; i++)
    {
      sj_json_writer_member (json, type->fields[i].name);
      sj_json_writer_begin_object (json);
      sj_json_writer_member_text (json, "description", _(type->fields[i].description));
      write_field_constraints (json, type->fields[i].type);
      sj_json_writer_end_object (json);
    }
  sj_json_writer_end_object (json);
  sj_json_writer_end_object (json);
}

static void
write_element_definition (SjJsonWriter   *json,
                          SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if (sj_declaration_get_type_of (stored[i]) == SJ_DECLARED_RECORDS)
      write_record_definition (json, sj_param_spec_get_record_type (stored[i]));

  sj_json_writer_member (json, klass->name);
  sj_json_writer_begin_object (json);
  write_kind (json, "object");
  write_required (json, SJ_MAP_MEMBER_ID, NULL, NULL);
  sj_json_writer_member (json, "properties");
  sj_json_writer_begin_object (json);
  write_properties (json, klass);
  sj_json_writer_end_object (json);
  sj_json_writer_end_object (json);
}

static void
write_asset_definition (SjJsonWriter *json)
{
  sj_json_writer_member (json, "asset");
  sj_json_writer_begin_object (json);
  write_kind (json, "object");
  write_required (json, SJ_MAP_MEMBER_ASSET_TYPE, SJ_MAP_MEMBER_ASSET_DATA, NULL);
  sj_json_writer_member (json, "properties");
  sj_json_writer_begin_object (json);
  sj_json_writer_member (json, SJ_MAP_MEMBER_ASSET_TYPE);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "description", _("MIME type of the picture."));
  write_kind (json, "string");
  sj_json_writer_end_object (json);
  sj_json_writer_member (json, SJ_MAP_MEMBER_ASSET_DATA);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "description", _("Its bytes in Base64."));
  write_kind (json, "string");
  sj_json_writer_member_text (json, "contentEncoding", "base64");
  sj_json_writer_end_object (json);
  sj_json_writer_end_object (json);
  sj_json_writer_end_object (json);
}

static void
write_definitions (SjJsonWriter *json)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  sj_json_writer_member (json, "$defs");
  sj_json_writer_begin_object (json);
  sj_json_writer_member (json, "id");
  sj_json_writer_begin_object (json);
  write_kind (json, "string");
  sj_json_writer_member_text (json, "pattern", ID_PATTERN);
  sj_json_writer_end_object (json);

  for (guint i = 0; i < n_types; i++)
    {
      SjElementClass *klass = g_type_class_ref (types[i]);

      write_element_definition (json, klass);
      g_type_class_unref (klass);
    }
  write_asset_definition (json);
  sj_json_writer_end_object (json);
}

static void
write_head (SjJsonWriter *json)
{
  sj_json_writer_member (json, SJ_MAP_MEMBER_FORMAT);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_text (json, "const", SJ_MAP_FORMAT_NAME);
  sj_json_writer_end_object (json);
  sj_json_writer_member (json, SJ_MAP_MEMBER_VERSION);
  sj_json_writer_begin_object (json);
  sj_json_writer_member_number (json, "const", SJ_MAP_FORMAT_VERSION);
  sj_json_writer_end_object (json);
}

static void
write_collections (SjJsonWriter *json)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      SjElementClass *klass = g_type_class_ref (types[i]);

      sj_json_writer_member (json, klass->collection);
      sj_json_writer_begin_object (json);
      begin_items (json);
      write_reference_to (json, klass->name);
      sj_json_writer_end_object (json);
      g_type_class_unref (klass);
    }
}

static void
write_assets (SjJsonWriter *json)
{
  sj_json_writer_member (json, SJ_MAP_MEMBER_ASSETS);
  sj_json_writer_begin_object (json);
  write_kind (json, "object");
  sj_json_writer_member (json, "patternProperties");
  sj_json_writer_begin_object (json);
  sj_json_writer_member (json, HASH_PATTERN);
  write_reference_to (json, "asset");
  sj_json_writer_end_object (json);
  sj_json_writer_member_boolean (json, "additionalProperties", FALSE);
  sj_json_writer_end_object (json);
}

/**
 * sj_map_schema_write:
 *
 * Returns: (transfer full): the JSON Schema (draft 2020-12) of a map's file, described in the
 *   language of the locale
 */
GBytes *
sj_map_schema_write (void)
{
  SjElementClass *klass = g_type_class_ref (SJ_TYPE_MAP);
  SjJsonWriter json;

  sj_json_writer_init (&json);
  sj_json_writer_begin_object (&json);
  sj_json_writer_member_text (&json, "$schema", DIALECT);
  sj_json_writer_member_text (&json, "title", _("Sojourn journey map"));
  write_kind (&json, "object");
  write_required (&json, SJ_MAP_MEMBER_FORMAT, SJ_MAP_MEMBER_VERSION, SJ_MAP_MEMBER_ID);
  sj_json_writer_member (&json, "properties");
  sj_json_writer_begin_object (&json);
  write_head (&json);
  write_properties (&json, klass);
  write_collections (&json);
  write_assets (&json);
  sj_json_writer_end_object (&json);
  write_definitions (&json);
  sj_json_writer_end_object (&json);
  g_type_class_unref (klass);

  return sj_json_writer_finish (&json);
}
