#include "config.h"

#include <string.h>

#include "feedback/sj-answer-reader.h"
#include "feedback/sj-connection-text.h"
#include "feedback/sj-feedback-error.h"
#include "feedback/sj-sql-rows.h"

/* What databases are asked that no test can start: the text of the queries. */

static const char *const products[] = { "SQLite", "PostgreSQL", "MariaDB", "Trino", "Spark SQL",
                                        "Snowflake", "Google BigQuery", "Something Else" };

static void
assert_golden (const char *name,
               const char *text)
{
  g_autofree char *path = g_build_filename (g_test_get_dir (G_TEST_DIST), "golden", "sql", name,
                                            NULL);
  g_autofree char *golden = NULL;

  if (g_getenv ("SJ_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  g_assert_cmpstr (text, ==, golden);
}

/* A long table of texts with dates, weights and a filter: every part of a query that differs. */
static char *
write_queries (const char *product)
{
  SjSqlColumn columns[] = { { "touch\"point`", SJ_SQL_TEXT, FALSE },
                            { "answered", SJ_SQL_MOMENT, FALSE },
                            { "score", SJ_SQL_TEXT, FALSE },
                            { "slider", SJ_SQL_NUMBER, FALSE },
                            { "w", SJ_SQL_NUMBER, FALSE },
                            { "response_id", SJ_SQL_TEXT, FALSE } };
  SjSqlTally tally = { .by = &columns[0], .wave = &columns[1], .period = SJ_PERIOD_QUARTER,
                       .date = &columns[1], .min_n = 5, .max_groups = 10000 };
  SjSqlScore scores[2] = { { .column = &columns[2] }, { .column = &columns[3] } };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) filters = g_ptr_array_new_with_free_func (sj_sql_filter_free);
  SjSqlRelation relation = { 0 };
  SjSqlFilter *filter = sj_sql_filter_new (&columns[1]);

  sj_sql_dialect_init (&tally.dialect, product, "\"");
  g_assert_true (sj_sql_relation_set_table (&relation, "survey.responses", &tally.dialect, NULL,
                                            NULL));
  filter->from = g_strdup ("2025-01-01 00:00:00");
  filter->until = g_strdup ("2026-01-01 00:00:00");
  g_ptr_array_add (filters, filter);
  sj_scale_init (&scores[0].scale, SJ_METRIC_CSAT, 1, 5);
  sj_scale_init (&scores[1].scale, SJ_METRIC_SENTIMENT, -1, 1);
  scores[1].scale.neutral = 0.25;
  sj_sql_score_add_word (&scores[0], "very good", 9, SJ_ANSWER_VALUE, 5);
  sj_sql_score_add_word (&scores[0], "n/a", 3, SJ_MISSING_NOT_APPLICABLE, 0);
  tally.relation = &relation;
  tally.filters = filters;
  tally.scores = scores;
  tally.n_scores = 2;
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr(SjSqlStatement) statement = NULL;
      g_autofree char *shown = NULL;

      tally.weight = i == 3 || i >= 5 ? &columns[4] : NULL;
      tally.id = i == 6 ? &columns[5] : NULL;
      if (i == 0 || i == 5)
        statement = sj_sql_tally_write_totals (&tally);
      else if (i == 6)
        statement = sj_sql_tally_write_doubles (&tally);
      else if (i == 2)
        statement = sj_sql_tally_write_withheld (&tally, 0, 1);
      else
        statement = sj_sql_tally_write (&tally, i == 4 ? 0 : i == 3, i == 4 ? 2 : 1);
      shown = sj_sql_statement_show (statement);
      g_string_append_printf (text, "%s\n", shown);
    }
  for (guint i = 0; i < 2; i++)
    sj_sql_score_clear (&scores[i]);
  sj_sql_relation_clear (&relation);

  return g_strdup (text->str);
}

/* The year of tomorrow stands in the queries, so it is taken out. */
static char *
hide_year (char *text)
{
  g_autoptr(GString) hidden = g_string_new (text);
  g_autofree char *year = g_strdup_printf ("'%04d-01-01'", sj_answer_date_latest_year () + 1);

  g_string_replace (hidden, year, "'YYYY-01-01'", 0);
  g_free (text);

  return g_strdup (hidden->str);
}

static void
test_dialects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autofree char *text = hide_year (write_queries (products[i]));
      g_autofree char *name = NULL;
      SjSqlDialect dialect;

      sj_sql_dialect_init (&dialect, products[i], "\"");
      name = g_strconcat (sj_sql_product_get_id (dialect.product), ".sql", NULL);
      assert_golden (name, text);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *product, *quote, *name, *quoted;
  } cases[] = {
    { "PostgreSQL", "\"", "a\"b", "\"a\"\"b\"" },
    { "MySQL", "`", "a`b\"", "`a``b\"`" },
    { "BigQuery", "`", "a`b\\c\nd", "`a\\`b\\\\c\\nd`" },
    { "Oracle", "\"", "50%s; --", "\"50%s; --\"" },
    { "dBase", " ", "plain_1", "plain_1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SjSqlStatement) statement = NULL;
      SjSqlDialect dialect;

      sj_sql_dialect_init (&dialect, cases[i].product, cases[i].quote);
      statement = sj_sql_statement_new (&dialect);
      sj_sql_append_name (statement, cases[i].name);
      g_assert_cmpstr (statement->text->str, ==, cases[i].quoted);
    }
}

/* Where names cannot be quoted, only plain ones are written. */
static void
test_impossible_names (void)
{
  g_autoptr(GError) error = NULL;
  SjSqlDialect dialect;
  SjSqlRelation relation = { 0 };

  sj_sql_dialect_init (&dialect, "dBase", " ");
  g_assert_false (sj_sql_relation_set_table (&relation, "a b", &dialect, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_false (sj_sql_relation_set_table (&relation, "a..b", &dialect, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  sj_sql_relation_clear (&relation);
}

static void
test_connection (void)
{
  static const char text[] = "Driver={Post;gre};Server=h;UID=anna;Pwd={se;c}}ret};Database=cx";
  g_autofree char *public = sj_connection_text_get_public (text);
  g_autofree char *driver = sj_connection_text_get (text, "driver");
  g_autofree char *password = sj_connection_text_get (text, "PWD");
  g_autofree char *name = sj_connection_text_get_name (text);
  g_autofree char *with = sj_connection_text_set_password ("DSN=survey", "a}b;c");
  g_autofree char *back = sj_connection_text_get (with, "pwd");

  g_assert_cmpstr (public, ==, "Driver={Post;gre};Server=h;Database=cx");
  g_assert_cmpstr (driver, ==, "Post;gre");
  g_assert_cmpstr (password, ==, "se;c}ret");
  g_assert_cmpstr (name, ==, "cx");
  g_assert_cmpstr (with, ==, "DSN=survey;PWD={a}}b;c}");
  g_assert_cmpstr (back, ==, "a}b;c");
  g_assert_true (sj_connection_text_has_password (text));
  g_assert_false (sj_connection_text_has_password ("DSN=survey;UID=pwd"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sql/dialects", test_dialects);
  g_test_add_func ("/sql/names", test_names);
  g_test_add_func ("/sql/impossible-names", test_impossible_names);
  g_test_add_func ("/sql/connection", test_connection);

  return g_test_run ();
}
