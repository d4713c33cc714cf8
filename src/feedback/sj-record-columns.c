#define G_LOG_DOMAIN "sj-record-columns"

#include "config.h"

#include "feedback/sj-record-columns.h"

#include <string.h>

#define NO_COLUMN G_MAXUINT

/* Of one column in one record: where its texts stand. */
typedef struct
{
  gsize start;
  gsize length;
  gsize label_start;
  gsize label_length;
  gboolean is_list;
} Slot;

struct _SjRecordColumns
{
  GPtrArray *names;
  GHashTable *indices; /* name → its index + 1 */
  GArray *slots;       /* Slot */
  GString *text;       /* of the record */
  guint expected;      /* records mostly have the same keys in the same order */
  gboolean coded;
  gboolean closed;
  gboolean overflow;
  gboolean left_out; /* the record has a key that is no column */
};

SjRecordColumns *
sj_record_columns_new (void)
{
  SjRecordColumns *self = g_new0 (SjRecordColumns, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  self->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  self->text = g_string_new (NULL);

  return self;
}

void
sj_record_columns_free (SjRecordColumns *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->indices);
  g_ptr_array_unref (self->names);
  g_array_unref (self->slots);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * sj_record_columns_set_coded:
 * @self: columns
 * @coded: whether records have answers as codes below "values" and their texts below "labels", as
 *   Qualtrics writes them
 */
void
sj_record_columns_set_coded (SjRecordColumns *self,
                             gboolean         coded)
{
  g_return_if_fail (self != NULL);

  self->coded = coded;
}

/**
 * sj_record_columns_close:
 *
 * From now on keys that are not known yet are left out.
 */
void
sj_record_columns_close (SjRecordColumns *self)
{
  g_return_if_fail (self != NULL);

  self->closed = TRUE;
}

/**
 * sj_record_columns_overflow:
 *
 * Returns: whether there were more than %SJ_RECORD_COLUMNS_MAX keys
 */
gboolean
sj_record_columns_overflow (SjRecordColumns *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->overflow;
}

/**
 * sj_record_columns_begin:
 *
 * Empties all columns for the next record.
 */
void
sj_record_columns_begin (SjRecordColumns *self)
{
  g_return_if_fail (self != NULL);

  if (self->slots->len > 0)
    memset (self->slots->data, 0, self->slots->len * sizeof (Slot));
  g_string_truncate (self->text, 0);
  self->expected = 0;
  self->left_out = FALSE;
}

static guint
add_column (SjRecordColumns *self,
            const char      *name)
{
  char *kept;

  if (self->names->len == SJ_RECORD_COLUMNS_MAX)
    {
      self->overflow = TRUE;
      return NO_COLUMN;
    }

  kept = g_strdup (name);
  g_ptr_array_add (self->names, kept);
  g_hash_table_insert (self->indices, kept, GUINT_TO_POINTER (self->names->len));
  g_array_set_size (self->slots, self->names->len);

  return self->names->len - 1;
}

static guint
find_column (SjRecordColumns *self,
             const char      *name)
{
  guint found;

  if (self->expected < self->names->len &&
      g_str_equal (g_ptr_array_index (self->names, self->expected), name))
    return self->expected++;

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, name));
  if (found == 0 && self->closed)
    {
      self->left_out = TRUE;
      return NO_COLUMN;
    }
  found = found > 0 ? found - 1 : add_column (self, name);
  self->expected = found + 1;

  return found;
}

static gboolean
is_about_display (const char *name)
{
  return g_str_equal (name, "displayedFields") || g_str_has_prefix (name, "displayedValues.");
}

/**
 * sj_record_columns_take:
 * @columns: the #SjRecordColumns
 * @field: a field of the record; the last one of a name counts
 *
 * A #SjRecordFieldFunc.
 */
void
sj_record_columns_take (gpointer             columns,
                        const SjRecordField *field)
{
  SjRecordColumns *self = columns;
  const char *name = field->path;
  gboolean is_label = FALSE;
  gsize start = self->text->len;
  guint column;
  Slot *slot;

  if (self->coded && is_about_display (name))
    return;
  if (self->coded && (g_str_has_prefix (name, "values.") || g_str_has_prefix (name, "labels.")))
    {
      is_label = *name == 'l';
      name += strlen ("values.");
    }
  column = find_column (self, name);
  if (column == NO_COLUMN)
    return;

  g_string_append_len (self->text, field->text, field->length);
  slot = &g_array_index (self->slots, Slot, column);
  if (is_label)
    {
      slot->label_start = start;
      slot->label_length = field->length;
      return;
    }
  slot->start = start;
  slot->length = field->length;
  slot->is_list = field->is_list;
}

/* A code with its text is written as "4 - Satisfied", so that both are known; of several choices
 * the texts alone. */
static void
add_cell (SjRecordColumns *self,
          guint            column,
          SjSheetRow      *row)
{
  const Slot *slot = &g_array_index (self->slots, Slot, column);
  const char *value = self->text->str + slot->start;
  const char *label = self->text->str + slot->label_start;
  gboolean same = slot->length == slot->label_length && memcmp (value, label, slot->length) == 0;

  if (slot->label_length == 0 || same)
    sj_sheet_row_add (row, column, value, slot->length);
  else if (slot->length == 0 || slot->is_list)
    sj_sheet_row_add (row, column, label, slot->label_length);
  else
    {
      g_autoptr(GString) both = g_string_new_len (value, slot->length);

      g_string_append (both, " - ");
      g_string_append_len (both, label, slot->label_length);
      sj_sheet_row_add (row, column, both->str, both->len);
    }
}

/**
 * sj_record_columns_end:
 * @self: columns
 * @row: a row that was begun: gets the cells of the record
 *
 * Returns: %FALSE if the record has keys that were left out
 */
gboolean
sj_record_columns_end (SjRecordColumns *self,
                       SjSheetRow      *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  for (guint i = 0; i < self->slots->len; i++)
    add_cell (self, i, row);

  return !self->left_out;
}

/**
 * sj_record_columns_get_header:
 * @self: columns
 * @row: a row that was begun: gets the names
 */
void
sj_record_columns_get_header (SjRecordColumns *self,
                              SjSheetRow      *row)
{
  g_return_if_fail (self != NULL && row != NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      sj_sheet_row_add (row, i, name, strlen (name));
    }
}
