#pragma once

#include "core/sj-map.h"

G_BEGIN_DECLS

void     sj_map_set_guarded     (SjMap      *self,
                                 gboolean    guarded);
void     sj_map_set_writable    (SjMap      *self,
                                 gboolean    writable);
gboolean sj_map_is_writable     (SjMap      *self);
void     sj_map_element_changed (SjMap      *self,
                                 SjElement  *element,
                                 GParamSpec *pspec);
void     sj_map_insert          (SjMap      *self,
                                 SjElement  *element,
                                 guint       position);
void     sj_map_remove          (SjMap      *self,
                                 SjElement  *element);
void     sj_map_move            (SjMap      *self,
                                 SjElement  *element,
                                 guint       position);

G_END_DECLS
