#pragma once

#include "scene/sj-card-figure.h"
#include "scene/sj-scene.h"

G_BEGIN_DECLS

#define SJ_NOWHERE G_MAXUINT

/**
 * SjCardBox:
 * @card: the card
 * @order: grows with its place among the map's cards
 * @row: its lane's place among the rows, %SJ_NOWHERE if it is not drawn
 * @lane: its lane's place among the rows, drawn or not; %SJ_NOWHERE if there is none
 * @settled: whether @row, @lane, @first and @last still hold
 * @first: its first column
 * @last: its last column
 * @moment: whether it is a moment of truth
 * @need: the column width below which one of its words has to be broken
 * @figure: (nullable): what it looks like
 * @figure_width: the width it was made for
 * @text_width: the width its lines were broken for
 * @height: of the figure
 * @y: its upper edge below that of its row
 * @place: how many cards of its cell stand before it
 * @n_places: how many cards its cell has
 * @changed: whether its text or look changed since the last run
 * @shifted: whether @y changed in this run
 * @displaced: whether @row, @first or @last changed in this run
 * @described: whether label and description of @item still hold
 * @item: (nullable): it in the last scene
 * @links: (element-type SjLinkBox): the links that begin or end at it; not owned
 *
 * What the layout keeps of one card, so that the next run need not ask the card again.
 */
typedef struct
{
  SjCard      *card;
  guint64      order;
  guint        row;
  guint        lane;
  gboolean     settled;
  guint        first;
  guint        last;
  gboolean     moment;
  double       need;
  SjFigure    *figure;
  double       figure_width;
  double       text_width;
  double       height;
  double       y;
  guint        place;
  guint        n_places;
  gboolean     changed;
  gboolean     shifted;
  gboolean     displaced;
  gboolean     described;
  SjSceneItem *item;
  GPtrArray   *links;
} SjCardBox;

SjCardBox *sj_card_box_new           (SjCard                *card);
void       sj_card_box_free          (SjCardBox             *self);
double     sj_card_box_get_link_y    (const SjCardBox       *self);
void       sj_card_box_set_figure    (SjCardBox             *self,
                                      SjFigure              *figure,
                                      double                 text_width);
void       sj_card_box_set_y         (SjCardBox             *self,
                                      double                 y);
void       sj_card_box_update_item   (SjCardBox             *self,
                                      SjLane                *lane,
                                      const char            *step_title,
                                      double                 x,
                                      double                 y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjCardBox, sj_card_box_free)

G_END_DECLS
