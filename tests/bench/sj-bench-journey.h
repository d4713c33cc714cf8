#pragma once

#include <math.h>

#include "core/sj-edit-log.h"
#include "scene/sj-scene-map.h"

/*
 * A journey as teams draw it, of any size: one card in two of three cells, each leading to the next
 * one, and among the lanes one with the curve of what customers felt at every step.
 */

/* Of so many elements two may get the same random id. */
static inline void
sj_bench_journey_link (SjMap      *map,
                       const char *from,
                       const char *to)
{
  SjLink *link = sj_link_new (from, to, SJ_LINK_NEXT);

  while (sj_map_lookup (map, sj_element_get_id (SJ_ELEMENT (link))) != NULL)
    {
      g_object_unref (link);
      link = sj_link_new (from, to, SJ_LINK_NEXT);
    }
  sj_scene_map_add (map, link);
}

static inline SjCard *
sj_bench_journey_create_card (SjMap                *map,
                              GRand                *random,
                              const SjSceneMapPlan *plan,
                              guint                 number)
{
  SjCard *card = sj_scene_map_create_card (map, random, plan, number);

  while (sj_map_lookup (map, sj_element_get_id (SJ_ELEMENT (card))) != NULL)
    {
      g_object_unref (card);
      card = sj_scene_map_create_card (map, random, plan, number);
    }

  return card;
}

static inline void
sj_bench_journey_add_cards (SjMap                *map,
                            GRand                *random,
                            const SjSceneMapPlan *plan,
                            guint                 n_touchpoints)
{
  GListModel *steps = sj_map_get_steps (map), *lanes = sj_map_get_lanes (map);
  const char *before = NULL;

  for (guint i = 0; i < n_touchpoints; i++)
    {
      g_autoptr(SjElement) step = g_list_model_get_item (steps, (i * 3 / 2) % plan->n_steps);
      g_autoptr(SjElement) lane =
        g_list_model_get_item (lanes, i * 3 / 2 / plan->n_steps % plan->n_lanes);
      SjCard *card = sj_bench_journey_create_card (map, random, plan, i);

      g_object_set (card, "step", sj_element_get_id (step), "lane", sj_element_get_id (lane), NULL);
      sj_scene_map_add (map, card);
      if (before != NULL)
        sj_bench_journey_link (map, before, sj_element_get_id (SJ_ELEMENT (card)));
      before = sj_element_get_id (SJ_ELEMENT (card));
    }
}

/* The steps of a journey follow one another through its stages. */
static inline void
sj_bench_journey_order_steps (SjMap *map)
{
  GListModel *steps = sj_map_get_steps (map), *stages = sj_map_get_stages (map);
  guint n_steps = g_list_model_get_n_items (steps), n_stages = g_list_model_get_n_items (stages);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(SjElement) step = g_list_model_get_item (steps, i);
      g_autoptr(SjElement) stage = g_list_model_get_item (stages, i * n_stages / n_steps);

      g_object_set (step, "stage", sj_element_get_id (stage), NULL);
    }
}

static inline SjMap *
sj_bench_journey_new (guint n_touchpoints)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  guint n_steps = (guint) MAX (8, sqrt (n_touchpoints * 2.0));
  guint n_lanes = MAX (4, n_touchpoints * 3 / (n_steps * 2));
  SjSceneMapPlan plan = { .n_stages = MAX (4, n_steps / 5), .n_steps = n_steps,
                          .n_lanes = n_lanes };
  SjMap *map = sj_scene_map_new (random, &plan);
  g_autoptr(SjLane) emotion = sj_lane_new (SJ_LANE_EMOTION, NULL);
  g_autoptr(SjEditLog) log = NULL;

  sj_bench_journey_order_steps (map);
  sj_bench_journey_add_cards (map, random, &plan, n_touchpoints);
  log = sj_edit_log_new (map);
  sj_edit_log_begin (log, "Add Lane");
  sj_edit_log_insert (log, SJ_ELEMENT (emotion), n_lanes / 2);
  sj_edit_log_commit (log);

  return map;
}
