#pragma once

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

typedef struct _SjReadingOrder SjReadingOrder;

SjReadingOrder    *sj_reading_order_new      (SjMap             *map,
                                              SjScene           *scene);
void               sj_reading_order_free     (SjReadingOrder    *self);
guint              sj_reading_order_get_n    (SjReadingOrder    *self);
const SjSceneItem *sj_reading_order_get      (SjReadingOrder    *self,
                                              guint              position);
gboolean           sj_reading_order_find     (SjReadingOrder    *self,
                                              const char        *id,
                                              guint             *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjReadingOrder, sj_reading_order_free)

G_END_DECLS
