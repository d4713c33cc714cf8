#define G_LOG_DOMAIN "sj-journal"

#include "io/sj-journal-line.h"

#include <string.h>

#include "core/sj-deletion.h"
#include "io/sj-asset-set.h"
#include "io/sj-element-reader.h"
#include "io/sj-journal-format.h"
#include "io/sj-map-format.h"
#include "io/sj-value-writer.h"

/*
 * One transaction as one line. Placings (insert, remove, move) depend on one another and stand in
 * the order in which they were done; values do not, so each is written once, as it ended, after
 * them. An element that comes in is written whole. So a line can be made of a transaction that was
 * undone, and of the part by which one has grown since the line before.
 */

#define INSERT "insert"
#define REMOVE "remove"
#define MOVE "move"
#define SET "set"
#define POSITION "position"
#define ELEMENT "element"
#define PROPERTY "property"
#define VALUE "value"

typedef struct
{
  SjJsonWriter *json;
  SjMap        *map;
  GHashTable   *assets;  /* hashes of the pictures that the journal need not bring */
  GHashTable   *written;  /* elements that this line brings whole */
} LineWriter;

typedef struct
{
  SjElement  *element;
  GParamSpec *pspec;
} JournalValue;

static gboolean
is_placing (const SjEdit *edit)
{
  return edit->kind == SJ_EDIT_INSERT || edit->kind == SJ_EDIT_REMOVE ||
         edit->kind == SJ_EDIT_MOVE;
}

static gboolean
holds_value (GArray             *values,
             const JournalValue *value)
{
  for (guint i = 0; i < values->len; i++)
    if (memcmp (&g_array_index (values, JournalValue, i), value, sizeof *value) == 0)
      return TRUE;

  return FALSE;
}

static void
journal_value_clear (JournalValue *value)
{
  g_clear_object (&value->element);
}

void
sj_journal_known_init (SjJournalKnown *self)
{
  self->n_placings = 0;
  self->values = g_array_new (FALSE, FALSE, sizeof (JournalValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) journal_value_clear);
}

void
sj_journal_known_clear (SjJournalKnown *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

void
sj_journal_known_reset (SjJournalKnown *self)
{
  self->n_placings = 0;
  g_array_set_size (self->values, 0);
}

/**
 * sj_journal_known_add:
 * @self: what is known of a transaction, or nothing
 * @transaction: the transaction, of which a line was just written
 *
 * Notes what the line has. A value that is set back while the transaction grows is no longer part
 * of it, but was written once: that is why values are kept and not looked up.
 */
void
sj_journal_known_add (SjJournalKnown      *self,
                      const SjTransaction *transaction)
{
  gboolean grows = self->values->len > 0;

  self->n_placings = 0;
  for (guint i = 0; i < sj_transaction_get_n_edits (transaction); i++)
    {
      const SjEdit *edit = sj_transaction_get_edit (transaction, i);
      JournalValue value = { edit->element, edit->pspec };

      if (is_placing (edit))
        {
          self->n_placings++;
          continue;
        }
      if (grows && holds_value (self->values, &value))
        continue;
      g_object_ref (value.element);
      g_array_append_val (self->values, value);
    }
}

static void
begin_edit (LineWriter *writer,
            const char *kind,
            const char *what)
{
  sj_json_writer_item (writer->json);
  sj_json_writer_begin_object (writer->json);
  sj_json_writer_member_text (writer->json, kind, what);
}

static void
write_insert (LineWriter *writer,
              SjElement  *element,
              guint       position)
{
  begin_edit (writer, INSERT, SJ_ELEMENT_GET_CLASS (element)->collection);
  sj_json_writer_member_number (writer->json, POSITION, position);
  sj_json_writer_member (writer->json, ELEMENT);
  sj_json_writer_begin_object (writer->json);
  sj_value_writer_write_stored (writer->json, NULL, element);
  sj_value_writer_write_unknown (writer->json, element);
  sj_json_writer_end_object (writer->json);
  sj_json_writer_end_object (writer->json);
  g_hash_table_add (writer->written, element);
}

static void
write_remove (LineWriter *writer,
              SjElement  *element)
{
  begin_edit (writer, REMOVE, sj_element_get_id (element));
  sj_json_writer_end_object (writer->json);
}

static void
write_move (LineWriter *writer,
            SjElement  *element,
            guint       position)
{
  begin_edit (writer, MOVE, sj_element_get_id (element));
  sj_json_writer_member_number (writer->json, POSITION, position);
  sj_json_writer_end_object (writer->json);
}

static void
write_placing (LineWriter   *writer,
               const SjEdit *edit,
               gboolean      forward)
{
  if (edit->kind == SJ_EDIT_MOVE)
    write_move (writer, edit->element, forward ? edit->position_after : edit->position_before);
  else if ((edit->kind == SJ_EDIT_INSERT) == forward)
    write_insert (writer, edit->element, forward ? edit->position_after : edit->position_before);
  else
    write_remove (writer, edit->element);
}

static void
write_placings (LineWriter          *writer,
                const SjTransaction *transaction,
                gboolean             forward,
                guint                n_known)
{
  guint n_edits = sj_transaction_get_n_edits (transaction);

  for (guint i = 0; i < n_edits; i++)
    {
      const SjEdit *edit = sj_transaction_get_edit (transaction, forward ? i : n_edits - 1 - i);

      if (!is_placing (edit))
        continue;
      if (n_known > 0)
        n_known--;
      else
        write_placing (writer, edit, forward);
    }
}

static void
write_value (LineWriter *writer,
             GHashTable *seen,
             SjElement  *element,
             GParamSpec *pspec)
{
  const char *id = sj_element_get_id (element);

  /* What is not in the map any more will be written whole if it comes back. */
  if (sj_map_lookup (writer->map, id) != element ||
      g_hash_table_contains (writer->written, element) ||
      !g_hash_table_add (seen, g_strdup_printf ("%s %s", id, pspec->name)))
    return;

  begin_edit (writer, SET, id);
  sj_json_writer_member_text (writer->json, PROPERTY, pspec->name);
  sj_json_writer_member (writer->json, VALUE);
  sj_value_writer_write (writer->json, element, pspec);
  sj_json_writer_end_object (writer->json);
}

static void
write_values (LineWriter           *writer,
              const SjTransaction  *transaction,
              const SjJournalKnown *known)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; known != NULL && i < known->values->len; i++)
    {
      JournalValue *value = &g_array_index (known->values, JournalValue, i);

      write_value (writer, seen, value->element, value->pspec);
    }
  for (guint i = 0; i < sj_transaction_get_n_edits (transaction); i++)
    {
      const SjEdit *edit = sj_transaction_get_edit (transaction, i);

      if (!is_placing (edit))
        write_value (writer, seen, edit->element, edit->pspec);
    }
}

/* The pictures come first, so that they are there when an element that shows them is. */
static void
write_new_assets (LineWriter          *writer,
                  const SjTransaction *transaction)
{
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < sj_transaction_get_n_edits (transaction); i++)
    sj_asset_set_add_element (writer->assets, sj_transaction_get_edit (transaction, i)->element,
                              wanted);
  for (guint i = wanted->len; i > 0; i--)
    if (sj_map_get_asset (writer->map, g_ptr_array_index (wanted, i - 1), NULL) == NULL)
      g_ptr_array_remove_index (wanted, i - 1);
  if (wanted->len == 0)
    return;

  sj_json_writer_member (writer->json, SJ_MAP_MEMBER_ASSETS);
  sj_json_writer_begin_object (writer->json);
  for (guint i = 0; i < wanted->len; i++)
    sj_value_writer_write_asset (writer->json, writer->map, g_ptr_array_index (wanted, i));
  sj_json_writer_end_object (writer->json);
}

/**
 * sj_journal_line_write:
 * @json: a writer in an object
 * @map: the map as the transaction left it
 * @transaction: a transaction
 * @forward: %FALSE if it was undone
 * @known: (nullable): what earlier lines have of it
 * @assets: (element-type utf8): hashes of pictures that need not be written; those written are
 *   added
 *
 * Writes what a transaction did.
 */
void
sj_journal_line_write (SjJsonWriter         *json,
                       SjMap                *map,
                       const SjTransaction  *transaction,
                       gboolean              forward,
                       const SjJournalKnown *known,
                       GHashTable           *assets)
{
  g_autoptr(GHashTable) written = g_hash_table_new (NULL, NULL);
  LineWriter writer = { json, map, assets, written };

  write_new_assets (&writer, transaction);
  sj_json_writer_member (json, SJ_JOURNAL_MEMBER_EDITS);
  sj_json_writer_begin_array (json);
  write_placings (&writer, transaction, forward, known != NULL ? known->n_placings : 0);
  write_values (&writer, transaction, known);
  sj_json_writer_end_array (json);
}

static gboolean
read_position (const SjJsonValue *edit,
               guint             *position)
{
  const SjJsonValue *number = sj_json_find (edit, POSITION);

  if (number == NULL || number->type != SJ_JSON_NUMBER || number->number < 0.0 ||
      number->number > G_MAXINT32)
    return FALSE;

  *position = (guint) number->number;
  return TRUE;
}

static gboolean
apply_insert (SjEditLog         *log,
              const SjJsonValue *edit,
              const char        *collection,
              SjValueReader     *values)
{
  GType type = sj_element_reader_find_type (collection);
  g_autoptr(SjElement) element = NULL;
  guint position;

  if (type == G_TYPE_INVALID || !read_position (edit, &position))
    return FALSE;

  element = sj_element_reader_read (values, type, sj_json_find (edit, ELEMENT));
  if (element == NULL ||
      sj_map_lookup (sj_edit_log_get_map (log), sj_element_get_id (element)) != NULL)
    return FALSE;

  sj_edit_log_insert (log, element, position);
  return TRUE;
}

/* In a map that others have changed something may belong to the element that its remover never
 * saw. */
static void
apply_remove (SjEditLog *log,
              SjElement *element,
              gboolean   careful)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();

  if (!careful)
    {
      sj_edit_log_remove (log, element);
      return;
    }

  g_ptr_array_add (elements, element);
  sj_deletion_perform (log, elements);
}

static gboolean
apply_set (SjEditLog         *log,
           SjElement         *element,
           const SjJsonValue *edit,
           SjValueReader     *values)
{
  const SjJsonValue *property = sj_json_find (edit, PROPERTY);
  g_auto(GValue) value = G_VALUE_INIT;
  GParamSpec *pspec;

  if (!sj_json_is_text (property))
    return FALSE;

  pspec = sj_element_class_find_stored (SJ_ELEMENT_GET_CLASS (element), property->text);
  if (pspec == NULL ||
      !sj_element_reader_read_value (values, G_OBJECT_TYPE (element), pspec,
                                     sj_json_find (edit, VALUE), &value))
    return FALSE;

  sj_edit_log_set_property (log, element, pspec->name, &value);
  return TRUE;
}

static gboolean
apply_edit (SjEditLog         *log,
            const SjJsonValue *edit,
            SjValueReader     *values,
            gboolean           careful)
{
  const SjJsonValue *kind = edit->type == SJ_JSON_OBJECT ? edit->first : NULL;
  SjElement *element;
  guint position;

  if (!sj_json_is_text (kind))
    return FALSE;
  if (g_str_equal (kind->name, INSERT))
    return apply_insert (log, edit, kind->text, values);

  element = sj_map_lookup (sj_edit_log_get_map (log), kind->text);
  if (element == NULL)
    return careful && g_str_equal (kind->name, REMOVE);
  if (g_str_equal (kind->name, SET))
    return apply_set (log, element, edit, values);
  if (SJ_IS_MAP (element))
    return FALSE;

  if (g_str_equal (kind->name, MOVE) && read_position (edit, &position))
    sj_edit_log_move (log, element, position);
  else if (g_str_equal (kind->name, REMOVE))
    apply_remove (log, element, careful);
  else
    return FALSE;

  return TRUE;
}

static void
read_assets (SjMap             *map,
             const SjJsonValue *line)
{
  const SjJsonValue *assets = sj_json_find (line, SJ_MAP_MEMBER_ASSETS);

  if (assets == NULL || assets->type != SJ_JSON_OBJECT)
    return;
  for (const SjJsonValue *asset = assets->first; asset != NULL; asset = asset->next)
    if (!sj_element_reader_read_asset (map, asset))
      g_debug ("the picture “%s” of a journal is damaged", asset->name);
}

/**
 * sj_journal_line_apply:
 * @log: a log with an open transaction
 * @line: a line as sj_journal_line_write() made it
 * @values: reads its values
 * @careful: whether the map is another than the line was made for: then what would leave an orphan
 *   or lead nowhere does not fit
 *
 * Does what the line says.
 *
 * Returns: whether all of it fitted; if not, the transaction should be aborted
 */
gboolean
sj_journal_line_apply (SjEditLog         *log,
                       const SjJsonValue *line,
                       SjValueReader     *values,
                       gboolean           careful)
{
  const SjJsonValue *edits = sj_json_find (line, SJ_JOURNAL_MEMBER_EDITS);

  g_return_val_if_fail (sj_edit_log_is_open (log), FALSE);

  if (edits == NULL || edits->type != SJ_JSON_ARRAY)
    return FALSE;

  read_assets (sj_edit_log_get_map (log), line);
  for (const SjJsonValue *edit = edits->first; edit != NULL; edit = edit->next)
    if (!apply_edit (log, edit, values, careful))
      return FALSE;

  if (careful)
    sj_value_reader_check_references (values, sj_edit_log_get_map (log));

  return sj_map_problems_get_n (values->problems) == 0;
}
