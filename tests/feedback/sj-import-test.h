#pragma once

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"
#include "feedback/sj-feedback-import.h"
#include "feedback/sj-recipe-reading.h"

/* A map with four touchpoints and one file of answers after the other. */
typedef struct
{
  SjMap *map;
  SjEditLog *log;
  SjReading reading;
  SjTallyResult *result;
  SjFeedbackImport *import;
  SjImportSummary summary;
} SjImportTest;

static inline void
sj_import_test_set_up (SjImportTest  *self,
                       gconstpointer  user_data)
{
  static const char *const titles[] = { "Home page", "Basket", "Checkout", "Delivery" };
  g_autoptr(SjElement) stage = g_object_new (SJ_TYPE_STAGE, "title", "Purchase", NULL);
  g_autoptr(SjElement) lane = g_object_new (SJ_TYPE_LANE, "kind", SJ_LANE_CHANNEL, NULL);

  self->map = sj_map_new ();
  sj_map_append (self->map, stage);
  sj_map_append (self->map, lane);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr(SjElement) step =
        g_object_new (SJ_TYPE_STEP, "stage", sj_element_get_id (stage), NULL);
      g_autoptr(SjElement) card =
        g_object_new (SJ_TYPE_CARD, "step", sj_element_get_id (step), "lane",
                      sj_element_get_id (lane), "title", titles[i], NULL);

      sj_map_append (self->map, step);
      sj_map_append (self->map, card);
    }
  self->log = sj_edit_log_new (self->map);
  sj_reading_init (&self->reading);
}

static inline void
sj_import_test_clear (SjImportTest *self)
{
  g_clear_pointer (&self->import, sj_feedback_import_free);
  g_clear_pointer (&self->result, sj_tally_result_free);
}

static inline void
sj_import_test_tear_down (SjImportTest  *self,
                          gconstpointer  user_data)
{
  sj_import_test_clear (self);
  sj_reading_clear (&self->reading);
  g_clear_object (&self->log);
  g_assert_finalize_object (self->map);
}

/* Tallies the text as a file; the reading says how. */
static inline gboolean
sj_import_test_try (SjImportTest  *self,
                    const char    *csv,
                    GError       **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("sj-XXXXXX.csv", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  sj_import_test_clear (self);
  self->reading.date_range = TRUE;
  self->result = sj_tally_file (path, &self->reading, NULL, NULL, NULL, error);
  g_unlink (path);

  return self->result != NULL;
}

static inline void
sj_import_test_read (SjImportTest *self,
                     const char   *csv,
                     SjRecipe     *recipe)
{
  g_autoptr(GError) error = NULL;

  sj_import_test_try (self, csv, &error);
  g_assert_no_error (error);
  self->import = sj_feedback_import_new (self->map, self->result, &self->reading, recipe);
}

static inline void
sj_import_test_apply (SjImportTest *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sj_feedback_import_apply (self->import, self->log, &self->summary, &error));
  g_assert_no_error (error);
}

static inline SjSeries *
sj_import_test_get_series (SjImportTest *self,
                           guint         position)
{
  g_autoptr(SjSeries) series = g_list_model_get_item (sj_map_get_series (self->map), position);

  g_assert_nonnull (series);

  return series;
}

/* The point of a touchpoint in a series, NULL if it has none. */
static inline const SjPoint *
sj_import_test_get_point (SjImportTest *self,
                          guint         position,
                          const char   *title)
{
  GListModel *cards = sj_map_get_cards (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(SjCard) card = g_list_model_get_item (cards, i);

      if (g_strcmp0 (sj_card_get_title (card), title) == 0)
        return sj_series_find_point (sj_import_test_get_series (self, position),
                                     sj_element_get_id (SJ_ELEMENT (card)));
    }

  g_return_val_if_reached (NULL);
}

#define SJ_IMPORT_TEST(path, function) \
  g_test_add (path, SjImportTest, NULL, sj_import_test_set_up, function, sj_import_test_tear_down)
