#pragma once

#include "core/sj-edit-log.h"
#include "feedback/sj-curve-people.h"
#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

/* The metrics of one blended curve: a segment and wave in which a place has several. */
typedef struct
{
  const char *segment; /* borrowed; NULL without */
  const char *wave;
  GPtrArray *places;   /* SjBlendPlace */
} SjBlend;

/* What is blended at one place. */
typedef struct
{
  const char *anchor;  /* borrowed */
  GArray *parts;       /* SjBlendPart */
  SjSum w, ww, wv, wvv; /* of the people who answered all of them, blended person by person */
  guint64 n_people;
  SjPairs rest;        /* the same people here and elsewhere on the blended curve */
} SjBlendPlace;

/* One metric at a place. */
typedef struct
{
  guint curve;
  const SjCurveKnot *knot;
  double weight;
} SjBlendPart;

GHashTable *sj_blend_parse  (const char        *text,
                             GError           **error);
GPtrArray  *sj_blend_new    (SjCurveBuilder    *builder,
                             const SjPeople    *people,
                             const char        *text);
SjRecords  *sj_blend_make_points (const SjBlend *blend,
                                  guint          min_n);
void        sj_blend_store  (SjFeedbackImport  *import,
                             SjEditLog         *log,
                             SjCurveBuilder    *builder,
                             SjImportSummary   *summary);

G_END_DECLS
