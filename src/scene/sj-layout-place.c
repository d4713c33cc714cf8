#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include <math.h>

#include "scene/sj-emotion-lane.h"
#include "scene/sj-header-figure.h"
#include "scene/sj-lane-figure.h"
#include "scene/sj-stage-figure.h"
#include "scene/sj-time-figure.h"

/*
 * The second half of a run: where columns and rows stand on the page. What did not move is noted,
 * so that its items can stay.
 */

#define HEADER_Y 24.0
#define STEPS_GAP 9.0
#define ROWS_GAP 11.0
#define FOOTER_GAP 21.0
#define PAGE_BOTTOM 13.0
#define MIN_CONTENT 480.0

/* Where there is no column behind a gutter there is no card to keep away from either. */
static double
find_gutter (SjLayout *self,
             guint     gutter)
{
  double offset = sj_link_tracks_get_gutter_offset (self->tracks, gutter, 0);
  SjColumn *last;

  if (gutter < self->columns->len)
    return sj_layout_get_column (self, gutter)->x + SJ_CELL_BEFORE - offset;
  if (self->columns->len == 0)
    return 0.0;

  last = sj_layout_get_column (self, gutter - 1);
  return last->x + last->width + SJ_CELL_BEFORE +
         sj_link_tracks_get_gutter_extra (self->tracks, gutter) - offset;
}

static void
note_places (SjLayout *self)
{
  guint n_columns = self->columns->len;
  SjScenePlaces *places = sj_scene_places_new (n_columns, self->page_width, self->context.rtl);

  for (guint i = 0; i < n_columns; i++)
    {
      places->x[i] = sj_layout_get_column (self, i)->x;
      places->widths[i] = sj_layout_get_column (self, i)->width;
    }
  for (guint i = 0; i <= n_columns; i++)
    places->gutters[i] = find_gutter (self, i);

  g_clear_pointer (&self->places_before, sj_scene_places_unref);
  self->places_before = self->places;
  self->places = places;
  if (sj_scene_places_equal (places, self->places_before))
    {
      sj_scene_places_unref (places);
      self->places = sj_scene_places_ref (self->places_before);
    }
}

static void
place_columns (SjLayout *self)
{
  double x = SJ_COLUMN_START, page_width;
  guint n_columns = self->columns->len;

  self->columns_moved = self->places == NULL || self->places->n_columns != n_columns;
  self->columns_resized = FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      x += sj_link_tracks_get_gutter_extra (self->tracks, i);
      self->columns_moved |= column->x != x || column->placed_width != column->width;
      self->columns_resized |= column->placed_width != column->width;
      column->moved = column->placed_width == column->width ? x - column->x : NAN;
      column->placed_width = column->width;
      column->x = x;
      x += column->width;
    }
  x += sj_link_tracks_get_gutter_extra (self->tracks, n_columns);

  page_width = MAX (x, SJ_COLUMN_START + MIN_CONTENT) + SJ_PAGE_MARGIN;
  self->columns_moved |= page_width != self->page_width;
  self->page_width = page_width;
  note_places (self);
}

static double
get_content_width (SjLayout *self)
{
  return self->page_width - 2.0 * SJ_PAGE_MARGIN;
}

static void
update_header (SjLayout *self)
{
  g_autofree char *subtitle = NULL;
  SjFigure *figure;

  if (!self->header_stale && !self->columns_moved && self->header != NULL)
    return;

  g_clear_pointer (&self->header, sj_scene_item_unref);
  subtitle = sj_header_figure_create_subtitle (self->map);
  figure = sj_header_figure_new (&self->context, self->map, get_content_width (self));
  self->header = sj_scene_item_new (SJ_ROLE_HEADER, figure,
                                    sj_layout_mirror (self, SJ_PAGE_MARGIN,
                                                      get_content_width (self)),
                                    HEADER_Y, sj_element_get_id (SJ_ELEMENT (self->map)),
                                    sj_map_get_title (self->map));
  self->header->description = g_ref_string_new (subtitle);
  self->header_stale = FALSE;
}

static gboolean
has_stages (SjLayout *self)
{
  return self->columns->len > 0 && sj_layout_get_column (self, 0)->stage != NULL;
}

static double
measure_step_titles (SjLayout *self)
{
  double height = sj_measure_get_line_height (self->measure, SJ_STYLE_STEP);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr(SjText) title =
        sj_step_figure_create_title (&self->context, sj_layout_get_column (self, i));

      if (title != NULL)
        height = MAX (height, title->height);
    }

  return height;
}

static void
place_heads (SjLayout *self)
{
  self->stages_y = self->header->y + self->header->height;
  self->steps_y = self->stages_y + (has_stages (self) ? SJ_STAGE_HEIGHT + STEPS_GAP : 0.0);
  if (self->columns_moved || self->step_items->len == 0)
    {
      self->steps_height = measure_step_titles (self);
      self->time_height = sj_time_figure_measure (&self->context, self->columns);
    }
  self->rows_top = self->steps_y + self->steps_height + self->time_height + ROWS_GAP;
}

static double
choose_height (SjLayout *self,
               SjRow    *row)
{
  double least = sj_lane_get_height (row->lane);

  switch (row->form)
    {
    case SJ_ROW_LINE:
    case SJ_ROW_FOLDED:
      return row->header_height;
    case SJ_ROW_EMOTION:
      return MAX (row->header_height,
                  least > 0.0 ? least : sj_emotion_lane_natural_height (self->map));
    case SJ_ROW_CARDS:
    default:
      return MAX (MAX (row->header_height, least),
                  row->content_height + 2.0 * SJ_LANE_PADDING);
    }
}

static void
place_corridor (SjLayout *self,
                guint     corridor,
                double    middle)
{
  self->corridors_moved[corridor] = middle - self->corridors[corridor];
  self->corridors[corridor] = middle;
}

static void
place_rows (SjLayout *self)
{
  guint n_rows = self->rows->len;
  double y = self->rows_top - SJ_LANE_GAP;

  self->rows_moved = FALSE;
  for (guint i = 0; i < n_rows; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);
      double gap = SJ_LANE_GAP + sj_link_tracks_get_corridor_extra (self->tracks, i);

      place_corridor (self, i, y + gap / 2.0);
      y += gap;
      row->height = choose_height (self, row);
      row->moved = y - row->y;
      row->y = y;
      self->rows_moved |= row->moved != 0.0 || self->corridors_moved[i] != 0.0;
      y += row->height;
    }

  place_corridor (self, n_rows, y + SJ_LANE_GAP / 2.0);
  self->rows_moved |= self->corridors_moved[n_rows] != 0.0;
  self->rows_bottom = y + sj_link_tracks_get_corridor_extra (self->tracks, n_rows);
}

static gboolean
has_moment (const SjRow *row)
{
  for (guint i = 0; i < row->boxes->len; i++)
    if (((const SjCardBox *) g_ptr_array_index (row->boxes, i))->moment)
      return TRUE;

  return FALSE;
}

static gboolean
find_moments (SjLayout *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      if (row->cards_stale)
        row->has_moment = has_moment (row);
      found |= row->has_moment;
    }

  return found;
}

static void
update_footer (SjLayout *self)
{
  gboolean moment = find_moments (self);
  double y = self->rows_bottom + FOOTER_GAP;

  if (self->footer_stale)
    sj_footer_signs_find_curves (&self->signs, self->map);

  if (self->footer == NULL || self->footer_stale || self->columns_moved ||
      moment != self->signs.moment)
    {
      SjFigure *figure;

      self->signs.moment = moment;
      figure = sj_footer_figure_new (&self->context, self->map, &self->signs,
                                     get_content_width (self));
      g_clear_pointer (&self->footer, sj_scene_item_unref);
      self->footer = sj_scene_item_new (SJ_ROLE_FOOTER, figure,
                                        sj_layout_mirror (self, SJ_PAGE_MARGIN,
                                                          get_content_width (self)), y,
                                        sj_element_get_id (SJ_ELEMENT (self->map)), "");
    }
  else if (self->footer->y != y)
    {
      SjSceneItem *footer = sj_scene_item_move (self->footer, self->footer->x, y);

      sj_scene_item_unref (self->footer);
      self->footer = footer;
    }

  self->footer_stale = FALSE;
  self->page_height = self->footer->y + self->footer->height + PAGE_BOTTOM;
}

static void
resize_corridors (SjLayout *self)
{
  if (self->n_corridors == self->rows->len + 1)
    return;

  g_free (self->corridors);
  g_free (self->corridors_moved);
  self->n_corridors = self->rows->len + 1;
  self->corridors = g_new0 (double, self->n_corridors);
  self->corridors_moved = g_new0 (double, self->n_corridors);
}

/**
 * sj_layout_place:
 * @self: a layout whose grid is up to date
 *
 * Gives columns, rows, header and footer their places on the page.
 */
void
sj_layout_place (SjLayout *self)
{
  place_columns (self);
  sj_layout_stretch_figures (self);
  update_header (self);
  place_heads (self);
  resize_corridors (self);
  place_rows (self);
  update_footer (self);
}

/**
 * sj_layout_get_box_x:
 * @self: a layout
 * @box: a card that is drawn
 *
 * Returns: its edge at the start side, from the start side of the page
 */
double
sj_layout_get_box_x (SjLayout        *self,
                     const SjCardBox *box)
{
  return sj_layout_get_column (self, box->first)->x + SJ_CELL_BEFORE;
}

/**
 * sj_layout_get_box_width:
 * @self: a layout
 * @box: a card that is drawn
 *
 * Returns: the width it shall have, from the first of its columns to the last
 */
double
sj_layout_get_box_width (SjLayout        *self,
                         const SjCardBox *box)
{
  SjColumn *last = sj_layout_get_column (self, box->last);

  return last->x + last->width - SJ_CELL_AFTER - sj_layout_get_box_x (self, box);
}
