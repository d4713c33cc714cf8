#define G_LOG_DOMAIN "sj-link-figure"

#include "config.h"

#include "scene/sj-link-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LINE_WIDTH 1.5
#define RADIUS 6.0
#define ARROW_LENGTH 7.0
#define ARROW_HALF 3.6
#define MARGIN 5.0
#define LABEL_MAX_WIDTH 110.0
#define LABEL_PADDING 4.0

static SjColour
get_colour (const SjLayoutContext *context,
            SjLinkKind             kind)
{
  return sj_layout_context_colour (context, kind == SJ_LINK_SKIP ? SJ_COLOUR_LINK_DEVIATION
                                                                 : SJ_COLOUR_LINK);
}

static SjVertex
get_point (const SjLinkPath *path,
           guint             position)
{
  return g_array_index (path->points, SjVertex, position);
}

/* The point on the way from one corner to another, so far from the first. */
static SjVertex
step_towards (SjVertex from,
              SjVertex to,
              double   distance)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double share = length > 0.0 ? distance / length : 0.0;

  return (SjVertex) { from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share };
}

static double
get_length (SjVertex from,
            SjVertex to)
{
  return fabs (to.x - from.x) + fabs (to.y - from.y);
}

static double
get_radius (const SjLinkPath *path,
            guint             corner)
{
  guint last = path->points->len - 1;
  double before = get_length (get_point (path, corner - 1), get_point (path, corner));
  double after = get_length (get_point (path, corner), get_point (path, corner + 1));

  /* A stretch between two turns is shared by both; the arrow needs its part of the last one. */
  before = corner > 1 ? before / 2.0 : before;
  after = corner + 1 < last ? after / 2.0 : after - ARROW_LENGTH;

  return MAX (0.0, MIN (RADIUS, MIN (before, after)));
}

static void
add_line (SjFigure         *figure,
          const SjLinkPath *path,
          SjVertex          origin,
          SjPaint           paint)
{
  guint last = path->points->len - 1;
  SjVertex point = get_point (path, 0);

  sj_figure_move_to (figure, point.x - origin.x, point.y - origin.y);
  for (guint i = 1; i < last; i++)
    {
      SjVertex corner = get_point (path, i);
      double radius = get_radius (path, i);
      SjVertex start = step_towards (corner, get_point (path, i - 1), radius);
      SjVertex end = step_towards (corner, get_point (path, i + 1), radius);
      SjVertex first = step_towards (start, corner, radius * 0.55);
      SjVertex second = step_towards (end, corner, radius * 0.55);

      sj_figure_line_to (figure, start.x - origin.x, start.y - origin.y);
      if (radius > 0.0)
        sj_figure_curve_to (figure, first.x - origin.x, first.y - origin.y, second.x - origin.x,
                            second.y - origin.y, end.x - origin.x, end.y - origin.y);
    }

  point = step_towards (get_point (path, last), get_point (path, last - 1), ARROW_LENGTH - 1.0);
  sj_figure_line_to (figure, point.x - origin.x, point.y - origin.y);
  sj_figure_end_path (figure, paint);
}

static void
add_arrow (SjFigure         *figure,
           const SjLinkPath *path,
           SjVertex          origin,
           SjColour          colour)
{
  guint last = path->points->len - 1;
  SjVertex tip = get_point (path, last);
  double forward = tip.x >= get_point (path, last - 1).x ? 1.0 : -1.0;
  double x = tip.x - origin.x, y = tip.y - origin.y;

  sj_figure_move_to (figure, x, y);
  sj_figure_line_to (figure, x - forward * ARROW_LENGTH, y - ARROW_HALF);
  sj_figure_line_to (figure, x - forward * ARROW_LENGTH, y + ARROW_HALF);
  sj_figure_close_path (figure);
  sj_figure_end_path (figure, sj_paint_fill (colour));
}

static void
add_label (SjFigure         *figure,
           const SjLinkLook *look,
           SjVertex          centre)
{
  double width = look->label->width + 2.0 * LABEL_PADDING, height = look->label->height + 2.0;
  double x = centre.x - width / 2.0, y = centre.y - height / 2.0;

  sj_figure_add_rectangle (figure, x, y, width, height, 4.0, sj_paint_fill (look->ground));
  sj_figure_add_text (figure, sj_text_ref (look->label), x + LABEL_PADDING, y + 1.0);
}

static void
find_bounds (const SjLinkLook *look,
             const SjLinkPath *path,
             SjVertex         *low,
             SjVertex         *high)
{
  *low = *high = get_point (path, 0);
  for (guint i = 1; i < path->points->len; i++)
    {
      SjVertex point = get_point (path, i);

      *low = (SjVertex) { MIN (low->x, point.x), MIN (low->y, point.y) };
      *high = (SjVertex) { MAX (high->x, point.x), MAX (high->y, point.y) };
    }

  low->x -= LINE_WIDTH;
  high->x += LINE_WIDTH;
  low->y -= MARGIN;
  high->y += MARGIN;

  if (look->label != NULL)
    {
      double half_width = look->label->width / 2.0 + LABEL_PADDING;
      double half_height = look->label->height / 2.0 + 1.0;

      *low = (SjVertex) { MIN (low->x, path->label.x - half_width),
                          MIN (low->y, path->label.y - half_height) };
      *high = (SjVertex) { MAX (high->x, path->label.x + half_width),
                           MAX (high->y, path->label.y + half_height) };
    }
}

/**
 * sj_link_figure_get_look:
 * @context: what figures are made with
 * @link: a link that has its label
 *
 * Returns: what it looks like; the label is borrowed
 */
SjLinkLook
sj_link_figure_get_look (const SjLayoutContext *context,
                         const SjLinkBox       *link)
{
  return (SjLinkLook) {
    .kind = link->kind,
    .colour = get_colour (context, link->kind),
    .ground = sj_layout_context_colour (context, SJ_COLOUR_PAPER),
    .label = link->label,
    .rtl = context->rtl,
  };
}

/**
 * sj_link_figure_new:
 * @look: what the link looks like
 * @path: where it runs; at least two points
 * @origin: (out): where the figure lies on the page, from the start side
 *
 * Returns: (transfer full): the link as it is drawn: round corners, an arrow, a label
 */
SjFigure *
sj_link_figure_new (const SjLinkLook *look,
                    const SjLinkPath *path,
                    SjVertex         *origin)
{
  SjPaint paint = sj_paint_stroke (look->colour, LINE_WIDTH);
  SjVertex high;
  SjFigure *figure;

  if (look->kind == SJ_LINK_LOOP || look->kind == SJ_LINK_SKIP)
    paint.dash = (SjDash) { { 5.0, 4.0 }, 2 };

  find_bounds (look, path, origin, &high);
  figure = sj_figure_new (high.x - origin->x, high.y - origin->y, look->rtl);
  add_line (figure, path, *origin, paint);
  add_arrow (figure, path, *origin, look->colour);
  if (look->label != NULL)
    add_label (figure, look, (SjVertex) { path->label.x - origin->x, path->label.y - origin->y });

  return figure;
}

/**
 * sj_link_figure_create_label:
 * @context: what figures are made with
 * @link: a link
 *
 * Returns: (transfer full) (nullable): what is written beside it: its label, and the share of
 *   customers who go this way
 */
SjText *
sj_link_figure_create_label (const SjLayoutContext *context,
                             SjLink                *link)
{
  const char *label = sj_link_get_label (link);
  double share = sj_element_number (SJ_ELEMENT (link), "share");
  g_autofree char *text = NULL;

  if (isnan (share))
    text = g_strdup (label);
  else if (*label == '\0')
    /* Translators: a share of customers in percent. */
    text = g_strdup_printf (_("%.0f %%"), share * 100.0);
  else
    /* Translators: the name of a way customers go, and their share in percent. */
    text = g_strdup_printf (_("%s, %.0f %%"), label, share * 100.0);

  if (*text == '\0')
    return NULL;

  return sj_measure_text (context->measure, text, SJ_STYLE_LINK,
                          sj_link_get_kind (link) == SJ_LINK_SKIP
                            ? sj_layout_context_colour (context, SJ_COLOUR_LINK_DEVIATION)
                            : sj_layout_context_colour (context, SJ_COLOUR_INK_SOFT),
                          SJ_ALIGN_START, context->rtl, LABEL_MAX_WIDTH, 1);
}

/**
 * sj_link_figure_create_name:
 * @link: a link whose cards are both drawn
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
sj_link_figure_create_name (const SjLinkBox *link)
{
  const char *from = sj_card_get_title (link->from->card);
  const char *to = sj_card_get_title (link->to->card);
  const char *label = sj_link_get_label (link->link);
  const char *kind = sj_enum_get_label (SJ_TYPE_LINK_KIND, link->kind);

  if (*label != '\0')
    /* Translators: the kind of a link, its label, the cards it begins and ends at. */
    return g_strdup_printf (_("%s, %s: from %s to %s"), kind, label, from, to);

  /* Translators: the kind of a link, the cards it begins and ends at. */
  return g_strdup_printf (_("%s: from %s to %s"), kind, from, to);
}
