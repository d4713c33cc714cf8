#pragma once

#include "core/sj-element.h"

G_BEGIN_DECLS

#define SJ_TYPE_STEP (sj_step_get_type ())
G_DECLARE_FINAL_TYPE (SjStep, sj_step, SJ, STEP, SjElement)

SjStep     *sj_step_new       (const char *title,
                               const char *stage);
const char *sj_step_get_title (SjStep     *self);
const char *sj_step_get_stage (SjStep     *self);
double      sj_step_get_width (SjStep     *self);
char       *sj_step_create_time (SjStep   *self);

G_END_DECLS
