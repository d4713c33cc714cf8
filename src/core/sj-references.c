#define G_LOG_DOMAIN "sj-references"

#include "core/sj-references.h"

#include "core/sj-map.h"

/* Who refers to whom, and making a copy refer to copies: whatever a class declares as a reference,
 * one, a list of them, or the field of a record. */

static char **
field_place (const SjField *field,
             gpointer       record)
{
  return (char **) (void *) ((char *) record + field->offset);
}

static void
foreach_in_records (SjRecords       *records,
                    SjReferenceFunc  function,
                    gpointer         user_data)
{
  const SjRecordType *type;

  if (records == NULL)
    return;

  type = sj_records_get_record_type (records);
  for (guint i = 0; i < sj_records_get_length (records); i++)
    for (guint j = 0; j < type->n_fields; j++)
      {
        const SjField *field = &type->fields[j];
        const char *id;

        if (field->type != SJ_FIELD_REFERENCE)
          continue;
        id = *field_place (field, sj_records_index (records, i));
        if (id != NULL && *id != '\0')
          function (id, SJ_TYPE_ELEMENT, field->owner, user_data);
      }
}

/**
 * sj_references_foreach:
 * @element: an element
 * @function: (scope call): called for each thing it refers to
 * @user_data: passed to @function
 */
void
sj_references_foreach (SjElement       *element,
                       SjReferenceFunc  function,
                       gpointer         user_data)
{
  g_return_if_fail (SJ_IS_ELEMENT (element));

  for (guint i = 0; i < sj_element_get_n_given (element); i++)
    {
      GParamSpec *pspec = sj_element_get_given (element, i);
      GType target = sj_param_spec_get_target (pspec);
      gboolean owner = (pspec->flags & (GParamFlags) SJ_PARAM_OWNER) != 0;

      if (pspec->value_type == SJ_TYPE_RECORDS)
        {
          foreach_in_records (sj_element_get_records (element, pspec), function, user_data);
        }
      else if (target != G_TYPE_INVALID && pspec->value_type == G_TYPE_STRV)
        {
          const char *const *ids = sj_element_get_list (element, pspec);

          for (guint j = 0; ids[j] != NULL; j++)
            function (ids[j], target, FALSE, user_data);
        }
      else if (target != G_TYPE_INVALID)
        {
          function (sj_element_get_text (element, pspec), target, owner, user_data);
        }
    }
}

static gboolean
redirect_one (SjElement         *element,
              GParamSpec        *pspec,
              SjReferenceMapper  mapper,
              gpointer           user_data)
{
  g_autofree char *before = g_strdup (sj_element_get_text (element, pspec));
  const char *after = mapper (before, sj_param_spec_get_target (pspec), user_data);

  g_object_set (element, pspec->name, after != NULL ? after : "", NULL);
  return after != NULL || (pspec->flags & (GParamFlags) SJ_PARAM_OWNER) == 0;
}

static void
redirect_list (SjElement         *element,
               GParamSpec        *pspec,
               SjReferenceMapper  mapper,
               gpointer           user_data)
{
  const char *const *before = sj_element_get_list (element, pspec);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) after = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    {
      const char *id = mapper (before[i], sj_param_spec_get_target (pspec), user_data);

      if (id != NULL)
        g_strv_builder_add (builder, id);
    }

  after = g_strv_builder_end (builder);
  g_object_set (element, pspec->name, after, NULL);
}

/* Returns whether the record still makes sense. */
static gboolean
redirect_record (const SjRecordType *type,
                 gpointer            record,
                 SjReferenceMapper   mapper,
                 gpointer            user_data)
{
  gboolean stays = TRUE;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];
      char **place = field_place (field, record);
      const char *after;

      if (field->type != SJ_FIELD_REFERENCE || *place == NULL || **place == '\0')
        continue;
      after = mapper (*place, SJ_TYPE_ELEMENT, user_data);
      stays &= after != NULL || !field->owner;
      if (after != *place)
        sj_record_set_text (place, after);
    }

  return stays;
}

static void
redirect_records (SjElement         *element,
                  GParamSpec        *pspec,
                  SjReferenceMapper  mapper,
                  gpointer           user_data)
{
  g_autoptr(SjRecords) records = sj_records_copy (sj_element_get_records (element, pspec));

  for (guint i = sj_records_get_length (records); i > 0; i--)
    if (!redirect_record (sj_records_get_record_type (records), sj_records_index (records, i - 1),
                          mapper, user_data))
      sj_records_remove (records, i - 1);

  g_object_set (element, pspec->name, records, NULL);
}

/**
 * sj_references_redirect:
 * @element: an element that is in no map yet
 * @mapper: (scope call): says what to refer to instead
 * @user_data: passed to @mapper
 *
 * Changes what an element refers to. A record whose owner is nothing goes.
 *
 * Returns: whether the element still makes sense: %FALSE if its own owner is nothing
 */
gboolean
sj_references_redirect (SjElement         *element,
                        SjReferenceMapper  mapper,
                        gpointer           user_data)
{
  gboolean stays = TRUE;
  guint n_stored;
  GParamSpec *const *stored;

  g_return_val_if_fail (SJ_IS_ELEMENT (element), FALSE);

  stored = sj_element_class_get_stored (SJ_ELEMENT_GET_CLASS (element), &n_stored);
  for (guint i = 0; i < n_stored; i++)
    {
      GParamSpec *pspec = stored[i];
      gboolean refers = sj_param_spec_get_target (pspec) != G_TYPE_INVALID;

      if (sj_element_is_default (element, pspec))
        continue;
      if (pspec->value_type == SJ_TYPE_RECORDS)
        redirect_records (element, pspec, mapper, user_data);
      else if (refers && pspec->value_type == G_TYPE_STRV)
        redirect_list (element, pspec, mapper, user_data);
      else if (refers)
        stays &= redirect_one (element, pspec, mapper, user_data);
    }

  return stays;
}

/**
 * sj_references_are_owned:
 * @klass: a class of element
 *
 * Returns: whether such an element belongs to another
 */
gboolean
sj_references_are_owned (SjElementClass *klass)
{
  guint n_stored;
  GParamSpec *const *stored = sj_element_class_get_stored (klass, &n_stored);

  for (guint i = 0; i < n_stored; i++)
    if ((stored[i]->flags & (GParamFlags) SJ_PARAM_OWNER) != 0)
      return TRUE;

  return FALSE;
}
