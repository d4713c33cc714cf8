#define G_LOG_DOMAIN "sj-import-preview"

#include "config.h"

#include "ui/sj-import-preview.h"

#include <glib/gi18n-lib.h>

#include "core/sj-card.h"
#include "core/sj-grid.h"
#include "core/sj-lane.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/*
 * Makes a little map that shows what an import would draw: the stages and steps of the map, the
 * touchpoints that are measured each in a column of its own, and nothing but the curves.
 */

/* Where a map is longer than this, only what is measured is shown. */
#define MAX_PLAIN_STEPS 30
#define MAX_TITLE 48

typedef struct
{
  SjImportJob *job;
  SjMap *map;
  SjMap *preview;
  GHashTable *anchors;  /* id, a set: what has a point */
  gboolean all_steps;
} Preview;

static char *
shorten (const char *title)
{
  if (title == NULL || g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup (title != NULL ? title : "");
  else
    {
      g_autofree char *start = g_utf8_substring (title, 0, MAX_TITLE - 1);

      return g_strconcat (start, "…", NULL);
    }
}

static void
add_step (Preview    *self,
          const char *id,
          const char *title,
          const char *stage)
{
  g_autofree char *text = shorten (title);
  g_autoptr(SjElement) step = g_object_new (SJ_TYPE_STEP, "id", id, "title", text, "stage", stage,
                                            NULL);

  if (sj_map_lookup (self->preview, id) == NULL)
    sj_map_append (self->preview, step);
}

static void
add_stage (Preview    *self,
           const char *id,
           const char *title)
{
  g_autofree char *text = shorten (title);
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "id", id, "title", text, NULL);

  sj_map_append (self->preview, stage);
}

/* The touchpoints of one step, top down, then the step itself. */
static void
add_column (Preview *self,
            SjGrid  *grid,
            guint    column)
{
  SjElement *step = SJ_ELEMENT (sj_grid_get_step (grid, column));
  const char *stage = sj_element_text (step, "stage");
  gboolean measured = FALSE;

  for (guint row = 0; row < sj_grid_get_n_rows (grid); row++)
    {
      GPtrArray *cards = sj_grid_get_cards (grid, column, row);

      for (guint i = 0; cards != NULL && i < cards->len; i++)
        {
          SjElement *card = g_ptr_array_index (cards, i);

          if (!g_hash_table_contains (self->anchors, sj_element_get_id (card)))
            continue;
          add_step (self, sj_element_get_id (card), sj_element_text (card, "title"), stage);
          measured = TRUE;
        }
    }
  if (g_hash_table_contains (self->anchors, sj_element_get_id (step)) ||
      (!measured && self->all_steps))
    add_step (self, sj_element_get_id (step), sj_element_text (step, "title"), stage);
}

static void
add_columns (Preview *self)
{
  g_autoptr(SjGrid) grid = sj_grid_new (self->map);
  GListModel *stages = sj_map_get_stages (self->map);
  guint n_columns = sj_grid_get_n_columns (grid);

  self->all_steps = n_columns <= MAX_PLAIN_STEPS;
  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr(SjElement) stage = g_list_model_get_item (stages, i);

      add_stage (self, sj_element_get_id (stage), sj_element_text (stage, "title"));
    }
  for (guint column = 0; column < n_columns; column++)
    add_column (self, grid, column);
}

static void
add_created (Preview *self)
{
  SjFeedbackImport *import = sj_import_job_get_import (self->job);
  const char *stage = sj_import_job_get_stage (self->job);
  SjNameFrame frame;

  sj_feedback_import_find_frame (import, &frame);
  for (guint i = 0; i < sj_feedback_import_get_n_matches (import); i++)
    {
      const SjImportMatch *match = sj_feedback_import_get_match (import, i);
      g_autofree char *title = NULL;

      if (match->kind != SJ_IMPORT_CREATED)
        continue;
      if (stage == NULL)
        {
          stage = "+";
          add_stage (self, stage, _("New touchpoints"));
        }
      title = sj_name_frame_title (&frame, match->name);
      add_step (self, match->anchor, title, stage);
    }
}

static void
list_anchors (Preview   *self,
              GPtrArray *series)
{
  for (guint i = 0; i < series->len; i++)
    for (guint j = 0; j < sj_series_get_n_points (g_ptr_array_index (series, i)); j++)
      {
        const SjPoint *point = sj_series_get_point (g_ptr_array_index (series, i), j);

        g_hash_table_add (self->anchors, point->anchor);
      }
}

/**
 * sj_import_preview_new:
 * @job: a job with a result
 *
 * Returns: (transfer full) (nullable): a map that shows the curves an import would draw; %NULL if
 *   there are none
 */
SjMap *
sj_import_preview_new (SjImportJob *job)
{
  g_autoptr(GPtrArray) series = NULL;
  g_autoptr(GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SjLane) lane = NULL;
  Preview self = { .job = job, .anchors = anchors };

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), NULL);

  if (sj_import_job_get_import (job) == NULL)
    return NULL;
  series = sj_feedback_import_make_series (sj_import_job_get_import (job));
  if (series->len == 0)
    return NULL;

  self.map = sj_import_job_get_map (job);
  self.preview = sj_map_new ();
  list_anchors (&self, series);
  add_columns (&self);
  add_created (&self);
  lane = sj_lane_new (SJ_LANE_EMOTION, _("Emotion"));
  sj_map_append (self.preview, SJ_ELEMENT (lane));
  for (guint i = 0; i < series->len; i++)
    sj_map_append (self.preview, g_ptr_array_index (series, i));

  return self.preview;
}
