#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SjGridColumn:
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
} SjGridColumn;

/**
 * SjGridRow:
 * @lane: the id of its lane
 * @holds_cards: whether its cells show cards: not in an emotion lane, in a line, or folded
 * @y: upper edge on the page in points
 * @height: in points
 *
 * Where one row stands in a scene.
 */
typedef struct
{
  char     *lane;
  gboolean  holds_cards;
  double    y;
  double    height;
} SjGridRow;

/**
 * SjGridHeads:
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
} SjGridHeads;

#define SJ_GRID_NOWHERE G_MAXUINT

typedef struct _SjGrid SjGrid;

SjGrid             *sj_grid_new           (const SjGridHeads *heads);
SjGrid             *sj_grid_ref           (SjGrid            *self);
void                sj_grid_unref         (SjGrid            *self);
void                sj_grid_add_column    (SjGrid            *self,
                                           const char        *step,
                                           const char        *stage,
                                           double             x,
                                           double             width);
void                sj_grid_add_row       (SjGrid            *self,
                                           const char        *lane,
                                           gboolean           holds_cards,
                                           double             y,
                                           double             height);

const SjGridHeads  *sj_grid_get_heads     (const SjGrid      *self);
guint               sj_grid_get_n_columns (const SjGrid      *self);
guint               sj_grid_get_n_rows    (const SjGrid      *self);
const SjGridColumn *sj_grid_get_column    (const SjGrid      *self,
                                           guint              position);
const SjGridRow    *sj_grid_get_row       (const SjGrid      *self,
                                           guint              position);
guint               sj_grid_find_step     (const SjGrid      *self,
                                           const char        *step);
guint               sj_grid_find_lane     (const SjGrid      *self,
                                           const char        *lane);
guint               sj_grid_column_at     (const SjGrid      *self,
                                           double             x);
guint               sj_grid_row_at        (const SjGrid      *self,
                                           double             y);
guint               sj_grid_column_border_at (const SjGrid   *self,
                                           double             x,
                                           double             slack);
guint               sj_grid_row_border_at (const SjGrid      *self,
                                           double             y,
                                           double             slack);
double              sj_grid_column_end    (const SjGrid      *self,
                                           guint              position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjGrid, sj_grid_unref)

G_END_DECLS
