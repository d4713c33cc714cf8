#pragma once

#include "core/sj-editing.h"

G_BEGIN_DECLS

/* The clipboard's type for a part of a map. */
#define SJ_FRAGMENT_MIME_TYPE "application/vnd.sojourn.fragment+json"

GBytes    *sj_fragment_write (SjMap      *map,
                              GPtrArray  *elements);
GBytes    *sj_fragment_cut   (SjEditLog  *log,
                              GPtrArray  *elements);
GPtrArray *sj_fragment_paste (SjEditLog  *log,
                              GBytes     *fragment,
                              SjStep     *step,
                              SjLane     *lane,
                              GError    **error);

G_END_DECLS
