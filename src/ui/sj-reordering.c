#define G_LOG_DOMAIN "sj-reordering"

#include "config.h"

#include "ui/sj-reordering.h"

#include <glib/gi18n-lib.h>

#include "core/sj-lane.h"

/*
 * Changes the order of stages, steps, lanes and cards. What belongs to them goes with them, because
 * it names them.
 */

/**
 * sj_reordering_place_before:
 * @log: a log with an open transaction
 * @element: an element of its map
 * @before: (nullable): the element of the same type it shall stand before; %NULL for the end
 */
void
sj_reordering_place_before (SjEditLog *log,
                            SjElement *element,
                            SjElement *before)
{
  SjMap *map = sj_edit_log_get_map (log);
  guint position;

  g_return_if_fail (SJ_IS_ELEMENT (element));

  if (before == element)
    return;

  position = before != NULL ? sj_map_get_position (map, before) : G_MAXUINT;
  if (position != G_MAXUINT && sj_map_get_position (map, element) < position)
    position--;
  sj_edit_log_move (log, element, position);
}

/**
 * sj_reordering_place_after:
 * @log: a log with an open transaction
 * @element: an element of its map
 * @after: the element of the same type it shall stand after
 */
void
sj_reordering_place_after (SjEditLog *log,
                           SjElement *element,
                           SjElement *after)
{
  SjMap *map = sj_edit_log_get_map (log);
  guint position;

  g_return_if_fail (SJ_IS_ELEMENT (element) && SJ_IS_ELEMENT (after));

  if (after == element)
    return;

  position = sj_map_get_position (map, after) + 1;
  if (sj_map_get_position (map, element) < position)
    position--;
  sj_edit_log_move (log, element, position);
}

/**
 * sj_reordering_move_before:
 * @log: a log without an open transaction
 * @element: a stage or lane
 * @before: (nullable): the one it shall stand before; %NULL for the end
 */
void
sj_reordering_move_before (SjEditLog *log,
                           SjElement *element,
                           SjElement *before)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));

  sj_edit_log_begin (log, SJ_IS_LANE (element) ? _ ("Move Lane") : _ ("Move Stage"));
  sj_reordering_place_before (log, element, before);
  sj_edit_log_commit (log);
}

/* The first of the steps that come after those of a stage in the map's list. */
static SjElement *
find_end_of (SjMap   *map,
             SjStage *stage)
{
  GListModel *steps = sj_map_get_steps (map);
  guint n_steps = g_list_model_get_n_items (steps);
  SjElement *after = NULL;

  for (guint i = n_steps; i > 0; i--)
    {
      g_autoptr(SjStep) step = g_list_model_get_item (steps, i - 1);

      if (g_strcmp0 (sj_step_get_stage (step), sj_element_get_id (SJ_ELEMENT (stage))) == 0)
        return after;
      after = SJ_ELEMENT (step);
    }

  return NULL;
}

/**
 * sj_reordering_move_step:
 * @log: a log without an open transaction
 * @step: a step
 * @stage: the stage it shall belong to
 * @before: (nullable): the step of that stage it shall stand before; %NULL for the end
 */
void
sj_reordering_move_step (SjEditLog *log,
                         SjStep    *step,
                         SjStage   *stage,
                         SjStep    *before)
{
  SjElement *place;

  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (SJ_IS_STEP (step) && SJ_IS_STAGE (stage));

  place = before != NULL ? SJ_ELEMENT (before) : find_end_of (sj_edit_log_get_map (log), stage);
  sj_edit_log_begin (log, _ ("Move Step"));
  sj_edit_log_set (log, SJ_ELEMENT (step), "stage", sj_element_get_id (SJ_ELEMENT (stage)), NULL);
  sj_reordering_place_before (log, SJ_ELEMENT (step), place);
  sj_edit_log_commit (log);
}
