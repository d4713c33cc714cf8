#pragma once

#include "feedback/sj-comment-words.h"

G_BEGIN_DECLS

/* What a word is for; one may have several uses. */
typedef enum
{
  SJ_WORD_FEELING = 1 << 0,
  SJ_WORD_NEGATION = 1 << 1,
  SJ_WORD_STRONGER = 1 << 2,
  SJ_WORD_WEAKER = 1 << 3,
  SJ_WORD_CONTRAST = 1 << 4, /* "but": what follows counts more than what went before */
  SJ_WORD_SMALL = 1 << 5,    /* words every text of the language has */
  SJ_WORD_PLAIN = 1 << 6,    /* things customers write about */
  SJ_WORD_PAIRED = 1 << 7,   /* negates behind an opening only: "plus" behind "ne" */
  SJ_WORD_OPENING = 1 << 8,  /* "ne" */
  SJ_WORD_WISH = 1 << 9,     /* "would be": what is praised behind it is not there yet */
  SJ_WORD_DESPITE = 1 << 10, /* "although": what its clause says counts little */
  SJ_WORD_IRONY = 1 << 11,   /* "another": behind a lone "great" it is no praise */
} SjWordUse;

/* What a list says about a word or phrase. */
typedef struct
{
  guint uses;
  double score;  /* −4 to 4, of words of feeling */
  guint n_words; /* how many words of the comment it took */
} SjWordMeaning;

/* Words of one language and what they mean for how somebody feels. Not changed once it is made, so
 * that threads may share it. */
typedef struct _SjWordList SjWordList;

SjWordList *sj_word_list_new_from_text (const char            *text);
SjWordList *sj_word_list_new_from_tsv  (const char            *text,
                                        gsize                  length,
                                        GError               **error);
void        sj_word_list_free          (SjWordList            *self);
guint       sj_word_list_get_size      (const SjWordList      *self);
gboolean    sj_word_list_find          (const SjWordList      *self,
                                        const SjCommentWords  *words,
                                        guint                  position,
                                        SjWordMeaning         *meaning);
gboolean    sj_word_list_find_word     (const SjWordList      *self,
                                        const SjCommentWords  *words,
                                        guint                  position,
                                        SjWordMeaning         *meaning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjWordList, sj_word_list_free)

G_END_DECLS
