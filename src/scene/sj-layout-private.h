#pragma once

#include "scene/sj-layout.h"

#include "core/sj-stage.h"
#include "scene/sj-card-box.h"
#include "scene/sj-column.h"
#include "scene/sj-footer-figure.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-link-box.h"
#include "scene/sj-link-tracks.h"
#include "scene/sj-row.h"
#include "scene/sj-scene-places.h"

G_BEGIN_DECLS

/*
 * What a layout keeps from one run to the next. The object, sj-layout.c, follows the map and notes
 * what an edit made stale; sj-layout-grid.c brings columns, rows and routes up to date;
 * sj-layout-items.c turns them into a scene.
 */
struct _SjLayout
{
  GObject parent_instance;

  SjMap           *map;
  SjMeasure       *measure;
  SjLayoutContext  context;

  GPtrArray       *columns;  /* SjColumn */
  GPtrArray       *rows;  /* SjRow */
  GPtrArray       *cards;  /* SjCardBox in the map's order */
  GPtrArray       *links;  /* SjLinkBox in the map's order */
  GHashTable      *card_boxes;  /* SjCard → SjCardBox */
  GHashTable      *kpi_boxes;   /* SjCardBox: cards that show figures of other elements */
  GHashTable      *link_boxes;  /* SjLink → SjLinkBox */
  GHashTable      *column_places;  /* id of a step → place of its column + 1 */
  GHashTable      *row_places;  /* id of a lane → place of its row + 1 */
  GHashTable      *anchored;  /* ids that points of curves stand at */
  GPtrArray       *changed_cards;  /* SjCardBox */
  GPtrArray       *unsettled_cards;  /* SjCardBox that may be in other cells now */
  GPtrArray       *unrouted_links;  /* SjLinkBox */
  GPtrArray       *labelled_links;  /* SjLinkBox in the map's order */
  SjLinkTracks    *tracks;
  GArray          *legs_before;  /* SjLeg; kept to be filled again */

  /* What is stale */
  gboolean         stale;
  gboolean         grid_stale;
  gboolean         places_stale;
  gboolean         ends_stale;  /* which cards links join */
  gboolean         labels_stale;
  gboolean         header_stale;
  gboolean         curves_stale;
  gboolean         footer_stale;

  gboolean         shows_prompts;

  /* Where things are, from the start side */
  double           page_width;
  double           page_height;
  SjScenePlaces   *places;  /* where columns stand */
  SjScenePlaces   *places_before;  /* where they stood in the last scene; NULL if there is none */
  double           stages_y;
  double           steps_y;
  double           steps_height;
  double           time_height;  /* 0 where no step says when it happens */
  double           rows_top;
  double           rows_bottom;
  double          *corridors;  /* middle of the gap above each row and below the last one */
  double          *corridors_moved;
  guint            n_corridors;
  gboolean         columns_moved;
  gboolean         columns_resized;
  gboolean         rows_moved;
  guint            n_unplaced;

  SjFooterSigns    signs;
  SjSceneItem     *header;
  SjSceneItem     *footer;
  GPtrArray       *stage_items;
  GPtrArray       *step_items;
  SjSceneChunk    *ground;  /* header, stages, steps and lanes in the last scene */
  SjScene         *scene;
};

static inline SjColumn *
sj_layout_get_column (SjLayout *self,
                      guint     position)
{
  return g_ptr_array_index (self->columns, position);
}

static inline SjRow *
sj_layout_get_row (SjLayout *self,
                   guint     position)
{
  return g_ptr_array_index (self->rows, position);
}

static inline double
sj_layout_mirror (SjLayout *self,
                  double    x,
                  double    width)
{
  return self->context.rtl ? self->page_width - x - width : x;
}

void     sj_layout_update_grid  (SjLayout *self);
void     sj_layout_index_cells  (SjLayout *self);
void     sj_layout_update_cells (SjLayout *self);
void     sj_layout_update_routes (SjLayout *self);
void     sj_layout_mark_unrouted (SjLayout  *self,
                                  SjLinkBox *link);
void     sj_layout_mark_all_unrouted (SjLayout *self);
void     sj_layout_stretch_figures (SjLayout *self);
void     sj_layout_place        (SjLayout *self);
double   sj_layout_get_box_x    (SjLayout        *self,
                                 const SjCardBox *box);
double   sj_layout_get_box_width (SjLayout        *self,
                                  const SjCardBox *box);
void     sj_layout_update_links (SjLayout *self);
void     sj_layout_catch_up_links (SjRow *row);
void     sj_layout_catch_up_cards (SjRow *row);
void     sj_layout_update_prompts (SjLayout *self);
SjScene *sj_layout_create_scene (SjLayout *self);

G_END_DECLS
