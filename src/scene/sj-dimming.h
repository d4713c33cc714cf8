#pragma once

#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef struct _SjDimming SjDimming;

SjDimming *sj_dimming_new    (void);
void       sj_dimming_free   (SjDimming  *self);
gboolean   sj_dimming_set    (SjDimming  *self,
                              GHashTable *ids);
SjScene   *sj_dimming_apply  (SjDimming  *self,
                              SjScene    *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjDimming, sj_dimming_free)

G_END_DECLS
