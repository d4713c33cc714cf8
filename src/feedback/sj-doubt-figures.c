#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "feedback/sj-aggregate.h"
#include "feedback/sj-figure-cell.h"

/* On which scale means are that somebody has worked out. A mean of 4.2 is good out of 5 and poor
 * out of 10. */

static const double ranges[][2] = {
  { 1, 5 }, { 1, 6 }, { 1, 7 }, { 0, 10 }, { 1, 10 }, { 0, 100 },
};

/* The lowest and the highest of the means. */
static gboolean
find_range (SjTable *table,
            guint    column,
            double  *low,
            double  *high)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;

  *low = INFINITY;
  *high = -INFINITY;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      double mean = sj_figure_cell_read (table, row, column);

      if (isnan (mean))
        continue;
      *low = MIN (*low, mean);
      *high = MAX (*high, mean);
    }

  return *low <= *high;
}

static void
add_range (SjDoubt         *doubt,
           SjTable         *table,
           const SjReading *reading,
           const double     ends[2],
           double           low,
           double           high)
{
  gboolean slider = ends[1] - ends[0] > 10;
  g_autofree char *value = g_strdup_printf ("%s:%g-%g", slider ? "slider" : "likert", ends[0],
                                            ends[1]);
  SjAlternative *alternative;
  SjScale scale;

  sj_scale_init (&scale, slider ? SJ_METRIC_SLIDER : SJ_METRIC_LIKERT, ends[0], ends[1]);
  sj_doubt_add (doubt, table, reading, value,
                g_strdup_printf (_("Means on a scale from %g to %g"), ends[0], ends[1]),
                SJ_CHANGE_SCALE, value);
  alternative = g_ptr_array_index (doubt->alternatives, doubt->alternatives->len - 1);
  alternative->has_figures = FALSE;
  /* Translators: the lowest and the highest emotion of a curve, from −1 to 1 */
  alternative->headline = g_strdup_printf (_("valence %+.2f to %+.2f"),
                                           sj_scale_valence (&scale, low),
                                           sj_scale_valence (&scale, high));
}

/* Lists the usual scales that hold the means, if nothing tells theirs. */
void
sj_doubt_add_figures (GPtrArray       *doubts,
                      SjTable         *table,
                      const SjReading *reading)
{
  SjAggregate aggregate;
  SjScale scale;
  SjDoubt *doubt;
  double low, high;

  if (!sj_aggregate_find (table, &aggregate) ||
      sj_aggregate_find_scale (table, &aggregate, &scale) ||
      !find_range (table, aggregate.value, &low, &high))
    return;

  doubt = sj_doubt_new (SJ_DOUBT_SCALE, aggregate.value,
                        /* Translators: a column, the lowest and the highest of its numbers */
                        g_strdup_printf (_("“%s” holds means from %g to %g. On which scale?"),
                                         sj_table_get_column_name (table, aggregate.value), low,
                                         high));
  sj_doubt_add (doubt, table, reading, "none", g_strdup (_("Leave them out")), SJ_CHANGE_SCALE,
                "none");
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (low >= ranges[i][0] && high <= ranges[i][1])
      add_range (doubt, table, reading, ranges[i], low, high);
  g_ptr_array_add (doubts, doubt);
}
