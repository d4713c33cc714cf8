#pragma once

#include "feedback/sj-byte-source.h"

G_BEGIN_DECLS

/* How records stand in a file. */
typedef enum
{
  SJ_RECORD_LAYOUT_LINES, /* NDJSON: one behind the other */
  SJ_RECORD_LAYOUT_LIST,
  SJ_RECORD_LAYOUT_MEMBER, /* a list within an object */
} SjRecordLayout;

/* Finds the records of a JSON file one by one, holding no more than one of them. */
typedef struct _SjRecordReader SjRecordReader;

SjRecordReader *sj_record_reader_new            (SjByteSource    *bytes,
                                                 const char      *list,
                                                 GError         **error);
SjRecordReader *sj_record_reader_new_for_sample (SjByteSource    *bytes,
                                                 const char      *list,
                                                 GError         **error);
void            sj_record_reader_free           (SjRecordReader  *self);
SjRecordLayout  sj_record_reader_get_layout     (SjRecordReader  *self);
gboolean        sj_record_reader_next           (SjRecordReader  *self,
                                                 const char     **text,
                                                 gsize           *length,
                                                 GError         **error);
guint64         sj_record_reader_get_line       (SjRecordReader  *self);
double          sj_record_reader_get_fraction   (SjRecordReader  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRecordReader, sj_record_reader_free)

G_END_DECLS
