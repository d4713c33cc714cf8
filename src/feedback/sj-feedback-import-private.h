#pragma once

#include "feedback/sj-curve-builder.h"
#include "feedback/sj-feedback-import.h"

G_BEGIN_DECLS

struct _SjFeedbackImport
{
  SjMap *map;
  const SjTallyResult *result;
  const SjReading *reading;
  SjRecipe *recipe; /* NULL until one is made */
  GPtrArray *matches; /* SjImportMatch */
  char *stage; /* of touchpoints that are made; NULL for a new one */
  GPtrArray *blocked; /* SjBlockedPoint; NULL until curves were built */
};

void sj_feedback_import_build (SjFeedbackImport *self,
                               SjCurveBuilder   *builder);

G_END_DECLS
