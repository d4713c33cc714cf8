#pragma once

#include "feedback/sj-column-profile.h"
#include "feedback/sj-table-header.h"

G_BEGIN_DECLS

/* What people were asked to do. */
typedef enum
{
  SJ_QUESTION_MATRIX,  /* to rate several things alike: each column is an item */
  SJ_QUESTION_CHOICES, /* to tick: a column a choice */
  SJ_QUESTION_JOINED,  /* to tick: all choices of a person in one cell */
  SJ_QUESTION_RANK,    /* to put in order: each column has a place */
  SJ_QUESTION_USABILITY, /* the ten items of the System Usability Scale, in their order */
  SJ_QUESTION_KANO,    /* how it would be with and without something */
} SjQuestionKind;

/* Columns that belong together. */
typedef struct
{
  SjQuestionKind kind;
  char *stem;        /* what all of its columns' names begin with, or the one column's name */
  guint first;       /* column */
  guint n_columns;   /* side by side */
  const char *delimiter; /* of joined choices */
  char *ticked;      /* of choices: the text that stands for ticked; NULL: that of the choice */
} SjQuestion;

GPtrArray        *sj_question_list        (const SjTableHeader    *header,
                                           SjTableSample          *sample,
                                           SjColumnProfile *const *profiles);
const SjQuestion *sj_question_find        (GPtrArray              *questions,
                                           guint                   column);
gboolean          sj_question_get_role    (const SjQuestion       *question,
                                           guint                   column,
                                           SjColumnRole           *role,
                                           SjDetection            *detection);
const char       *sj_question_kind_get_id (SjQuestionKind          kind);

G_END_DECLS
