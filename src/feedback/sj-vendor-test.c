#define G_LOG_DOMAIN "sj-vendor"

#include "feedback/sj-vendor-private.h"

#include <string.h>

#include "feedback/sj-answer-date.h"
#include "feedback/sj-answer-value.h"
#include "feedback/sj-plain-text.h"

/* What tells a vendor where the headers do not: the cells themselves. */

#define ROWS_LOOKED_AT 100

typedef gboolean (*CellTest) (const char *text);

static gboolean
is_date (const char *text)
{
  SjAnswerDate date;

  return strchr (text, ':') != NULL && sj_answer_date_parse (text, strlen (text), &date);
}

static gboolean
is_whole_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

static gboolean
is_respondent (const char *text)
{
  return g_ascii_strcasecmp (text, "anonymous") == 0 || strchr (text, '@') != NULL;
}

static gboolean
is_zendesk_rating (const char *text)
{
  static const char *const ratings[] = { "good", "bad", "offered", "unoffered",
                                         "good with comment", "bad with comment", NULL };
  g_autofree char *words = sj_plain_text_words (text);

  return g_strv_contains (ratings, words);
}

/* Whether nine of ten cells that hold something pass, and at least one does. */
static gboolean
column_is (SjTableSample *sample,
           guint          from,
           guint          column,
           CellTest       test)
{
  guint end = MIN (sample->rows->len, from + ROWS_LOOKED_AT);
  guint n = 0, n_passed = 0;

  for (guint row = from; row < end; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);

      if (*text == '\0')
        continue;
      n++;
      n_passed += test (text);
    }

  return n > 0 && n_passed * 10 >= n * 9;
}

static gboolean
is_question (const char *header)
{
  return strchr (header, ' ') != NULL || strchr (header, '?') != NULL ||
         strchr (header, '[') != NULL;
}

/* Headers of forms are what people are asked; those of programs are single words. */
static gboolean
asks_questions (SjTableSample *sample,
                guint          row,
                guint          from,
                guint          width)
{
  guint n = 0;

  for (guint column = from; column < width; column++)
    n += is_question (sj_table_sample_get_cell (sample, row, column));

  return width > from && n * 2 >= width - from;
}

/* The third row of Qualtrics' header holds JSON, or what Python makes of it. */
double
sj_vendor_test_import_ids (SjTableSample *sample,
                           guint          first_row,
                           guint          width)
{
  if (first_row + 2 >= sample->rows->len)
    return 0;
  for (guint column = 0; column < width; column++)
    {
      const char *text = sj_table_sample_get_cell (sample, first_row + 2, column);

      if (g_str_has_prefix (text, "{\"ImportId\"") || g_str_has_prefix (text, "{'ImportId'"))
        return 1;
    }

  return 0;
}

/* The time stands first and is followed by questions. */
double
sj_vendor_test_timestamp (SjTableSample *sample,
                          guint          first_row,
                          guint          width)
{
  g_autofree char *first = NULL;

  if (width < 2)
    return -1;
  first = sj_plain_text_normalise (sj_table_sample_get_cell (sample, first_row, 0));
  if (!sj_vendor_is_header (SJ_VENDOR_TIMESTAMP, first))
    return -1;

  return (column_is (sample, first_row + 1, 0, is_date) ? 0.25 : 0) +
         (asks_questions (sample, first_row, 1, width) ? 0.15 : 0);
}

/* A number, two times, who it was, and then questions: whatever the language of the headers. */
double
sj_vendor_test_form_shape (SjTableSample *sample,
                           guint          first_row,
                           guint          width)
{
  guint from = first_row + 1;

  if (width < 6 || !column_is (sample, from, 0, is_whole_number) ||
      !column_is (sample, from, 1, is_date) || !column_is (sample, from, 2, is_date) ||
      !column_is (sample, from, 3, is_respondent))
    return 0;

  return asks_questions (sample, first_row, 5, width) ? 0.8 : 0;
}

/* Questions are written "text [sub-question]", and the number of the answer stands first. */
double
sj_vendor_test_subquestions (SjTableSample *sample,
                             guint          first_row,
                             guint          width)
{
  guint n = 0;

  for (guint column = 0; column < width; column++)
    {
      const char *text = sj_table_sample_get_cell (sample, first_row, column);
      gsize length = strlen (text);

      n += length > 3 && text[length - 1] == ']' && strchr (text, '[') != NULL;
    }
  if (width < 3 || n * 10 < width * 3 ||
      !column_is (sample, first_row + 1, 0, is_whole_number))
    return 0;

  return 0.5;
}

/* Some column holds nothing but Zendesk's four ratings. */
double
sj_vendor_test_ratings (SjTableSample *sample,
                        guint          first_row,
                        guint          width)
{
  for (guint column = 0; column < width; column++)
    {
      g_autofree char *header =
        sj_plain_text_normalise (sj_table_sample_get_cell (sample, first_row, column));

      if (strstr (header, "satisfaction") != NULL &&
          column_is (sample, first_row + 1, column, is_zendesk_rating))
        return 0.5;
    }

  return 0;
}
