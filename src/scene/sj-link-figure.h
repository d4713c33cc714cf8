#pragma once

#include "scene/sj-figure.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-link-box.h"

G_BEGIN_DECLS

/**
 * SjLinkPath:
 * @points: (element-type SjVertex): the corners of the link from end to end, on the page, from the
 *   start side
 * @label: the middle of its label, if it has one
 *
 * Where a link runs on the page.
 */
typedef struct
{
  GArray   *points;
  SjVertex  label;
} SjLinkPath;

/**
 * SjLinkLook:
 * @kind: its kind
 * @colour: of the line
 * @ground: of what its label lies on
 * @label: (nullable): what is written beside it
 * @rtl: whether the map runs from right to left
 *
 * What a link looks like, wherever it runs.
 */
typedef struct
{
  SjLinkKind  kind;
  SjColour    colour;
  SjColour    ground;
  SjText     *label;
  gboolean    rtl;
} SjLinkLook;

SjLinkLook sj_link_figure_get_look    (const SjLayoutContext *context,
                                       const SjLinkBox       *link);
SjFigure *sj_link_figure_new          (const SjLinkLook      *look,
                                       const SjLinkPath      *path,
                                       SjVertex              *origin);
SjText   *sj_link_figure_create_label (const SjLayoutContext *context,
                                       SjLink                *link);
char     *sj_link_figure_create_name  (const SjLinkBox       *link);

G_END_DECLS
