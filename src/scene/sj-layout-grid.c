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
  sj_layout_index_cells (self);
  self->grid_stale = FALSE;
}

/* Notes what a card needs now. When the one that needed most needs less, its column must ask all
 * its cards again. */
static void
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
    return;

  column->need_stale |= box->need < before && before >= column->need;
  column->need = MAX (column->need, box->need);
}

static void
update_needs (SjLayout *self)
{
  for (guint i = 0; i < self->changed_cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->changed_cards, i);

      if (box->row != SJ_NOWHERE)
        update_need (self, box);
    }
}

static void
ask_needs (SjColumn *column)
{
  column->need = 0.0;
  for (guint i = 0; i < column->boxes->len; i++)
    column->need = MAX (column->need, ((SjCardBox *) g_ptr_array_index (column->boxes, i))->need);
  column->need_stale = FALSE;
}

static gboolean
choose_widths (SjLayout *self)
{
  gboolean widths_changed = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);
      double width;

      if (column->need_stale)
        ask_needs (column);
      width = sj_column_choose_width (column, self->columns->len);
      column->width_changed = width != column->width;
      column->width = width;
      widths_changed |= column->width_changed;
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
update_figure (SjLayout  *self,
               SjCardBox *box)
{
  double text_width;

  if (box->row == SJ_NOWHERE)
    return;

  text_width = get_text_width (self, box);
  if (box->changed || box->figure == NULL || box->text_width != text_width)
    make_figure (self, box, text_width, text_width);
  box->changed = FALSE;
}

static void
update_all_figures (SjLayout  *self,
                    GPtrArray *boxes)
{
  for (guint i = 0; i < boxes->len; i++)
    update_figure (self, g_ptr_array_index (boxes, i));
}

static void
update_figures (SjLayout *self,
                gboolean  widths_changed)
{
  update_all_figures (self, self->changed_cards);
  for (guint i = 0; widths_changed && i < self->columns->len; i++)
    if (sj_layout_get_column (self, i)->width_changed)
      update_all_figures (self, sj_layout_get_column (self, i)->boxes);
  for (guint i = 0; widths_changed && i < self->rows->len; i++)
    update_all_figures (self, sj_layout_get_row (self, i)->spans);
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
    sj_layout_mark_all_unrouted (self);
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
  if (self->grid_stale)
    rebuild_grid (self);
  sj_layout_update_cells (self);

  update_needs (self);
  update_figures (self, choose_widths (self));

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
