#define G_LOG_DOMAIN "sj-io"

#include "config.h"

#include "io/sj-map-reference.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/sj-map.h"
#include "io/sj-declaration.h"
#include "io/sj-json-number.h"
#include "io/sj-map-format.h"

/* The written reference of the format, in Markdown, from the declarations. */

static char *
default_of (GParamSpec *pspec)
{
  g_autofree char *number = NULL;
  GEnumClass *klass;
  GEnumValue *chosen;

  switch (sj_declaration_get_type_of (pspec))
    {
    case SJ_DECLARED_INTEGER:
      return g_strdup_printf ("`%d`", ((GParamSpecInt *) pspec)->default_value);
    case SJ_DECLARED_NUMBER:
      if (isnan (((GParamSpecDouble *) pspec)->default_value))
        return g_strdup ("–");
      number = sj_json_number_format (((GParamSpecDouble *) pspec)->default_value);
      return g_strdup_printf ("`%s`", number);
    case SJ_DECLARED_BOOLEAN:
      return g_strdup (((GParamSpecBoolean *) pspec)->default_value ? "`true`" : "`false`");
    case SJ_DECLARED_ENUM:
      klass = ((GParamSpecEnum *) pspec)->enum_class;
      chosen = g_enum_get_value (klass, ((GParamSpecEnum *) pspec)->default_value);
      return g_strdup_printf ("`\"%s\"`", chosen->value_nick);
    case SJ_DECLARED_TEXT:
    case SJ_DECLARED_REFERENCE:
    case SJ_DECLARED_LIST:
    case SJ_DECLARED_REFERENCES:
    case SJ_DECLARED_RECORDS:
    default:
      return g_strdup ("–");
    }
}

static char *
describe (GParamSpec *pspec)
{
  const SjRecordType *records = sj_param_spec_get_record_type (pspec);

  if (records != NULL)
    /* Translators: the kind of record, which is the heading of its table. */
    return g_strdup_printf (_("a list of objects, see [%s](#%s)"), records->name, records->name);
  if ((pspec->flags & (GParamFlags) SJ_PARAM_DATE) != 0)
    return g_strdup (_("a date, `YYYY-MM-DD` or a beginning of it"));
  if ((pspec->flags & (GParamFlags) SJ_PARAM_COLOUR) != 0)
    return g_strdup (_("a colour, `#rrggbb`"));
  if ((pspec->flags & (GParamFlags) SJ_PARAM_ASSET) != 0)
    return g_strdup (_("the SHA-256 of one of the `assets`"));

  return sj_declaration_describe (pspec);
}

static void
append_table_head (GString *text)
{
  g_string_append_printf (text, "\n| %s | %s | %s | %s |\n|---|---|---|---|\n", _("Member"),
                          _("Holds"), _("Default"), _("Meaning"));
}

static void
append_properties (GString        *text,
                   SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);
  const char *group = NULL;

  for (guint i = 0; i < n_stored; i++)
    {
      g_autofree char *holds = describe (stored[i]);
      g_autofree char *standard = default_of (stored[i]);

      if (i == 0 || g_strcmp0 (group, sj_param_spec_get_group (stored[i])) != 0)
        {
          group = sj_param_spec_get_group (stored[i]);
          g_string_append_printf (text, "\n**%s**\n", _(group));
          append_table_head (text);
        }
      g_string_append_printf (text, "| `%s` | %s | %s | %s |\n", stored[i]->name, holds, standard,
                              _(g_param_spec_get_blurb (stored[i])));
    }
}

static void
append_record (GString            *text,
               const SjRecordType *type)
{
  g_string_append_printf (text, "\n### %s\n\n| %s | %s | %s |\n|---|---|---|\n", type->name,
                          _("Member"), _("Holds"), _("Meaning"));
  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (text, "| `%s` | %s | %s |\n", type->fields[i].name,
                            sj_declaration_describe_field (type->fields[i].type),
                            _(type->fields[i].description));
}

static void
append_element (GString *text,
                GType    type)
{
  SjElementClass *klass = g_type_class_ref (type);
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  g_string_append_printf (text, "\n## %s\n\n", klass->name);
  /* Translators: the name of a list in the file, then of a member. */
  g_string_append_printf (text, _("An object of the list `%s`. Its `%s` comes first."),
                          klass->collection, SJ_MAP_MEMBER_ID);
  g_string_append_c (text, '\n');
  append_properties (text, klass);
  for (guint i = 0; i < n_stored; i++)
    if (sj_param_spec_get_record_type (stored[i]) != NULL)
      append_record (text, sj_param_spec_get_record_type (stored[i]));
  g_type_class_unref (klass);
}

static void
append_introduction (GString *text)
{
  const char *const paragraphs[] = {
    _("A `.sojourn` file is one journey map: UTF-8 JSON (RFC 8259) of the MIME type "
      "`application/vnd.sojourn+json`. This page is made by `sojourn-cli schema --markdown`."),
    _("The same map gives the same bytes. Members stand in the order of this page, indented by two "
      "spaces, lists of numbers on one line; what has its default is left out, as are empty "
      "lists; the file ends with one newline. Order has no meaning when a file is read, except "
      "within lists."),
    _("Ids are 1 to 64 ASCII letters, digits, `-` and `_`, and no two elements of a map share one. "
      "An element names another by its id; to name one that is not there is an error. An empty "
      "text names none."),
    _("Members that this version does not know are kept, at the end of the object they stand in. "
      "No member may stand twice in one object."),
    _("A file of an earlier version is brought up to date when it is read. One of a later version "
      "opens for reading only."),
  };

  g_string_append_printf (text, "# %s\n", _("The format of Sojourn's maps"));
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    g_string_append_printf (text, "\n%s\n", paragraphs[i]);
}

static void
append_map (GString *text)
{
  SjElementClass *klass = g_type_class_ref (SJ_TYPE_MAP);
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  g_string_append_printf (text, "\n## %s\n", klass->name);
  g_string_append_printf (text, "\n| %s | %s |\n|---|---|\n", _("Member"), _("Holds"));
  g_string_append_printf (text, "| `%s` | `\"%s\"` |\n", SJ_MAP_MEMBER_FORMAT, SJ_MAP_FORMAT_NAME);
  g_string_append_printf (text, "| `%s` | `%d` |\n", SJ_MAP_MEMBER_VERSION, SJ_MAP_FORMAT_VERSION);
  g_string_append_printf (text, "| `%s` | %s |\n", SJ_MAP_MEMBER_ID, _("the map's own id"));
  append_properties (text, klass);
  g_type_class_unref (klass);

  g_string_append_printf (text, "\n**%s**\n\n| %s | %s |\n|---|---|\n", _("Lists"), _("Member"),
                          _("Holds"));
  for (guint i = 0; i < n_types; i++)
    {
      klass = g_type_class_ref (types[i]);
      g_string_append_printf (text, "| `%s` | [%s](#%s) |\n", klass->collection, klass->name,
                              klass->name);
      g_type_class_unref (klass);
    }
  g_string_append_printf (text, "| `%s` | %s |\n", SJ_MAP_MEMBER_ASSETS,
                          _("pictures by their SHA-256, each an object with `type` (MIME) and "
                            "`data` (Base64); only those that are shown"));
}

/**
 * sj_map_reference_write:
 *
 * Returns: (transfer full): the reference of the format in Markdown, in the language of the locale
 */
GBytes *
sj_map_reference_write (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  append_introduction (text);
  append_map (text);
  for (guint i = 0; i < n_types; i++)
    append_element (text, types[i]);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
