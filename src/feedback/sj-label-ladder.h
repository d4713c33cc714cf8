#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SJ_LADDER_MAX 7

/* Labels that are known as one list only, such as marks at school. */
typedef struct
{
  const char *rungs[SJ_LADDER_MAX]; /* best first; spellings parted by "|" */
  gboolean letters; /* A, B, C: names of choices as often as marks */
} SjLabelLadder;

guint                sj_label_ladder_count (void);
const SjLabelLadder *sj_label_ladder_get   (guint                position);
guint                sj_label_ladder_size  (const SjLabelLadder *self);
int                  sj_label_ladder_find  (const SjLabelLadder *self,
                                            const char          *words);

G_END_DECLS
