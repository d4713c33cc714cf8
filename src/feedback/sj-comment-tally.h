#pragma once

#include "feedback/sj-sentiment.h"
#include "feedback/sj-table-rows.h"
#include "feedback/sj-tally.h"

G_BEGIN_DECLS

/* How the comments of one column become moods. */
typedef struct
{
  const SjSentiment *sentiment; /* borrowed; NULL where the column holds numbers */
  SjCommentLanguage language;   /* UNKNOWN: said by another column, or to be found out */
  GHashTable *missing;          /* normalised texts that are no answer; borrowed, may be NULL */
  gboolean reversed;
} SjCommentReader;

/* Memory to work in, one a thread. */
typedef struct
{
  SjCommentWords words;
  GString *scratch;
  GString *language;
} SjCommentDesk;

void     sj_comment_desk_init  (SjCommentDesk         *desk);
void     sj_comment_desk_clear (SjCommentDesk         *desk);
void     sj_comment_tally_add  (SjTally               *tally,
                                const SjCommentReader *reader,
                                SjCommentDesk         *desk,
                                const SjCell          *comment,
                                const SjCell          *language,
                                double                 weight);
gboolean sj_comment_choice_parse_language (const char *text,
                                           SjCommentLanguage *language);

G_END_DECLS
