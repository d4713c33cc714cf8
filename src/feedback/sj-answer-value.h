#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The ways an answer on a scale is written. */
typedef enum
{
  SJ_VALUE_TEXT, /* none of the others */
  SJ_VALUE_NUMBER,
  SJ_VALUE_OUT_OF,         /* "4/5", "4 out of 5", "4 von 5", "80 %" */
  SJ_VALUE_NUMBER_LABEL,   /* "10 - sehr zufrieden", "0 (not at all likely)" */
  SJ_VALUE_LABEL_NUMBER,   /* "Extremely likely - 10"; perhaps a name, such as "Store - 10" */
  SJ_VALUE_STARS,          /* "★★★☆☆" */
  SJ_VALUE_FACE,           /* one of five faces */
  SJ_VALUE_THUMB,          /* up or down */
} SjValueForm;

SjValueForm sj_answer_value_parse (const char *text,
                                   gboolean    decimal_comma,
                                   double     *value,
                                   double     *out_of);
gboolean    sj_number_parse       (const char *text,
                                   gboolean    decimal_comma,
                                   double     *value);
gboolean    sj_count_parse        (const char *text,
                                   double     *count);
gboolean    sj_number_has_comma   (const char *text);

G_END_DECLS
