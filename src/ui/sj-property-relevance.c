#define G_LOG_DOMAIN "sj-property-relevance"

#include "config.h"

#include "ui/sj-property-relevance.h"

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-series.h"

/*
 * Which of the many things an element may say are worth asking for: a pain point has no script, and
 * a touchpoint no root cause. What was given is shown in any case.
 */

static SjLane *
lane_of (SjElement *card)
{
  SjMap *map = sj_element_get_map (card);

  return map != NULL ? sj_map_lookup_typed (map, sj_card_get_lane (SJ_CARD (card)), SJ_TYPE_LANE)
                     : NULL;
}

static gboolean
suits_lane (SjLane     *lane,
            const char *group)
{
  const struct
  {
    SjLaneKind  kind;
    const char *group;
  } others[] = {
    { SJ_LANE_PAIN_POINTS, "Pain point" },
    { SJ_LANE_OPPORTUNITIES, "Opportunity" },
    { SJ_LANE_METRICS, "Measures" },
    { SJ_LANE_VOLUME, "Measures" },
    { SJ_LANE_COSTS, "Measures" },
  };

  if (g_str_equal (group, "Card"))
    return TRUE;
  if (sj_lane_holds_touchpoints (lane))
    return !g_str_equal (group, "Pain point") && !g_str_equal (group, "Opportunity");

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (sj_lane_get_kind (lane) == others[i].kind && g_str_equal (group, others[i].group))
      return TRUE;

  return FALSE;
}

static gboolean
says_something_in (SjElement  *element,
                   const char *group)
{
  for (guint i = 0; i < sj_element_get_n_given (element); i++)
    if (g_strcmp0 (sj_param_spec_get_group (sj_element_get_given (element, i)), group) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
suits (SjElement  *element,
       GParamSpec *pspec)
{
  const char *group = sj_param_spec_get_group (pspec);

  if (SJ_IS_CARD (element) && group != NULL)
    {
      SjLane *lane = lane_of (element);

      return lane == NULL || suits_lane (lane, group) || says_something_in (element, group);
    }
  if (SJ_IS_SERIES (element) && g_strcmp0 (group, "Measurement") == 0)
    return sj_series_has_answers (SJ_SERIES (element)) ||
           g_str_equal (pspec->name, "notes");

  return TRUE;
}

/**
 * sj_property_relevance_is_relevant:
 * @elements: (element-type SjElement): elements that store the property
 * @pspec: the declaration of the first of them
 *
 * Returns: whether the property is asked for at all
 */
gboolean
sj_property_relevance_is_relevant (GPtrArray  *elements,
                                   GParamSpec *pspec)
{
  g_return_val_if_fail (elements != NULL && pspec != NULL, FALSE);

  for (guint i = 0; i < elements->len; i++)
    {
      SjElement *element = g_ptr_array_index (elements, i);
      GParamSpec *own = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), pspec->name);

      if (suits (element, own) || !sj_element_is_default (element, own))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_property_relevance_is_essential:
 * @pspec: the declaration of a property
 *
 * Returns: whether it is shown even if nothing was given
 */
gboolean
sj_property_relevance_is_essential (GParamSpec *pspec)
{
  static const char *const names[] = { "title", "name", "text", "label", "portrait", NULL };

  g_return_val_if_fail (pspec != NULL, FALSE);

  return g_strv_contains (names, pspec->name) ||
         (pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0;
}
