#define G_LOG_DOMAIN "sj-element-path"

#include "config.h"

#include "ui/sj-element-path.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-step.h"
#include "ui/sj-element-title.h"

/**
 * sj_element_path:
 * @element: an element
 *
 * Says which one is meant among many of the same title.
 *
 * Returns: (transfer full): its title, and where it stands: "Waits — Application"
 */
char *
sj_element_path (SjElement *element)
{
  SjMap *map;
  SjElement *place = NULL;
  g_autofree char *title = NULL;
  g_autofree char *place_title = NULL;

  g_return_val_if_fail (SJ_IS_ELEMENT (element), NULL);

  map = sj_element_get_map (element);
  title = sj_element_title (element);
  if (map != NULL && SJ_IS_CARD (element))
    place = sj_map_lookup (map, sj_card_get_step (SJ_CARD (element)));
  else if (map != NULL && SJ_IS_STEP (element))
    place = sj_map_lookup (map, sj_step_get_stage (SJ_STEP (element)));
  if (place == NULL)
    return g_steal_pointer (&title);

  place_title = sj_element_title (place);
  /* Translators: the title of a thing, and that of the step or stage it stands in. */
  return g_strdup_printf (_("%s — %s"), title, place_title);
}
