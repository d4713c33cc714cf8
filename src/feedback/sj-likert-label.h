#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text label of a rating: what is rated, and where the label stands. */
typedef struct
{
  guint family; /* labels of one column belong to one; SJ_LIKERT_NEUTRAL goes with any */
  int rank;     /* below 0 for bad, above for good, farther off for more; 0 is the middle */
  gboolean exact; /* of a family that the specification lists label by label */
} SjLikertLabel;

#define SJ_LIKERT_NEUTRAL 0

/* How strongly a label says something; the sign of its rank is that of what it says. */
typedef enum
{
  SJ_DEGREE_SLIGHT = 10,
  SJ_DEGREE_SOMEWHAT = 20,
  SJ_DEGREE_FAIR = 25,
  SJ_DEGREE_PLAIN = 30,
  SJ_DEGREE_VERY = 40,
  SJ_DEGREE_EXTREME = 50,
  SJ_DEGREE_FULL = 60,
  SJ_DEGREE_ABSENCE = 70, /* "not at all": a scale may go one way from there */
} SjDegree;

gboolean sj_likert_label_find (const char    *words,
                               SjLikertLabel *label);

G_END_DECLS
