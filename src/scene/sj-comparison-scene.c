#define G_LOG_DOMAIN "sj-comparison-scene"

#include "config.h"

#include "scene/sj-comparison-scene.h"

#include <glib/gi18n-lib.h>

#include "scene/sj-difference-glyph.h"
#include "scene/sj-layout-context.h"
#include "scene/sj-scene-private.h"

/*
 * The picture of a comparison is the picture of its map with marks drawn on: an outline and a badge
 * around what differs, pale and hatched what is gone. Nothing is laid out again, so that a mark
 * never moves what it is about.
 */

#define GHOST_STRENGTH 0.45
#define QUIET_STRENGTH 0.5
#define MARGIN 6.0
#define OUTLINE_WIDTH 2.0
#define HATCH_STEP 9.0
#define LINK_HALO 5.0

typedef struct
{
  const SjTheme          *theme;
  const SjSceneItem      *item;
  const SjComparisonMark *mark;
  SjFigure               *figure;
} Marking;

static SjColour
get_colour (const Marking *marking)
{
  return sj_difference_glyph_get_colour (marking->theme, marking->mark->kind);
}

static SjPaint
get_line (const Marking *marking,
          double         width)
{
  SjPaint paint = sj_paint_stroke (get_colour (marking), width);

  paint.dash = sj_difference_glyph_get_dash (marking->mark->kind, marking->mark->ghost);
  return paint;
}

/* Slanting lines over a box, each cut where it leaves the box. */
static void
add_hatch (const Marking *marking,
           double         x,
           double         y,
           double         width,
           double         height)
{
  SjPaint paint = sj_paint_stroke (sj_colour_with_alpha (get_colour (marking), 0.28f), 1.0);

  for (double at = HATCH_STEP; at < width + height; at += HATCH_STEP)
    sj_figure_add_line (marking->figure, x + MAX (0.0, at - height), y + MIN (at, height),
                        x + MIN (at, width), y + MAX (0.0, at - width), paint);
}

static void
add_outline (const Marking *marking,
             double         width,
             double         height,
             double         radius)
{
  double inset = OUTLINE_WIDTH / 2.0;

  if (marking->mark->ghost)
    add_hatch (marking, MARGIN, MARGIN, width, height);
  sj_figure_add_rectangle (marking->figure, MARGIN + inset, MARGIN + inset, width - OUTLINE_WIDTH,
                           height - OUTLINE_WIDTH, radius, get_line (marking, OUTLINE_WIDTH));
  sj_difference_glyph_add (marking->figure, marking->theme, marking->mark->kind,
                           marking->mark->ghost, MARGIN + width + 4.0, MARGIN + 4.0);
}

static void
add_content (const Marking *marking)
{
  SjColour paper = sj_theme_get_colour (marking->theme, SJ_COLOUR_PAPER);

  sj_figure_add_figure (marking->figure, marking->item->figure, MARGIN, MARGIN,
                        marking->mark->ghost ? GHOST_STRENGTH : 1.0, paper);
}

/* The middle of the longest path of a link, in the figure's own coordinates. */
static SjVertex
find_middle (const SjFigure *figure)
{
  SjVertex middle = { sj_figure_get_width (figure) / 2.0, sj_figure_get_height (figure) / 2.0 };
  guint most = 0;

  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i);
      guint at = 0;

      if (op->kind != SJ_OP_PATH || op->n_verbs <= most)
        continue;
      most = op->n_verbs;
      for (guint j = 0; j < op->n_verbs / 2; j++)
        at += sj_figure_get_verbs (figure, op)[j] == SJ_VERB_CURVE ? 3 : 1;
      middle = sj_figure_get_vertices (figure, op)[at];
      if (at > 0)
        {
          SjVertex before = sj_figure_get_vertices (figure, op)[at - 1];

          middle = (SjVertex) { (middle.x + before.x) / 2.0, (middle.y + before.y) / 2.0 };
        }
    }

  return middle;
}

/* The line itself stays as it is, over a broad one of the mark's colour. */
static void
mark_link (const Marking *marking)
{
  const SjFigure *link = marking->item->figure;
  SjVertex middle = find_middle (link);
  SjPaint halo = get_line (marking, LINK_HALO);

  halo.stroke.alpha = 0.35f;
  for (guint i = 0; i < sj_figure_get_n_ops (link); i++)
    if (sj_figure_get_op (link, i)->kind == SJ_OP_PATH)
      sj_figure_add_path_of (marking->figure, link, sj_figure_get_op (link, i), MARGIN, MARGIN,
                             halo);
  add_content (marking);
  sj_difference_glyph_add (marking->figure, marking->theme, marking->mark->kind,
                           marking->mark->ghost,
                           MARGIN + middle.x + SJ_DIFFERENCE_BADGE_RADIUS, MARGIN + middle.y);
}

/* A title without a box: a pill around it, and a line through it when it is gone. */
static void
mark_step (const Marking *marking)
{
  double width = marking->item->width, height = marking->item->height;
  double inset = OUTLINE_WIDTH / 2.0;

  if (marking->mark->kind == SJ_DIFFERENCE_REMOVED)
    sj_figure_add_line (marking->figure, MARGIN + 10.0, MARGIN + height / 2.0,
                        MARGIN + width - 10.0, MARGIN + height / 2.0,
                        sj_paint_stroke (get_colour (marking), 1.0));
  sj_figure_add_rectangle (marking->figure, inset, MARGIN - 4.0, width + 2.0 * (MARGIN - inset),
                           height + 8.0, (height + 8.0) / 2.0, get_line (marking, OUTLINE_WIDTH));
  sj_difference_glyph_add (marking->figure, marking->theme, marking->mark->kind,
                           marking->mark->ghost, MARGIN + width + MARGIN - 2.0,
                           MARGIN + height / 2.0);
}

static void
mark_box (const Marking *marking)
{
  const SjSceneItem *item = marking->item;

  add_content (marking);
  if (item->role == SJ_ROLE_STEP)
    mark_step (marking);
  else if (item->role == SJ_ROLE_LANE)
    add_outline (marking, SJ_LANE_HEADER_WIDTH, item->height, SJ_LANE_RADIUS - 1.0);
  else if (item->role == SJ_ROLE_STAGE)
    add_outline (marking, item->width, item->height, 2.0);
  else
    add_outline (marking, item->width, item->height, 7.0);
}

static gboolean
is_marked (SjRole role)
{
  return role == SJ_ROLE_STAGE || role == SJ_ROLE_STEP || role == SJ_ROLE_LANE ||
         role == SJ_ROLE_LINK || role == SJ_ROLE_CARD;
}

static SjSceneItem *
copy_item (const SjSceneItem *item,
           SjFigure          *figure,
           double             margin,
           const char        *description)
{
  SjSceneItem *copy = sj_scene_item_new (item->role, figure, item->x - margin, item->y - margin,
                                         item->id, item->label);

  if (item->anchor != NULL)
    copy->anchor = g_ref_string_acquire (item->anchor);
  if (description != NULL)
    copy->description = g_ref_string_new (description);

  return copy;
}

static SjSceneItem *
create_marked (const SjTheme          *theme,
               gboolean                rtl,
               const SjSceneItem      *item,
               const SjComparisonMark *mark)
{
  const char *label = sj_comparison_mark_get_label (mark);
  /* Translators: what was done to a thing on the map, such as “Moved”, and more about it. */
  g_autofree char *description = item->description != NULL
                                   ? g_strdup_printf (_("%s; %s"), label, item->description)
                                   : g_strdup (label);
  Marking marking = {
    .theme = theme,
    .item = item,
    .mark = mark,
    .figure = sj_figure_new (item->width + 2.0 * MARGIN, item->height + 2.0 * MARGIN, rtl),
  };

  if (item->role == SJ_ROLE_LINK)
    mark_link (&marking);
  else
    mark_box (&marking);

  return copy_item (item, marking.figure, MARGIN, description);
}

static SjSceneItem *
create_quiet (const SjTheme     *theme,
              const SjSceneItem *item)
{
  SjFigure *figure = sj_figure_new (item->width, item->height, FALSE);

  sj_figure_add_figure (figure, item->figure, 0.0, 0.0, QUIET_STRENGTH,
                        sj_theme_get_colour (theme, SJ_COLOUR_PAPER));
  return copy_item (item, figure, 0.0, item->description);
}

static SjSceneItem *
create_item (SjScene               *scene,
             const SjComparisonMap *comparison,
             gboolean               quiet,
             const SjSceneItem     *item)
{
  const SjTheme *theme = sj_scene_get_theme (scene);
  const SjComparisonMark *mark = sj_comparison_map_find_mark (comparison, item->id);

  if (mark != NULL && is_marked (item->role))
    return create_marked (theme, sj_scene_is_rtl (scene), item, mark);
  if (quiet && (item->role == SJ_ROLE_CARD || item->role == SJ_ROLE_LINK))
    return create_quiet (theme, item);

  return sj_scene_item_ref ((SjSceneItem *) item);
}

/**
 * sj_comparison_scene_new:
 * @scene: the map of a comparison, laid out
 * @comparison: the comparison
 * @quiet: whether cards and links that are the same in both maps are drawn pale
 *
 * Returns: (transfer full): the scene with what differs marked
 */
SjScene *
sj_comparison_scene_new (SjScene               *scene,
                         const SjComparisonMap *comparison,
                         gboolean               quiet)
{
  guint n_items;
  GPtrArray *items;
  SjScene *marked;
  const SjSceneGrid *grid;

  g_return_val_if_fail (scene != NULL && comparison != NULL, NULL);

  n_items = sj_scene_get_n_items (scene);
  grid = sj_scene_get_grid (scene);
  items = g_ptr_array_new_full (n_items, (GDestroyNotify) sj_scene_item_unref);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, create_item (scene, comparison, quiet, sj_scene_get_item (scene, i)));

  marked = sj_scene_new (sj_scene_get_theme (scene), sj_scene_get_width (scene),
                         sj_scene_get_height (scene), sj_scene_is_rtl (scene), items);
  if (grid != NULL)
    sj_scene_set_grid (marked, sj_scene_grid_ref ((SjSceneGrid *) grid));
  sj_scene_set_n_unplaced (marked, sj_scene_get_n_unplaced (scene));
  return marked;
}
