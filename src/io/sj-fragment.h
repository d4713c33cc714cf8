#pragma once

#include "core/sj-editing.h"
#include "io/sj-fragment-points.h"

G_BEGIN_DECLS

/* The clipboard's type for a part of a map. */
#define SJ_FRAGMENT_MIME_TYPE "application/vnd.sojourn.fragment+json"

/**
 * SjFragmentPart:
 * @elements: (element-type SjElement): elements of a map, not the map itself
 * @points: (array length=n_points) (nullable): points of its curves
 * @n_points: how many
 *
 * What somebody chose.
 */
typedef struct
{
  GPtrArray         *elements;
  const SjPointName *points;
  guint              n_points;
} SjFragmentPart;

/**
 * SjFragmentPlace:
 * @step: (nullable): where cards that come without their step begin, and after which steps go;
 *   %NULL leaves them where they were, or puts them at the beginning of another map
 * @lane: (nullable): where cards that come without their lane begin, and after which lanes go
 * @series: (nullable): the curve that gets points, if it was drawn by hand
 *
 * Where a fragment is pasted.
 */
typedef struct
{
  SjStep   *step;
  SjLane   *lane;
  SjSeries *series;
} SjFragmentPlace;

/**
 * SjFragmentOutcome:
 * @copies: (element-type SjElement): what came into the map, without what was brought along
 * @n_points: how many points of a curve were set
 * @n_steps: how many steps were added because the map ended before cards had a place
 * @n_left_out: how many elements and points found no place
 *
 * What became of a fragment.
 */
typedef struct
{
  GPtrArray *copies;
  guint      n_points;
  guint      n_steps;
  guint      n_left_out;
} SjFragmentOutcome;

GBytes   *sj_fragment_write         (SjMap                  *map,
                                     const SjFragmentPart   *chosen);
char     *sj_fragment_outline       (SjMap                  *map,
                                     const SjFragmentPart   *chosen);
GBytes   *sj_fragment_cut           (SjEditLog              *log,
                                     const SjFragmentPart   *chosen);
gboolean  sj_fragment_paste         (SjEditLog              *log,
                                     GBytes                 *fragment,
                                     const SjFragmentPlace  *place,
                                     SjFragmentOutcome      *outcome,
                                     GError                **error);
void      sj_fragment_outcome_clear (SjFragmentOutcome      *outcome);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjFragmentOutcome, sj_fragment_outcome_clear)

G_END_DECLS
