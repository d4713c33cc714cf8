#pragma once

#include <pango/pangocairo.h>

#include "scene/sj-theme.h"

G_BEGIN_DECLS

typedef enum
{
  SJ_ALIGN_START,
  SJ_ALIGN_CENTRE,
  SJ_ALIGN_END,
} SjAlignment;

/**
 * SjText:
 * @string: the text as it is drawn, its lines separated by `\n`
 * @style: its letters
 * @colour: its colour
 * @align: where lines stand in the box; start and end follow @rtl
 * @rtl: whether the map runs from right to left
 * @width: of the box in points
 * @height: of the lines together in points
 * @n_lines: how many lines
 *
 * A text whose lines have been broken. It is immutable and says all that is needed to draw it, so
 * that it breaks alike on screen and on paper.
 */
typedef struct
{
  const char  *string;
  SjTextStyle  style;
  SjColour     colour;
  SjAlignment  align;
  gboolean     rtl;
  double       width;
  double       height;
  guint        n_lines;
} SjText;

PangoContext *sj_text_create_context (void);
char         *sj_text_get_drawable   (const char   *string);
SjText       *sj_text_new            (const char   *string,
                                      SjTextStyle   style,
                                      SjColour      colour,
                                      SjAlignment   align,
                                      gboolean      rtl,
                                      double        width,
                                      double        height,
                                      guint         n_lines);
SjText       *sj_text_ref            (SjText       *self);
void          sj_text_unref          (SjText       *self);
SjText       *sj_text_fade           (const SjText *self,
                                      float         strength);
PangoLayout  *sj_text_create_layout  (const SjText *self,
                                      PangoContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjText, sj_text_unref)

G_END_DECLS
