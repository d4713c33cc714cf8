#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-declaration.h"

#include <glib/gi18n-lib.h>

#include "io/sj-json-number.h"

/**
 * sj_declaration_get_type_of:
 * @pspec: a stored property
 *
 * Returns: how files hold it
 */
SjDeclaredType
sj_declaration_get_type_of (GParamSpec *pspec)
{
  gboolean refers = (pspec->flags & (GParamFlags) SJ_PARAM_REFERENCE) != 0;
  GType type = pspec->value_type;

  if (type == G_TYPE_STRING)
    return refers ? SJ_DECLARED_REFERENCE : SJ_DECLARED_TEXT;
  if (type == G_TYPE_STRV)
    return refers ? SJ_DECLARED_REFERENCES : SJ_DECLARED_LIST;
  if (type == SJ_TYPE_RECORDS)
    return SJ_DECLARED_RECORDS;
  if (type == G_TYPE_INT)
    return SJ_DECLARED_INTEGER;
  if (type == G_TYPE_DOUBLE)
    return SJ_DECLARED_NUMBER;
  if (type == G_TYPE_BOOLEAN)
    return SJ_DECLARED_BOOLEAN;

  g_return_val_if_fail (G_TYPE_IS_ENUM (type), SJ_DECLARED_TEXT);
  return SJ_DECLARED_ENUM;
}

static const char *
target_name (GParamSpec *pspec)
{
  /* The types of a map are static, so their classes stay once referenced. */
  SjElementClass *klass = g_type_class_ref (sj_param_spec_get_target (pspec));

  return klass->name;
}

static char *
describe_number (GParamSpec *pspec)
{
  GParamSpecDouble *number = (GParamSpecDouble *) pspec;
  g_autofree char *minimum = sj_json_number_format (number->minimum);
  g_autofree char *maximum = sj_json_number_format (number->maximum);

  /* Translators: the least and the greatest number that is allowed. */
  return g_strdup_printf (_("a number from %s to %s"), minimum, maximum);
}

static char *
describe_enum (GParamSpec *pspec)
{
  GEnumClass *klass = ((GParamSpecEnum *) pspec)->enum_class;
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (words, "%s“%s”", i > 0 ? ", " : "", klass->values[i].value_nick);

  /* Translators: a list of words that a file may hold. */
  return g_strdup_printf (_("one of %s"), words->str);
}

/**
 * sj_declaration_describe:
 * @pspec: a stored property
 *
 * Returns: (transfer full): what a file may hold there, translated: "a whole number from 1 to 5"
 */
char *
sj_declaration_describe (GParamSpec *pspec)
{
  switch (sj_declaration_get_type_of (pspec))
    {
    case SJ_DECLARED_TEXT:
      return g_strdup (_("a text"));
    case SJ_DECLARED_REFERENCE:
      /* Translators: what kind of element the id belongs to, as files call it: step, lane, card. */
      return g_strdup_printf (_("the id of a %s"), target_name (pspec));
    case SJ_DECLARED_INTEGER:
      /* Translators: the least and the greatest number that is allowed. */
      return g_strdup_printf (_("a whole number from %d to %d"),
                              ((GParamSpecInt *) pspec)->minimum,
                              ((GParamSpecInt *) pspec)->maximum);
    case SJ_DECLARED_NUMBER:
      return describe_number (pspec);
    case SJ_DECLARED_BOOLEAN:
      return g_strdup (_("true or false"));
    case SJ_DECLARED_ENUM:
      return describe_enum (pspec);
    case SJ_DECLARED_LIST:
      return g_strdup (_("a list of texts"));
    case SJ_DECLARED_REFERENCES:
      /* Translators: what kind of element the ids belong to, as files call it: persona, card. */
      return g_strdup_printf (_("a list of ids, each of a %s"), target_name (pspec));
    case SJ_DECLARED_RECORDS:
      return g_strdup (_("a list of objects"));
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sj_declaration_describe_field:
 * @type: the type of a field of a record
 *
 * Returns: (transfer none): what a file may hold there, translated
 */
const char *
sj_declaration_describe_field (SjFieldType type)
{
  switch (type)
    {
    case SJ_FIELD_TEXT:
      return _("a text");
    case SJ_FIELD_REFERENCE:
      return _("the id of an element");
    case SJ_FIELD_NUMBER:
      return _("a number");
    case SJ_FIELD_COUNT:
      return _("a whole number, 0 or greater");
    case SJ_FIELD_BOOLEAN:
      return _("true or false");
    case SJ_FIELD_NUMBERS:
      return _("a list of numbers");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * sj_declaration_find_title:
 * @klass: a class of element
 *
 * Returns: (transfer none) (nullable): the property people know an element by, which is the first
 *   plain text it declares
 */
GParamSpec *
sj_declaration_find_title (SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);
  GParamFlags special = (GParamFlags) (SJ_PARAM_LONG_TEXT | SJ_PARAM_DATE | SJ_PARAM_COLOUR |
                                       SJ_PARAM_REFERENCE | SJ_PARAM_ASSET);

  for (guint i = 0; i < n_stored; i++)
    if (stored[i]->value_type == G_TYPE_STRING && (stored[i]->flags & special) == 0)
      return stored[i];

  return NULL;
}
