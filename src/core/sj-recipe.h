#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

/* How one column of scores is read. Empty or absent: as detected. */
typedef struct
{
  char     *column;
  char     *metric;
  double    low;
  double    high;
  gboolean  reversed;
  double    first;
  double    good;
  char     *language; /* of comments */
} SjRecipeScore;

/* A text answer and the score it stands for. */
typedef struct
{
  char   *label;
  double  value;
} SjRecipeLabel;

/* A name in the source and the touchpoint, step or stage it was matched with. */
typedef struct
{
  char *name;
  char *anchor;
} SjRecipeMatch;

/* A text of a column whose rows are read. */
typedef struct
{
  char *column;
  char *text;
} SjRecipeChoice;

extern const SjRecordType sj_recipe_score_record_type;
extern const SjRecordType sj_recipe_choice_record_type;
extern const SjRecordType sj_recipe_label_record_type;
extern const SjRecordType sj_recipe_match_record_type;

#define SJ_TYPE_RECIPE (sj_recipe_get_type ())
G_DECLARE_FINAL_TYPE (SjRecipe, sj_recipe, SJ, RECIPE, SjElement)

SjRecipe *sj_recipe_new (void);

G_END_DECLS
