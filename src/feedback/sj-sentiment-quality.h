#pragma once

#include "feedback/sj-comment-language.h"

G_BEGIN_DECLS

gboolean  sj_sentiment_quality_get      (SjCommentLanguage  language,
                                         guint             *n,
                                         guint             *n_right);
char     *sj_sentiment_quality_describe (void);

G_END_DECLS
