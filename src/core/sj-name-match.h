#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

/* From here on a match is taken without asking, if it leads the next best by SJ_NAME_MATCH_LEAD. */
#define SJ_NAME_MATCH_SURE 0.85
#define SJ_NAME_MATCH_LEAD 0.10
/* From here on a match is offered. */
#define SJ_NAME_MATCH_POSSIBLE 0.60

/**
 * SjNameMatchLevel:
 * @SJ_NAME_MATCH_NONE: nothing is like it
 * @SJ_NAME_MATCH_OFFERED: offer it to the person
 * @SJ_NAME_MATCH_TAKEN: take it unless the person objects
 */
typedef enum
{
  SJ_NAME_MATCH_NONE,
  SJ_NAME_MATCH_OFFERED,
  SJ_NAME_MATCH_TAKEN,
} SjNameMatchLevel;

/**
 * SjNameMatch:
 * @anchor: (nullable): id of what the name stands for, owned by the targets; %NULL for none
 * @score: how alike the names are, 0 … 1
 * @lead: by how much it leads the best other anchor it might have been
 */
typedef struct
{
  const char *anchor;
  double      score;
  double      lead;
} SjNameMatch;

SjNameMatchLevel sj_name_match_get_level (const SjNameMatch *self);

/**
 * SjNameTargets:
 *
 * What names may stand for: anchors, each under any number of names.
 */
typedef struct _SjNameTargets SjNameTargets;

SjNameTargets   *sj_name_targets_new         (void);
SjNameTargets   *sj_name_targets_new_for_map (SjMap               *map);
void             sj_name_targets_free        (SjNameTargets       *self);
void             sj_name_targets_add         (SjNameTargets       *self,
                                              const char          *anchor,
                                              guint                rank,
                                              const char          *name);
guint            sj_name_targets_get_n_anchors (const SjNameTargets *self);

void             sj_name_match_best          (const SjNameTargets *targets,
                                              const char          *name,
                                              SjNameMatch         *match);
SjNameMatch     *sj_name_match_all           (const SjNameTargets *targets,
                                              const char *const   *names,
                                              gboolean             one_to_one,
                                              guint               *n_matches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjNameTargets, sj_name_targets_free)

G_END_DECLS
