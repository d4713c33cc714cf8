#define G_LOG_DOMAIN "sj-outline-editing"

#include "config.h"

#include "ui/sj-outline-editing.h"

#include <glib/gi18n-lib.h>

#include "core/sj-editing.h"
#include "core/sj-series.h"
#include "ui/sj-element-title.h"
#include "ui/sj-reordering.h"

/*
 * What can be done to a map in its outline, each as one step that can be undone.
 */

gboolean
sj_outline_editing_can_rename (SjElement *element)
{
  return element != NULL && sj_element_title_prop (G_OBJECT_TYPE (element)) != NULL;
}

/**
 * sj_outline_editing_rename:
 * @log: a log without an open transaction
 * @element: an element that has a title
 * @title: what it shall be called
 */
void
sj_outline_editing_rename (SjEditLog  *log,
                           SjElement  *element,
                           const char *title)
{
  const char *property;

  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (sj_outline_editing_can_rename (element));

  property = sj_element_title_prop (G_OBJECT_TYPE (element));
  if (g_str_equal (sj_element_text (element, property), title))
    return;

  sj_edit_log_begin (log, _("Rename"));
  sj_edit_log_set (log, element, property, title, NULL);
  sj_edit_log_commit (log);
}

/**
 * sj_outline_editing_can_drop:
 * @element: what is dragged
 * @target: what it is held over
 *
 * Returns: whether it can be put beside that, or into that: a step goes into a stage, and a stage
 *   after the stage of another step
 */
gboolean
sj_outline_editing_can_drop (SjElement *element,
                             SjElement *target)
{
  if (element == NULL || target == NULL || element == target)
    return FALSE;
  if (sj_element_get_map (element) == NULL ||
      sj_element_get_map (element) != sj_element_get_map (target))
    return FALSE;
  if (SJ_IS_STEP (element) && SJ_IS_STAGE (target))
    return TRUE;
  if (SJ_IS_STAGE (element) && SJ_IS_STEP (target))
    return g_strcmp0 (sj_step_get_stage (SJ_STEP (target)), sj_element_get_id (element)) != 0;

  return G_OBJECT_TYPE (element) == G_OBJECT_TYPE (target) && !SJ_IS_CARD (element);
}

/* Steps of one stage, in order. */
static GPtrArray *
list_steps (SjMap      *map,
            const char *stage)
{
  GPtrArray *list = g_ptr_array_new ();
  GListModel *steps = sj_map_get_steps (map);
  guint n_steps = g_list_model_get_n_items (steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(SjStep) step = g_list_model_get_item (steps, i);

      if (g_strcmp0 (sj_step_get_stage (step), stage) == 0)
        g_ptr_array_add (list, step);
    }

  return list;
}

static void
drop_step (SjEditLog *log,
           SjStep    *step,
           SjElement *target,
           gboolean   after)
{
  SjMap *map = sj_edit_log_get_map (log);
  const char *stage = SJ_IS_STAGE (target) ? sj_element_get_id (target)
                                           : sj_step_get_stage (SJ_STEP (target));
  g_autoptr(GPtrArray) steps = list_steps (map, stage);
  SjStep *before = SJ_IS_STEP (target) ? SJ_STEP (target) : NULL;
  guint position;

  if (before != NULL && after && g_ptr_array_find (steps, before, &position))
    before = position + 1 < steps->len ? g_ptr_array_index (steps, position + 1) : NULL;
  if (before != step)
    sj_reordering_move_step (log, step, sj_map_lookup_typed (map, stage, SJ_TYPE_STAGE), before);
}

static void
place (SjEditLog *log,
       SjElement *element,
       SjElement *target,
       gboolean   after)
{
  sj_edit_log_begin (log, SJ_IS_STAGE (element) ? _("Move Stage")
                          : SJ_IS_LANE (element) ? _("Move Lane") : _("Reorder"));
  if (after)
    sj_reordering_place_after (log, element, target);
  else
    sj_reordering_place_before (log, element, target);
  sj_edit_log_commit (log);
}

/**
 * sj_outline_editing_drop:
 * @log: a log without an open transaction
 * @element: what was dragged
 * @target: what it was dropped on, as sj_outline_editing_can_drop() allows
 * @after: whether on its lower half
 *
 * Moves an element beside another; a step dropped on a stage goes to the end of that.
 */
void
sj_outline_editing_drop (SjEditLog *log,
                         SjElement *element,
                         SjElement *target,
                         gboolean   after)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (sj_outline_editing_can_drop (element, target));

  if (SJ_IS_STEP (element))
    drop_step (log, SJ_STEP (element), target, after);
  else if (SJ_IS_STEP (target))
    place (log, element, sj_map_lookup (sj_edit_log_get_map (log),
                                        sj_step_get_stage (SJ_STEP (target))), TRUE);
  else
    place (log, element, target, after);
}

/* At the border of its stage a step goes on into the next one. */
static gboolean
move_step (SjEditLog *log,
           SjStep    *step,
           int        direction)
{
  SjMap *map = sj_edit_log_get_map (log);
  g_autoptr(GPtrArray) steps = list_steps (map, sj_step_get_stage (step));
  SjElement *stage = sj_map_lookup (map, sj_step_get_stage (step));
  g_autoptr(SjStage) neighbour = NULL;
  guint position;

  if (stage == NULL || !g_ptr_array_find (steps, step, &position))
    return FALSE;
  if (direction < 0 ? position > 0 : position + 1 < steps->len)
    {
      drop_step (log, step, g_ptr_array_index (steps, (guint) ((int) position + direction)),
                 direction > 0);
      return TRUE;
    }

  position = sj_map_get_position (map, stage) + (guint) direction;
  neighbour = g_list_model_get_item (sj_map_get_stages (map), position);
  if (neighbour == NULL)
    return FALSE;

  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = list_steps (map, sj_element_get_id (SJ_ELEMENT (neighbour)));
  sj_reordering_move_step (log, step, neighbour,
                           direction > 0 && steps->len > 0 ? g_ptr_array_index (steps, 0) : NULL);
  return TRUE;
}

/**
 * sj_outline_editing_move:
 * @log: a log without an open transaction
 * @element: a stage, step, lane, series or persona
 * @direction: −1 for up, 1 for down
 *
 * Returns: whether there was a place to go to
 */
gboolean
sj_outline_editing_move (SjEditLog *log,
                         SjElement *element,
                         int        direction)
{
  SjMap *map;
  g_autoptr(SjElement) neighbour = NULL;

  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_ELEMENT (element), FALSE);

  if (SJ_IS_STEP (element))
    return move_step (log, SJ_STEP (element), direction);

  map = sj_edit_log_get_map (log);
  neighbour = g_list_model_get_item (sj_map_get_list (map, G_OBJECT_TYPE (element)),
                                     sj_map_get_position (map, element) + (guint) direction);
  if (neighbour == NULL)
    return FALSE;

  place (log, element, neighbour, direction > 0);
  return TRUE;
}

static SjElement *
add_step (SjEditLog *log,
          SjElement *after)
{
  SjMap *map = sj_edit_log_get_map (log);
  SjStep *step = SJ_IS_STEP (after) ? SJ_STEP (after) : NULL;
  SjElement *stage = step != NULL ? sj_map_lookup (map, sj_step_get_stage (step)) : after;

  if (!SJ_IS_STAGE (stage))
    return NULL;

  return SJ_ELEMENT (sj_editing_add_step (log, SJ_STAGE (stage), step));
}

/**
 * sj_outline_editing_add:
 * @log: a log without an open transaction
 * @type: stage, step, lane or persona
 * @after: (nullable): what it is added after; for a step its stage or the step before it
 *
 * Returns: (transfer none) (nullable): the new element; %NULL where there is no place for one
 */
SjElement *
sj_outline_editing_add (SjEditLog *log,
                        GType      type,
                        SjElement *after)
{
  g_return_val_if_fail (SJ_IS_EDIT_LOG (log), NULL);

  if (type == SJ_TYPE_STAGE)
    return SJ_ELEMENT (sj_editing_add_stage (log, SJ_IS_STAGE (after) ? SJ_STAGE (after) : NULL));
  if (type == SJ_TYPE_STEP)
    return add_step (log, after);
  if (type == SJ_TYPE_LANE)
    return SJ_ELEMENT (sj_editing_add_lane (log, SJ_IS_LANE (after)
                                                   ? sj_lane_get_kind (SJ_LANE (after))
                                                   : SJ_LANE_CHANNEL,
                                            SJ_IS_LANE (after) ? SJ_LANE (after) : NULL));
  if (type == SJ_TYPE_PERSONA)
    return SJ_ELEMENT (sj_editing_add_persona (log, _("New Persona")));

  return NULL;
}

void
sj_outline_editing_delete (SjEditLog *log,
                           SjElement *element)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();

  g_return_if_fail (SJ_IS_EDIT_LOG (log) && SJ_IS_ELEMENT (element));

  g_ptr_array_add (elements, element);
  sj_editing_delete (log, elements);
}
