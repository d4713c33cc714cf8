#define G_LOG_DOMAIN "sj-layout"

#include "config.h"

#include "scene/sj-layout-private.h"

#include <glib/gi18n-lib.h>

#include "core/sj-series.h"
#include "scene/sj-emotion-lane.h"
#include "scene/sj-lane-figure.h"
#include "scene/sj-scene-private.h"
#include "scene/sj-stage-figure.h"
#include "scene/sj-time-figure.h"

/*
 * The last part of a run: the items, in the order in which they are painted.
 */

#define STAGE_GAP 6.0

static void
add_stage (SjLayout *self,
           guint     first,
           guint     end)
{
  SjColumn *column = sj_layout_get_column (self, first);
  SjColumn *last = sj_layout_get_column (self, end - 1);
  double tip = (end < self->columns->len ? sj_layout_get_column (self, end)->x
                                         : last->x + last->width) - STAGE_GAP;
  double width = tip - column->x;
  guint n_stages = g_list_model_get_n_items (sj_map_get_stages (self->map));
  guint n_steps = column->step != NULL ? end - first : 0;
  g_autofree char *description =
    sj_stage_figure_create_description (column->stage, column->stage_position, n_stages, n_steps);
  SjFigure *figure = sj_stage_figure_new (&self->context, column->stage, column->stage_position,
                                          width, first == 0);
  SjSceneItem *item = sj_scene_item_new (SJ_ROLE_STAGE, figure,
                                         sj_layout_mirror (self, column->x, width), self->stages_y,
                                         sj_element_get_id (SJ_ELEMENT (column->stage)),
                                         sj_stage_get_title (column->stage));

  item->description = g_ref_string_new (description);
  g_ptr_array_add (self->stage_items, item);
}

/* A reference string; NULL if there is nothing to say. */
static char *
create_step_description (const SjColumn *column)
{
  g_autofree char *time = sj_step_create_time (column->step);
  g_autofree char *words = NULL;

  if (column->stage == NULL)
    return time != NULL ? g_ref_string_new (time) : NULL;
  if (time == NULL)
    return g_ref_string_new (sj_stage_get_title (column->stage));

  /* Translators: the title of a stage, and when a step of it happens. */
  words = g_strdup_printf (_("%s, %s"), sj_stage_get_title (column->stage), time);
  return g_ref_string_new (words);
}

static void
add_step (SjLayout *self,
          SjColumn *column)
{
  SjFigure *figure = sj_step_figure_new (&self->context, column, self->steps_height);
  double width = sj_figure_get_width (figure);
  double x = sj_column_get_centre (column) - width / 2.0;
  SjSceneItem *item = sj_scene_item_new (SJ_ROLE_STEP, figure, sj_layout_mirror (self, x, width),
                                         self->steps_y,
                                         sj_element_get_id (SJ_ELEMENT (column->step)),
                                         sj_step_get_title (column->step));

  item->description = create_step_description (column);
  g_ptr_array_add (self->step_items, item);
}

static void
add_time (SjLayout *self)
{
  double width = self->page_width - 2.0 * SJ_PAGE_MARGIN;
  g_autofree char *description = NULL;
  SjSceneItem *item;

  if (self->time_height <= 0.0)
    return;

  description = sj_time_figure_describe (self->columns);
  item = sj_scene_item_new (SJ_ROLE_TIME,
                            sj_time_figure_new (&self->context, self->columns, width,
                                                self->time_height),
                            sj_layout_mirror (self, SJ_PAGE_MARGIN, width),
                            self->steps_y + self->steps_height, NULL, _("Time"));
  item->description = g_ref_string_new (description);
  g_ptr_array_add (self->step_items, item);
}

static void
update_heads (SjLayout *self)
{
  guint first = 0, n_columns = self->columns->len;
  gboolean same_height = self->step_items->len == 0 ||
    ((SjSceneItem *) g_ptr_array_index (self->step_items, 0))->y == self->steps_y;

  if (!self->columns_moved && same_height &&
      (self->step_items->len > 0 || self->stage_items->len > 0))
    return;

  g_ptr_array_set_size (self->stage_items, 0);
  g_ptr_array_set_size (self->step_items, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      if (column->step != NULL)
        add_step (self, column);
      if (i + 1 == n_columns || sj_layout_get_column (self, i + 1)->stage != column->stage)
        {
          if (column->stage != NULL)
            add_stage (self, first, i + 1);
          first = i + 1;
        }
    }
  add_time (self);
}

static void
update_lane (SjLayout *self,
             SjRow    *row)
{
  double width = self->page_width - 2.0 * SJ_PAGE_MARGIN;
  double x = sj_layout_mirror (self, SJ_PAGE_MARGIN, width);
  SjSceneItem *item = row->item;

  if (item != NULL && item->width == width && item->height == row->height &&
      (row->form != SJ_ROW_FOLDED || row->item_n_cards == row->n_cards))
    {
      row->item = sj_scene_item_move (item, x, row->y);
      sj_scene_item_unref (item);
      return;
    }

  g_clear_pointer (&row->item, sj_scene_item_unref);
  row->item = sj_scene_item_new (row->form == SJ_ROW_LINE ? SJ_ROLE_LINE : SJ_ROLE_LANE,
                                 sj_lane_figure_new (&self->context, row, width), x, row->y,
                                 sj_element_get_id (SJ_ELEMENT (row->lane)),
                                 sj_lane_get_title (row->lane));
  row->item_n_cards = row->n_cards;
  row->item->description =
    g_ref_string_new (sj_enum_get_label (SJ_TYPE_LANE_KIND, sj_lane_get_kind (row->lane)));
}

static void
add_anchor (GHashTable *anchors,
            const char *id,
            SjColumn   *first,
            SjColumn   *last)
{
  SjAnchor *anchor = g_new0 (SjAnchor, 1);

  anchor->start = first->x;
  anchor->end = last->x + last->width;
  anchor->centre = (sj_column_get_centre (first) + sj_column_get_centre (last)) / 2.0;
  g_hash_table_insert (anchors, g_strdup (id), anchor);
}

static void
add_column_anchors (SjLayout   *self,
                    GHashTable *anchors)
{
  guint first = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      if (column->step != NULL)
        add_anchor (anchors, sj_element_get_id (SJ_ELEMENT (column->step)), column, column);
      if (sj_layout_get_column (self, first)->stage != column->stage)
        first = i;
      if (column->stage != NULL)
        add_anchor (anchors, sj_element_get_id (SJ_ELEMENT (column->stage)),
                    sj_layout_get_column (self, first), column);
    }
}

/* Of the cards only those that a point stands at: a map may have many more. */
static GHashTable *
create_anchors (SjLayout *self)
{
  GHashTable *anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;

  add_column_anchors (self, anchors);
  g_hash_table_iter_init (&iter, self->anchored);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gpointer card = sj_map_lookup_typed (self->map, id, SJ_TYPE_CARD);
      SjCardBox *box = card != NULL ? g_hash_table_lookup (self->card_boxes, card) : NULL;

      if (box != NULL && box->first != SJ_NOWHERE)
        add_anchor (anchors, id, sj_layout_get_column (self, box->first),
                    sj_layout_get_column (self, box->last));
    }

  return anchors;
}

static void
collect_anchored (SjLayout *self)
{
  GListModel *list = sj_map_get_series (self->map);
  guint n_series = g_list_model_get_n_items (list);

  g_hash_table_remove_all (self->anchored);
  for (guint i = 0; i < n_series; i++)
    {
      g_autoptr(SjSeries) series = g_list_model_get_item (list, i);

      for (guint j = 0; j < sj_series_get_n_points (series); j++)
        {
          const char *anchor = sj_series_get_point (series, j)->anchor;

          if (anchor != NULL)
            g_hash_table_add (self->anchored, g_strdup (anchor));
        }
    }
}

/* Grids, bands and lines of curves lie under links and cards, their points over them. */
static void
make_curve_chunks (SjRow     *row,
                   GPtrArray *curves)
{
  for (guint above = 0; above < 2; above++)
    {
      GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

      for (guint i = 0; i < curves->len; i++)
        {
          SjSceneItem *item = g_ptr_array_index (curves, i);

          if ((item->role > SJ_ROLE_LINK) == (above == 1))
            g_ptr_array_add (items, sj_scene_item_ref (item));
        }
      g_clear_pointer (&row->curve_chunks[above], sj_scene_chunk_unref);
      row->curve_chunks[above] = sj_scene_chunk_new (items);
    }
}

static void
draw_curves (SjLayout   *self,
             SjRow      *row,
             GHashTable *anchors)
{
  g_autoptr(GPtrArray) curves =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);
  double x = SJ_PAGE_MARGIN + SJ_LANE_HEADER_WIDTH;
  SjEmotionFrame frame = {
    .theme = self->context.theme,
    .measure = self->measure,
    .rtl = self->context.rtl,
    .page_width = self->page_width,
    .lane = row->lane,
    .x = x,
    .y = row->y,
    .width = self->page_width - SJ_PAGE_MARGIN - x,
    .height = row->height,
    .anchors = anchors,
  };

  sj_emotion_lane_layout (&frame, self->map, curves);
  make_curve_chunks (row, curves);
}

static void
slide_curves (SjRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->curve_chunks); i++)
    {
      SjSceneChunk *chunk = sj_scene_chunk_move (row->curve_chunks[i], row->moved);

      sj_scene_chunk_unref (row->curve_chunks[i]);
      row->curve_chunks[i] = chunk;
    }
}

static void
update_curves (SjLayout *self)
{
  g_autoptr(GHashTable) anchors = NULL;

  if (self->curves_stale)
    collect_anchored (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      if (row->form != SJ_ROW_EMOTION)
        continue;

      if (row->curve_chunks[0] == NULL || self->curves_stale || self->columns_moved)
        {
          if (anchors == NULL)
            anchors = create_anchors (self);
          draw_curves (self, row, anchors);
        }
      else if (row->moved != 0.0)
        {
          slide_curves (row);
        }
    }

  self->curves_stale = FALSE;
}

static void
slide_cards (SjLayout *self,
             SjRow    *row)
{
  SjSceneChunk *chunk = sj_scene_chunk_place (row->card_chunk, row->moved, self->places);

  sj_scene_chunk_unref (row->card_chunk);
  row->card_chunk = chunk;
  row->cards_behind = TRUE;
}

/**
 * sj_layout_catch_up_cards:
 * @row: a row with the cards of the last scene
 *
 * Gives cards the items that the last scene showed of them.
 */
void
sj_layout_catch_up_cards (SjRow *row)
{
  GPtrArray *items;

  if (!row->cards_behind)
    return;

  items = sj_scene_chunk_get_items (row->card_chunk);
  for (guint i = 0; i < row->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (row->boxes, i);
      SjSceneItem *item = sj_scene_item_ref (g_ptr_array_index (items, i));

      sj_scene_item_unref (box->item);
      box->item = item;
    }
  row->cards_behind = FALSE;
}

static void
update_row_cards (SjLayout *self,
                  SjRow    *row)
{
  GPtrArray *items =
    g_ptr_array_new_full (row->boxes->len, (GDestroyNotify) sj_scene_item_unref);

  sj_layout_catch_up_cards (row);
  for (guint i = 0; i < row->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (row->boxes, i);
      double x = sj_layout_mirror (self, sj_layout_get_box_x (self, box), box->figure_width);

      sj_card_box_update_item (box, row->lane,
                               sj_column_get_title (sj_layout_get_column (self, box->first)),
                               x, row->y + box->y);
      g_ptr_array_add (items, sj_scene_item_ref (box->item));
    }

  g_clear_pointer (&row->card_chunk, sj_scene_chunk_unref);
  row->card_chunk = sj_scene_chunk_new (items);
  sj_scene_chunk_set_places (row->card_chunk, self->places);
  row->cards_stale = FALSE;
}

static void
update_cards (SjLayout *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      if (row->cards_stale || row->card_chunk == NULL)
        update_row_cards (self, row);
      else if (row->moved != 0.0 || self->places != self->places_before)
        slide_cards (self, row);
    }
}

static void
add_item (GPtrArray   *items,
          SjSceneItem *item)
{
  g_ptr_array_add (items, sj_scene_item_ref (item));
}

static void
add_items (GPtrArray *items,
           GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    add_item (items, g_ptr_array_index (added, i));
}

static void
add_lanes (SjLayout  *self,
           GPtrArray *items)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      update_lane (self, sj_layout_get_row (self, i));
      if (sj_layout_get_row (self, i)->form != SJ_ROW_LINE)
        add_item (items, sj_layout_get_row (self, i)->item);
    }

  for (guint i = 0; i < self->rows->len; i++)
    if (sj_layout_get_row (self, i)->form == SJ_ROW_LINE)
      add_item (items, sj_layout_get_row (self, i)->item);
}

/* Header, stages, steps and lanes: few, so that looking whether one of them changed is cheap. */
static void
update_ground (SjLayout *self)
{
  g_autoptr(GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  add_item (items, self->header);
  add_items (items, self->stage_items);
  add_items (items, self->step_items);
  add_lanes (self, items);

  if (self->ground != NULL)
    {
      GPtrArray *before = sj_scene_chunk_get_items (self->ground);

      if (before->len == items->len &&
          memcmp (before->pdata, items->pdata, items->len * sizeof (gpointer)) == 0)
        return;
    }

  g_clear_pointer (&self->ground, sj_scene_chunk_unref);
  self->ground = sj_scene_chunk_new (g_steal_pointer (&items));
}

static void
add_chunk (GPtrArray    *chunks,
           SjSceneChunk *chunk)
{
  if (chunk != NULL && sj_scene_chunk_get_length (chunk) > 0)
    g_ptr_array_add (chunks, sj_scene_chunk_ref (chunk));
}

static void
add_footer (SjLayout  *self,
            GPtrArray *chunks)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  add_item (items, self->footer);
  g_ptr_array_add (chunks, sj_scene_chunk_new (items));
}

static GPtrArray *
collect_chunks (SjLayout *self)
{
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_chunk_unref);
  guint n_rows = self->rows->len;

  add_chunk (chunks, self->ground);
  for (guint i = 0; i < n_rows; i++)
    add_chunk (chunks, sj_layout_get_row (self, i)->prompt_chunk);
  for (guint i = 0; i < n_rows; i++)
    add_chunk (chunks, sj_layout_get_row (self, i)->curve_chunks[0]);
  for (guint order = 0; order < SJ_N_LINK_CHUNKS; order++)
    for (guint i = 0; i < n_rows; i++)
      add_chunk (chunks, sj_layout_get_row (self, i)->link_chunks[order]);
  for (guint i = 0; i < n_rows; i++)
    add_chunk (chunks, sj_layout_get_row (self, i)->card_chunk);
  for (guint i = 0; i < n_rows; i++)
    add_chunk (chunks, sj_layout_get_row (self, i)->curve_chunks[1]);
  add_footer (self, chunks);

  return chunks;
}

static const char *
get_id (gpointer element)
{
  return element != NULL ? sj_element_get_id (SJ_ELEMENT (element)) : NULL;
}

static void
add_grid_columns (SjLayout    *self,
                  SjSceneGrid *grid)
{
  if (self->scene != NULL && !self->columns_moved)
    {
      sj_scene_grid_share_columns (grid, sj_scene_get_grid (self->scene));
      return;
    }

  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      sj_scene_grid_add_column (grid, get_id (column->step), get_id (column->stage),
                                sj_layout_mirror (self, column->x, column->width), column->width);
    }
}

static SjSceneGrid *
create_grid (SjLayout *self)
{
  SjSceneHeads heads = {
    .lanes_x = sj_layout_mirror (self, SJ_PAGE_MARGIN, SJ_LANE_HEADER_WIDTH),
    .lanes_width = SJ_LANE_HEADER_WIDTH,
    .stages_y = self->stages_y,
    .steps_y = self->steps_y,
    .rows_y = self->rows_top,
    .rtl = self->context.rtl,
  };
  SjSceneGrid *grid = sj_scene_grid_new (&heads);

  add_grid_columns (self, grid);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);

      sj_scene_grid_add_row (grid, get_id (row->lane), sj_row_holds_cards (row), row->y,
                             row->height);
      if (row->form == SJ_ROW_EMOTION)
        {
          double top, bottom;

          sj_emotion_lane_get_plot (self->map, row->y, row->height, &top, &bottom);
          sj_scene_grid_set_plot (grid, i, top, bottom);
        }
    }

  return grid;
}

/**
 * sj_layout_create_scene:
 * @self: a layout in which everything has its place
 *
 * Returns: (transfer full): the scene
 */
SjScene *
sj_layout_create_scene (SjLayout *self)
{
  SjScene *scene;

  update_heads (self);
  update_curves (self);
  sj_layout_update_prompts (self);
  update_cards (self);
  sj_layout_update_links (self);
  update_ground (self);

  scene = sj_scene_new_from_chunks (self->context.theme, self->page_width, self->page_height,
                                    self->context.rtl, collect_chunks (self));
  sj_scene_set_n_unplaced (scene, self->n_unplaced);
  sj_scene_set_grid (scene, create_grid (self));
  if (self->scene != NULL)
    sj_scene_follow (scene, self->scene);
  return scene;
}
