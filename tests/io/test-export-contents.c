#include "io/sj-export-contents.h"

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-editing.h"
#include "core/sj-series.h"

/* Who sends a map away is told what of people's answers goes with it. */

static void
add_quote (SjEditLog *log,
           SjMap     *map)
{
  g_autoptr(SjStep) step = g_list_model_get_item (sj_map_get_steps (map), 0);
  SjLane *quotes = sj_editing_add_lane (log, SJ_LANE_QUOTES, NULL);

  sj_editing_add_card (log, step, quotes, NULL);
}

/* Two values and a place where too few answered. */
static void
add_series (SjEditLog      *log,
            SjSeriesOrigin  origin,
            SjElement      *anchor)
{
  g_autoptr(SjSeries) series = sj_series_new ("CSAT", origin);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, 3);

  for (guint i = 0; i < 3; i++)
    {
      SjPoint *point = sj_records_index (points, i);

      sj_record_set_text (&point->anchor, sj_element_get_id (anchor));
      point->valence = i < 2 ? 0.5 : NAN;
      point->n = i < 2 ? 20 : -1;
      if (i == 2)
        sj_record_set_text (&point->reason, "below_k");
    }
  sj_edit_log_begin (log, "Add Series");
  sj_edit_log_insert (log, SJ_ELEMENT (series), 0);
  sj_edit_log_set (log, SJ_ELEMENT (series), "points", points, NULL);
  sj_edit_log_commit (log);
}

static void
test_told (void)
{
  g_autoptr(SjMap) map = g_object_new (SJ_TYPE_MAP, "title", "Account", NULL);
  g_autoptr(SjEditLog) log = sj_edit_log_new (map);
  SjStage *stage = sj_editing_add_stage (log, NULL);
  g_autofree char *bare = sj_export_contents_describe (map);
  g_autofree char *whole = NULL;

  add_quote (log, map);
  add_series (log, SJ_SERIES_MEASURED, SJ_ELEMENT (stage));
  add_series (log, SJ_SERIES_ASSUMPTION, SJ_ELEMENT (stage));
  whole = sj_export_contents_describe (map);

  g_assert_cmpstr (bare, ==, "The file holds all texts of the map.");
  g_assert_cmpstr (whole, ==,
                   "The file holds all texts of the map. Of people’s answers, 1 curve with 2 "
                   "values leaves with it, each of many answers; no single answer does. 1 place "
                   "where too few answered stays hidden. 1 quote is somebody’s own words.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-contents/told", test_told);

  return g_test_run ();
}
