#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

/*
 * Which cell each card stands in, and which row each link begins in. An edit that takes cards to
 * other cells touches the rows they leave and those they come to, and no other card.
 */

/**
 * sj_layout_index_cells:
 * @self: a layout whose columns and rows were listed again
 *
 * Notes where the columns and rows of steps and lanes are.
 */
void
sj_layout_index_cells (SjLayout *self)
{
  g_hash_table_remove_all (self->column_places);
  for (guint i = 0; i < self->columns->len; i++)
    {
      SjColumn *column = sj_layout_get_column (self, i);

      if (column->step != NULL)
        g_hash_table_insert (self->column_places,
                             g_strdup (sj_element_get_id (SJ_ELEMENT (column->step))),
                             GUINT_TO_POINTER (i + 1));
    }

  g_hash_table_remove_all (self->row_places);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SjElement *lane = SJ_ELEMENT (sj_layout_get_row (self, i)->lane);

      g_hash_table_insert (self->row_places, g_strdup (sj_element_get_id (lane)),
                           GUINT_TO_POINTER (i + 1));
    }
}

static guint
find_place (GHashTable *places,
            const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, id)) : 0;
}

/* Asks the card where it belongs. */
static void
settle_card (SjLayout  *self,
             SjCardBox *box)
{
  guint column = find_place (self->column_places, sj_card_get_step (box->card));
  guint row = find_place (self->row_places, sj_card_get_lane (box->card));
  guint span = (guint) MAX (1, sj_card_get_span (box->card));

  box->lane = row > 0 ? row - 1 : SJ_NOWHERE;
  box->first = column > 0 ? column - 1 : SJ_NOWHERE;
  box->last = column > 0 ? MIN (column - 1 + span, self->columns->len) - 1 : SJ_NOWHERE;
  box->row = column > 0 && row > 0 && sj_row_holds_cards (sj_layout_get_row (self, row - 1))
               ? box->lane : SJ_NOWHERE;
  box->settled = TRUE;
}

static gboolean
is_unplaced (const SjCardBox *box)
{
  return box->first == SJ_NOWHERE || box->lane == SJ_NOWHERE;
}

/* Asks where the card belongs, if that may have changed, and notes what follows from it. */
static void
place_card (SjLayout  *self,
            SjCardBox *box)
{
  guint before = box->row, first_before = box->first, last_before = box->last;

  if (!box->settled)
    settle_card (self, box);

  box->displaced = box->row != before || box->first != first_before || box->last != last_before;
  if (box->row != before || box->first != first_before)
    box->described = FALSE;
  /* Another lane may have another kind, another stage another colour, more columns more room. */
  if (box->displaced && box->row != SJ_NOWHERE && !box->changed)
    {
      box->changed = TRUE;
      g_ptr_array_add (self->changed_cards, box);
    }
}

static gboolean
is_in_one_column (const SjCardBox *box)
{
  return box->row != SJ_NOWHERE && box->first == box->last;
}

static void
count_card (SjLayout  *self,
            SjCardBox *box,
            int        number)
{
  if (box->lane != SJ_NOWHERE)
    sj_layout_get_row (self, box->lane)->n_cards += (guint) number;
  self->n_unplaced += is_unplaced (box) ? (guint) number : 0;
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
note_in_card (SjLinkBox *link,
              SjCardBox *box)
{
  if (box == NULL)
    return;

  if (box->links == NULL)
    box->links = g_ptr_array_new ();
  g_ptr_array_add (box->links, link);
}

static void
tie_link (SjLayout  *self,
          SjLinkBox *link)
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
  link->row = SJ_NOWHERE;
  if (sj_link_box_is_placed (link))
    {
      SjRow *row = sj_layout_get_row (self, link->from->row);

      link->row = link->from->row;
      link->row_stale = &row->links_stale;
      row->links_stale |= !link->drawn;
      g_ptr_array_add (row->links, link);
    }
  else
    {
      g_clear_pointer (&link->item, sj_scene_item_unref);
    }
  sj_layout_mark_unrouted (self, link);

  note_in_card (link, link->from);
  if (link->to != link->from)
    note_in_card (link, link->to);
}

static void
place_all_cards (SjLayout *self)
{
  self->n_unplaced = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_ptr_array_set_size (sj_layout_get_column (self, i)->boxes, 0);
      sj_layout_get_column (self, i)->need_stale = TRUE;
    }

  for (guint i = 0; i < self->cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->cards, i);

      if (box->links != NULL)
        g_ptr_array_set_size (box->links, 0);
      place_card (self, box);
      count_card (self, box, 1);
      if (box->row != SJ_NOWHERE)
        sj_row_add (sj_layout_get_row (self, box->row), box);
      if (is_in_one_column (box))
        g_ptr_array_add (sj_layout_get_column (self, box->first)->boxes, box);
    }
  g_ptr_array_set_size (self->unsettled_cards, 0);
}

static void
place_all (SjLayout *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    sj_row_begin (sj_layout_get_row (self, i), self->columns->len);
  place_all_cards (self);

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

static void
untie_link (SjLayout  *self,
            SjLinkBox *link)
{
  SjRow *row;

  if (link->row == SJ_NOWHERE)
    return;

  row = sj_layout_get_row (self, link->row);
  sj_layout_catch_up_links (row);
  g_ptr_array_remove (row->links, link);
  row->links_stale = TRUE;
  link->row = SJ_NOWHERE;
  link->row_stale = NULL;
}

/* Ties a link again one of whose cards is in another cell now. Its tracks are given back when it
 * gets its new way. */
static void
tie_again (SjLayout  *self,
           SjLinkBox *link)
{
  guint row_before = link->row;
  gboolean placed = sj_link_box_is_placed (link);

  if (row_before != (placed ? link->from->row : SJ_NOWHERE))
    {
      untie_link (self, link);
      if (placed)
        {
          SjRow *row = sj_layout_get_row (self, link->from->row);

          sj_layout_catch_up_links (row);
          sj_row_insert_link (row, link);
          link->row = link->from->row;
          link->row_stale = &row->links_stale;
        }
      self->labels_stale = TRUE;
    }
  if (!placed)
    g_clear_pointer (&link->item, sj_scene_item_unref);
  sj_link_box_mark_undrawn (link);
  sj_layout_mark_unrouted (self, link);
}

/* A link goes along its row only as long as no card stands in its way. */
static void
unroute_across (SjLayout *self,
                SjRow    *row,
                guint     column)
{
  for (guint i = 0; i < row->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (row->links, i);

      if (link->from->last < column && column < link->to->first)
        sj_layout_mark_unrouted (self, link);
    }
}

static void
unroute_beside (SjLayout  *self,
                SjCardBox *box,
                guint      row,
                guint      first,
                guint      last)
{
  if (row == SJ_NOWHERE)
    return;

  for (guint i = first; i <= last; i++)
    unroute_across (self, sj_layout_get_row (self, row), i);
  /* What lies over several columns shuts gutters. */
  if (last > first)
    sj_layout_mark_all_unrouted (self);
}

static void
take_out (SjLayout  *self,
          SjCardBox *box)
{
  count_card (self, box, -1);
  if (box->row == SJ_NOWHERE)
    return;

  sj_layout_catch_up_cards (sj_layout_get_row (self, box->row));
  sj_row_remove_box (sj_layout_get_row (self, box->row), box);
  if (is_in_one_column (box))
    {
      SjColumn *column = sj_layout_get_column (self, box->first);

      g_ptr_array_remove_fast (column->boxes, box);
      column->need_stale |= box->need >= column->need;
    }
}

static void
put_in (SjLayout  *self,
        SjCardBox *box)
{
  count_card (self, box, 1);
  if (box->row == SJ_NOWHERE)
    return;

  sj_layout_catch_up_cards (sj_layout_get_row (self, box->row));
  sj_row_insert_box (sj_layout_get_row (self, box->row), box);
  if (is_in_one_column (box))
    g_ptr_array_add (sj_layout_get_column (self, box->first)->boxes, box);
}

static void
move_card (SjLayout  *self,
           SjCardBox *box)
{
  guint row = box->row, first = box->first, last = box->last;

  take_out (self, box);
  place_card (self, box);
  put_in (self, box);
  if (!box->displaced)
    return;

  unroute_beside (self, box, row, first, last);
  unroute_beside (self, box, box->row, box->first, box->last);
}

static void
place_unsettled (SjLayout *self)
{
  for (guint i = 0; i < self->unsettled_cards->len; i++)
    move_card (self, g_ptr_array_index (self->unsettled_cards, i));

  for (guint i = 0; i < self->unsettled_cards->len; i++)
    {
      SjCardBox *box = g_ptr_array_index (self->unsettled_cards, i);

      for (guint j = 0; box->displaced && box->links != NULL && j < box->links->len; j++)
        tie_again (self, g_ptr_array_index (box->links, j));
    }
  g_ptr_array_set_size (self->unsettled_cards, 0);
}

/**
 * sj_layout_update_cells:
 * @self: a layout whose columns and rows are up to date
 *
 * Puts cards into their cells and links into their rows.
 */
void
sj_layout_update_cells (SjLayout *self)
{
  if (self->places_stale)
    place_all (self);
  else
    place_unsettled (self);
  self->places_stale = FALSE;
}
