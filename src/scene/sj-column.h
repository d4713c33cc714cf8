#pragma once

#include "core/sj-map.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

/**
 * SjColumn:
 * @step: (nullable): the step; %NULL for the empty column of a stage without steps
 * @stage: (nullable): its stage; %NULL if the step names none that exists
 * @stage_position: the place of the stage in the map
 * @wished: the width somebody gave the step, 0 for none
 * @need: the width below which a word in the column has to be broken
 * @boxes: (element-type SjCardBox): the cards that stand in it alone, in no order; not owned
 * @need_stale: whether its cards must be asked again what they need
 * @width: its width in points
 * @width_changed: whether that changed in this run
 * @x: its start edge on the page, from the start side
 * @placed_width: its width when it was placed last
 * @moved: by how much @x changed in this run; not a number if its width did
 *
 * One column of the grid.
 */
typedef struct
{
  SjStep    *step;
  SjStage   *stage;
  guint      stage_position;
  double     wished;
  double     need;
  GPtrArray *boxes;
  gboolean   need_stale;
  double     width;
  gboolean   width_changed;
  double     x;
  double     placed_width;
  double     moved;
} SjColumn;

GPtrArray  *sj_column_list_new       (SjMap          *map);
double      sj_column_choose_width   (const SjColumn *self,
                                      guint           n_columns);
double      sj_column_get_card_width (const SjColumn *self);
double      sj_column_get_centre     (const SjColumn *self);
const char *sj_column_get_title      (const SjColumn *self);

G_END_DECLS
