#define G_LOG_DOMAIN "sj-row"

#include "scene/sj-row.h"

#include "scene/sj-link-box.h"

static SjRowForm
choose_form (SjLane *lane)
{
  if (sj_lane_is_line (lane))
    return SJ_ROW_LINE;
  if (sj_lane_is_folded (lane))
    return SJ_ROW_FOLDED;

  return sj_lane_get_kind (lane) == SJ_LANE_EMOTION ? SJ_ROW_EMOTION : SJ_ROW_CARDS;
}

SjRow *
sj_row_new (SjLane *lane,
            guint   position)
{
  SjRow *self = g_new0 (SjRow, 1);

  self->lane = g_object_ref (lane);
  self->position = position;
  self->form = choose_form (lane);
  self->boxes = g_ptr_array_new ();
  self->spans = g_ptr_array_new ();
  self->occupied = g_byte_array_new ();
  self->links = g_ptr_array_new ();
  self->boxes_before = g_ptr_array_new ();
  self->links_before = g_ptr_array_new ();
  self->dirty = self->cards_stale = self->links_stale = TRUE;

  return self;
}

void
sj_row_free (SjRow *self)
{
  g_clear_object (&self->lane);
  g_clear_pointer (&self->boxes, g_ptr_array_unref);
  g_clear_pointer (&self->boxes_before, g_ptr_array_unref);
  g_clear_pointer (&self->links_before, g_ptr_array_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->occupied, g_byte_array_unref);
  g_clear_pointer (&self->item, sj_scene_item_unref);
  g_clear_pointer (&self->prompts, g_ptr_array_unref);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_clear_pointer (&self->prompt_chunk, sj_scene_chunk_unref);
  g_clear_pointer (&self->card_chunk, sj_scene_chunk_unref);
  for (guint i = 0; i < SJ_N_LINK_CHUNKS; i++)
    g_clear_pointer (&self->link_chunks[i], sj_scene_chunk_unref);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->curve_chunks[i], sj_scene_chunk_unref);
  g_free (self);
}

/**
 * sj_row_holds_cards:
 * @self: a row
 *
 * Returns: whether cards of its lane are drawn; not in an emotion lane, in a line, or folded
 */
gboolean
sj_row_holds_cards (const SjRow *self)
{
  return self->form == SJ_ROW_CARDS;
}

static void
swap_out (GPtrArray **array,
          GPtrArray **before)
{
  GPtrArray *kept = *array;

  *array = *before;
  *before = kept;
  g_ptr_array_set_size (*array, 0);
}

/**
 * sj_row_begin:
 * @self: a row
 * @n_columns: how many columns the grid has now
 *
 * Takes all cards and links out, before they are added again.
 */
void
sj_row_begin (SjRow *self,
              guint  n_columns)
{
  swap_out (&self->boxes, &self->boxes_before);
  swap_out (&self->links, &self->links_before);
  g_ptr_array_set_size (self->spans, 0);
  self->n_cards = 0;
  self->displaced = self->occupied->len != n_columns;
  g_byte_array_set_size (self->occupied, n_columns);
  if (n_columns > 0)
    memset (self->occupied->data, 0, n_columns);
}

static gboolean
are_same (GPtrArray *first,
          GPtrArray *second)
{
  return first->len == second->len &&
         (first->len == 0 ||
          memcmp (first->pdata, second->pdata, first->len * sizeof (gpointer)) == 0);
}

/* Links whose items did not slide with their chunk have lost their places with it. */
static void
forget_links (SjRow *self)
{
  for (guint i = 0; self->links_behind && i < self->links->len; i++)
    ((SjLinkBox *) g_ptr_array_index (self->links, i))->drawn = FALSE;
  self->links_behind = FALSE;
  self->links_stale = TRUE;
}

/**
 * sj_row_end:
 * @self: a row to which all its cards and links were added again
 *
 * Notes what has to be made again. A row with the same cards in the same columns stays as it is.
 */
void
sj_row_end (SjRow *self)
{
  if (self->displaced || !are_same (self->boxes, self->boxes_before))
    {
      self->dirty = self->cards_stale = TRUE;
      self->cards_behind = FALSE;
    }
  if (!are_same (self->links, self->links_before))
    forget_links (self);
}

/**
 * sj_row_add:
 * @self: a row
 * @box: (transfer none): a card that comes after those added before, with its columns
 */
void
sj_row_add (SjRow     *self,
            SjCardBox *box)
{
  g_ptr_array_add (self->boxes, box);
  self->displaced |= box->displaced;
  if (box->last > box->first)
    g_ptr_array_add (self->spans, box);
  memset (self->occupied->data + box->first, 1, box->last - box->first + 1);
}

/* Looks again where cards stand, after one of them came or went. */
static void
find_occupied (SjRow *self)
{
  g_ptr_array_set_size (self->spans, 0);
  memset (self->occupied->data, 0, self->occupied->len);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->boxes, i);

      if (box->last > box->first)
        g_ptr_array_add (self->spans, box);
      memset (self->occupied->data + box->first, 1, box->last - box->first + 1);
    }
  self->dirty = self->cards_stale = TRUE;
}

/**
 * sj_row_remove_box:
 * @self: a row
 * @box: a card that no longer stands in it, or no longer where it did
 */
void
sj_row_remove_box (SjRow     *self,
                   SjCardBox *box)
{
  g_ptr_array_remove (self->boxes, box);
  find_occupied (self);
}

/**
 * sj_row_insert_box:
 * @self: a row
 * @box: (transfer none): a card that stands in it now, with its columns
 *
 * Adds a card to those there are, by its order.
 */
void
sj_row_insert_box (SjRow     *self,
                   SjCardBox *box)
{
  guint position = self->boxes->len;

  while (position > 0 &&
         ((SjCardBox *) g_ptr_array_index (self->boxes, position - 1))->order > box->order)
    position--;
  g_ptr_array_insert (self->boxes, (int) position, box);
  find_occupied (self);
}

/**
 * sj_row_insert_link:
 * @self: a row
 * @link: (transfer none): a link that begins in it now
 *
 * Adds a link to those there are, by its order.
 */
void
sj_row_insert_link (SjRow     *self,
                    SjLinkBox *link)
{
  guint position = self->links->len;

  while (position > 0 &&
         ((SjLinkBox *) g_ptr_array_index (self->links, position - 1))->order > link->order)
    position--;
  g_ptr_array_insert (self->links, (int) position, link);
  self->links_stale = TRUE;
}

static void
count_places (SjRow *self)
{
  g_autofree guint *counts = g_new0 (guint, self->occupied->len);

  for (guint i = 0; i < self->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->boxes, i);

      if (box->place != counts[box->first])
        box->described = FALSE;
      box->place = counts[box->first]++;
    }

  for (guint i = 0; i < self->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->boxes, i);

      if (box->n_places != counts[box->first])
        box->described = FALSE;
      box->n_places = counts[box->first];
    }
}

/**
 * sj_row_stack:
 * @self: a row whose cards have their heights
 *
 * Stacks the cards of each cell in the map's order. A card over several columns lies below all that
 * come before it in any of them, and always leaves a gap above itself in which a link can pass.
 */
void
sj_row_stack (SjRow *self)
{
  g_autofree double *levels = g_new0 (double, MAX (self->occupied->len, 1));

  self->content_height = 0.0;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->boxes, i);
      double level = 0.0;

      for (guint column = box->first; column <= box->last; column++)
        level = MAX (level, levels[column]);

      sj_card_box_set_y (box, SJ_LANE_PADDING + level);
      for (guint column = box->first; column <= box->last; column++)
        levels[column] = level + box->height + SJ_CARD_GAP;
      self->content_height = MAX (self->content_height, level + box->height);
    }

  count_places (self);
  self->dirty = FALSE;
  self->cards_stale = TRUE;
}

/**
 * sj_row_is_empty:
 * @self: a row
 * @first: a column
 * @end: the column after the last one
 *
 * Returns: whether no card stands in these columns; %TRUE for none
 */
gboolean
sj_row_is_empty (const SjRow *self,
                 guint        first,
                 guint        end)
{
  return end <= first || memchr (self->occupied->data + first, 1, end - first) == NULL;
}

/**
 * sj_row_is_gutter_free:
 * @self: a row
 * @gutter: the gutter before the column of that number
 * @from: a height below the row's upper edge
 * @to: another one, lower
 *
 * Returns: whether no card lies across the gutter between both heights
 */
gboolean
sj_row_is_gutter_free (const SjRow *self,
                       guint        gutter,
                       double       from,
                       double       to)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const SjCardBox *box = g_ptr_array_index (self->spans, i);

      if (box->first < gutter && gutter <= box->last && box->y < to && box->y + box->height > from)
        return FALSE;
    }

  return TRUE;
}
