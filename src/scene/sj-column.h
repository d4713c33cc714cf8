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
 * @need: the width below which a word in the column has to be broken
 * @width: its width in points
 * @x: its start edge on the page, from the start side
 * @placed_width: its width when it was placed last
 * @moved: by how much @x changed in this run; not a number if its width did
 *
 * One column of the grid.
 */
typedef struct
{
  SjStep  *step;
  SjStage *stage;
  guint    stage_position;
  double   need;
  double   width;
  double   x;
  double   placed_width;
  double   moved;
} SjColumn;

GPtrArray  *sj_column_list_new       (SjMap          *map);
double      sj_column_choose_width   (const SjColumn *self,
                                      guint           n_columns);
double      sj_column_get_card_width (const SjColumn *self);
double      sj_column_get_centre     (const SjColumn *self);
const char *sj_column_get_title      (const SjColumn *self);

G_END_DECLS
