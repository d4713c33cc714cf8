#define G_LOG_DOMAIN "sj-param"

#include "core/sj-param.h"

#include <math.h>

/*
 * What GObject's own declarations cannot say: a number that may be absent, an id that points at
 * another kind of element, a list of records, and the inspector group a property belongs to.
 */

static GQuark sj_param_target_quark      (void);
static GQuark sj_param_record_type_quark (void);
static GQuark sj_param_group_quark       (void);

G_DEFINE_QUARK (sj-param-target, sj_param_target)
G_DEFINE_QUARK (sj-param-record-type, sj_param_record_type)
G_DEFINE_QUARK (sj-param-group, sj_param_group)

static gboolean
param_number_validate (GParamSpec *pspec,
                       GValue     *value)
{
  GParamSpecDouble *number = (GParamSpecDouble *) pspec;
  double before = g_value_get_double (value);

  if (isnan (before))
    return FALSE;

  g_value_set_double (value, CLAMP (before, number->minimum, number->maximum));
  return g_value_get_double (value) != before;
}

static int
param_number_compare (GParamSpec   *pspec,
                      const GValue *first,
                      const GValue *second)
{
  double a = g_value_get_double (first);
  double b = g_value_get_double (second);

  if (isnan (a) || isnan (b))
    return (int) isnan (b) - (int) isnan (a);

  return (a > b) - (a < b);
}

static void
param_number_set_default (GParamSpec *pspec,
                          GValue     *value)
{
  g_value_set_double (value, ((GParamSpecDouble *) pspec)->default_value);
}

GType
sj_param_number_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      const GParamSpecTypeInfo info = {
        .instance_size = sizeof (GParamSpecDouble),
        .value_type = G_TYPE_DOUBLE,
        .value_set_default = param_number_set_default,
        .value_validate = param_number_validate,
        .values_cmp = param_number_compare,
      };

      g_once_init_leave (&type, g_param_type_register_static ("SjParamNumber", &info));
    }

  return type;
}

/**
 * sj_param_spec_number:
 * @name: the property's name
 * @label: what people call it, marked for translation
 * @description: one sentence, marked for translation
 * @minimum: least value
 * @maximum: greatest value
 * @default_value: the default; `NAN` for "not given"
 *
 * Declares a stored number. Unlike a plain double it may be absent, which is `NAN`.
 *
 * Returns: (transfer floating): the declaration
 */
GParamSpec *
sj_param_spec_number (const char *name,
                      const char *label,
                      const char *description,
                      double      minimum,
                      double      maximum,
                      double      default_value)
{
  GParamSpecDouble *number;

  g_return_val_if_fail (minimum <= maximum, NULL);

  number = g_param_spec_internal (SJ_TYPE_PARAM_NUMBER, name, label, description, SJ_PARAM_FLAGS);
  number->minimum = minimum;
  number->maximum = maximum;
  number->default_value = default_value;
  number->epsilon = 0.0;

  return G_PARAM_SPEC (number);
}

/**
 * sj_param_spec_reference:
 * @target: the type of element that is pointed at
 * @many: whether the property is a list of ids rather than one
 *
 * Declares a stored reference by id; an empty text is "none".
 *
 * Returns: (transfer floating): the declaration
 */
GParamSpec *
sj_param_spec_reference (const char *name,
                         const char *label,
                         const char *description,
                         GType       target,
                         gboolean    many)
{
  GParamFlags flags = SJ_PARAM_FLAGS | (GParamFlags) SJ_PARAM_REFERENCE;
  GParamSpec *pspec;

  if (many)
    pspec = g_param_spec_boxed (name, label, description, G_TYPE_STRV, flags);
  else
    pspec = g_param_spec_string (name, label, description, "", flags);

  g_param_spec_set_qdata (pspec, sj_param_target_quark (), GSIZE_TO_POINTER (target));

  return pspec;
}

/**
 * sj_param_spec_get_target:
 * @pspec: a declaration
 *
 * Returns: the type that a reference points at, %G_TYPE_INVALID for anything else
 */
GType
sj_param_spec_get_target (GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), G_TYPE_INVALID);

  return GPOINTER_TO_SIZE (g_param_spec_get_qdata (pspec, sj_param_target_quark ()));
}

/**
 * sj_param_spec_records:
 * @type: the fields of one record; static
 *
 * Declares a stored list of records, a boxed #SjRecords or %NULL for the empty list.
 *
 * Returns: (transfer floating): the declaration
 */
GParamSpec *
sj_param_spec_records (const char         *name,
                       const char         *label,
                       const char         *description,
                       const SjRecordType *type)
{
  GParamSpec *pspec;

  pspec = g_param_spec_boxed (name, label, description, SJ_TYPE_RECORDS, SJ_PARAM_FLAGS);
  g_param_spec_set_qdata (pspec, sj_param_record_type_quark (), (gpointer) type);

  return pspec;
}

/**
 * sj_param_spec_get_record_type:
 * @pspec: a declaration
 *
 * Returns: (nullable) (transfer none): the fields of one record, %NULL if it is no list of records
 */
const SjRecordType *
sj_param_spec_get_record_type (GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), NULL);

  return g_param_spec_get_qdata (pspec, sj_param_record_type_quark ());
}

void
sj_param_spec_set_group (GParamSpec *pspec,
                         const char *group)
{
  g_return_if_fail (G_IS_PARAM_SPEC (pspec));

  g_param_spec_set_qdata (pspec, sj_param_group_quark (), (gpointer) group);
}

/**
 * sj_param_spec_get_group:
 * @pspec: a declaration
 *
 * Returns: (nullable) (transfer none): the untranslated heading under which an inspector shows it
 */
const char *
sj_param_spec_get_group (GParamSpec *pspec)
{
  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), NULL);

  return g_param_spec_get_qdata (pspec, sj_param_group_quark ());
}

static gboolean
lists_equal (const char *const *first,
             const char *const *second)
{
  static const char *const nothing[] = { NULL };

  return g_strv_equal (first != NULL ? first : nothing, second != NULL ? second : nothing);
}

/**
 * sj_param_spec_values_equal:
 * @pspec: a declaration
 * @first: a value of its type
 * @second: a value of its type
 *
 * Compares by content, also lists and records. An absent list equals an empty one.
 *
 * Returns: whether the values are the same
 */
gboolean
sj_param_spec_values_equal (GParamSpec   *pspec,
                            const GValue *first,
                            const GValue *second)
{
  g_return_val_if_fail (G_IS_PARAM_SPEC (pspec), FALSE);

  if (pspec->value_type == G_TYPE_STRV)
    return lists_equal (g_value_get_boxed (first), g_value_get_boxed (second));
  if (pspec->value_type == SJ_TYPE_RECORDS)
    return sj_records_equal (g_value_get_boxed (first), g_value_get_boxed (second));

  return g_param_values_cmp (pspec, first, second) == 0;
}
