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

#define MARGIN 9.0
#define OUTLINE_WIDTH 2.0
#define HATCH_STEP 9.0
#define VEIL 0.4f
#define LINK_HALO 5.0

typedef struct
{
  const SjTheme          *theme;
  const SjSceneItem      *item;
  const SjComparisonMark *mark;
  SjFigure               *figure;
  gboolean                rtl;
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

/* What is gone steps back, but people still want to read it. */
static void
add_veil (const Marking *marking,
          double         width,
          double         height,
          double         radius)
{
  SjColour paper = sj_theme_get_colour (marking->theme, SJ_COLOUR_PAPER);

  sj_figure_add_rectangle (marking->figure, MARGIN, MARGIN, width, height, radius,
                           sj_paint_fill (sj_colour_with_alpha (paper, VEIL)));
}

static void
add_outline (const Marking *marking,
             double         width,
             double         height,
             double         radius)
{
  double inset = OUTLINE_WIDTH / 2.0;

  if (marking->mark->ghost)
    {
      add_veil (marking, width, height, radius);
      add_hatch (marking, MARGIN, MARGIN, width, height);
    }
  sj_figure_add_rectangle (marking->figure, MARGIN + inset, MARGIN + inset, width - OUTLINE_WIDTH,
                           height - OUTLINE_WIDTH, radius, get_line (marking, OUTLINE_WIDTH));
  sj_difference_glyph_add (marking->figure, marking->theme, marking->mark->kind,
                           marking->mark->ghost, MARGIN + width + 4.0, MARGIN + 4.0);
}

static void
add_content (const Marking *marking)
{
  sj_figure_add_figure (marking->figure, marking->item->figure, MARGIN, MARGIN);
}

/* The middle of the longest path of a link. */
static SjVertex
find_middle (const SjFigure *figure)
{
  SjVertex middle = { sj_figure_get_width (figure) / 2.0, sj_figure_get_height (figure) / 2.0 };
  guint most = 0;

  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i);
      const SjVertex *vertices;
      guint at = 0;

      if (op->kind != SJ_OP_PATH || op->n_verbs <= most)
        continue;

      most = op->n_verbs;
      for (guint j = 1; j <= op->n_verbs / 2; j++)
        at += sj_figure_get_verbs (figure, op)[j] == SJ_VERB_CURVE ? 3 : 1;
      vertices = sj_figure_get_vertices (figure, op);
      middle = (SjVertex) { (vertices[at].x + vertices[at - 1].x) / 2.0,
                            (vertices[at].y + vertices[at - 1].y) / 2.0 };
    }

  return middle;
}

/* Where the badge of a link stands: before its label, else on its line. From the start side. */
static SjVertex
find_badge (const Marking *marking)
{
  const SjFigure *figure = marking->item->figure;
  SjVertex place = find_middle (figure);

  for (guint i = 0; i < sj_figure_get_n_ops (figure); i++)
    {
      const SjOp *op = sj_figure_get_op (figure, i);

      if (op->kind == SJ_OP_TEXT)
        place = (SjVertex) { marking->rtl ? op->x + op->width + SJ_DIFFERENCE_BADGE_RADIUS
                                          : op->x - SJ_DIFFERENCE_BADGE_RADIUS,
                             op->y + op->height / 2.0 };
    }

  if (marking->rtl)
    place.x = sj_figure_get_width (figure) - place.x;
  return place;
}

/* The line itself stays as it is, over a broad one of the mark's colour. */
static void
mark_link (const Marking *marking)
{
  const SjFigure *link = marking->item->figure;
  SjVertex badge = find_badge (marking);
  SjPaint halo = get_line (marking, LINK_HALO);

  halo.stroke.alpha = 0.35f;
  for (guint i = 0; i < sj_figure_get_n_ops (link); i++)
    if (sj_figure_get_op (link, i)->kind == SJ_OP_PATH)
      sj_figure_add_path_of (marking->figure, link, sj_figure_get_op (link, i), MARGIN, MARGIN,
                             halo);
  add_content (marking);
  sj_difference_glyph_add (marking->figure, marking->theme, marking->mark->kind,
                           marking->mark->ghost,
                           MARGIN + badge.x + SJ_DIFFERENCE_BADGE_RADIUS, MARGIN + badge.y);
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
    .rtl = rtl,
    .figure = sj_figure_new (item->width + 2.0 * MARGIN, item->height + 2.0 * MARGIN, rtl),
  };
  SjSceneItem *marked;

  if (item->role == SJ_ROLE_LINK)
    mark_link (&marking);
  else
    mark_box (&marking);

  marked = sj_scene_item_new (item->role, marking.figure, item->x - MARGIN, item->y - MARGIN,
                              item->id, item->label);
  marked->description = g_ref_string_new (description);
  return marked;
}

static SjSceneItem *
create_item (SjScene               *scene,
             const SjComparisonMap *comparison,
             gboolean               quiet,
             const SjSceneItem     *item)
{
  const SjComparisonMark *mark = sj_comparison_map_find_mark (comparison, item->id);

  if (mark != NULL && is_marked (item->role))
    return create_marked (sj_scene_get_theme (scene), sj_scene_is_rtl (scene), item, mark);
  if (quiet && (item->role == SJ_ROLE_CARD || item->role == SJ_ROLE_LINK))
    return sj_scene_item_fade ((SjSceneItem *) item, _("the same in both"));

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
