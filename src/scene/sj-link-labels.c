#define G_LOG_DOMAIN "sj-link-labels"

#include "scene/sj-link-labels.h"

/*
 * Where the labels of links stand. A label is wider than a gutter, so it stands in a corridor,
 * where no cards are: over a column that the link passes, else where it crosses the corridor. A
 * place that another label has is left to it as long as there is a free one.
 */

/* A place is half a column wide, and a label covers three of them. */
typedef struct
{
  guint corridor;
  guint column;  /* SJ_NOWHERE: on the gutter */
  guint gutter;
} Place;

static gpointer
make_key (guint corridor,
          guint half_column)
{
  return GSIZE_TO_POINTER (((gsize) corridor << 24) + half_column + 1);
}

/* A column's middle lies half a column behind its gutter. */
static guint
get_half_column (const Place *place)
{
  return place->column != SJ_NOWHERE ? 2 * place->column + 1 : 2 * place->gutter;
}

static gboolean
is_free (GHashTable  *taken,
         const Place *place)
{
  guint middle = get_half_column (place);

  for (guint i = MAX (middle, 1) - 1; i <= middle + 1; i++)
    if (g_hash_table_contains (taken, make_key (place->corridor, i)))
      return FALSE;

  return TRUE;
}

/* Keeps the first place that is free, or the first one of all. Returns whether it is free. */
static gboolean
try_place (GHashTable  *taken,
           const Place *place,
           Place       *best)
{
  if (best->corridor == SJ_NOWHERE)
    *best = *place;
  if (!is_free (taken, place))
    return FALSE;

  *best = *place;
  return TRUE;
}

/* Along a corridor, from the middle of the stretch to its ends. */
static gboolean
try_corridor (GHashTable      *taken,
              const SjLinkBox *link,
              guint            position,
              Place           *best)
{
  guint before = sj_link_box_get_leg (link, position - 1)->index;
  guint after = sj_link_box_get_leg (link, position + 1)->index;
  guint first = MIN (before, after), end = MAX (before, after), middle = (first + end) / 2;
  Place place = { .corridor = sj_link_box_get_leg (link, position)->index };

  for (guint distance = 0; distance < end - first; distance++)
    {
      place.column = middle + distance;
      if (place.column < end && try_place (taken, &place, best))
        return TRUE;
      place.column = middle - distance;
      if (middle >= first + distance && distance > 0 && try_place (taken, &place, best))
        return TRUE;
    }

  return FALSE;
}

/* Where the last leg crosses corridors, from the link's end backwards. */
static gboolean
try_crossings (GHashTable      *taken,
               const SjLinkBox *link,
               Place           *best)
{
  guint from = link->from->row, to = link->to->row;
  Place place = { .column = SJ_NOWHERE };

  if (link->legs->len == 0)
    return FALSE;

  place.gutter = sj_link_box_get_leg (link, link->legs->len - 1)->index;
  for (guint i = 0; i < MAX (from, to) - MIN (from, to); i++)
    {
      place.corridor = from < to ? to - i : to + 1 + i;
      if (try_place (taken, &place, best))
        return TRUE;
      if (link->legs->len > 1)
        return FALSE;
    }

  return FALSE;
}

static Place
choose_place (GHashTable      *taken,
              const SjLinkBox *link)
{
  Place best = { .corridor = SJ_NOWHERE, .column = SJ_NOWHERE };

  for (guint i = 1; i + 1 < link->legs->len; i++)
    if (sj_link_box_get_leg (link, i)->kind == SJ_LEG_CORRIDOR &&
        try_corridor (taken, link, i, &best))
      return best;

  if (best.corridor == SJ_NOWHERE)
    try_crossings (taken, link, &best);

  return best;
}

static void
take_place (GHashTable  *taken,
            const Place *place)
{
  guint middle = get_half_column (place);

  for (guint i = MAX (middle, 1) - 1; i <= middle + 1; i++)
    g_hash_table_add (taken, make_key (place->corridor, i));
}

static void
set_place (SjLinkBox   *link,
           const Place *place)
{
  if (link->label_corridor == place->corridor && link->label_column == place->column &&
      link->label_gutter == place->gutter)
    return;

  link->label_corridor = place->corridor;
  link->label_column = place->column;
  link->label_gutter = place->gutter;
  sj_link_box_mark_undrawn (link);
}

/**
 * sj_link_labels_place:
 * @links: (element-type SjLinkBox): the links that have a label and are drawn, with their legs
 *
 * Gives each label its place.
 */
void
sj_link_labels_place (GPtrArray *links)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (links, i);
      Place place = choose_place (taken, link);

      if (place.corridor != SJ_NOWHERE)
        take_place (taken, &place);
      set_place (link, &place);
    }
}
