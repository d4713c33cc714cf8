#pragma once

#include <glib-object.h>

#include "scene/sj-paint.h"

G_BEGIN_DECLS

typedef enum
{
  SJ_THEME_LIGHT,
  SJ_THEME_DARK,
  SJ_THEME_HIGH_CONTRAST,
} SjThemeKind;

/* What a colour of the theme is for. */
typedef enum
{
  SJ_COLOUR_PAPER,
  SJ_COLOUR_INK,
  SJ_COLOUR_INK_STRONG,
  SJ_COLOUR_INK_SOFT,
  SJ_COLOUR_INK_FAINT,
  SJ_COLOUR_LANE_EVEN,
  SJ_COLOUR_LANE_ODD,
  SJ_COLOUR_HEADER_EVEN,
  SJ_COLOUR_HEADER_ODD,
  SJ_COLOUR_CARD,
  SJ_COLOUR_CARD_BORDER,
  SJ_COLOUR_LINK,
  SJ_COLOUR_LINK_DEVIATION,
  SJ_COLOUR_GRID,
  SJ_COLOUR_GRID_ZERO,
  SJ_COLOUR_ON_STAGE,
  SJ_COLOUR_BADGE,
  SJ_COLOUR_BADGE_INK,
  SJ_COLOUR_ACCENT,
  SJ_COLOUR_POSITIVE,
  SJ_COLOUR_NEUTRAL,
  SJ_COLOUR_NEGATIVE,
  SJ_COLOUR_MOMENT,
  SJ_N_COLOURS
} SjColourRole;

typedef enum
{
  SJ_STYLE_TITLE,
  SJ_STYLE_SUBTITLE,
  SJ_STYLE_META,
  SJ_STYLE_BADGE,
  SJ_STYLE_STAGE,
  SJ_STYLE_STEP,
  SJ_STYLE_LANE,
  SJ_STYLE_CARD_TITLE,
  SJ_STYLE_CARD_TEXT,
  SJ_STYLE_QUOTE,
  SJ_STYLE_LINK,
  SJ_STYLE_COUNT,
  SJ_STYLE_CALLOUT,
  SJ_STYLE_SERIES,
  SJ_STYLE_LEGEND,
  SJ_N_STYLES
} SjTextStyle;

/* weight as CSS has it, 100 … 900; size in points */
typedef struct
{
  double   size;
  int      weight;
  gboolean italic;
} SjFont;

#define SJ_THEME_N_SERIES_COLOURS 6

typedef struct _SjTheme SjTheme;




const SjTheme *sj_theme_get              (SjThemeKind     kind);
SjThemeKind   sj_theme_get_kind          (const SjTheme  *self);
SjColour      sj_theme_get_colour        (const SjTheme  *self,
                                          SjColourRole    role);
SjColour      sj_theme_get_stage_colour  (const SjTheme  *self,
                                          guint           position);
SjColour      sj_theme_get_bar_colour    (const SjTheme  *self,
                                          guint           position);
SjColour      sj_theme_get_series_colour (const SjTheme  *self,
                                          guint           position);
const SjFont *sj_theme_get_font          (const SjTheme  *self,
                                          SjTextStyle     style);
const char   *sj_theme_get_font_family   (const SjTheme  *self);

G_END_DECLS
