#pragma once

#include "core/sj-map.h"

/* Maps made from the declarations alone: every kind of property of every class comes up, also those
 * declared after this was written. */

static inline char *
sj_random_text (GRand *random)
{
  static const char *const words[] = {
    "Checkout", "“quoted”", "\"plain\"", "back\\slash", "line\nbreak", "tab\there", "Überweisung",
    "满足", "😀", "\x01", "</b>", "a/b", "é", "", " ", "null",
  };
  GString *text = g_string_new (NULL);
  guint n_words = g_rand_int_range (random, 0, 5);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static inline double
sj_random_number (GRand  *random,
                  double  minimum,
                  double  maximum)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return minimum;
    case 1:
      return maximum;
    case 2:
      return g_rand_double_range (random, minimum, maximum);
    default:
      return CLAMP (g_rand_int_range (random, -10, 11) / 10.0, minimum, maximum);
    }
}

/* The id of any element of a type; NULL if there is none. */
static inline const char *
sj_random_id (GRand *random,
              SjMap *map,
              GType  type)
{
  GListModel *list = sj_map_get_list (map, type);
  guint n_items = g_list_model_get_n_items (list);
  g_autoptr(SjElement) element = NULL;

  if (n_items == 0)
    return NULL;

  element = g_list_model_get_item (list, g_rand_int_range (random, 0, n_items));
  return sj_element_get_id (element);
}

static inline void
sj_random_field (GRand         *random,
                 SjMap         *map,
                 const SjField *field,
                 gpointer       record)
{
  gpointer place = (char *) record + field->offset;
  g_autofree char *text = sj_random_text (random);

  switch (field->type)
    {
    case SJ_FIELD_TEXT:
      sj_record_set_text (place, text);
      break;
    case SJ_FIELD_REFERENCE:
      sj_record_set_text (place, sj_random_id (random, map, g_type_from_name ("SjStep")));
      break;
    case SJ_FIELD_NUMBER:
      *(double *) place = sj_random_number (random, -1e9, 1e9);
      break;
    case SJ_FIELD_COUNT:
      *(gint64 *) place = g_rand_int_range (random, -1, 1000000);
      break;
    case SJ_FIELD_BOOLEAN:
      *(gboolean *) place = g_rand_boolean (random);
      break;
    case SJ_FIELD_NUMBERS:
    default:
      *(GArray **) place = g_array_new (FALSE, TRUE, sizeof (double));
      g_array_set_size (*(GArray **) place, g_rand_int_range (random, 0, 12));
      break;
    }
}

static inline SjRecords *
sj_random_records (GRand              *random,
                   SjMap              *map,
                   const SjRecordType *type)
{
  SjRecords *records = sj_records_new (type, g_rand_int_range (random, 0, 4));

  for (guint i = 0; i < sj_records_get_length (records); i++)
    for (guint j = 0; j < type->n_fields; j++)
      if (g_rand_boolean (random))
        sj_random_field (random, map, &type->fields[j], sj_records_index (records, i));

  return records;
}

static inline char **
sj_random_list (GRand *random,
                SjMap *map,
                GType  target)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      char *text = target == G_TYPE_INVALID ? sj_random_text (random)
                                            : g_strdup (sj_random_id (random, map, target));

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (texts, FALSE);
}

/* Initialises and fills @value with something that suits the declaration. */
static inline void
sj_random_value (GRand      *random,
                 SjMap      *map,
                 GParamSpec *pspec,
                 GValue     *value)
{
  GType target = sj_param_spec_get_target (pspec);

  g_value_init (value, pspec->value_type);
  if (G_IS_PARAM_SPEC_STRING (pspec) && target != G_TYPE_INVALID)
    g_value_set_string (value, sj_random_id (random, map, target));
  else if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_take_string (value, sj_random_text (random));
  else if (G_IS_PARAM_SPEC_INT (pspec))
    g_value_set_int (value, (int) sj_random_number (random, G_PARAM_SPEC_INT (pspec)->minimum,
                                                    G_PARAM_SPEC_INT (pspec)->maximum));
  else if (pspec->value_type == G_TYPE_DOUBLE)
    g_value_set_double (value, sj_random_number (random, ((GParamSpecDouble *) pspec)->minimum,
                                                 ((GParamSpecDouble *) pspec)->maximum));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, g_rand_boolean (random));
  else if (G_IS_PARAM_SPEC_ENUM (pspec))
    g_value_set_enum (value, g_rand_int_range (random, 0,
                                               G_PARAM_SPEC_ENUM (pspec)->enum_class->n_values));
  else if (pspec->value_type == G_TYPE_STRV)
    g_value_take_boxed (value, sj_random_list (random, map, target));
  else
    g_value_take_boxed (value, sj_random_records (random, map,
                                                  sj_param_spec_get_record_type (pspec)));
}

/* Gives random values to about one in @one_in of the stored properties. */
static inline void
sj_random_fill (GRand     *random,
                SjMap     *map,
                SjElement *element,
                guint      one_in)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);

  for (guint i = 0; i < n_stored; i++)
    {
      g_auto(GValue) value = G_VALUE_INIT;

      if (g_rand_int_range (random, 0, one_in) != 0)
        continue;
      sj_random_value (random, map, stored[i], &value);
      sj_element_set_value (element, stored[i], &value);
    }
}

/* A map with @n_each elements of every type. */
static inline SjMap *
sj_random_map (GRand *random,
               guint  n_each)
{
  SjMap *map = sj_map_new ();
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < n_each; j++)
      {
        g_autoptr(SjElement) element = g_object_new (types[i], NULL);

        sj_map_append (map, element);
      }

  for (guint i = 0; i < n_types; i++)
    for (guint j = 0; j < n_each; j++)
      {
        g_autoptr(SjElement) element = g_list_model_get_item (sj_map_get_list (map, types[i]), j);

        sj_random_fill (random, map, element, 3);
      }
  sj_random_fill (random, map, SJ_ELEMENT (map), 3);

  return map;
}
