#pragma once

#include "core/sj-stage.h"
#include "scene/sj-column.h"
#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"

G_BEGIN_DECLS

SjFigure *sj_stage_figure_new                (const SjLayoutContext *context,
                                              SjStage               *stage,
                                              guint                  position,
                                              double                 width,
                                              gboolean               first);
char     *sj_stage_figure_create_description (SjStage               *stage,
                                              guint                  position,
                                              guint                  n_stages,
                                              guint                  n_steps);
SjText   *sj_step_figure_create_title        (const SjLayoutContext *context,
                                              const SjColumn        *column);
SjFigure *sj_step_figure_new                 (const SjLayoutContext *context,
                                              const SjColumn        *column,
                                              double                 height);

G_END_DECLS
