#define G_LOG_DOMAIN "sj-theme"

#include "scene/sj-theme.h"

/**
 * SjTheme:
 *
 * Colours and letters of a map. Themes are constant tables: a colour is asked for by what it is
 * for.
 * White text keeps 4.5:1 on every stage colour, and the test of this file holds that.
 */

#define N_STAGE_COLOURS 8

struct _SjTheme
{
  SjThemeKind kind;
  guint32     colours[SJ_N_COLOURS];
  guint32     stages[N_STAGE_COLOURS];
  guint32     bars[N_STAGE_COLOURS];
  guint32     series[SJ_THEME_N_SERIES_COLOURS];
};

static const SjTheme themes[] = {
  [SJ_THEME_LIGHT] = {
    .kind = SJ_THEME_LIGHT,
    .colours = {
      [SJ_COLOUR_PAPER] = 0xffffff,
      [SJ_COLOUR_INK] = 0x241f31,
      [SJ_COLOUR_INK_STRONG] = 0x3d3846,
      [SJ_COLOUR_INK_SOFT] = 0x5e5c64,
      [SJ_COLOUR_INK_FAINT] = 0x6f6e73,
      [SJ_COLOUR_LANE_EVEN] = 0xf6f5f4,
      [SJ_COLOUR_LANE_ODD] = 0xfbfafa,
      [SJ_COLOUR_HEADER_EVEN] = 0xebeae8,
      [SJ_COLOUR_HEADER_ODD] = 0xf1f0ef,
      [SJ_COLOUR_CARD] = 0xffffff,
      [SJ_COLOUR_CARD_BORDER] = 0xd5d3cf,
      [SJ_COLOUR_LINK] = 0x8f8e8b,
      [SJ_COLOUR_LINK_DEVIATION] = 0xc64600,
      [SJ_COLOUR_GRID] = 0xdeddda,
      [SJ_COLOUR_GRID_ZERO] = 0xc0bfbc,
      [SJ_COLOUR_ON_STAGE] = 0xffffff,
      [SJ_COLOUR_BADGE] = 0xe5f0fb,
      [SJ_COLOUR_BADGE_INK] = 0x1a5fb4,
      [SJ_COLOUR_ACCENT] = 0x1a5fb4,
      [SJ_COLOUR_POSITIVE] = 0x26a269,
      [SJ_COLOUR_NEUTRAL] = 0x77767b,
      [SJ_COLOUR_NEGATIVE] = 0xc01c28,
      [SJ_COLOUR_MOMENT] = 0x905300,
    },
    .stages = { 0x1a5fb4, 0x17727f, 0x26733a, 0x905300, 0x813d9c, 0xa51d2d, 0x4d5a66, 0x3d3aa0 },
    .bars = { 0x3584e4, 0x2190a4, 0x3a944a, 0xc64600, 0x9141ac, 0xe01b24, 0x77838f, 0x6258d0 },
    .series = { 0x1a5fb4, 0xc64600, 0x26733a, 0x813d9c, 0x17727f, 0x865e3c },
  },
  [SJ_THEME_DARK] = {
    .kind = SJ_THEME_DARK,
    .colours = {
      [SJ_COLOUR_PAPER] = 0x1e1e20,
      [SJ_COLOUR_INK] = 0xf6f5f4,
      [SJ_COLOUR_INK_STRONG] = 0xdeddda,
      [SJ_COLOUR_INK_SOFT] = 0xb8b7bb,
      [SJ_COLOUR_INK_FAINT] = 0x9a999e,
      [SJ_COLOUR_LANE_EVEN] = 0x28282b,
      [SJ_COLOUR_LANE_ODD] = 0x242427,
      [SJ_COLOUR_HEADER_EVEN] = 0x333337,
      [SJ_COLOUR_HEADER_ODD] = 0x2e2e32,
      [SJ_COLOUR_CARD] = 0x36363a,
      [SJ_COLOUR_CARD_BORDER] = 0x4c4c52,
      [SJ_COLOUR_LINK] = 0x8d8c92,
      [SJ_COLOUR_LINK_DEVIATION] = 0xff8a50,
      [SJ_COLOUR_GRID] = 0x3a3a3e,
      [SJ_COLOUR_GRID_ZERO] = 0x5b5b61,
      [SJ_COLOUR_ON_STAGE] = 0xffffff,
      [SJ_COLOUR_BADGE] = 0x20395c,
      [SJ_COLOUR_BADGE_INK] = 0x99c1f1,
      [SJ_COLOUR_ACCENT] = 0x78aeed,
      [SJ_COLOUR_POSITIVE] = 0x57e389,
      [SJ_COLOUR_NEUTRAL] = 0xa5a4aa,
      [SJ_COLOUR_NEGATIVE] = 0xff7b7b,
      [SJ_COLOUR_MOMENT] = 0xf8c25a,
    },
    .stages = { 0x1f66bd, 0x17727f, 0x26733a, 0x905300, 0x813d9c, 0xa51d2d, 0x4d5a66, 0x4a46b5 },
    .bars = { 0x62a0ea, 0x4fc1d4, 0x6cc77c, 0xffa348, 0xc58be0, 0xff7b7b, 0xa9b4bf, 0x9a92f0 },
    .series = { 0x78aeed, 0xff9d5c, 0x6cc77c, 0xcf9ae6, 0x4fc1d4, 0xcdab8f },
  },
  [SJ_THEME_HIGH_CONTRAST] = {
    .kind = SJ_THEME_HIGH_CONTRAST,
    .colours = {
      [SJ_COLOUR_PAPER] = 0xffffff,
      [SJ_COLOUR_INK] = 0x000000,
      [SJ_COLOUR_INK_STRONG] = 0x000000,
      [SJ_COLOUR_INK_SOFT] = 0x1a1a1a,
      [SJ_COLOUR_INK_FAINT] = 0x333333,
      [SJ_COLOUR_LANE_EVEN] = 0xffffff,
      [SJ_COLOUR_LANE_ODD] = 0xffffff,
      [SJ_COLOUR_HEADER_EVEN] = 0xe6e6e6,
      [SJ_COLOUR_HEADER_ODD] = 0xe6e6e6,
      [SJ_COLOUR_CARD] = 0xffffff,
      [SJ_COLOUR_CARD_BORDER] = 0x000000,
      [SJ_COLOUR_LINK] = 0x1a1a1a,
      [SJ_COLOUR_LINK_DEVIATION] = 0x8f2d00,
      [SJ_COLOUR_GRID] = 0x8c8c8c,
      [SJ_COLOUR_GRID_ZERO] = 0x000000,
      [SJ_COLOUR_ON_STAGE] = 0xffffff,
      [SJ_COLOUR_BADGE] = 0x000000,
      [SJ_COLOUR_BADGE_INK] = 0xffffff,
      [SJ_COLOUR_ACCENT] = 0x0b3d80,
      [SJ_COLOUR_POSITIVE] = 0x0f5c36,
      [SJ_COLOUR_NEUTRAL] = 0x333333,
      [SJ_COLOUR_NEGATIVE] = 0x8a0812,
      [SJ_COLOUR_MOMENT] = 0x5c3500,
    },
    .stages = { 0x0b3d80, 0x0a4a54, 0x144a22, 0x5c3500, 0x54206b, 0x750d19, 0x2f3840, 0x262380 },
    .bars = { 0x0b3d80, 0x0a4a54, 0x144a22, 0x8f2d00, 0x54206b, 0x750d19, 0x2f3840, 0x262380 },
    .series = { 0x0b3d80, 0x8f2d00, 0x144a22, 0x54206b, 0x0a4a54, 0x5b3b1e },
  },
};

static const SjFont fonts[SJ_N_STYLES] = {
  [SJ_STYLE_TITLE] = { 26.0, 700, FALSE },
  [SJ_STYLE_SUBTITLE] = { 13.5, 400, FALSE },
  [SJ_STYLE_META] = { 12.0, 400, FALSE },
  [SJ_STYLE_BADGE] = { 12.0, 600, FALSE },
  [SJ_STYLE_STAGE] = { 14.0, 700, FALSE },
  [SJ_STYLE_STEP] = { 11.5, 600, FALSE },
  [SJ_STYLE_LANE] = { 12.5, 700, FALSE },
  [SJ_STYLE_CARD_TITLE] = { 11.5, 700, FALSE },
  [SJ_STYLE_CARD_TEXT] = { 11.0, 400, FALSE },
  [SJ_STYLE_QUOTE] = { 11.0, 400, TRUE },
  [SJ_STYLE_LINK] = { 10.5, 600, FALSE },
  [SJ_STYLE_COUNT] = { 10.5, 400, FALSE },
  [SJ_STYLE_CALLOUT] = { 11.0, 700, FALSE },
  [SJ_STYLE_SERIES] = { 10.5, 700, FALSE },
  [SJ_STYLE_LEGEND] = { 11.0, 400, FALSE },
};

/**
 * sj_theme_get:
 * @kind: which theme
 *
 * Returns: (transfer none): the theme; static
 */
const SjTheme *
sj_theme_get (SjThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (themes), &themes[SJ_THEME_LIGHT]);

  return &themes[kind];
}

SjThemeKind
sj_theme_get_kind (const SjTheme *self)
{
  return self->kind;
}

SjColour
sj_theme_get_colour (const SjTheme *self,
                     SjColourRole   role)
{
  g_return_val_if_fail (role < SJ_N_COLOURS, SJ_NO_COLOUR);

  return sj_colour_from_hex (self->colours[role]);
}

/**
 * sj_theme_get_stage_colour:
 * @position: the place of the stage in the map; the palette repeats
 *
 * Returns: the colour of its arrow
 */
SjColour
sj_theme_get_stage_colour (const SjTheme *self,
                           guint          position)
{
  return sj_colour_from_hex (self->stages[position % N_STAGE_COLOURS]);
}

/**
 * sj_theme_get_bar_colour:
 * @position: the place of the stage in the map; the palette repeats
 *
 * Returns: the colour of the bar of the cards below it
 */
SjColour
sj_theme_get_bar_colour (const SjTheme *self,
                         guint          position)
{
  return sj_colour_from_hex (self->bars[position % N_STAGE_COLOURS]);
}

SjColour
sj_theme_get_series_colour (const SjTheme *self,
                            guint          position)
{
  return sj_colour_from_hex (self->series[position % SJ_THEME_N_SERIES_COLOURS]);
}

const SjFont *
sj_theme_get_font (const SjTheme *self,
                   SjTextStyle    style)
{
  g_return_val_if_fail (style < SJ_N_STYLES, &fonts[SJ_STYLE_CARD_TEXT]);

  return &fonts[style];
}

/**
 * sj_theme_get_font_family:
 *
 * Returns: (transfer none): families as Pango lists them, the first one installed is used
 */
const char *
sj_theme_get_font_family (const SjTheme *self)
{
  return "Inter,Cantarell,DejaVu Sans,sans-serif";
}
