#pragma once

#include "feedback/sj-sample-tally.h"

G_BEGIN_DECLS

/* What may be understood in more than one way. */
typedef enum
{
  SJ_DOUBT_SCALE,    /* whether a column is a rating, and on which scale */
  SJ_DOUBT_REVERSED, /* whether low is good */
  SJ_DOUBT_REBASE,   /* whether codes that start elsewhere are steps from 1 on */
  SJ_DOUBT_MISSING,  /* whether a number or a label stands for no answer */
  SJ_DOUBT_DATES,    /* whether the day or the month comes first */
  SJ_DOUBT_CODE,     /* whether rows with a code that a filter does not know are answers */
} SjDoubtKind;

/* What choosing an alternative does to a reading. */
typedef enum
{
  SJ_CHANGE_NONE,
  SJ_CHANGE_SCALE,   /* the value is what sj_reading_set_scale() takes, and perhaps behind a "|" a
                        list of texts that stand for no answer, and behind a second one "reverse"
                        if low is good */
  SJ_CHANGE_REVERSE,
  SJ_CHANGE_MISSING, /* the value is a list of texts */
  SJ_CHANGE_DATES,   /* the value is "dmy" or "mdy" */
  SJ_CHANGE_KEEP,    /* the value is FILTER=TEXT */
  SJ_CHANGE_DROP,
} SjChange;

/* One way to understand it, and what it comes to in the first rows. */
typedef struct
{
  char *id;
  char *text;   /* for people */
  SjChange change;
  char *value;
  char *headline; /* what it comes to, for people; NULL: the figures tell */
  gboolean has_figures; /* not if the column is not read at all */
  SjSampleTally figures;
} SjAlternative;

/* A question to the person, with the answers side by side. */
typedef struct
{
  SjDoubtKind kind;
  char *id;     /* stays the same while the table is open */
  guint column;
  GArray *columns;   /* guint: @column, and the others that the answer is for */
  GPtrArray *others; /* SjDoubt: those of the other columns, which have the same labels */
  guint shown;  /* the column whose figures the alternatives show */
  char *text;   /* for people */
  GPtrArray *alternatives; /* SjAlternative, two or more */
  guint chosen;      /* what the reading says; the first one as long as it says nothing */
  gboolean answered; /* whether it says anything */
  gboolean mixed;    /* the columns are read in different ways as long as it says nothing */
} SjDoubt;

GPtrArray  *sj_doubt_list         (SjTable         *table,
                                   const SjReading *reading);
const char *sj_doubt_kind_get_id  (SjDoubtKind      kind);
void        sj_doubt_choose       (const SjDoubt   *doubt,
                                   SjTable         *table,
                                   guint            alternative,
                                   SjReading       *reading);
const SjAlternative *sj_doubt_get_alternative (const SjDoubt *doubt,
                                               guint          column,
                                               guint          alternative);
void        sj_doubt_choose_column (const SjDoubt  *doubt,
                                   SjTable         *table,
                                   guint            column,
                                   guint            alternative,
                                   SjReading       *reading);
char       *sj_alternative_headline (const SjAlternative *alternative);
char       *sj_alternative_format (const SjAlternative *alternative);

G_END_DECLS
