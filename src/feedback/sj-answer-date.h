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

/* What comes first in dates that could be either. */
typedef enum
{
  SJ_DATE_ORDER_UNKNOWN, /* what the dates themselves say, else what is usual here */
  SJ_DATE_ORDER_DAY_FIRST,
  SJ_DATE_ORDER_MONTH_FIRST,
} SjDateOrder;

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
gboolean sj_date_order_parse    (const char   *text,
                                 SjDateOrder  *order);
const char *sj_date_order_get_id   (SjDateOrder order);
SjDateOrder sj_date_order_of_locale (void);
gboolean sj_period_parse        (const char   *text,
                                 SjPeriod     *period);
const char *sj_period_get_name  (SjPeriod      period);
int      sj_period_index        (SjPeriod      period,
                                 int           year,
                                 int           month);
char    *sj_period_format       (SjPeriod      period,
                                 int           index);

G_END_DECLS
