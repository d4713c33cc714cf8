#define G_LOG_DOMAIN "sj-vendor"

#include "config.h"

#include "feedback/sj-vendor-private.h"

/* What each survey tool writes into its exports (specification §2.2). A new tool is one more
 * declaration here. */

/* Qualtrics. Codes of Status and Finished come as numbers or as the texts of the export's
 * language; only those of English are listed, so that others are asked about. */

#define QUALTRICS_DONE "1|true|yes|completed"
#define QUALTRICS_OPEN "0|false|no"
#define QUALTRICS_REAL "0|ip address|4|imported|16|offline"
#define QUALTRICS_TEST "1|2|survey preview|survey test|17|offline survey preview"
#define QUALTRICS_SPAM "8|9|spam|survey preview spam|12|imported spam|48|offline spam"

static const SjVendorColumn qualtrics_columns[] = {
  { "enddate|recordeddate|recorded date", SJ_ROLE_DATE, NULL },
  { "startdate|status|progress|duration (in seconds)|finished|responseset|_recordid",
    SJ_ROLE_ADMIN, NULL },
  { "responseid|response id", SJ_ROLE_ID, NULL },
  { "ipaddress|recipientlastname|recipientfirstname|recipientemail|externalreference|"
    "externaldatareference|locationlatitude|locationlongitude|locationaccuracy",
    SJ_ROLE_PERSONAL, NULL },
  { "distributionchannel|userlanguage", SJ_ROLE_SEGMENT, NULL },
  { "*nps_group", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

static const SjVendorFilter qualtrics_filters[] = {
  { "unfinished", "finished", SJ_VENDOR_FILTER_DROP, QUALTRICS_OPEN, QUALTRICS_DONE },
  { "progress", "progress", SJ_VENDOR_FILTER_AT_LEAST, .least = 50, .off = TRUE },
  { "test", "status", SJ_VENDOR_FILTER_DROP, QUALTRICS_TEST,
    QUALTRICS_REAL "|" QUALTRICS_SPAM },
  { "spam", "status", SJ_VENDOR_FILTER_DROP, QUALTRICS_SPAM,
    QUALTRICS_REAL "|" QUALTRICS_TEST },
  { NULL },
};

static const SjVendorMissing qualtrics_missing[] = {
  { "-99", SJ_MISSING_SKIPPED },
  { NULL },
};

/* The start stands where no other date is: legacy exports have no RecordedDate. */
static const SjVendorColumn qualtrics_legacy_columns[] = {
  { "enddate", SJ_ROLE_DATE, NULL },
  { "startdate|status|finished|responseset", SJ_ROLE_ADMIN, NULL },
  { "responseid", SJ_ROLE_ID, NULL },
  { "name|emailaddress|email|ipaddress|externaldatareference|recipientlastname|"
    "recipientfirstname|recipientemail|locationlatitude|locationlongitude|locationaccuracy",
    SJ_ROLE_PERSONAL, NULL },
  { "*nps_group", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

static const SjVendorSign qualtrics_signs[] = { { NULL } };

static const SjVendorSign qualtrics_legacy_signs[] = {
  { "responseid", .3, 1 },
  { "responseset", .5, 1 },
  { "v1", .1, 0 },
  { "v2", .1, 0 },
  { NULL },
};

/* Records, and tables that somebody saved without the two rows below the ids. */
static const SjVendorSign qualtrics_record_signs[] = {
  { "responseid", .4, 0 },
  { "finished", .2, 0 },
  { "recordeddate|startdate|enddate", .2, 0 },
  { "status|progress", .2, 0 },
  { NULL },
};

/* SurveyMonkey. The old spelling without a space is its own sign; many publish such files without
 * the other columns. */

static const SjVendorSign surveymonkey_signs[] = {
  { "respondentid", .8, 0 },
  { "respondent id", .5, 0 },
  { "collectorid", .2, 0 },
  { "collector id", .3, 0 },
  { "date created|date modified|start date|end date", .1, 0 },
  { "ip address|email address|custom data 1", .1, 0 },
  { NULL },
};

static const SjVendorColumn surveymonkey_columns[] = {
  { "respondentid|respondent id", SJ_ROLE_ID, NULL },
  { "collectorid|collector id", SJ_ROLE_ADMIN, NULL },
  { "enddate|end date|date modified", SJ_ROLE_DATE, NULL },
  { "startdate|start date|date created", SJ_ROLE_ADMIN, NULL },
  { "ip address|ipaddress|email address|emailaddress|first name|firstname|last name|lastname",
    SJ_ROLE_PERSONAL, NULL },
  { "response status|completion status", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

static const SjVendorFilter surveymonkey_filters[] = {
  { "unfinished", "response status|completion status", SJ_VENDOR_FILTER_DROP,
    "partial|incomplete|partially complete", "complete|completed|disqualified|over quota" },
  { "disqualified", "response status|completion status", SJ_VENDOR_FILTER_DROP,
    "disqualified|over quota", "complete|completed|partial|incomplete|partially complete" },
  { NULL },
};

/* Typeform */

static const SjVendorSign typeform_signs[] = {
  { "submit date (utc)", .4, 0 },
  { "start date (utc)", .2, 0 },
  { "network id", .3, 0 },
  { "#", .1, 0 },
  { "response type|stage date (utc)|ending", .2, 0 },
  { NULL },
};

static const SjVendorColumn typeform_columns[] = {
  { "#", SJ_ROLE_ID, NULL },
  { "submit date (utc)", SJ_ROLE_DATE, NULL },
  { "start date (utc)|stage date (utc)|response type|ending|tags", SJ_ROLE_ADMIN, NULL },
  { "network id", SJ_ROLE_PERSONAL, NULL },
  { NULL },
};

static const SjVendorFilter typeform_filters[] = {
  { "unfinished", "response type", SJ_VENDOR_FILTER_DROP, "partial|started|incomplete",
    "completed" },
  { NULL },
};

/* Google Forms. The header of the time is in the language of the form. */

static const SjVendorSign google_forms_signs[] = { { SJ_VENDOR_TIMESTAMP, .4, 0 }, { NULL } };

static const SjVendorColumn google_forms_columns[] = {
  { SJ_VENDOR_TIMESTAMP, SJ_ROLE_DATE, NULL },
  { "username|email address|e-mail-adresse|adresse e-mail|direccion de correo electronico|"
    "indirizzo email|endereco de e-mail|e-mailadres|nutzername|nom d'utilisateur",
    SJ_ROLE_PERSONAL, NULL },
  { NULL },
};

/* Microsoft Forms. In other languages the first five columns are told by what stands in them. */

static const SjVendorSign microsoft_forms_signs[] = {
  { "id", .2, 0 },
  { "start time", .25, 0 },
  { "completion time", .25, 0 },
  { "email", .2, 0 },
  { "name", .2, 0 },
  { NULL },
};

static const SjVendorColumn microsoft_forms_columns[] = {
  { "id", SJ_ROLE_ID, NULL },
  { "completion time|fertigstellungszeit|heure de fin|hora de finalizacion|ora di completamento",
    SJ_ROLE_DATE, NULL },
  { "start time|startzeit|heure de debut|hora de inicio|ora di inizio|last modified time",
    SJ_ROLE_ADMIN, NULL },
  { "email|name|e-mail|adresse de messagerie|nom|nombre|correo electronico|nome",
    SJ_ROLE_PERSONAL, NULL },
  { "language", SJ_ROLE_SEGMENT, NULL },
  { "total points|quiz feedback|grade posted time|points - *|feedback - *", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

/* LimeSurvey */

#define LIMESURVEY_ID "response id|antwort id|answer id|id de la reponse|id de respuesta|id"
#define LIMESURVEY_SUBMITTED \
  "date submitted|datum abgeschickt|date de soumission|fecha de envio|data di invio|submitdate"

static const SjVendorSign limesurvey_signs[] = {
  { "response id|antwort id|id de la reponse|id de respuesta", .3, 0 },
  { "date submitted|datum abgeschickt|date de soumission|fecha de envio|data di invio", .2, 0 },
  { "last page|letzte seite|derniere page|ultima pagina", .3, 0 },
  { "start language|start-sprache|langue de depart|idioma inicial|lenguaje inicial", .2, 0 },
  { "seed|date last action|datum letzte aktivitat", .1, 0 },
  { NULL },
};

static const SjVendorSign limesurvey_code_signs[] = {
  { "id", .2, 0 },
  { "submitdate", .3, 0 },
  { "lastpage", .3, 0 },
  { "startlanguage", .2, 0 },
  { "datestamp|seed", .1, 0 },
  { NULL },
};

static const SjVendorSign limesurvey_vv_signs[] = {
  { "id", .2, 1 },
  { "submitdate", .3, 1 },
  { "lastpage", .3, 1 },
  { "startlanguage", .2, 1 },
  { "token", .1, 1 },
  { NULL },
};

/* Cut down to the answers; what is left is the way questions are written. */
static const SjVendorSign limesurvey_part_signs[] = {
  { "answer id|response id|antwort id|id de respuesta", .3, 0 },
  { NULL },
};

static const SjVendorColumn limesurvey_columns[] = {
  { LIMESURVEY_ID, SJ_ROLE_ID, NULL },
  { LIMESURVEY_SUBMITTED, SJ_ROLE_DATE, NULL },
  { "last page|letzte seite|derniere page|ultima pagina|lastpage|seed|date started|startdate|"
    "date last action|datestamp|total time|interviewtime|refurl|group time:*|"
    "question time:*",
    SJ_ROLE_ADMIN, NULL },
  { "start language|start-sprache|langue de depart|idioma inicial|lenguaje inicial|startlanguage",
    SJ_ROLE_SEGMENT, NULL },
  { "token|ip address|ipaddr|ip-adresse|referrer url|firstname|lastname|email",
    SJ_ROLE_PERSONAL, NULL },
  { NULL },
};

static const SjVendorFilter limesurvey_filters[] = {
  { "unfinished", LIMESURVEY_SUBMITTED, SJ_VENDOR_FILTER_FILLED },
  { NULL },
};

static const SjVendorMissing limesurvey_missing[] = {
  { "n/a", SJ_MISSING_NOT_SHOWN },
  { "{question_not_shown}", SJ_MISSING_NOT_SHOWN },
  { NULL },
};

/* Alchemer */

static const SjVendorSign alchemer_signs[] = {
  { "response id", .2, 0 },
  { "time started", .3, 0 },
  { "date submitted", .2, 0 },
  { "status", .2, 0 },
  { "contact id|legacy comments|sessionid|user agent|longitude|latitude", .1, 0 },
  { NULL },
};

static const SjVendorColumn alchemer_columns[] = {
  { "response id", SJ_ROLE_ID, NULL },
  { "date submitted", SJ_ROLE_DATE, NULL },
  { "time started|status|contact id|sessionid|tags|extended referer", SJ_ROLE_ADMIN, NULL },
  { "legacy comments|comments|ip address|longitude|latitude|city|postal|user agent|referer|email",
    SJ_ROLE_PERSONAL, NULL },
  { "language|country|state/region", SJ_ROLE_SEGMENT, NULL },
  { NULL },
};

static const SjVendorFilter alchemer_filters[] = {
  { "unfinished", "status", SJ_VENDOR_FILTER_DROP, "partial|incomplete", "complete|disqualified" },
  { "disqualified", "status", SJ_VENDOR_FILTER_DROP, "disqualified",
    "complete|partial|incomplete" },
  { NULL },
};

/* Formstack */

static const SjVendorSign formstack_signs[] = {
  { "unique id", .5, 0 },
  { "submit time|time", .3, 0 },
  { NULL },
};

static const SjVendorColumn formstack_columns[] = {
  { "unique id", SJ_ROLE_ID, NULL },
  { "submit time|time", SJ_ROLE_DATE, NULL },
  { "ip address|user|browser|referrer", SJ_ROLE_PERSONAL, NULL },
  { NULL },
};

/* Delighted, the table and the records of its interface */

static const SjVendorSign delighted_signs[] = {
  { "score", .3, 0 },
  { "comment", .2, 0 },
  { "delighted *", .4, 0 },
  { NULL },
};

static const SjVendorSign delighted_record_signs[] = {
  { "score", .2, 0 },
  { "survey_type", .5, 0 },
  { "created_at", .2, 0 },
  { "person_properties.*|person", .2, 0 },
  { NULL },
};

static const SjVendorColumn delighted_columns[] = {
  { "score", SJ_ROLE_SCORE, NULL },
  { "comment", SJ_ROLE_COMMENT, NULL },
  { "delighted response id|response id|id", SJ_ROLE_ID, NULL },
  { "response time|responded at|created_at|delighted created at", SJ_ROLE_DATE, NULL },
  { "survey_type|survey type|updated_at|permalink|delighted link|delighted source|"
    "delighted updated at",
    SJ_ROLE_ADMIN, NULL },
  { "email|name|person|person.*|delighted email|delighted name|delighted person*|phone number",
    SJ_ROLE_PERSONAL, NULL },
  { NULL },
};

/* Medallia Agent Connect */

static const SjVendorSign medallia_signs[] = {
  { "request_id", .3, 0 },
  { "response_received_at", .4, 0 },
  { "star_rating", .3, 0 },
  { NULL },
};

static const SjVendorColumn medallia_columns[] = {
  { "star_rating", SJ_ROLE_SCORE, "stars" },
  { "request_id", SJ_ROLE_ID, NULL },
  { "response_received_at", SJ_ROLE_DATE, NULL },
  { "customer_name|request_sent_to|employee_*|customer_email", SJ_ROLE_PERSONAL, NULL },
  { "channel|brand|tags|request_language", SJ_ROLE_SEGMENT, NULL },
  { "request_created_at|request_sent_at|request_*_at", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

/* Zendesk: ratings are words, or numbers that count as good from a threshold on */

static const SjVendorSign zendesk_signs[] = {
  { "satisfaction rating|satisfaction score|ticket satisfaction rating|"
    "ticket satisfaction score|satisfaction",
    .5, 0 },
  { NULL },
};

static const SjVendorColumn zendesk_columns[] = {
  { "satisfaction rating|satisfaction score|ticket satisfaction rating|"
    "ticket satisfaction score|satisfaction",
    SJ_ROLE_SCORE, "binary" },
  { "id|ticket id", SJ_ROLE_ID, NULL },
  { "requester|requester email|requester name|requester id|assignee|assignee name|submitter",
    SJ_ROLE_PERSONAL, NULL },
  { "satisfaction comment|subject", SJ_ROLE_COMMENT, NULL },
  { NULL },
};

static const SjVendorMissing zendesk_missing[] = {
  { "offered", SJ_MISSING_SKIPPED },
  { "unoffered", SJ_MISSING_NOT_SHOWN },
  { NULL },
};

/* Review sites */

static const SjVendorSign trustpilot_signs[] = {
  { "review created (utc)", .5, 0 },
  { "review stars", .4, 0 },
  { "review id|domain url", .1, 0 },
  { NULL },
};

static const SjVendorColumn trustpilot_columns[] = {
  { "review stars", SJ_ROLE_SCORE, "stars" },
  { "review id", SJ_ROLE_ID, NULL },
  { "review created (utc)", SJ_ROLE_DATE, NULL },
  { "review username|review user*|reviewer*|reference id|consumer*", SJ_ROLE_PERSONAL, NULL },
  { "review title|review content", SJ_ROLE_COMMENT, NULL },
  { "location name|source of review|domain url|review language", SJ_ROLE_SEGMENT, NULL },
  { "company reply*|tags", SJ_ROLE_ADMIN, NULL },
  { NULL },
};

static const SjVendorSign google_play_signs[] = {
  { "package name", .2, 0 },
  { "star rating", .3, 0 },
  { "review submit date and time", .4, 0 },
  { "app version name|reviewer language|app version code", .1, 0 },
  { NULL },
};

static const SjVendorColumn google_play_columns[] = {
  { "star rating", SJ_ROLE_SCORE, "stars" },
  { "review submit date and time", SJ_ROLE_DATE, NULL },
  { "review link", SJ_ROLE_PERSONAL, NULL },
  { "review title|review text", SJ_ROLE_COMMENT, NULL },
  { "reviewer language|device|app version name", SJ_ROLE_SEGMENT, NULL },
  { "package name|app version code|*millis since epoch|review last update date and time|"
    "developer reply*",
    SJ_ROLE_ADMIN, NULL },
  { NULL },
};

static const SjVendorSign apple_signs[] = {
  { "rating|*.rating", .3, 0 },
  { "territory|*.territory", .3, 0 },
  { "createddate|*.createddate", .3, 0 },
  { "reviewernickname|*.reviewernickname", .1, 0 },
  { NULL },
};

static const SjVendorColumn apple_columns[] = {
  { "rating|*.rating", SJ_ROLE_SCORE, "stars" },
  { "id|*.id", SJ_ROLE_ID, NULL },
  { "createddate|*.createddate", SJ_ROLE_DATE, NULL },
  { "reviewernickname|*.reviewernickname", SJ_ROLE_PERSONAL, NULL },
  { "title|body|*.title|*.body", SJ_ROLE_COMMENT, NULL },
  { "territory|*.territory", SJ_ROLE_SEGMENT, NULL },
  { NULL },
};

const SjVendor sj_vendors[] = {
  { "qualtrics", "Qualtrics", 3, qualtrics_signs, qualtrics_columns, qualtrics_filters,
    qualtrics_missing, sj_vendor_test_import_ids, "," },
  { "qualtrics", "Qualtrics", 2, qualtrics_legacy_signs, qualtrics_legacy_columns,
    qualtrics_filters, qualtrics_missing, NULL, "," },
  { "qualtrics", "Qualtrics", -1, qualtrics_record_signs, qualtrics_columns, qualtrics_filters,
    qualtrics_missing, NULL, "," },
  { "surveymonkey", "SurveyMonkey", -1, surveymonkey_signs, surveymonkey_columns,
    surveymonkey_filters, NULL, NULL, "," },
  { "typeform", "Typeform", 1, typeform_signs, typeform_columns, typeform_filters, NULL, NULL,
    " / ", .utc = TRUE },
  { "google-forms", "Google Forms", 1, google_forms_signs, google_forms_columns, NULL, NULL,
    sj_vendor_test_timestamp, ";" },
  { "microsoft-forms", "Microsoft Forms", 1, microsoft_forms_signs, microsoft_forms_columns, NULL,
    NULL, sj_vendor_test_form_shape, ";" },
  { "limesurvey", "LimeSurvey", 2, limesurvey_vv_signs, limesurvey_columns, limesurvey_filters,
    limesurvey_missing, NULL, NULL, .braces = TRUE },
  { "limesurvey", "LimeSurvey", 1, limesurvey_signs, limesurvey_columns, limesurvey_filters,
    limesurvey_missing, NULL, NULL },
  { "limesurvey", "LimeSurvey", 1, limesurvey_code_signs, limesurvey_columns, limesurvey_filters,
    limesurvey_missing, NULL, NULL },
  { "limesurvey", "LimeSurvey", 1, limesurvey_part_signs, limesurvey_columns, limesurvey_filters,
    limesurvey_missing, sj_vendor_test_subquestions, NULL },
  { "alchemer", "Alchemer", 1, alchemer_signs, alchemer_columns, alchemer_filters, NULL, NULL,
    "," },
  { "formstack", "Formstack", 1, formstack_signs, formstack_columns, NULL, NULL, NULL, "\n" },
  { "delighted", "Delighted", 1, delighted_signs, delighted_columns, NULL, NULL, NULL, NULL },
  { "delighted", "Delighted", 1, delighted_record_signs, delighted_columns, NULL, NULL, NULL,
    NULL },
  { "medallia", "Medallia", 1, medallia_signs, medallia_columns, NULL, NULL, NULL, NULL,
    .utc = TRUE },
  { "zendesk", "Zendesk", 1, zendesk_signs, zendesk_columns, NULL, zendesk_missing,
    sj_vendor_test_ratings, NULL },
  { "trustpilot", "Trustpilot", 1, trustpilot_signs, trustpilot_columns, NULL, NULL, NULL, NULL,
    .utc = TRUE, .unsolicited = TRUE },
  { "google-play", "Google Play", 1, google_play_signs, google_play_columns, NULL, NULL, NULL,
    NULL, .utc = TRUE, .unsolicited = TRUE },
  { "apple", "App Store", 1, apple_signs, apple_columns, NULL, NULL, NULL, NULL,
    .unsolicited = TRUE },
  { NULL },
};
