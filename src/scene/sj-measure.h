#pragma once

#include "scene/sj-text.h"

G_BEGIN_DECLS

typedef struct _SjMeasure SjMeasure;

SjMeasure *sj_measure_new             (void);
void       sj_measure_free            (SjMeasure   *self);

SjText    *sj_measure_text            (SjMeasure   *self,
                                       const char  *string,
                                       SjTextStyle  style,
                                       SjColour     colour,
                                       SjAlignment  alignment,
                                       gboolean     rtl,
                                       double       width,
                                       guint        max_lines);
double     sj_measure_width           (SjMeasure   *self,
                                       const char  *string,
                                       SjTextStyle  style);
double     sj_measure_get_line_height (SjMeasure   *self,
                                       SjTextStyle  style);
double     sj_measure_longest_word    (SjMeasure   *self,
                                       const char  *string,
                                       SjTextStyle  style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjMeasure, sj_measure_free)

G_END_DECLS
