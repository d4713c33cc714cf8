#define G_LOG_DOMAIN "sj-records"

#include "core/sj-records.h"

#include <math.h>
#include <string.h>

/**
 * SjRecords:
 *
 * A reference-counted list of plain structures whose fields are declared, so that files, undo and
 * comparison handle the points of a curve or the KPIs of a touchpoint without knowing them. A list
 * that has been handed to an element is not written to any more: change a copy and set that.
 */
struct _SjRecords
{
  grefcount           references;
  const SjRecordType *type;
  guint               length;
  char               *bytes;
  GArray             *unknown;  /* UnknownField, by record; NULL when there is none */
};

typedef struct
{
  guint  record;
  char  *member;
  char  *json;
} UnknownField;

G_DEFINE_BOXED_TYPE (SjRecords, sj_records, sj_records_ref, sj_records_unref)

static void
unknown_field_clear (UnknownField *unknown)
{
  g_clear_pointer (&unknown->member, g_free);
  g_clear_pointer (&unknown->json, g_free);
}

static gpointer
field_at (const SjField *field,
          gconstpointer  record)
{
  return (char *) record + field->offset;
}

static void
record_init (const SjRecordType *type,
             gpointer            record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];

      if (field->type == SJ_FIELD_NUMBER)
        *(double *) field_at (field, record) = NAN;
      else if (field->type == SJ_FIELD_COUNT)
        *(gint64 *) field_at (field, record) = -1;
    }
}

static void
record_clear (const SjRecordType *type,
              gpointer            record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];

      if (field->type == SJ_FIELD_TEXT || field->type == SJ_FIELD_REFERENCE)
        g_clear_pointer ((char **) field_at (field, record), g_free);
      else if (field->type == SJ_FIELD_NUMBERS)
        g_clear_pointer ((GArray **) field_at (field, record), g_array_unref);
    }
}

static void
record_copy (const SjRecordType *type,
             gconstpointer       from,
             gpointer            to)
{
  memcpy (to, from, type->size);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];

      if (field->type == SJ_FIELD_TEXT || field->type == SJ_FIELD_REFERENCE)
        *(char **) field_at (field, to) = g_strdup (*(char **) field_at (field, from));
      else if (field->type == SJ_FIELD_NUMBERS && *(GArray **) field_at (field, from) != NULL)
        *(GArray **) field_at (field, to) = g_array_copy (*(GArray **) field_at (field, from));
    }
}

/**
 * sj_records_new:
 * @type: the declaration; static
 * @length: how many records
 *
 * Makes a list whose records hold their defaults.
 *
 * Returns: (transfer full): the list
 */
SjRecords *
sj_records_new (const SjRecordType *type,
                guint               length)
{
  SjRecords *self;

  g_return_val_if_fail (type != NULL, NULL);

  self = g_new0 (SjRecords, 1);
  g_ref_count_init (&self->references);
  self->type = type;
  self->length = length;
  self->bytes = g_malloc0_n (MAX (length, 1), type->size);

  for (guint i = 0; i < length; i++)
    record_init (type, sj_records_index (self, i));

  return self;
}

/**
 * sj_records_copy:
 * @self: a list
 *
 * Returns: (transfer full): an independent list that may be changed
 */
SjRecords *
sj_records_copy (SjRecords *self)
{
  return sj_records_extend (self, 0);
}

/**
 * sj_records_extend:
 * @self: a list
 * @n_more: how many records are added at the end, with their defaults
 *
 * Returns: (transfer full): an independent list that may be changed
 */
SjRecords *
sj_records_extend (SjRecords *self,
                   guint      n_more)
{
  SjRecords *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = sj_records_new (self->type, self->length + n_more);
  for (guint i = 0; i < self->length; i++)
    record_copy (self->type, sj_records_index (self, i), sj_records_index (copy, i));
  for (guint i = 0; self->unknown != NULL && i < self->unknown->len; i++)
    {
      UnknownField *unknown = &g_array_index (self->unknown, UnknownField, i);

      sj_records_set_unknown (copy, unknown->record, unknown->member, unknown->json);
    }

  return copy;
}

SjRecords *
sj_records_ref (SjRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->references);
  return self;
}

void
sj_records_unref (SjRecords *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < self->length; i++)
    record_clear (self->type, sj_records_index (self, i));

  g_clear_pointer (&self->unknown, g_array_unref);
  g_free (self->bytes);
  g_free (self);
}

const SjRecordType *
sj_records_get_record_type (SjRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type;
}

/**
 * sj_records_get_length:
 * @self: (nullable): a list
 *
 * Returns: how many records; 0 for %NULL
 */
guint
sj_records_get_length (SjRecords *self)
{
  return self != NULL ? self->length : 0;
}

/**
 * sj_records_index:
 * @self: a list
 * @position: less than its length
 *
 * Returns: (transfer none): the structure at @position
 */
gpointer
sj_records_index (SjRecords *self,
                  guint      position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->length, NULL);

  return self->bytes + position * self->type->size;
}

/* What is unknown of a record goes with it, and that of later ones moves up as they do. */
static void
forget_unknown (SjRecords *self,
                guint      position)
{
  for (guint i = self->unknown != NULL ? self->unknown->len : 0; i > 0; i--)
    {
      UnknownField *unknown = &g_array_index (self->unknown, UnknownField, i - 1);

      if (unknown->record == position)
        g_array_remove_index (self->unknown, i - 1);
      else if (unknown->record > position)
        unknown->record--;
    }
}

/**
 * sj_records_append:
 * @self: a list that no element has yet
 *
 * Adds a record that holds its defaults. Records found before may have moved.
 *
 * Returns: (transfer none): the new structure
 */
gpointer
sj_records_append (SjRecords *self)
{
  gpointer record;

  g_return_val_if_fail (self != NULL, NULL);

  self->bytes = g_realloc_n (self->bytes, self->length + 1, self->type->size);
  record = self->bytes + self->length * self->type->size;
  memset (record, 0, self->type->size);
  record_init (self->type, record);
  self->length++;

  return record;
}

/**
 * sj_records_remove:
 * @self: a list that no element has yet
 * @position: less than its length
 *
 * Takes a record out.
 */
void
sj_records_remove (SjRecords *self,
                   guint      position)
{
  char *record;

  g_return_if_fail (self != NULL && position < self->length);

  forget_unknown (self, position);
  record = sj_records_index (self, position);
  record_clear (self->type, record);
  self->length--;
  memmove (record, record + self->type->size, (self->length - position) * self->type->size);
}

static gboolean
numbers_equal (GArray *first,
               GArray *second)
{
  guint length = first != NULL ? first->len : 0;

  if (length != (second != NULL ? second->len : 0))
    return FALSE;

  return length == 0 || memcmp (first->data, second->data, length * sizeof (double)) == 0;
}

static gboolean
fields_equal (const SjField *field,
              gconstpointer  first,
              gconstpointer  second)
{
  gpointer a = field_at (field, first);
  gpointer b = field_at (field, second);
  double number_a, number_b;

  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      return g_strcmp0 (*(char **) a != NULL ? *(char **) a : "",
                        *(char **) b != NULL ? *(char **) b : "") == 0;
    case SJ_FIELD_NUMBER:
      number_a = *(double *) a;
      number_b = *(double *) b;
      return number_a == number_b || (isnan (number_a) && isnan (number_b));
    case SJ_FIELD_COUNT:
      return *(gint64 *) a == *(gint64 *) b;
    case SJ_FIELD_BOOLEAN:
      return *(gboolean *) a == *(gboolean *) b;
    case SJ_FIELD_NUMBERS:
      return numbers_equal (*(GArray **) a, *(GArray **) b);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
unknown_equal (SjRecords *first,
               SjRecords *second)
{
  guint length = first->unknown != NULL ? first->unknown->len : 0;

  if (length != (second->unknown != NULL ? second->unknown->len : 0))
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      UnknownField *a = &g_array_index (first->unknown, UnknownField, i);
      UnknownField *b = &g_array_index (second->unknown, UnknownField, i);

      if (a->record != b->record || !g_str_equal (a->member, b->member) ||
          !g_str_equal (a->json, b->json))
        return FALSE;
    }

  return TRUE;
}

/**
 * sj_records_equal:
 * @first: (nullable): a list
 * @second: (nullable): a list
 *
 * Compares field by field. %NULL equals a list without records.
 *
 * Returns: whether both hold the same
 */
gboolean
sj_records_equal (SjRecords *first,
                  SjRecords *second)
{
  if (first == second)
    return TRUE;
  if (sj_records_get_length (first) != sj_records_get_length (second))
    return FALSE;
  if (sj_records_get_length (first) == 0)
    return TRUE;
  if (first->type != second->type)
    return FALSE;

  for (guint i = 0; i < first->length; i++)
    for (guint j = 0; j < first->type->n_fields; j++)
      if (!fields_equal (&first->type->fields[j],
                         sj_records_index (first, i), sj_records_index (second, i)))
        return FALSE;

  return unknown_equal (first, second);
}

/**
 * sj_records_set_unknown:
 * @self: a list that is still being filled
 * @position: a record; none before the one last given
 * @member: the name of a member that no field is declared for
 * @json: its value, as JSON text
 *
 * Keeps what a later version, or somebody's own tool, wrote into a record.
 */
void
sj_records_set_unknown (SjRecords  *self,
                        guint       position,
                        const char *member,
                        const char *json)
{
  UnknownField unknown = { position };

  g_return_if_fail (self != NULL && position < self->length);
  g_return_if_fail (member != NULL && json != NULL);

  if (self->unknown == NULL)
    {
      self->unknown = g_array_new (FALSE, FALSE, sizeof (UnknownField));
      g_array_set_clear_func (self->unknown, (GDestroyNotify) unknown_field_clear);
    }

  unknown.member = g_strdup (member);
  unknown.json = g_strdup (json);
  g_array_append_val (self->unknown, unknown);
}

guint
sj_records_get_n_unknown (SjRecords *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->unknown != NULL ? self->unknown->len : 0;
}

/**
 * sj_records_get_unknown:
 * @self: a list
 * @index: less than sj_records_get_n_unknown()
 * @position: (out): the record it belongs to
 * @json: (out) (transfer none): the value as JSON text
 *
 * Returns: (transfer none): the member's name; members come in the order of their records
 */
const char *
sj_records_get_unknown (SjRecords   *self,
                        guint        index,
                        guint       *position,
                        const char **json)
{
  UnknownField *unknown;

  g_return_val_if_fail (index < sj_records_get_n_unknown (self), NULL);

  unknown = &g_array_index (self->unknown, UnknownField, index);
  *position = unknown->record;
  *json = unknown->json;
  return unknown->member;
}

/**
 * sj_record_set_text:
 * @field: the text field of a record that is still being filled
 * @text: (nullable): its new content, copied
 */
void
sj_record_set_text (char       **field,
                    const char  *text)
{
  g_return_if_fail (field != NULL);

  g_free (*field);
  *field = g_strdup (text);
}

/**
 * sj_record_field_is_default:
 * @field: a declared field
 * @record: a record that has it
 *
 * Returns: whether the field holds what a new record holds, so that files leave it out
 */
gboolean
sj_record_field_is_default (const SjField *field,
                            gconstpointer  record)
{
  gpointer place;

  g_return_val_if_fail (field != NULL && record != NULL, TRUE);

  place = field_at (field, record);
  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      return *(char **) place == NULL || **(char **) place == '\0';
    case SJ_FIELD_NUMBER:
      return isnan (*(double *) place);
    case SJ_FIELD_COUNT:
      return *(gint64 *) place == -1;
    case SJ_FIELD_BOOLEAN:
      return !*(gboolean *) place;
    case SJ_FIELD_NUMBERS:
      return *(GArray **) place == NULL || (*(GArray **) place)->len == 0;
    default:
      g_return_val_if_reached (TRUE);
    }
}
