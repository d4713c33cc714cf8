#pragma once

#include "feedback/sj-tally-plan.h"

G_BEGIN_DECLS

#define SJ_NO_WAVE G_MININT32
#define SJ_NO_GROUP G_MAXUINT32
#define SJ_MOST_GROUPS 20000

/* The answers of one touchpoint, segment and wave. */
typedef struct
{
  guint32 by;      /* number in the tallier's index, 0 without one */
  guint32 segment;
  gint32 wave[2];  /* if the day comes first in dates, and if the month does; or the number of the
                      wave's text twice */
  guint64 order;   /* where in the file it was first seen */
  SjTally *tallies; /* one a score */
} SjTallierGroup;

/* The groups of one tallier, found by what names them. */
typedef struct
{
  const SjTallyPlan *plan; /* borrowed */
  GArray *list;        /* SjTallierGroup */
  GPtrArray *counters; /* guint64 *: those of each group's tallies, n_scores a group */
  guint32 *slots;
  guint32 mask;
} SjTallierGroups;

void     sj_tallier_groups_init   (SjTallierGroups      *self,
                                   const SjTallyPlan    *plan);
void     sj_tallier_groups_clear  (SjTallierGroups      *self);
guint32  sj_tallier_groups_search (SjTallierGroups      *self,
                                   const SjTallierGroup *key);

static inline SjTallierGroup *
sj_tallier_groups_get (const SjTallierGroups *self,
                       guint32                number)
{
  return &g_array_index (self->list, SjTallierGroup, number);
}

/* One after the other: a number that was only just written is waited for when it is read together
 * with its neighbour. */
static inline gboolean
sj_tallier_group_is (const SjTallierGroup *group,
                     const SjTallierGroup *key)
{
  if (group->by != key->by)
    return FALSE;
  if (group->segment != key->segment)
    return FALSE;

  return group->wave[0] == key->wave[0] && group->wave[1] == key->wave[1];
}

/* Finds or makes a group; SJ_NO_GROUP if there are too many. Where touchpoints alone make groups,
 * both are numbered alike. */
static inline guint32
sj_tallier_groups_find (SjTallierGroups      *self,
                        const SjTallierGroup *key)
{
  if (key->by < self->list->len && sj_tallier_group_is (sj_tallier_groups_get (self, key->by), key))
    return key->by;

  return sj_tallier_groups_search (self, key);
}

G_END_DECLS
