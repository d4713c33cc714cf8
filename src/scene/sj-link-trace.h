#pragma once

#include "scene/sj-link-figure.h"
#include "scene/sj-scene-places.h"

G_BEGIN_DECLS

/**
 * SjTraceX:
 * @index: a column, or a gutter
 * @in_gutter: whether it is a gutter
 * @share: how far along the column, from 0 at its start to 1 at its end
 * @offset: how far behind that, or behind the gutter's first track, in points
 *
 * A place across the page that goes with a column or a gutter.
 */
typedef struct
{
  guint    index;
  gboolean in_gutter;
  double   share;
  double   offset;
} SjTraceX;

typedef struct _SjLinkTrace SjLinkTrace;

SjLinkTrace *sj_link_trace_new       (const SjLinkLook    *look);
SjLinkTrace *sj_link_trace_ref       (SjLinkTrace         *self);
void         sj_link_trace_unref     (SjLinkTrace         *self);
void         sj_link_trace_add_point (SjLinkTrace         *self,
                                      SjTraceX             x,
                                      double               y);
void         sj_link_trace_set_label (SjLinkTrace         *self,
                                      SjTraceX             first,
                                      SjTraceX             second,
                                      double               y);
double       sj_link_trace_resolve   (const SjTraceX      *x,
                                      const SjScenePlaces *places);
SjFigure    *sj_link_trace_draw      (const SjLinkTrace   *self,
                                      const SjScenePlaces *places,
                                      SjVertex            *origin);
gboolean     sj_link_trace_get_shift (const SjLinkTrace   *self,
                                      const SjScenePlaces *before,
                                      const SjScenePlaces *now,
                                      double              *shift);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjLinkTrace, sj_link_trace_unref)

G_END_DECLS
