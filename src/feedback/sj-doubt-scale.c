#define G_LOG_DOMAIN "sj-doubt"

#include "config.h"

#include "feedback/sj-doubt-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-header-range.h"
#include "feedback/sj-plain-text.h"

/* Columns that may be ratings, and numbers and labels in them that may stand for no answer. */

/* Effort is reversed by what it is; all else has to be. */
static gboolean
is_turned (const SjScale *scale)
{
  return scale->reversed && scale->metric != SJ_METRIC_CES1;
}

static char *
describe_scale (const SjScale *scale)
{
  if (is_turned (scale))
    return g_strdup_printf (_("A rating from %g to %g, low is good"), scale->low, scale->high);
  switch (scale->metric)
    {
    case SJ_METRIC_NPS:
      return g_strdup (_("Likelihood to recommend, 0 to 10"));
    case SJ_METRIC_CSAT:
    case SJ_METRIC_PSAT:
      return g_strdup_printf (_("Satisfaction, %g to %g"), scale->low, scale->high);
    case SJ_METRIC_CES1:
      return g_strdup_printf (_("Effort, %g to %g, low is good"), scale->low, scale->high);
    case SJ_METRIC_CES2:
      return g_strdup_printf (_("Ease, %g to %g"), scale->low, scale->high);
    case SJ_METRIC_BINARY:
      return g_strdup (_("Yes or no"));
    case SJ_METRIC_SUS:
      return g_strdup (_("Usability score, 0 to 100"));
    case SJ_METRIC_STARS:
    case SJ_METRIC_LIKERT:
    case SJ_METRIC_SMILEY:
    case SJ_METRIC_SLIDER:
    case SJ_METRIC_SENTIMENT:
    default:
      return g_strdup_printf (_("A rating from %g to %g"), scale->low, scale->high);
    }
}

static char *
format_scale (const SjScale *scale,
              const char    *missing)
{
  g_autofree char *id = sj_scale_get_id (scale);

  return g_strdup_printf ("%s:%g-%g%s%s%s", id, scale->low, scale->high,
                          missing != NULL || is_turned (scale) ? "|" : "",
                          missing != NULL ? missing : "", is_turned (scale) ? "|reverse" : "");
}

static void
add_scale (SjDoubt         *doubt,
           SjTable         *table,
           const SjReading *reading,
           const SjScale   *scale,
           const char      *missing)
{
  g_autofree char *value = format_scale (scale, missing);
  g_autofree char *words = describe_scale (scale);

  for (guint i = 0; i < doubt->alternatives->len; i++)
    {
      const SjAlternative *other = g_ptr_array_index (doubt->alternatives, i);

      if (g_strcmp0 (other->value, value) == 0)
        return;
    }
  if (missing != NULL)
    sj_doubt_add (doubt, table, reading, value,
                  /* Translators: a scale, then numbers that stand for no answer */
                  g_strdup_printf (_("%s; %s stand for no answer"), words, missing),
                  SJ_CHANGE_SCALE, value);
  else
    sj_doubt_add (doubt, table, reading, value, g_steal_pointer (&words), SJ_CHANGE_SCALE, value);
}

static void
add_none (SjDoubt         *doubt,
          SjTable         *table,
          const SjReading *reading)
{
  sj_doubt_add (doubt, table, reading, "none", g_strdup (_("No rating: leave it out")),
                SJ_CHANGE_SCALE, "none");
}

/* Whether the header speaks of another scale, which holds the numbers. */
static gboolean
contradicts (const SjColumnProfile *profile,
             const char            *header,
             double                 low,
             double                 high)
{
  double stated_low, stated_high;

  return sj_header_range_find (header, &stated_low, &stated_high) &&
         profile->low >= stated_low && profile->high <= stated_high &&
         (low != stated_low || high != stated_high);
}

/* The usual scales that hold the numbers, besides the best guess. */
static void
add_usual_scales (SjDoubt               *doubt,
                  SjTable               *table,
                  const SjReading       *reading,
                  const SjColumnProfile *profile,
                  const char            *header,
                  double                 high)
{
  static const double ends[][2] = { { 1, 5 }, { 1, 7 }, { 1, 10 }, { 0, 10 } };
  SjScale scale;

  if (!profile->whole || high > 10)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      /* One step above what was chosen is likely, many are not. */
      if (profile->low < ends[i][0] || high > ends[i][1] || high < ends[i][1] - 3 ||
          contradicts (profile, header, ends[i][0], ends[i][1]))
        continue;
      sj_scale_init (&scale, SJ_METRIC_LIKERT, ends[i][0], ends[i][1]);
      add_scale (doubt, table, reading, &scale, NULL);
    }
  if (high > 7)
    {
      sj_scale_init (&scale, SJ_METRIC_NPS, 0, 10);
      add_scale (doubt, table, reading, &scale, NULL);
    }
}

/* The scales on which low may be good, as far as they hold the numbers. */
static void
add_turned_scales (SjDoubt               *doubt,
                   SjTable               *table,
                   const SjReading       *reading,
                   const SjColumnProfile *profile,
                   const char            *header)
{
  SjScaleDirection direction = sj_scale_find_direction (header);
  static const struct
  {
    SjScaleDirection direction;
    SjMetric metric;
    double high;
    gboolean reversed;
  } scales[] = {
    { SJ_DIRECTION_MARKS, SJ_METRIC_LIKERT, 6, FALSE },
    { SJ_DIRECTION_MARKS, SJ_METRIC_LIKERT, 6, TRUE },
    { SJ_DIRECTION_MARKS, SJ_METRIC_LIKERT, 5, TRUE },
    { SJ_DIRECTION_EFFORT, SJ_METRIC_CES2, 5, FALSE },
    { SJ_DIRECTION_EFFORT, SJ_METRIC_CES2, 7, FALSE },
    { SJ_DIRECTION_EFFORT, SJ_METRIC_CES1, 5, TRUE },
    { SJ_DIRECTION_EFFORT, SJ_METRIC_LIKERT, 7, TRUE },
  };

  if (direction == SJ_DIRECTION_BOTH)
    direction = SJ_DIRECTION_EFFORT;
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      SjScale scale;

      if (scales[i].direction != direction || profile->low < 1 ||
          profile->high > scales[i].high || contradicts (profile, header, 1, scales[i].high))
        continue;
      sj_scale_init (&scale, scales[i].metric, 1, scales[i].high);
      scale.reversed = scales[i].reversed;
      add_scale (doubt, table, reading, &scale, NULL);
    }
}

/* "How easy or difficult was it?" is read with high for easy, as is usual; both are shown. */
static void
add_direction_doubt (GPtrArray       *doubts,
                     SjTable         *table,
                     const SjReading *reading,
                     guint            column)
{
  SjDoubt *doubt;

  doubt = sj_doubt_new (SJ_DOUBT_REVERSED, column,
                        /* Translators: a column */
                        g_strdup_printf (_("“%s” speaks of ease and of effort. Which of them is "
                                           "high?"),
                                         sj_table_get_column_name (table, column)));
  sj_doubt_add (doubt, table, reading, "as-is", g_strdup (_("Ease: high is good")),
                SJ_CHANGE_NONE, NULL);
  sj_doubt_add (doubt, table, reading, "reversed", g_strdup (_("Effort: low is good")),
                SJ_CHANGE_REVERSE, NULL);
  g_ptr_array_add (doubts, doubt);
}

static void
add_scale_doubt (GPtrArray       *doubts,
                 SjTable         *table,
                 const SjReading *reading,
                 guint            column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  const SjDetection *detection = sj_table_get_detection (table, column);
  g_autofree char *header = sj_plain_text_normalise (sj_table_get_column_name (table, column));
  SjDoubt *doubt;

  /* Translators: a column, the lowest and highest of the numbers in it */
  doubt = sj_doubt_new (SJ_DOUBT_SCALE, column,
                        g_strdup_printf (_("“%s” holds numbers from %g to %g. Is it a rating, and "
                                           "on which scale?"),
                                         sj_table_get_column_name (table, column), profile->low,
                                         profile->high));
  add_none (doubt, table, reading);
  add_scale (doubt, table, reading, &detection->scale, NULL);
  add_turned_scales (doubt, table, reading, profile, header);
  add_usual_scales (doubt, table, reading, profile, header, profile->high);
  g_ptr_array_add (doubts, doubt);
}

/* 13 to 17: survey tools number choices through. */
static void
add_rebase_doubt (GPtrArray       *doubts,
                  SjTable         *table,
                  const SjReading *reading,
                  guint            column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  guint n_steps = (guint) (profile->high - profile->low) + 1;
  g_autofree char *value = g_strdup_printf ("likert_%u:1-%u@%g", n_steps, n_steps, profile->low);
  SjDoubt *doubt;

  doubt = sj_doubt_new (SJ_DOUBT_REBASE, column,
                        g_strdup_printf (_("“%s” holds the numbers %g to %g, as survey tools "
                                           "number their choices. Are they the steps of a rating? "
                                           "An export with the texts of the choices would tell."),
                                         sj_table_get_column_name (table, column), profile->low,
                                         profile->high));
  add_none (doubt, table, reading);
  sj_doubt_add (doubt, table, reading, value,
                g_strdup_printf (_("%g is the worst, step 1, and %g the best, step %u"),
                                 profile->low, profile->high, n_steps),
                SJ_CHANGE_SCALE, value);
  g_ptr_array_add (doubts, doubt);
}

/* The usual scales on which all numbers are answers. */
static void
add_wider_scales (SjDoubt         *doubt,
                  SjTable         *table,
                  const SjReading *reading,
                  guint            column)
{
  static const double ends[][2] = { { 0, 5 }, { 1, 6 }, { 1, 7 }, { 0, 10 }, { 0, 100 } };
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  SjScale scale;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (profile->low < ends[i][0] || profile->high > ends[i][1] ||
          (ends[i][1] == 100 && profile->high <= 10))
        continue;
      sj_scale_init (&scale, ends[i][1] == 100 ? SJ_METRIC_SLIDER : SJ_METRIC_LIKERT, ends[i][0],
                     ends[i][1]);
      add_scale (doubt, table, reading, &scale, NULL);
    }
}

/* 1 to 5 and 99: the last is no answer, or the scale goes to 100. */
static void
add_code_doubt (GPtrArray       *doubts,
                SjTable         *table,
                const SjReading *reading,
                guint            column,
                const char      *codes)
{
  const SjDetection *detection = sj_table_get_detection (table, column);
  SjDoubt *doubt;

  /* Translators: a column, a list of numbers */
  doubt = sj_doubt_new (SJ_DOUBT_MISSING, column,
                        g_strdup_printf (_("“%s” holds %s beside answers on a scale. Does that "
                                           "stand for no answer?"),
                                         sj_table_get_column_name (table, column), codes));
  add_none (doubt, table, reading);
  add_scale (doubt, table, reading, &detection->scale, codes);
  add_wider_scales (doubt, table, reading, column);
  g_ptr_array_add (doubts, doubt);
}

/* "trifft nicht zu" beside "trifft zu" is a step of the scale; some mean "not applicable". */
static void
add_label_doubt (GPtrArray       *doubts,
                 SjTable         *table,
                 const SjReading *reading,
                 guint            column)
{
  SjDoubt *doubt;

  doubt = sj_doubt_new (SJ_DOUBT_MISSING, column,
                        g_strdup_printf (_("“%s”: does “trifft nicht zu” mean that people "
                                           "disagree, or that the question does not apply?"),
                                         sj_table_get_column_name (table, column)));
  sj_doubt_add (doubt, table, reading, "label", g_strdup (_("They disagree")), SJ_CHANGE_NONE,
                NULL);
  sj_doubt_add (doubt, table, reading, "na", g_strdup (_("It does not apply")), SJ_CHANGE_MISSING,
                "trifft nicht zu");
  g_ptr_array_add (doubts, doubt);
}

/* Which label has which step, the best first. */
static char *
describe_steps (const SjColumnProfile *profile,
                const SjLikertSteps   *steps)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint step = steps->n_steps; step > 0; step--)
    for (guint i = 0; i < profile->distinct->len; i++)
      {
        const char *label = g_ptr_array_index (profile->distinct, i);
        g_autofree char *words = sj_plain_text_words (label);

        if (GPOINTER_TO_UINT (g_hash_table_lookup (steps->values, words)) != step)
          continue;
        g_string_append_printf (text, "%s%s = %u", text->len > 0 ? ", " : "", label, step);
        break;
      }

  /* Translators: a number of steps, then labels with their steps, as in “good = 4, bad = 2” */
  return g_strdup_printf (ngettext ("A rating of %u step: %s", "A rating of %u steps: %s",
                                    steps->n_steps),
                          steps->n_steps, text->str);
}

/* The scale of a way to understand labels, with the lowest step where another way has as many. */
static char *
format_steps (const SjColumnProfile *profile,
              gboolean               satisfaction,
              guint                  position)
{
  const SjLikertSteps *steps = g_ptr_array_index (profile->readings, position);
  g_autofree char *value = NULL;
  SjScale scale;

  sj_scale_init (&scale, satisfaction && steps->n_steps == 5 ? SJ_METRIC_CSAT : SJ_METRIC_LIKERT,
                 1, steps->n_steps);
  value = format_scale (&scale, NULL);
  for (guint i = 0; i < position; i++)
    {
      const SjLikertSteps *other = g_ptr_array_index (profile->readings, i);

      if (other->n_steps == steps->n_steps)
        return g_strdup_printf ("%s@%u", value, steps->lowest);
    }

  return g_steal_pointer (&value);
}

/* Labels that belong to more than one scale, or that may or may not have a middle. */
static void
add_steps_doubt (GPtrArray       *doubts,
                 SjTable         *table,
                 const SjReading *reading,
                 guint            column)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  const SjDetection *detection = sj_table_get_detection (table, column);
  g_autofree char *header = sj_plain_text_normalise (sj_table_get_column_name (table, column));
  gboolean satisfaction = detection->scale.metric == SJ_METRIC_CSAT ||
                          sj_scale_asks_satisfaction (header);
  SjDoubt *doubt;

  doubt = sj_doubt_new (SJ_DOUBT_SCALE, column,
                        /* Translators: a column */
                        g_strdup_printf (_("Nobody seems to have chosen some of the labels of "
                                           "“%s”. How many are there?"),
                                         sj_table_get_column_name (table, column)));
  if (detection->state == SJ_DETECTION_ASK)
    add_none (doubt, table, reading);
  for (guint i = 0; i < profile->readings->len; i++)
    {
      const SjLikertSteps *steps = g_ptr_array_index (profile->readings, i);
      g_autofree char *value = format_steps (profile, satisfaction, i);

      sj_doubt_add (doubt, table, reading, value, describe_steps (profile, steps),
                    SJ_CHANGE_SCALE, value);
    }
  g_ptr_array_add (doubts, doubt);
}

static gboolean
has_text (const SjColumnProfile *profile,
          const char            *text)
{
  for (guint i = 0; i < profile->distinct->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (profile->distinct, i), text) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
may_be_rating (SjColumnRole role)
{
  return role == SJ_ROLE_OTHER || role == SJ_ROLE_SCORE || role == SJ_ROLE_SEGMENT;
}

void
sj_doubt_add_scales (GPtrArray       *doubts,
                     SjTable         *table,
                     const SjReading *reading)
{
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      const SjColumnProfile *profile = sj_table_get_profile (table, column);
      const SjDetection *detection = sj_table_get_detection (table, column);
      g_autofree char *header = sj_plain_text_normalise (sj_table_get_column_name (table, column));
      g_autofree char *codes = sj_scale_find_codes (profile, header, NULL, NULL);

      if (!may_be_rating (sj_table_get_role (table, column)))
        continue;
      if (profile->readings != NULL && profile->disagreement &&
          has_text (profile, "trifft nicht zu"))
        add_label_doubt (doubts, table, reading, column);
      if (detection->state != SJ_DETECTION_NONE && profile->readings != NULL &&
          profile->readings->len > 1)
        add_steps_doubt (doubts, table, reading, column);
      if (detection->state == SJ_DETECTION_ACCEPTED && profile->readings == NULL &&
          profile->order == 0 && sj_scale_find_direction (header) == SJ_DIRECTION_BOTH)
        add_direction_doubt (doubts, table, reading, column);
      if (detection->state != SJ_DETECTION_ASK || profile->readings != NULL)
        continue;
      if (detection->rebase)
        add_rebase_doubt (doubts, table, reading, column);
      else if (codes != NULL)
        add_code_doubt (doubts, table, reading, column, codes);
      else
        add_scale_doubt (doubts, table, reading, column);
    }
}
