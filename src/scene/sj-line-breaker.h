#pragma once

#include "scene/sj-word-cache.h"

G_BEGIN_DECLS

/**
 * SjLine:
 * @start: where it begins in its text, in bytes
 * @end: where it ends, without the spaces behind it
 * @is_cut: whether it ends inside a word
 * @hyphen: whether a hyphen belongs there
 * @width: in points, with the hyphen
 * @height: in points; 0 for that of ordinary letters
 *
 * One line of a broken text.
 */
typedef struct
{
  guint    start;
  guint    end;
  gboolean is_cut;
  gboolean hyphen;
  double   width;
  double   height;
} SjLine;

gboolean sj_line_breaker_break_simple (SjWordCache *words,
                                       const char  *string,
                                       double       width,
                                       GArray      *lines);
void     sj_line_breaker_break_any    (PangoLayout *layout,
                                       const char  *string,
                                       double       width,
                                       GArray      *lines);

G_END_DECLS
