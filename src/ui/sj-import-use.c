#define G_LOG_DOMAIN "sj-import-use"

#include "config.h"

#include "ui/sj-import-use.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What each column of an import is for: as the reading of a job says, column by column.
 */

static char *
name_column (guint column)
{
  return g_strdup_printf ("#%u", column + 1);
}

/* “#12”, which is what is written here. */
static int
parse_number (SjTable     *table,
              const char  *text,
              const char **rest)
{
  char *end;
  guint64 number;

  if (text[0] != '#' || !g_ascii_isdigit (text[1]))
    return -1;

  number = g_ascii_strtoull (text + 1, &end, 10);
  if ((*end != '\0' && *end != ':') || number == 0 || number > sj_table_get_n_columns (table))
    return -1;

  *rest = end;
  return (int) number - 1;
}

/* A full header, which is what recipes write. -1 if it is none, or that of many. */
static int
find_header (SjTable    *table,
             const char *text,
             gsize       length)
{
  int found = -1;

  for (guint i = 0; i < sj_table_get_n_columns (table); i++)
    {
      const char *name = sj_table_get_column_name (table, i);

      if (strncmp (name, text, length) != 0 || name[length] != '\0')
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }

  return found;
}

static int
find_column (SjImportJob *job,
             const char  *text)
{
  SjTable *table = sj_import_job_get_table (job);
  const char *rest;
  guint column;
  int found;

  if (text == NULL)
    return -1;

  found = parse_number (table, text, &rest);
  if (found < 0 || *rest != '\0')
    found = find_header (table, text, strlen (text));
  if (found < 0 && sj_table_find_column (table, text, &column, NULL))
    found = (int) column;

  return found;
}

/* “COLUMN:METRIC:LOW-HIGH”, where a column may have colons of its own. What comes behind the column
 * is put out. */
static int
find_column_of_score (SjImportJob *job,
                      const char  *score,
                      const char **rest)
{
  SjTable *table = sj_import_job_get_table (job);
  gsize length = strlen (score);
  int found = parse_number (table, score, rest);

  while (found < 0 && length > 0)
    {
      found = find_header (table, score, length);
      *rest = score + length;
      while (found < 0 && length > 0 && score[--length] != ':')
        ;
    }
  if (found >= 0)
    return found;

  /* The beginning of a header, or a part of it. */
  for (const char *end = score + strlen (score); end != NULL;)
    {
      g_autofree char *name = g_strndup (score, end - score);
      guint column;

      *rest = end;
      if (sj_table_find_column (table, name, &column, NULL))
        return (int) column;
      end = g_strrstr_len (score, end - score, ":");
    }

  return -1;
}

/* The place of a column in the reading's scores, G_MAXUINT if it is not there. */
static guint
find_score (SjImportJob  *job,
            guint         column,
            const char  **rest)
{
  GPtrArray *scores = sj_import_job_get_reading (job)->scores;

  for (guint i = 0; i < scores->len; i++)
    if (find_column_of_score (job, g_ptr_array_index (scores, i), rest) == (int) column)
      return i;

  return G_MAXUINT;
}

/* What a person said about the scale of a column that is recognised, or not, by itself: “csat:1-5”.
 * NULL for nothing. */
static const char *
find_override (SjImportJob *job,
               guint        column)
{
  GPtrArray *scales = sj_import_job_get_reading (job)->scales;

  for (guint i = scales->len; i-- > 0;)
    {
      const char *rest;

      if (find_column_of_score (job, g_ptr_array_index (scales, i), &rest) == (int) column &&
          *rest == ':')
        return rest + 1;
    }

  return NULL;
}

static gboolean
is_none (const char *scale)
{
  return scale != NULL && g_str_has_prefix (scale, "none");
}

/* Where nobody named the scores, they are what looks like ratings. */
static gboolean
is_score (SjImportJob *job,
          guint        column)
{
  const char *override = find_override (job, column);
  const char *rest;

  if (sj_import_job_get_reading (job)->scores->len > 0)
    return find_score (job, column, &rest) != G_MAXUINT && !(*rest == '\0' && is_none (override));
  if (override != NULL)
    return !is_none (override);

  return sj_table_get_role (sj_import_job_get_table (job), column) == SJ_ROLE_SCORE;
}

static SjImportUse
get_dimension (SjImportJob *job,
               guint        column)
{
  const SjReading *reading = sj_import_job_get_reading (job);

  if (find_column (job, reading->by) == (int) column)
    return SJ_IMPORT_USE_TOUCHPOINT;
  if (find_column (job, reading->wave) == (int) column)
    return SJ_IMPORT_USE_WAVE;
  if (find_column (job, reading->segment) == (int) column ||
      find_column (job, reading->second_segment) == (int) column)
    return SJ_IMPORT_USE_SEGMENT;
  if (find_column (job, reading->weight) == (int) column)
    return SJ_IMPORT_USE_WEIGHT;
  if (find_column (job, reading->respondent) == (int) column)
    return SJ_IMPORT_USE_RESPONDENT;

  return SJ_IMPORT_USE_NONE;
}

/* What a column without a use is: people want to know why it has none. */
static SjImportUse
get_nature (SjColumnRole role)
{
  switch (role)
    {
    case SJ_ROLE_COMMENT:
      return SJ_IMPORT_USE_TEXT;
    case SJ_ROLE_ID:
      return SJ_IMPORT_USE_ID;
    case SJ_ROLE_PERSONAL:
      return SJ_IMPORT_USE_PERSONAL;
    case SJ_ROLE_EMPTY:
      return SJ_IMPORT_USE_EMPTY;
    case SJ_ROLE_OTHER:
    case SJ_ROLE_SCORE:
    case SJ_ROLE_TOUCHPOINT:
    case SJ_ROLE_SEGMENT:
    case SJ_ROLE_DATE:
    case SJ_ROLE_WEIGHT:
    case SJ_ROLE_ADMIN:
    case SJ_ROLE_CHOICES:
    case SJ_ROLE_RANK:
    case SJ_ROLE_KANO:
    default:
      return SJ_IMPORT_USE_NONE;
    }
}

/**
 * sj_import_use_get:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: what the column is for
 */
SjImportUse
sj_import_use_get (SjImportJob *job,
                   guint        column)
{
  SjImportUse use;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), SJ_IMPORT_USE_NONE);
  g_return_val_if_fail (sj_import_job_get_table (job) != NULL, SJ_IMPORT_USE_NONE);

  use = get_dimension (job, column);
  if (use != SJ_IMPORT_USE_NONE)
    return use;

  if (is_score (job, column))
    return SJ_IMPORT_USE_SCORE;

  return get_nature (sj_table_get_role (sj_import_job_get_table (job), column));
}

/**
 * sj_import_use_count:
 * @job: a job with a table
 * @use: what columns may be for
 *
 * Returns: how many columns are
 */
guint
sj_import_use_count (SjImportJob *job,
                     SjImportUse  use)
{
  SjTable *table;
  guint n = 0;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), 0);

  table = sj_import_job_get_table (job);
  for (guint i = 0; table != NULL && i < sj_table_get_n_columns (table); i++)
    n += sj_import_use_get (job, i) == use;

  return n;
}

static void
forget_reversal (SjImportJob *job,
                 guint        column)
{
  GPtrArray *reversed = sj_import_job_get_reading (job)->reversed;

  for (guint i = reversed->len; i-- > 0;)
    if (find_column (job, g_ptr_array_index (reversed, i)) == (int) column)
      g_ptr_array_remove_index (reversed, i);
}

static void
forget_score (SjImportJob *job,
              guint        column)
{
  SjReading *reading = sj_import_job_get_reading (job);
  g_autofree char *name = name_column (column);
  const char *rest;
  guint position = find_score (job, column, &rest);

  if (position != G_MAXUINT)
    g_ptr_array_remove_index (reading->scores, position);
  sj_reading_set_scale (reading, name, "none");
  forget_reversal (job, column);
}

static void
set_override (SjImportJob *job,
              guint        column,
              const char  *scale)
{
  SjReading *reading = sj_import_job_get_reading (job);
  g_autofree char *name = name_column (column);
  const char *rest;
  guint position = find_score (job, column, &rest);

  if (position != G_MAXUINT)
    g_ptr_array_remove_index (reading->scores, position);
  if (reading->scores->len > 0 || position != G_MAXUINT)
    g_ptr_array_add (reading->scores, g_strconcat (name, ":", scale, NULL));
  sj_reading_set_scale (reading, name, scale);
}

/* On the scale it looks like; without any look, on the most usual one. */
static void
make_score (SjImportJob *job,
            guint        column)
{
  const SjDetection *detection = sj_table_get_detection (sj_import_job_get_table (job), column);
  g_autofree char *metric = NULL;
  g_autofree char *scale = NULL;

  if (detection->state == SJ_DETECTION_NONE)
    {
      set_override (job, column, "likert:1-5");
      return;
    }

  metric = sj_scale_get_id (&detection->scale);
  scale = g_strdup_printf ("%s:%g-%g", metric, detection->scale.low, detection->scale.high);
  set_override (job, column, scale);
}

static char **
find_field (SjReading   *reading,
            SjImportUse  use)
{
  switch (use)
    {
    case SJ_IMPORT_USE_TOUCHPOINT:
      return &reading->by;
    case SJ_IMPORT_USE_WAVE:
      return &reading->wave;
    case SJ_IMPORT_USE_SEGMENT:
      return &reading->segment;
    case SJ_IMPORT_USE_WEIGHT:
      return &reading->weight;
    case SJ_IMPORT_USE_RESPONDENT:
      return &reading->respondent;
    case SJ_IMPORT_USE_NONE:
    case SJ_IMPORT_USE_SCORE:
    case SJ_IMPORT_USE_TEXT:
    case SJ_IMPORT_USE_ID:
    case SJ_IMPORT_USE_PERSONAL:
    case SJ_IMPORT_USE_EMPTY:
    case SJ_N_IMPORT_USES:
    default:
      return NULL;
    }
}

/* Dates are waves of some length: quarters show the most at first. */
static void
choose_period (SjImportJob *job,
               guint        column)
{
  SjReading *reading = sj_import_job_get_reading (job);
  gboolean dates = sj_table_get_role (sj_import_job_get_table (job), column) == SJ_ROLE_DATE;

  if (!dates)
    reading->period = SJ_PERIOD_NONE;
  else if (reading->period == SJ_PERIOD_NONE)
    reading->period = SJ_PERIOD_QUARTER;
}

/* Of two columns the other one stays. */
static void
leave_segment (SjImportJob *job,
               guint        column)
{
  SjReading *reading = sj_import_job_get_reading (job);

  if (find_column (job, reading->second_segment) != (int) column)
    {
      g_free (reading->segment);
      reading->segment = g_steal_pointer (&reading->second_segment);
    }
  g_clear_pointer (&reading->second_segment, g_free);
}

static void
leave (SjImportJob *job,
       guint        column)
{
  SjImportUse before = sj_import_use_get (job, column);
  char **field = find_field (sj_import_job_get_reading (job), before);

  if (before == SJ_IMPORT_USE_SEGMENT)
    leave_segment (job, column);
  else if (field != NULL)
    g_clear_pointer (field, g_free);
  if (before == SJ_IMPORT_USE_WAVE)
    sj_import_job_get_reading (job)->period = SJ_PERIOD_NONE;
  if (before == SJ_IMPORT_USE_SCORE)
    forget_score (job, column);
}

/**
 * sj_import_use_set:
 * @job: a job with a table
 * @column: a column, from 0
 * @use: what it is to be for
 *
 * Says what a column is for. There is one column of touchpoints, waves, segments, weights and
 * people each: the column that was it before is left out.
 */
void
sj_import_use_set (SjImportJob *job,
                   guint        column,
                   SjImportUse  use)
{
  SjReading *reading;
  char **field;

  g_return_if_fail (SJ_IS_IMPORT_JOB (job));
  g_return_if_fail (sj_import_job_get_table (job) != NULL);

  sj_import_job_answer (job, column);
  if (sj_import_use_get (job, column) == use)
    return;

  leave (job, column);
  reading = sj_import_job_get_reading (job);
  field = find_field (reading, use);
  if (field != NULL)
    {
      g_free (*field);
      *field = name_column (column);
    }
  if (use == SJ_IMPORT_USE_WAVE)
    choose_period (job, column);
  if (use == SJ_IMPORT_USE_SCORE)
    make_score (job, column);
  if (use == SJ_IMPORT_USE_RESPONDENT)
    reading->respondent_is_guess = FALSE;
  sj_import_job_read_again (job, FALSE);
}

/**
 * sj_import_use_get_second_segment:
 * @job: a job with a table
 *
 * Returns: the second of the columns that make a segment, −1 if there is none
 */
int
sj_import_use_get_second_segment (SjImportJob *job)
{
  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), -1);

  return find_column (job, sj_import_job_get_reading (job)->second_segment);
}

/**
 * sj_import_use_set_second_segment:
 * @job: a job with a table that has a column of segments
 * @column: another one, from 0; −1 for none
 *
 * Makes a segment of a value of each of the two columns.
 */
void
sj_import_use_set_second_segment (SjImportJob *job,
                                  int          column)
{
  SjReading *reading;

  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  if (sj_import_use_get_second_segment (job) == column)
    return;

  reading = sj_import_job_get_reading (job);
  if (column >= 0)
    leave (job, (guint) column);
  g_free (reading->second_segment);
  reading->second_segment = column >= 0 ? name_column ((guint) column) : NULL;
  sj_import_job_read_again (job, FALSE);
}

/**
 * sj_import_use_may_set:
 * @job: a job with a table
 * @column: a column, from 0
 * @use: what it might be for
 *
 * Returns: whether that is possible: the last of the columns that a recipe names as scores cannot
 *   be left out, and people are not sorted by what tells who they are, only told apart
 */
gboolean
sj_import_use_may_set (SjImportJob *job,
                       guint        column,
                       SjImportUse  use)
{
  SjColumnRole role;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), FALSE);
  g_return_val_if_fail (sj_import_job_get_table (job) != NULL, FALSE);

  role = sj_table_get_role (sj_import_job_get_table (job), column);
  if (role == SJ_ROLE_PERSONAL && use == SJ_IMPORT_USE_RESPONDENT)
    return TRUE;
  if (role == SJ_ROLE_PERSONAL || role == SJ_ROLE_EMPTY)
    return use == SJ_IMPORT_USE_NONE;

  return use == SJ_IMPORT_USE_SCORE || sj_import_use_get (job, column) != SJ_IMPORT_USE_SCORE ||
         sj_import_job_get_reading (job)->scores->len != 1;
}

/* “:csat:1-5”, or “:sentiment:en”, where the language stands in the range's place. */
static gboolean
parse_scale (const char *rest,
             SjScale    *scale)
{
  g_auto(GStrv) parts = g_strsplit (rest, ":", 3);
  guint n = g_strv_length (parts);
  gboolean has_range = n > 2 && !g_str_equal (parts[1], "sentiment");

  return n > 1 && *parts[1] != '\0' &&
         sj_scale_parse (scale, parts[1], has_range ? parts[2] : NULL, NULL);
}

/**
 * sj_import_use_get_scale:
 * @job: a job with a table
 * @column: a column, from 0
 * @scale: (out): the scale its answers are read on, or would be
 *
 * Returns: %FALSE if nobody knows
 */
gboolean
sj_import_use_get_scale (SjImportJob *job,
                         guint        column,
                         SjScale     *scale)
{
  const SjDetection *detection;
  const char *override;
  const char *rest;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job) && scale != NULL, FALSE);

  detection = sj_table_get_detection (sj_import_job_get_table (job), column);
  override = find_override (job, column);
  if ((find_score (job, column, &rest) == G_MAXUINT || !parse_scale (rest, scale)) &&
      (override == NULL || is_none (override) || !parse_scale (override - 1, scale)))
    {
      if (detection->state == SJ_DETECTION_NONE)
        return FALSE;
      *scale = detection->scale;
    }
  scale->reversed = scale->reversed != sj_import_use_is_reversed (job, column);

  return TRUE;
}

/**
 * sj_import_use_set_scale:
 * @job: a job with a table
 * @column: a column, from 0
 * @metric: what it measures: "nps", "csat", "likert_7" …
 * @low: the lowest answer there is
 * @high: the highest
 *
 * Makes a column one of scores on that scale.
 */
void
sj_import_use_set_scale (SjImportJob *job,
                         guint        column,
                         const char  *metric,
                         double       low,
                         double       high)
{
  char low_text[G_ASCII_DTOSTR_BUF_SIZE], high_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *scale = NULL;

  g_return_if_fail (SJ_IS_IMPORT_JOB (job) && metric != NULL);

  if (sj_import_use_get (job, column) != SJ_IMPORT_USE_SCORE)
    leave (job, column);
  sj_import_job_answer (job, column);
  g_ascii_dtostr (low_text, sizeof low_text, low);
  g_ascii_dtostr (high_text, sizeof high_text, high);
  scale = g_strdup_printf ("%s:%s-%s", metric, low_text, high_text);
  set_override (job, column, scale);
  sj_import_job_read_again (job, FALSE);
}

/**
 * sj_import_use_is_reversed:
 * @job: a job with a table
 * @column: a column, from 0
 *
 * Returns: whether a person has turned the scale round
 */
gboolean
sj_import_use_is_reversed (SjImportJob *job,
                           guint        column)
{
  GPtrArray *reversed;

  g_return_val_if_fail (SJ_IS_IMPORT_JOB (job), FALSE);

  reversed = sj_import_job_get_reading (job)->reversed;
  for (guint i = 0; i < reversed->len; i++)
    if (find_column (job, g_ptr_array_index (reversed, i)) == (int) column)
      return TRUE;

  return FALSE;
}

void
sj_import_use_set_reversed (SjImportJob *job,
                            guint        column,
                            gboolean     reversed)
{
  g_return_if_fail (SJ_IS_IMPORT_JOB (job));

  if (sj_import_use_is_reversed (job, column) == reversed)
    return;

  forget_reversal (job, column);
  if (reversed)
    g_ptr_array_add (sj_import_job_get_reading (job)->reversed, name_column (column));
  sj_import_job_answer (job, column);
  sj_import_job_read_again (job, FALSE);
}

/**
 * sj_import_use_get_title:
 *
 * Returns: (transfer none): what people call it
 */
const char *
sj_import_use_get_title (SjImportUse use)
{
  static const char *const titles[SJ_N_IMPORT_USES] = {
    N_("Left out"), N_("Score"), N_("Touchpoint"), N_("Wave"), N_("Segment"), N_("Weight"),
    N_("Who answered"), N_("Text"), N_("ID"), N_("Personal"), N_("Empty"),
  };

  g_return_val_if_fail ((guint) use < SJ_N_IMPORT_USES, NULL);

  return _(titles[use]);
}

/**
 * sj_import_use_get_icon:
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
sj_import_use_get_icon (SjImportUse use)
{
  static const char *const icons[SJ_N_IMPORT_USES] = {
    "list-remove-symbolic",       "starred-symbolic",
    "mark-location-symbolic",     "x-office-calendar-symbolic",
    "system-users-symbolic",      "view-sort-descending-symbolic",
    "avatar-default-symbolic",
    "format-justify-left-symbolic", "dialog-password-symbolic",
    "changes-prevent-symbolic",   "list-remove-symbolic",
  };

  g_return_val_if_fail ((guint) use < SJ_N_IMPORT_USES, NULL);

  return icons[use];
}
