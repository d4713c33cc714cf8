#pragma once

#include "feedback/sj-answer-date.h"

G_BEGIN_DECLS

/* The time of day behind a date. */
typedef struct
{
  int seconds;     /* since midnight */
  gboolean zoned;  /* the text says its distance from UTC */
  int offset;      /* seconds east of UTC, if it does */
} SjAnswerTime;

/* From one moment on until before another, in Unix time. */
typedef struct
{
  gint64 from;
  gint64 until;
  GTimeZone *zone;      /* of times that do not say theirs */
  gboolean month_first; /* how dates are read that could be either */
} SjMomentRange;

gboolean sj_answer_time_parse  (const char          *text,
                                gsize                length,
                                SjAnswerTime        *time);
gboolean sj_moment_parse       (const char          *text,
                                gsize                length,
                                GTimeZone           *zone,
                                gboolean             month_first,
                                gint64              *moment);
gboolean sj_moment_range_init  (SjMomentRange       *range,
                                const char          *from,
                                const char          *until,
                                const char          *time_zone,
                                gboolean             utc,
                                GError             **error);
void     sj_moment_range_clear (SjMomentRange       *range);
gboolean sj_moment_range_holds (const SjMomentRange *range,
                                const char          *text,
                                gsize                length);

G_END_DECLS
