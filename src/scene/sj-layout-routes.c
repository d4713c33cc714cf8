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

static void
route_link (SjLayout  *self,
            SjLinkBox *link)
{
  if (link->is_tracked)
    sj_link_tracks_remove (self->tracks, link);

  link->kind = sj_link_get_kind (link->link);
  if (link->label == NULL)
    link->label = sj_link_figure_create_label (&self->context, link->link);

  link->routed = TRUE;
  if (!sj_link_box_is_placed (link))
    return;

  sj_link_route (link, self->rows, self->columns->len);
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
