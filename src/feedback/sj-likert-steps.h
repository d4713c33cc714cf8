#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The labels of a column in order, one way to understand them. */
typedef struct
{
  guint n_steps;
  GHashTable *values; /* the label's words → its step from 1, as GUINT_TO_POINTER */
  gboolean exact;     /* satisfaction or agreement, whose usual scale has five steps */
  gboolean letters;   /* marks such as A to F, which could be names of choices as well */
  gboolean complete;  /* somebody chose each of the steps */
  guint lowest;       /* the lowest step that somebody chose */
} SjLikertSteps;

GPtrArray *sj_likert_steps_list (const char *const *labels,
                                 guint              n_labels,
                                 guint              n_answers);
gboolean   sj_likert_steps_are_sure (GPtrArray     *readings,
                                     guint          n_answers);

G_END_DECLS
