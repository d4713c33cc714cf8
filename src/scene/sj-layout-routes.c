#define G_LOG_DOMAIN "sj-layout"

#include "scene/sj-layout-private.h"

#include "scene/sj-link-figure.h"
#include "scene/sj-link-labels.h"
#include "scene/sj-link-route.h"

/*
 * Which way links go, their labels and their tracks: for those that an edit made stale, and for
 * what shares a gutter or a corridor with them.
 */

/**
 * sj_layout_mark_unrouted:
 * @self: a layout
 * @link: one of its links
 *
 * Notes that the next run has to find the way of a link again.
 */
void
sj_layout_mark_unrouted (SjLayout  *self,
                         SjLinkBox *link)
{
  if (!link->routed)
    return;

  link->routed = FALSE;
  g_ptr_array_add (self->unrouted_links, link);
}

/**
 * sj_layout_mark_all_unrouted:
 * @self: a layout
 *
 * Notes that the next run has to find the ways of all links again.
 */
void
sj_layout_mark_all_unrouted (SjLayout *self)
{
  for (guint i = 0; i < self->links->len; i++)
    sj_layout_mark_unrouted (self, g_ptr_array_index (self->links, i));
}

/* Whether the way is what it was; then the tracks are kept, and the link need not be drawn again as
 * long as nobody else takes them. */
static gboolean
keep_legs (SjLinkBox *link,
           GArray    *before)
{
  for (guint i = 0; i < link->legs->len && link->legs->len == before->len; i++)
    {
      SjLeg *leg = sj_link_box_get_leg (link, i);
      const SjLeg *leg_before = &g_array_index (before, SjLeg, i);

      if (leg->kind != leg_before->kind || leg->index != leg_before->index ||
          leg->offset != leg_before->offset)
        return FALSE;
      leg->track = leg_before->track;
    }

  return link->legs->len == before->len;
}

static void
find_way (SjLayout  *self,
          SjLinkBox *link)
{
  gboolean left_start = link->leaves_start, entered_end = link->enters_end;

  g_array_set_size (self->legs_before, 0);
  g_array_append_vals (self->legs_before, link->legs->data, link->legs->len);
  sj_link_route (link, self->rows, self->columns->len);
  if (!keep_legs (link, self->legs_before) || link->leaves_start != left_start ||
      link->enters_end != entered_end)
    sj_link_box_mark_undrawn (link);
}

static void
route_link (SjLayout  *self,
            SjLinkBox *link)
{
  if (link->is_tracked)
    sj_link_tracks_remove (self->tracks, link);

  link->kind = sj_link_get_kind (link->link);
  if (!link->has_label)
    {
      g_clear_pointer (&link->label, sj_text_unref);
      link->label = sj_link_figure_create_label (&self->context, link->link);
      link->has_label = TRUE;
    }

  link->routed = TRUE;
  if (!sj_link_box_is_placed (link))
    return;

  find_way (self, link);
  sj_link_tracks_add (self->tracks, link);
}

static void
collect_labelled (SjLayout *self)
{
  g_ptr_array_set_size (self->labelled_links, 0);
  for (guint i = 0; i < self->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (self->links, i);

      if (link->label != NULL && sj_link_box_is_placed (link))
        g_ptr_array_add (self->labelled_links, link);
    }
  self->labels_stale = FALSE;
}

/**
 * sj_layout_update_routes:
 * @self: a layout whose cards are stacked
 *
 * Brings the ways of links up to date.
 */
void
sj_layout_update_routes (SjLayout *self)
{
  for (guint i = 0; i < self->unrouted_links->len; i++)
    route_link (self, g_ptr_array_index (self->unrouted_links, i));
  g_ptr_array_set_size (self->unrouted_links, 0);

  if (self->labels_stale)
    collect_labelled (self);
  sj_link_labels_place (self->labelled_links);
  sj_link_tracks_assign (self->tracks);
}
