#pragma once

#include "core/sj-element.h"
#include "core/sj-enums.h"

G_BEGIN_DECLS

#define SJ_TYPE_LANE (sj_lane_get_type ())
G_DECLARE_FINAL_TYPE (SjLane, sj_lane, SJ, LANE, SjElement)

SjLane     *sj_lane_new         (SjLaneKind  kind,
                                 const char *title);
SjLaneKind  sj_lane_get_kind    (SjLane     *self);
SjChannel   sj_lane_get_channel (SjLane     *self);
const char *sj_lane_get_title   (SjLane     *self);
const char *sj_lane_get_prompt  (SjLane     *self);
const char *sj_lane_get_default_prompt (SjLane *self);
double      sj_lane_get_height  (SjLane     *self);
gboolean    sj_lane_is_folded   (SjLane     *self);
gboolean    sj_lane_is_line     (SjLane     *self);
gboolean    sj_lane_holds_cards (SjLane     *self);
gboolean    sj_lane_holds_touchpoints (SjLane *self);

G_END_DECLS
