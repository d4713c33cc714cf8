#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text label of a rating: what is rated, and where the label stands. */
typedef struct
{
  guint family; /* labels of one column belong to one */
  int rank;     /* −4 (worst) to 4 (best); 0 is the middle */
  gboolean exact; /* from the table of labels, not put together from its words */
} SjLikertLabel;

/* The steps of a column of labels. */
typedef struct
{
  guint n_steps;
  GHashTable *values; /* the label's words → its step from 1, as GUINT_TO_POINTER */
  gboolean exact;
} SjLikertSteps;

gboolean sj_likert_label_find  (const char         *words,
                                SjLikertLabel      *label);
gboolean sj_likert_steps_init  (SjLikertSteps      *steps,
                                const char *const  *labels,
                                guint               n_labels);
void     sj_likert_steps_clear (SjLikertSteps      *steps);

G_END_DECLS
