#pragma once

#include "feedback/sj-comment-words.h"

G_BEGIN_DECLS

gboolean sj_comment_rating_find (const SjCommentWords *words,
                                 guint                 position,
                                 double               *score,
                                 guint                *n_words);

G_END_DECLS
