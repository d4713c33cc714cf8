#pragma once

#include "core/sj-search.h"

G_BEGIN_DECLS

#define SJ_TYPE_SEARCH_HIT (sj_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (SjSearchHit, sj_search_hit, SJ, SEARCH_HIT, GObject)

SjSearchHit *sj_search_hit_new           (const SjSearchMatch *match);
SjElement   *sj_search_hit_get_element   (SjSearchHit         *self);
char        *sj_search_hit_create_markup (SjSearchHit         *self);
char        *sj_search_hit_create_text   (SjSearchHit         *self);
char        *sj_search_hit_create_place  (SjSearchHit         *self);
const char  *sj_search_hit_get_icon_name (SjSearchHit         *self);

G_END_DECLS
