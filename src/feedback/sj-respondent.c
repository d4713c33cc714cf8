#define G_LOG_DOMAIN "sj-people"

#include "feedback/sj-respondent.h"

#include <string.h>

#include "feedback/sj-plain-text.h"

/*
 * Who answered. An id that stands in one row says nothing; one that comes again, at another
 * touchpoint or in another wave, says whose answers belong together.
 */

#define MIN_ROWS 20
#define MIN_PEOPLE 8
#define MAX_PARTS 6    /* columns that are tried for telling a person's rows apart */
#define REPEATED 0.25  /* the share of rows whose person was met before */
#define SOME_REPEATED 0.10
#define UNIQUE 0.95
#define KEY_END "\x1F"

/* What the header says of the values. */
typedef enum
{
  NAMES_NOTHING,
  NAMES_ANSWERS, /* one row each; of a long table, as many as a person rated things */
  NAMES_PEOPLE,
} Naming;

/* Words only, as sj_plain_text_words() gives them. */
static const char *const people_headers[] = {
  "respondent", "respondent id", "respondentid", "respondent no", "respondent number",
  "respondent nr", "resp id", "panelist", "panelist id", "panellist", "panellist id", "panel id",
  "panel member", "participant", "participant id", "customer", "customer id", "customerid",
  "customer no", "customer number", "client", "client id", "client no", "client number", "user",
  "user id", "userid", "member", "member id", "member number", "person", "person id", "contact id",
  "subject id", "patient id", "guest id", "subscriber id", "email", "e mail", "mail",
  "email address", "e mail address", "recipientemail", "recipient email", "externalreference",
  "external reference", "externaldatareference", "kunde", "kunden id", "kundennummer", "kundennr",
  "kunden nr", "teilnehmer", "teilnehmer id", "teilnehmernummer", "befragter", "befragte",
  "befragten id", "personen id", "proband", "probanden id", "mitglied", "mitgliedsnummer",
  "e mail adresse", "repondant", "id repondant", "participant", "id client", "numero client",
  "personne", "courriel", "adresse e mail", "encuestado", "id encuestado", "cliente",
  "id cliente", "participante", "usuario", "id usuario", "correo electronico", "intervistato",
  "id intervistato", "id utente", "deelnemer", "klant", "klantnummer", "klant id", "respondente",
  "uczestnik", "id uczestnika", NULL,
};
static const char *const answer_headers[] = {
  "response id", "responseid", "response", "answer id", "submission id", "submissionid",
  "interview id", "interview", "antwort id", "fragebogen id", "id de la reponse",
  "id de respuesta", NULL,
};

static Naming
find_naming (const char *header)
{
  g_auto(GStrv) levels = g_strsplit (header, " – ", -1);

  for (gsize i = 0; levels[i] != NULL; i++)
    {
      g_autofree char *words = sj_plain_text_words (levels[i]);

      if (g_strv_contains (people_headers, words))
        return NAMES_PEOPLE;
      if (g_strv_contains (answer_headers, words))
        return NAMES_ANSWERS;
    }

  return NAMES_NOTHING;
}

/**
 * sj_respondent_names_people:
 * @header: the name of a column
 *
 * Returns: whether the column holds who somebody is, by its name
 */
gboolean
sj_respondent_names_people (const char *header)
{
  g_return_val_if_fail (header != NULL, FALSE);

  return find_naming (header) == NAMES_PEOPLE;
}

/**
 * sj_respondent_names_ids:
 * @header: the name of a column
 *
 * Returns: whether the column holds ids of people by its name; a "customer" may be a firm whose
 *   answers are a group
 */
gboolean
sj_respondent_names_ids (const char *header)
{
  static const char *const groups[] = { "customer", "client",  "user",    "member", "kunde",
                                        "mitglied", "cliente", "usuario", "klant",  "person",
                                        "personne", NULL };
  g_autofree char *words = NULL;

  g_return_val_if_fail (header != NULL, FALSE);

  words = sj_plain_text_words (header);

  return !g_strv_contains (groups, words) && sj_respondent_names_people (header);
}

/* Counts the different texts of some columns, in rows that have a text in the first of them. */
static guint
count_different (SjTable     *table,
                 const guint *columns,
                 guint        n_columns,
                 guint       *n_rows)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SjTableSample *sample = sj_table_get_source (table)->sample;

  *n_rows = 0;
  for (guint row = sj_table_get_n_rows_above (table); row < sample->rows->len; row++)
    {
      GString *key;

      if (*sj_table_sample_get_cell (sample, row, columns[0]) == '\0')
        continue;
      key = g_string_new (NULL);
      for (guint i = 0; i < n_columns; i++)
        {
          g_string_append (key, sj_table_sample_get_cell (sample, row, columns[i]));
          g_string_append (key, KEY_END);
        }
      (*n_rows)++;
      g_hash_table_add (keys, g_string_free (key, FALSE));
    }

  return g_hash_table_size (keys);
}

static gboolean
names_wave (const char *header)
{
  static const char *const words[] = { "wave",   "welle",   "vague",  "ola",    "round", "month",
                                       "monat",  "mois",    "mes",    "quarter", "quartal",
                                       "year",   "jahr",    "annee",  "ano",    "period", NULL };
  g_autofree char *text = sj_plain_text_words (header);
  g_auto(GStrv) parts = g_strsplit (text, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

/* Whether a column may part the rows of one person: the answers to a response have one date. */
static gboolean
may_part (SjTable *table,
          guint    column,
          Naming   naming)
{
  SjColumnRole role = sj_table_get_role (table, column);

  if (role == SJ_ROLE_TOUCHPOINT)
    return TRUE;
  if (naming == NAMES_ANSWERS)
    return FALSE;

  return role == SJ_ROLE_DATE || role == SJ_ROLE_SEGMENT ||
         (role == SJ_ROLE_OTHER && names_wave (sj_table_get_column_name (table, column)));
}

/* Touchpoints first. Returns how many columns there are. */
static guint
list_parts (SjTable *table,
            guint    besides,
            Naming   naming,
            guint    parts[MAX_PARTS])
{
  guint n = 0;

  for (int touchpoints = 1; touchpoints >= 0; touchpoints--)
    for (guint column = 0; column < sj_table_get_n_columns (table) && n < MAX_PARTS; column++)
      if (column != besides && may_part (table, column, naming) &&
          (sj_table_get_role (table, column) == SJ_ROLE_TOUCHPOINT) == (touchpoints == 1))
        parts[n++] = column;

  return n;
}

static gboolean
are_unique (SjTable      *table,
            SjRespondent *respondent,
            guint         first,
            guint         second,
            guint         n)
{
  const guint columns[] = { respondent->column, first, second };
  guint n_rows;
  guint n_different = count_different (table, columns, 1 + n, &n_rows);

  if (n_different < n_rows * UNIQUE)
    return FALSE;
  respondent->parts[0] = first;
  respondent->parts[1] = second;
  respondent->n_parts = n;

  return TRUE;
}

/* One column that tells a person's rows apart, else two. */
static gboolean
find_parts (SjTable      *table,
            SjRespondent *respondent,
            Naming        naming)
{
  guint parts[MAX_PARTS];
  guint n = list_parts (table, respondent->column, naming, parts);

  for (guint i = 0; i < n; i++)
    if (are_unique (table, respondent, parts[i], 0, 1))
      return TRUE;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (are_unique (table, respondent, parts[i], parts[j], 2))
        return TRUE;

  return FALSE;
}

static gboolean
rate_column (SjTable      *table,
             guint         column,
             SjRespondent *respondent)
{
  const SjColumnProfile *profile = sj_table_get_profile (table, column);
  Naming naming = find_naming (sj_table_get_column_name (table, column));
  gboolean contacts = profile->n >= MIN_ROWS && profile->n_contacts * 10 >= profile->n * 8;
  guint n_rows, n_people;
  double repeated;

  *respondent = (SjRespondent) { .column = column };
  if ((naming == NAMES_NOTHING && !contacts) || profile->n < MIN_ROWS ||
      profile->n * 2 < profile->n_rows || profile->n_distinct < MIN_PEOPLE)
    return FALSE;
  n_people = count_different (table, &column, 1, &n_rows);
  repeated = (double) (n_rows - n_people) / n_rows;
  if (repeated < SOME_REPEATED)
    return FALSE;
  respondent->confidence = naming == NAMES_ANSWERS ? 0.45 : 0.6;
  respondent->confidence += repeated >= REPEATED ? 0.25 : 0.15;
  if (find_parts (table, respondent, naming))
    respondent->confidence += 0.25;
  else if (naming == NAMES_ANSWERS)
    return FALSE;
  respondent->confidence = MIN (respondent->confidence, 0.95);

  return TRUE;
}

/**
 * sj_respondent_find:
 * @table: a table
 * @respondent: (out): who answered, and how sure that is
 *
 * Looks for the column that says who answered, in a table of which the first rows show that people
 * answer more than once: by its name or for holding addresses, for its values come again, and for a
 * person has one row each at a touchpoint, in a wave or on a day. Nothing of the values is kept.
 *
 * Returns: whether there is such a column
 */
gboolean
sj_respondent_find (SjTable      *table,
                    SjRespondent *respondent)
{
  gboolean found = FALSE;

  g_return_val_if_fail (table != NULL && respondent != NULL, FALSE);

  respondent->confidence = 0;
  for (guint column = 0; column < sj_table_get_n_columns (table); column++)
    {
      SjRespondent other;

      if (!rate_column (table, column, &other) || other.confidence <= respondent->confidence)
        continue;
      *respondent = other;
      found = TRUE;
    }

  return found && respondent->confidence >= SJ_RESPONDENT_LIKELY;
}

/**
 * sj_respondent_is_told_apart:
 * @respondent: who answered
 * @column: a column
 *
 * Returns: whether a person's rows are told apart by that column alone, or need no other
 */
gboolean
sj_respondent_is_told_apart (const SjRespondent *respondent,
                             guint               column)
{
  g_return_val_if_fail (respondent != NULL, FALSE);

  for (guint i = 0; i < respondent->n_parts; i++)
    if (respondent->parts[i] != column)
      return FALSE;

  return TRUE;
}
