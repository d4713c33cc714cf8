#define G_LOG_DOMAIN "sj-stored-text"

#include "core/sj-stored-text.h"

/* Every text that an element keeps for people to read: single ones, those of lists, those of
 * records. Ids, pictures and colours are texts too, but none to read. */

static char **
field_place (SjRecords         *records,
             const SjTextPlace *place)
{
  return (char **) (void *) ((char *) sj_records_index (records, place->item) +
                             place->field->offset);
}

static void
foreach_in_records (SjRecords        *records,
                    GParamSpec       *pspec,
                    SjStoredTextFunc  function,
                    gpointer          user_data)
{
  const SjRecordType *type = sj_records_get_record_type (records);

  for (guint i = 0; i < sj_records_get_length (records); i++)
    for (guint j = 0; j < type->n_fields; j++)
      {
        const SjTextPlace place = { pspec, i, &type->fields[j] };
        const char *text;

        if (type->fields[j].type != SJ_FIELD_TEXT)
          continue;
        text = *field_place (records, &place);
        if (text != NULL && *text != '\0')
          function (&place, text, user_data);
      }
}

static gboolean
is_for_people (GParamSpec *pspec)
{
  const GParamFlags others = (GParamFlags) (SJ_PARAM_REFERENCE | SJ_PARAM_ASSET | SJ_PARAM_COLOUR);

  return (pspec->flags & others) == 0;
}

/**
 * sj_stored_text_foreach:
 * @element: an element
 * @function: (scope call): called for each text that is not empty, in declared order
 * @user_data: passed to @function
 */
void
sj_stored_text_foreach (SjElement        *element,
                        SjStoredTextFunc  function,
                        gpointer          user_data)
{
  g_return_if_fail (SJ_IS_ELEMENT (element));

  for (guint i = 0; i < sj_element_get_n_given (element); i++)
    {
      SjTextPlace place = { sj_element_get_given (element, i), 0, NULL };

      if (!is_for_people (place.pspec))
        continue;
      if (place.pspec->value_type == G_TYPE_STRING)
        {
          function (&place, sj_element_get_text (element, place.pspec), user_data);
        }
      else if (place.pspec->value_type == G_TYPE_STRV)
        {
          const char *const *list = sj_element_get_list (element, place.pspec);

          for (; list[place.item] != NULL; place.item++)
            if (*list[place.item] != '\0')
              function (&place, list[place.item], user_data);
        }
      else if (place.pspec->value_type == SJ_TYPE_RECORDS)
        {
          foreach_in_records (sj_element_get_records (element, place.pspec), place.pspec, function,
                              user_data);
        }
    }
}

/**
 * sj_stored_text_get:
 * @element: an element
 * @place: where it keeps a text
 *
 * Returns: (transfer none): the text as it is now, "" if it is no longer there
 */
const char *
sj_stored_text_get (SjElement         *element,
                    const SjTextPlace *place)
{
  const char *const *list;
  const char *text;
  SjRecords *records;

  g_return_val_if_fail (SJ_IS_ELEMENT (element) && place != NULL, "");

  if (place->pspec->value_type == G_TYPE_STRING)
    return sj_element_get_text (element, place->pspec);
  if (place->pspec->value_type == G_TYPE_STRV)
    {
      list = sj_element_get_list (element, place->pspec);
      return place->item < g_strv_length ((char **) list) ? list[place->item] : "";
    }

  records = sj_element_get_records (element, place->pspec);
  if (place->field == NULL || place->item >= sj_records_get_length (records))
    return "";

  text = *field_place (records, place);
  return text != NULL ? text : "";
}

static void
set_list_item (SjEditLog         *log,
               SjElement         *element,
               const SjTextPlace *place,
               const char        *text)
{
  g_auto(GStrv) list = g_strdupv ((char **) sj_element_get_list (element, place->pspec));

  g_free (list[place->item]);
  list[place->item] = g_strdup (text);
  sj_edit_log_set (log, element, place->pspec->name, list, NULL);
}

static void
set_field (SjEditLog         *log,
           SjElement         *element,
           const SjTextPlace *place,
           const char        *text)
{
  g_autoptr(SjRecords) records = NULL;

  records = sj_records_copy (sj_element_get_records (element, place->pspec));
  sj_record_set_text (field_place (records, place), text);
  sj_edit_log_set (log, element, place->pspec->name, records, NULL);
}

/**
 * sj_stored_text_set:
 * @log: a log with an open transaction
 * @element: an element of its map
 * @place: where it keeps a text, which is there
 * @text: what shall stand there
 */
void
sj_stored_text_set (SjEditLog         *log,
                    SjElement         *element,
                    const SjTextPlace *place,
                    const char        *text)
{
  g_return_if_fail (SJ_IS_EDIT_LOG (log));
  g_return_if_fail (SJ_IS_ELEMENT (element) && place != NULL && text != NULL);

  if (place->pspec->value_type == G_TYPE_STRING)
    sj_edit_log_set (log, element, place->pspec->name, text, NULL);
  else if (place->pspec->value_type == G_TYPE_STRV)
    set_list_item (log, element, place, text);
  else
    set_field (log, element, place, text);
}
