#pragma once

#include "feedback/sj-csv-masks.h"

G_BEGIN_DECLS

/* Where the cells and the records of a block end, in the order of the text. */
typedef struct
{
  guint32 *ends;   /* of cells, those that end a record among them */
  guint32 *breaks; /* of records */
  guint n_ends;
  guint n_breaks;
} SjCsvPositions;

/* The ways to find positions, which differ in speed only. */
typedef enum
{
  SJ_CSV_FLATTEN_PORTABLE,
  SJ_CSV_FLATTEN_BITS,   /* instructions that count and clear bits */
  SJ_CSV_FLATTEN_VECTOR, /* and one that picks the bytes of a vector by a mask */
} SjCsvFlatten;

void         sj_csv_positions_init  (SjCsvPositions       *positions,
                                     gsize                 block_size);
void         sj_csv_positions_clear (SjCsvPositions       *positions);
void         sj_csv_positions_find  (SjCsvPositions       *positions,
                                     const SjCsvMasks     *masks,
                                     SjCsvFlatten          how);
SjCsvFlatten sj_csv_flatten_choose  (void);

G_END_DECLS
