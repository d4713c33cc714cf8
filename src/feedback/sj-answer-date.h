#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day as it is written: where the order of its parts is not known, both readings are kept. */
typedef struct
{
  int year;
  int day_first[2];   /* month, day if the day comes first; month 0 if that cannot be */
  int month_first[2]; /* month, day if the month comes first */
} SjAnswerDate;

/* How answers are put together in time. */
typedef enum
{
  SJ_PERIOD_NONE,
  SJ_PERIOD_MONTH,
  SJ_PERIOD_QUARTER,
  SJ_PERIOD_YEAR,
} SjPeriod;

gboolean sj_answer_date_parse   (const char   *text,
                                 gsize         length,
                                 SjAnswerDate *date);
int      sj_answer_date_first_year (void);
int      sj_answer_date_latest_year (void);
gboolean sj_period_parse        (const char   *text,
                                 SjPeriod     *period);
const char *sj_period_get_name  (SjPeriod      period);
int      sj_period_index        (SjPeriod      period,
                                 int           year,
                                 int           month);
char    *sj_period_format       (SjPeriod      period,
                                 int           index);

G_END_DECLS
