#pragma once

#include "core/sj-element.h"
#include "core/sj-enums.h"

G_BEGIN_DECLS

#define SJ_TYPE_LINK (sj_link_get_type ())
G_DECLARE_FINAL_TYPE (SjLink, sj_link, SJ, LINK, SjElement)

SjLink     *sj_link_new       (const char *from,
                               const char *to,
                               SjLinkKind  kind);
const char *sj_link_get_from  (SjLink     *self);
const char *sj_link_get_to    (SjLink     *self);
SjLinkKind  sj_link_get_kind  (SjLink     *self);
const char *sj_link_get_label (SjLink     *self);

G_END_DECLS
