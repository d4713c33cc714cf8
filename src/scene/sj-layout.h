#pragma once

#include "core/sj-map.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

#define SJ_TYPE_LAYOUT (sj_layout_get_type ())
G_DECLARE_FINAL_TYPE (SjLayout, sj_layout, SJ, LAYOUT, GObject)

SjLayout *sj_layout_new       (SjMap         *map,
                               const SjTheme *theme);
void      sj_layout_set_theme (SjLayout      *self,
                               const SjTheme *theme);
void      sj_layout_show_prompts (SjLayout   *self,
                                  gboolean    show);
SjScene  *sj_layout_run       (SjLayout      *self);

G_END_DECLS
