#pragma once

#include "feedback/sj-column-profile.h"
#include "feedback/sj-scale.h"

G_BEGIN_DECLS

/* How sure it is that a column holds ratings. */
typedef enum
{
  SJ_DETECTION_NONE,     /* not a rating */
  SJ_DETECTION_ASK,      /* perhaps; @scale is the best guess */
  SJ_DETECTION_ACCEPTED,
} SjDetectionState;

typedef struct
{
  SjDetectionState state;
  SjScale scale;
  double confidence; /* 0 to 1 */
  gboolean rebase;   /* the numbers are a run that starts elsewhere than a scale */
} SjDetection;

/* Whether low may be good by what a header asks for. */
typedef enum
{
  SJ_DIRECTION_UP,
  SJ_DIRECTION_MARKS,  /* marks at school */
  SJ_DIRECTION_EFFORT, /* effort or ease */
  SJ_DIRECTION_BOTH,   /* "How easy or difficult": the header does not tell which is high */
} SjScaleDirection;

SjScaleDirection sj_scale_find_direction (const char *header);

void sj_scale_detect (const SjColumnProfile *profile,
                      const char            *header,
                      SjDetection           *detection);

void sj_scale_detect_declared (const SjColumnProfile *profile,
                               const char            *metric,
                               const char            *survey_type,
                               SjDetection           *detection);

double   sj_scale_usual_high        (const char            *header);
gboolean sj_scale_asks_satisfaction (const char            *header);
char    *sj_scale_find_codes        (const SjColumnProfile *profile,
                                     const char            *header,
                                     double                *low,
                                     double                *high);

/* What a column is for. */
typedef enum
{
  SJ_ROLE_OTHER,
  SJ_ROLE_EMPTY,
  SJ_ROLE_SCORE,
  SJ_ROLE_TOUCHPOINT,
  SJ_ROLE_SEGMENT,
  SJ_ROLE_DATE,
  SJ_ROLE_COMMENT,
  SJ_ROLE_ID,
  SJ_ROLE_PERSONAL,
  SJ_ROLE_ADMIN,   /* what the survey tool notes about the answer: no rating, whatever it holds */
  SJ_ROLE_WEIGHT,
  SJ_ROLE_CHOICES, /* ticked ones of several */
  SJ_ROLE_RANK,
  SJ_ROLE_KANO,
} SjColumnRole;

SjColumnRole sj_column_role_detect (const SjColumnProfile *profile,
                                    const char            *header,
                                    const SjDetection     *detection);
const char  *sj_column_role_get_id (SjColumnRole           role);

G_END_DECLS
