#pragma once

#include "feedback/sj-likert-label.h"

G_BEGIN_DECLS

/* Labels and the words that labels are put together from, in the languages of the specification
 * (§1.5). Everything is written as sj_plain_text_words() writes it. */

/* What labels are about. */
enum
{
  SJ_LIKERT_SATISFACTION = SJ_LIKERT_NEUTRAL + 1,
  SJ_LIKERT_AGREEMENT,
  SJ_LIKERT_IMPORTANCE,
  SJ_LIKERT_EASE,
  SJ_LIKERT_LIKELIHOOD,
  SJ_LIKERT_QUALITY,
  SJ_LIKERT_MANNERS,
  SJ_LIKERT_HAPPINESS,
  SJ_LIKERT_USE,
};

/* Alternatives are parted by "|". */
typedef struct
{
  guint family;
  int rank;
  const char *labels;
} SjLikertPhrases;

/* A word of one pole; a family is the pair of poles. */
typedef struct
{
  guint family;
  int polarity;
  const char *words;
} SjLikertPole;

typedef struct
{
  SjDegree degree;
  const char *words;
} SjLikertDegreeWords;

extern const SjLikertPhrases sj_likert_phrases[];
extern const SjLikertPole sj_likert_poles[];
extern const SjLikertDegreeWords sj_likert_degrees[];
extern const char sj_likert_negations[];
extern const char sj_likert_at_all[];
extern const char sj_likert_nothing[];
extern const char sj_likert_fillers[];

G_END_DECLS
