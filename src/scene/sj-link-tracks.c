#define G_LOG_DOMAIN "sj-link-tracks"

#include "scene/sj-link-tracks.h"

#include <math.h>

#include "scene/sj-layout-context.h"

/**
 * SjLinkTracks:
 *
 * Keeps links that share a gutter or a corridor apart: stretches that would lie over one another
 * get different tracks, and a gutter with more tracks than it has room for is widened.
 */
struct _SjLinkTracks
{
  GArray *spans;  /* Span, sorted by channel; kept to spare the memory */
  guint  *n_tracks;  /* of each gutter, then of each corridor */
  double *labels;  /* the room a label in a gutter needs */
  double *rooms;  /* the room between a gutter's first track and the cards before it */
  guint   n_gutters;
  guint   n_corridors;
};

/* The stretch of one leg. Where it meets a card at the start side, or at the end side, of its
 * gutter is kept as well; NAN if it does not. */
typedef struct
{
  guint      channel;  /* gutters, then corridors */
  double     from;
  double     to;
  double     start_end;
  double     end_end;
  SjLinkBox *link;
  SjLeg     *leg;
  guint      track;
} Span;

#define TRACK_GAP 4.5
#define CORRIDOR_GAP 5.0
#define ROOM_AFTER_CARD 5.0
#define ROOM_BEFORE_CARD 13.0
#define LABEL_ROOM 26.0
#define GUTTER_WIDTH (SJ_CELL_AFTER + SJ_CELL_BEFORE)
#define CORRIDOR_TRACKS 3u
#define ROW_KEY 1e5

SjLinkTracks *
sj_link_tracks_new (void)
{
  SjLinkTracks *self = g_new0 (SjLinkTracks, 1);

  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  return self;
}

void
sj_link_tracks_free (SjLinkTracks *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->n_tracks, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->rooms, g_free);
  g_free (self);
}

/* Heights as one number that keeps their order whatever the rows' places on the page. */
static double
key_in_row (guint  row,
            double y)
{
  return row * ROW_KEY + y;
}

static double
key_of_leg (const SjLeg *leg)
{
  return leg->kind == SJ_LEG_CORRIDOR ? leg->index * ROW_KEY - 1.0
                                      : key_in_row (leg->index, leg->offset);
}

static double
key_of_card (const SjCardBox *box)
{
  return key_in_row (box->row, sj_card_box_get_link_y (box));
}

static Span
span_of_gutter (SjLinkBox *link,
                guint      position)
{
  gboolean first = position == 0, last = position + 1 == link->legs->len;
  double before = first ? key_of_card (link->from)
                        : key_of_leg (sj_link_box_get_leg (link, position - 1));
  double after = last ? key_of_card (link->to)
                      : key_of_leg (sj_link_box_get_leg (link, position + 1));
  Span span = { .from = MIN (before, after), .to = MAX (before, after) };

  span.start_end = span.end_end = NAN;
  if (first && !link->leaves_start)
    span.start_end = before;
  else if (first)
    span.end_end = before;
  if (last && !link->enters_end)
    span.end_end = after;
  else if (last)
    span.start_end = after;

  return span;
}

static Span
span_of_corridor (SjLinkBox *link,
                  guint      position)
{
  double before = sj_link_box_get_leg (link, position - 1)->index;
  double after = sj_link_box_get_leg (link, position + 1)->index;

  return (Span) {
    .from = MIN (before, after), .to = MAX (before, after), .start_end = NAN, .end_end = NAN
  };
}

static void
collect_spans (SjLinkTracks *self,
               SjLinkBox    *link)
{
  for (guint i = 0; i < link->legs->len; i++)
    {
      SjLeg *leg = sj_link_box_get_leg (link, i);
      Span span;

      if (leg->kind == SJ_LEG_ROW)
        continue;

      span = leg->kind == SJ_LEG_GUTTER ? span_of_gutter (link, i) : span_of_corridor (link, i);
      span.channel = leg->kind == SJ_LEG_GUTTER ? leg->index : self->n_gutters + leg->index;
      span.link = link;
      span.leg = leg;
      g_array_append_val (self->spans, span);
    }
}

static int
compare_spans (gconstpointer first,
               gconstpointer second)
{
  const Span *a = first, *b = second;

  if (a->channel != b->channel)
    return a->channel < b->channel ? -1 : 1;
  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  if (a->to != b->to)
    return a->to < b->to ? -1 : 1;

  return 0;
}

static gboolean
overlap (const Span *a,
         const Span *b)
{
  return a->from <= b->to && b->from <= a->to;
}

/* A line that comes from a card at the start side and one that goes to a card at the end side at
 * the same height would lie over one another if the first stood behind the second. */
static gboolean
must_stand_before (const Span *a,
                   const Span *b)
{
  return a->start_end == b->end_end;
}

static guint
find_track (const Span *spans,
            guint       n_placed,
            const Span *span)
{
  guint track = 0;
  gboolean again = TRUE;

  for (guint i = 0; i < n_placed; i++)
    if (must_stand_before (&spans[i], span) && !must_stand_before (span, &spans[i]))
      track = MAX (track, spans[i].track + 1);

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < n_placed && !again; i++)
        if (spans[i].track == track && overlap (&spans[i], span))
          {
            track++;
            again = TRUE;
          }
    }

  return track;
}

/* Those that must stand before others are placed first. */
static int
compare_urgency (gconstpointer first,
                 gconstpointer second)
{
  const Span *a = first, *b = second;
  gboolean a_starts = !isnan (a->start_end), b_starts = !isnan (b->start_end);

  if (a_starts != b_starts)
    return a_starts ? -1 : 1;

  return compare_spans (first, second);
}

/* The links of a channel must be drawn again if their track changed, or all of them if tracks were
 * added and so the others made room. */
static guint
assign_channel (Span  *spans,
                guint  n_spans,
                guint  n_before)
{
  guint n_tracks = 0;

  if (n_spans > 1)
    qsort (spans, n_spans, sizeof (Span), compare_urgency);

  for (guint i = 0; i < n_spans; i++)
    {
      spans[i].track = find_track (spans, i, &spans[i]);
      if (spans[i].leg->track != spans[i].track)
        sj_link_box_mark_undrawn (spans[i].link);
      spans[i].leg->track = spans[i].track;
      n_tracks = MAX (n_tracks, spans[i].track + 1);
    }

  for (guint i = 0; n_tracks != n_before && i < n_spans; i++)
    sj_link_box_mark_undrawn (spans[i].link);

  return n_tracks;
}

static void
resize (SjLinkTracks *self,
        guint         n_columns,
        guint         n_rows)
{
  g_clear_pointer (&self->n_tracks, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->rooms, g_free);
  self->n_gutters = n_columns + 1;
  self->n_corridors = n_rows + 1;
  self->n_tracks = g_new0 (guint, self->n_gutters + self->n_corridors);
  self->labels = g_new0 (double, self->n_gutters);
  self->rooms = g_new0 (double, self->n_gutters);
  g_array_set_size (self->spans, 0);
}

/* An arrow that comes in at the end side needs as much room there as others at the start side. */
static void
note_room (SjLinkTracks    *self,
           const SjLinkBox *link)
{
  if (link->enters_end)
    self->rooms[link->to->last + 1] = ROOM_BEFORE_CARD;
}

/* A label without a corridor stands in the gutter, unless empty cells leave it more room. */
static void
note_label (SjLinkTracks    *self,
            const SjLinkBox *link)
{
  guint gutter = link->legs->len > 0 ? sj_link_box_get_leg (link, 0)->index : link->to->first;

  if (link->label != NULL && link->label_corridor == SJ_NOWHERE &&
      !sj_link_box_passes_cells (link))
    self->labels[gutter] = MAX (self->labels[gutter], link->label->width + LABEL_ROOM);
}

/**
 * sj_link_tracks_assign:
 * @self: the tracks
 * @links: (element-type SjLinkBox): all links, those that are drawn have their legs
 * @n_columns: how many columns the map has
 * @n_rows: how many rows
 *
 * Gives every leg its track.
 */
void
sj_link_tracks_assign (SjLinkTracks *self,
                       GPtrArray    *links,
                       guint         n_columns,
                       guint         n_rows)
{
  gboolean same_size = self->n_gutters == n_columns + 1 && self->n_corridors == n_rows + 1;
  g_autofree guint *before = same_size ? g_steal_pointer (&self->n_tracks) : NULL;
  Span *spans;
  guint first = 0;

  resize (self, n_columns, n_rows);
  for (guint i = 0; i < links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (links, i);

      if (!sj_link_box_is_placed (link))
        continue;
      collect_spans (self, link);
      note_room (self, link);
      note_label (self, link);
    }

  g_array_sort (self->spans, compare_spans);
  spans = (Span *) self->spans->data;
  for (guint i = 1; i <= self->spans->len; i++)
    if (i == self->spans->len || spans[i].channel != spans[first].channel)
      {
        guint channel = spans[first].channel;
        self->n_tracks[channel] =
          assign_channel (spans + first, i - first, before != NULL ? before[channel] : 0);
        first = i;
      }
}

/**
 * sj_link_tracks_get_gutter_extra:
 * @self: the tracks
 * @gutter: a gutter, before the column of that number
 *
 * Returns: by how much it must be wider than usual, in points
 */
double
sj_link_tracks_get_gutter_extra (const SjLinkTracks *self,
                                 guint               gutter)
{
  guint n_tracks = self->n_tracks[gutter];
  double after = MAX (self->rooms[gutter], ROOM_AFTER_CARD);
  double tracks = TRACK_GAP * (MAX (n_tracks, 1) - 1);
  double need = MAX (after + ROOM_BEFORE_CARD, self->labels[gutter]) + tracks;

  return MAX (0.0, need - GUTTER_WIDTH);
}

/**
 * sj_link_tracks_get_gutter_offset:
 * @self: the tracks
 * @gutter: a gutter
 * @track: one of its tracks
 *
 * Returns: how far before the cards behind the gutter the track lies, in points
 */
double
sj_link_tracks_get_gutter_offset (const SjLinkTracks *self,
                                  guint               gutter,
                                  guint               track)
{
  return ROOM_BEFORE_CARD + TRACK_GAP * (self->n_tracks[gutter] - 1 - track);
}

/**
 * sj_link_tracks_get_corridor_extra:
 * @self: the tracks
 * @corridor: a corridor, above the row of that number
 *
 * Returns: by how much the gap between the rows must be higher than usual, in points
 */
double
sj_link_tracks_get_corridor_extra (const SjLinkTracks *self,
                                   guint               corridor)
{
  guint n_tracks = self->n_tracks[self->n_gutters + corridor];

  return n_tracks > CORRIDOR_TRACKS ? CORRIDOR_GAP * (n_tracks - CORRIDOR_TRACKS) : 0.0;
}

/**
 * sj_link_tracks_get_corridor_offset:
 * @self: the tracks
 * @corridor: a corridor
 * @track: one of its tracks
 *
 * Returns: how far below the middle of the gap between the rows the track lies, in points
 */
double
sj_link_tracks_get_corridor_offset (const SjLinkTracks *self,
                                    guint               corridor,
                                    guint               track)
{
  return CORRIDOR_GAP * (track - (self->n_tracks[self->n_gutters + corridor] - 1) / 2.0);
}
