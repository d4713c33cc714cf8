#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SjNameWords:
 * @folded: the whole name as folded words
 * @core: the same without stop phrases; never empty unless @folded is
 * @stems: (array zero-terminated=1): the words of @core without their endings
 * @cjk: whether it is compared by pairs of characters rather than by words
 *
 * A name made ready for comparing.
 */
typedef struct
{
  char     *folded;
  char     *core;
  char    **stems;
  gboolean  cjk;
} SjNameWords;

SjNameWords *sj_name_words_new  (const char  *name);
void         sj_name_words_free (SjNameWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjNameWords, sj_name_words_free)

G_END_DECLS
