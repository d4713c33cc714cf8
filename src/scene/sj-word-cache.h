#pragma once

#include "scene/sj-text.h"

G_BEGIN_DECLS

#define SJ_WORD_MAX_PIECES 8

/**
 * SjWord:
 * @text: the word, not terminated
 * @length: its bytes
 * @is_simple: whether widths of words can be added up; if not, the rest is not set
 * @n_pieces: between how many line breaks it may be cut, 1 for most words
 * @ends: where each piece ends, in bytes
 * @before: what a space before it is wider by than alone, in points
 * @after: what a space behind it is wider by
 * @widths: of the pieces from the first index to the last one, in points
 *
 * What stands between two spaces, measured.
 */
typedef struct
{
  const char *text;
  guint       length;
  gboolean    is_simple;
  guint       n_pieces;
  guint16     ends[SJ_WORD_MAX_PIECES];
  float       before;
  float       after;
  float       widths[SJ_WORD_MAX_PIECES][SJ_WORD_MAX_PIECES];
} SjWord;

typedef struct _SjWordCache SjWordCache;

SjWordCache  *sj_word_cache_new             (PangoLayout *layout);
void          sj_word_cache_free            (SjWordCache *self);
const SjWord *sj_word_cache_get             (SjWordCache *self,
                                             const char  *text,
                                             gsize        length);
double        sj_word_cache_get_space_width (SjWordCache *self);

G_END_DECLS
