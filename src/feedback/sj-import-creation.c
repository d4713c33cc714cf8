#define G_LOG_DOMAIN "sj-feedback"

#include "config.h"

#include "feedback/sj-import-creation.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-map.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * Gives a map touchpoints for what a survey asks about but the map does not show yet: a step for
 * each, so that each has a place of its own on the curve.
 */

static void
append (SjEditLog *log,
        SjElement *element)
{
  GListModel *list = sj_map_get_list (sj_edit_log_get_map (log), G_OBJECT_TYPE (element));

  sj_edit_log_insert (log, element, g_list_model_get_n_items (list));
}

/* The lane that shows touchpoints already, or a new one. */
static const char *
ensure_lane (SjEditLog *log)
{
  GListModel *lanes = sj_map_get_lanes (sj_edit_log_get_map (log));
  g_autoptr(SjLane) lane = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lanes); i++)
    {
      g_autoptr(SjLane) other = g_list_model_get_item (lanes, i);

      if (sj_lane_holds_touchpoints (other))
        return sj_element_get_id (SJ_ELEMENT (other)); /* the map owns it */
    }

  lane = sj_lane_new (SJ_LANE_CHANNEL, _("Touchpoints"));
  append (log, SJ_ELEMENT (lane));

  return sj_element_get_id (SJ_ELEMENT (lane));
}

static const char *
ensure_stage (SjEditLog  *log,
              const char *stage,
              const char *title)
{
  g_autoptr(SjElement) added = NULL;

  if (stage != NULL && sj_map_lookup (sj_edit_log_get_map (log), stage) != NULL)
    return stage;

  added = g_object_new (SJ_TYPE_STAGE, "title", title, NULL);
  append (log, added);

  return sj_element_get_id (added);
}

/* Without a lane for them curves have no place. */
static void
ensure_emotion_lane (SjEditLog *log)
{
  GListModel *lanes = sj_map_get_lanes (sj_edit_log_get_map (log));
  g_autoptr(SjLane) lane = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (lanes); i++)
    {
      g_autoptr(SjLane) other = g_list_model_get_item (lanes, i);

      if (sj_lane_get_kind (other) == SJ_LANE_EMOTION)
        return;
    }

  lane = sj_lane_new (SJ_LANE_EMOTION, _("Emotion"));
  append (log, SJ_ELEMENT (lane));
}

/**
 * sj_import_creation_add:
 * @log: an edit log with an open transaction
 * @stage: (nullable): id of the stage that gets them; %NULL for a new one at the end
 * @stage_title: what a new stage is called
 * @titles: (array zero-terminated=1): what the touchpoints are called
 *
 * Adds a touchpoint for each title, each in a step of its own, and the lanes that they and their
 * curve need.
 *
 * Returns: (transfer full) (element-type utf8): the ids of the touchpoints, in the order of @titles
 */
GPtrArray *
sj_import_creation_add (SjEditLog         *log,
                        const char        *stage,
                        const char        *stage_title,
                        const char *const *titles)
{
  GPtrArray *ids;
  const char *lane;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && sj_edit_log_is_open (log), NULL);
  g_return_val_if_fail (stage_title != NULL && titles != NULL, NULL);

  ids = g_ptr_array_new_with_free_func (g_free);
  if (*titles == NULL)
    return ids;

  stage = ensure_stage (log, stage, stage_title);
  lane = ensure_lane (log);
  for (gsize i = 0; titles[i] != NULL; i++)
    {
      g_autoptr(SjElement) step = g_object_new (SJ_TYPE_STEP, "title", titles[i], "stage", stage,
                                                NULL);
      g_autoptr(SjElement) card = g_object_new (SJ_TYPE_CARD, "title", titles[i], "step",
                                                sj_element_get_id (step), "lane", lane, NULL);

      append (log, step);
      append (log, card);
      g_ptr_array_add (ids, g_strdup (sj_element_get_id (card)));
    }
  ensure_emotion_lane (log);

  return ids;
}
