#pragma once

#include "core/sj-link.h"
#include "scene/sj-card-box.h"

G_BEGIN_DECLS

/**
 * SjLegKind:
 * @SJ_LEG_GUTTER: up or down between two columns
 * @SJ_LEG_CORRIDOR: along between two rows
 * @SJ_LEG_ROW: along inside a row, in the gap above a card
 */
typedef enum
{
  SJ_LEG_GUTTER,
  SJ_LEG_CORRIDOR,
  SJ_LEG_ROW,
} SjLegKind;

/**
 * SjLeg:
 * @kind: where it runs
 * @index: gutter (before the column of that number), corridor (above the row of that number) or row
 * @offset: below the row's upper edge, for a leg in a row
 * @track: which of the parallel lines of the gutter or corridor it is
 *
 * One stretch of a link.
 */
typedef struct
{
  SjLegKind kind;
  guint     index;
  double    offset;
  guint     track;
} SjLeg;

/**
 * SjLinkBox:
 * @link: the link
 * @order: its place among the map's links
 * @from: (nullable): where it begins; %NULL if it is not drawn
 * @to: (nullable): where it ends
 * @kind: its kind
 * @label: (nullable): what is written beside it
 * @leaves_start: whether it leaves its card at the start side
 * @enters_end: whether it enters its card at the end side
 * @legs: (element-type SjLeg): gutters and corridors by turns, a gutter first and last; none if it
 *   runs straight
 * @first_row: the first row whose upper edge it depends on
 * @last_row: the last one; may be one after the last row
 * @label_corridor: the corridor its label stands in, %SJ_NOWHERE if beside a straight line
 * @label_column: the column over which it stands there, %SJ_NOWHERE if on a gutter
 * @label_gutter: the gutter on which it stands there
 * @row: the row it begins in, %SJ_NOWHERE if it is not drawn
 * @has_label: whether @label is what the link says now
 * @routed: whether its legs still hold
 * @straight_gutter: the gutter before its end when it got its tracks
 * @is_tracked: whether it has its tracks
 * @drawn: whether @item still holds, but for its place
 * @row_stale: (nullable): set when @item no longer holds: that of the row it begins in
 * @chunk: which of its row's chunks it is in
 * @item: (nullable): it in the last scene
 *
 * What the layout keeps of one link.
 */
typedef struct
{
  SjLink      *link;
  guint        order;
  SjCardBox   *from;
  SjCardBox   *to;
  SjLinkKind   kind;
  SjText      *label;
  gboolean     leaves_start;
  gboolean     enters_end;
  GArray      *legs;
  guint        first_row;
  guint        last_row;
  guint        label_corridor;
  guint        label_column;
  guint        label_gutter;
  guint        row;
  gboolean     has_label;
  gboolean     routed;
  guint        straight_gutter;
  gboolean     is_tracked;
  gboolean     drawn;
  gboolean    *row_stale;
  guint        chunk;
  SjSceneItem *item;
} SjLinkBox;

SjLinkBox *sj_link_box_new       (SjLink    *link);
void       sj_link_box_free      (SjLinkBox *self);
gboolean   sj_link_box_is_placed (const SjLinkBox *self);
void       sj_link_box_mark_undrawn (SjLinkBox *self);
gboolean   sj_link_box_passes_cells (const SjLinkBox *self);
void       sj_link_box_add_leg   (SjLinkBox *self,
                                  SjLegKind  kind,
                                  guint      index,
                                  double     offset);

static inline SjLeg *
sj_link_box_get_leg (const SjLinkBox *self,
                     guint            position)
{
  return &g_array_index (self->legs, SjLeg, position);
}

G_END_DECLS
