#define G_LOG_DOMAIN "sj-profile"

#include "feedback/sj-column-profile.h"

#include <math.h>
#include <string.h>

#include "feedback/sj-answer-date.h"
#include "feedback/sj-label-order.h"
#include "feedback/sj-missing-token.h"
#include "feedback/sj-plain-text.h"
#include "feedback/sj-vendor.h"

#define MAX_LABEL 60

/* What is only needed while looking. */
typedef struct
{
  SjColumnProfile *profile;
  const SjVendor *vendor; /* or NULL */
  GHashTable *distinct;
  gsize total_length;
  guint n_commas, n_dots;
  const char *label; /* the first with a number behind it, or NULL */
  gboolean numbers_behind; /* they are answers, not names such as "Store - 1", "Store - 2" */
} Look;

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strpbrk (text, " \n") == NULL;
}

/* IPv4 or IPv6. */
static gboolean
is_network_address (const char *text)
{
  guint n_dots = 0;

  for (const char *p = text; *p != '\0'; p++)
    n_dots += *p == '.';

  return (n_dots == 3 || strchr (text, ':') != NULL) && g_hostname_is_ip_address (text);
}

static gboolean
is_telephone (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      n_digits++;
    else if (strchr (" +-()/.", *p) == NULL)
      return FALSE;

  return n_digits >= 7 && n_digits <= 15 && (*text == '+' || strpbrk (text, " ()/") != NULL);
}

/* An address of the web with a query often says who somebody is. */
static gboolean
is_private_url (const char *text)
{
  return (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")) &&
         strchr (text, '?') != NULL && strchr (text, '=') != NULL;
}

static void
add_number (Look   *look,
            double  value)
{
  SjColumnProfile *profile = look->profile;

  if (profile->n_numeric == 0 || value < profile->low)
    profile->low = value;
  if (profile->n_numeric == 0 || value > profile->high)
    profile->high = value;
  profile->whole &= value == floor (value);
  profile->halves &= 2 * value == floor (2 * value);
  profile->n_numeric++;
  for (guint i = 0; i < profile->n_distinct_numbers; i++)
    if (profile->numbers[i] == value)
      {
        profile->n_of_number[i]++;
        return;
      }
  if (profile->n_distinct_numbers < SJ_PROFILE_MAX_NUMBERS)
    {
      profile->n_of_number[profile->n_distinct_numbers] = 1;
      profile->numbers[profile->n_distinct_numbers++] = value;
    }
}

static void
add_distinct (Look       *look,
              const char *clean)
{
  SjColumnProfile *profile = look->profile;

  if (profile->n_distinct >= SJ_PROFILE_MAX_DISTINCT ||
      g_hash_table_contains (look->distinct, clean))
    return;

  g_ptr_array_add (profile->distinct, g_strdup (clean));
  g_hash_table_add (look->distinct, g_ptr_array_index (profile->distinct, profile->n_distinct));
  profile->n_distinct++;
}

static void
add_answer (Look       *look,
            const char *clean)
{
  SjColumnProfile *profile = look->profile;
  double value, out_of;
  SjAnswerDate date;
  gboolean is_date = FALSE;
  SjValueForm form = sj_answer_value_parse (clean, profile->decimal_comma, &value, &out_of);

  if (form == SJ_VALUE_LABEL_NUMBER && !look->numbers_behind)
    form = SJ_VALUE_TEXT;
  profile->n++;
  profile->n_form[form]++;
  look->total_length += g_utf8_strlen (clean, -1);
  add_distinct (look, clean);
  if (form != SJ_VALUE_TEXT)
    add_number (look, value);
  if (form == SJ_VALUE_OUT_OF || form == SJ_VALUE_STARS)
    profile->out_of = MAX (profile->out_of, out_of);
  if (form == SJ_VALUE_TEXT || form == SJ_VALUE_OUT_OF)
    is_date = sj_answer_date_parse (clean, strlen (clean), &date);
  profile->n_dates += is_date;
  if (is_date)
    return;
  if (form == SJ_VALUE_TEXT || form == SJ_VALUE_NUMBER)
    profile->n_contacts += is_email (clean) || is_network_address (clean) ||
                           is_telephone (clean) || is_private_url (clean);
}

/* Why there is no answer, if there is none. */
static gboolean
find_missing (Look       *look,
              const char *normal,
              SjMissing  *state)
{
  if (look->vendor != NULL && sj_vendor_find_missing (look->vendor, normal, state))
    return TRUE;

  return sj_missing_token_find (normal, state) &&
         !(look->profile->disagreement && g_str_equal (normal, "trifft nicht zu"));
}

static void
look_at_cell (Look       *look,
              const char *text)
{
  SjColumnProfile *profile = look->profile;
  g_autofree char *clean = sj_plain_text_clean (text);
  SjMissing state;
  gsize length = strlen (clean);

  profile->n_rows++;
  /* Longer texts are no tokens, and folding them takes time. */
  if (length < MAX_LABEL && !g_ascii_isdigit (*clean))
    {
      g_autofree char *normal = sj_plain_text_normalise (clean);

      if (find_missing (look, normal, &state))
        {
          profile->missing[state]++;
          return;
        }
    }
  add_answer (look, clean);
}

static gsize
count_before_number (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && (g_ascii_isdigit (text[length - 1]) || text[length - 1] == ')'))
    length--;

  return length;
}

/* Numbers behind labels are steps of a scale where the labels differ, and beside bare numbers. */
static void
look_at_label (Look       *look,
               const char *text)
{
  double value, out_of;
  SjValueForm form;

  if (look->numbers_behind)
    return;
  form = sj_answer_value_parse (text, FALSE, &value, &out_of);
  if (form == SJ_VALUE_LABEL_NUMBER && look->label == NULL)
    look->label = text;
  else if (form == SJ_VALUE_LABEL_NUMBER)
    look->numbers_behind = count_before_number (text) != count_before_number (look->label) ||
                           strncmp (text, look->label, count_before_number (text)) != 0;
}

/* Looks at marks of decimals, and whether "does not apply" means "disagree" here. */
static void
look_ahead (Look          *look,
            SjTableSample *sample,
            guint          first_row,
            guint          end,
            guint          column)
{
  SjColumnProfile *profile = look->profile;
  guint n_numbers = 0;

  for (guint row = first_row; row < end; row++)
    {
      const char *text = sj_table_sample_get_cell (sample, row, column);

      look->n_commas += sj_number_has_comma (text);
      look->n_dots += g_ascii_isdigit (*text) && strchr (text, '.') != NULL;
      n_numbers += g_ascii_isdigit (*text);
      if (g_ascii_isalpha (*text) || (guchar) *text >= 0x80)
        look_at_label (look, text);
      profile->disagreement |= g_ascii_strcasecmp (text, "trifft zu") == 0 ||
                               g_ascii_strcasecmp (text, "trifft eher zu") == 0 ||
                               g_ascii_strcasecmp (text, "trifft voll und ganz zu") == 0;
    }
  profile->decimal_comma = look->n_commas > 0 && look->n_dots == 0;
  look->numbers_behind |= look->label != NULL && n_numbers > 0;
}

static void
find_steps (SjColumnProfile *profile)
{
  if (profile->n_distinct < 2 || profile->n_distinct > 11 || profile->n_numeric > 0)
    return;

  profile->readings = sj_likert_steps_list ((const char *const *) profile->distinct->pdata,
                                            profile->distinct->len, profile->n);
  if (profile->readings->len == 0)
    g_clear_pointer (&profile->readings, g_ptr_array_unref);
}

/**
 * sj_column_profile_new:
 * @sample: the first rows of a table
 * @first_row: the first row below the header
 * @end: the row behind the last answer
 * @column: which column
 * @vendor: (nullable): whose export it is
 *
 * Returns: (transfer full): what the column looks like
 */
SjColumnProfile *
sj_column_profile_new (SjTableSample  *sample,
                       guint           first_row,
                       guint           end,
                       guint           column,
                       const SjVendor *vendor)
{
  SjColumnProfile *profile = g_new0 (SjColumnProfile, 1);
  Look look = { .profile = profile, .vendor = vendor,
                .distinct = g_hash_table_new (g_str_hash, g_str_equal) };

  g_return_val_if_fail (sample != NULL, NULL);

  profile->whole = TRUE;
  profile->halves = TRUE;
  profile->distinct = g_ptr_array_new_with_free_func (g_free);
  look_ahead (&look, sample, first_row, end, column);
  for (guint row = first_row; row < end; row++)
    if (!sj_table_sample_row_is_blank (sample, row))
      look_at_cell (&look, sj_table_sample_get_cell (sample, row, column));
  if (profile->n > 0)
    profile->average_length = (double) look.total_length / profile->n;
  find_steps (profile);
  if (profile->n_form[SJ_VALUE_NUMBER_LABEL] > 0 || profile->n_form[SJ_VALUE_LABEL_NUMBER] > 0)
    profile->order = sj_label_order ((const char *const *) profile->distinct->pdata,
                                     profile->distinct->len);
  g_hash_table_unref (look.distinct);

  return profile;
}

/**
 * sj_column_profile_note_header:
 * @profile: what a column looks like
 * @header: its name
 *
 * Takes from the header which end of the scale is good, where the cells do not say it.
 */
void
sj_column_profile_note_header (SjColumnProfile *profile,
                               const char      *header)
{
  g_return_if_fail (profile != NULL && header != NULL);

  if (profile->order == 0 && profile->n_numeric > 0)
    profile->order = sj_label_order_in_header (header);
}

static void
note_answer (SjColumnProfile *profile,
             const char      *text)
{
  g_autofree char *clean = sj_plain_text_clean (text);
  g_autofree char *normal = sj_plain_text_normalise (clean);
  double value, out_of;
  SjMissing state;

  for (guint i = 0; i < profile->distinct->len; i++)
    if (g_str_equal (g_ptr_array_index (profile->distinct, i), clean))
      return;
  if (sj_missing_token_find (normal, &state) || profile->n_distinct >= SJ_PROFILE_MAX_DISTINCT)
    return;

  if (sj_answer_value_parse (clean, profile->decimal_comma, &value, &out_of) != SJ_VALUE_TEXT)
    {
      profile->low = profile->n_numeric > 0 ? MIN (profile->low, value) : value;
      profile->high = profile->n_numeric > 0 ? MAX (profile->high, value) : value;
    }
  g_ptr_array_add (profile->distinct, g_steal_pointer (&clean));
  profile->n_distinct++;
}

/**
 * sj_column_profile_note_answers:
 * @profile: what a column looks like
 * @answers: (element-type utf8): what could be chosen
 *
 * Takes from a table that lists all answers of a question those that nobody has chosen: they belong
 * to its scale as well.
 */
void
sj_column_profile_note_answers (SjColumnProfile *profile,
                                GPtrArray       *answers)
{
  g_return_if_fail (profile != NULL && answers != NULL);

  for (guint i = 0; i < answers->len; i++)
    note_answer (profile, g_ptr_array_index (answers, i));
  g_clear_pointer (&profile->readings, g_ptr_array_unref);
  find_steps (profile);
}

void
sj_column_profile_free (SjColumnProfile *profile)
{
  if (profile == NULL)
    return;

  g_ptr_array_unref (profile->distinct);
  g_clear_pointer (&profile->readings, g_ptr_array_unref);
  g_free (profile);
}
