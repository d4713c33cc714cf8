#define G_LOG_DOMAIN "sj-link-route"

#include "scene/sj-link-route.h"

/*
 * Which way a link goes: which gutters between columns and which corridors between rows it uses.
 * Corridors are always free, and a gutter is free but for cards over several columns. Where such
 * cards shut a card in, the link climbs: up to the card above, along its lower edge to its end, and
 * on from there. As a card always leaves a gap above itself and nothing stands in it, this ends in
 * the corridor above the row.
 *
 * Positions here are rows, columns and heights inside a row, never places on the page, so a route
 * stays when rows and columns only move.
 */

typedef struct
{
  GPtrArray *rows;
  guint      n_columns;
} Grid;

/* One end of a link: the gutter it comes out in, and at what height. */
typedef struct
{
  guint  row;
  guint  gutter;
  double y;
} End;

static SjRow *
get_row (const Grid *grid,
         guint       position)
{
  return g_ptr_array_index (grid->rows, position);
}

static End
end_at_start (const SjCardBox *box)
{
  return (End) { box->row, box->first, sj_card_box_get_link_y (box) };
}

static End
end_at_end (const SjCardBox *box)
{
  return (End) { box->row, box->last + 1, sj_card_box_get_link_y (box) };
}

/* Whether a gutter is free from one corridor to another. */
static gboolean
is_free_between (const Grid *grid,
                 guint       gutter,
                 guint       first_corridor,
                 guint       second_corridor)
{
  guint top = MIN (first_corridor, second_corridor);
  guint bottom = MAX (first_corridor, second_corridor);

  for (guint row = top; row < bottom; row++)
    if (!sj_row_is_gutter_free (get_row (grid, row), gutter, 0.0, G_MAXDOUBLE))
      return FALSE;

  return TRUE;
}

/* Whether a gutter is free from a place in one row to a place in another. */
static gboolean
is_free_from (const Grid *grid,
              guint       gutter,
              guint       first_row,
              double      first_y,
              guint       second_row,
              double      second_y)
{
  if (first_row == second_row)
    return sj_row_is_gutter_free (get_row (grid, first_row), gutter, MIN (first_y, second_y),
                                  MAX (first_y, second_y));
  if (first_row > second_row)
    return is_free_from (grid, gutter, second_row, second_y, first_row, first_y);

  return sj_row_is_gutter_free (get_row (grid, first_row), gutter, first_y, G_MAXDOUBLE) &&
         is_free_between (grid, gutter, first_row + 1, second_row) &&
         sj_row_is_gutter_free (get_row (grid, second_row), gutter, 0.0, second_y);
}

/* The lowest card across a gutter that lies above a height. */
static const SjCardBox *
find_lid (const SjRow *row,
          guint        gutter,
          double       y)
{
  const SjCardBox *lid = NULL;

  for (guint i = 0; i < row->spans->len; i++)
    {
      const SjCardBox *box = g_ptr_array_index (row->spans, i);

      if (box->first < gutter && gutter <= box->last && box->y + box->height <= y &&
          (lid == NULL || box->y > lid->y))
        lid = box;
    }

  return lid;
}

/* From an end of a link to a corridor beside its row, preferably the wanted one. The legs are those
 * of gutters and of gaps in the row, a gutter first and last. */
static guint
reach_corridor (const Grid *grid,
                End         end,
                guint       wanted,
                GArray     *legs)
{
  const SjRow *row = get_row (grid, end.row);
  SjLeg gutter = { .kind = SJ_LEG_GUTTER, .index = end.gutter };
  const SjCardBox *lid;

  g_array_append_val (legs, gutter);
  if (wanted > end.row && sj_row_is_gutter_free (row, end.gutter, end.y, G_MAXDOUBLE))
    return end.row + 1;

  while ((lid = find_lid (row, gutter.index, end.y)) != NULL)
    {
      SjLeg gap = {
        .kind = SJ_LEG_ROW,
        .index = end.row,
        .offset = lid->y + lid->height + SJ_CARD_GAP / 2.0,
      };

      gutter.index = lid->last + 1;
      end.y = gap.offset;
      g_array_append_val (legs, gap);
      g_array_append_val (legs, gutter);
    }

  return end.row;
}

/* A gutter that is free between two corridors, as near to a wanted one as there is. The outermost
 * gutters always are. */
static guint
find_gutter (const Grid *grid,
             guint       wanted,
             guint       first_corridor,
             guint       second_corridor)
{
  for (guint distance = 0; distance <= grid->n_columns; distance++)
    {
      if (wanted >= distance &&
          is_free_between (grid, wanted - distance, first_corridor, second_corridor))
        return wanted - distance;
      if (wanted + distance <= grid->n_columns &&
          is_free_between (grid, wanted + distance, first_corridor, second_corridor))
        return wanted + distance;
    }

  return 0;
}

static void
append_reversed (SjLinkBox *link,
                 GArray    *legs)
{
  for (guint i = legs->len; i > 0; i--)
    g_array_append_val (link->legs, g_array_index (legs, SjLeg, i - 1));
}

static guint
last_gutter (GArray *legs)
{
  return g_array_index (legs, SjLeg, legs->len - 1).index;
}

static void
route_by_corridors (SjLinkBox  *link,
                    const Grid *grid,
                    End         start,
                    End         end,
                    gboolean    below)
{
  g_autoptr(GArray) arrival = g_array_new (FALSE, FALSE, sizeof (SjLeg));
  gboolean down = start.row < end.row || (start.row == end.row && below);
  gboolean up = start.row < end.row || (start.row == end.row && !below);
  guint leaving = reach_corridor (grid, start, down ? start.row + 1 : start.row, link->legs);
  guint arriving = reach_corridor (grid, end, up ? end.row : end.row + 1, arrival);
  guint gutter, first, last;

  if (leaving == arriving)
    {
      /* Up and down again in one gutter is a detour. */
      if (last_gutter (link->legs) == last_gutter (arrival))
        g_array_set_size (link->legs, link->legs->len - 1);
      else
        sj_link_box_add_leg (link, SJ_LEG_CORRIDOR, leaving, 0.0);
      append_reversed (link, arrival);
      return;
    }

  first = last_gutter (link->legs);
  last = last_gutter (arrival);
  gutter = find_gutter (grid, last, leaving, arriving);
  if (gutter != first)
    sj_link_box_add_leg (link, SJ_LEG_CORRIDOR, leaving, 0.0);
  if (gutter != first && gutter != last)
    sj_link_box_add_leg (link, SJ_LEG_GUTTER, gutter, 0.0);
  if (gutter != last)
    sj_link_box_add_leg (link, SJ_LEG_CORRIDOR, arriving, 0.0);
  else if (gutter == first)
    g_array_set_size (link->legs, link->legs->len - 1);
  append_reversed (link, arrival);
}

/* Forward, and nothing stands between the card and the gutter before the other one. */
static gboolean
route_along_row (SjLinkBox  *link,
                 const Grid *grid,
                 End         start,
                 End         end)
{
  if (start.gutter > end.gutter ||
      !sj_row_is_empty (get_row (grid, start.row), start.gutter, end.gutter) ||
      !is_free_from (grid, end.gutter, start.row, start.y, end.row, end.y))
    return FALSE;

  if (start.row != end.row || start.y != end.y)
    sj_link_box_add_leg (link, SJ_LEG_GUTTER, end.gutter, 0.0);
  return TRUE;
}

/* Between two cards over one another: out at one side and in again at the same one. */
static gboolean
route_around (SjLinkBox  *link,
              const Grid *grid,
              End         start,
              End         end)
{
  if (start.gutter != end.gutter || link->from == link->to ||
      !is_free_from (grid, start.gutter, start.row, start.y, end.row, end.y))
    return FALSE;

  sj_link_box_add_leg (link, SJ_LEG_GUTTER, start.gutter, 0.0);
  return TRUE;
}

static void
choose_legs (SjLinkBox  *link,
             const Grid *grid)
{
  gboolean loop = link->kind == SJ_LINK_LOOP;

  if (!loop && route_along_row (link, grid, end_at_end (link->from), end_at_start (link->to)))
    return;

  if (loop && route_around (link, grid, end_at_start (link->from), end_at_start (link->to)))
    {
      link->leaves_start = TRUE;
      return;
    }

  if (!loop && link->from->last >= link->to->first &&
      route_around (link, grid, end_at_end (link->from), end_at_end (link->to)))
    {
      link->enters_end = TRUE;
      return;
    }

  route_by_corridors (link, grid, end_at_end (link->from), end_at_start (link->to), loop);
}

static void
note_rows (SjLinkBox *link)
{
  link->first_row = MIN (link->from->row, link->to->row);
  link->last_row = MAX (link->from->row, link->to->row);

  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind != SJ_LEG_GUTTER)
        {
          link->first_row = MIN (link->first_row, leg->index);
          link->last_row = MAX (link->last_row, leg->index);
        }
    }
}

/**
 * sj_link_route:
 * @link: a link whose cards are both drawn
 * @rows: (element-type SjRow): the rows, their cards stacked
 * @n_columns: how many columns there are
 *
 * Finds the way of a link through the gutters and corridors, so that it crosses no card.
 */
void
sj_link_route (SjLinkBox *link,
               GPtrArray *rows,
               guint      n_columns)
{
  Grid grid = { rows, n_columns };

  g_array_set_size (link->legs, 0);
  link->leaves_start = FALSE;
  link->enters_end = FALSE;

  choose_legs (link, &grid);
  note_rows (link);
  link->routed = TRUE;
}
