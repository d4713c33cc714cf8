#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_STAGE (sj_stage_get_type ())
G_DECLARE_FINAL_TYPE (SjStage, sj_stage, SJ, STAGE, SjElement)

SjStage    *sj_stage_new         (const char *title);
const char *sj_stage_get_title   (SjStage    *self);
const char *sj_stage_get_colour  (SjStage    *self);
gboolean    sj_stage_is_optional (SjStage    *self);

G_END_DECLS
