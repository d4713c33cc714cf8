#pragma once

#include "scene/sj-word-cache.h"

G_BEGIN_DECLS

/* Where a line begins and ends in its text, in bytes, without the spaces around it. */
typedef struct
{
  guint  start;
  guint  end;
  double width;
} SjLine;

gboolean sj_line_breaker_break_simple (SjWordCache *words,
                                       const char  *string,
                                       double       width,
                                       GArray      *lines);
void     sj_line_breaker_break_any    (PangoLayout *layout,
                                       const char  *string,
                                       double       width,
                                       GArray      *lines,
                                       double      *height);

G_END_DECLS
