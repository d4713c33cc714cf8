#pragma once

#include "feedback/sj-table.h"

G_BEGIN_DECLS

/* Promoters, passives and detractors, in this order, as a table of finished figures has them. */
typedef struct
{
  guint columns[3]; /* that of passives may be SJ_FIGURE_NO_COLUMN */
  double whole; /* what the shares of a row add up to, 1 or 100; 0: they are numbers of answers */
} SjNpsGroups;

/* What a row tells of them. */
typedef struct
{
  double parts[3]; /* of the whole */
  double whole;
  double n; /* answers, the whole if that is a number of them; NAN if not known */
} SjNpsShares;

gboolean sj_nps_groups_find (SjTable           *table,
                             SjNpsGroups       *groups);
gboolean sj_nps_groups_have (const SjNpsGroups *groups,
                             guint              column);
gboolean sj_nps_groups_read (SjTable           *table,
                             const SjNpsGroups *groups,
                             guint              row,
                             double             n,
                             SjNpsShares       *shares);

G_END_DECLS
