#pragma once

#include "scene/sj-measure.h"
#include "scene/sj-theme.h"

G_BEGIN_DECLS

/**
 * SjLayoutContext:
 * @theme: colours and letters
 * @measure: breaks texts
 * @rtl: whether the map runs from right to left
 *
 * What every figure of a map is made with.
 */
typedef struct
{
  const SjTheme *theme;
  SjMeasure     *measure;
  gboolean       rtl;
} SjLayoutContext;

/* The page's fixed measures in points. */
#define SJ_PAGE_MARGIN 40.0
#define SJ_LANE_HEADER_WIDTH 150.0
#define SJ_LANE_RADIUS 8.0
#define SJ_LANE_PADDING 8.0
#define SJ_LANE_GAP 6.0
#define SJ_LANE_MIN_HEIGHT 66.0
#define SJ_COLUMN_START (SJ_PAGE_MARGIN + SJ_LANE_HEADER_WIDTH + 10.0)
#define SJ_COLUMN_MIN_WIDTH 124.0
#define SJ_COLUMN_MAX_WIDTH 180.0
#define SJ_CELL_BEFORE 8.0
#define SJ_CELL_AFTER 14.0
#define SJ_CARD_GAP 8.0
#define SJ_CARD_MIN_HEIGHT 50.0
#define SJ_STAGE_HEIGHT 38.0

static inline SjColour
sj_layout_context_colour (const SjLayoutContext *self,
                          SjColourRole           role)
{
  return sj_theme_get_colour (self->theme, role);
}

static inline SjText *
sj_layout_context_text (const SjLayoutContext *self,
                        const char            *string,
                        SjTextStyle            style,
                        SjColourRole           colour,
                        SjAlignment            alignment,
                        double                 width,
                        guint                  max_lines)
{
  return sj_measure_text (self->measure, string, style, sj_theme_get_colour (self->theme, colour),
                          alignment, self->rtl, width, max_lines);
}

G_END_DECLS
