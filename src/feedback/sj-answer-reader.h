#pragma once

#include "feedback/sj-likert-steps.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

typedef struct _SjVendor SjVendor;

/* How the cells of one column become answers on a scale. */
typedef struct
{
  SjScale scale;
  gboolean decimal_comma;
  gboolean disagreement; /* "trifft nicht zu" is a label here, not a missing answer */
  GHashTable *labels;    /* what sj_answer_label_key() gives → double */
  const SjVendor *vendor; /* whose export it is, or NULL */
  GHashTable *missing;   /* normalised text, a set; owned by the reading; may be NULL */
  double shift; /* taken off numbers before anything else: codes that start elsewhere */
  double good;  /* of a scale of two: numbers from here on are good, lower ones are not; or NAN */
  gint16 slots[101];     /* counters of the whole numbers 0 to 100, −1 for none */
} SjAnswerReader;

#define SJ_ANSWER_VALUE SJ_N_MISSING

void  sj_answer_reader_init      (SjAnswerReader *reader,
                                  const SjScale  *scale);
void  sj_answer_reader_clear     (SjAnswerReader *reader);
void  sj_answer_reader_add_label (SjAnswerReader *reader,
                                  const char     *label,
                                  double          value);
void  sj_answer_reader_add_steps (SjAnswerReader      *reader,
                                  const SjLikertSteps *steps);
void  sj_answer_reader_prepare   (SjAnswerReader *reader);
int   sj_answer_reader_read      (SjAnswerReader *reader,
                                  const char     *text,
                                  double         *value);
char *sj_answer_label_key        (const char     *label);

G_END_DECLS
