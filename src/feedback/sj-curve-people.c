#define G_LOG_DOMAIN "sj-feedback"

#include "feedback/sj-curve-people.h"

/*
 * Goes through the answers person by person: how many different people stand behind a point, and
 * what the same people said elsewhere.
 */

typedef struct
{
  guint curve;
  SjCurveKnot *knot;
} Place;

static Place *
list_places (SjCurveBuilder *builder,
             guint          *n_places)
{
  Place *places;

  *n_places = 0;
  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);

      for (guint j = 0; j < curve->knots->len; j++)
        {
          const SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

          for (guint k = 0; k < knot->cells->len; k++)
            *n_places = MAX (*n_places, g_array_index (knot->cells, guint32, k) + 1);
        }
    }
  places = g_new0 (Place, *n_places + 1);
  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);

      for (guint j = 0; j < curve->knots->len; j++)
        {
          SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

          for (guint k = 0; k < knot->cells->len; k++)
            places[g_array_index (knot->cells, guint32, k)] = (Place) { i, knot };
        }
    }

  return places;
}

static void
note_answer (GArray               *knots,
             const Place          *place,
             const SjPersonAnswer *answer)
{
  SjPersonKnot fresh = { place->curve, place->knot, 0.0, 0.0 };
  SjPersonKnot *own = NULL;

  for (guint i = 0; i < knots->len && own == NULL; i++)
    if (g_array_index (knots, SjPersonKnot, i).knot == place->knot)
      own = &g_array_index (knots, SjPersonKnot, i);
  if (own == NULL)
    {
      g_array_append_val (knots, fresh);
      own = &g_array_index (knots, SjPersonKnot, knots->len - 1);
    }
  own->w += answer->weight;
  own->wv += answer->weight * answer->valence;
}

/**
 * sj_curve_people_foreach:
 * @builder: a builder
 * @people: sorted people, by the groups that the builder was given
 * @func: is told of each person who has answers on the curves; of those of whom nobody knows who
 *   they are, not
 * @user_data: given to @func
 */
void
sj_curve_people_foreach (SjCurveBuilder *builder,
                         const SjPeople *people,
                         SjPersonFunc    func,
                         gpointer        user_data)
{
  g_autoptr(GArray) knots = g_array_new (FALSE, FALSE, sizeof (SjPersonKnot));
  g_autofree Place *places = NULL;
  guint n_places;

  g_return_if_fail (builder != NULL && people != NULL && func != NULL);

  places = list_places (builder, &n_places);
  for (guint i = 0; i < people->answers->len; i++)
    {
      const SjPersonAnswer *answer = &g_array_index (people->answers, SjPersonAnswer, i);

      if (i > 0 && (answer - 1)->person != answer->person)
        {
          if (knots->len > 0)
            func ((const SjPersonKnot *) (void *) knots->data, knots->len, user_data);
          g_array_set_size (knots, 0);
        }
      if (answer->person != 0 && answer->cell < n_places && places[answer->cell].knot != NULL)
        note_answer (knots, &places[answer->cell], answer);
    }
  if (knots->len > 0)
    func ((const SjPersonKnot *) (void *) knots->data, knots->len, user_data);
}

static double
mean_of (const SjPersonKnot *knot)
{
  return knot->w > 0.0 ? knot->wv / knot->w : 0.0;
}

/* A person's answer here against the mean of the same person's other answers on the curve. */
static void
take_person (const SjPersonKnot *knots,
             guint               n_knots,
             gpointer            user_data)
{
  for (guint i = 0; i < n_knots; i++)
    {
      double others = 0.0;
      guint n_others = 0;

      knots[i].knot->n_people++;
      for (guint j = 0; j < n_knots; j++)
        if (j != i && knots[j].curve == knots[i].curve)
          {
            others += mean_of (&knots[j]);
            n_others++;
          }
      if (n_others > 0 && knots[i].w > 0.0)
        sj_pairs_add (&knots[i].knot->rest, mean_of (&knots[i]), others / n_others, knots[i].w);
    }
}

static gboolean
has_unknown (const SjPeople    *people,
             const SjCurveKnot *knot)
{
  for (guint i = 0; i < people->answers->len; i++)
    {
      const SjPersonAnswer *answer = &g_array_index (people->answers, SjPersonAnswer, i);

      if (answer->person != 0)
        return FALSE;
      for (guint j = 0; j < knot->cells->len; j++)
        if (g_array_index (knot->cells, guint32, j) == answer->cell)
          return TRUE;
    }

  return FALSE;
}

/**
 * sj_curve_people_take:
 * @builder: a builder to which nothing is added any more
 * @people: sorted people, by the groups that the builder was given
 *
 * Counts the different people of each point, and pairs their answers with what they said elsewhere
 * on the same curve. All of whom nobody knows who they are count as one.
 */
void
sj_curve_people_take (SjCurveBuilder *builder,
                      const SjPeople *people)
{
  g_return_if_fail (builder != NULL && people != NULL);

  builder->has_people = people->answers->len > 0 && !people->full;
  if (!builder->has_people)
    return;

  sj_curve_people_foreach (builder, people, take_person, NULL);
  for (guint i = 0; i < builder->curves->len; i++)
    {
      const SjCurve *curve = g_ptr_array_index (builder->curves, i);

      for (guint j = 0; j < curve->knots->len; j++)
        {
          SjCurveKnot *knot = g_ptr_array_index (curve->knots, j);

          knot->n_people += has_unknown (people, knot);
        }
    }
}

static gboolean
are_other_groups (const SjCurve *first,
                  const SjCurve *second)
{
  gboolean same_segment = g_strcmp0 (first->segment, second->segment) == 0;
  gboolean same_wave = g_strcmp0 (first->wave, second->wave) == 0;

  return sj_scale_equal (first->scale, second->scale) && same_segment != same_wave;
}

/* What compare_person() needs. */
typedef struct
{
  SjCurveBuilder *builder;
  GArray *all; /* SjCurvePairs */
  GHashTable *places; /* of two knots, in @all */
} Comparison;

static SjCurvePairs *
find_pairs (Comparison         *comparison,
            const SjPersonKnot *first,
            const SjPersonKnot *second)
{
  g_autofree char *key = g_strdup_printf ("%p %p", (void *) first->knot, (void *) second->knot);
  gpointer place;

  if (!g_hash_table_lookup_extended (comparison->places, key, NULL, &place))
    {
      SjCurvePairs pairs = {
        .first = g_ptr_array_index (comparison->builder->curves, first->curve),
        .second = g_ptr_array_index (comparison->builder->curves, second->curve),
        .anchor = first->knot->anchor,
      };

      place = GUINT_TO_POINTER (comparison->all->len);
      g_array_append_val (comparison->all, pairs);
      g_hash_table_insert (comparison->places, g_steal_pointer (&key), place);
    }

  return &g_array_index (comparison->all, SjCurvePairs, GPOINTER_TO_UINT (place));
}

static void
compare_person (const SjPersonKnot *knots,
                guint               n_knots,
                gpointer            user_data)
{
  Comparison *comparison = user_data;

  for (guint i = 0; i < n_knots; i++)
    for (guint j = 0; j < n_knots; j++)
      {
        const SjCurve *first = g_ptr_array_index (comparison->builder->curves, knots[i].curve);
        const SjCurve *second = g_ptr_array_index (comparison->builder->curves, knots[j].curve);

        if (knots[i].curve < knots[j].curve &&
            g_str_equal (knots[i].knot->anchor, knots[j].knot->anchor) &&
            are_other_groups (first, second))
          sj_pairs_add (&find_pairs (comparison, &knots[i], &knots[j])->pairs, mean_of (&knots[i]),
                        mean_of (&knots[j]), (knots[i].w + knots[j].w) / 2.0);
      }
}

/**
 * sj_curve_people_compare:
 * @builder: a builder that has taken the people, and has hidden what is too small
 * @people: the same people
 *
 * Returns: (transfer full) (element-type SjCurvePairs): places where people answered in two waves,
 *   or in two segments
 */
GArray *
sj_curve_people_compare (SjCurveBuilder *builder,
                         const SjPeople *people)
{
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison comparison = { builder, NULL, places };

  comparison.all = g_array_new (FALSE, FALSE, sizeof (SjCurvePairs));
  if (builder->has_people)
    sj_curve_people_foreach (builder, people, compare_person, &comparison);

  return comparison.all;
}

static const SjCurveKnot *
find_knot (const SjCurve *curve,
           const char    *anchor)
{
  for (guint i = 0; i < curve->knots->len; i++)
    {
      const SjCurveKnot *knot = g_ptr_array_index (curve->knots, i);

      if (g_str_equal (knot->anchor, anchor))
        return knot;
    }

  return NULL;
}

/**
 * sj_curve_pairs_are_same_people:
 *
 * Returns: whether both figures are shown, and at least half of the people of the smaller group are
 *   in the other, so that the test of pairs is the right one
 */
gboolean
sj_curve_pairs_are_same_people (const SjCurvePairs *pairs)
{
  const SjCurveKnot *first = find_knot (pairs->first, pairs->anchor);
  const SjCurveKnot *second = find_knot (pairs->second, pairs->anchor);

  return first != NULL && second != NULL && first->suppression == SJ_SHOWN &&
         second->suppression == SJ_SHOWN && pairs->pairs.n >= SJ_MIN_PAIRS &&
         pairs->pairs.n * 2 >= MIN (first->n_people, second->n_people);
}
