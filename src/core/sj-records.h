#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SjFieldType:
 * @SJ_FIELD_TEXT: `char *`, owned by the record; %NULL is the empty text
 * @SJ_FIELD_REFERENCE: as text, the id of an element
 * @SJ_FIELD_NUMBER: `double`; `NAN` is absent
 * @SJ_FIELD_COUNT: `gint64`; −1 is absent
 * @SJ_FIELD_BOOLEAN: `gboolean`; %FALSE is the default
 * @SJ_FIELD_NUMBERS: `GArray *` of `double`, owned by the record; %NULL is the empty list
 */
typedef enum
{
  SJ_FIELD_TEXT,
  SJ_FIELD_REFERENCE,
  SJ_FIELD_NUMBER,
  SJ_FIELD_COUNT,
  SJ_FIELD_BOOLEAN,
  SJ_FIELD_NUMBERS,
} SjFieldType;

/**
 * SjField:
 * @name: its name in files
 * @type: its type
 * @offset: where it is in the structure
 * @description: one sentence, marked for translation
 * @owner: for a reference: whether the record makes no sense without what it names
 * @label: (nullable): what people call it, marked for translation; %NULL if nobody edits it by hand
 */
typedef struct
{
  const char  *name;
  SjFieldType  type;
  gsize        offset;
  const char  *description;
  gboolean     owner;
  const char  *label;
} SjField;

/**
 * SjRecordType:
 * @name: what one record is called
 * @size: bytes of the C structure
 * @fields: the declared fields, in the order in which files keep them
 * @n_fields: how many
 *
 * Declares a plain C structure that lists in the document are made of.
 */
typedef struct
{
  const char    *name;
  gsize          size;
  const SjField *fields;
  guint          n_fields;
} SjRecordType;

typedef struct _SjRecords SjRecords;

#define SJ_TYPE_RECORDS (sj_records_get_type ())
GType               sj_records_get_type   (void);

SjRecords          *sj_records_new        (const SjRecordType *type,
                                           guint               length);
SjRecords          *sj_records_copy       (SjRecords          *self);
SjRecords          *sj_records_extend     (SjRecords          *self,
                                           guint               n_more);
SjRecords          *sj_records_ref        (SjRecords          *self);
void                sj_records_unref      (SjRecords          *self);
const SjRecordType *sj_records_get_record_type (SjRecords     *self);
guint               sj_records_get_length (SjRecords          *self);
gpointer            sj_records_index      (SjRecords          *self,
                                           guint               position);
gpointer            sj_records_append     (SjRecords          *self);
void                sj_records_remove     (SjRecords          *self,
                                           guint               position);
gboolean            sj_records_equal      (SjRecords          *first,
                                           SjRecords          *second);
void                sj_records_set_unknown (SjRecords          *self,
                                            guint               position,
                                            const char         *member,
                                            const char         *json);
guint               sj_records_get_n_unknown (SjRecords        *self);
const char         *sj_records_get_unknown (SjRecords          *self,
                                            guint               index,
                                            guint              *position,
                                            const char        **json);
void                sj_record_set_text    (char              **field,
                                           const char         *text);
gboolean            sj_record_field_is_default (const SjField *field,
                                           gconstpointer       record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecords, sj_records_unref)

G_END_DECLS
