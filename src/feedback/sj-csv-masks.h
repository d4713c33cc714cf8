#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a reader of delimited text stands between two bytes. */
typedef enum
{
  SJ_CSV_FIELD_START,
  SJ_CSV_UNQUOTED,
  SJ_CSV_QUOTED,
  SJ_CSV_QUOTE_IN_QUOTED, /* behind a quotation mark that closes the cell or is the first of two */
} SjCsvState;

/* The structure of a block of bytes as bit masks, 64 bytes a word, made before it is known whether
 * the block starts within quotation marks: @inside supposes that it does not and is inverted by
 * the reader if it does. */
typedef struct
{
  guint64 *ends;   /* delimiters and line ends */
  guint64 *breaks; /* line ends */
  guint64 *inside; /* within quotation marks */
  gsize n_words;
  gboolean odd;         /* the block holds an odd number of quotation marks */
  gboolean stray_plain; /* starting outside, some mark opens amid a cell: use the exact reader */
  gboolean stray_quoted; /* the same, starting inside */
  gboolean has_zeros;    /* there are bytes of zero */
} SjCsvMasks;

void       sj_csv_masks_init          (SjCsvMasks *masks,
                                       gsize       block_size);
void       sj_csv_masks_clear         (SjCsvMasks *masks);
void       sj_csv_masks_scan          (SjCsvMasks *masks,
                                       const char *bytes,
                                       gsize       length,
                                       char        delimiter);
void       sj_csv_masks_scan_portable (SjCsvMasks *masks,
                                       const char *bytes,
                                       gsize       length,
                                       char        delimiter);
SjCsvState sj_csv_masks_settle        (SjCsvMasks *masks,
                                       SjCsvState  state,
                                       const char *bytes,
                                       gsize       length,
                                       char        delimiter);

/* How many bytes past the end of a block the scan may read; they must be readable. */
#define SJ_CSV_PADDING 64

G_END_DECLS
