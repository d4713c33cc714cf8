#define G_LOG_DOMAIN "sj-tally"

#include "config.h"

#include "feedback/sj-figure-tally.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "feedback/sj-aggregate.h"
#include "feedback/sj-cross-table.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-figure-cell.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-score-choice.h"
#include "feedback/sj-tally-suppression.h"

/*
 * A table of figures that somebody worked out: groups with the figures as they stand there. A
 * figure has an interval only where the table says how many answered, and how they differ.
 */

#define MAX_ANSWERS 1e15
#define MAX_ROUNDED 1.5 /* by which a score may differ from that of rounded shares */

/* A column of figures. */
typedef struct
{
  SjAggregate aggregate;
  SjScale scale; /* of the answers they were worked out of */
} Value;

/* What stands in one row. */
typedef struct
{
  double value;
  double n;
  double sd;
  double counts[3]; /* promoters, passives and detractors; NAN if not known */
} Row;

static SjAggregateKind
get_kind (const SjScale *scale)
{
  if (scale->metric == SJ_METRIC_NPS)
    return SJ_AGGREGATE_NPS;

  return scale->metric == SJ_METRIC_BINARY ? SJ_AGGREGATE_SHARE : SJ_AGGREGATE_MEAN;
}

static void
add_value (GArray            *values,
           SjTable           *table,
           const SjAggregate *found,
           guint              column,
           const SjScale     *scale)
{
  Value value = { *found, *scale };

  sj_aggregate_set_value (&value.aggregate, table, column);
  value.aggregate.kind = get_kind (scale);
  g_array_append_val (values, value);
}

/* A curve has one figure at each place. */
static gboolean
check_others (GArray         *values,
              SjTable        *table,
              guint           column,
              const SjScale  *scale,
              GError        **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      const Value *other = &g_array_index (values, Value, i);

      if (!sj_scale_equal (&other->scale, scale))
        continue;
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   /* Translators: two columns */
                   _("“%s” and “%s” are on the same scale; leave one of them out, and import it by "
                     "itself"),
                   sj_table_get_column_name (table, other->aggregate.value),
                   sj_table_get_column_name (table, column));
      return FALSE;
    }

  return TRUE;
}

/* What the table tells, turned round or left out as a person says. */
static gboolean
add_found (GArray             *values,
           SjTable            *table,
           const SjReading    *reading,
           const SjAggregate  *found,
           GError            **error)
{
  g_auto(SjScoreChoice) choice = { 0 };
  SjScale scale;
  gboolean reversed;

  if (!sj_score_choice_find (table, reading, found->value, &choice, error) ||
      !sj_score_choice_is_reversed (table, reading, found->value, &reversed, error))
    return FALSE;
  if (sj_score_choice_is_none (&choice) || !sj_aggregate_find_scale (table, found, &scale))
    return TRUE;
  scale.reversed = scale.reversed != reversed;
  add_value (values, table, found, found->value, &scale);

  return TRUE;
}

/* The columns of which a person, or a recipe, says that figures on some scale are there. */
static gboolean
add_said (GArray             *values,
          SjTable            *table,
          const SjReading    *reading,
          const SjAggregate  *found,
          GError            **error)
{
  if (reading->scales->len + reading->scores->len == 0)
    return TRUE;

  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      SjScale scale;
      gboolean said;

      if (!sj_score_choice_find_scale (table, reading, column, &scale, &said, error))
        return FALSE;
      if (!said)
        continue;
      if (!check_others (values, table, column, &scale, error))
        return FALSE;
      add_value (values, table, found, column, &scale);
    }

  return TRUE;
}

/* What a person says goes before what was found. */
static gboolean
find_names (SjTable          *table,
            const SjReading  *reading,
            SjAggregate      *found,
            GError          **error)
{
  gboolean known = sj_aggregate_find (table, found);

  if (sj_cross_table_find (table))
    {
      g_autofree char *sentence = sj_cross_table_refuse (table);

      g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT, sentence);
      return FALSE;
    }
  if (reading->by != NULL)
    return sj_table_find_column (table, reading->by, &found->name, error);
  if (!known)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                 _("“%s” does not look like finished figures, a row a touchpoint; read it as "
                   "answers"),
                 sj_table_get_name (table));

  return known;
}

/* Each column of figures, with its scale. On which one means are must be said. */
static GArray *
list_values (SjTable          *table,
             const SjReading  *reading,
             GError          **error)
{
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  SjAggregate found = { .value = SJ_FIGURE_NO_COLUMN };

  if (!find_names (table, reading, &found, error) ||
      !add_said (values, table, reading, &found, error))
    return NULL;
  if (values->len == 0 && found.value != SJ_FIGURE_NO_COLUMN &&
      !add_found (values, table, reading, &found, error))
    return NULL;
  if (values->len > 0)
    return g_steal_pointer (&values);

  if (found.value != SJ_FIGURE_NO_COLUMN)
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                 /* Translators: a file and one of its columns; --scale is an option and stays */
                 _("“%s” holds means in “%s”; say which scale they are on, as in --scale "
                   "'#%u:likert:1-5'"),
                 sj_table_get_name (table), sj_table_get_column_name (table, found.value),
                 found.value + 1);
  else
    g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                 _("No column of “%s” is surely one of figures; say which is, and on which scale"),
                 sj_table_get_name (table));

  return NULL;
}

/* The ends of what the table may say. */
static void
get_ends (const SjAggregate *aggregate,
          const SjScale     *scale,
          double            *low,
          double            *high)
{
  *low = aggregate->kind == SJ_AGGREGATE_NPS ? -100 : aggregate->kind == SJ_AGGREGATE_SHARE
                                                        ? 0 : scale->low;
  *high = aggregate->kind == SJ_AGGREGATE_MEAN ? scale->high : 100;
}

static gboolean
check_value (SjTable            *table,
             const SjAggregate  *aggregate,
             const SjScale      *scale,
             const char         *name,
             double              value,
             GError            **error)
{
  double low, high;

  get_ends (aggregate, scale, &low, &high);
  if (value >= low && value <= high)
    return TRUE;

  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
               /* Translators: a column, a touchpoint, a figure, and the ends of the scale */
               _("“%s” of “%s” is %g, and not from %g to %g; say another scale"),
               sj_table_get_column_name (table, aggregate->value), name, value, low, high);
  return FALSE;
}

/* Shares have their spread in themselves. A score without the shares that it is made of has no
 * interval. */
static SjInterval
get_interval (const SjAggregate *aggregate,
              const SjScale     *scale,
              const Row         *row,
              double             native)
{
  SjSample sample = { row->n, native, row->sd * row->sd };

  if (isnan (row->n) || row->n < 2)
    return (SjInterval) { native, NAN, NAN };
  if (aggregate->kind == SJ_AGGREGATE_SHARE)
    return sj_wilson_interval (native, row->n);
  if (aggregate->kind == SJ_AGGREGATE_NPS && !isnan (row->counts[0]))
    return sj_nps_interval_adjusted (row->counts[0], row->counts[2], row->n);
  if (aggregate->kind == SJ_AGGREGATE_NPS || isnan (row->sd))
    return (SjInterval) { native, NAN, NAN };

  return sj_mean_interval (&sample, scale->low, scale->high);
}

static double
get_valence (const SjAggregate *aggregate,
             const SjScale     *scale,
             double             native)
{
  if (isnan (native))
    return NAN;

  return CLAMP (aggregate->kind == SJ_AGGREGATE_NPS ? native / 100
                                                    : sj_scale_valence (scale, native), -1, 1);
}

static SjFinishedFigure *
make_figure (const SjAggregate *aggregate,
             const SjScale     *scale,
             const Row         *row)
{
  SjFinishedFigure *figure = g_new0 (SjFinishedFigure, 1);
  double native = row->value;
  SjInterval interval;

  if (aggregate->kind == SJ_AGGREGATE_SHARE)
    native /= 100;
  if (scale->reversed)
    native = scale->low + scale->high - native;
  interval = get_interval (aggregate, scale, row, native);
  figure->n = isnan (row->n) ? -1 : (gint64) row->n;
  figure->native = native;
  figure->native_low = interval.low;
  figure->native_high = interval.high;
  figure->valence = get_valence (aggregate, scale, native);
  figure->valence_low = get_valence (aggregate, scale, interval.low);
  figure->valence_high = get_valence (aggregate, scale, interval.high);
  figure->mean = aggregate->kind == SJ_AGGREGATE_NPS ? NAN : native;
  figure->variance = aggregate->kind == SJ_AGGREGATE_MEAN ? row->sd * row->sd : NAN;
  for (guint i = 0; i < 3; i++)
    figure->moods[i] = row->counts[2 - i];

  return figure;
}

static void
add_group (SjTallyResult     *result,
           const SjAggregate *aggregate,
           const SjScale     *scale,
           const char        *name,
           const Row         *row)
{
  SjResultGroup *group = g_new0 (SjResultGroup, 1);

  group->column = aggregate->value;
  group->touchpoint = g_strdup (name);
  group->order = result->groups->len;
  sj_tally_init (&group->tally, scale);
  group->figure = make_figure (aggregate, scale, row);
  group->figure->name = sj_aggregate_is_derived (aggregate)
                          ? "NPS" : sj_table_get_column_name (result->table, aggregate->value);
  group->n_people = sj_result_group_get_n (group);
  g_ptr_array_add (result->groups, group);
}

static double
read_number_of_answers (SjTable           *table,
                        guint              row,
                        const SjAggregate *aggregate)
{
  double n = sj_figure_cell_read_n (table, row, aggregate->n);

  return n <= MAX_ANSWERS ? n : NAN;
}

/* What promoters and detractors make of a score: all of it where it does not stand in the table,
 * else its interval, if they fit it but for what was rounded off. */
static void
add_shares (SjTable           *table,
            guint              i,
            const SjAggregate *aggregate,
            Row               *row)
{
  gboolean derived = sj_aggregate_is_derived (aggregate);
  SjNpsShares shares;
  double score;

  if (derived)
    row->value = NAN;
  if (aggregate->kind != SJ_AGGREGATE_NPS || !aggregate->has_groups ||
      !sj_nps_groups_read (table, &aggregate->groups, i, row->n, &shares))
    return;

  score = sj_nps (shares.parts[0], shares.parts[2], shares.whole);
  if (!derived && !(fabs (score - row->value) <= MAX_ROUNDED))
    return;
  if (derived)
    row->value = score;
  row->n = shares.n;
  for (guint group = 0; group < G_N_ELEMENTS (row->counts); group++)
    row->counts[group] = shares.parts[group] * (shares.n / shares.whole);
}

static Row
read_row (SjTable           *table,
          guint              i,
          const SjAggregate *aggregate)
{
  Row row = { sj_figure_cell_read (table, i, aggregate->value),
              read_number_of_answers (table, i, aggregate),
              sj_figure_cell_read (table, i, aggregate->sd),
              { NAN, NAN, NAN } };

  if (!(row.sd >= 0))
    row.sd = NAN;
  add_shares (table, i, aggregate, &row);

  return row;
}

static gboolean
has_group (const SjTallyResult *result,
           guint                column,
           const char          *name)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (group->column == column && g_str_equal (group->touchpoint, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
refuse_double (SjTable     *table,
               const char  *name,
               GError     **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE,
               /* Translators: a touchpoint, a file */
               _("“%s” stands in more than one row of “%s”; figures that somebody else worked out "
                 "cannot be put together. Leave one row for each touchpoint"),
               name, sj_table_get_name (table));
  return FALSE;
}

static gboolean
refuse_fractions (SjTable            *table,
                  const SjAggregate  *aggregate,
                  GError            **error)
{
  g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
               _("The scores in “%s” lie between −1 and 1; a Net Promoter Score goes from −100 to "
                 "100. Multiply them by 100"),
               sj_table_get_column_name (table, aggregate->value));
  return FALSE;
}

static gboolean
read_rows (SjTallyResult      *result,
           const SjAggregate  *aggregate,
           const SjScale      *scale,
           GError            **error)
{
  SjTable *table = result->table;
  SjTableSample *sample = sj_table_get_source (table)->sample;
  guint first = sj_table_get_n_rows_above (table);
  double least = 0, most = 0;
  gboolean whole = TRUE;

  for (guint i = first; i < sample->rows->len; i++)
    {
      g_autofree char *name =
        sj_plain_text_clean (sj_table_sample_get_cell (sample, i, aggregate->name));
      Row row = read_row (table, i, aggregate);

      /* Nobody is behind a figure of no answers, and a total is that of all others. */
      if (*name == '\0' || isnan (row.value) || row.n == 0 || sj_cross_table_names_total (name))
        continue;
      if (has_group (result, aggregate->value, name))
        return refuse_double (table, name, error);
      if (!check_value (table, aggregate, scale, name, row.value, error))
        return FALSE;
      add_group (result, aggregate, scale, name, &row);
      least = MIN (least, row.value);
      most = MAX (most, row.value);
      whole &= row.value == floor (row.value);
    }
  result->counts.rows = sample->rows->len - first;

  return aggregate->kind != SJ_AGGREGATE_NPS || sj_aggregate_is_derived (aggregate) || whole ||
         least < -1 || most > 1 || refuse_fractions (table, aggregate, error);
}

/* Figures are of groups that somebody else has made. */
static gboolean
check_reading (const SjReading  *reading,
               GError          **error)
{
  if (reading->segment == NULL && reading->wave == NULL && reading->weight == NULL &&
      reading->respondent == NULL && reading->where->len == 0 && reading->from == NULL &&
      reading->until == NULL)
    return TRUE;

  g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                       _("Figures that somebody else worked out cannot be divided, weighted or "
                         "chosen from; leave out segment, wave, weight, respondent, dates and "
                         "conditions"));
  return FALSE;
}

/**
 * sj_figure_tally_fill:
 * @result: a result without groups, of a table
 * @reading: how the table is to be read
 * @error: where to put a failure
 *
 * Puts the finished figures of the table into the result, a group a row and column of figures.
 *
 * Returns: %FALSE with @error set if the table holds none, or on a scale that nobody has said
 */
gboolean
sj_figure_tally_fill (SjTallyResult    *result,
                      const SjReading  *reading,
                      GError          **error)
{
  g_autoptr(GArray) values = NULL;

  g_return_val_if_fail (result != NULL && reading != NULL, FALSE);

  if (!check_reading (reading, error))
    return FALSE;
  values = list_values (result->table, reading, error);
  if (values == NULL)
    return FALSE;

  result->n_scales = values->len;
  result->scales = g_new (SjScale, values->len);
  result->codes = g_new (SjScoreCodes, values->len);
  result->languages = g_new0 (SjCommentLanguage, values->len);
  for (guint i = 0; i < values->len; i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      result->scales[i] = value->scale;
      result->codes[i] = (SjScoreCodes) { .first = NAN, .good = NAN };
      if (!read_rows (result, &value->aggregate, &result->scales[i], error))
        return FALSE;
    }
  sj_tally_result_suppress (result);

  return TRUE;
}
