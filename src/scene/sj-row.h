#pragma once

#include "scene/sj-card-box.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-link-box.h"
#include "scene/sj-scene-chunk.h"

G_BEGIN_DECLS

#define SJ_N_LINK_CHUNKS 3

/* How a lane is drawn. */
typedef enum
{
  SJ_ROW_CARDS,
  SJ_ROW_EMOTION,
  SJ_ROW_LINE,
  SJ_ROW_FOLDED,
} SjRowForm;

/**
 * SjRow:
 * @lane: the lane
 * @position: its place among the rows
 * @form: how it is drawn
 * @boxes: (element-type SjCardBox): its cards in the map's order; not owned
 * @boxes_before: @boxes as they were before sj_row_begin()
 * @links_before: @links as they were then
 * @displaced: whether one of @boxes is in other columns than then
 * @spans: (element-type SjCardBox): those over several columns; not owned
 * @occupied: one byte a column, not 0 where a card stands
 * @n_cards: how many cards its lane has, drawn or not
 * @header_height: the height its header needs
 * @content_height: of its highest cell
 * @height: of its band
 * @y: upper edge of its band
 * @moved: by how much @y changed in this run
 * @dirty: whether its cards must be stacked again
 * @item: (nullable): band and header in the last scene
 * @item_n_cards: @n_cards when @item was made
 * @prompts: (nullable) (element-type SjSceneItem): what its cells asked for in the last scene, one
 *   a column, %NULL where there are cards
 * @prompts_behind: whether @prompt_chunk slid and @prompts did not
 * @links: (element-type SjLinkBox): the links that begin in it; not owned
 * @links_first: the first row whose upper edge one of them depends on
 * @links_last: the last one
 * @has_moment: whether one of its cards is a moment of truth
 * @cards_stale: whether one of its cards changed or moved since @card_chunk was made
 * @links_stale: whether one of its links did
 * @cards_behind: whether @card_chunk slid and the cards' own items did not
 * @links_behind: whether @link_chunks did and the links' own items did not
 * @prompt_chunk: (nullable): its prompts in the last scene
 * @card_chunk: (nullable): its cards in the last scene
 * @link_chunks: (nullable): its links in the last scene: without label, with one along a corridor,
 *   with one across a corridor, as they are painted over one another
 * @curve_chunks: (nullable): what an emotion lane showed in the last scene under links and cards,
 *   and what over them
 *
 * One row of the grid.
 */
typedef struct
{
  SjLane      *lane;
  guint        position;
  SjRowForm    form;
  GPtrArray   *boxes;
  GPtrArray   *boxes_before;
  GPtrArray   *links_before;
  gboolean     displaced;
  GPtrArray   *spans;
  GByteArray  *occupied;
  guint        n_cards;
  double       header_height;
  double       content_height;
  double       height;
  double       y;
  double       moved;
  gboolean     dirty;
  SjSceneItem *item;
  guint        item_n_cards;
  GPtrArray   *prompts;
  gboolean     prompts_behind;
  GPtrArray   *links;
  guint        links_first;
  guint        links_last;
  gboolean     has_moment;
  gboolean     cards_stale;
  gboolean     links_stale;
  gboolean     cards_behind;
  gboolean     links_behind;

  SjSceneChunk *prompt_chunk;
  SjSceneChunk *card_chunk;
  SjSceneChunk *link_chunks[SJ_N_LINK_CHUNKS];
  SjSceneChunk *curve_chunks[2];
} SjRow;

SjRow   *sj_row_new          (SjLane                *lane,
                              guint                  position);
void     sj_row_free         (SjRow                 *self);
gboolean sj_row_holds_cards  (const SjRow           *self);
void     sj_row_begin        (SjRow                 *self,
                              guint                  n_columns);
void     sj_row_end          (SjRow                 *self);
void     sj_row_add          (SjRow                 *self,
                              SjCardBox             *box);
void     sj_row_stack        (SjRow                 *self);
void     sj_row_remove_box   (SjRow                 *self,
                              SjCardBox             *box);
void     sj_row_insert_box   (SjRow                 *self,
                              SjCardBox             *box);
void     sj_row_insert_link  (SjRow                 *self,
                              SjLinkBox             *link);
gboolean sj_row_is_empty     (const SjRow           *self,
                              guint                  first,
                              guint                  end);
gboolean sj_row_is_gutter_free (const SjRow         *self,
                              guint                  gutter,
                              double                 from,
                              double                 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjRow, sj_row_free)

G_END_DECLS
