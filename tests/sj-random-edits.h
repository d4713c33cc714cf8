#pragma once

#include "core/sj-editing.h"
#include "core/sj-persona.h"
#include "core/sj-series.h"
#include "sj-random-map.h"

/* Random edits of a map: all primitives of the log, and what people do with them. */

/* A random element of a type; NULL if there is none. The map has a reference. */
static inline gpointer
sj_random_element (GRand *random,
                   SjMap *map,
                   GType  type)
{
  return sj_map_lookup (map, sj_random_id (random, map, type));
}

static inline SjElement *
sj_random_any (GRand *random,
               SjMap *map)
{
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  return sj_random_element (random, map, types[g_rand_int_range (random, 0, n_types)]);
}

static inline guint
sj_random_size (SjMap *map)
{
  guint n_types, size = 0;
  const GType *types = sj_map_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    size += g_list_model_get_n_items (sj_map_get_list (map, types[i]));

  return size;
}

static inline void
sj_random_set (GRand     *random,
               SjEditLog *log,
               SjElement *element)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element),
                                                           &n_stored);
  GParamSpec *pspec = stored[g_rand_int_range (random, 0, n_stored)];
  g_auto(GValue) value = G_VALUE_INIT;

  sj_random_value (random, sj_edit_log_get_map (log), pspec, &value);
  sj_edit_log_set_property (log, element, pspec->name, &value);
}

/* One primitive in an open transaction. */
static inline void
sj_random_primitive (GRand     *random,
                     SjEditLog *log)
{
  SjMap *map = sj_edit_log_get_map (log);
  SjElement *element = sj_random_any (random, map);
  g_autoptr(SjElement) fresh = NULL;
  guint n_types;
  const GType *types = sj_map_get_types (&n_types);

  switch (element != NULL ? g_rand_int_range (random, 0, 5) : 0)
    {
    case 0:
      fresh = g_object_new (types[g_rand_int_range (random, 0, n_types)], NULL);
      sj_random_fill (random, map, fresh, 4);
      sj_edit_log_insert (log, fresh, g_rand_int_range (random, 0, 20));
      break;
    case 1:
      sj_random_set (random, log, SJ_ELEMENT (map));
      break;
    case 2:
      sj_edit_log_move (log, element, g_rand_int_range (random, 0, 20));
      break;
    case 3:
      /* Of the others somebody may speak; see sj_random_whole(). */
      if (SJ_IS_LINK (element) || SJ_IS_SERIES (element))
        sj_edit_log_remove (log, element);
      break;
    default:
      sj_random_set (random, log, element);
      break;
    }
}

static inline void
sj_random_transaction (GRand     *random,
                       SjEditLog *log)
{
  int n_edits = g_rand_int_range (random, 1, 6);

  sj_edit_log_begin (log, "Random Edits");
  for (int i = 0; i < n_edits; i++)
    sj_random_primitive (random, log);
  if (g_rand_int_range (random, 0, 10) == 0)
    sj_edit_log_abort (log);
  else
    sj_edit_log_commit (log);
}

static inline void
sj_random_typing (GRand     *random,
                  SjEditLog *log)
{
  SjElement *element = sj_random_any (random, sj_edit_log_get_map (log));
  g_autofree char *key = NULL;

  if (element == NULL)
    return;

  key = g_strdup_printf ("type-%d", g_rand_int_range (random, 0, 1000));
  for (int i = g_rand_int_range (random, 1, 5); i > 0; i--)
    {
      sj_edit_log_begin_merging (log, "Type", key);
      sj_random_set (random, log, element);
      if (g_rand_int_range (random, 0, 4) == 0)
        sj_edit_log_move (log, element, g_rand_int_range (random, 0, 5));
      sj_edit_log_commit (log);
    }
}

static inline void
sj_random_addition (GRand     *random,
                    SjEditLog *log)
{
  SjMap *map = sj_edit_log_get_map (log);
  SjStage *stage = sj_random_element (random, map, SJ_TYPE_STAGE);
  SjStep *step = sj_random_element (random, map, SJ_TYPE_STEP);
  SjLane *lane = sj_random_element (random, map, SJ_TYPE_LANE);
  SjCard *card = sj_random_element (random, map, SJ_TYPE_CARD);
  SjCard *other = sj_random_element (random, map, SJ_TYPE_CARD);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      sj_editing_add_stage (log, stage);
      break;
    case 1:
      if (stage != NULL)
        sj_editing_add_step (log, stage, NULL);
      break;
    case 2:
      sj_editing_add_lane (log, SJ_LANE_PAIN_POINTS, lane);
      break;
    case 3:
      if (card != NULL && other != NULL && card != other)
        sj_editing_add_link (log, card, other, SJ_LINK_BRANCH);
      break;
    default:
      if (step != NULL && lane != NULL)
        sj_editing_add_card (log, step, lane, card);
      break;
    }
}

static inline void
sj_random_reordering (GRand     *random,
                      SjEditLog *log)
{
  SjMap *map = sj_edit_log_get_map (log);
  SjStage *stage = sj_random_element (random, map, SJ_TYPE_STAGE);
  SjStep *step = sj_random_element (random, map, SJ_TYPE_STEP);
  SjLane *lane = sj_random_element (random, map, SJ_TYPE_LANE);
  SjCard *card = sj_random_element (random, map, SJ_TYPE_CARD);

  if (stage == NULL || step == NULL || lane == NULL || card == NULL)
    return;

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      sj_editing_move_card (log, card, step, lane, NULL);
      break;
    case 1:
      sj_editing_move_step (log, step, stage, NULL);
      break;
    default:
      sj_editing_move_after (log, SJ_ELEMENT (lane), sj_random_element (random, map, SJ_TYPE_LANE));
      break;
    }
}

static inline void
sj_random_whole (GRand     *random,
                 SjEditLog *log)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  g_autoptr(GPtrArray) copies = NULL;
  SjMap *map = sj_edit_log_get_map (log);
  SjElement *element = sj_random_any (random, map);

  if (element == NULL)
    return;

  g_ptr_array_add (elements, element);
  if (sj_random_size (map) > 300 || g_rand_boolean (random))
    sj_editing_delete (log, elements);
  else
    copies = sj_editing_duplicate (log, elements);
}

/* One thing that a person or a tool may do to a map; it may come to nothing. */
static inline void
sj_random_edit (GRand     *random,
                SjEditLog *log)
{
  switch (sj_random_size (sj_edit_log_get_map (log)) > 400 ? 5 : g_rand_int_range (random, 0, 6))
    {
    case 0:
    case 1:
      sj_random_transaction (random, log);
      break;
    case 2:
      sj_random_typing (random, log);
      break;
    case 3:
      sj_random_addition (random, log);
      break;
    case 4:
      sj_random_reordering (random, log);
      break;
    default:
      sj_random_whole (random, log);
      break;
    }
}
