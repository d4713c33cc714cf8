#pragma once

#include "core/sj-search.h"

G_BEGIN_DECLS

/**
 * SjSearchRun:
 *
 * Looks for words bit by bit, so that a window can go on drawing meanwhile. What it finds is what
 * sj_search_find() would.
 */
typedef struct _SjSearchRun SjSearchRun;

SjSearchRun *sj_search_run_new           (SjSearch      *search,
                                          const char    *words,
                                          SjSearchFlags  flags);
void         sj_search_run_free          (SjSearchRun   *self);
gboolean     sj_search_run_continue      (SjSearchRun   *self,
                                          gint64         deadline);
GPtrArray   *sj_search_run_steal_matches (SjSearchRun   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSearchRun, sj_search_run_free)

G_END_DECLS
