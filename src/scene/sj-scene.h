#pragma once

#include <glib-object.h>

#include "scene/sj-figure.h"
#include "scene/sj-scene-grid.h"

G_BEGIN_DECLS

/**
 * SjRole:
 *
 * What an item of a scene is, in the order in which items are painted.
 */
typedef enum
{
  SJ_ROLE_HEADER,      /* title, subtitle, badge and meta lines; element: the map */
  SJ_ROLE_STAGE,       /* chevron */
  SJ_ROLE_STEP,        /* column title */
  SJ_ROLE_TIME,        /* line of time under the columns' titles; no element */
  SJ_ROLE_LANE,        /* band with its header */
  SJ_ROLE_LINE,        /* line of interaction, visibility, internal interaction: a lane */
  SJ_ROLE_PROMPT,      /* what an empty cell asks for; no element */
  SJ_ROLE_GRID,        /* grid and faces of an emotion lane: a lane */
  SJ_ROLE_BAND,        /* confidence band of a series, a piece of at most 512 points */
  SJ_ROLE_CURVE,       /* line of a series, a piece of at most 512 points */
  SJ_ROLE_LINK,
  SJ_ROLE_CARD,
  SJ_ROLE_POINT,       /* marker of a point with its count; element: the series */
  SJ_ROLE_CALLOUT,     /* element: the series */
  SJ_ROLE_SERIES_LABEL,
  SJ_ROLE_FOOTER,      /* element: the map */
} SjRole;

/**
 * SjSceneItem:
 * @role: what it is
 * @x: left edge in points
 * @y: upper edge
 * @width: of its bounds, which everything it draws lies in
 * @height: of its bounds
 * @figure: what it looks like, drawn at @x, @y; shared between scenes while it does not change
 * @id: (nullable): a GRefString, the id of the element it shows
 * @anchor: (nullable): a GRefString, the id of the touchpoint, step or stage of a point
 * @label: a GRefString, what a screen reader says: name of the item
 * @description: (nullable): a GRefString, the longer text: place, value, n
 *
 * One thing on the picture. Immutable.
 */
typedef struct
{
  SjRole    role;
  double    x;
  double    y;
  double    width;
  double    height;
  SjFigure *figure;
  char     *id;
  char     *anchor;
  char     *label;
  char     *description;
} SjSceneItem;

typedef struct _SjScene SjScene;

#define SJ_TYPE_SCENE (sj_scene_get_type ())
GType              sj_scene_get_type    (void);

SjSceneItem       *sj_scene_item_new    (SjRole             role,
                                         SjFigure          *figure,
                                         double             x,
                                         double             y,
                                         const char        *id,
                                         const char        *label);
SjSceneItem       *sj_scene_item_move   (SjSceneItem       *self,
                                         double             x,
                                         double             y);
SjSceneItem       *sj_scene_item_ref    (SjSceneItem       *self);
void               sj_scene_item_unref  (SjSceneItem       *self);

SjScene           *sj_scene_new         (const SjTheme     *theme,
                                         double             width,
                                         double             height,
                                         gboolean           rtl,
                                         GPtrArray         *items);
SjScene           *sj_scene_ref         (SjScene           *self);
void               sj_scene_unref       (SjScene           *self);
const SjTheme     *sj_scene_get_theme   (SjScene           *self);
double             sj_scene_get_width   (SjScene           *self);
double             sj_scene_get_height  (SjScene           *self);
gboolean           sj_scene_is_rtl      (SjScene           *self);
const SjSceneGrid *sj_scene_get_grid    (SjScene           *self);
guint              sj_scene_get_n_items (SjScene           *self);
guint              sj_scene_get_n_unplaced (SjScene        *self);
const SjSceneItem *sj_scene_get_item    (SjScene           *self,
                                         guint              position);
const SjSceneItem *sj_scene_find_item   (SjScene           *self,
                                         const char        *id);
gboolean           sj_scene_find_card_position (SjScene    *self,
                                         const char        *id,
                                         guint             *position,
                                         guint             *n_cards);

/* The hit index: both visit only what lies there */
const SjSceneItem *sj_scene_pick        (SjScene           *self,
                                         double             x,
                                         double             y,
                                         double             slack);
void               sj_scene_list_in     (SjScene           *self,
                                         double             x,
                                         double             y,
                                         double             width,
                                         double             height,
                                         GArray            *positions);
char              *sj_scene_dump        (SjScene           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjSceneItem, sj_scene_item_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SjScene, sj_scene_unref)

G_END_DECLS
