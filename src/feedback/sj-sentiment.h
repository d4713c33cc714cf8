#pragma once

#include "feedback/sj-comment-language.h"

G_BEGIN_DECLS

/* Fewer known words than these say nothing about a mood. */
#define SJ_SENTIMENT_MIN_KNOWN 3

/* What was found out about one comment. */
typedef struct
{
  double score; /* −1 to 1 */
  guint n_words;
  guint n_known;
  SjCommentLanguage language;
} SjMood;

/* Estimates from the words of comments how their writers feel. Not changed once it is made, so that
 * threads may share it. */
typedef struct _SjSentiment SjSentiment;

SjSentiment *sj_sentiment_new   (const char         *words,
                                 gboolean            only_these,
                                 GError            **error);
void         sj_sentiment_free  (SjSentiment        *self);
gboolean     sj_sentiment_score (const SjSentiment  *self,
                                 SjCommentWords     *words,
                                 const char         *text,
                                 gsize               length,
                                 SjCommentLanguage   language,
                                 SjMood             *mood);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSentiment, sj_sentiment_free)

G_END_DECLS
