#pragma once

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>

#include "feedback/sj-tally-result.h"
#include "sj-test-folder.h"

/* The same answers as a file and in databases, and whether two tallies of them are one. */

static const char *const sj_answer_touchpoints[] = {
  "Web shop", "Checkout", "Delivery", "Über „Café“", "O'Neil; 100%", "Say \"hi\"", "back\\slash",
  "Support", "Return", "App",
};
static const char *const sj_answer_segments[] = { "New", "Regular", "regular", "Business" };
static const char *const sj_answer_words[] = { "Very satisfied", "Satisfied", "Neutral",
                                               "Dissatisfied",   "Very dissatisfied",
                                               "n/a",            "" };
/* A row of weight 0 counts nowhere. */
static const char *const sj_answer_weights[] = { "0.50", "1.00", "0.00", "2.25", "1.50" };

#define SJ_ANSWERS_N_COLUMNS 11
#define SJ_ANSWERS_HEADER \
  "touchpoint,segment,answered,nps,csat,satisfaction,stars,slider,weight,person"
#define SJ_ANSWERS_COLUMNS \
  "id INTEGER, touchpoint VARCHAR(40), segment VARCHAR(20), answered DATE, nps SMALLINT, " \
  "csat INTEGER, satisfaction VARCHAR(40), stars NUMERIC(3,1), slider INTEGER, " \
  "weight NUMERIC(4,2), person VARCHAR(20)"

/* The same table with some answers twice, under a name by which ids of answers are known. */
#define SJ_ANSWERS_TWICE \
  "CREATE TABLE twice AS SELECT id AS response_id, " SJ_ANSWERS_HEADER " FROM responses" \
  " UNION ALL SELECT id, " SJ_ANSWERS_HEADER " FROM responses WHERE id % 50 = 7;\n"

/* One row: its cells, "" for none. */
typedef struct
{
  char cells[SJ_ANSWERS_N_COLUMNS][64];
} SjAnswerRow;

static inline guint32
sj_answers_next (guint64 *state,
                 guint32  below)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;

  return (guint32) (((*state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32) * below >> 32);
}

/* Some do not answer, some give what is not on the scale. A few touchpoints are rare, so that there
 * are groups too small to show. */
static inline void
sj_answers_make (guint64      *state,
                 guint         number,
                 SjAnswerRow  *row)
{
  guint32 which = sj_answers_next (state, 1000);
  guint32 touchpoint = which < 3 ? 9 : which % 9;
  guint32 month = sj_answers_next (state, 14);

  g_snprintf (row->cells[0], 64, "%u", number);
  g_strlcpy (row->cells[1], which == 999 ? "" : sj_answer_touchpoints[touchpoint], 64);
  g_strlcpy (row->cells[2], sj_answer_segments[sj_answers_next (state, 4)], 64);
  g_snprintf (row->cells[3], 64, "%04u-%02u-%02u", 2024 + month / 12, month % 12 + 1,
              1 + sj_answers_next (state, 28));
  g_snprintf (row->cells[4], 64, "%u", sj_answers_next (state, 12));
  if (sj_answers_next (state, 15) == 0)
    row->cells[4][0] = '\0';
  g_snprintf (row->cells[5], 64, "%u", 1 + sj_answers_next (state, 5));
  if (sj_answers_next (state, 9) == 0)
    g_strlcpy (row->cells[5], sj_answers_next (state, 2) > 0 ? "" : "-99", 64);
  g_strlcpy (row->cells[6], sj_answer_words[sj_answers_next (state, 7)], 64);
  g_snprintf (row->cells[7], 64, "%u.%u", 1 + sj_answers_next (state, 4),
              5 * sj_answers_next (state, 2));
  g_snprintf (row->cells[8], 64, "%u", sj_answers_next (state, 101));
  g_strlcpy (row->cells[9], sj_answer_weights[sj_answers_next (state, 5)], 64);
  /* Half of the answers are those of a few people; of some nobody knows who gave them. */
  g_snprintf (row->cells[10], 64, "P-%u", number % 40 < 20 ? number % 6 : number % 3000);
  if (number % 31 == 0)
    row->cells[10][0] = '\0';
}

static inline void
sj_answers_write_cell (FILE       *file,
                       const char *text,
                       gboolean    last)
{
  fputc ('"', file);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        fputc ('"', file);
      fputc (*text, file);
    }
  fputs (last ? "\"\n" : "\",", file);
}

static inline void
sj_answers_write_row (FILE              *file,
                      const SjAnswerRow *row)
{
  for (guint i = 0; i < SJ_ANSWERS_N_COLUMNS; i++)
    {
      gboolean last = i == SJ_ANSWERS_N_COLUMNS - 1;

      if (*row->cells[i] == '\0')
        fputs (last ? "\n" : ",", file);
      else
        sj_answers_write_cell (file, row->cells[i], last);
    }
}

/* @twice: as the table of that name. */
static inline void
sj_answers_write_csv (const char *path,
                      guint       n_rows,
                      gboolean    twice)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs (twice ? "response_id," SJ_ANSWERS_HEADER "\n" : "id," SJ_ANSWERS_HEADER "\n", file);
  for (int pass = 0; pass <= twice; pass++)
    {
      guint64 state = 7;
      SjAnswerRow row;

      for (guint i = 1; i <= n_rows; i++)
        {
          sj_answers_make (&state, i, &row);
          if (pass == 0 || i % 50 == 7)
            sj_answers_write_row (file, &row);
        }
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

/* INSERT statements, 500 rows each; backslashes are letters. */
static inline void
sj_answers_write_sql (FILE       *file,
                      const char *table,
                      guint       n_rows)
{
  guint64 state = 7;
  SjAnswerRow row;

  for (guint i = 1; i <= n_rows; i++)
    {
      sj_answers_make (&state, i, &row);
      if (i % 500 == 1)
        fprintf (file, "INSERT INTO %s VALUES ", table);
      for (guint j = 0; j < SJ_ANSWERS_N_COLUMNS; j++)
        {
          gboolean is_text = j == 1 || j == 2 || j == 3 || j == 6 || j == 10;

          fputs (j == 0 ? "(" : ",", file);
          if (*row.cells[j] == '\0')
            {
              fputs (j == 6 ? "''" : "NULL", file);
              continue;
            }
          if (is_text)
            fputc ('\'', file);
          for (const char *p = row.cells[j]; *p != '\0'; p++)
            {
              if (*p == '\'')
                fputc ('\'', file);
              fputc (*p, file);
            }
          if (is_text)
            fputc ('\'', file);
        }
      fputs (i % 500 == 0 || i == n_rows ? ");\n" : "),", file);
    }
}

/* How tables are read in the tests of databases: each field that is set. */
typedef struct
{
  const char *by, *segment, *wave, *weight;
  const char *scores[6];
  const char *reversed, *missing, *where, *from, *until, *respondent;
  int min_n; /* −1: the usual */
} SjAnswersReading;

static const SjAnswersReading sj_answers_readings[] = {
  { .by = "touchpoint", .scores = { "nps:nps" }, .min_n = -1 },
  { .by = "touchpoint", .segment = "segment", .wave = "answered:month",
    .scores = { "nps:nps", "csat:csat", "satisfaction" }, .min_n = -1 },
  { .by = "touchpoint", .segment = "segment", .wave = "answered:quarter", .weight = "weight",
    .scores = { "csat:csat" }, .min_n = -1 },
  { .segment = "segment", .wave = "answered:year", .min_n = -1,
    .scores = { "nps:nps", "csat:csat", "satisfaction", "stars:stars", "slider:slider" } },
  { .scores = { "slider:sus", "stars:likert_5" }, .reversed = "stars", .min_n = -1 },
  { .by = "touchpoint", .segment = "segment", .scores = { "nps:likert:0-10" }, .missing = "3,-99",
    .min_n = 0 },
  { .by = "touchpoint", .wave = "segment", .scores = { "csat:csat" },
    .where = "segment=NEW,Business", .from = "2024-02-10", .until = "2025-01-05", .min_n = -1 },
  { .by = "touchpoint", .segment = "segment", .wave = "answered:month", .scores = { "nps:nps" },
    .min_n = 50 },
  { .by = "touchpoint", .segment = "segment", .wave = "answered:month", .respondent = "person",
    .scores = { "nps:nps" }, .min_n = 24 },
  { .by = "touchpoint", .segment = "segment", .respondent = "person", .weight = "weight",
    .scores = { "csat:csat", "stars:stars" }, .min_n = -1 },
};

static inline void
sj_answers_set_reading (SjReading              *reading,
                        const SjAnswersReading *from,
                        const char             *table)
{
  g_autoptr(GError) error = NULL;

  sj_reading_init (reading);
  reading->table = g_strdup (table);
  reading->by = g_strdup (from->by);
  reading->segment = g_strdup (from->segment);
  reading->weight = g_strdup (from->weight);
  reading->from = g_strdup (from->from);
  reading->until = g_strdup (from->until);
  reading->respondent = g_strdup (from->respondent);
  reading->date_range = TRUE;
  if (from->wave != NULL)
    sj_reading_set_wave (reading, from->wave);
  if (from->missing != NULL)
    sj_reading_add_missing (reading, from->missing);
  if (from->where != NULL)
    g_assert_true (sj_reading_add_where (reading, from->where, &error));
  if (from->reversed != NULL)
    g_ptr_array_add (reading->reversed, g_strdup (from->reversed));
  for (guint i = 0; i < G_N_ELEMENTS (from->scores) && from->scores[i] != NULL; i++)
    g_ptr_array_add (reading->scores, g_strdup (from->scores[i]));
  if (from->min_n >= 0)
    reading->min_n = (guint) from->min_n;
}

static inline SjTallyResult *
sj_answers_tally (const char             *location,
                  const char             *table,
                  const SjAnswersReading *how)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  SjTallyResult *result;

  sj_answers_set_reading (&reading, how, table);
  result = sj_tally_file (location, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return result;
}

static inline const SjResultGroup *
sj_answers_find (const SjTallyResult *result,
                 const SjResultGroup *like)
{
  for (guint i = 0; i < result->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (result->groups, i);

      if (group->column == like->column && g_str_equal (group->touchpoint, like->touchpoint) &&
          g_strcmp0 (group->segment, like->segment) == 0 &&
          g_strcmp0 (group->wave, like->wave) == 0)
        return group;
    }
  g_error ("No group %s/%s/%s", like->touchpoint, like->segment, like->wave);
}

static inline void
sj_answers_assert_same_summary (const SjTallySummary *one,
                                const SjTallySummary *two)
{
  const double pairs[][2] = {
    { one->n_effective, two->n_effective }, { one->mean, two->mean },
    { one->variance, two->variance },       { one->low, two->low },
    { one->high, two->high },               { one->valence, two->valence },
    { one->valence_variance, two->valence_variance },
    { one->valence_low, two->valence_low }, { one->valence_high, two->valence_high },
    { one->top_box, two->top_box },         { one->nps, two->nps },
    { one->nps_low, two->nps_low },         { one->nps_high, two->nps_high },
  };

  g_assert_cmpuint (one->n, ==, two->n);
  g_assert_cmpuint (one->promoters, ==, two->promoters);
  g_assert_cmpuint (one->detractors, ==, two->detractors);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!isnan (pairs[i][0]) || !isnan (pairs[i][1]))
      g_assert_cmpfloat (pairs[i][0], ==, pairs[i][1]);
}

/* To the last bit: what the numbers of people, their weights and the sums of these are. */
static inline void
sj_answers_assert_same_tally (const SjTally *first,
                              const SjTally *second)
{
  SjTallySummary one = { 0 }, two = { 0 };

  g_assert_true (sj_scale_equal (first->scale, second->scale));
  for (guint i = 0; i < first->n_slots; i++)
    {
      g_assert_cmpuint (first->counts[i], ==, second->counts[i]);
      g_assert_true ((first->weights != NULL) == (second->weights != NULL));
      if (first->weights == NULL)
        continue;
      g_assert_cmpfloat (sj_sum_get (&first->weights[i]), ==, sj_sum_get (&second->weights[i]));
      g_assert_cmpfloat (sj_sum_get (&first->squares[i]), ==, sj_sum_get (&second->squares[i]));
    }
  for (int i = 0; i < SJ_N_MISSING; i++)
    g_assert_cmpuint (first->missing[i], ==, second->missing[i]);
  g_assert_cmpuint (first->rest.n, ==, second->rest.n);
  g_assert_cmpint (sj_tally_summarise (first, &one), ==, sj_tally_summarise (second, &two));
  sj_answers_assert_same_summary (&one, &two);
}

/* Groups that are too small have to be hidden on both sides; the database says nothing else of
 * them, not even how few answers they have. So more of the others may have to be hidden. */
static inline void
sj_answers_assert_same (const SjTallyResult *file,
                        const SjTallyResult *database)
{
  guint n_hidden = 0;

  g_assert_cmpuint (file->counts.rows, ==, database->counts.rows);
  g_assert_cmpuint (file->n_skipped, ==, database->n_skipped);
  g_assert_cmpstr (file->first_date, ==, database->first_date);
  g_assert_cmpstr (file->last_date, ==, database->last_date);
  g_assert_cmpuint (file->groups->len, ==, database->groups->len);
  g_assert_cmpuint (file->groups->len, >, 0);
  for (guint i = 0; i < file->groups->len; i++)
    {
      const SjResultGroup *group = g_ptr_array_index (file->groups, i);
      const SjResultGroup *other = sj_answers_find (database, group);

      g_assert_cmpint (group->suppression == SJ_SUPPRESSED_SMALL, ==,
                       other->suppression == SJ_SUPPRESSED_SMALL);
      if (group->suppression != SJ_SUPPRESSED_SMALL)
        {
          sj_answers_assert_same_tally (&group->tally, &other->tally);
          g_assert_cmpuint (group->n_people, ==, other->n_people);
        }
      else
        {
          g_assert_cmpuint (sj_tally_get_n (&other->tally), ==, 0);
        }
      n_hidden += group->suppression == SJ_SUPPRESSED_SMALL;
    }
  g_test_message ("%u groups, %u of them too small", file->groups->len, n_hidden);
}

static inline guint64
sj_answers_count_doubles (const SjTallyResult *result)
{
  for (guint i = 0; i < result->filters->len; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (result->filters, i);

      if (g_str_equal (outcome->id, "double"))
        return outcome->n_dropped;
    }

  return 0;
}

/* An answer counts once, however often its row is there. @csv and @location hold the table “twice”
 * of so many answers. */
static inline void
sj_answers_compare_doubles (const char *csv,
                            const char *location,
                            guint       n_answers)
{
  static const SjAnswersReading readings[] = {
    { .by = "touchpoint", .scores = { "nps:nps" }, .min_n = -1 },
    { .segment = "segment", .wave = "answered:month", .weight = "weight", .respondent = "person",
      .scores = { "csat:csat", "satisfaction", "stars:stars" }, .min_n = -1 },
    { .by = "touchpoint", .segment = "segment", .scores = { "nps:nps", "csat:csat" },
      .where = "segment=NEW,Business", .from = "2024-02-10", .min_n = 20 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr(SjTallyResult) file = sj_answers_tally (csv, NULL, &readings[i]);
      g_autoptr(SjTallyResult) database = sj_answers_tally (location, "twice", &readings[i]);

      g_test_message ("doubles %zu", i);
      sj_answers_assert_same (file, database);
      g_assert_cmpuint (sj_answers_count_doubles (file), ==, sj_answers_count_doubles (database));
      g_assert_cmpuint (sj_answers_count_doubles (database), >, n_answers / 200);
    }
}

static inline void
sj_answers_compare_all (const char *csv,
                        const char *location,
                        const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sj_answers_readings); i++)
    {
      const SjAnswersReading *how = &sj_answers_readings[i];
      g_autoptr(SjTallyResult) file = sj_answers_tally (csv, NULL, how);
      g_autoptr(SjTallyResult) database = sj_answers_tally (location, table, how);

      g_test_message ("reading %zu", i);
      sj_answers_assert_same (file, database);
    }
}
