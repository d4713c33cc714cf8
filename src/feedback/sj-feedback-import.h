#pragma once

#include "core/sj-edit-log.h"
#include "core/sj-name-frame.h"
#include "core/sj-name-match.h"
#include "core/sj-recipe.h"
#include "feedback/sj-tally-result.h"

G_BEGIN_DECLS

/* Where a match comes from. */
typedef enum
{
  SJ_IMPORT_UNMATCHED, /* nothing is alike enough */
  SJ_IMPORT_OFFERED,   /* somebody has to say yes */
  SJ_IMPORT_TAKEN,     /* alike enough */
  SJ_IMPORT_KEPT,      /* the recipe says so */
  SJ_IMPORT_CHOSEN,    /* by hand */
  SJ_IMPORT_CREATED,   /* a touchpoint will be made for it */
} SjImportMatchKind;

/* A name in the source and what it stands for in the map. */
typedef struct
{
  char *name;
  SjImportMatchKind kind;
  char *anchor; /* id; of an offered match, the best guess; of one to be created, no element's */
  double score; /* 0 to 1 */
} SjImportMatch;

/* What an import did. */
typedef struct
{
  guint n_added;
  guint n_refreshed;
  guint n_points;
  guint n_suppressed;
  guint n_created; /* touchpoints */
  guint n_blocked; /* points of other series that would tell too much beside the new ones */
  guint n_paired;  /* places where the same people answered in two waves or segments */
  gboolean unpaired; /* a database does not say whose answers are whose */
  guint64 n_repeat; /* people who are in two waves of a place that is compared without pairs; 0 if
                       they are too few to be told */
} SjImportSummary;

/* Tallies on their way into a map: names are matched, looked over, and then applied as one edit. */
typedef struct _SjFeedbackImport SjFeedbackImport;

SjFeedbackImport    *sj_feedback_import_new           (SjMap               *map,
                                                       const SjTallyResult *result,
                                                       const SjReading     *reading,
                                                       SjRecipe            *recipe);
void                 sj_feedback_import_free          (SjFeedbackImport    *self);
guint                sj_feedback_import_get_n_matches (SjFeedbackImport    *self);
const SjImportMatch *sj_feedback_import_get_match     (SjFeedbackImport    *self,
                                                       guint                position);
gboolean             sj_feedback_import_choose        (SjFeedbackImport    *self,
                                                       const char          *name,
                                                       const char          *anchor,
                                                       GError             **error);
gboolean             sj_feedback_import_create        (SjFeedbackImport    *self,
                                                       const char          *name,
                                                       GError             **error);
void                 sj_feedback_import_set_stage     (SjFeedbackImport    *self,
                                                       const char          *stage);
void                 sj_feedback_import_find_frame    (SjFeedbackImport    *self,
                                                       SjNameFrame         *frame);
GPtrArray           *sj_feedback_import_make_series   (SjFeedbackImport    *self);
gboolean             sj_feedback_import_apply         (SjFeedbackImport    *self,
                                                       SjEditLog           *log,
                                                       SjImportSummary     *summary,
                                                       GError             **error);
SjRecipe            *sj_feedback_import_get_recipe    (SjFeedbackImport    *self);
char                *sj_feedback_anchor_get_title     (SjMap               *map,
                                                       const char          *anchor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjFeedbackImport, sj_feedback_import_free)

G_END_DECLS
