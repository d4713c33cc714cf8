#define G_LOG_DOMAIN "sj-io"

#include "io/sj-json.h"

#include <math.h>
#include <string.h>

/**
 * SjJson:
 *
 * A parsed JSON document: one block of values after another and one buffer in which the texts lie
 * where they stood in the file. Nothing is allocated per value, so that a map of ten thousand
 * touchpoints opens at once; json-glib's tree is made from it only where a migration needs one.
 */

#define VALUES_PER_BLOCK 1024

/* Up to here comparing each with each is faster than hashing. */
#define FEW_MEMBERS 32

typedef struct _Block Block;

struct _Block
{
  Block      *next;
  guint       n_values;
  SjJsonValue values[VALUES_PER_BLOCK];
};

struct _SjJson
{
  GBytes *source;
  char   *buffer;  /* a copy of the source in which texts are decoded in place */
  Block  *first;
  Block  *last;
};

/**
 * sj_json_new:
 * @source: the bytes of a document
 *
 * Makes an empty document for a parser to fill.
 *
 * Returns: (transfer full): the document
 */
SjJson *
sj_json_new (GBytes *source)
{
  SjJson *self;
  gsize length;
  const char *bytes;

  g_return_val_if_fail (source != NULL, NULL);

  bytes = g_bytes_get_data (source, &length);
  self = g_new0 (SjJson, 1);
  self->source = g_bytes_ref (source);
  self->buffer = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->buffer, bytes, length);
  self->buffer[length] = '\0';

  return self;
}

void
sj_json_free (SjJson *self)
{
  g_return_if_fail (self != NULL);

  while (self->first != NULL)
    {
      Block *next = self->first->next;

      g_free (self->first);
      self->first = next;
    }
  g_free (self->buffer);
  g_bytes_unref (self->source);
  g_free (self);
}

/**
 * sj_json_get_buffer:
 * @self: a document
 * @length: (out): bytes, without the NUL that ends them
 *
 * Returns: (transfer none): a copy of the source that the parser may change
 */
char *
sj_json_get_buffer (SjJson *self,
                    gsize  *length)
{
  *length = g_bytes_get_size (self->source);
  return self->buffer;
}

/**
 * sj_json_add_value:
 * @self: a document
 *
 * Returns: (transfer none): a new value, all zeros; the first one is the root
 */
SjJsonValue *
sj_json_add_value (SjJson *self)
{
  if (self->last == NULL || self->last->n_values == VALUES_PER_BLOCK)
    {
      Block *block = g_new0 (Block, 1);

      if (self->last != NULL)
        self->last->next = block;
      else
        self->first = block;
      self->last = block;
    }

  return &self->last->values[self->last->n_values++];
}

const SjJsonValue *
sj_json_get_root (SjJson *self)
{
  g_return_val_if_fail (self != NULL && self->first != NULL, NULL);

  return &self->first->values[0];
}

/**
 * sj_json_get_source:
 * @self: a document
 * @value: one of its values
 * @length: (out): bytes
 *
 * Returns: (transfer none): how the value was written
 */
const char *
sj_json_get_source (SjJson            *self,
                    const SjJsonValue *value,
                    gsize             *length)
{
  g_return_val_if_fail (self != NULL && value != NULL, NULL);

  *length = value->end - value->start;
  return (const char *) g_bytes_get_data (self->source, NULL) + value->start;
}

/**
 * sj_json_find:
 * @object: a value
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the first member of that name, %NULL also if @object is none
 */
const SjJsonValue *
sj_json_find (const SjJsonValue *object,
              const char        *name)
{
  gsize length = strlen (name);

  if (object->type != SJ_JSON_OBJECT)
    return NULL;

  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    if (member->name_length == length && memcmp (member->name, name, length) == 0)
      return member;

  return NULL;
}

static gboolean
have_same_name (const SjJsonValue *first,
                const SjJsonValue *second)
{
  return first->name_length == second->name_length &&
         memcmp (first->name, second->name, first->name_length) == 0;
}

static const SjJsonValue *
find_repeated_in_many (const SjJsonValue *object)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    if (!g_hash_table_add (names, g_bytes_new_static (member->name, member->name_length)))
      return member;

  return NULL;
}

/**
 * sj_json_find_repeated:
 * @object: an object
 *
 * Returns: (transfer none) (nullable): a member whose name an earlier one has already
 */
const SjJsonValue *
sj_json_find_repeated (const SjJsonValue *object)
{
  g_return_val_if_fail (object != NULL && object->type == SJ_JSON_OBJECT, NULL);

  if (object->length > FEW_MEMBERS)
    return find_repeated_in_many (object);

  for (const SjJsonValue *member = object->first; member != NULL; member = member->next)
    for (const SjJsonValue *earlier = object->first; earlier != member; earlier = earlier->next)
      if (have_same_name (member, earlier))
        return member;

  return NULL;
}

/**
 * sj_json_is_text:
 * @value: (nullable): a value
 *
 * Returns: whether it is a text that C can hold, which one with a NUL is not
 */
gboolean
sj_json_is_text (const SjJsonValue *value)
{
  return value != NULL && value->type == SJ_JSON_TEXT && strlen (value->text) == value->length;
}

static JsonNode *
number_to_node (double number)
{
  JsonNode *node = json_node_alloc ();

  if (number == floor (number) && fabs (number) < 9007199254740992.0)
    return json_node_init_int (node, (gint64) number);

  return json_node_init_double (node, number);
}

static JsonNode *
array_to_node (const SjJsonValue *value)
{
  JsonArray *array = json_array_sized_new (value->length);

  for (const SjJsonValue *item = value->first; item != NULL; item = item->next)
    json_array_add_element (array, sj_json_to_node (item));

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
object_to_node (const SjJsonValue *value)
{
  JsonObject *object = json_object_new ();

  for (const SjJsonValue *member = value->first; member != NULL; member = member->next)
    json_object_set_member (object, member->name, sj_json_to_node (member));

  return json_node_init_object (json_node_alloc (), object);
}

/**
 * sj_json_to_node:
 * @value: a value
 *
 * Returns: (transfer full): the same as json-glib has it; of members of one name the last
 */
JsonNode *
sj_json_to_node (const SjJsonValue *value)
{
  JsonNode *node = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  switch (value->type)
    {
    case SJ_JSON_NULL:
      return json_node_init_null (json_node_alloc ());
    case SJ_JSON_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), value->boolean);
    case SJ_JSON_NUMBER:
      return number_to_node (value->number);
    case SJ_JSON_TEXT:
      return json_node_init_string (json_node_alloc (), value->text);
    case SJ_JSON_ARRAY:
      node = array_to_node (value);
      json_array_unref (json_node_get_array (node));
      return node;
    case SJ_JSON_OBJECT:
      node = object_to_node (value);
      json_object_unref (json_node_get_object (node));
      return node;
    default:
      g_return_val_if_reached (NULL);
    }
}
