#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include <string.h>

#include "scene/sj-scene-private.h"

/*
 * What empty cells ask for. Prompts help whoever fills a map and say nothing about the journey, so
 * a scene has them only if somebody wants them.
 */

/* As much room as the first card of the cell gets: a prompt never makes a lane higher, and what is
 * typed in its place covers it. */
#define HEIGHT SJ_CARD_MIN_HEIGHT
#define START 9.0
#define END 4.0
#define TOP 6.0

/* A lane that nobody gave a prompt asks what lanes of its kind do ask until it has a card: by then
 * it is known what belongs there, and a finished map shall not be full of questions. */
static const char *
find_prompt (SjLayout *self,
             SjRow    *row)
{
  const char *prompt = sj_lane_get_prompt (row->lane);

  if (!sj_row_holds_cards (row))
    return "";
  if (*prompt == '\0' && sj_row_is_empty (row, 0, self->columns->len))
    return sj_lane_get_default_prompt (row->lane);

  return prompt;
}

/* Cells with cards have none. */
static void
unref_item (gpointer item)
{
  g_clear_pointer ((SjSceneItem **) &item, sj_scene_item_unref);
}

static SjFigure *
create_figure (SjLayout   *self,
               const char *prompt,
               double      width)
{
  double line = sj_measure_get_line_height (self->measure, SJ_STYLE_CARD_TEXT);
  guint max_lines = (guint) MAX ((HEIGHT - TOP) / MAX (line, 1.0), 1.0);
  SjFigure *figure = sj_figure_new (width, HEIGHT, self->context.rtl);
  SjText *text = sj_layout_context_text (&self->context, prompt, SJ_STYLE_CARD_TEXT,
                                         SJ_COLOUR_INK_FAINT, SJ_ALIGN_START, width - START - END,
                                         max_lines);

  sj_figure_add_text (figure, text, START, TOP);
  return figure;
}

/* Columns are often equally wide: neighbours share one figure. */
static SjFigure *
ensure_figure (SjLayout          *self,
               const SjSceneItem *like,
               const char        *prompt,
               double             width)
{
  if (like != NULL && like->width == width)
    return sj_figure_ref (like->figure);

  return create_figure (self, prompt, width);
}

/* @before is what the cell showed in the last scene, @like any other prompt of the lane. */
static SjSceneItem *
update_item (SjLayout    *self,
             SjRow       *row,
             guint        position,
             const char  *prompt,
             SjSceneItem *before,
             SjSceneItem *like)
{
  SjColumn *column = sj_layout_get_column (self, position);
  double width = column->width - SJ_CELL_BEFORE - SJ_CELL_AFTER;
  double x = sj_layout_mirror (self, column->x + SJ_CELL_BEFORE, width);
  double y = row->y + SJ_LANE_PADDING;
  SjSceneItem *item;

  if (before != NULL && before->width == width)
    return sj_scene_item_move (before, x, y);

  item = sj_scene_item_new (SJ_ROLE_PROMPT, ensure_figure (self, like, prompt, width), x, y, NULL,
                            prompt);
  sj_scene_item_set_column (item, position);
  return item;
}

static GPtrArray *
create_places (SjLayout   *self,
               SjRow      *row,
               const char *prompt)
{
  guint n_columns = self->columns->len, n_before = row->prompts != NULL ? row->prompts->len : 0;
  GPtrArray *places = g_ptr_array_new_full (n_columns, unref_item);
  SjSceneItem *like = NULL;

  for (guint i = 0; i < n_columns; i++)
    {
      SjSceneItem *before = i < n_before ? g_ptr_array_index (row->prompts, i) : NULL;
      SjColumn *column = sj_layout_get_column (self, i);
      SjSceneItem *item = NULL;

      if (*prompt != '\0' && column->step != NULL && sj_row_is_empty (row, i, i + 1))
        item = update_item (self, row, i, prompt, before, like);
      like = item != NULL ? item : like;
      g_ptr_array_add (places, item);
    }

  return places;
}

static SjSceneChunk *
create_chunk (SjLayout  *self,
              GPtrArray *places)
{
  SjSceneChunk *chunk;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sj_scene_item_unref);

  for (guint i = 0; i < places->len; i++)
    if (g_ptr_array_index (places, i) != NULL)
      g_ptr_array_add (items, sj_scene_item_ref (g_ptr_array_index (places, i)));

  chunk = sj_scene_chunk_new (items);
  sj_scene_chunk_set_places (chunk, self->places);
  return chunk;
}

/* The same prompts at their columns, which have moved, and the row with them. */
static void
slide (SjLayout *self,
       SjRow    *row)
{
  SjSceneChunk *chunk;

  if (row->moved == 0.0 && self->places == self->places_before)
    return;

  chunk = sj_scene_chunk_place (row->prompt_chunk, row->moved, self->places);
  sj_scene_chunk_unref (row->prompt_chunk);
  row->prompt_chunk = chunk;
  row->prompts_behind = TRUE;
}

/* Whether the row asks for the same in the same cells, and these are as wide as they were. */
static gboolean
holds (SjLayout *self,
       SjRow    *row)
{
  return row->prompts != NULL && !row->cards_stale && !self->columns_resized &&
         row->prompts->len == self->columns->len;
}

static gboolean
are_same (GPtrArray *first,
          GPtrArray *second)
{
  return first != NULL && first->len == second->len &&
         (first->len == 0 ||
          memcmp (first->pdata, second->pdata, first->len * sizeof (gpointer)) == 0);
}

/**
 * sj_layout_update_prompts:
 * @self: a layout in which everything has its place, and whose cards have not been made yet
 *
 * Puts the prompt of each lane, or that of its kind, into those of its cells that hold no card.
 */
void
sj_layout_update_prompts (SjLayout *self)
{
  for (guint i = 0; self->shows_prompts && i < self->rows->len; i++)
    {
      SjRow *row = sj_layout_get_row (self, i);
      g_autoptr(GPtrArray) places = NULL;
      const char *prompt;

      if (holds (self, row))
        {
          slide (self, row);
          continue;
        }

      prompt = find_prompt (self, row);
      if (*prompt == '\0' && row->prompts == NULL)
        continue;

      places = create_places (self, row, prompt);
      if (are_same (row->prompts, places) && !row->prompts_behind)
        continue;

      g_clear_pointer (&row->prompts, g_ptr_array_unref);
      g_clear_pointer (&row->prompt_chunk, sj_scene_chunk_unref);
      row->prompt_chunk = create_chunk (self, places);
      row->prompts = g_steal_pointer (&places);
      row->prompts_behind = FALSE;
    }
}
