#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  SJ_JSON_NULL,
  SJ_JSON_BOOLEAN,
  SJ_JSON_NUMBER,
  SJ_JSON_TEXT,
  SJ_JSON_ARRAY,
  SJ_JSON_OBJECT,
} SjJsonType;

typedef struct _SjJson SjJson;
typedef struct _SjJsonValue SjJsonValue;

/**
 * SjJsonValue:
 * @type: what it is
 * @length: bytes of a text, items of an array, members of an object
 * @start: where it begins in the source
 * @end: where it ends in the source
 * @name_length: bytes of the name
 * @name: (nullable): the member's name if it stands in an object
 * @next: (nullable): the next item or member of the same container
 * @text: a text, ended by a NUL that @length does not count
 * @number: a number; infinite if it is too large
 * @boolean: a truth value
 * @first: (nullable): the first item or member of a container
 *
 * One value of a parsed document; read only, owned by the #SjJson it came from.
 */
struct _SjJsonValue
{
  SjJsonType   type;
  guint32      length;
  guint32      start;
  guint32      end;
  guint32      name_length;
  const char  *name;
  SjJsonValue *next;
  union
  {
    const char  *text;
    double       number;
    gboolean     boolean;
    SjJsonValue *first;
  };
};

SjJson            *sj_json_new        (GBytes            *source);
void               sj_json_free       (SjJson            *self);
char              *sj_json_get_buffer (SjJson            *self,
                                       gsize             *length);
SjJsonValue       *sj_json_add_value  (SjJson            *self);
const SjJsonValue *sj_json_get_root   (SjJson            *self);
const char        *sj_json_get_source (SjJson            *self,
                                       const SjJsonValue *value,
                                       gsize             *length);

const SjJsonValue *sj_json_find       (const SjJsonValue *object,
                                       const char        *name);
const SjJsonValue *sj_json_find_repeated (const SjJsonValue *object);
gboolean           sj_json_is_text    (const SjJsonValue *value);
JsonNode          *sj_json_to_node    (const SjJsonValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjJson, sj_json_free)

G_END_DECLS
