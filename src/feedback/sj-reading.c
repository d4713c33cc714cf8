#define G_LOG_DOMAIN "sj-reading"

#include "config.h"

#include "feedback/sj-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "feedback/sj-feedback-error.h"

static void
free_label (gpointer data)
{
  SjReadingLabel *label = data;

  g_free (label->label);
  g_free (label);
}

static void
free_choice (gpointer data)
{
  SjReadingChoice *choice = data;

  g_free (choice->column);
  g_ptr_array_unref (choice->texts);
  g_free (choice);
}

void
sj_reading_init (SjReading *reading)
{
  g_return_if_fail (reading != NULL);

  memset (reading, 0, sizeof *reading);
  reading->header_rows = -1;
  reading->scores = g_ptr_array_new_with_free_func (g_free);
  reading->scales = g_ptr_array_new_with_free_func (g_free);
  reading->reversed = g_ptr_array_new_with_free_func (g_free);
  reading->missing = g_ptr_array_new_with_free_func (g_free);
  reading->labels = g_ptr_array_new_with_free_func (free_label);
  reading->keeps = g_ptr_array_new_with_free_func (g_free);
  reading->drops = g_ptr_array_new_with_free_func (g_free);
  reading->where = g_ptr_array_new_with_free_func (free_choice);
  reading->min_n = SJ_READING_MIN_N;
}

void
sj_reading_clear (SjReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_clear_pointer (&reading->encoding, g_free);
  g_clear_pointer (&reading->vendor, g_free);
  g_clear_pointer (&reading->sheet, g_free);
  g_clear_pointer (&reading->table, g_free);
  g_clear_pointer (&reading->query, g_free);
  g_clear_pointer (&reading->by, g_free);
  g_clear_pointer (&reading->segment, g_free);
  g_clear_pointer (&reading->second_segment, g_free);
  g_clear_pointer (&reading->wave, g_free);
  g_clear_pointer (&reading->weight, g_free);
  g_clear_pointer (&reading->respondent, g_free);
  g_clear_pointer (&reading->blend, g_free);
  g_clear_pointer (&reading->words, g_free);
  g_clear_pointer (&reading->scores, g_ptr_array_unref);
  g_clear_pointer (&reading->scales, g_ptr_array_unref);
  g_clear_pointer (&reading->reversed, g_ptr_array_unref);
  g_clear_pointer (&reading->missing, g_ptr_array_unref);
  g_clear_pointer (&reading->labels, g_ptr_array_unref);
  g_clear_pointer (&reading->keeps, g_ptr_array_unref);
  g_clear_pointer (&reading->drops, g_ptr_array_unref);
  g_clear_pointer (&reading->where, g_ptr_array_unref);
  g_clear_pointer (&reading->date_column, g_free);
  g_clear_pointer (&reading->from, g_free);
  g_clear_pointer (&reading->until, g_free);
  g_clear_pointer (&reading->time_zone, g_free);
}

static const char *const content_ids[] = { "", "counts", "figures" };

/**
 * sj_content_get_id:
 *
 * Returns: (transfer none): the content as a map keeps it; "" for answers
 */
const char *
sj_content_get_id (SjContent content)
{
  g_return_val_if_fail ((guint) content < G_N_ELEMENTS (content_ids), "");

  return content_ids[content];
}

/**
 * sj_content_parse:
 * @id: (nullable): an id, as sj_content_get_id() gives it
 * @content: (out): what it stands for, or answers
 *
 * Returns: whether there is such an id
 */
gboolean
sj_content_parse (const char *id,
                  SjContent  *content)
{
  g_return_val_if_fail (content != NULL, FALSE);

  *content = SJ_CONTENT_ANSWERS;
  for (gsize i = 0; i < G_N_ELEMENTS (content_ids); i++)
    if (g_strcmp0 (id, content_ids[i]) == 0)
      {
        *content = (SjContent) i;
        return TRUE;
      }

  return id == NULL;
}

/**
 * sj_reading_set_content:
 * @reading: a reading
 * @content: what the table holds
 *
 * The answers behind counts have their touchpoint in the first column.
 */
void
sj_reading_set_content (SjReading *reading,
                        SjContent  content)
{
  g_return_if_fail (reading != NULL);

  reading->content = content;
  if (content == SJ_CONTENT_COUNTS && reading->by == NULL)
    reading->by = g_strdup ("#1");
}

static void
copy_texts (GPtrArray *texts,
            GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (texts, g_strdup (g_ptr_array_index (from, i)));
}

static void
copy_choices (SjReading       *reading,
              const SjReading *from)
{
  for (guint i = 0; i < from->where->len; i++)
    {
      const SjReadingChoice *choice = g_ptr_array_index (from->where, i);

      for (guint j = 0; j < choice->texts->len; j++)
        sj_reading_add_choice (reading, choice->column, g_ptr_array_index (choice->texts, j));
    }
}

/**
 * sj_reading_copy:
 * @reading: (out caller-allocates): the copy
 * @from: a reading
 */
void
sj_reading_copy (SjReading       *reading,
                 const SjReading *from)
{
  g_return_if_fail (reading != NULL && from != NULL);

  sj_reading_init (reading);
  reading->encoding = g_strdup (from->encoding);
  reading->delimiter = from->delimiter;
  reading->header_at = from->header_at;
  reading->header_rows = from->header_rows;
  reading->vendor = g_strdup (from->vendor);
  reading->sheet = g_strdup (from->sheet);
  reading->table = g_strdup (from->table);
  reading->query = g_strdup (from->query);
  reading->content = from->content;
  reading->by = g_strdup (from->by);
  reading->segment = g_strdup (from->segment);
  reading->second_segment = g_strdup (from->second_segment);
  reading->wave = g_strdup (from->wave);
  reading->period = from->period;
  reading->weight = g_strdup (from->weight);
  reading->respondent = g_strdup (from->respondent);
  reading->respondent_is_guess = from->respondent_is_guess;
  reading->same_people = from->same_people;
  reading->blend = g_strdup (from->blend);
  reading->date_range = from->date_range;
  reading->words = g_strdup (from->words);
  reading->only_words = from->only_words;
  reading->min_n = from->min_n;
  copy_texts (reading->scores, from->scores);
  copy_texts (reading->scales, from->scales);
  copy_texts (reading->reversed, from->reversed);
  copy_texts (reading->missing, from->missing);
  copy_texts (reading->keeps, from->keeps);
  copy_texts (reading->drops, from->drops);
  copy_choices (reading, from);
  reading->date_column = g_strdup (from->date_column);
  reading->from = g_strdup (from->from);
  reading->until = g_strdup (from->until);
  reading->time_zone = g_strdup (from->time_zone);
  reading->date_order = from->date_order;
  for (guint i = 0; i < from->labels->len; i++)
    {
      const SjReadingLabel *label = g_ptr_array_index (from->labels, i);

      sj_reading_add_label (reading, label->label, label->value);
    }
}

/**
 * sj_reading_set_source:
 * @reading: a reading
 * @table: (nullable): a table of a database
 * @query: (nullable): or a query
 */
void
sj_reading_set_source (SjReading  *reading,
                       const char *table,
                       const char *query)
{
  g_return_if_fail (reading != NULL);

  g_free (reading->table);
  g_free (reading->query);
  reading->table = g_strdup (table);
  reading->query = g_strdup (query);
}

/**
 * sj_reading_add_label:
 * @reading: a reading
 * @text: a text as it stands in cells
 * @value: the answer it stands for
 */
void
sj_reading_add_label (SjReading  *reading,
                      const char *text,
                      double      value)
{
  SjReadingLabel *label = g_new (SjReadingLabel, 1);

  label->label = g_strdup (text != NULL ? text : "");
  label->value = value;
  g_ptr_array_add (reading->labels, label);
}

/* Cuts a list at its commas; quotation marks keep text together, two stand for one. */
static GPtrArray *
split_list (const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  GString *item = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    if (*text == '"' && quoted && text[1] == '"')
      g_string_append_c (item, *text++);
    else if (*text == '"')
      quoted = !quoted;
    else if (*text == ',' && !quoted)
      {
        g_ptr_array_add (items, g_string_free (item, FALSE));
        item = g_string_new (NULL);
      }
    else
      g_string_append_c (item, *text);
  g_ptr_array_add (items, g_string_free (item, FALSE));

  return items;
}

/**
 * sj_reading_add_labels:
 * @reading: a reading
 * @text: labels and their values, "Bad=1,\"Good, really\"=5"
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if an item is no label with a number
 */
gboolean
sj_reading_add_labels (SjReading   *reading,
                       const char  *text,
                       GError     **error)
{
  g_autoptr(GPtrArray) items = NULL;

  g_return_val_if_fail (reading != NULL && text != NULL, FALSE);

  items = split_list (text);
  for (guint i = 0; i < items->len; i++)
    {
      char *item = g_ptr_array_index (items, i);
      char *equals = strrchr (item, '=');
      char *end = NULL;
      double value = equals != NULL ? g_ascii_strtod (equals + 1, &end) : 0;

      if (equals == NULL || equals == item || end == equals + 1 || *end != '\0' ||
          !isfinite (value))
        {
          g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_SCALE,
                       _("“%s” is not a label with a number; write it as Label=3"), item);
          return FALSE;
        }
      *equals = '\0';
      sj_reading_add_label (reading, g_strstrip (item), value);
    }

  return TRUE;
}

/**
 * sj_reading_add_missing:
 * @reading: a reading
 * @text: texts that stand for no answer, parted by commas
 */
void
sj_reading_add_missing (SjReading  *reading,
                        const char *text)
{
  g_autoptr(GPtrArray) items = NULL;

  g_return_if_fail (reading != NULL && text != NULL);

  items = split_list (text);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (reading->missing, g_strdup (g_ptr_array_index (items, i)));
}

/**
 * sj_reading_add_choice:
 * @reading: a reading
 * @column: a column
 * @text: a text of it whose rows are read
 *
 * Rows with any of a column's texts pass; they must pass every column that has some.
 */
void
sj_reading_add_choice (SjReading  *reading,
                       const char *column,
                       const char *text)
{
  SjReadingChoice *choice = NULL;

  g_return_if_fail (reading != NULL && column != NULL && text != NULL);

  for (guint i = 0; i < reading->where->len && choice == NULL; i++)
    {
      SjReadingChoice *other = g_ptr_array_index (reading->where, i);

      if (g_str_equal (other->column, column))
        choice = other;
    }
  if (choice == NULL)
    {
      choice = g_new (SjReadingChoice, 1);
      choice->column = g_strdup (column);
      choice->texts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (reading->where, choice);
    }
  g_ptr_array_add (choice->texts, g_strdup (text));
}

/**
 * sj_reading_add_where:
 * @reading: a reading
 * @text: "COLUMN=TEXT,TEXT"; the last "=" parts
 * @error: where to put a failure
 *
 * Returns: %FALSE with @error set if there is no column or no text
 */
gboolean
sj_reading_add_where (SjReading   *reading,
                      const char  *text,
                      GError     **error)
{
  const char *equals;
  g_autofree char *column = NULL;
  g_autoptr(GPtrArray) items = NULL;

  g_return_val_if_fail (reading != NULL && text != NULL, FALSE);

  equals = strrchr (text, '=');
  if (equals == NULL || equals == text || equals[1] == '\0')
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_COLUMN,
                   _("“%s” is not a column with texts; write it as Column=Text,Text"), text);
      return FALSE;
    }
  column = g_strndup (text, equals - text);
  items = split_list (equals + 1);
  for (guint i = 0; i < items->len; i++)
    sj_reading_add_choice (reading, column, g_ptr_array_index (items, i));

  return TRUE;
}

static void
remove_text (GPtrArray  *texts,
             const char *text)
{
  for (guint i = texts->len; i-- > 0;)
    if (g_str_equal (g_ptr_array_index (texts, i), text))
      g_ptr_array_remove_index (texts, i);
}

/**
 * sj_reading_set_scale:
 * @reading: a reading
 * @column: a column, or "#" and its number
 * @scale: METRIC[:LOW-HIGH]; "none" if it is no rating
 *
 * Says which scale a column is on. Other columns are recognised as before.
 */
void
sj_reading_set_scale (SjReading  *reading,
                      const char *column,
                      const char *scale)
{
  g_autofree char *start = NULL;

  g_return_if_fail (reading != NULL && column != NULL && scale != NULL);

  start = g_strconcat (column, ":", NULL);
  for (guint i = reading->scales->len; i-- > 0;)
    if (g_str_has_prefix (g_ptr_array_index (reading->scales, i), start))
      g_ptr_array_remove_index (reading->scales, i);
  g_ptr_array_add (reading->scales, g_strconcat (start, scale, NULL));
}

/**
 * sj_reading_set_filter:
 * @reading: a reading
 * @filter: the id of a filter
 * @text: (nullable): one of the texts it looks at, or %NULL for the filter itself
 * @keep: whether its rows are read all the same
 *
 * Switches a filter off or on, or says of a text whether its rows are read.
 */
void
sj_reading_set_filter (SjReading  *reading,
                       const char *filter,
                       const char *text,
                       gboolean    keep)
{
  g_autofree char *item = NULL;

  g_return_if_fail (reading != NULL && filter != NULL);

  item = text != NULL ? g_strdup_printf ("%s=%s", filter, text) : g_strdup (filter);
  remove_text (reading->keeps, item);
  remove_text (reading->drops, item);
  g_ptr_array_add (keep ? reading->keeps : reading->drops, g_steal_pointer (&item));
}

/**
 * sj_reading_set_wave:
 * @reading: a reading
 * @text: "COLUMN:month", "COLUMN:quarter", "COLUMN:year", or a column whose text is the wave
 *
 * Returns: whether a period was named
 */
gboolean
sj_reading_set_wave (SjReading  *reading,
                     const char *text)
{
  const char *colon;

  g_return_val_if_fail (reading != NULL && text != NULL, FALSE);

  colon = strrchr (text, ':');
  g_free (reading->wave);
  reading->period = SJ_PERIOD_NONE;
  if (colon != NULL && sj_period_parse (colon + 1, &reading->period))
    reading->wave = g_strndup (text, colon - text);
  else
    reading->wave = g_strdup (text);

  return reading->period != SJ_PERIOD_NONE;
}

/**
 * sj_reading_set_delimiter:
 * @reading: a reading
 * @text: one ASCII character, "tab" or "\t"
 * @error: where to put a failure
 */
gboolean
sj_reading_set_delimiter (SjReading   *reading,
                          const char  *text,
                          GError     **error)
{
  g_return_val_if_fail (reading != NULL && text != NULL, FALSE);

  if (g_ascii_strcasecmp (text, "tab") == 0 || g_str_equal (text, "\\t"))
    text = "\t";
  if (strlen (text) != 1 || (guchar) *text >= 128 || strchr ("\"\n\r", *text) != NULL)
    {
      g_set_error (error, SJ_FEEDBACK_ERROR, SJ_FEEDBACK_ERROR_FORMAT,
                   _("“%s” cannot part cells; name one character, such as ; or tab"), text);
      return FALSE;
    }
  reading->delimiter = *text;

  return TRUE;
}
