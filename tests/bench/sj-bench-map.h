#pragma once

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-map.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* A made-up map of any size, the same for the same seed: about 500 bytes of file a touchpoint. */

#define SJ_BENCH_LANES 10
#define SJ_BENCH_STEPS_PER_STAGE 5

static inline char *
sj_bench_words (GRand *random,
                guint  n_words)
{
  static const char *const words[] = {
    "account", "card", "letter", "waits", "opens", "branch", "app", "“fine”", "fee", "form",
    "Überweisung", "identity", "photo", "signature", "call", "answer", "again", "late", "friend",
    "compares", "table", "month", "payment", "code", "reads", "costs", "help", "queue", "done",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static inline const char *
sj_bench_add (SjMap    *map,
              gpointer  element)
{
  sj_map_append (map, element);
  g_object_unref (element);

  return sj_element_get_id (element);
}

static inline const char *
sj_bench_add_card (SjMap      *map,
                   GRand      *random,
                   guint       number,
                   const char *step,
                   const char *lane)
{
  g_autofree char *id = g_strdup_printf ("t%u", number);
  g_autofree char *title = sj_bench_words (random, 2);
  g_autofree char *text = sj_bench_words (random, 4);
  g_autofree char *action = sj_bench_words (random, 12);
  g_autofree char *thought = sj_bench_words (random, 9);
  g_autofree char *alias = sj_bench_words (random, 3);
  const char *aliases[] = { alias, NULL };

  return sj_bench_add (map, g_object_new (
    SJ_TYPE_CARD, "id", id, "step", step, "lane", lane, "title", title, "text", text,
    "action", action, "thought", thought, "aliases", aliases,
    "valence", g_rand_int_range (random, -10, 11) / 10.0,
    "importance", g_rand_int_range (random, 0, 6), "owner", "Everyday Banking", NULL));
}

static inline void
sj_bench_add_series (SjMap *map,
                     GRand *random,
                     guint  n_points)
{
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      SjPoint *point = sj_records_index (points, i);

      point->anchor = g_strdup_printf ("t%u", i);
      point->n = g_rand_int_range (random, 5, 3000);
      point->mean = g_rand_double_range (random, 1.0, 5.0);
      point->valence = (2.0 * point->mean - 6.0) / 4.0;
      point->valence_low = MAX (point->valence - 0.07, -1.0);
      point->valence_high = MIN (point->valence + 0.07, 1.0);
    }
  sj_bench_add (map, g_object_new (SJ_TYPE_SERIES, "id", "series", "title", "CSAT", "metric",
                                   "csat", "origin", SJ_SERIES_MEASURED, "points", points, NULL));
}

static inline SjMap *
sj_bench_map (guint n_touchpoints,
              guint seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  SjMap *map = g_object_new (SJ_TYPE_MAP, "id", "bench", "title", "A large map", NULL);
  const char *lanes[SJ_BENCH_LANES];
  g_autofree char *stage = NULL, *step = NULL;

  for (guint i = 0; i < SJ_BENCH_LANES; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);

      lanes[i] = sj_bench_add (map, g_object_new (SJ_TYPE_LANE, "id", id, "channel",
                                                  1 + i % (SJ_CHANNEL_OTHER - 1), NULL));
    }

  for (guint i = 0; i < n_touchpoints; i++)
    {
      if (i % (SJ_BENCH_LANES * SJ_BENCH_STEPS_PER_STAGE) == 0)
        {
          g_free (stage);
          stage = g_strdup_printf ("g%u", i);
          sj_bench_add (map, g_object_new (SJ_TYPE_STAGE, "id", stage, "title", "Stage", NULL));
        }
      if (i % SJ_BENCH_LANES == 0)
        {
          g_free (step);
          step = g_strdup_printf ("s%u", i);
          sj_bench_add (map, g_object_new (SJ_TYPE_STEP, "id", step, "stage", stage,
                                           "title", "A step", NULL));
        }
      sj_bench_add_card (map, random, i, step, lanes[i % SJ_BENCH_LANES]);
    }
  sj_bench_add_series (map, random, MIN (n_touchpoints, 200));

  return map;
}
