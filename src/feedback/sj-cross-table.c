#define G_LOG_DOMAIN "sj-aggregate"

#include "config.h"

#include "feedback/sj-cross-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-answer-value.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-likert-steps.h"
#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-table-end.h"

/*
 * A table that counts answers: a row an answer and a column a touchpoint, or the other way round.
 * Read as answers, its labels would be those of five people.
 */

#define MIN_ROWS 3
#define MAX_ROWS 14 /* the steps of a scale, and rows for those who did not answer */
#define MAX_STEP 12 /* answers of people stay below */
#define MAX_COLUMNS 200
#define MAX_TOUCHPOINTS 500
#define MAX_ANSWERS 50000000 /* each of them is a row to be read */

/* How the table lies. */
typedef struct
{
  gboolean in_rows; /* a row an answer; else a column an answer */
  guint first;      /* the first column of counts */
  guint n;          /* how many */
} Layout;

/* The step of an answer; 0 if it has none. */
static guint
get_step (const SjColumnProfile *profile,
          guint                  position)
{
  const char *text = g_ptr_array_index (profile->distinct, position);
  g_autofree char *words = NULL;
  double number;

  if (profile->readings == NULL)
    return sj_number_parse (text, FALSE, &number) ? (guint) number + 1 : 0;
  words = sj_plain_text_words (text);

  return GPOINTER_TO_UINT (g_hash_table_lookup (
    ((const SjLikertSteps *) g_ptr_array_index (profile->readings, 0))->values, words));
}

/* Whether the answers come one after the other, up or down. Those of people come as they may. */
static gboolean
are_in_order (const SjColumnProfile *profile)
{
  gboolean rises = TRUE, falls = TRUE;

  for (guint i = 1; i < profile->distinct->len; i++)
    {
      guint before = get_step (profile, i - 1), step = get_step (profile, i);

      rises &= step > before;
      falls &= step < before;
    }

  return rises || falls;
}

/* What people call the column of the answers where the question itself stands elsewhere. */
static gboolean
names_answers (SjTable *table)
{
  static const char *const names[] = { "answer",   "answers",  "response", "responses", "option",
                                       "antwort",  "antworten", "reponse", "reponses",  "respuesta",
                                       "respuestas", NULL };
  g_autofree char *normal = sj_plain_text_normalise (sj_table_get_column_name (table, 0));

  return g_strv_contains (names, normal);
}

/* Whether each row has another answer: labels of one scale, or its steps. Numbers that count up may
 * be those of the rows; unless somebody has @said that the table counts, the header tells. */
static gboolean
holds_each_answer_once (SjTable  *table,
                        gboolean  said)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, 0);
  gboolean steps = (said || names_answers (table) ||
                    sj_table_get_detection (table, 0)->state == SJ_DETECTION_ACCEPTED) &&
                   profile->n_numeric == profile->n && profile->whole && profile->low <= 1 &&
                   profile->high - profile->low + 1 == profile->n;

  return profile->n >= MIN_ROWS && profile->n_rows <= MAX_ROWS &&
         profile->n_distinct == profile->n && (profile->readings != NULL || steps) &&
         are_in_order (profile);
}

/* Shares are written with a sign. Pivot tables leave a cell empty where nobody gave an answer. */
static gboolean
read_count (const char *text,
            double     *count,
            gboolean   *share)
{
  g_autofree char *clean = sj_plain_text_clean (text);
  gsize length = strlen (clean);

  *share = length > 1 && clean[length - 1] == '%';
  *count = 0;
  if (length == 0 || g_str_equal (clean, "-") || g_str_equal (clean, "–"))
    return TRUE;
  if (*share)
    clean[length - 1] = '\0';

  return sj_count_parse (g_strchomp (clean), count);
}

/* Whether a column counts: whole numbers from nought, in all rows, or shares. */
static gboolean
counts_answers (SjTable *table,
                guint    column,
                double  *highest)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  guint first = sj_table_get_n_rows_above (table);

  for (guint row = first; row < first + profile->n_rows && row < sample->rows->len; row++)
    {
      double count;
      gboolean share;

      if (sj_table_sample_row_is_blank (sample, row))
        continue;
      if (!read_count (sj_table_sample_get_cell (sample, row, column), &count, &share) ||
          (!share && count != floor (count)))
        return FALSE;
      *highest = MAX (*highest, count);
    }

  return profile->n > 0;
}

/* A row an answer: all the answers of a scale, each of them once, and beside them only counts. */
static gboolean
has_answers_in_rows (SjTable  *table,
                     gboolean  said)
{
  guint n_columns = sj_table_get_n_columns (table);
  guint n_counts = 0;
  double highest = 0;

  if (!holds_each_answer_once (table, said))
    return FALSE;
  for (guint column = 1; column < n_columns; column++)
    {
      if (sj_table_get_profile (table, column)->n == 0)
        continue;
      if (!counts_answers (table, column, &highest))
        return FALSE;
      n_counts++;
    }

  /* Answers of a few people stay on their scale. */
  return n_counts > 0 && (said || highest > MAX_STEP);
}

/* How many columns from @first on are called by the steps of a scale, from the lowest or from the
 * highest. */
static guint
count_steps (SjTable *table,
             guint    first)
{
  guint n = 0;
  double start = 0, step, last = 0, by = 0;

  for (guint column = first; column < sj_table_get_n_columns (table); column++, n++, last = step)
    {
      if (!sj_number_parse (sj_table_get_column_name (table, column), FALSE, &step) || step < 0 ||
          step > 10)
        break;
      if (n == 0)
        start = step;
      else if (n == 1)
        by = step - last;
      if (n > 0 && (fabs (by) != 1 || step != last + by))
        break;
    }

  /* The lowest step of a scale is 0 or 1. */
  return n >= MIN_ROWS && (by > 0 ? start : last) <= 1 ? n : 0;
}

/* How many columns from @first on are called by different labels of a rating. */
static guint
count_labels (SjTable *table,
              guint    first)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint column = first; column < MIN (sj_table_get_n_columns (table), first + 11); column++)
    {
      g_autoptr(GPtrArray) readings = NULL;

      g_ptr_array_add (names, (gpointer) sj_table_get_column_name (table, column));
      if (names->len < MIN_ROWS)
        continue;
      readings = sj_likert_steps_list ((const char *const *) names->pdata, names->len, names->len);
      if (readings->len == 0)
        return names->len - 1 >= MIN_ROWS ? names->len - 1 : 0;
    }

  return names->len >= MIN_ROWS ? names->len : 0;
}

/* Whether so many columns hold nothing but counts, some of them beyond any scale of few steps. */
static gboolean
are_counts (SjTable  *table,
            gboolean  said,
            guint     first,
            guint     n)
{
  double highest = 0;

  for (guint column = first; column < first + n; column++)
    if (!counts_answers (table, column, &highest))
      return FALSE;

  return said || highest > MAX_STEP;
}

/* Whether the first column has another name in each row. */
static gboolean
has_names (SjTable *table)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, 0);

  return profile->n > 0 && profile->n_numeric * 5 < profile->n &&
         profile->n_distinct >= MIN (profile->n, SJ_PROFILE_MAX_DISTINCT);
}

/* A column an answer: called by the steps or the labels of a scale. */
static gboolean
has_answers_in_columns (SjTable  *table,
                        gboolean  said,
                        Layout   *layout)
{
  for (guint first = 1; first < MIN (3, sj_table_get_n_columns (table)) && has_names (table);
       first++)
    {
      guint n = count_steps (table, first);

      if (n < MIN_ROWS)
        n = count_labels (table, first);
      *layout = (Layout) { FALSE, first, n };
      if (n >= MIN_ROWS)
        return are_counts (table, said, first, n);
    }

  return FALSE;
}

static gboolean
find_layout (SjTable  *table,
             gboolean  said,
             Layout   *layout)
{
  guint n_columns = sj_table_get_n_columns (table);

  if (sj_table_get_export (table) != NULL || n_columns < 2 || n_columns > MAX_COLUMNS ||
      sj_table_get_profile (table, 0)->n_rows > MAX_TOUCHPOINTS)
    return FALSE;

  *layout = (Layout) { TRUE, 1, n_columns - 1 };

  return has_answers_in_rows (table, said) || has_answers_in_columns (table, said, layout);
}

/**
 * sj_cross_table_find:
 * @table: a table
 *
 * Finds out whether a table counts how many people gave each answer, or which share of them: a row
 * an answer or a column an answer.
 *
 * Returns: whether it does
 */
gboolean
sj_cross_table_find (SjTable *table)
{
  Layout layout;

  g_return_val_if_fail (table != NULL, FALSE);

  return find_layout (table, FALSE, &layout);
}

/* Reading */

/* Whether all answers of a touchpoint are counted in a row. */
static gboolean
counts_all (SjTable      *table,
            const Layout *layout,
            guint         row)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  gboolean any = FALSE;

  for (guint column = layout->first; column < layout->first + layout->n; column++)
    {
      const char *cell = sj_table_sample_get_cell (sample, row, column);
      double count;
      gboolean share;

      if (!read_count (cell, &count, &share) || share || count != floor (count))
        return FALSE;
      any |= *cell != '\0';
    }

  return any;
}

/* The rows with counts. A row of a touchpoint that is called like a summary is looked at later. */
static GArray *
list_rows (SjTable      *table,
           const Layout *layout)
{
  SjTableSample *sample = sj_table_get_source (table)->sample;
  guint first = sj_table_get_n_rows_above (table);
  guint end = MIN (first + sj_table_get_profile (table, 0)->n_rows, sample->rows->len);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = first; row < sample->rows->len; row++)
    if (*sj_table_sample_get_cell (sample, row, 0) != '\0' &&
        (row < end || (!layout->in_rows && counts_all (table, layout, row))))
      g_array_append_val (rows, row);

  return rows;
}

static gboolean
is_missing (const char *name)
{
  g_autofree char *normal = sj_plain_text_normalise (name);
  SjMissing state;

  return sj_missing_token_find (normal, &state);
}

/* Shares are no counts; of a table that has both, the counts are read. */
static gboolean
has_shares (SjTable *table,
            guint    column,
            GArray  *rows)
{
  static const char *const words[] = { "percent",   "percentage", "prozent",     "pourcentage",
                                       "porcentaje", "cumulative", "kumuliert",   "kumulierte",
                                       "cumulated", "share",      "anteil",      NULL };
  SjTableSample *sample = sj_table_get_source (table)->sample;
  const char *name = sj_table_get_column_name (table, column);
  g_autofree char *plain = sj_plain_text_words (name);
  g_auto(GStrv) parts = g_strsplit (plain, " ", -1);

  if (strchr (name, '%') != NULL)
    return TRUE;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *cell =
        sj_table_sample_get_cell (sample, g_array_index (rows, guint, i), column);
      double count;
      gboolean share;

      if (!read_count (cell, &count, &share) || share || count != floor (count))
        return TRUE;
    }

  return FALSE;
}

/* The columns with counts: of those who gave no answer, too, where a column an answer. */
static GArray *
list_columns (SjTable      *table,
              const Layout *layout,
              GArray       *rows)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint column = 1; column < sj_table_get_n_columns (table); column++)
    {
      gboolean within = column >= layout->first && column < layout->first + layout->n;

      gboolean empty = layout->in_rows && sj_table_get_profile (table, column)->n == 0;

      if ((within || (!layout->in_rows &&
                      is_missing (sj_table_get_column_name (table, column)))) &&
          !empty && !has_shares (table, column, rows))
        g_array_append_val (columns, column);
    }

  return columns;
}

static char *
clean_cell (SjTable *table,
            guint    row)
{
  return sj_plain_text_clean (
    sj_table_sample_get_cell (sj_table_get_source (table)->sample, row, 0));
}

static guint64
get_count (SjTable *table,
           guint    row,
           guint    column)
{
  double count = 0;
  gboolean share;

  read_count (sj_table_sample_get_cell (sj_table_get_source (table)->sample, row, column), &count,
              &share);

  return (guint64) MIN (count, (double) MAX_ANSWERS + 1);
}

/* Under a header of two rows, "n" and "%" may stand below each touchpoint: then that is the
 * name. */
static char *
name_of_column (SjTable *table,
                GArray  *columns,
                guint    position)
{
  guint column = g_array_index (columns, guint, position);
  const char *label = sj_table_get_column_label (table, column);
  const char *name = sj_table_get_column_name (table, column);
  const char *end;

  for (guint i = 0; i < columns->len; i++)
    if (i != position &&
        g_str_equal (label, sj_table_get_column_label (table, g_array_index (columns, guint, i))))
      {
        end = g_strrstr (name, " – ");
        return end != NULL ? g_strndup (name, end - name) : g_strdup (name);
      }

  return g_strdup (label);
}

static void
fill (SjCrossTable *self,
      SjTable      *table,
      const Layout *layout,
      GArray       *rows,
      GArray       *columns)
{
  GPtrArray *by_row = layout->in_rows ? self->answers : self->touchpoints;
  GPtrArray *by_column = layout->in_rows ? self->touchpoints : self->answers;
  GArray *outer = layout->in_rows ? columns : rows;
  GArray *inner = layout->in_rows ? rows : columns;

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (by_row, clean_cell (table, g_array_index (rows, guint, i)));
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (by_column, name_of_column (table, columns, i));
  for (guint i = 0; i < outer->len; i++)
    for (guint j = 0; j < inner->len; j++)
      {
        guint a = g_array_index (outer, guint, i), b = g_array_index (inner, guint, j);
        guint64 count = layout->in_rows ? get_count (table, b, a) : get_count (table, a, b);

        g_array_append_val (self->counts, count);
      }
}

/* Whether a touchpoint is the sum of all others, whatever it is called. */
static gboolean
is_sum (const SjCrossTable *self,
        guint               touchpoint)
{
  for (guint j = 0; j < self->answers->len; j++)
    {
      guint64 sum = 0;

      for (guint i = 0; i < self->touchpoints->len; i++)
        sum += sj_cross_table_get (self, i, j);
      if (sum != 2 * sj_cross_table_get (self, touchpoint, j))
        return FALSE;
    }

  return self->touchpoints->len > 2;
}

/* Whether nobody gave an answer anywhere whom it does not count. */
static gboolean
is_most (const SjCrossTable *self,
         guint               touchpoint)
{
  for (guint i = 0; i < self->touchpoints->len; i++)
    for (guint j = 0; j < self->answers->len; j++)
      if (sj_cross_table_get (self, i, j) > sj_cross_table_get (self, touchpoint, j))
        return FALSE;

  return self->touchpoints->len > 1;
}

/* A total is called so and counts the most, or is the sum: there are touchpoints that are called
 * "Overall experience" or "Media". */
static void
leave_out_totals (SjCrossTable *self)
{
  for (guint i = self->touchpoints->len; i-- > 0;)
    {
      const char *name = g_ptr_array_index (self->touchpoints, i);
      gboolean named = sj_cross_table_names_total (name) || sj_table_end_is_summary (name);
      gboolean at_edge = i == 0 || i + 1 == self->touchpoints->len;

      if ((named && is_most (self, i)) || (at_edge && is_sum (self, i)))
        {
          g_ptr_array_remove_index (self->touchpoints, i);
          g_array_remove_range (self->counts, i * self->answers->len, self->answers->len);
        }
    }
}

/* Percentages without a sign: all add up to 100, but for what was rounded off. */
static gboolean
are_percentages (const SjCrossTable *self)
{
  for (guint i = 0; i < self->touchpoints->len; i++)
    {
      guint64 sum = 0;

      for (guint j = 0; j < self->answers->len; j++)
        sum += sj_cross_table_get (self, i, j);
      if (sum < 99 || sum > 101)
        return FALSE;
    }

  return self->touchpoints->len > 1;
}

static gboolean
count_all (SjCrossTable  *self,
           SjTable       *table,
           GError       **error)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      self->n += g_array_index (self->counts, guint64, i);
      if (self->n <= MAX_ANSWERS)
        continue;
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_LIMIT,
                   _("“%s” counts more than %d answers"), sj_table_get_name (table), MAX_ANSWERS);
      return FALSE;
    }

  return TRUE;
}

/* What stands above the first column. */
static char *
find_corner (SjTable *table)
{
  const char *corner = sj_table_get_column_label (table, 0);

  return *corner != '\0' && *corner != '#' ? g_strdup (corner) : NULL;
}

/**
 * sj_cross_table_read:
 * @table: a table
 * @error: where to put a failure
 *
 * Reads how many people gave each answer. Totals are left out.
 *
 * Returns: (transfer full) (nullable): the counts; %NULL with @error set if the table does not
 *   count answers, or tells shares only
 */
SjCrossTable *
sj_cross_table_read (SjTable  *table,
                     GError  **error)
{
  g_autoptr(SjCrossTable) self = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GArray) columns = NULL;
  Layout layout;

  g_return_val_if_fail (table != NULL, NULL);

  if (!find_layout (table, TRUE, &layout))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” does not count answers: a table of counts has a row or a column for "
                     "each answer of a scale, and says how many people gave it"),
                   sj_table_get_name (table));
      return NULL;
    }

  rows = list_rows (table, &layout);
  columns = list_columns (table, &layout, rows);
  if (columns->len == 0 || (!layout.in_rows && columns->len < layout.n))
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” tells which share of people gave each answer, and not how many; export "
                     "the counts"),
                   sj_table_get_name (table));
      return NULL;
    }
  self = g_new0 (SjCrossTable, 1);
  self->touchpoints = g_ptr_array_new_with_free_func (g_free);
  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (layout.in_rows)
    self->question = find_corner (table);
  else
    self->place = find_corner (table);
  fill (self, table, &layout, rows, columns);
  leave_out_totals (self);

  return count_all (self, table, error) ? g_steal_pointer (&self) : NULL;
}

void
sj_cross_table_free (SjCrossTable *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->question);
  g_ptr_array_unref (self->touchpoints);
  g_ptr_array_unref (self->answers);
  g_array_unref (self->counts);
  g_free (self);
}

guint64
sj_cross_table_get (const SjCrossTable *self,
                    guint               touchpoint,
                    guint               answer)
{
  g_return_val_if_fail (self != NULL && touchpoint < self->touchpoints->len, 0);
  g_return_val_if_fail (answer < self->answers->len, 0);

  return g_array_index (self->counts, guint64, touchpoint * self->answers->len + answer);
}

/**
 * sj_cross_table_names_total:
 * @name: what a row or column is called
 *
 * Returns: whether it is called as what sums up all others, and nothing else
 */
gboolean
sj_cross_table_names_total (const char *name)
{
  static const char *const names[] = {
    "total", "totals", "grand total", "overall", "all", "sum", "average", "mean", "n", "base",
    "gesamt", "gesamtergebnis", "gesamtsumme", "summe", "insgesamt", "alle", "ges", "basis",
    "durchschnitt", "mittelwert", "ensemble", "total general", "tous", "moyenne", "todos", "totale",
    "promedio", "totaal", NULL,
  };
  g_autofree char *plain = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  plain = sj_plain_text_words (name);

  return g_strv_contains (names, plain);
}

/**
 * sj_cross_table_counts:
 *
 * Returns: whether the table can be read by sj_cross_table_read(), and does not hold percentages by
 *   the look of it
 */
gboolean
sj_cross_table_counts (SjTable *table)
{
  g_autoptr(SjCrossTable) counts = sj_cross_table_find (table) ? sj_cross_table_read (table, NULL)
                                                               : NULL;

  return counts != NULL && !are_percentages (counts);
}

/**
 * sj_cross_table_refuse:
 * @table: a table that counts answers
 *
 * Returns: (transfer full): why the table cannot be read as answers, and what to do, for people
 */
char *
sj_cross_table_refuse (SjTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  if (sj_cross_table_counts (table))
    return g_strdup_printf (
      /* Translators: a file name; --counts is an option and stays as it is */
      _("“%s” counts how many people gave each answer; no row is what one person said. Read it as "
        "counts of answers (--counts)"),
      sj_table_get_name (table));

  return g_strdup_printf (
    /* Translators: a file name */
    _("“%s” tells which share of people gave each answer, and not how many; it holds no answers of "
      "people. Export the counts or the answers themselves, or make a row of each touchpoint with "
      "its number of answers and its mean, and import it as figures worked out elsewhere"),
    sj_table_get_name (table));
}
