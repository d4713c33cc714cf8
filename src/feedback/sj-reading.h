#pragma once

#include "feedback/sj-answer-date.h"

G_BEGIN_DECLS

/* What a table holds. */
typedef enum
{
  SJ_CONTENT_ANSWERS, /* a row is what one person said */
  SJ_CONTENT_COUNTS,  /* how many people gave each answer, by touchpoint */
  SJ_CONTENT_FIGURES, /* what somebody worked out, a row a touchpoint */
} SjContent;

/* How a table is to be read: what a person says about it on the command line or in a dialog, and
 * what a recipe keeps. Columns are named, not numbered: a later export may have others. */
typedef struct
{
  char *encoding;   /* NULL to find out */
  char delimiter;   /* 0 to find out */
  int header_at;    /* the row of the file the header begins in, from 1; 0 to find out */
  int header_rows;  /* −1 to find out */
  char *vendor;     /* its id, "generic" for none; NULL to find out */
  char *sheet;      /* of a workbook: its name, or "#" and a number; NULL to find out */
  char *table;      /* of a database: the name of a table or view; NULL for the only one */
  char *query;      /* of a database: one SELECT instead of a table, or NULL */
  SjContent content;
  char *by;         /* the column that names the touchpoint, or NULL: each score is one */
  char *segment;
  char *second_segment; /* with it, a segment is a value of each: “Anna · Web”; NULL for one */
  char *wave;
  SjPeriod period;  /* of the wave; NONE: the column's text is the wave */
  GPtrArray *scores;   /* char *: COLUMN[:METRIC[:LOW-HIGH]]; none: all that look like ratings */
  GPtrArray *scales;   /* char *: like scores, for columns that are read anyway or are not to be:
                          metric "none" */
  GPtrArray *reversed; /* char *: columns */
  GPtrArray *missing;  /* char *: further texts that stand for no answer */
  GPtrArray *labels;   /* SjReadingLabel */
  char *weight;
  char *respondent;     /* the column that says who answered, or NULL */
  gboolean respondent_is_guess; /* nobody has said so: it is dropped where there is no room */
  gboolean same_people; /* whether answers of the same people are wanted side by side */
  char *blend;          /* metrics to blend and their weights, as in "nps=2,csat"; NULL for none */
  gboolean date_range; /* whether first and last date are wanted, too */
  char *words;         /* words of a person's own for comments, as sj_word_file_read() gives
                          them; NULL for none */
  gboolean only_words; /* whether they stand instead of the program's */
  guint min_n; /* the smallest group that is shown; 0 for all */
  GPtrArray *keeps; /* char *: FILTER not to run, or FILTER=TEXT that it lets pass */
  GPtrArray *drops; /* char *: FILTER to run though it is off, or FILTER=TEXT that it leaves out */
  GPtrArray *where; /* SjReadingChoice: rows must pass all columns */
  char *date_column; /* of the range; NULL to find out */
  char *from;        /* ISO 8601; the first moment of the range, or NULL */
  char *until;       /* ISO 8601; the first moment behind the range, or NULL */
  SjDateOrder date_order; /* of dates that could be either */
  char *time_zone;   /* of the range and of times without one; NULL: the computer's */
} SjReading;

/* Of one column, the texts whose rows are read. */
typedef struct
{
  char *column;
  GPtrArray *texts; /* char * */
} SjReadingChoice;

/* A text that stands for an answer. */
typedef struct
{
  char *label;
  double value;
} SjReadingLabel;

#define SJ_READING_MIN_N 5

void     sj_reading_init        (SjReading   *reading);
void     sj_reading_clear       (SjReading   *reading);
void     sj_reading_set_source  (SjReading   *reading,
                                 const char  *table,
                                 const char  *query);
void     sj_reading_set_content (SjReading   *reading,
                                 SjContent    content);
void     sj_reading_copy        (SjReading   *reading,
                                 const SjReading *from);
gboolean sj_reading_add_labels  (SjReading   *reading,
                                 const char  *text,
                                 GError     **error);
void     sj_reading_add_label   (SjReading   *reading,
                                 const char  *text,
                                 double       value);
void     sj_reading_add_missing (SjReading   *reading,
                                 const char  *text);
void     sj_reading_add_choice  (SjReading   *reading,
                                 const char  *column,
                                 const char  *text);
gboolean sj_reading_add_where   (SjReading   *reading,
                                 const char  *text,
                                 GError     **error);
void     sj_reading_set_scale   (SjReading   *reading,
                                 const char  *column,
                                 const char  *scale);
void     sj_reading_set_filter  (SjReading   *reading,
                                 const char  *filter,
                                 const char  *text,
                                 gboolean     keep);
gboolean sj_reading_set_wave    (SjReading   *reading,
                                 const char  *text);
const char *sj_content_get_id  (SjContent    content);
gboolean sj_content_parse       (const char  *id,
                                 SjContent   *content);
gboolean sj_reading_set_delimiter (SjReading   *reading,
                                   const char  *text,
                                   GError     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjReading, sj_reading_clear)

G_END_DECLS
