#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-map-problems.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "io/sj-io-error.h"

/* More than these nobody reads. */
#define MAX_KEPT 20

#define MAX_QUOTED 40

struct _SjMapProblems
{
  char      *file_name;
  GPtrArray *sentences;
  guint      n_problems;
};

SjMapProblems *
sj_map_problems_new (const char *file_name)
{
  SjMapProblems *self = g_new0 (SjMapProblems, 1);

  self->file_name = g_strdup (file_name);
  self->sentences = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
sj_map_problems_free (SjMapProblems *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->file_name);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_QUOTED)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, MAX_QUOTED);
  return g_strconcat (start, "…", NULL);
}

static char *
describe_value (SjJson            *json,
                const SjJsonValue *value)
{
  g_autofree char *short_text = NULL;
  const char *source;
  gsize length;

  switch (value->type)
    {
    case SJ_JSON_TEXT:
      short_text = shorten (value->text);
      return g_strdup_printf ("“%s”", short_text);
    case SJ_JSON_ARRAY:
      return g_strdup (_("a list"));
    case SJ_JSON_OBJECT:
      return g_strdup (_("an object"));
    case SJ_JSON_NULL:
    case SJ_JSON_BOOLEAN:
    case SJ_JSON_NUMBER:
    default:
      source = sj_json_get_source (json, value, &length);
      return g_strndup (source, length);
    }
}

static const char *
text_of (const SjJsonValue *object,
         const char        *name)
{
  const SjJsonValue *value = object != NULL && name != NULL ? sj_json_find (object, name) : NULL;

  return sj_json_is_text (value) && value->length > 0 ? value->text : NULL;
}

static char *
describe_element (const SjMapPlace *place)
{
  const char *title = text_of (place->element, place->title_name);
  const char *id = text_of (place->element, "id");
  g_autofree char *short_title = title != NULL ? shorten (title) : NULL;
  g_autofree char *short_id = id != NULL ? shorten (id) : NULL;

  if (place->collection == NULL)
    return g_strdup (_("The map"));
  if (place->element == NULL)
    return g_strdup_printf ("“%s”", place->collection);
  if (title != NULL && id != NULL)
    /* Translators: list and place in it (JSON), title of the element, its id. */
    return g_strdup_printf (_("%s[%u] (“%s”, id %s)"), place->collection, place->index, short_title,
                            short_id);
  if (id != NULL)
    /* Translators: list and place in it (JSON), id of the element. */
    return g_strdup_printf (_("%s[%u] (id %s)"), place->collection, place->index, short_id);
  if (title != NULL)
    /* Translators: list and place in it (JSON), title of the element. */
    return g_strdup_printf (_("%s[%u] (“%s”)"), place->collection, place->index, short_title);

  return g_strdup_printf ("%s[%u]", place->collection, place->index);
}

static char *
describe_member (const SjMapPlace *place)
{
  if (place->item < 0)
    return g_strdup (place->member);
  if (place->field == NULL)
    return g_strdup_printf ("%s[%d]", place->member, place->item);

  return g_strdup_printf ("%s[%d].%s", place->member, place->item, place->field);
}

/**
 * sj_map_problems_add:
 * @self: problems
 * @place: where it is
 * @sentence: what is wrong, translated; it follows the element and a colon
 */
void
sj_map_problems_add (SjMapProblems    *self,
                     const SjMapPlace *place,
                     const char       *sentence)
{
  g_autofree char *element = NULL;

  self->n_problems++;
  if (self->n_problems > MAX_KEPT)
    return;

  element = describe_element (place);
  g_ptr_array_add (self->sentences, g_strdup_printf ("%s: %s", element, sentence));
}

/**
 * sj_map_problems_expect:
 * @self: problems
 * @place: where it is, with its member
 * @value: what stands there
 * @expected: what may stand there, translated
 */
void
sj_map_problems_expect (SjMapProblems     *self,
                        const SjMapPlace  *place,
                        const SjJsonValue *value,
                        const char        *expected)
{
  g_autofree char *member = describe_member (place);
  g_autofree char *found = describe_value (place->json, value);
  /* Translators: the name of a member, what it holds, what it may hold ("a text"). */
  g_autofree char *sentence = g_strdup_printf (_("“%s” is %s; %s is expected"), member, found,
                                               expected);

  sj_map_problems_add (self, place, sentence);
}

guint
sj_map_problems_get_n (SjMapProblems *self)
{
  return self->n_problems;
}

/**
 * sj_map_problems_list:
 * @self: problems
 *
 * Returns: (transfer full): the first twenty sentences, without the name of the file
 */
char **
sj_map_problems_list (SjMapProblems *self)
{
  char **list = g_new0 (char *, self->sentences->len + 1);

  for (guint i = 0; i < self->sentences->len; i++)
    list[i] = g_strdup (g_ptr_array_index (self->sentences, i));

  return list;
}

/**
 * sj_map_problems_set_error:
 * @self: problems, at least one
 * @error: return location for a #GError
 *
 * Makes an error of the first one that says how many more there are.
 */
void
sj_map_problems_set_error (SjMapProblems  *self,
                           GError        **error)
{
  g_autofree char *more = NULL;
  guint n_more = self->n_problems - 1;

  g_return_if_fail (self->n_problems > 0);

  if (n_more > 0)
    more = g_strdup_printf (ngettext (" (and %u more problem)", " (and %u more problems)", n_more),
                            n_more);

  g_set_error (error, SJ_IO_ERROR, SJ_IO_ERROR_CONTENT, "“%s”: %s%s", self->file_name,
               (const char *) g_ptr_array_index (self->sentences, 0), more != NULL ? more : "");
}
