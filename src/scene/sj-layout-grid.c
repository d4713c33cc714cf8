#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include "scene/sj-lane-figure.h"

/*
 * The first half of a run: columns, rows, what cards look like, how they are stacked and which way
 * links go. Nothing here depends on places on the page.
 */

static void
rebuild_rows (SjLayout *self)
{
  GListModel *lanes = sj_map_get_lanes (self->map);
  guint n_lanes = g_list_model_get_n_items (lanes);

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_lanes; i++)
    {
      g_autoptr(SjLane) lane = g_list_model_get_item (lanes, i);
      SjRow *row = sj_row_new (lane, i);

      row->header_height = sj_lane_figure_get_min_height (&self->context, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
rebuild_grid (SjLayout *self)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = sj_column_list_new (self->map);
  rebuild_rows (self);
  self->grid_stale = FALSE;
}

/* Element → place + 1. */
static GHashTable *
index_columns (SjLayout *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      if (column->step != NULL)
        g_hash_table_insert (index, (char *) sj_element_get_id (SJ_ELEMENT (column->step)),
                             GUINT_TO_POINTER (i + 1));
    }

  return index;
}

static GHashTable *
index_rows (SjLayout *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SjElement *lane = SJ_ELEMENT (sj_layout_get_row (self, i)->lane);

      g_hash_table_insert (index, (char *) sj_element_get_id (lane), GUINT_TO_POINTER (i + 1));
    }

  return index;
}

/* Asks the card where it belongs. */
static void
settle_card (SjLayout   *self,
             SjCardBox  *box,
             GHashTable *columns,
             GHashTable *rows)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (columns, sj_card_get_step (box->card)));
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, sj_card_get_lane (box->card)));
  guint span = (guint) MAX (1, sj_card_get_span (box->card));

  box->lane = row > 0 ? row - 1 : SJ_NOWHERE;
  box->first = column > 0 ? column - 1 : SJ_NOWHERE;
  box->last = column > 0 ? MIN (column - 1 + span, self->columns->len) - 1 : SJ_NOWHERE;
  box->row = column > 0 && row > 0 && sj_row_holds_cards (sj_layout_get_row (self, row - 1))
               ? box->lane : SJ_NOWHERE;
  box->settled = TRUE;
}

static void
place_card (SjLayout   *self,
            SjCardBox  *box,
            GHashTable *columns,
            GHashTable *rows)
{
  guint before = box->row, first_before = box->first, last_before = box->last;

  if (!box->settled)
    settle_card (self, box, columns, rows);

  box->displaced = box->row != before || box->first != first_before || box->last != last_before;
  if (box->lane != SJ_NOWHERE)
    sj_layout_get_row (self, box->lane)->n_cards++;
  if (box->row != SJ_NOWHERE)
    sj_row_add (sj_layout_get_row (self, box->row), box);
  if (box->row != before || box->first != first_before)
    {
      box->described = FALSE;
      /* Another lane may have another kind, and another stage another colour. */
      if (box->row != SJ_NOWHERE && !box->changed)
        {
          box->changed = TRUE;
          g_ptr_array_add (self->changed_cards, box);
        }
    }
  self->n_unplaced += box->first == SJ_NOWHERE || box->lane == SJ_NOWHERE;
}

static void
find_ends (SjLayout  *self,
           SjLinkBox *link)
{
  SjElement *from = sj_map_lookup (self->map, sj_link_get_from (link->link));
  SjElement *to = sj_map_lookup (self->map, sj_link_get_to (link->link));

  link->from = from != NULL ? g_hash_table_lookup (self->card_boxes, from) : NULL;
  link->to = to != NULL ? g_hash_table_lookup (self->card_boxes, to) : NULL;
}

static void
tie_link (SjLayout   *self,
          SjLinkBox  *link)
{
  SjCardBox *from_before = link->from, *to_before = link->to;

  if (self->ends_stale)
    find_ends (self, link);
  if (link->from != from_before || link->to != to_before ||
      (link->from != NULL && link->from->displaced) || (link->to != NULL && link->to->displaced))
    link->drawn = FALSE;
  link->kind = sj_link_get_kind (link->link);
  link->routed = TRUE;
  link->is_tracked = FALSE;
  link->row_stale = NULL;
  if (sj_link_box_is_placed (link))
    {
      SjRow *row = sj_layout_get_row (self, link->from->row);

      link->row_stale = &row->links_stale;
      row->links_stale |= !link->drawn;
      g_ptr_array_add (row->links, link);
    }
  else
    {
      g_clear_pointer (&link->item, sj_scene_item_unref);
    }
  sj_layout_mark_unrouted (self, link);

  for (guint i = 0; i < 2; i++)
    {
      SjCardBox *box = i == 0 ? link->from : link->to;

      if (box == NULL || (i == 1 && link->to == link->from))
        continue;
      if (box->links == NULL)
        box->links = g_ptr_array_new ();
      g_ptr_array_add (box->links, link);
    }
}

static void
place_all (SjLayout *self)
{
  g_autoptr(GHashTable) columns = index_columns (self);
  g_autoptr(GHashTable) rows = index_rows (self);

  self->n_unplaced = 0;
  for (guint i = 0; i < self->rows->len; i++)
    sj_row_begin (sj_layout_get_row (self, i), self->columns->len);

  for (guint i = 0; i < self->cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->cards, i);

      box->order = i;
      if (box->links != NULL)
        g_ptr_array_set_size (box->links, 0);
      place_card (self, box, columns, rows);
    }

  sj_link_tracks_reset (self->tracks, self->columns->len, self->rows->len);
  g_ptr_array_set_size (self->unrouted_links, 0);
  self->labels_stale = TRUE;
  for (guint i = 0; i < self->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (self->links, i);

      link->order = i;
      tie_link (self, link);
    }
  self->ends_stale = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    sj_row_end (sj_layout_get_row (self, i));
}

/* Notes what a card needs now. Returns whether its column must ask all its cards again: when the
 * one that needed most needs less. */
static gboolean
update_need (SjLayout  *self,
             SjCardBox *box)
{
  SjLane *lane = sj_layout_get_row (self, box->row)->lane;
  SjColumn *column = sj_layout_get_column (self, box->first);
  double before = box->need;

  box->moment = sj_card_get_moment_of_truth (box->card) != SJ_MOMENT_NONE;
  box->need = sj_card_figure_get_need (&self->context, box->card, sj_lane_get_kind (lane)) +
              SJ_CELL_BEFORE + SJ_CELL_AFTER;
  if (box->first != box->last)
    return FALSE;
  if (box->need < before && before >= column->need)
    return TRUE;

  column->need = MAX (column->need, box->need);
  return FALSE;
}

static gboolean
update_needs (SjLayout *self)
{
  gboolean ask_all = FALSE;

  for (guint i = 0; i < self->changed_cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->changed_cards, i);

      if (box->row != SJ_NOWHERE)
        ask_all |= update_need (self, box);
    }

  return ask_all;
}

static void
ask_all_needs (SjLayout *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    sj_layout_get_column (self, i)->need = 0.0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->cards, i);

      if (box->row != SJ_NOWHERE && box->first == box->last)
        {
          SjColumn *column = sj_layout_get_column (self, box->first);

          column->need = MAX (column->need, box->need);
        }
    }
}

static gboolean
choose_widths (SjLayout *self)
{
  gboolean widths_changed = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);
      double width = sj_column_choose_width (column, self->columns->len);

      widths_changed |= width != column->width;
      column->width = width;
    }

  return widths_changed;
}

/* The width a card's lines are broken for: that of its columns, without what links add between. */
static double
get_text_width (SjLayout        *self,
                const SjCardBox *box)
{
  double width = -SJ_CELL_BEFORE - SJ_CELL_AFTER;

  for (guint i = box->first; i <= box->last; i++)
    width += sj_layout_get_column (self, i)->width;

  return width;
}

static SjColour
choose_bar (SjLayout  *self,
            SjCardBox *box,
            SjLane    *lane)
{
  SjLaneKind kind = sj_lane_get_kind (lane);
  SjColumn *column = sj_layout_get_column (self, box->first);
  SjColour colour = sj_theme_get_bar_colour (self->context.theme, column->stage_position);

  if (kind == SJ_LANE_PAIN_POINTS)
    colour = sj_layout_context_colour (&self->context, SJ_COLOUR_NEGATIVE);
  else if (kind == SJ_LANE_OPPORTUNITIES || kind == SJ_LANE_GAINS)
    colour = sj_layout_context_colour (&self->context, SJ_COLOUR_POSITIVE);
  else
    sj_colour_parse (&colour, sj_element_text (SJ_ELEMENT (lane), "colour"));
  sj_colour_parse (&colour, sj_card_get_colour (box->card));

  return colour;
}

static void
make_figure (SjLayout  *self,
             SjCardBox *box,
             double     width,
             double     text_width)
{
  SjRow *row = sj_layout_get_row (self, box->row);
  SjFigure *figure = sj_card_figure_new (&self->context, box->card, sj_lane_get_kind (row->lane),
                                         choose_bar (self, box, row->lane), width, text_width);
  double height = box->height;

  sj_card_box_set_figure (box, figure, text_width);
  box->described = FALSE;
  row->cards_stale = TRUE;
  if (box->height != height)
    row->dirty = TRUE;
}

static void
update_figures (SjLayout *self,
                gboolean  widths_changed)
{
  GPtrArray *boxes = widths_changed ? self->cards : self->changed_cards;

  for (guint i = 0; i < boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (boxes, i);
      double text_width;

      if (box->row == SJ_NOWHERE)
        continue;

      text_width = get_text_width (self, box);
      if (box->changed || box->figure == NULL || box->text_width != text_width)
        make_figure (self, box, text_width, text_width);
    }
}

/* After gutters have their widths: a card over several of them reaches from end to end. */
void
sj_layout_stretch_figures (SjLayout *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      for (guint j = 0; j < row->spans->len; j++)
        {
          SjCardBox *box = g_ptr_array_index (row->spans, j);
          double width = sj_layout_get_box_width (self, box);

          if (box->figure_width != width)
            make_figure (self, box, width, box->text_width);
        }
    }
}

static void
stale_links_of_card (SjLayout  *self,
                     SjCardBox *box)
{
  for (guint i = 0; box->links != NULL && i < box->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (box->links, i);

      if (box->shifted)
        sj_layout_mark_unrouted (self, link);
      sj_link_box_mark_undrawn (link);
    }
}

static void
stale_all_routes (SjLayout *self)
{
  for (guint i = 0; i < self->links->len; i++)
    sj_layout_mark_unrouted (self, g_ptr_array_index (self->links, i));
}

static void
stack_row (SjLayout *self,
           SjRow    *row)
{
  sj_row_stack (row);

  for (guint i = 0; i < row->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (row->boxes, i);

      if (box->shifted)
        stale_links_of_card (self, box);
      box->shifted = FALSE;
    }

  /* Cards over several columns stand in the way of links that have nothing else to do with them. */
  if (row->spans->len > 0)
    stale_all_routes (self);
}

/**
 * sj_layout_update_grid:
 * @self: a layout
 *
 * Brings columns, rows, cards and routes up to date with the map.
 */
void
sj_layout_update_grid (SjLayout *self)
{
  gboolean places_changed = self->places_stale || self->grid_stale;
  gboolean widths_changed = places_changed;

  if (self->grid_stale)
    rebuild_grid (self);
  if (places_changed)
    place_all (self);
  self->places_stale = FALSE;

  if (update_needs (self) || places_changed)
    ask_all_needs (self);
  widths_changed |= choose_widths (self);
  update_figures (self, widths_changed);

  for (guint i = 0; i < self->changed_cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->changed_cards, i);

      box->changed = FALSE;
      stale_links_of_card (self, box);
    }
  g_ptr_array_set_size (self->changed_cards, 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (sj_layout_get_row (self, i)->dirty)
      stack_row (self, sj_layout_get_row (self, i));

  if (self->unrouted_links->len > 0)
    sj_layout_update_routes (self);
}
