#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SjSceneColumn:
 * @step: (nullable): the id of its step; %NULL for a stage without steps
 * @stage: (nullable): the id of its stage
 * @x: left edge on the page in points
 * @width: in points
 *
 * Where one column stands in a scene.
 */
typedef struct
{
  char   *step;
  char   *stage;
  double  x;
  double  width;
} SjSceneColumn;

/**
 * SjSceneRow:
 * @lane: the id of its lane
 * @holds_cards: whether its cells show cards: not in an emotion lane, in a line, or folded
 * @y: upper edge on the page in points
 * @height: in points
 * @plot_top: height of valence +1 in an emotion lane
 * @plot_bottom: height of valence −1, the same as @plot_top where no curves are drawn
 *
 * Where one row stands in a scene.
 */
typedef struct
{
  char     *lane;
  gboolean  holds_cards;
  double    y;
  double    height;
  double    plot_top;
  double    plot_bottom;
} SjSceneRow;

/**
 * SjSceneHeads:
 * @lanes_x: left edge of the lanes' headers on the page, in points
 * @lanes_width: their width
 * @stages_y: upper edge of the arrows of the stages
 * @steps_y: upper edge of the steps' titles
 * @rows_y: upper edge of the first row
 * @rtl: whether the first column is the rightmost
 *
 * Where the headers of columns and rows stand.
 */
typedef struct
{
  double   lanes_x;
  double   lanes_width;
  double   stages_y;
  double   steps_y;
  double   rows_y;
  gboolean rtl;
} SjSceneHeads;

#define SJ_SCENE_NOWHERE G_MAXUINT

typedef struct _SjSceneGrid SjSceneGrid;

SjSceneGrid         *sj_scene_grid_new           (const SjSceneHeads *heads);
SjSceneGrid         *sj_scene_grid_ref           (SjSceneGrid        *self);
void                 sj_scene_grid_unref         (SjSceneGrid        *self);
void                 sj_scene_grid_add_column    (SjSceneGrid        *self,
                                                  const char         *step,
                                                  const char         *stage,
                                                  double              x,
                                                  double              width);
void                 sj_scene_grid_share_columns (SjSceneGrid        *self,
                                                  const SjSceneGrid  *other);
void                 sj_scene_grid_add_row       (SjSceneGrid        *self,
                                                  const char         *lane,
                                                  gboolean            holds_cards,
                                                  double              y,
                                                  double              height);
void                 sj_scene_grid_set_plot      (SjSceneGrid        *self,
                                                  guint               row,
                                                  double              top,
                                                  double              bottom);

const SjSceneHeads  *sj_scene_grid_get_heads     (const SjSceneGrid  *self);
guint                sj_scene_grid_get_n_columns (const SjSceneGrid  *self);
guint                sj_scene_grid_get_n_rows    (const SjSceneGrid  *self);
const SjSceneColumn *sj_scene_grid_get_column    (const SjSceneGrid  *self,
                                                  guint               position);
const SjSceneRow    *sj_scene_grid_get_row       (const SjSceneGrid  *self,
                                                  guint               position);
guint                sj_scene_grid_find_step     (const SjSceneGrid  *self,
                                                  const char         *step);
guint                sj_scene_grid_find_lane     (const SjSceneGrid  *self,
                                                  const char         *lane);
guint                sj_scene_grid_column_at     (const SjSceneGrid  *self,
                                                  double              x);
guint                sj_scene_grid_row_at        (const SjSceneGrid  *self,
                                                  double              y);
guint                sj_scene_grid_column_border_at (const SjSceneGrid *self,
                                                  double              x,
                                                  double              slack);
guint                sj_scene_grid_row_border_at (const SjSceneGrid  *self,
                                                  double              y,
                                                  double              slack);
double               sj_scene_grid_column_end    (const SjSceneGrid  *self,
                                                  guint               position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSceneGrid, sj_scene_grid_unref)

G_END_DECLS
