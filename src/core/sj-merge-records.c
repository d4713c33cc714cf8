#define G_LOG_DOMAIN "sj-merge"

#include "core/sj-merge-records.h"

#include <string.h>

/*
 * Lists of records merge record by record and field by field. A record is known by the first thing
 * it says: the anchor of a point, the name of a KPI. Where two records of a list begin alike that
 * does not work, and the lists stay whole.
 */

typedef struct
{
  SjRecords *from;
  guint      position;
} Source;

static const char *
key_of (SjRecords *records,
        guint      position)
{
  const SjRecordType *type = sj_records_get_record_type (records);
  const SjField *field = &type->fields[0];
  const char *key;

  if (field->type != SJ_FIELD_TEXT && field->type != SJ_FIELD_REFERENCE)
    return NULL;

  key = *(char **) (void *) ((char *) sj_records_index (records, position) + field->offset);
  return key != NULL ? key : "";
}

static guint
find (SjRecords  *records,
      const char *key)
{
  for (guint i = 0; i < sj_records_get_length (records); i++)
    if (g_str_equal (key_of (records, i), key))
      return i;

  return G_MAXUINT;
}

static gboolean
have_keys (SjRecords *records)
{
  for (guint i = 0; i < sj_records_get_length (records); i++)
    if (key_of (records, i) == NULL || find (records, key_of (records, i)) != i)
      return FALSE;

  return TRUE;
}

static gboolean
field_equal (const SjField *field,
             gconstpointer  first,
             gconstpointer  second)
{
  const char *a = (const char *) first + field->offset;
  const char *b = (const char *) second + field->offset;
  GArray *numbers, *others;

  if (sj_record_field_is_default (field, first) || sj_record_field_is_default (field, second))
    return sj_record_field_is_default (field, first) && sj_record_field_is_default (field, second);

  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      return g_str_equal (*(char *const *) (const void *) a, *(char *const *) (const void *) b);
    case SJ_FIELD_NUMBER:
      return *(const double *) (const void *) a == *(const double *) (const void *) b;
    case SJ_FIELD_COUNT:
      return *(const gint64 *) (const void *) a == *(const gint64 *) (const void *) b;
    case SJ_FIELD_BOOLEAN:
      return TRUE;
    case SJ_FIELD_NUMBERS:
      numbers = *(GArray *const *) (const void *) a;
      others = *(GArray *const *) (const void *) b;
      return numbers->len == others->len &&
             memcmp (numbers->data, others->data, numbers->len * sizeof (double)) == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
copy_field (const SjField *field,
            gconstpointer  from,
            gpointer       to)
{
  const char *source = (const char *) from + field->offset;
  char *place = (char *) to + field->offset;
  GArray *numbers;

  switch (field->type)
    {
    case SJ_FIELD_TEXT:
    case SJ_FIELD_REFERENCE:
      sj_record_set_text ((char **) (void *) place, *(char *const *) (const void *) source);
      break;
    case SJ_FIELD_NUMBER:
      memcpy (place, source, sizeof (double));
      break;
    case SJ_FIELD_COUNT:
      memcpy (place, source, sizeof (gint64));
      break;
    case SJ_FIELD_BOOLEAN:
      memcpy (place, source, sizeof (gboolean));
      break;
    case SJ_FIELD_NUMBERS:
      numbers = *(GArray *const *) (const void *) source;
      g_clear_pointer ((GArray **) (void *) place, g_array_unref);
      *(GArray **) (void *) place = numbers != NULL ? g_array_copy (numbers) : NULL;
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
record_equal (SjRecords *first,
              guint      first_position,
              SjRecords *second,
              guint      second_position)
{
  const SjRecordType *type = sj_records_get_record_type (first);

  for (guint i = 0; i < type->n_fields; i++)
    if (!field_equal (&type->fields[i], sj_records_index (first, first_position),
                      sj_records_index (second, second_position)))
      return FALSE;

  return TRUE;
}

/* Whether a record that only one side still has stays: not if the other took it out unchanged. */
static gboolean
stays (SjRecords  *base,
       SjRecords  *side,
       guint       position,
       gboolean   *agreed)
{
  guint before = find (base, key_of (side, position));

  if (before == G_MAXUINT)
    return TRUE;
  if (record_equal (base, before, side, position))
    return FALSE;

  *agreed = FALSE;
  return TRUE;
}

static void
insert_after (GArray     *sources,
              SjRecords  *theirs,
              guint       position)
{
  const Source source = { theirs, position };

  for (guint i = position; i > 0; i--)
    for (guint j = 0; j < sources->len; j++)
      {
        Source *other = &g_array_index (sources, Source, j);

        if (g_str_equal (key_of (other->from, other->position), key_of (theirs, i - 1)))
          {
            g_array_insert_val (sources, j + 1, source);
            return;
          }
      }
  g_array_insert_val (sources, 0, source);
}

static GArray *
choose_records (SjRecords *base,
                SjRecords *ours,
                SjRecords *theirs,
                gboolean  *agreed)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (Source));

  for (guint i = 0; i < sj_records_get_length (ours); i++)
    {
      Source source = { ours, i };

      if (find (theirs, key_of (ours, i)) != G_MAXUINT || stays (base, ours, i, agreed))
        g_array_append_val (sources, source);
    }
  for (guint i = 0; i < sj_records_get_length (theirs); i++)
    if (find (ours, key_of (theirs, i)) == G_MAXUINT && stays (base, theirs, i, agreed))
      insert_after (sources, theirs, i);

  return sources;
}

/* Their changes to a record that we have too. */
static void
merge_fields (SjRecords *base,
              SjRecords *ours,
              SjRecords *theirs,
              const char *key,
              gpointer   record,
              gboolean  *agreed)
{
  const SjRecordType *type = sj_records_get_record_type (ours);
  guint before = find (base, key);
  gconstpointer our_record = sj_records_index (ours, find (ours, key));
  gconstpointer their_record = sj_records_index (theirs, find (theirs, key));
  g_autoptr(SjRecords) empty = sj_records_new (type, 1);
  gconstpointer old = before != G_MAXUINT ? sj_records_index (base, before)
                                          : sj_records_index (empty, 0);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const SjField *field = &type->fields[i];

      if (field_equal (field, our_record, their_record) || field_equal (field, old, their_record))
        continue;
      if (field_equal (field, old, our_record))
        copy_field (field, their_record, record);
      else
        *agreed = FALSE;
    }
}

static void
copy_record (Source    *source,
             SjRecords *to,
             guint      position)
{
  const SjRecordType *type = sj_records_get_record_type (to);
  gconstpointer from = sj_records_index (source->from, source->position);

  for (guint i = 0; i < type->n_fields; i++)
    copy_field (&type->fields[i], from, sj_records_index (to, position));

  for (guint i = 0; i < sj_records_get_n_unknown (source->from); i++)
    {
      const char *json;
      guint record;
      const char *member = sj_records_get_unknown (source->from, i, &record, &json);

      if (record == source->position)
        sj_records_set_unknown (to, position, member, json);
    }
}

/**
 * sj_merge_records:
 * @base: (nullable): what the list was
 * @ours: (nullable): what we made of it
 * @theirs: (nullable): what they made of it
 * @agreed: (inout): set to %FALSE where both contradict each other
 *
 * Returns: (transfer full) (nullable): the merged list, with ours where they contradict; %NULL if
 *   the records cannot be told from one another
 */
SjRecords *
sj_merge_records (SjRecords *base,
                  SjRecords *ours,
                  SjRecords *theirs,
                  gboolean  *agreed)
{
  g_autoptr(GArray) sources = NULL;
  SjRecords *any = ours != NULL ? ours : theirs;
  SjRecords *merged;

  if (any == NULL || !have_keys (base) || !have_keys (ours) || !have_keys (theirs))
    return NULL;

  sources = choose_records (base, ours, theirs, agreed);
  merged = sj_records_new (sj_records_get_record_type (any), sources->len);
  for (guint i = 0; i < sources->len; i++)
    {
      Source *source = &g_array_index (sources, Source, i);
      const char *key = key_of (source->from, source->position);

      copy_record (source, merged, i);
      if (source->from == ours && find (theirs, key) != G_MAXUINT)
        merge_fields (base, ours, theirs, key, sj_records_index (merged, i), agreed);
    }

  return merged;
}
