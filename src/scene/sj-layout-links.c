#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include "scene/sj-link-trace.h"
#include "scene/sj-scene-private.h"

/*
 * Turns the routes of links into lines on the page.
 */

static double
get_link_y (SjLayout        *self,
            const SjCardBox *box)
{
  return sj_layout_get_row (self, box->row)->y + sj_card_box_get_link_y (box);
}

static SjTraceX
at_start (const SjCardBox *box)
{
  return (SjTraceX) { .index = box->first, .offset = SJ_CELL_BEFORE };
}

static SjTraceX
at_end (const SjCardBox *box)
{
  return (SjTraceX) { .index = box->last, .share = 1.0, .offset = -SJ_CELL_AFTER };
}

static SjTraceX
in_gutter (SjLayout    *self,
           const SjLeg *leg)
{
  return (SjTraceX) {
    .index = leg->index,
    .in_gutter = TRUE,
    .offset = sj_link_tracks_get_gutter_offset (self->tracks, leg->index, 0) -
              sj_link_tracks_get_gutter_offset (self->tracks, leg->index, leg->track),
  };
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
trace (SjLayout        *self,
       const SjLinkBox *link,
       SjLinkTrace     *trace)
{
  double y = get_link_y (self, link->from), end_y = get_link_y (self, link->to);

  sj_link_trace_add_point (trace, link->leaves_start ? at_start (link->from) : at_end (link->from),
                           y);
  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind != SJ_LEG_GUTTER)
        continue;

      sj_link_trace_add_point (trace, in_gutter (self, leg), y);
      y = i + 1 < link->legs->len ? get_level_y (self, sj_link_box_get_leg (link, i + 1)) : end_y;
      sj_link_trace_add_point (trace, in_gutter (self, leg), y);
    }
  sj_link_trace_add_point (trace, link->enters_end ? at_end (link->to) : at_start (link->to),
                           end_y);
}

/* The track on which a link runs in a gutter. */
static SjTraceX
find_gutter_x (SjLayout        *self,
               const SjLinkBox *link,
               guint            gutter)
{
  for (guint i = 0; i < link->legs->len; i++)
    {
      const SjLeg *leg = sj_link_box_get_leg (link, i);

      if (leg->kind == SJ_LEG_GUTTER && leg->index == gutter)
        return in_gutter (self, leg);
    }

  g_return_val_if_reached ((SjTraceX) { 0 });
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
static void
set_label_in_row (SjLayout        *self,
                  const SjLinkBox *link,
                  SjLinkTrace     *trace)
{
  double y = get_link_y (self, link->from);
  const SjLeg *leg = link->legs->len > 0 ? sj_link_box_get_leg (link, 0) : NULL;
  SjTraceX turn = leg != NULL ? in_gutter (self, leg) : at_start (link->to);

  if (leg == NULL || sj_link_box_passes_cells (link))
    {
      SjTraceX start = link->leaves_start ? at_start (link->from) : at_end (link->from);

      start.offset -= 3.0;
      turn.offset -= 3.0;
      sj_link_trace_set_label (trace, start, turn, y - link->label->height / 2.0 - 4.0);
      return;
    }

  turn.offset -= link->label->width / 2.0 + 5.5;
  sj_link_trace_set_label (trace, turn, turn,
                           (y + (link->legs->len > 1
                                   ? get_level_y (self, sj_link_box_get_leg (link, 1))
                                   : get_link_y (self, link->to))) / 2.0);
}

/* In a corridor, over a column or on the line that crosses it. */
static void
set_label (SjLayout        *self,
           const SjLinkBox *link,
           SjLinkTrace     *trace)
{
  SjTraceX x;

  if (link->label_corridor == SJ_NOWHERE)
    {
      set_label_in_row (self, link, trace);
    }
  else if (link->label_column != SJ_NOWHERE)
    {
      x = (SjTraceX) {
        .index = link->label_column,
        .share = 0.5,
        .offset = (SJ_CELL_BEFORE - SJ_CELL_AFTER) / 2.0,
      };
      sj_link_trace_set_label (trace, x, x, find_corridor_y (self, link, link->label_corridor));
    }
  else
    {
      x = find_gutter_x (self, link, link->label_gutter);
      sj_link_trace_set_label (trace, x, x, self->corridors[link->label_corridor]);
    }
}

static void
draw_link (SjLayout  *self,
           SjLinkBox *link)
{
  g_autofree char *name = sj_link_figure_create_name (link);
  SjLinkLook look = sj_link_figure_get_look (&self->context, link);
  SjLinkTrace *way = sj_link_trace_new (&look);
  SjVertex origin;
  SjFigure *figure;

  trace (self, link, way);
  if (link->label != NULL)
    set_label (self, link, way);

  figure = sj_link_trace_draw (way, self->places, &origin);
  g_clear_pointer (&link->item, sj_scene_item_unref);
  link->item = sj_scene_item_new (SJ_ROLE_LINK, figure, origin.x, origin.y,
                                  sj_element_get_id (SJ_ELEMENT (link->link)), name);
  sj_scene_item_set_trace (link->item, way);
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

static void
update_link (SjLayout  *self,
             SjLinkBox *link)
{
  double moved = 0.0;
  SjSceneItem *item;

  if (!link->drawn || link->item == NULL ||
      (self->rows_moved && !moved_as_one (self, link->first_row, link->last_row, &moved)))
    {
      draw_link (self, link);
      return;
    }

  item = sj_scene_item_follow (link->item, self->places_before, self->places, moved);
  sj_scene_item_unref (link->item);
  link->item = item;
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
make_chunks (SjLayout *self,
             SjRow    *row)
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
      sj_scene_chunk_set_places (row->link_chunks[i], self->places);
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

/* Whether all links of a row slid by the same amount, and else only go with their columns; then
 * their chunks say so. */
static gboolean
slide_links (SjLayout *self,
             SjRow    *row)
{
  double moved = 0.0;

  if (row->links_stale)
    return FALSE;
  if (row->links->len == 0)
    return TRUE;
  if (self->rows_moved && !moved_as_one (self, row->links_first, row->links_last, &moved))
    return FALSE;

  for (guint i = 0; i < SJ_N_LINK_CHUNKS && (moved != 0.0 || self->places != self->places_before);
       i++)
    {
      SjSceneChunk *chunk = sj_scene_chunk_place (row->link_chunks[i], moved, self->places);

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
  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      if (slide_links (self, row))
        continue;

      sj_layout_catch_up_links (row);
      for (guint j = 0; j < row->links->len; j++)
        update_link (self, g_ptr_array_index (row->links, j));
      make_chunks (self, row);
      row->links_stale = FALSE;
    }
}
