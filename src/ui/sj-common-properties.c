#define G_LOG_DOMAIN "sj-common-properties"

#include "config.h"

#include "ui/sj-common-properties.h"

#include "core/sj-param.h"
#include "ui/sj-editor-choice.h"
#include "ui/sj-property-relevance.h"

/* Whether all elements store it, in the same way. */
static gboolean
is_common (GPtrArray  *elements,
           GParamSpec *pspec)
{
  for (guint i = 1; i < elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (elements, i);
      GParamSpec *own = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), pspec->name);

      if (own == NULL || own->value_type != pspec->value_type || own->flags != pspec->flags ||
          sj_param_spec_get_target (own) != sj_param_spec_get_target (pspec))
        return FALSE;
    }

  return TRUE;
}

/* Titles come first, then what else is shown in any case, then the rest, as declared. */
static int
rank (GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "title") || g_str_equal (pspec->name, "name"))
    return 0;
  if (!sj_property_relevance_is_essential (pspec))
    return 2;

  return 1;
}

/**
 * sj_common_properties_list:
 * @elements: (element-type SjElement): at least one
 *
 * Lists what can be edited of all @elements at once and makes sense for them: group by group as
 * declared, titles first in each and what is always shown before the rest.
 *
 * Returns: (transfer container) (element-type GParamSpec): the properties, declared by the first
 *   element
 */
GPtrArray *
sj_common_properties_list (GPtrArray *elements)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (
    SJ_ELEMENT_GET_CLASS (g_ptr_array_index (elements, 0)), &n_stored);
  GPtrArray *properties = g_ptr_array_new ();
  guint group_start = 0;

  for (guint i = 0; i < n_stored; i++)
    {
      guint place = properties->len;

      if (sj_editor_choice_find (stored[i]) == G_TYPE_INVALID || !is_common (elements, stored[i]) ||
          !sj_property_relevance_is_relevant (elements, stored[i]))
        continue;

      if (place > group_start &&
          g_strcmp0 (sj_param_spec_get_group (g_ptr_array_index (properties, place - 1)),
                     sj_param_spec_get_group (stored[i])) != 0)
        group_start = place;
      while (place > group_start &&
             rank (g_ptr_array_index (properties, place - 1)) > rank (stored[i]))
        place--;
      g_ptr_array_insert (properties, (int) place, stored[i]);
    }

  return properties;
}
