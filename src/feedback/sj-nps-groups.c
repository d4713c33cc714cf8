#define G_LOG_DOMAIN "sj-aggregate"

#include "feedback/sj-nps-groups.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-figure-cell.h"
#include "feedback/sj-plain-text.h"

/*
 * The three groups that a Net Promoter Score is made of, as reports have them beside the score or
 * instead of it: how many promoters, passives and detractors there are, or which share. With them a
 * finished score has an interval.
 */

#define MIN_ROWS 2
#define ROUNDING 0.025 /* by which three rounded shares may miss the whole, of it */

enum { PROMOTERS, PASSIVES, DETRACTORS, N_GROUPS };

/* Words of headers, as sj_plain_text_words() writes them. */
static const char *const promoter_words[] = { "promoter",   "promoters",  "promotoren",
                                              "promoteur",  "promoteurs", "promotor",
                                              "promotores", "promotori",  NULL };
static const char *const passive_words[] = { "passive",  "passives", "passiv",   "passif",
                                             "passifs",  "pasivo",   "pasivos",  "passivi",
                                             "neutral",  "neutrals", "neutrale", "indifferente",
                                             "neutres",  "neutros",  NULL };
static const char *const detractor_words[] = { "detractor",   "detractors",  "detraktoren",
                                               "kritiker",    "detracteur",  "detracteurs",
                                               "detractores", "detrattori",  NULL };
static const char *const *const group_words[] = { promoter_words, passive_words, detractor_words };
static const char *const share_words[] = { "percent",    "percentage",  "percentages", "pct",
                                           "share",      "anteil",      "prozent",
                                           "pourcentage", "porcentaje", NULL };
/* "Net Promoter Score", and what is no level of anything. */
static const char *const other_words[] = { "net",    "score",       "change", "diff", "difference",
                                           "delta",  "veranderung", "trend",  "gap",  "target",
                                           "ziel",   "benchmark",   "index",  NULL };

static gboolean
has_any (GStrv              parts,
         const char *const *words)
{
  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

/* Which group a header names, if it names one and nothing else. */
static guint
find_group (const char *header)
{
  g_auto(GStrv) parts = sj_plain_text_split_words (header);
  guint group = N_GROUPS;

  for (guint i = 0; i < N_GROUPS; i++)
    if (has_any (parts, group_words[i]))
      {
        if (group < N_GROUPS)
          return N_GROUPS;
        group = i;
      }

  return group < N_GROUPS && !has_any (parts, other_words) ? group : N_GROUPS;
}

/* Whether a column says itself that it holds percentages. */
static gboolean
are_percentages (SjTable *table,
                 guint    column)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  const char *header = sj_table_get_column_name (table, column);
  guint n = 0, n_percent = 0;

  if (strchr (header, '%') != NULL || sj_plain_text_has_word (header, share_words))
    return TRUE;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      gboolean percent;
      double figure;

      if (!sj_figure_cell_parse (sj_table_sample_get_cell (sample, row, column), FALSE, &percent,
                                 &figure))
        continue;
      n++;
      n_percent += percent;
    }

  return n_percent * 2 > n;
}

/* The first column of each group with numbers, and with shares: reports may have both. */
static void
list_columns (SjTable *table,
              guint    columns[2][N_GROUPS])
{
  for (guint i = 0; i < N_GROUPS; i++)
    columns[0][i] = columns[1][i] = SJ_FIGURE_NO_COLUMN;
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      guint group = find_group (sj_table_get_column_name (table, column));
      gboolean shares;

      if (group == N_GROUPS)
        continue;
      shares = are_percentages (table, column);
      if (columns[shares][group] == SJ_FIGURE_NO_COLUMN)
        columns[shares][group] = column;
    }
}

/* How many there are; of "<5" that is not known. */
static double
read_count (SjTable *table,
            guint    row,
            guint    column)
{
  const char *text = sj_table_sample_get_cell (sj_table_get_source (table)->sample, row, column);

  return strchr (text, '<') != NULL ? NAN : sj_figure_cell_read_n (table, row, column);
}

/* What the cells of a row add up to; NAN if one cannot be read, or is less than nothing. */
static double
add_row (SjTable           *table,
         const SjNpsGroups *groups,
         guint              row,
         gboolean           counts,
         double             values[N_GROUPS])
{
  double sum = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      guint column = groups->columns[i];

      values[i] = 0;
      if (column == SJ_FIGURE_NO_COLUMN)
        continue;
      values[i] = counts ? read_count (table, row, column)
                         : sj_figure_cell_read (table, row, column);
      sum += values[i] >= 0 ? values[i] : NAN;
    }

  return sum;
}

/* How many rows can be read, and whether they are like shares of a whole. */
static guint
count_rows (SjTable           *table,
            const SjNpsGroups *groups,
            gboolean           counts,
            double             whole,
            guint             *n_like,
            double            *most)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  gboolean all = groups->columns[PASSIVES] != SJ_FIGURE_NO_COLUMN;
  guint n = 0;

  *n_like = 0;
  *most = 0;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      double values[N_GROUPS];
      double sum = add_row (table, groups, row, counts, values);

      if (isnan (sum))
        continue;
      n++;
      *n_like += sum <= (1 + ROUNDING) * whole && (!all || sum >= (1 - ROUNDING) * whole);
      *most = MAX (*most, sum);
    }

  return n;
}

/* Shares that add up to 1 and are all whole are people, one a row, each in one of the groups. */
static gboolean
are_fractions (SjTable           *table,
               const SjNpsGroups *groups)
{
  guint n_like, n_whole;
  double most;
  guint n = count_rows (table, groups, FALSE, 1, &n_like, &most);

  if (n < MIN_ROWS || n_like < n)
    return FALSE;
  n_whole = count_rows (table, groups, TRUE, 1, &n_like, &most);

  return n_whole < n;
}

/* Percentages may have no sign; but then all three must be there, or the header say it. */
static gboolean
find_whole (SjTable     *table,
            SjNpsGroups *groups,
            gboolean     said)
{
  gboolean all = groups->columns[PASSIVES] != SJ_FIGURE_NO_COLUMN;
  guint n, n_like;
  double most;

  if (groups->columns[PROMOTERS] == SJ_FIGURE_NO_COLUMN ||
      groups->columns[DETRACTORS] == SJ_FIGURE_NO_COLUMN)
    return FALSE;

  groups->whole = 1;
  if ((all || said) && are_fractions (table, groups))
    return TRUE;
  groups->whole = 100;
  n = count_rows (table, groups, FALSE, 100, &n_like, &most);
  if ((all || said) && n >= MIN_ROWS && n_like == n && most > 1)
    return TRUE;
  groups->whole = 0;
  n = count_rows (table, groups, TRUE, 100, &n_like, &most);

  return !said && n >= MIN_ROWS && most > 1;
}

/**
 * sj_nps_groups_find:
 * @table: a table, a row a touchpoint
 * @groups: (out): where they are
 *
 * Finds the columns that hold how many promoters, passives and detractors there are, or which share
 * of all they are.
 *
 * Returns: whether there are some, at least of promoters and detractors
 */
gboolean
sj_nps_groups_find (SjTable     *table,
                    SjNpsGroups *groups)
{
  guint columns[2][N_GROUPS];

  g_return_val_if_fail (table != NULL && groups != NULL, FALSE);

  list_columns (table, columns);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      memcpy (groups->columns, columns[i], sizeof columns[i]);
      if (find_whole (table, groups, i == 1))
        return TRUE;
    }

  return FALSE;
}

/**
 * sj_nps_groups_have:
 *
 * Returns: whether a column holds one of the groups
 */
gboolean
sj_nps_groups_have (const SjNpsGroups *groups,
                    guint              column)
{
  g_return_val_if_fail (groups != NULL, FALSE);

  return column == groups->columns[PROMOTERS] || column == groups->columns[PASSIVES] ||
         column == groups->columns[DETRACTORS];
}

/**
 * sj_nps_groups_read:
 * @table: a table
 * @groups: where they are
 * @row: a row of its sample
 * @n: how many answers the row says there are, or `NAN`
 * @shares: (out): what it tells
 *
 * Reads one row. Numbers of all three groups add up to the answers, whatever @n says.
 *
 * Returns: %FALSE if a cell cannot be read, or they do not add up
 */
gboolean
sj_nps_groups_read (SjTable           *table,
                    const SjNpsGroups *groups,
                    guint              row,
                    double             n,
                    SjNpsShares       *shares)
{
  double values[N_GROUPS];
  double sum, whole;
  gboolean all, counts;

  g_return_val_if_fail (table != NULL && groups != NULL && shares != NULL, FALSE);

  all = groups->columns[PASSIVES] != SJ_FIGURE_NO_COLUMN;
  counts = groups->whole == 0;
  sum = add_row (table, groups, row, counts, values);
  whole = !counts ? groups->whole : all ? sum : n;
  if (isnan (sum) || !(whole > 0) || sum > whole * (counts ? 1 : 1 + ROUNDING) ||
      (all && sum < whole * (1 - ROUNDING)))
    return FALSE;

  shares->parts[PROMOTERS] = values[PROMOTERS];
  shares->parts[DETRACTORS] = values[DETRACTORS];
  shares->parts[PASSIVES] = MAX (0, whole - values[PROMOTERS] - values[DETRACTORS]);
  shares->whole = whole;
  shares->n = counts ? whole : n;

  return TRUE;
}
