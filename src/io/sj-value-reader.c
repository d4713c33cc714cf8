#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-value-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  SjMapPlace         place;
  GType              target;
  const SjJsonValue *value;
} SjPendingReference;

void
sj_value_reader_init (SjValueReader *self,
                      SjJson        *json,
                      const char    *file_name,
                      gboolean       lenient)
{
  self->json = json;
  self->problems = sj_map_problems_new (file_name);
  self->lenient = lenient;
  self->references = g_array_new (FALSE, FALSE, sizeof (SjPendingReference));
}

void
sj_value_reader_clear (SjValueReader *self)
{
  g_clear_pointer (&self->problems, sj_map_problems_free);
  g_clear_pointer (&self->references, g_array_unref);
}

/**
 * sj_value_reader_check_names:
 * @self: a reader
 * @place: where the object stands
 * @object: an object
 *
 * Notes a problem if two members have one name, of which JSON does not say which counts, or if a
 * name holds a NUL.
 *
 * Returns: whether all is well
 */
gboolean
sj_value_reader_check_names (SjValueReader     *self,
                             const SjMapPlace  *place,
                             const SjJsonValue *object)
{
  const SjJsonValue *repeated = sj_json_find_repeated (object);
  g_autofree char *sentence = NULL;

  if (repeated != NULL)
    sentence = g_strdup_printf (_("“%s” is there twice"), repeated->name);
  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    if (sentence == NULL && strlen (member->name) != member->name_length)
      sentence = g_strdup_printf (_("the name “%s…” holds a NUL"), member->name);

  if (sentence != NULL)
    sj_map_problems_add (self->problems, place, sentence);

  return sentence == NULL;
}

static void
add_reference (SjValueReader     *self,
               const SjMapPlace  *place,
               GType              target,
               const SjJsonValue *value)
{
  const SjPendingReference reference = { *place, target, value };

  if (value->length > 0)
    g_array_append_val (self->references, reference);
}

/* What does not fit is a problem, or in a file of a later version kept as it is. */
static gboolean
misfit (SjValueReader     *self,
        const SjMapPlace  *place,
        const SjJsonValue *value,
        const char        *expected)
{
  if (!self->lenient)
    sj_map_problems_expect (self->problems, place, value, expected);

  return !self->lenient;
}

static gboolean
misfit_declared (SjValueReader     *self,
                 const SjMapPlace  *place,
                 const SjJsonValue *value,
                 GParamSpec        *pspec)
{
  g_autofree char *expected = sj_declaration_describe (pspec);

  return misfit (self, place, value, expected);
}

static gboolean
is_number_within (const SjJsonValue *value,
                  double             minimum,
                  double             maximum)
{
  return value->type == SJ_JSON_NUMBER && value->number >= minimum && value->number <= maximum;
}

static gboolean
is_whole_within (const SjJsonValue *value,
                 double             minimum,
                 double             maximum)
{
  return is_number_within (value, minimum, maximum) && value->number == floor (value->number);
}

/* Fills @stored if the JSON value fits the declaration of a property that holds one value. */
static gboolean
convert_scalar (GParamSpec        *pspec,
                SjDeclaredType     type,
                const SjJsonValue *value,
                GValue            *stored)
{
  GEnumValue *found;

  switch ((int) type)
    {
    case SJ_DECLARED_TEXT:
    case SJ_DECLARED_REFERENCE:
      if (!sj_json_is_text (value))
        return FALSE;
      g_value_set_static_string (stored, value->text);
      return TRUE;

    case SJ_DECLARED_INTEGER:
      if (!is_whole_within (value, ((GParamSpecInt *) pspec)->minimum,
                            ((GParamSpecInt *) pspec)->maximum))
        return FALSE;
      g_value_set_int (stored, (int) value->number);
      return TRUE;

    case SJ_DECLARED_NUMBER:
      if (!is_number_within (value, ((GParamSpecDouble *) pspec)->minimum,
                             ((GParamSpecDouble *) pspec)->maximum))
        return FALSE;
      g_value_set_double (stored, value->number);
      return TRUE;

    case SJ_DECLARED_BOOLEAN:
      if (value->type != SJ_JSON_BOOLEAN)
        return FALSE;
      g_value_set_boolean (stored, value->boolean);
      return TRUE;

    case SJ_DECLARED_ENUM:
      if (!sj_json_is_text (value))
        return FALSE;
      found = g_enum_get_value_by_nick (((GParamSpecEnum *) pspec)->enum_class, value->text);
      if (found == NULL)
        return FALSE;
      g_value_set_enum (stored, found->value);
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_scalar (SjValueReader     *self,
             SjElement         *element,
             GParamSpec        *pspec,
             SjDeclaredType     type,
             SjMapPlace        *place,
             const SjJsonValue *value)
{
  g_auto(GValue) stored = G_VALUE_INIT;

  g_value_init (&stored, pspec->value_type);
  if (!convert_scalar (pspec, type, value, &stored))
    return misfit_declared (self, place, value, pspec);

  sj_element_set_value (element, pspec, &stored);
  if (type == SJ_DECLARED_REFERENCE)
    add_reference (self, place, sj_param_spec_get_target (pspec), value);
  return TRUE;
}

static gboolean
read_list (SjValueReader     *self,
           SjElement         *element,
           GParamSpec        *pspec,
           SjMapPlace        *place,
           const SjJsonValue *value)
{
  g_auto(GValue) stored = G_VALUE_INIT;
  g_autofree const char **texts = NULL;
  guint n_texts = 0;

  if (value->type != SJ_JSON_ARRAY)
    return misfit_declared (self, place, value, pspec);

  texts = g_new0 (const char *, value->length + 1);
  for (const SjJsonValue *item = value->first; item != NULL; item = item->next)
    {
      place->item = n_texts;
      if (!sj_json_is_text (item))
        return misfit (self, place, item, _("a text"));
      if (sj_param_spec_get_target (pspec) != G_TYPE_INVALID)
        add_reference (self, place, sj_param_spec_get_target (pspec), item);
      texts[n_texts++] = item->text;
    }

  g_value_init (&stored, G_TYPE_STRV);
  g_value_set_static_boxed (&stored, texts);
  sj_element_set_value (element, pspec, &stored);
  return TRUE;
}

static gboolean
read_numbers (GArray            **numbers,
              const SjJsonValue  *value)
{
  if (value->type != SJ_JSON_ARRAY)
    return FALSE;

  *numbers = g_array_sized_new (FALSE, FALSE, sizeof (double), value->length);
  for (const SjJsonValue *item = value->first; item != NULL; item = item->next)
    {
      if (item->type != SJ_JSON_NUMBER || !isfinite (item->number))
        return FALSE;
      g_array_append_val (*numbers, item->number);
    }

  return TRUE;
}

static gboolean
convert_field (const SjField     *field,
               gpointer           record,
               const SjJsonValue *value)
{
  gpointer place = (char *) record + field->offset;

  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      if (!sj_json_is_text (value))
        return FALSE;
      sj_record_set_text (place, value->text);
      return TRUE;

    case SJ_FIELD_NUMBER:
      *(double *) place = value->number;
      return value->type == SJ_JSON_NUMBER && isfinite (value->number);

    case SJ_FIELD_COUNT:
      *(gint64 *) place = is_whole_within (value, 0.0, 9e15) ? (gint64) value->number : -1;
      return *(gint64 *) place >= 0;

    case SJ_FIELD_BOOLEAN:
      *(gboolean *) place = value->type == SJ_JSON_BOOLEAN && value->boolean;
      return value->type == SJ_JSON_BOOLEAN;

    case SJ_FIELD_NUMBERS:
      return read_numbers (place, value);

    default:
      g_return_val_if_reached (FALSE);
    }
}

static const SjField *
find_field (const SjRecordType *type,
            const char         *name)
{
  for (guint i = 0; i < type->n_fields; i++)
    if (g_str_equal (type->fields[i].name, name))
      return &type->fields[i];

  return NULL;
}

static void
keep_unknown_field (SjValueReader     *self,
                    SjRecords         *records,
                    guint              position,
                    const SjJsonValue *member)
{
  gsize length;
  const char *source = sj_json_get_source (self->json, member, &length);
  g_autofree char *json = g_strndup (source, length);

  sj_records_set_unknown (records, position, member->name, json);
}

static gboolean
read_field (SjValueReader     *self,
            SjRecords         *records,
            SjMapPlace        *place,
            const SjJsonValue *member)
{
  const SjField *field = find_field (sj_records_get_record_type (records), member->name);

  place->field = member->name;
  if (field == NULL)
    {
      keep_unknown_field (self, records, place->item, member);
      return TRUE;
    }
  if (!convert_field (field, sj_records_index (records, place->item), member))
    return misfit (self, place, member, sj_declaration_describe_field (field->type));
  if (field->type == SJ_FIELD_REFERENCE)
    add_reference (self, place, SJ_TYPE_ELEMENT, member);

  return TRUE;
}

static gboolean
read_records (SjValueReader     *self,
              SjElement         *element,
              GParamSpec        *pspec,
              SjMapPlace        *place,
              const SjJsonValue *value)
{
  g_autoptr(SjRecords) records = NULL;
  g_auto(GValue) stored = G_VALUE_INIT;
  int position = 0;

  if (value->type != SJ_JSON_ARRAY)
    return misfit_declared (self, place, value, pspec);

  records = sj_records_new (sj_param_spec_get_record_type (pspec), value->length);
  for (const SjJsonValue *item = value->first; item != NULL; item = item->next, position++)
    {
      place->item = position;
      place->field = NULL;
      if (item->type != SJ_JSON_OBJECT)
        return misfit (self, place, item, _("an object"));
      if (!sj_value_reader_check_names (self, place, item))
        return TRUE;
      for (const SjJsonValue *member = item->first; member != NULL; member = member->next)
        if (!read_field (self, records, place, member))
          return FALSE;
    }

  g_value_init (&stored, SJ_TYPE_RECORDS);
  g_value_set_boxed (&stored, records);
  sj_element_set_value (element, pspec, &stored);
  return TRUE;
}

/**
 * sj_value_reader_read:
 * @self: a reader
 * @element: where to store the value; in a map without an edit log, or in none
 * @pspec: the declaration
 * @place: where it stands, with its member
 * @value: what stands there
 *
 * Stores a value, or notes a problem.
 *
 * Returns: %FALSE if the value does not fit and shall be kept unread, which is so only in a file of
 *   a later version
 */
gboolean
sj_value_reader_read (SjValueReader     *self,
                      SjElement         *element,
                      GParamSpec        *pspec,
                      SjMapPlace        *place,
                      const SjJsonValue *value)
{
  SjDeclaredType type = sj_declaration_get_type_of (pspec);

  if (type == SJ_DECLARED_LIST || type == SJ_DECLARED_REFERENCES)
    return read_list (self, element, pspec, place, value);
  if (type == SJ_DECLARED_RECORDS)
    return read_records (self, element, pspec, place, value);

  return read_scalar (self, element, pspec, type, place, value);
}

static char *
describe_target (GType type)
{
  SjElementClass *klass;

  if (type == SJ_TYPE_ELEMENT)
    return g_strdup (_("the id of an element"));

  klass = g_type_class_peek (type);
  return g_strdup_printf (_("the id of a %s"), klass->name);
}

/**
 * sj_value_reader_check_references:
 * @self: a reader
 * @map: the map with everything in it
 *
 * Notes a problem for each id that belongs to nothing or to something of another type.
 */
void
sj_value_reader_check_references (SjValueReader *self,
                                  SjMap         *map)
{
  for (guint i = 0; !self->lenient && i < self->references->len; i++)
    {
      SjPendingReference *reference = &g_array_index (self->references, SjPendingReference, i);
      g_autofree char *expected = NULL;

      if (sj_map_lookup_typed (map, reference->value->text, reference->target) != NULL)
        continue;

      expected = describe_target (reference->target);
      sj_map_problems_expect (self->problems, &reference->place, reference->value, expected);
    }
}
