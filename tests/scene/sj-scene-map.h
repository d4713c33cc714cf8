#pragma once

#include "core/sj-card.h"
#include "core/sj-lane.h"
#include "core/sj-link.h"
#include "core/sj-map.h"
#include "core/sj-series.h"
#include "core/sj-stage.h"
#include "core/sj-step.h"

/* Maps for layout tests and benchmarks, as large and as wild as asked for. */

typedef struct
{
  guint    n_stages;
  guint    n_steps;
  guint    n_lanes;
  guint    n_cards;
  guint    n_links;
  double   span_share;  /* of the cards, how many cover several columns */
  double   label_share;  /* of the links, how many have a label */
  gboolean odd_lanes;  /* emotion, lines, folded lanes, other kinds */
} SjSceneMapPlan;

static inline char *
sj_scene_map_text (GRand *random,
                   guint  max_words,
                   guint  number)
{
  static const char *const words[] = {
    "account", "opens", "Karte", "waiting", "for", "the", "identity", "check", "Größe", "of", "a",
    "friend", "compares", "fees", "and", "reviews", "first", "payment", "app", "branch", "Anruf",
    "letter", "form", "price", "delivery", "Schlüssel", "self-service", "again", "on", "phone",
  };
  GString *text = g_string_new (NULL);
  guint n_words = (guint) g_rand_int_range (random, 1, (gint32) max_words + 1);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s ",
                            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (text, "%u", number);

  return g_string_free (text, FALSE);
}

static inline const char *
sj_scene_map_add (SjMap    *map,
                  gpointer  element)
{
  sj_map_append (map, element);
  g_object_unref (element);

  return sj_element_get_id (element);
}

static inline SjElement *
sj_scene_map_pick (GRand      *random,
                   GListModel *list)
{
  guint n_items = g_list_model_get_n_items (list);
  SjElement *element;

  if (n_items == 0)
    return NULL;

  element = g_list_model_get_item (list, (guint) g_rand_int_range (random, 0, (gint32) n_items));
  g_object_unref (element);
  return element;
}

static inline const char *
sj_scene_map_pick_id (GRand      *random,
                      GListModel *list)
{
  SjElement *element = sj_scene_map_pick (random, list);

  return element != NULL ? sj_element_get_id (element) : NULL;
}

static inline void
sj_scene_map_add_lane (SjMap                *map,
                       GRand                *random,
                       const SjSceneMapPlan *plan,
                       guint                 number)
{
  static const SjLaneKind kinds[] = {
    SJ_LANE_CHANNEL, SJ_LANE_PAIN_POINTS, SJ_LANE_THOUGHTS, SJ_LANE_EMOTION,
    SJ_LANE_VISIBILITY_LINE, SJ_LANE_OPPORTUNITIES, SJ_LANE_CHANNEL, SJ_LANE_BACKSTAGE,
  };
  g_autofree char *title = sj_scene_map_text (random, 2, number);
  SjLane *lane = sj_lane_new (SJ_LANE_CHANNEL, title);

  if (number % 2 == 0)
    g_object_set (lane, "prompt", "What happens here, and who takes part in it?", NULL);
  g_object_set (lane, "channel", g_rand_int_range (random, 0, SJ_CHANNEL_OTHER + 1), NULL);
  if (plan->odd_lanes)
    g_object_set (lane,
                  "kind", kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))],
                  "folded", g_rand_int_range (random, 0, 6) == 0,
                  NULL);
  sj_scene_map_add (map, lane);
}

static inline SjCard *
sj_scene_map_create_card (SjMap                *map,
                          GRand                *random,
                          const SjSceneMapPlan *plan,
                          guint                 number)
{
  g_autofree char *title = sj_scene_map_text (random, 4, number);
  g_autofree char *text = sj_scene_map_text (random, 8, number + 1000000);
  SjCard *card = sj_card_new (title, sj_scene_map_pick_id (random, sj_map_get_steps (map)),
                              sj_scene_map_pick_id (random, sj_map_get_lanes (map)));

  g_object_set (card,
                "text", text,
                "span", g_rand_double (random) < plan->span_share
                          ? g_rand_int_range (random, 2, 5) : 1,
                "moment-of-truth", g_rand_int_range (random, 0, 20) == 0
                                     ? SJ_MOMENT_FIRST : SJ_MOMENT_NONE,
                "severity", g_rand_int_range (random, 0, 6),
                NULL);

  return card;
}

static inline SjLink *
sj_scene_map_create_link (SjMap                *map,
                          GRand                *random,
                          const SjSceneMapPlan *plan)
{
  SjLink *link = sj_link_new (sj_scene_map_pick_id (random, sj_map_get_cards (map)),
                              sj_scene_map_pick_id (random, sj_map_get_cards (map)),
                              (SjLinkKind) g_rand_int_range (random, 0, SJ_LINK_SKIP + 1));

  if (g_rand_double (random) < plan->label_share)
    g_object_set (link, "label", "if not", "share", 0.25, NULL);

  return link;
}

static inline SjSeries *
sj_scene_map_create_series (SjMap *map,
                            GRand *random)
{
  GListModel *steps = sj_map_get_steps (map);
  guint n_steps = g_list_model_get_n_items (steps);
  g_autoptr(SjRecords) points = sj_records_new (&sj_point_record_type, n_steps);
  SjSeries *series = sj_series_new ("Everybody", SJ_SERIES_MEASURED);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr(SjElement) step = g_list_model_get_item (steps, i);
      SjPoint *point = sj_records_index (points, i);

      point->anchor = g_strdup (sj_element_get_id (step));
      point->n = g_rand_int_range (random, 5, 200);
      point->valence = g_rand_double_range (random, -0.8, 0.8);
      point->valence_low = point->valence - 0.1;
      point->valence_high = point->valence + 0.1;
    }
  g_object_set (series, "points", points, "metric", "csat", NULL);

  return series;
}

static inline SjMap *
sj_scene_map_new (GRand                *random,
                  const SjSceneMapPlan *plan)
{
  SjMap *map = sj_map_new ();

  g_object_set (map, "title", "A journey", "subtitle", "of nobody in particular", NULL);
  for (guint i = 0; i < plan->n_stages; i++)
    {
      g_autofree char *title = sj_scene_map_text (random, 2, i);

      sj_scene_map_add (map, sj_stage_new (title));
    }
  for (guint i = 0; i < plan->n_steps; i++)
    {
      g_autofree char *title = sj_scene_map_text (random, 3, i);

      sj_scene_map_add (map, sj_step_new (title, sj_scene_map_pick_id (random,
                                                                       sj_map_get_stages (map))));
    }
  for (guint i = 0; i < plan->n_lanes; i++)
    sj_scene_map_add_lane (map, random, plan, i);
  for (guint i = 0; i < plan->n_cards; i++)
    sj_scene_map_add (map, sj_scene_map_create_card (map, random, plan, i));
  for (guint i = 0; i < plan->n_links; i++)
    sj_scene_map_add (map, sj_scene_map_create_link (map, random, plan));
  sj_scene_map_add (map, sj_scene_map_create_series (map, random));

  return map;
}
