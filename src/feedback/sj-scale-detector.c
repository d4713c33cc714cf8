#define G_LOG_DOMAIN "sj-scale"

#include "feedback/sj-scale-detector.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-header-range.h"
#include "feedback/sj-missing-code.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-respondent.h"

#define ACCEPTED 0.70
#define LEAD 0.15
#define MAX_TEXT 25
#define MAX_SEGMENTS 12

/* Beginnings of words in headers that tell the metric; "|" parts them, "=" before one asks for the
 * whole word, "~" lets it stand within one. Written as headers are normalised. */
static const char recommend_stems[] =
  "recommend|=nps|promoter|~empfehl|recommand|recomend|recomiend|consigli|raccomand|aanbevel|"
  "aanraden|polec|doporuc|rekommend|anbefal|suosit|рекоменд|tavsiye|勧め|推奨|推荐|추천";
static const char satisfaction_stems[] =
  "satisf|=csat|zufried|soddisf|tevred|zadowol|spokoj|nojd|tilfreds|fornoyd|tyytyv|удовлетвор|"
  "довол|memnun|満足|满意|만족";
static const char effort_stems[] =
  "effort|aufwand|muhe|esfuerzo|esforco|sforzo|moeite|inspanning|wysil|usili|anstreng|anstrang|"
  "vaiva|усили|caba|difficult|手間|费力|노력";
static const char ease_stems[] =
  "=easy|=ease|=easier|=easily|=effortless|=effortlessly|muhelos|=ces|"
  "einfach|facil|semplic|makkelijk|latw|snadn|enkel|helpp|легк|"
  "kolay|簡単|容易|쉬";
static const char rating_stems[] =
  "=rate|=rated|rating|=star|=stars|bewertung|=note|schulnote|score|calific|=bewerten|=bewerte|"
  "valor|enjoy|disfrut|=scale|=skala|=escala|=echelle";
static const char grade_stems[] = "schulnote|zensur";
static const char note_stems[] = "=note|=noten|=grade|=grades|=mark|=marks";
static const char bare_effort_stems[] = "=ces";
static const char mark_stems[] =
  "grade|=mark|=marks|schulnote|=note|=noten|zensur|=nota|=voto|=cijfer|ocena|calific|score|rating|"
  "bewertung";
static const char usability_stems[] = "=sus";
static const char negative_stems[] = "nps_group|nps group";

static gboolean
is_letter_before (const char *text,
                  const char *position)
{
  return position > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (position)));
}

/* A stem may begin a word only; the scripts without spaces have none. */
static gboolean
has_stem (const char *header,
          const char *stem,
          gboolean    whole,
          gboolean    within)
{
  gsize length = strlen (stem);

  for (const char *p = strstr (header, stem); p != NULL; p = strstr (p + 1, stem))
    {
      gboolean begins = within || !is_letter_before (header, p) ||
                        g_utf8_get_char (stem) > 0x2E80;
      gboolean ends = !g_unichar_isalnum (g_utf8_get_char (p + length));

      if (begins && (!whole || ends))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_any_stem (const char *header,
              const char *stems)
{
  g_auto(GStrv) list = g_strsplit (stems, "|", -1);

  for (gsize i = 0; list[i] != NULL; i++)
    {
      gboolean whole = *list[i] == '=';
      gboolean within = *list[i] == '~';
      g_autofree char *stem = sj_plain_text_normalise (list[i] + (whole || within));

      if (has_stem (header, stem, whole, within))
        return TRUE;
    }

  return FALSE;
}

/* The smallest usual scale that holds the numbers. */
static gboolean
snap_range (const SjColumnProfile *profile,
            double                *low,
            double                *high)
{
  static const double ranges[][2] = { { 0, 1 }, { 1, 3 }, { 1, 4 },  { 1, 5 }, { 1, 6 },
                                      { 1, 7 }, { 0, 10 }, { 1, 10 }, { 0, 100 } };
  gboolean starts_at_one = profile->low >= 1;
  gboolean many = profile->n >= 50;
  /* "4/5" says how far the scale goes, even if nobody went there. */
  double highest = MAX (profile->high, profile->out_of);

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if (profile->low < ranges[i][0] || highest > ranges[i][1])
        continue;
      /* Nobody out of many chose 0: then it was not offered. */
      if (ranges[i][0] == 0 && ranges[i][1] == 10 && starts_at_one && many)
        continue;
      *low = ranges[i][0];
      *high = ranges[i][1];
      return TRUE;
    }

  return FALSE;
}

/* What the header says of the scale goes before what was seen of it, unless answers are beyond. */
static gboolean
find_stated_range (const SjColumnProfile *profile,
                   const char            *header,
                   double                *low,
                   double                *high)
{
  return sj_header_range_find (header, low, high) && profile->low >= *low &&
         MAX (profile->high, profile->out_of) <= *high;
}

/**
 * sj_scale_usual_high:
 * @header: the name of a column, normalised
 *
 * Returns: the best answer on the scale that what the header asks for is usually asked on; 0 if it
 *   asks for nothing known
 */
double
sj_scale_usual_high (const char *header)
{
  g_return_val_if_fail (header != NULL, 0);

  if (has_any_stem (header, recommend_stems))
    return 10;
  if (has_any_stem (header, satisfaction_stems))
    return 5;

  return has_any_stem (header, ease_stems) ? 7 : 0;
}

/**
 * sj_scale_asks_satisfaction:
 * @header: the name of a column, normalised
 *
 * Returns: whether the header asks how satisfied people are
 */
gboolean
sj_scale_asks_satisfaction (const char *header)
{
  g_return_val_if_fail (header != NULL, FALSE);

  return has_any_stem (header, satisfaction_stems);
}

/* One metric that the column could be. */
typedef struct
{
  SjMetric metric;
  double low, high;
  gboolean header;
} Candidate;

static double
rate_candidate (const SjColumnProfile *profile,
                const Candidate       *candidate,
                double                 low,
                double                 high)
{
  double range = 0;
  double labels = profile->n_form[SJ_VALUE_NUMBER_LABEL] > 0 ||
                  profile->n_form[SJ_VALUE_LABEL_NUMBER] > 0;

  if (profile->low < candidate->low || profile->high > candidate->high)
    range = 0;
  else
    range = low == candidate->low && high == candidate->high ? 1 : 0.5;

  return 0.45 * candidate->header + 0.35 * range + 0.20 * labels;
}

static guint
list_candidates (const char *header,
                 double      low,
                 double      high,
                 gboolean    stated,
                 Candidate  *candidates)
{
  gboolean satisfaction = has_any_stem (header, satisfaction_stems);
  gboolean effort = has_any_stem (header, effort_stems);
  gboolean ease = has_any_stem (header, ease_stems);
  gboolean recommend = has_any_stem (header, recommend_stems);
  gboolean rating = !satisfaction && !effort && !ease && !recommend &&
                    has_any_stem (header, rating_stems);
  guint n = 0;

  candidates[n++] = (Candidate) { SJ_METRIC_NPS, 0, 10, recommend };
  candidates[n++] = (Candidate) { SJ_METRIC_CSAT, 1, 5, satisfaction };
  candidates[n++] = (Candidate) { SJ_METRIC_CES2, 1, 7, ease };
  candidates[n++] = (Candidate) { SJ_METRIC_CES1, 1, 5, effort && !ease };
  /* Ease is asked on five steps as well; "CES" alone may be effort there. */
  if (ease && !effort && !has_any_stem (header, bare_effort_stems))
    candidates[n++] = (Candidate) { SJ_METRIC_CES2, 1, 5, TRUE };
  candidates[n++] = (Candidate) { SJ_METRIC_SUS, 0, 100, has_any_stem (header, usability_stems) };
  /* Where the usual scale goes on above the highest answer, perhaps nobody was that content: only
   * an answer beyond it shows that the header means another scale. */
  if (high - low >= 2 && high - low <= 10)
    candidates[n++] = (Candidate) { SJ_METRIC_LIKERT, low, high,
                                    (rating && (high >= 5 || stated)) ||
                                      (satisfaction && (low < 1 || high != 5) &&
                                       (high > 5 || stated)) ||
                                      (ease && (low < 1 || high > 7)) };
  if (low == 0 && high == 100)
    candidates[n++] = (Candidate) { SJ_METRIC_SLIDER, 0, 100, rating || satisfaction };

  return n;
}

/* Numbers without gaps that start where no scale does: those of choices, or ages. */
static gboolean
is_shifted_run (const SjColumnProfile *profile)
{
  double n_steps = profile->high - profile->low + 1;

  return profile->whole && profile->low > 1 && profile->high > 10 && n_steps >= 3 &&
         n_steps <= 11 && profile->n_distinct_numbers == n_steps;
}

/**
 * sj_scale_find_codes:
 * @profile: what a column looks like
 * @header: its name, normalised
 * @low: (out) (optional): the lowest number that is none of the codes
 * @high: (out) (optional): the highest number that is none of the codes
 *
 * Returns: (transfer full) (nullable): numbers that may stand for no answer, as
 *   sj_missing_code_find() gives them; %NULL if all are on the scale that the header states
 */
char *
sj_scale_find_codes (const SjColumnProfile *profile,
                     const char            *header,
                     double                *low,
                     double                *high)
{
  double lowest, highest;

  g_return_val_if_fail (profile != NULL && header != NULL, NULL);

  if (find_stated_range (profile, header, &lowest, &highest))
    return NULL;

  return sj_missing_code_find (profile, sj_scale_usual_high (header), low, high);
}

/* What the numbers are without those that may stand for no answer. */
static gboolean
leave_out_codes (const SjColumnProfile *profile,
                 const char            *header,
                 SjColumnProfile       *rest)
{
  double low = 0, high = 0;
  g_autofree char *codes = sj_scale_find_codes (profile, header, &low, &high);

  if (codes == NULL)
    return FALSE;
  *rest = *profile;
  rest->low = low;
  rest->high = high;

  return TRUE;
}

/* German marks at school go from 1, the best, to 6, whether somebody got a 6 or not. A "note" or a
 * "grade" may be one of those or the other way round. Returns whether that is to be asked. */
static gboolean
detect_marks (const char  *header,
              double       high,
              SjDetection *detection)
{
  gboolean grades = has_any_stem (header, grade_stems);

  if (grades)
    {
      sj_scale_init (&detection->scale, SJ_METRIC_LIKERT, 1, 6);
      detection->scale.reversed = TRUE;
    }

  return grades ? high < 6 : has_any_stem (header, note_stems);
}

/**
 * sj_scale_find_direction:
 * @header: the name of a column, normalised
 *
 * Returns: what the header says that makes it worth asking whether low is good
 */
SjScaleDirection
sj_scale_find_direction (const char *header)
{
  gboolean effort, ease;

  g_return_val_if_fail (header != NULL, SJ_DIRECTION_UP);

  effort = has_any_stem (header, effort_stems);
  ease = has_any_stem (header, ease_stems);
  if (effort && ease)
    return SJ_DIRECTION_BOTH;
  if (has_any_stem (header, grade_stems) || has_any_stem (header, note_stems))
    return SJ_DIRECTION_MARKS;

  return effort || ease ? SJ_DIRECTION_EFFORT : SJ_DIRECTION_UP;
}

static void
detect_numbers (const SjColumnProfile *profile,
                const char            *header,
                SjDetection           *detection)
{
  Candidate candidates[9];
  double low, high, best = -1, second = -1;
  guint n, which = 0;
  gboolean recommend = has_any_stem (header, recommend_stems);
  SjColumnProfile rest;
  gboolean has_codes = leave_out_codes (profile, header, &rest);
  gboolean notes = FALSE, stated;

  if (has_codes)
    profile = &rest;
  stated = find_stated_range (profile, header, &low, &high);
  if (!stated && !snap_range (profile, &low, &high))
    return;
  /* Most people who are asked whether they recommend do: the scale is 0 to 10 all the same. */
  if (recommend && high == 10 && !stated)
    low = 0;
  n = list_candidates (header, low, high, stated, candidates);
  for (guint i = 0; i < n; i++)
    {
      double rating = rate_candidate (profile, &candidates[i], low, high);

      if (rating > best)
        {
          second = best;
          best = rating;
          which = i;
        }
      else
        {
          second = MAX (second, rating);
        }
    }
  detection->confidence = best;
  if (best < 0.5 && high - low >= 2 && high - low <= 10)
    sj_scale_init (&detection->scale, SJ_METRIC_LIKERT, low, high);
  else if (best < 0.5 && high == 100)
    sj_scale_init (&detection->scale, SJ_METRIC_SLIDER, low, high);
  else if (best < 0.5 && high == 1)
    sj_scale_init (&detection->scale, SJ_METRIC_BINARY, low, high);
  else
    sj_scale_init (&detection->scale, candidates[which].metric, candidates[which].low,
                   candidates[which].high);
  /* "1 - very good": the labels say which end is good, whatever the metric. */
  if (profile->order != 0)
    detection->scale.reversed = profile->order < 0;
  else if (low == 1 && high <= 6)
    notes = detect_marks (header, high, detection);
  detection->rebase = !has_codes && is_shifted_run (profile);
  /* Percentages may be answers, or shares that somebody has worked out. */
  detection->state = best >= ACCEPTED && best - second >= LEAD && !has_codes &&
                         !detection->rebase && !notes && profile->out_of != 100 &&
                         (profile->n_distinct_numbers <= 20 || stated) &&
                         !(detection->scale.metric == SJ_METRIC_NPS && detection->scale.reversed)
                       ? SJ_DETECTION_ACCEPTED
                       : SJ_DETECTION_ASK;
}

static gboolean
all_are (const SjColumnProfile *profile,
         SjValueForm            form)
{
  return profile->n > 0 && profile->n_form[form] == profile->n;
}

static void
accept (SjDetection *detection,
        SjMetric     metric,
        double       low,
        double       high)
{
  sj_scale_init (&detection->scale, metric, low, high);
  detection->state = SJ_DETECTION_ACCEPTED;
  detection->confidence = 1;
}

/* Labels in words. Letters are marks only where the header asks for marks. */
static void
detect_labels (const SjColumnProfile *profile,
               const char            *header,
               SjDetection           *detection)
{
  const SjLikertSteps *steps = g_ptr_array_index (profile->readings, 0);
  gboolean satisfaction = steps->n_steps == 5 && has_any_stem (header, satisfaction_stems);

  if (steps->letters && !has_any_stem (header, mark_stems))
    return;
  accept (detection, satisfaction ? SJ_METRIC_CSAT : SJ_METRIC_LIKERT, 1, steps->n_steps);
  if (sj_likert_steps_are_sure (profile->readings, profile->n))
    return;
  detection->state = SJ_DETECTION_ASK;
  detection->confidence = 1.0 / profile->readings->len;
}

/* Numbers from 0 to 100 are mostly amounts, ages or ids; answers only where the header says so. */
static gboolean
may_be_slider (const SjColumnProfile *profile,
               const char            *header)
{
  double low, high;

  if (!profile->whole || profile->low < 0 || profile->high > 100)
    return FALSE;

  return (sj_header_range_find (header, &low, &high) && high == 100) ||
         has_any_stem (header, satisfaction_stems) || has_any_stem (header, rating_stems);
}

/* Half a star more: means of several answers come in finer parts. */
static gboolean
may_be_half_stars (const SjColumnProfile *profile,
                   const char            *header)
{
  static const char mean_stems[] = "=mean|average|=avg|mittelwert|durchschnitt|moyenne|=media|"
                                   "promedio|gemiddeld";

  return profile->halves && !profile->whole && profile->low >= 1 && profile->high <= 5 &&
         !has_any_stem (header, mean_stems) &&
         (has_any_stem (header, satisfaction_stems) || has_any_stem (header, rating_stems));
}

static void
detect_half_stars (const char  *header,
                   SjDetection *detection)
{
  accept (detection, SJ_METRIC_STARS, 1, 5);
  detection->confidence = 0.8;
  if (!has_any_stem (header, rating_stems) || has_any_stem (header, note_stems))
    detection->state = SJ_DETECTION_ASK;
}

static gboolean
are_numbers (const SjColumnProfile *profile)
{
  return profile->n > 0 && profile->n_numeric * 20 >= profile->n * 19 &&
         profile->n_dates * 2 < profile->n;
}

/**
 * sj_scale_detect:
 * @profile: what a column looks like
 * @header: its name
 * @detection: (out caller-allocates): which scale it is on
 *
 * Weighs header, range and labels. The lowest and highest answers are never taken for the ends of
 * the scale: the smallest usual scale that holds them is.
 */
void
sj_scale_detect (const SjColumnProfile *profile,
                 const char            *header,
                 SjDetection           *detection)
{
  g_autofree char *normal = NULL;

  g_return_if_fail (profile != NULL && header != NULL && detection != NULL);

  memset (detection, 0, sizeof *detection);
  normal = sj_plain_text_normalise (header);
  if (profile->readings != NULL)
    detect_labels (profile, normal, detection);
  else if (all_are (profile, SJ_VALUE_STARS))
    accept (detection, SJ_METRIC_STARS, 1, MAX (5, profile->out_of));
  else if (all_are (profile, SJ_VALUE_FACE))
    accept (detection, SJ_METRIC_SMILEY, 1, 5);
  else if (all_are (profile, SJ_VALUE_THUMB))
    accept (detection, SJ_METRIC_BINARY, 0, 1);
  else if (!are_numbers (profile) || has_any_stem (normal, negative_stems))
    return;
  else if ((profile->whole && profile->n_distinct_numbers <= 20) || profile->out_of == 100 ||
           may_be_slider (profile, normal))
    detect_numbers (profile, normal, detection);
  else if (may_be_half_stars (profile, normal))
    detect_half_stars (normal, detection);
}

/* What survey tools call their kinds of surveys. */
static const struct
{
  const char *type;
  const char *metric;
} survey_types[] = {
  { "nps", "nps" },          { "csat", "csat" },      { "psat", "psat" },
  { "ces", "ces2" },         { "ces5", "likert" },    { "stars", "stars" },
  { "star", "stars" },       { "smileys", "smiley" }, { "thumbs", "binary" },
};

static const char *
find_metric (const char *survey_type)
{
  for (gsize i = 0; survey_type != NULL && i < G_N_ELEMENTS (survey_types); i++)
    if (g_ascii_strcasecmp (survey_type, survey_types[i].type) == 0)
      return survey_types[i].metric;

  return NULL;
}

/**
 * sj_scale_detect_declared:
 * @profile: what a column looks like
 * @metric: (nullable): what its vendor says the column is
 * @survey_type: (nullable): what the table says about the kind of the survey
 * @detection: (inout): what was found out without that
 *
 * A declared scale is accepted if the answers are on it. Without one, answers above 7 out of 10
 * are likelihoods to recommend, for a bare score has no other metric of ten steps.
 */
void
sj_scale_detect_declared (const SjColumnProfile *profile,
                          const char            *metric,
                          const char            *survey_type,
                          SjDetection           *detection)
{
  SjScale scale;

  g_return_if_fail (profile != NULL && detection != NULL);

  if (metric == NULL)
    metric = find_metric (survey_type);
  if (metric == NULL && profile->n_numeric > 0 && profile->high > 7 && profile->high <= 10)
    metric = "nps";
  if (metric == NULL || !sj_scale_parse (&scale, metric, NULL, NULL))
    return;
  if (profile->n_numeric > 0 && (profile->low < scale.low || profile->high > scale.high))
    return;

  *detection = (SjDetection) { SJ_DETECTION_ACCEPTED, scale, 1 };
}

/* Fields of survey tools and words of everyday that hold who somebody is. Whole headers only, so
 * that "name of the shop" is no name. */
static const char *const personal_headers[] = {
  "name", "first name", "last name", "full name", "firstname", "lastname", "vorname", "nachname",
  "nom", "prenom", "nombre", "apellido", "apellidos", "email", "e-mail", "email address",
  "e-mail address",
  "mail", "phone", "phone number", "telephone", "telefon", "ip address", "ipaddress", "ip",
  "latitude", "longitude", "locationlatitude", "locationlongitude", "user agent", "useragent",
  "recipientlastname", "recipientfirstname", "recipientemail", "externalreference",
  "externaldatareference", "token", "username", "review username", "customer_name", "customer name",
  "request_sent_to", "locationaccuracy", "surname", "given name", "family name", "nickname",
  "your name", "ihr name", "votre nom", "su nombre", "tu nombre", "vollstandiger name",
  "nom complet", "nom de famille", "nombre completo", "nombre y apellidos", "full_name",
  "first_name", "last_name", "mobile", "mobile number", "mobile phone", "cell phone", "handy",
  "handynummer", "mobilnummer", "telefonnummer", "telefono", "movil", "celular", "portable",
  "numero de telephone", "numero de telefono", "courriel", "correo", "correo electronico",
  "adresse e-mail", "adresse email", "adresse electronique", "e-mail-adresse", "emailadresse",
  "ip-adresse", "adresse ip", "direccion ip", "street", "street address", "address", "home address",
  "postal address", "anschrift", "adresse", "strasse", "hausnummer", "rue", "adresse postale",
  "direccion", "calle", "domicilio", "date of birth", "birthday", "dob", "geburtsdatum",
  "geburtstag", "date de naissance", "fecha de nacimiento", "iban", "kontonummer",
  "account number", "employee_name", "employee name", "employee_email", "employee email", NULL,
};

static gboolean
is_personal (const SjColumnProfile *profile,
             const char            *normal)
{
  g_auto(GStrv) parts = g_strsplit (normal, " – ", -1);

  if (profile->n > 0 && profile->n_contacts * 5 >= profile->n)
    return TRUE;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (personal_headers, g_strstrip (parts[i])))
      return TRUE;

  return FALSE;
}

/* Nearly every cell is another, and all are whole numbers, or the header says so. */
static gboolean
is_id (const SjColumnProfile *profile,
       const char            *normal)
{
  g_auto(GStrv) parts = g_strsplit (normal, " – ", 2);
  /* So many different numbers have no room on a short scale. */
  gboolean numbers = profile->n_form[SJ_VALUE_NUMBER] == profile->n && profile->whole &&
                     profile->high - profile->low + 1 >= profile->n * 0.9;

  if (profile->average_length > MAX_TEXT ||
      profile->n_distinct < MIN (SJ_PROFILE_MAX_DISTINCT, MAX (2, profile->n * 9 / 10)))
    return FALSE;

  return numbers || (parts[0] != NULL && g_str_has_suffix (parts[0], "id"));
}

/* What a long table calls the column of its questions; a question itself has more words. */
static gboolean
names_questions (const char *normal)
{
  static const char *const headers[] = {
    "question",     "question text", "question_text", "questiontext", "question title",
    "question name", "item",         "statement",     "frage",        "fragetext",
    "aussage",      "pregunta",      "pregunta_texto", "domanda",     "vraag",
    "pytanie",      "pergunta",      "otazka",        "fraga",        "sporsmal",
    "sporgsmal",    "kysymys",       "вопрос",        "soru",         "質問",
    "設問",         "问题",          "题目",          NULL,
  };

  return g_strv_contains (headers, normal);
}

/* Touchpoints are often numbered: "1. Search", "2. Order". */
static gboolean
is_touchpoint (const SjColumnProfile *profile,
               const char            *normal,
               const char            *stems)
{
  guint n_bare = profile->n_numeric - profile->n_form[SJ_VALUE_NUMBER_LABEL] -
                 profile->n_form[SJ_VALUE_LABEL_NUMBER];

  return profile->n_distinct >= 2 && profile->n_distinct <= 60 &&
         profile->n >= profile->n_distinct * 3 && n_bare * 2 < profile->n &&
         (has_any_stem (normal, stems) || names_questions (normal));
}

/**
 * sj_column_role_detect:
 * @profile: what a column looks like
 * @header: its name
 * @detection: whether it is a rating
 *
 * Returns: what the column is for
 */
SjColumnRole
sj_column_role_detect (const SjColumnProfile *profile,
                       const char            *header,
                       const SjDetection     *detection)
{
  static const char touchpoint_stems[] =
    "touchpoint|touch point|contact point|=step|=stage|=event|=moment|kontaktpunkt|kontaktmoment|"
    "=schritt|=etape|=etapes|point de contact|=paso|=etapa|punto de contacto|=fase|"
    "punto di contatto|=passo|=stap|contactmoment|contactpunt|=steg|=etap|=krok|этап|=шаг|"
    "タッチポイント|接点|触点|接触点|=survey|=survey_name";
  g_autofree char *normal = NULL;

  g_return_val_if_fail (profile != NULL && header != NULL, SJ_ROLE_OTHER);

  normal = sj_plain_text_normalise (header);
  if (profile->n == 0)
    return SJ_ROLE_EMPTY;
  if (is_personal (profile, normal))
    return SJ_ROLE_PERSONAL;
  if (profile->n_dates * 10 >= profile->n * 8)
    return SJ_ROLE_DATE;
  if (detection != NULL && detection->state == SJ_DETECTION_ACCEPTED)
    return SJ_ROLE_SCORE;
  if (is_id (profile, normal) ||
      (profile->n_distinct > MAX_SEGMENTS && sj_respondent_names_ids (header)))
    return SJ_ROLE_ID;
  if (is_touchpoint (profile, normal, touchpoint_stems))
    return SJ_ROLE_TOUCHPOINT;
  if (profile->average_length > MAX_TEXT && profile->n_distinct > MAX_SEGMENTS)
    return SJ_ROLE_COMMENT;
  if (profile->n_distinct < 2 || profile->n_numeric * 2 >= profile->n)
    return SJ_ROLE_OTHER;
  if (profile->n_distinct <= MAX_SEGMENTS && profile->n * 10 >= profile->n_rows * 8)
    return SJ_ROLE_SEGMENT;

  return SJ_ROLE_OTHER;
}

const char *
sj_column_role_get_id (SjColumnRole role)
{
  static const char *const ids[] = { "other",   "empty", "score",   "touchpoint", "segment",
                                     "date",    "comment", "id",    "personal",   "admin",
                                     "weight",  "choices", "rank",  "kano" };

  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (ids), NULL);

  return ids[role];
}
