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

void
sj_reading_init (SjReading *reading)
{
  g_return_if_fail (reading != NULL);

  memset (reading, 0, sizeof *reading);
  reading->header_rows = -1;
  reading->scores = g_ptr_array_new_with_free_func (g_free);
  reading->reversed = g_ptr_array_new_with_free_func (g_free);
  reading->missing = g_ptr_array_new_with_free_func (g_free);
  reading->labels = g_ptr_array_new_with_free_func (free_label);
  reading->min_n = SJ_READING_MIN_N;
}

void
sj_reading_clear (SjReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_clear_pointer (&reading->encoding, g_free);
  g_clear_pointer (&reading->sheet, g_free);
  g_clear_pointer (&reading->by, g_free);
  g_clear_pointer (&reading->segment, g_free);
  g_clear_pointer (&reading->wave, g_free);
  g_clear_pointer (&reading->weight, g_free);
  g_clear_pointer (&reading->scores, g_ptr_array_unref);
  g_clear_pointer (&reading->reversed, g_ptr_array_unref);
  g_clear_pointer (&reading->missing, g_ptr_array_unref);
  g_clear_pointer (&reading->labels, g_ptr_array_unref);
}

static void
copy_texts (GPtrArray *texts,
            GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (texts, g_strdup (g_ptr_array_index (from, i)));
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
  reading->header_rows = from->header_rows;
  reading->sheet = g_strdup (from->sheet);
  reading->by = g_strdup (from->by);
  reading->segment = g_strdup (from->segment);
  reading->wave = g_strdup (from->wave);
  reading->period = from->period;
  reading->weight = g_strdup (from->weight);
  reading->date_range = from->date_range;
  reading->min_n = from->min_n;
  copy_texts (reading->scores, from->scores);
  copy_texts (reading->reversed, from->reversed);
  copy_texts (reading->missing, from->missing);
  for (guint i = 0; i < from->labels->len; i++)
    {
      const SjReadingLabel *label = g_ptr_array_index (from->labels, i);

      sj_reading_add_label (reading, label->label, label->value);
    }
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
