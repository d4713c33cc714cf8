#pragma once

#include "feedback/sj-cell-format.h"
#include "feedback/sj-compound-file.h"

G_BEGIN_DECLS

/* One record of an old Excel workbook ([MS-XLS] 2.1.4). */
typedef struct
{
  guint16 type;
  guint16 length;
  guint64 position; /* in the stream, of its first byte behind type and length */
  const guint8 *bytes; /* padded with zeros up to SJ_XLS_PADDING; valid until the next is read */
} SjXlsRecord;

#define SJ_XLS_PADDING 32

/* Reads the records of the stream of a workbook in their order. */
typedef struct _SjXlsReader SjXlsReader;

SjXlsReader *sj_xls_reader_new  (SjCompoundFile  *file);
void         sj_xls_reader_free (SjXlsReader     *self);
void         sj_xls_reader_seek (SjXlsReader     *self,
                                 guint64          position);
gboolean     sj_xls_reader_next (SjXlsReader     *self,
                                 SjXlsRecord     *record,
                                 GError         **error);
gboolean     sj_xls_reader_next_is (SjXlsReader  *self,
                                    guint16       type);
double       sj_xls_reader_get_fraction (SjXlsReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjXlsReader, sj_xls_reader_free)

/* Numbers as they stand in records: the lowest byte first. */
static inline guint16
sj_xls_get_16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static inline guint32
sj_xls_get_32 (const guint8 *bytes)
{
  return sj_xls_get_16 (bytes) | (guint32) sj_xls_get_16 (bytes + 2) << 16;
}

/* The texts that cells share, gathered from a record and those that continue it. */
typedef struct
{
  GString *text;  /* all of them, as UTF-8 */
  GArray *starts; /* gsize; one more than there are */
} SjXlsStrings;

void        sj_xls_strings_init  (SjXlsStrings       *strings);
void        sj_xls_strings_clear (SjXlsStrings       *strings);
gboolean    sj_xls_strings_read  (SjXlsStrings       *strings,
                                  SjXlsReader        *reader,
                                  const SjXlsRecord  *first,
                                  GError            **error);
const char *sj_xls_strings_get   (const SjXlsStrings *strings,
                                  guint32             number,
                                  gsize              *length);

void        sj_xls_append_text   (GString            *text,
                                  const guint8       *bytes,
                                  gsize               n,
                                  gboolean            wide,
                                  const char         *code);

enum
{
  SJ_XLS_FORMULA = 0x06,
  SJ_XLS_EOF = 0x0A,
  SJ_XLS_DATE_MODE = 0x22,
  SJ_XLS_FILE_PASS = 0x2F,
  SJ_XLS_CONTINUE = 0x3C,
  SJ_XLS_CODE_PAGE = 0x42,
  SJ_XLS_BOUND_SHEET = 0x85,
  SJ_XLS_MUL_RK = 0xBD,
  SJ_XLS_RICH_STRING = 0xD6,
  SJ_XLS_XF = 0xE0,
  SJ_XLS_SST = 0xFC,
  SJ_XLS_LABEL_SST = 0xFD,
  SJ_XLS_NUMBER = 0x203,
  SJ_XLS_LABEL = 0x204,
  SJ_XLS_BOOL_ERR = 0x205,
  SJ_XLS_STRING = 0x207,
  SJ_XLS_RK = 0x27E,
  SJ_XLS_FORMAT = 0x41E,
  SJ_XLS_BOF = 0x809,
};

G_END_DECLS
