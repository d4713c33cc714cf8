#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a piece of a comment is. */
typedef enum
{
  SJ_COMMENT_WORD,
  SJ_COMMENT_NUMBER,
  SJ_COMMENT_SIGN, /* an emoji or emoticon */
} SjCommentWordKind;

/* One word of a comment, folded: without case and marks, "ä" as "ae". */
typedef struct
{
  guint32 start;  /* in the folded text */
  guint32 length;
  guint32 hash; /* Fowler, Noll and Vo's hash 1a of its text */
  guint16 clause; /* words between two marks of punctuation have the same */
  guint8 kind;
  guint8 capitals; /* written in capitals throughout */
  guint8 divided;  /* a "/" stands before it */
} SjCommentWord;

#define SJ_COMMENT_FIRST_HASH 2166136261u

static inline guint32
sj_comment_hash_step (guint32 hash,
                      char    c)
{
  return (hash ^ (guchar) c) * 16777619u;
}

/* The words of one comment. Words stand in the folded text with one space between, so that a phrase
 * is one piece of it. */
typedef struct
{
  GString *folded;
  GArray *words; /* SjCommentWord */
  guint n_exclamations;
  guint n_capitals;
} SjCommentWords;

void sj_comment_words_init  (SjCommentWords *self);
void sj_comment_words_clear (SjCommentWords *self);
void sj_comment_words_read  (SjCommentWords *self,
                             const char     *text,
                             gsize           length);

static inline const SjCommentWord *
sj_comment_words_get (const SjCommentWords *self,
                      guint                 position)
{
  return &g_array_index (self->words, SjCommentWord, position);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SjCommentWords, sj_comment_words_clear)

G_END_DECLS
