#define G_LOG_DOMAIN "sj-element-title"

#include "config.h"

#include "ui/sj-element-title.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * What people call an element, in lists, headings and messages.
 */

static char *
card_title (SjMap      *map,
            const char *id)
{
  SjElement *card = map != NULL ? sj_map_lookup (map, id) : NULL;

  return card != NULL ? sj_element_title (card) : g_strdup ("…");
}

static char *
link_title (SjLink *link)
{
  SjMap *map = sj_element_get_map (SJ_ELEMENT (link));
  g_autofree char *from = card_title (map, sj_link_get_from (link));
  g_autofree char *to = card_title (map, sj_link_get_to (link));

  return g_strdup_printf ("%s → %s", from, to);
}

/**
 * sj_element_title_prop:
 * @type: a type of element
 *
 * Returns: (nullable): the property its title comes from; %NULL for those that have none
 */
const char *
sj_element_title_prop (GType type)
{
  if (type == SJ_TYPE_PERSONA)
    return "name";

  return type == SJ_TYPE_LINK ? NULL : "title";
}

/**
 * sj_element_title:
 * @element: an element
 *
 * Returns: (transfer full): its title, or what stands for one
 */
char *
sj_element_title (SjElement *element)
{
  const char *property, *title;

  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);

  if (SJ_IS_LINK (element))
    return link_title (SJ_LINK (element));
  if (SJ_IS_LANE (element))
    return g_strdup (sj_lane_get_title (SJ_LANE (element)));

  property = sj_element_title_prop (G_OBJECT_TYPE (element));
  title = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property) != NULL
            ? sj_element_text (element, property) : "";

  return g_strdup (*title != '\0' ? title : _("Untitled"));
}

static gboolean
is_touchpoint (SjElement *card)
{
  SjMap *map = sj_element_get_map (card);
  SjLane *lane = map != NULL
                   ? sj_map_lookup_typed (map, sj_card_get_lane (SJ_CARD (card)), SJ_TYPE_LANE)
                   : NULL;

  return lane != NULL && sj_lane_holds_touchpoints (lane);
}

/**
 * sj_element_kind_title:
 * @element: an element
 *
 * Returns: (transfer none): what kind of thing it is, as a heading
 */
const char *
sj_element_kind_title (SjElement *element)
{
  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);

  if (SJ_IS_CARD (element))
    return is_touchpoint (element) ? _("Touchpoint") : _("Card");
  if (SJ_IS_STAGE (element))
    return _("Stage");
  if (SJ_IS_STEP (element))
    return _("Step");
  if (SJ_IS_LANE (element))
    return _("Lane");
  if (SJ_IS_LINK (element))
    return _("Link");
  if (SJ_IS_PERSONA (element))
    return _("Persona");
  if (SJ_IS_SERIES (element))
    return _("Emotion Curve");

  return _("Map");
}
