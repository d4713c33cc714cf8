#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include "scene/sj-link-figure.h"

/*
 * Turns the routes of links into lines on the page.
 */

static double
get_box_end (SjLayout        *self,
             const SjCardBox *box)
{
  return sj_layout_get_box_x (self, box) + sj_layout_get_box_width (self, box);
}

static double
get_link_y (SjLayout        *self,
            const SjCardBox *box)
{
  return sj_layout_get_row (self, box->row)->y + sj_card_box_get_link_y (box);
}

static double
get_gutter_x (SjLayout    *self,
              const SjLeg *leg)
{
  double offset = sj_link_tracks_get_gutter_offset (self->tracks, leg->index, leg->track);
  SjColumn *last;

  if (leg->index < self->columns->len)
    return sj_layout_get_column (self, leg->index)->x + SJ_CELL_BEFORE - offset;

  /* Behind the last column there is no card to keep away from. */
  last = sj_layout_get_column (self, self->columns->len - 1);
  return last->x + last->width + SJ_CELL_BEFORE +
         sj_link_tracks_get_gutter_extra (self->tracks, leg->index) - offset;
}

static double
get_level_y (SjLayout    *self,
             const SjLeg *leg)
{
  if (leg->kind == SJ_LEG_ROW)
    return sj_layout_get_row (self, leg->index)->y + leg->offset;

  return self->corridors[leg->index] +
         sj_link_tracks_get_corridor_offset (self->tracks, leg->index, leg->track);
}

static void
add_point (GArray *points,
           double  x,
           double  y)
{
  SjVertex point = { x, y };

  if (points->len > 0)
    {
      const SjVertex *last = &g_array_index (points, SjVertex, points->len - 1);

      if (last->x == x && last->y == y)
        return;
    }

  g_array_append_val (points, point);
}

static void
trace (SjLayout        *self,
       const SjLinkBox *link,
       GArray          *points)
{
  double y = get_link_y (self, link->from), end_y = get_link_y (self, link->to);

  g_array_set_size (points, 0);
  add_point (points, link->leaves_start ? sj_layout_get_box_x (self, link->from)
                                        : get_box_end (self, link->from), y);
  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);
      double x;

      if (leg->kind != SJ_LEG_GUTTER)
        continue;

      x = get_gutter_x (self, leg);
      add_point (points, x, y);
      y = i + 1 < link->legs->len ? get_level_y (self, sj_link_box_get_leg (link, i + 1)) : end_y;
      add_point (points, x, y);
    }
  add_point (points, link->enters_end ? get_box_end (self, link->to)
                                      : sj_layout_get_box_x (self, link->to), end_y);
}

/* The track on which a link runs in a gutter. */
static double
find_gutter_x (SjLayout        *self,
               const SjLinkBox *link,
               guint            gutter)
{
  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind == SJ_LEG_GUTTER && leg->index == gutter)
        return get_gutter_x (self, leg);
    }

  g_return_val_if_reached (0.0);
}

/* On the line, but not so far from the middle that a label would reach a card. */
static double
find_corridor_y (SjLayout        *self,
                 const SjLinkBox *link,
                 guint            corridor)
{
  double room = (SJ_LANE_GAP + sj_link_tracks_get_corridor_extra (self->tracks, corridor)) / 2.0;

  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind == SJ_LEG_CORRIDOR && leg->index == corridor)
        return CLAMP (get_level_y (self, leg), self->corridors[corridor] - room,
                      self->corridors[corridor] + room);
    }

  return self->corridors[corridor];
}

/* A link inside one row: above its first stretch if there are empty cells or nothing but that
 * stretch, else beside its turn, in a gutter that was widened for it. */
static SjVertex
find_label_in_row (const SjLinkBox *link,
                   const GArray    *points)
{
  const SjVertex *point = (const SjVertex *) points->data;

  if (link->legs->len == 0 || sj_link_box_passes_cells (link))
    return (SjVertex) { (point[0].x + point[1].x) / 2.0 - 3.0,
                        point[0].y - link->label->height / 2.0 - 4.0 };

  return (SjVertex) { point[1].x - link->label->width / 2.0 - 5.5,
                      (point[1].y + point[2].y) / 2.0 };
}

/* In a corridor, over a column or on the line that crosses it. */
static SjVertex
find_label (SjLayout        *self,
            const SjLinkBox *link,
            const GArray    *points)
{
  if (link->label_corridor == SJ_NOWHERE)
    return find_label_in_row (link, points);

  if (link->label_column != SJ_NOWHERE)
    return (SjVertex) { sj_column_get_centre (sj_layout_get_column (self, link->label_column)),
                        find_corridor_y (self, link, link->label_corridor) };

  return (SjVertex) { find_gutter_x (self, link, link->label_gutter),
                      self->corridors[link->label_corridor] };
}

static void
draw_link (SjLayout  *self,
           SjLinkBox *link,
           GArray    *points)
{
  g_autofree char *name = sj_link_figure_create_name (link);
  SjLinkPath path = { .points = points };
  SjVertex origin;
  SjFigure *figure;

  trace (self, link, points);
  if (link->label != NULL)
    path.label = find_label (self, link, points);

  figure = sj_link_figure_new (&self->context, link, &path, &origin);
  g_clear_pointer (&link->item, sj_scene_item_unref);
  link->item = sj_scene_item_new (SJ_ROLE_LINK, figure,
                                  sj_layout_mirror (self, origin.x, sj_figure_get_width (figure)),
                                  origin.y, sj_element_get_id (SJ_ELEMENT (link->link)), name);
  link->drawn = TRUE;
}

/* Whether rows, and the gaps above them, all moved by the same amount. */
static gboolean
moved_as_one (SjLayout *self,
              guint     first,
              guint     last,
              double   *moved)
{
  *moved = self->corridors_moved[first];
  for (guint i = first; i <= last; i++)
    if (self->corridors_moved[i] != *moved ||
        (i < self->rows->len && sj_layout_get_row (self, i)->moved != *moved))
      return FALSE;

  return TRUE;
}

/* The columns that a link comes by, its label with it. */
static void
find_columns (const SjLinkBox *link,
              guint           *first,
              guint           *last)
{
  *first = MIN (link->from->first, link->to->first);
  *last = MAX (link->from->last, link->to->last);
  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind != SJ_LEG_GUTTER)
        continue;
      *first = MIN (*first, leg->index);
      *last = MAX (*last, leg->index);
    }
  if (link->label != NULL && link->label_column != SJ_NOWHERE)
    {
      *first = MIN (*first, link->label_column);
      *last = MAX (*last, link->label_column);
    }
}

/* Whether all columns a link comes by moved to the side by the same amount. */
static gboolean
shifted_as_one (SjLayout        *self,
                const SjLinkBox *link,
                double          *shifted)
{
  guint first, last;

  find_columns (link, &first, &last);
  if (last >= self->columns->len)
    return FALSE;

  *shifted = sj_layout_get_column (self, first)->moved;
  for (guint i = first; i <= last; i++)
    if (sj_layout_get_column (self, i)->moved != *shifted)
      return FALSE;

  return TRUE;
}

static void
update_link (SjLayout  *self,
             SjLinkBox *link,
             GArray    *points)
{
  double moved = 0.0, shifted = 0.0;

  if (!link->drawn || link->item == NULL ||
      (self->columns_moved && !shifted_as_one (self, link, &shifted)) ||
      (self->rows_moved && !moved_as_one (self, link->first_row, link->last_row, &moved)))
    {
      draw_link (self, link, points);
      return;
    }

  if (self->context.rtl && self->columns_moved)
    shifted = self->page_moved - shifted;
  if (moved != 0.0 || shifted != 0.0)
    {
      SjSceneItem *item = sj_scene_item_move (link->item, link->item->x + shifted,
                                              link->item->y + moved);

      sj_scene_item_unref (link->item);
      link->item = item;
    }
}

/* Which chunk a link belongs to: labels that stand where a link crosses a corridor come last, and
 * before them those along one, so that other lines run under them. */
static guint
get_paint_order (const SjLinkBox *link)
{
  if (link->label == NULL)
    return 0;

  return link->label_column != SJ_NOWHERE ? 1 : 2;
}

static void
make_chunks (SjRow *row)
{
  GPtrArray *items[SJ_N_LINK_CHUNKS];

  for (guint i = 0; i < SJ_N_LINK_CHUNKS; i++)
    items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  row->links_first = G_MAXUINT;
  row->links_last = 0;
  for (guint i = 0; i < row->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (row->links, i);

      link->chunk = get_paint_order (link);
      g_ptr_array_add (items[link->chunk], sj_scene_item_ref (link->item));
      row->links_first = MIN (row->links_first, link->first_row);
      row->links_last = MAX (row->links_last, link->last_row);
    }

  for (guint i = 0; i < SJ_N_LINK_CHUNKS; i++)
    {
      g_clear_pointer (&row->link_chunks[i], sj_scene_chunk_unref);
      row->link_chunks[i] = sj_scene_chunk_new (items[i]);
    }
}

/**
 * sj_layout_catch_up_links:
 * @row: a row with the links of the last scene
 *
 * Gives links the items that the last scene showed of them.
 */
void
sj_layout_catch_up_links (SjRow *row)
{
  guint n_seen[SJ_N_LINK_CHUNKS] = { 0 };

  if (!row->links_behind)
    return;

  for (guint i = 0; i < row->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (row->links, i);
      GPtrArray *items = sj_scene_chunk_get_items (row->link_chunks[link->chunk]);
      SjSceneItem *item = sj_scene_item_ref (g_ptr_array_index (items, n_seen[link->chunk]++));

      sj_scene_item_unref (link->item);
      link->item = item;
    }
  row->links_behind = FALSE;
}

/* Whether all links of a row slid by the same amount; then their chunks say so. */
static gboolean
slide_links (SjLayout *self,
             SjRow    *row)
{
  double moved = 0.0;

  if (row->links_stale || self->columns_moved)
    return FALSE;
  if (!self->rows_moved || row->links->len == 0)
    return TRUE;
  if (!moved_as_one (self, row->links_first, row->links_last, &moved))
    return FALSE;

  for (guint i = 0; moved != 0.0 && i < SJ_N_LINK_CHUNKS; i++)
    {
      SjSceneChunk *chunk = sj_scene_chunk_move (row->link_chunks[i], moved);

      sj_scene_chunk_unref (row->link_chunks[i]);
      row->link_chunks[i] = chunk;
      row->links_behind = TRUE;
    }

  return TRUE;
}

/**
 * sj_layout_update_links:
 * @self: a layout whose columns and rows have their places
 *
 * Brings the items of all links up to date.
 */
void
sj_layout_update_links (SjLayout *self)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (SjVertex));

  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      if (slide_links (self, row))
        continue;

      sj_layout_catch_up_links (row);
      for (guint j = 0; j < row->links->len; j++)
        update_link (self, g_ptr_array_index (row->links, j), points);
      make_chunks (row);
      row->links_stale = FALSE;
    }
}
