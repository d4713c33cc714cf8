#include <glib/gstdio.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"
#include "feedback/sj-tally-result.h"

/* Made-up exports of each survey tool. A tool that is not recognised has its test answers counted
 * as customers' and its personal columns shown. */

typedef struct
{
  const char *name;
  const char *suffix;
  const char *text;
  const char *vendor;
  guint header_rows;
  guint n_answers;       /* that are read */
  guint n_dropped;
  const char *personal;  /* a column that must not be shown, or NULL */
} Export;

static const Export exports[] = {
  { "qualtrics", "csv",
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,"
    "RecipientEmail,UserLanguage,Q1,Q1_NPS_GROUP\n"
    "Anfangsdatum,Enddatum,Antworttyp,IP-Adresse,Fortschritt,Beendet,Erfassungsdatum,Antwort-ID,"
    "E-Mail,Sprache,Wie wahrscheinlich ist es dass Sie uns weiterempfehlen?,Gruppe\n"
    "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"endDate\"\"}\","
    "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"ipAddress\"\"}\","
    "\"{\"\"ImportId\"\":\"\"progress\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\","
    "\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
    "\"{\"\"ImportId\"\":\"\"recipientEmail\"\"}\",\"{\"\"ImportId\"\":\"\"userLanguage\"\"}\","
    "\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_NPS_GROUP\"\"}\"\n"
    "2025-01-01 10:00:00,2025-01-01 10:01:00,0,192.0.2.1,100,1,2025-01-01 10:01:00,R_1,"
    "a@example.org,DE,10,3\n"
    "2025-01-02 10:00:00,2025-01-02 10:01:00,0,192.0.2.2,100,1,2025-01-02 10:01:00,R_2,"
    "b@example.org,DE,7,2\n"
    "2025-01-03 10:00:00,2025-01-03 10:01:00,0,192.0.2.3,40,0,2025-01-03 10:01:00,R_3,"
    "c@example.org,DE,0,1\n"
    "2025-01-04 10:00:00,2025-01-04 10:01:00,1,192.0.2.4,100,1,2025-01-04 10:01:00,R_4,"
    "d@example.org,DE,0,1\n"
    "2025-01-05 10:00:00,2025-01-05 10:01:00,8,192.0.2.5,100,1,2025-01-05 10:01:00,R_5,"
    "e@example.org,DE,0,1\n",
    "qualtrics", 3, 2, 3, "RecipientEmail" },
  { "qualtrics-legacy", "csv",
    "V1,V2,V3,V4,V5,V7,V8,V9,V10,Q1,\n"
    "ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,Status,StartDate,EndDate,"
    "Finished,How satisfied are you?,\n"
    "R_1,Default Response Set,Ada,x1,a@example.org,0,2015-01-01 10:00:00,2015-01-01 10:01:00,1,5,\n"
    "R_2,Default Response Set,Bo,x2,b@example.org,0,2015-01-01 10:00:00,2015-01-01 10:01:00,1,3,\n"
    "R_3,Default Response Set,Cy,x3,c@example.org,0,2015-01-01 10:00:00,2015-01-01 10:01:00,0,1,\n",
    "qualtrics", 2, 2, 1, "Name" },
  { "qualtrics-records", "ndjson",
    "{\"responseId\":\"R_1\",\"values\":{\"finished\":1,\"status\":0,\"recordedDate\":"
    "\"2025-01-01T10:00:00Z\",\"ipAddress\":\"192.0.2.1\",\"How satisfied\":5}}\n"
    "{\"responseId\":\"R_2\",\"values\":{\"finished\":1,\"status\":0,\"recordedDate\":"
    "\"2025-01-01T10:00:00Z\",\"ipAddress\":\"192.0.2.1\",\"How satisfied\":4}}\n"
    "{\"responseId\":\"R_3\",\"values\":{\"finished\":0,\"status\":0,\"recordedDate\":"
    "\"2025-01-01T10:00:00Z\",\"ipAddress\":\"192.0.2.1\",\"How satisfied\":1}}\n",
    "qualtrics", 1, 2, 1, "ipAddress" },
  { "surveymonkey", "csv",
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
    "How satisfied were you with,,\n"
    ",,,,,,,,Delivery,Returns,Open-Ended Response\n"
    "11,9,01/02/2025 03:04:05 PM,01/02/2025 03:06:05 PM,192.0.2.1,a@example.org,Ada,L,5,4,fine\n"
    "12,9,01/13/2025 03:04:05 PM,01/13/2025 03:06:05 PM,192.0.2.2,b@example.org,Bo,L,4,4,\n",
    "surveymonkey", 2, 2, 0, "First Name" },
  { "surveymonkey-old", "csv",
    "RespondentID,CollectorID,StartDate,EndDate,How satisfied were you?\n"
    "11,9,01/02/2015 03:04,01/02/2015 03:06,5\n"
    "12,9,01/13/2015 03:04,01/13/2015 03:06,4\n",
    "surveymonkey", 1, 2, 0, NULL },
  { "typeform", "csv",
    "#,How satisfied are you?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),"
    "Network ID,Tags,Ending\n"
    "k1,5,completed,2025-01-01 10:00:00,,2025-01-01 10:01:00,n1,,e\n"
    "k2,2,partial,2025-01-01 10:00:00,,,n2,,\n"
    "k3,4,completed,2025-01-01 10:00:00,,2025-01-01 10:01:00,n3,,e\n",
    "typeform", 1, 2, 1, "Network ID" },
  { "google-forms", "csv",
    "Zeitstempel,E-Mail-Adresse,Wie zufrieden sind Sie? [Kasse],Wie zufrieden sind Sie? [Versand]\n"
    "2025/05/20 1:43:01 PM MESZ,a@example.org,5,4\n"
    "2025/05/21 1:43:01 PM MESZ,b@example.org,3,2\n",
    "google-forms", 1, 2, 0, "E-Mail-Adresse" },
  { "microsoft-forms", "csv",
    "ID,Start time,Completion time,Email,Name,How satisfied are you?,Total points\n"
    "1,5/20/25 10:00:00,5/20/25 10:01:00,anonymous,,5,1\n"
    "2,5/20/25 11:00:00,5/20/25 11:01:00,anonymous,,3,1\n",
    "microsoft-forms", 1, 2, 0, "Name" },
  { "microsoft-forms-de", "csv",
    "ID,Startzeit,Fertigstellungszeit,E-Mail,Name,Wie zufrieden sind Sie?\n"
    "1,20.05.2025 10:00:00,20.05.2025 10:01:00,anonymous,,5\n"
    "2,20.05.2025 11:00:00,20.05.2025 11:01:00,anonymous,,3\n",
    "microsoft-forms", 1, 2, 0, "E-Mail" },
  { "limesurvey-text", "csv",
    "\"Response ID\";\"Date submitted\";\"Last page\";\"Start language\";\"Seed\";\"Token\";"
    "\"How satisfied were you? [Delivery]\"\n"
    "\"1\";\"1980-01-01 00:00:00\";\"3\";\"en\";\"77\";\"t1\";\"5\"\n"
    "\"2\";\"\";\"1\";\"en\";\"78\";\"t2\";\"1\"\n"
    "\"3\";\"2025-01-01 10:00:00\";\"3\";\"en\";\"79\";\"t3\";\"4\"\n",
    "limesurvey", 1, 2, 1, "Token" },
  { "limesurvey-codes", "csv",
    "\"id\";\"submitdate\";\"lastpage\";\"startlanguage\";\"seed\";\"satisfied[SQ001]\"\n"
    "\"1\";\"2025-01-01 10:00:00\";\"3\";\"en\";\"77\";\"5\"\n"
    "\"2\";\"\";\"1\";\"en\";\"78\";\"1\"\n",
    "limesurvey", 1, 1, 1, NULL },
  { "limesurvey-vv", "csv",
    "Response ID\tToken\tDate submitted\tLast page\tHow satisfied{newline}were you?\n"
    "id\ttoken\tsubmitdate\tlastpage\tq1\n"
    "1\tt1\t2025-01-01 10:00:00\t3\t5\n"
    "2\tt2\t\t1\t1\n"
    "3\tt3\t2025-01-01 10:00:00\t3\t{question_not_shown}\n",
    "limesurvey", 2, 1, 1, "token" },
  { "alchemer", "csv",
    "Response ID,Time Started,Date Submitted,Status,Contact ID,IP Address,"
    "Kasse:How satisfied were you?\n"
    "1,Jan 02 2025 10:00:00 AM,Jan 02 2025 10:01:00 AM,Complete,,192.0.2.1,5\n"
    "2,Jan 02 2025 10:00:00 AM,,Partial,,192.0.2.2,1\n"
    "3,Jan 02 2025 10:00:00 AM,Jan 02 2025 10:01:00 AM,Disqualified,,192.0.2.3,1\n",
    "alchemer", 1, 1, 2, "IP Address" },
  { "formstack", "csv",
    "Unique ID,Submit Time,How satisfied were you?,IP Address\n"
    "101,2025-01-01 10:00:00,5,192.0.2.1\n102,2025-01-01 11:00:00,4,192.0.2.2\n",
    "formstack", 1, 2, 0, "IP Address" },
  { "delighted", "csv",
    "Score,Comment,Delighted Response ID,Delighted Email,Store\n"
    "10,good,1,a@example.org,North\n6,bad,2,b@example.org,South\n",
    "delighted", 1, 2, 0, "Delighted Email" },
  { "delighted-records", "ndjson",
    "{\"id\":\"1\",\"survey_type\":\"csat\",\"score\":5,\"comment\":\"x\","
    "\"created_at\":1735725600,"
    "\"person_properties\":{\"store\":\"N\"}}\n"
    "{\"id\":\"2\",\"survey_type\":\"csat\",\"score\":4,\"comment\":\"y\","
    "\"created_at\":1735725601,"
    "\"person_properties\":{\"store\":\"S\"}}\n",
    "delighted", 1, 2, 0, NULL },
  { "medallia", "csv",
    "request_id,response_received_at,star_rating,channel,customer_name,employee_name\n"
    "1,2025-01-01T10:00:00Z,5,chat,Ada L,Bo\n2,2025-01-01T10:00:00Z,4,mail,Cy L,Bo\n",
    "medallia", 1, 2, 0, "employee_name" },
  { "zendesk", "csv",
    "Id,Requester,Satisfaction Score\n1,Ada L,Good\n2,Bo L,Bad\n3,Cy L,Offered\n4,Di L,Unoffered\n",
    "zendesk", 1, 2, 0, "Requester" },
  { "trustpilot", "csv",
    "Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Review Id,"
    "Domain Url,Location Name,Source Of Review\n"
    "2025-01-01 10:00:00,Ada L,Fine,Fast delivery,5,r1,example.org,N,Invitation\n"
    "2025-01-02 10:00:00,Bo L,Bad,Slow delivery,1,r2,example.org,N,Organic\n",
    "trustpilot", 1, 2, 0, "Review Username" },
  { "google-play", "csv",
    "Package Name,App Version Code,App Version Name,Reviewer Language,Device,"
    "Review Submit Date and Time,Star Rating,Review Title,Review Text,Review Link\n"
    "org.example,1,1.0,en,x,2025-01-01T10:00:00Z,5,t,u,https://example.org/r?id=1\n"
    "org.example,1,1.0,de,x,2025-01-02T10:00:00Z,2,t,u,https://example.org/r?id=2\n",
    "google-play", 1, 2, 0, "Review Link" },
  { "apple", "json",
    "[{\"id\":\"1\",\"rating\":5,\"title\":\"t\",\"body\":\"b\",\"reviewerNickname\":\"ada\","
    "\"createdDate\":\"2025-01-01T10:00:00Z\",\"territory\":\"DEU\"},"
    "{\"id\":\"2\",\"rating\":2,\"title\":\"t\",\"body\":\"b\",\"reviewerNickname\":\"bo\","
    "\"createdDate\":\"2025-01-01T10:00:00Z\",\"territory\":\"FRA\"}]",
    "apple", 1, 2, 0, "reviewerNickname" },
  { "generic", "csv", "shop,satisfied\nNorth,5\nSouth,4\nNorth,3\n", NULL, 1, 3, 0, NULL },
};

static char *
write_export (const char *text,
              const char *suffix)
{
  g_autofree char *pattern = g_strdup_printf ("sj-XXXXXX.%s", suffix);
  char *path = NULL;
  int fd = g_file_open_tmp (pattern, &path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static SjTallyResult *
tally_export (const Export     *from,
              const SjReading  *reading,
              GError          **error)
{
  g_autofree char *path = write_export (from->text, from->suffix);
  SjTallyResult *result = sj_tally_file (path, reading, NULL, NULL, NULL, error);

  g_unlink (path);

  return result;
}

static const Export *
find_export (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].name, name))
      return &exports[i];
  g_assert_not_reached ();
}

static guint64
count_answers (const SjTallyResult *result)
{
  const SjResultGroup *group;

  g_assert_cmpuint (result->groups->len, >, 0);
  group = g_ptr_array_index (result->groups, 0);

  return sj_tally_get_n (&group->tally);
}

static void
test_exports (gconstpointer data)
{
  const Export *from = data;
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  guint column;

  sj_reading_init (&reading);
  result = tally_export (from, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_vendor (result->table), ==, from->vendor);
  g_assert_cmpuint (sj_table_get_header_rows (result->table), ==, from->header_rows);
  g_assert_cmpuint (count_answers (result), ==, from->n_answers);
  g_assert_cmpuint (sj_tally_result_get_dropped (result), ==, from->n_dropped);
  if (from->personal == NULL)
    return;
  g_assert_true (sj_table_find_column (result->table, from->personal, &column, NULL));
  g_assert_cmpint (sj_table_get_role (result->table, column), ==, SJ_ROLE_PERSONAL);
}

/* What is left out is named with its count, and may be read all the same. */
static void
test_filters_are_counted (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;
  g_autoptr(SjTallyResult) all = NULL;
  static const char *const ids[] = { "unfinished", "progress", "test", "spam" };
  static const guint dropped[] = { 1, 0, 1, 1 };

  sj_reading_init (&reading);
  result = tally_export (find_export ("qualtrics"), &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->filters->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const SjFilterOutcome *outcome = g_ptr_array_index (result->filters, i);

      g_assert_cmpstr (outcome->id, ==, ids[i]);
      g_assert_cmpuint (outcome->n_dropped, ==, dropped[i]);
      g_assert_cmpint (outcome->active, ==, i != 1);
    }

  for (guint i = 0; i < 4; i++)
    sj_reading_set_filter (&reading, ids[i], NULL, TRUE);
  all = tally_export (find_export ("qualtrics"), &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_answers (all), ==, 5);
}

/* Half done is enough where somebody says so. */
static void
test_progress (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) result = NULL;

  sj_reading_init (&reading);
  sj_reading_set_filter (&reading, "unfinished", NULL, TRUE);
  sj_reading_set_filter (&reading, "progress", NULL, FALSE);
  result = tally_export (find_export ("qualtrics"), &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_answers (result), ==, 2);
}

static const char unknown_codes[] =
  "#,How satisfied are you?,Response Type,Start Date (UTC),Submit Date (UTC),Network ID\n"
  "k1,5,completed,2025-01-01 10:00:00,2025-01-01 10:01:00,n1\n"
  "k2,2,abandonné,2025-01-01 10:00:00,2025-01-01 10:01:00,n2\n"
  "k3,1,abandonné,2025-01-01 10:00:00,2025-01-01 10:01:00,n3\n";

/* A code that nobody has heard of is neither left out nor passed over in silence. */
static void
test_unknown_codes (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = write_export (unknown_codes, "csv");
  g_autoptr(SjTallyResult) asked = NULL;
  g_autoptr(SjTallyResult) answered = NULL;
  const SjFilterOutcome *outcome;
  const SjUnknownCode *code;

  sj_reading_init (&reading);
  asked = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  outcome = g_ptr_array_index (asked->filters, 0);
  g_assert_cmpuint (count_answers (asked), ==, 3);
  g_assert_cmpuint (outcome->unknown->len, ==, 1);
  code = g_ptr_array_index (outcome->unknown, 0);
  g_assert_cmpstr (code->text, ==, "abandonné");
  g_assert_cmpuint (code->n, ==, 2);

  sj_reading_set_filter (&reading, "unfinished", code->text, FALSE);
  answered = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_answers (answered), ==, 1);
  outcome = g_ptr_array_index (answered->filters, 0);
  g_assert_cmpuint (outcome->n_dropped, ==, 2);
  g_assert_cmpuint (outcome->unknown->len, ==, 0);
  g_unlink (path);
}

/* Nothing but test answers is no empty result without a word. */
static void
test_nothing_left (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *path =
    write_export ("Response ID,Time Started,Date Submitted,Status,Satisfied\n"
                  "1,2025-01-01,2025-01-01,Partial,5\n2,2025-01-01,2025-01-01,Partial,4\n",
                  "csv");

  sj_reading_init (&reading);
  g_assert_null (sj_tally_file (path, &reading, NULL, NULL, NULL, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "unfinished"));
  g_unlink (path);
}

/* A person who knows better is believed. */
static void
test_overridden (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) generic = NULL;

  sj_reading_init (&reading);
  reading.vendor = g_strdup ("generic");
  generic = tally_export (find_export ("typeform"), &reading, &error);
  g_assert_no_error (error);
  g_assert_null (sj_table_get_vendor (generic->table));
  g_assert_cmpuint (count_answers (generic), ==, 3);

  g_free (reading.vendor);
  reading.vendor = g_strdup ("typefrom");
  g_assert_null (tally_export (find_export ("typeform"), &reading, &error));
  g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "typeform"));
}

static void
test_missing_codes (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) vv = NULL;
  g_autoptr(SjTallyResult) zendesk = NULL;
  const SjResultGroup *group;

  sj_reading_init (&reading);
  vv = tally_export (find_export ("limesurvey-vv"), &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sj_table_get_column_name (vv->table, 4), ==, "How satisfied were you? – q1");
  group = g_ptr_array_index (vv->groups, 0);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_NOT_SHOWN], ==, 1);

  zendesk = tally_export (find_export ("zendesk"), &reading, &error);
  g_assert_no_error (error);
  group = g_ptr_array_index (zendesk->groups, 0);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_NOT_SHOWN], ==, 1);
  g_assert_cmpuint (group->tally.missing[SJ_MISSING_SKIPPED], ==, 1);
}

/* A score by itself has many scales; the vendor says which. */
static void
test_metrics (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) nps = NULL;
  g_autoptr(SjTallyResult) csat = NULL;

  sj_reading_init (&reading);
  nps = tally_export (find_export ("delighted"), &reading, &error);
  csat = tally_export (find_export ("delighted-records"), &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nps->scales[0].metric, ==, SJ_METRIC_NPS);
  g_assert_cmpint (csat->scales[0].metric, ==, SJ_METRIC_CSAT);
}

static const char visits[] =
  "when,shop,country,satisfied\n"
  "2024-12-31T23:30:00Z,North,DE,1\n"
  "2025-01-01 00:10,North,DE,2\n"
  "2025-01-15,South,FR,3\n"
  "2025-01-31 23:59,North,FR,4\n"
  "2025-02-01 00:00,North,DE,5\n"
  "soon,North,DE,5\n";

static double
tally_visits (const char *from,
              const char *until,
              const char *zone,
              const char *where,
              guint64    *n)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = write_export (visits, "csv");
  g_autoptr(SjTallyResult) result = NULL;
  SjTallySummary summary;

  sj_reading_init (&reading);
  g_ptr_array_add (reading.scores, g_strdup ("satisfied:csat"));
  reading.from = g_strdup (from);
  reading.until = g_strdup (until);
  reading.time_zone = g_strdup (zone);
  if (where != NULL)
    for (char **item = g_strsplit (where, ";", -1), **list = item; ; item++)
      {
        if (*item == NULL)
          {
            g_strfreev (list);
            break;
          }
        g_assert_true (sj_reading_add_where (&reading, *item, &error));
      }
  result = sj_tally_file (path, &reading, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  *n = count_answers (result);
  g_assert_true (sj_tally_summarise (
    &((SjResultGroup *) g_ptr_array_index (result->groups, 0))->tally, &summary));

  return summary.mean;
}

/* The end does not belong to the range; half an hour before midnight in London is January in
 * Berlin; what has no date is in no range. */
static void
test_date_range (void)
{
  guint64 n;

  g_assert_cmpfloat (tally_visits ("2025-01-01", "2025-02-01", "UTC", NULL, &n), ==, 3);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (tally_visits ("2025-01-01", "2025-02-01", "Europe/Berlin", NULL, &n), ==, 2.5);
  g_assert_cmpuint (n, ==, 4);
  tally_visits ("2025-01-31T23:59", NULL, "UTC", NULL, &n);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_where (void)
{
  guint64 n;

  tally_visits (NULL, NULL, NULL, "shop=North", &n);
  g_assert_cmpuint (n, ==, 5);
  tally_visits (NULL, NULL, NULL, "shop=north;country=DE", &n);
  g_assert_cmpuint (n, ==, 4);
  tally_visits (NULL, NULL, NULL, "country=DE,FR", &n);
  g_assert_cmpuint (n, ==, 6);
}

static void
test_bad_ranges (void)
{
  static const char *const bad[][3] = {
    { "tomorrow", NULL, NULL },
    { "2025-02-01", "2025-02-01", NULL },
    { "2025-02-01", NULL, "Europe/Nowhere" },
  };
  g_autofree char *path = write_export (visits, "csv");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto(SjReading) reading = { 0 };
      g_autoptr(GError) error = NULL;

      sj_reading_init (&reading);
      g_ptr_array_add (reading.scores, g_strdup ("satisfied:csat"));
      reading.from = g_strdup (bad[i][0]);
      reading.until = g_strdup (bad[i][1]);
      reading.time_zone = g_strdup (bad[i][2]);
      g_assert_null (sj_tally_file (path, &reading, NULL, NULL, NULL, &error));
      g_assert_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_VALUE);
    }
  g_unlink (path);
}

/* People who chose to write say something else than people who were asked. */
static void
test_unsolicited (void)
{
  g_auto(SjReading) reading = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(SjTallyResult) reviews = NULL;
  g_autoptr(SjTallyResult) survey = NULL;

  sj_reading_init (&reading);
  reviews = tally_export (find_export ("trustpilot"), &reading, &error);
  survey = tally_export (find_export ("formstack"), &reading, &error);
  g_assert_no_error (error);
  g_assert_true (sj_table_get_export (reviews->table)->unsolicited);
  g_assert_false (sj_table_get_export (survey->table)->unsolicited);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strdup_printf ("/vendor/export/%s", exports[i].name);

      g_test_add_data_func (path, &exports[i], test_exports);
    }
  g_test_add_func ("/vendor/filters-are-counted", test_filters_are_counted);
  g_test_add_func ("/vendor/progress", test_progress);
  g_test_add_func ("/vendor/unknown-codes", test_unknown_codes);
  g_test_add_func ("/vendor/nothing-left", test_nothing_left);
  g_test_add_func ("/vendor/overridden", test_overridden);
  g_test_add_func ("/vendor/missing-codes", test_missing_codes);
  g_test_add_func ("/vendor/metrics", test_metrics);
  g_test_add_func ("/vendor/date-range", test_date_range);
  g_test_add_func ("/vendor/where", test_where);
  g_test_add_func ("/vendor/bad-ranges", test_bad_ranges);
  g_test_add_func ("/vendor/unsolicited", test_unsolicited);

  return g_test_run ();
}
