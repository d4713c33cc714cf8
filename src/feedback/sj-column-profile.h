#pragma once

#include "feedback/sj-answer-value.h"
#include "feedback/sj-likert-steps.h"
#include "feedback/sj-table-sample.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

/* What the cells of one column look like, told from a sample. */
typedef struct
{
  guint n;       /* cells with something in them, missing answers not counted */
  guint n_rows;
  guint missing[SJ_N_MISSING];
  guint n_numeric; /* in any form that has a number */
  guint n_form[SJ_VALUE_THUMB + 1];
  guint n_dates;
  guint n_contacts; /* e-mail, telephone or network addresses */
  double low, high;
  gboolean whole;   /* every number is */
  gboolean halves;  /* every number is whole or one half more */
  double out_of;
  guint n_distinct_numbers; /* up to SJ_PROFILE_MAX_NUMBERS */
  double numbers[21];       /* the first different ones */
  guint n_of_number[21];    /* how often each of them stands there */
  guint n_distinct;         /* up to SJ_PROFILE_MAX_DISTINCT */
  GPtrArray *distinct;      /* char *: the first different texts */
  double average_length;    /* in characters */
  gboolean decimal_comma;
  gboolean disagreement; /* holds "trifft zu" and "trifft nicht zu" */
  int order; /* of numbers with labels in cells or header: −1 if the best label has the lowest
              * number; 0: not known */
  GPtrArray *readings; /* SjLikertSteps: if all its texts are labels of one rating, how these may be
                          understood, the likeliest first; else NULL */
} SjColumnProfile;

#define SJ_PROFILE_MAX_DISTINCT 64
#define SJ_PROFILE_MAX_NUMBERS 21

typedef struct _SjVendor SjVendor;

SjColumnProfile *sj_column_profile_new  (SjTableSample   *sample,
                                         guint            first_row,
                                         guint            end,
                                         guint            column,
                                         const SjVendor  *vendor);
void             sj_column_profile_free (SjColumnProfile *profile);
void             sj_column_profile_note_header
                                        (SjColumnProfile *profile,
                                         const char      *header);
void             sj_column_profile_note_answers
                                        (SjColumnProfile *profile,
                                         GPtrArray       *answers);

G_END_DECLS
