#define G_LOG_DOMAIN "sj-emotion-series"

#include "scene/sj-emotion-series.h"

#include <math.h>

#include "core/sj-card.h"
#include "core/sj-persona.h"
#include "core/sj-stage.h"
#include "scene/sj-curve.h"

/*
 * Which curves are drawn, in which dress, and where each of their values stands. What is not there
 * is not guessed: one missing value is bridged with dashes, two or more interrupt the line.
 */

/* A stage's level stops short of its borders, so that it reads as a level and not as a slope. */
#define STAGE_INSET 14.0

static void
emotion_series_free (SjEmotionSeries *self)
{
  g_clear_object (&self->series);
  sj_series_view_free (self->view);
  g_clear_pointer (&self->knots, g_array_unref);
  g_clear_pointer (&self->hidden, g_array_unref);
  g_free (self);
}

static gboolean
is_same_hue (SjColour first,
             SjColour second)
{
  return fabsf (first.red - second.red) + fabsf (first.green - second.green) +
         fabsf (first.blue - second.blue) < 0.25f;
}

/* The colour somebody gave the series, or its persona if it is the persona's only curve. */
static gboolean
has_own_colour (SjMap    *map,
                SjSeries *series,
                SjColour *colour)
{
  SjPersona *persona = sj_map_lookup_typed (map, sj_series_get_persona (series), SJ_TYPE_PERSONA);
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list), n_of_persona = 0;

  if (sj_colour_parse (colour, sj_series_get_colour (series)))
    return TRUE;
  if (persona == NULL || sj_series_get_origin (series) != SJ_SERIES_MEASURED)
    return FALSE;

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) other = g_list_model_get_item (list, i);

      n_of_persona += sj_series_is_visible (other) &&
                      sj_series_get_origin (other) == SJ_SERIES_MEASURED &&
                      g_strcmp0 (sj_series_get_persona (other),
                                 sj_series_get_persona (series)) == 0;
    }

  return n_of_persona == 1 &&
         sj_colour_parse (colour, sj_element_text (SJ_ELEMENT (persona), "colour"));
}

static gboolean
is_taken (GArray   *taken,
          SjColour  colour)
{
  for (guint i = 0; i < taken->len; i++)
    if (is_same_hue (g_array_index (taken, SjColour, i), colour))
      return TRUE;

  return FALSE;
}

/* Whoever chose a colour most likely took it from the light palette, so that counts as well. */
static SjColour
next_free_colour (const SjTheme *theme,
                  GArray        *taken)
{
  const SjTheme *light = sj_theme_get (SJ_THEME_LIGHT);

  for (guint i = 0; i < SJ_THEME_N_SERIES_COLOURS; i++)
    if (!is_taken (taken, sj_theme_get_series_colour (theme, i)) &&
        !is_taken (taken, sj_theme_get_series_colour (light, i)))
      return sj_theme_get_series_colour (theme, i);

  return sj_theme_get_series_colour (theme, taken->len);
}

/* Colours that were chosen come first, then measured curves choose before assumptions do. */
static void
choose_colours (const SjEmotionFrame *frame,
                SjMap                *map,
                GPtrArray            *all)
{
  SjColour ground = sj_theme_get_colour (frame->theme, SJ_COLOUR_LANE_EVEN);
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (SjColour));

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < all->len; i++)
      {
        SjEmotionSeries *self = g_ptr_array_index (all, i);
        SjColour chosen;
        gboolean own = has_own_colour (map, self->series, &chosen);

        if (own ? pass != 0 : pass != (self->measured ? 1 : 2))
          continue;

        if (own)
          {
            self->colour = sj_colour_readable_on (chosen, ground, 4.5);
            g_array_append_val (taken, chosen);
          }
        else
          self->colour = next_free_colour (frame->theme, taken);
        g_array_append_val (taken, self->colour);
      }
}

static SjDash
choose_dash (SjSeries *series,
             guint     measured_position)
{
  static const SjDash dotted = { { 1.0, 4.5 }, 2 };
  static const SjDash dashed = { { 9.0, 5.0 }, 2 };
  static const SjDash dash_dot = { { 11.0, 4.5, 1.0, 4.5 }, 4 };
  static const SjDash fine = { { 5.0, 4.0 }, 2 };
  static const SjDash short_dashes = { { 4.5, 5.5 }, 2 };
  static const SjDash solid = { { 0.0 }, 0 };
  const SjDash *measured[] = { &solid, &dash_dot, &fine, &solid };

  switch (sj_series_get_dash (series))
    {
    case SJ_DASH_SOLID:
      return solid;
    case SJ_DASH_DASHED:
      return dashed;
    case SJ_DASH_DOTTED:
      return dotted;
    case SJ_DASH_DASH_DOT:
      return dash_dot;
    case SJ_DASH_AUTO:
    default:
      break;
    }

  if (sj_series_get_origin (series) == SJ_SERIES_ASSUMPTION)
    return dotted;
  if (sj_series_get_origin (series) == SJ_SERIES_ESTIMATED)
    return short_dashes;
  if (sj_series_get_state (series) != SJ_MAP_STATE_AS_IS)
    return dashed;

  return *measured[measured_position % G_N_ELEMENTS (measured)];
}

static SjMarkerShape
choose_marker (SjSeries *series,
               guint     position)
{
  static const SjMarkerShape shapes[] = {
    SJ_MARKER_CIRCLE, SJ_MARKER_SQUARE, SJ_MARKER_DIAMOND, SJ_MARKER_TRIANGLE, SJ_MARKER_STAR,
    SJ_MARKER_CROSS,
  };
  SjMarkerShape marker = sj_series_get_marker (series);

  return marker != SJ_MARKER_AUTO ? marker : shapes[position % G_N_ELEMENTS (shapes)];
}

/* A value placed across, before lines are drawn. */
typedef struct
{
  const SjPoint *point;
  double         measured;
  SjAnchor       place;
  gboolean       whole_stage;
} Placed;

static int
compare_placed (gconstpointer first,
                gconstpointer second)
{
  const Placed *a = first, *b = second;

  return (a->place.centre > b->place.centre) - (a->place.centre < b->place.centre);
}

static GArray *
place_points (const SjEmotionFrame *frame,
              SjMap                *map,
              const SjSeriesView   *view)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  guint n_points = sj_records_get_length (view->points);

  for (guint i = 0; i < n_points; i++)
    {
      const SjPoint *point = sj_records_index (view->points, i);
      const SjAnchor *anchor = point->anchor != NULL
                               ? g_hash_table_lookup (frame->anchors, point->anchor) : NULL;
      Placed value = { .point = point, .measured = view->measured[i] };

      if (anchor == NULL)
        continue;

      value.place = *anchor;
      value.whole_stage = SJ_IS_STAGE (sj_map_lookup (map, point->anchor));
      g_array_append_val (placed, value);
    }

  g_array_sort (placed, compare_placed);
  return placed;
}

/* Several touchpoints of one column share it, side by side in their order. */
static void
spread_columns (GArray *placed)
{
  guint first = 0;

  while (first < placed->len)
    {
      const Placed *leader = &g_array_index (placed, Placed, first);
      double start = leader->place.start, width = leader->place.end - leader->place.start;
      double centre = leader->place.centre;
      guint after = first + 1;

      while (after < placed->len &&
             fabs (g_array_index (placed, Placed, after).place.centre - centre) < 0.5)
        after++;

      for (guint i = first; after - first > 1 && i < after; i++)
        g_array_index (placed, Placed, i).place.centre =
          start + width * (i - first + 1) / (after - first + 1);

      first = after;
    }
}

static int
compare_doubles (gconstpointer first,
                 gconstpointer second)
{
  double a = *(const double *) first, b = *(const double *) second;

  return (a > b) - (a < b);
}

/* Where a value is to be expected: at every touchpoint that a value of any curve stands at. */
static GArray *
expected_places (const SjEmotionFrame *frame,
                 SjMap                *map)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (double));
  GHashTableIter iter;
  gpointer id, anchor;

  g_hash_table_iter_init (&iter, frame->anchors);
  while (g_hash_table_iter_next (&iter, &id, &anchor))
    {
      SjCard *card = sj_map_lookup_typed (map, id, SJ_TYPE_CARD);
      SjLane *lane = card != NULL
                     ? sj_map_lookup_typed (map, sj_card_get_lane (card), SJ_TYPE_LANE) : NULL;

      if (lane != NULL && sj_lane_holds_touchpoints (lane))
        g_array_append_val (places, ((const SjAnchor *) anchor)->centre);
    }

  g_array_sort (places, compare_doubles);
  return places;
}

/* Counts the columns with touchpoints strictly between two values, each column once. */
static guint
count_missing (GArray *expected,
               double  from,
               double  to)
{
  guint missing = 0;
  double last = from;

  for (guint i = 0; i < expected->len; i++)
    {
      double place = g_array_index (expected, double, i);

      if (place > last + 2.0 && place < to - 2.0)
        {
          missing++;
          last = place;
        }
    }

  return missing;
}

static SjJoin
join_over (const SjEmotionSeries *self,
           GArray                *expected,
           const Placed          *before,
           const Placed          *placed)
{
  guint missing;

  if (before == NULL)
    return SJ_JOIN_NONE;
  if (!self->measured)
    return SJ_JOIN_LINE;

  missing = count_missing (expected, before->place.end - 2.0, placed->place.start + 2.0);
  return missing == 0 ? SJ_JOIN_LINE : missing == 1 ? SJ_JOIN_BRIDGE : SJ_JOIN_NONE;
}

static void
add_knots (SjEmotionSeries *self,
           const Placed    *placed,
           SjJoin           join)
{
  SjKnot knot = { placed->point, placed->measured, placed->place.centre, join, TRUE };

  if (placed->whole_stage && placed->place.end - placed->place.start > 3.0 * STAGE_INSET)
    {
      SjKnot end = knot;

      knot.x = placed->place.start + STAGE_INSET;
      knot.marked = FALSE;
      g_array_append_val (self->knots, knot);
      knot.x = placed->place.centre;
      knot.join = SJ_JOIN_LINE;
      knot.marked = TRUE;
      g_array_append_val (self->knots, knot);
      end.x = placed->place.end - STAGE_INSET;
      end.join = SJ_JOIN_LINE;
      end.marked = FALSE;
      g_array_append_val (self->knots, end);
      return;
    }

  g_array_append_val (self->knots, knot);
}

static void
lay_knots (SjEmotionSeries *self,
           GArray          *placed,
           GArray          *expected)
{
  const Placed *before = NULL;

  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *value = &g_array_index (placed, Placed, i);

      if (isnan (value->point->valence))
        {
          SjHiddenPoint hidden = { value->point, value->place.centre };

          g_array_append_val (self->hidden, hidden);
          g_array_append_val (expected, value->place.centre);
          g_array_sort (expected, compare_doubles);
        }
    }

  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *value = &g_array_index (placed, Placed, i);

      if (isnan (value->point->valence))
        continue;

      add_knots (self, value, join_over (self, expected, before, value));
      before = value;
    }
}

/**
 * sj_emotion_series_collect:
 * @frame: where the lane is
 * @map: the map
 *
 * Returns: (transfer full) (element-type SjEmotionSeries): the visible series that have a place,
 *   in the order of the map
 */
GPtrArray *
sj_emotion_series_collect (const SjEmotionFrame *frame,
                           SjMap                *map)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) emotion_series_free);
  GListModel *list = sj_map_get_series (map);
  guint n_series = g_list_model_get_n_items (list), measured_position = 0;

  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);
      g_autoptr(GArray) placed = NULL;
      g_autoptr(GArray) expected = NULL;
      SjEmotionSeries *self;

      if (!sj_series_is_visible (series))
        continue;

      self = g_new0 (SjEmotionSeries, 1);
      self->view = sj_series_view_new (map, series);
      placed = place_points (frame, map, self->view);
      spread_columns (placed);
      expected = expected_places (frame, map);
      self->series = g_object_ref (series);
      self->measured = sj_series_has_answers (series);
      self->dash = choose_dash (series, measured_position);
      self->line_width = self->measured ? 2.8 : 2.2;
      self->marker = choose_marker (series, measured_position);
      self->shape = sj_series_get_shape (series);
      self->knots = g_array_new (FALSE, FALSE, sizeof (SjKnot));
      self->hidden = g_array_new (FALSE, FALSE, sizeof (SjHiddenPoint));
      lay_knots (self, placed, expected);
      g_ptr_array_add (all, self);

      measured_position += self->measured;
    }

  choose_colours (frame, map, all);
  return all;
}

/**
 * sj_emotion_series_value:
 * @self: a series
 * @x: across, from the start side
 *
 * Returns: about where its line runs at @x, as valence; `NAN` where it has none
 */
double
sj_emotion_series_value (const SjEmotionSeries *self,
                         double                 x)
{
  for (guint i = 1; i < self->knots->len; i++)
    {
      const SjKnot *from = &g_array_index (self->knots, SjKnot, i - 1);
      const SjKnot *to = &g_array_index (self->knots, SjKnot, i);

      if (x >= from->x && x <= to->x && to->join != SJ_JOIN_NONE)
        {
          double t = (x - from->x) / MAX (to->x - from->x, 1e-9);
          double ease = t * t * (3.0 - 2.0 * t);

          return from->point->valence + (to->point->valence - from->point->valence) * ease;
        }
    }

  return NAN;
}
