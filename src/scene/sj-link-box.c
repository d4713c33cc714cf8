#define G_LOG_DOMAIN "sj-link-box"

#include "scene/sj-link-box.h"

SjLinkBox *
sj_link_box_new (SjLink *link)
{
  SjLinkBox *self = g_new0 (SjLinkBox, 1);

  self->link = g_object_ref (link);
  self->legs = g_array_new (FALSE, FALSE, sizeof (SjLeg));
  self->row = SJ_NOWHERE;
  self->label_corridor = SJ_NOWHERE;
  self->label_column = SJ_NOWHERE;

  return self;
}

void
sj_link_box_free (SjLinkBox *self)
{
  g_clear_object (&self->link);
  g_clear_pointer (&self->label, sj_text_unref);
  g_clear_pointer (&self->legs, g_array_unref);
  g_clear_pointer (&self->item, sj_scene_item_unref);
  g_free (self);
}

/**
 * sj_link_box_is_placed:
 * @self: a link's box
 *
 * Returns: whether both its cards are drawn, and so the link is
 */
gboolean
sj_link_box_is_placed (const SjLinkBox *self)
{
  return self->from != NULL && self->to != NULL && self->from->row != SJ_NOWHERE &&
         self->to->row != SJ_NOWHERE;
}

/**
 * sj_link_box_mark_undrawn:
 * @self: a link's box
 *
 * Notes that the link looks or runs differently now.
 */
void
sj_link_box_mark_undrawn (SjLinkBox *self)
{
  self->drawn = FALSE;
  if (self->row_stale != NULL)
    *self->row_stale = TRUE;
}

/**
 * sj_link_box_passes_cells:
 * @self: a link's box that has its legs
 *
 * Returns: whether it first runs along its row past an empty cell, where a label has room
 */
gboolean
sj_link_box_passes_cells (const SjLinkBox *self)
{
  return self->legs->len <= 1 && !self->leaves_start && !self->enters_end &&
         self->from->last + 1 < self->to->first;
}

/**
 * sj_link_box_add_leg:
 * @self: a link's box
 * @kind: where the leg runs
 * @index: which gutter, corridor or row
 * @offset: below the upper edge of the row, for a leg in a row
 *
 * Adds a leg at the end.
 */
void
sj_link_box_add_leg (SjLinkBox *self,
                     SjLegKind  kind,
                     guint      index,
                     double     offset)
{
  SjLeg leg = { .kind = kind, .index = index, .offset = offset };

  g_array_append_val (self->legs, leg);
}
