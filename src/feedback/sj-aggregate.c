#define G_LOG_DOMAIN "sj-aggregate"

#include "config.h"

#include "feedback/sj-aggregate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-cross-table.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-figure-cell.h"
#include "feedback/sj-header-range.h"
#include "feedback/sj-plain-text.h"

#define MAX_ROWS 500 /* nobody's map has more touchpoints */
#define MIN_ROWS 2
#define MAX_WHOLE_ROWS 100
#define MAX_BESIDE 32
#define MAX_NAME 40 /* characters on average; longer texts are comments */

/* Words of headers, as sj_plain_text_words() writes them. */
static const char *const net_words[] = { "net", "score", "nps", NULL };
static const char *const mean_words[] = { "mean", "average", "avg", "mittelwert", "durchschnitt",
                                          "moyenne", "media", "gemiddelde", NULL };
static const char *const value_words[] = { "csat",          "satisfaction", "ces",  "score",
                                           "rating",        "stars",        "note", "bewertung",
                                           "zufriedenheit", "satisfaccion", NULL };
static const char *const n_words[] = { "n",           "base",         "basis",     "count",
                                       "anzahl",      "responses",    "answers",   "antworten",
                                       "reponses",    "respuestas",   "aantal",    "respondents",
                                       "teilnehmer",  "befragte",     "fallzahl",  "repondants",
                                       "encuestados", "participants", "stichprobe", NULL };
static const char *const sd_words[] = { "sd", "std", "stdev", "deviation", "standardabweichung",
                                        "ecart", "desviacion", NULL };
/* What may stand beside these in the header of such a column. */
static const char *const filler_words[] = { "of", "the", "der", "die", "de", "des", "von", "number",
                                            "nombre", "numero", "valid", "gultige", "total",
                                            "sample", "size", "standard", "type", "mean",
                                            "estandar", NULL };
/* What is no level of anything, or no share of those who are content. */
static const char *const change_words[] = { "change", "diff", "difference", "delta", "veranderung",
                                            "trend", "vs", "gap", "target", "ziel", "benchmark",
                                            NULL };
static const char *const other_words[] = { "detractor", "detractors", "kritiker", "detracteurs",
                                           "passive", "passives", "promoter", "promoters",
                                           "promotoren", "dissatisfied", "unsatisfied",
                                           "unzufrieden", "unzufriedene", "insatisfaits", "bottom",
                                           "complaint", "complaints", "beschwerden", "rucklauf",
                                           "rucklaufquote", "response", "churn", NULL };

/* Whether a word of the header is one of some. */
static gboolean
has_word (SjTable           *table,
          guint              column,
          const char *const *words)
{
  return sj_plain_text_has_word (sj_table_get_column_name (table, column), words);
}

/* "NPS", "Net Promoter Score"; promoters alone are a part of it. */
static gboolean
names_nps (SjTable *table,
           guint    column)
{
  static const char *const nps[] = { "nps", NULL }, *const promoter[] = { "promoter", NULL };

  return has_word (table, column, nps) ||
         (has_word (table, column, promoter) && has_word (table, column, net_words));
}

/* What the figures of a column are like. */
typedef struct
{
  guint n, n_percent;
  double low, high;
  gboolean whole;
  gboolean halves; /* or whole */
} Figures;

static void
look_at_figures (SjTable *table,
                 guint    column,
                 Figures *figures)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  gboolean decimal_comma = sj_table_get_profile (table, column)->decimal_comma;

  *figures = (Figures) { .whole = TRUE, .halves = TRUE, .low = INFINITY, .high = -INFINITY };
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      double figure;
      gboolean percent;

      if (!sj_figure_cell_parse (sj_table_sample_get_cell (sample, row, column), decimal_comma,
                                 &percent, &figure))
        continue;
      figures->n++;
      figures->n_percent += percent;
      figures->low = MIN (figures->low, figure);
      figures->high = MAX (figures->high, figure);
      figures->whole &= figure == floor (figure);
      figures->halves &= 2 * figure == floor (2 * figure);
    }
}

/* Whether each row has a number of answers, none of them one. */
static gboolean
are_counts (SjTable *table,
            guint    name,
            guint    column,
            guint    n_rows)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  double before = NAN;
  gboolean counts_up = TRUE;
  guint n = 0;

  if (n_rows < MIN_ROWS || sj_table_get_profile (table, name)->average_length > MAX_NAME)
    return FALSE;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      double count = sj_figure_cell_read_n (table, row, column);

      if (isnan (count))
        continue;
      if (count < 2)
        return FALSE;
      counts_up &= isnan (before) || count == before + 1;
      before = count;
      n++;
    }

  return n * 10 >= n_rows * 8 && !counts_up;
}

/* So many rows with whole numbers of a scale are answers, whatever stands beside them. */
static gboolean
are_answers (const Figures *figures,
             guint          n_rows)
{
  return figures->halves && figures->low >= 0 && figures->high <= 10 && n_rows > MAX_WHOLE_ROWS;
}

/* What a column holds, and how likely that is what somebody wants of the table: less is more. */
static gboolean
find_kind (SjTable         *table,
           guint            column,
           guint            n_rows,
           gboolean         counted,
           SjAggregateKind *kind,
           guint           *rank)
{
  Figures figures;
  double low, high;

  look_at_figures (table, column, &figures);
  if (figures.n * 10 < n_rows * 8 || figures.n < MIN_ROWS || are_answers (&figures, n_rows) ||
      has_word (table, column, change_words))
    return FALSE;
  if (names_nps (table, column) && figures.low >= -100 && figures.high <= 100 &&
      (figures.low < 0 || figures.high > 10 || !figures.halves || counted))
    {
      *kind = SJ_AGGREGATE_NPS;
      *rank = 0;
    }
  else if (figures.n_percent == figures.n && figures.low >= 0 && figures.high <= 100 &&
           !has_word (table, column, other_words))
    {
      *kind = SJ_AGGREGATE_SHARE;
      *rank = 3;
    }
  else if ((has_word (table, column, mean_words) && !figures.whole) ||
           (counted && has_word (table, column, value_words) && figures.low >= 0 &&
            figures.high <= 100))
    {
      *kind = SJ_AGGREGATE_MEAN;
      *rank = sj_header_range_find (sj_table_get_column_name (table, column), &low, &high) ||
                  has_word (table, column, value_words) ? 1 : 2;
    }
  else
    return FALSE;

  return TRUE;
}

/* The column whose cells are all different texts. */
static gboolean
find_names (SjTable *table,
            guint   *column,
            guint   *n_rows)
{
  for (*column = 0; *column < sj_table_get_n_columns (table); (*column)++)
    {
      const SjColumnProfile *profile = sj_table_get_profile (table, *column);

      *n_rows = profile->n_rows;
      if (profile->n_rows >= MIN_ROWS && profile->n_rows <= MAX_ROWS &&
          profile->n * 10 >= profile->n_rows * 9 && profile->n_numeric * 5 < profile->n &&
          profile->n_dates * 5 < profile->n && profile->n_contacts == 0 &&
          profile->n_distinct >= MIN (profile->n, SJ_PROFILE_MAX_DISTINCT) &&
          sj_table_get_role (table, *column) != SJ_ROLE_PERSONAL)
        return TRUE;
    }

  return FALSE;
}

/* Columns that may say how many answered, or how these differ. A table may have thousands of
 * columns, each of which is asked beside which others it stands: their names are read once. */
typedef struct
{
  guint columns[MAX_BESIDE];
  gint8 counted[MAX_BESIDE]; /* −1: not looked at */
  guint n;
} Beside;

static void
list_beside (SjTable           *table,
             const char *const *words,
             Beside            *beside)
{
  beside->n = 0;
  for (guint column = 0; column < sj_table_get_n_columns (table) && beside->n < MAX_BESIDE;
       column++)
    if (has_word (table, column, words))
      {
        beside->counted[beside->n] = -1;
        beside->columns[beside->n++] = column;
      }
}

/* "n", "Number of answers", or "NPS n" beside "NPS"; but not "Number of orders". */
static gboolean
belongs_to (SjTable           *table,
            guint              column,
            guint              value,
            const char *const *words,
            gboolean          *shares_word)
{
  g_auto(GStrv) parts = sj_plain_text_split_words (sj_table_get_column_name (table, column));
  g_auto(GStrv) others = sj_plain_text_split_words (sj_table_get_column_name (table, value));

  *shares_word = FALSE;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean known = g_strv_contains (words, parts[i]) ||
                       g_strv_contains (filler_words, parts[i]);
      gboolean shared = g_strv_contains ((const char *const *) others, parts[i]);

      if (!known && !shared && !g_ascii_isdigit (*parts[i]))
        return FALSE;
      *shares_word |= !known && shared;
    }

  return TRUE;
}

/* The place of the column that belongs to the figures of another: by its name, else the next one to
 * the right, else to the left; @n if there is none. */
static guint
choose_beside (SjTable           *table,
               const Beside      *beside,
               const char *const *words,
               guint              name,
               guint              value)
{
  guint best = beside->n;
  guint64 least = G_MAXUINT64;

  for (guint i = 0; i < beside->n; i++)
    {
      guint column = beside->columns[i];
      guint64 distance = column > value ? 2 * (guint64) (column - value)
                                        : 2 * (guint64) (value - column) + G_MAXUINT32;
      gboolean shares_word;

      if (column == value || column == name ||
          !belongs_to (table, column, value, words, &shares_word))
        continue;
      distance += shares_word ? 0 : (guint64) G_MAXUINT32 << 2;
      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }

  return best;
}

static guint
get_beside (const Beside *beside,
            guint         place)
{
  return place < beside->n ? beside->columns[place] : SJ_FIGURE_NO_COLUMN;
}

static gboolean
is_counted (SjTable *table,
            Beside  *beside,
            guint    place,
            guint    name,
            guint    n_rows)
{
  if (place >= beside->n)
    return FALSE;
  if (beside->counted[place] < 0)
    beside->counted[place] = are_counts (table, name, beside->columns[place], n_rows);

  return beside->counted[place];
}

/* Promoters without passives are a part of nobody knows how many, unless another column says. */
static gboolean
find_groups (SjTable     *table,
             SjAggregate *found)
{
  SjAggregate beside = *found;

  if (!sj_nps_groups_find (table, &found->groups))
    return FALSE;
  sj_aggregate_set_value (&beside, table, found->groups.columns[0]);

  return found->groups.whole > 0 || found->groups.columns[1] != SJ_FIGURE_NO_COLUMN ||
         beside.n != SJ_FIGURE_NO_COLUMN;
}

/* The column that is most likely what somebody wants of the table; %G_MAXUINT if none is. */
static guint
find_value (SjTable     *table,
            SjAggregate *found,
            guint        n_rows)
{
  SjAggregate aggregate = *found;
  guint least = G_MAXUINT;
  Beside counts;

  list_beside (table, n_words, &counts);
  for (guint column = 0; column < sj_table_get_n_columns (table) && least > 0; column++)
    {
      guint place, rank;

      if (column == found->name ||
          (found->has_groups && sj_nps_groups_have (&found->groups, column)))
        continue;
      place = choose_beside (table, &counts, n_words, found->name, column);
      aggregate.counted = found->has_groups ||
                          is_counted (table, &counts, place, found->name, n_rows);
      if (!find_kind (table, column, n_rows, aggregate.counted, &aggregate.kind, &rank) ||
          rank >= least)
        continue;
      least = rank;
      *found = aggregate;
      sj_aggregate_set_value (found, table, column);
    }

  return least;
}

/**
 * sj_aggregate_find:
 * @table: a table
 * @aggregate: (out): where its figures are
 *
 * Finds out whether the rows of a table are finished figures and not answers of people: names that
 * are all different, and beside them Net Promoter Scores, percentages or means.
 *
 * Returns: whether they are
 */
gboolean
sj_aggregate_find (SjTable     *table,
                   SjAggregate *aggregate)
{
  SjAggregate found = { 0 };
  guint n_rows, rank;

  g_return_val_if_fail (table != NULL && aggregate != NULL, FALSE);

  if (sj_table_get_export (table) != NULL || sj_cross_table_find (table) ||
      !find_names (table, &found.name, &n_rows))
    return FALSE;

  found.has_groups = find_groups (table, &found);
  rank = find_value (table, &found, n_rows);
  if (found.has_groups && rank > 0)
    {
      rank = 0;
      found.kind = SJ_AGGREGATE_NPS;
      found.counted = TRUE;
      sj_aggregate_set_value (&found, table, found.groups.columns[0]);
    }
  if (rank < G_MAXUINT)
    *aggregate = found;

  return rank < G_MAXUINT;
}

/**
 * sj_aggregate_set_value:
 * @aggregate: where the figures of a table are
 * @table: the table
 * @column: a column
 *
 * Says that the figures are in that column. Their numbers of answers stand in another.
 */
void
sj_aggregate_set_value (SjAggregate *aggregate,
                        SjTable     *table,
                        guint        column)
{
  Beside counts, deviations;

  g_return_if_fail (aggregate != NULL && table != NULL);

  list_beside (table, n_words, &counts);
  list_beside (table, sd_words, &deviations);
  aggregate->value = column;
  aggregate->n = get_beside (&counts, choose_beside (table, &counts, n_words, aggregate->name,
                                                     column));
  aggregate->sd = get_beside (&deviations, choose_beside (table, &deviations, sd_words,
                                                          aggregate->name, column));
}

/**
 * sj_aggregate_is_derived:
 *
 * Returns: whether the figures are Net Promoter Scores that do not stand in the table, but follow
 *   from the promoters and detractors there
 */
gboolean
sj_aggregate_is_derived (const SjAggregate *aggregate)
{
  g_return_val_if_fail (aggregate != NULL, FALSE);

  return aggregate->has_groups && aggregate->kind == SJ_AGGREGATE_NPS &&
         aggregate->value == aggregate->groups.columns[0];
}

/**
 * sj_aggregate_find_scale:
 * @table: a table
 * @aggregate: where its figures are
 * @scale: (out): the scale of the answers that they were worked out of
 *
 * Returns: whether the table tells the scale: Net Promoter Scores and percentages do, of means
 *   perhaps the header
 */
gboolean
sj_aggregate_find_scale (SjTable           *table,
                         const SjAggregate *aggregate,
                         SjScale           *scale)
{
  const char *metric = "binary";
  g_autofree char *range = NULL;
  double low, high;

  g_return_val_if_fail (table != NULL && aggregate != NULL && scale != NULL, FALSE);

  if (aggregate->kind == SJ_AGGREGATE_NPS)
    metric = "nps";
  else if (aggregate->kind == SJ_AGGREGATE_MEAN)
    {
      if (!sj_header_range_find (sj_table_get_column_name (table, aggregate->value), &low, &high))
        return FALSE;
      metric = "likert";
      range = g_strdup_printf ("%g-%g", low, high);
    }

  return sj_scale_parse (scale, metric, range, NULL);
}

/**
 * sj_aggregate_refuse:
 *
 * Returns: (transfer full): why the table cannot be read as answers, and what to do, for people
 */
char *
sj_aggregate_refuse (SjTable           *table,
                     const SjAggregate *aggregate)
{
  const char *column;

  g_return_val_if_fail (table != NULL && aggregate != NULL, NULL);

  if (sj_aggregate_is_derived (aggregate))
    return g_strdup_printf (_("“%s” holds promoters and detractors, one touchpoint a row, and no "
                              "answers of people; import it as figures worked out elsewhere "
                              "(--figures)"),
                            sj_table_get_name (table));
  column = sj_table_get_column_name (table, aggregate->value);
  switch (aggregate->kind)
    {
    case SJ_AGGREGATE_NPS:
      return g_strdup_printf (_("“%s” holds finished Net Promoter Scores in “%s”, one a row, and "
                                "no answers of people; import it as figures worked out elsewhere "
                                "(--figures)"),
                              sj_table_get_name (table), column);
    case SJ_AGGREGATE_SHARE:
      return g_strdup_printf (_("“%s” holds finished percentages in “%s”, one a row, and no "
                                "answers of people; import it as figures worked out elsewhere "
                                "(--figures)"),
                              sj_table_get_name (table), column);
    case SJ_AGGREGATE_MEAN:
    default:
      return g_strdup_printf (_("“%s” holds finished means in “%s”, one a row, and no answers of "
                                "people; import it as figures worked out elsewhere (--figures)"),
                              sj_table_get_name (table), column);
    }
}

/**
 * sj_aggregate_warn:
 * @table: a table
 * @sure: whether to speak only where no row can be the answer of one person; else also where that
 *   is likely, if nothing of the table is surely a rating
 *
 * Returns: (transfer full) (nullable): why the table is not to be read as answers, for people, or
 *   %NULL
 */
char *
sj_aggregate_warn (SjTable  *table,
                   gboolean  sure)
{
  SjAggregate aggregate;

  g_return_val_if_fail (table != NULL, NULL);

  if (sj_cross_table_find (table))
    return sj_cross_table_refuse (table);
  if (!sj_aggregate_find (table, &aggregate) || (sure && !aggregate.counted))
    return NULL;

  return sj_aggregate_refuse (table, &aggregate);
}

/**
 * sj_aggregate_offer:
 * @table: a table that was opened as one of answers
 *
 * Returns: what else the table may be read as, or %SJ_CONTENT_ANSWERS
 */
SjContent
sj_aggregate_offer (SjTable *table)
{
  SjAggregate aggregate;

  g_return_val_if_fail (table != NULL, SJ_CONTENT_ANSWERS);

  if (sj_cross_table_counts (table))
    return SJ_CONTENT_COUNTS;

  return sj_aggregate_find (table, &aggregate) ? SJ_CONTENT_FIGURES : SJ_CONTENT_ANSWERS;
}

/**
 * sj_aggregate_check:
 * @table: a table
 * @reading: how it is to be read; who says what the scales are wants them read
 * @sure: as in sj_aggregate_warn()
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if the table is not to be read as answers
 */
gboolean
sj_aggregate_check (SjTable          *table,
                    const SjReading  *reading,
                    gboolean          sure,
                    GError          **error)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (table != NULL && reading != NULL, FALSE);

  if (reading->scales->len == 0 || !sure)
    sentence = sj_aggregate_warn (table, sure);
  if (sentence == NULL)
    return TRUE;
  g_set_error_literal (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE, sentence);

  return FALSE;
}
