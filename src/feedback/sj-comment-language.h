#pragma once

#include "feedback/sj-word-list.h"

G_BEGIN_DECLS

/* The languages comments are read in. */
typedef enum
{
  SJ_LANGUAGE_UNKNOWN, /* to be found out from the comment */
  SJ_LANGUAGE_ENGLISH,
  SJ_LANGUAGE_GERMAN,
  SJ_LANGUAGE_FRENCH,
  SJ_LANGUAGE_SPANISH,
  SJ_LANGUAGE_OTHER, /* one without a list of words here */
  SJ_N_LANGUAGES,
} SjCommentLanguage;

SjCommentLanguage  sj_comment_language_parse    (const char           *text);
const char        *sj_comment_language_get_id   (SjCommentLanguage     language);
const SjWordList  *sj_comment_language_get_list (SjCommentLanguage     language);
SjCommentLanguage  sj_comment_language_detect   (const SjCommentWords *words);

G_END_DECLS
