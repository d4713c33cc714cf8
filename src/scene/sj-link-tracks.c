#define G_LOG_DOMAIN "sj-link-tracks"

#include "scene/sj-link-tracks.h"

#include <math.h>

#include "scene/sj-layout-context.h"

/* A gutter or a corridor. */
typedef struct
{
  GPtrArray *links;  /* SjLinkBox, in no order */
  guint      n_tracks;
  gboolean   is_stale;
  double     label_room;  /* what a label in it needs */
  double     card_room;  /* between its first track and the cards before it */
} Channel;

/**
 * SjLinkTracks:
 *
 * Keeps links that share a gutter or a corridor apart: stretches that would lie over one another
 * get different tracks, and a gutter with more tracks than it has room for is widened.
 */
struct _SjLinkTracks
{
  Channel *channels;  /* gutters, then corridors */
  guint    n_gutters;
  guint    n_channels;
  GArray  *spans;  /* Span; kept to spare the memory */
};

/* The stretch of one leg. Where it meets a card at the start side, or at the end side, of its
 * gutter is kept as well; NAN if it does not. */
typedef struct
{
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

static void
clear_channels (SjLinkTracks *self)
{
  for (guint i = 0; i < self->n_channels; i++)
    g_ptr_array_unref (self->channels[i].links);
  g_clear_pointer (&self->channels, g_free);
}

void
sj_link_tracks_free (SjLinkTracks *self)
{
  clear_channels (self);
  g_clear_pointer (&self->spans, g_array_unref);
  g_free (self);
}

static void
empty_channels (SjLinkTracks *self)
{
  for (guint i = 0; i < self->n_channels; i++)
    {
      g_ptr_array_set_size (self->channels[i].links, 0);
      self->channels[i].is_stale = TRUE;
    }
}

/**
 * sj_link_tracks_reset:
 * @self: the tracks
 * @n_columns: how many columns the map has now
 * @n_rows: how many rows
 *
 * Forgets all links. As long as the grid is as large as before, it is remembered how many tracks
 * there were, and links that get theirs again need not be drawn anew.
 */
void
sj_link_tracks_reset (SjLinkTracks *self,
                      guint         n_columns,
                      guint         n_rows)
{
  if (self->channels != NULL && self->n_gutters == n_columns + 1 &&
      self->n_channels == self->n_gutters + n_rows + 1)
    {
      empty_channels (self);
      return;
    }

  clear_channels (self);
  self->n_gutters = n_columns + 1;
  self->n_channels = self->n_gutters + n_rows + 1;
  self->channels = g_new0 (Channel, self->n_channels);
  for (guint i = 0; i < self->n_channels; i++)
    self->channels[i].links = g_ptr_array_new ();
}

static Channel *
get_channel (const SjLinkTracks *self,
             const SjLeg        *leg)
{
  return &self->channels[leg->kind == SJ_LEG_GUTTER ? leg->index : self->n_gutters + leg->index];
}

static void
join_channel (Channel   *channel,
              SjLinkBox *link)
{
  channel->is_stale = TRUE;
  /* A link may come through a gutter twice. */
  if (channel->links->len == 0 ||
      g_ptr_array_index (channel->links, channel->links->len - 1) != link)
    g_ptr_array_add (channel->links, link);
}

/**
 * sj_link_tracks_add:
 * @self: the tracks
 * @link: (transfer none): a link that is drawn and has its legs
 *
 * Its gutters and corridors get new tracks with the next sj_link_tracks_assign().
 */
void
sj_link_tracks_add (SjLinkTracks *self,
                    SjLinkBox    *link)
{
  for (guint i = 0; i < link->legs->len; i++)
    if (sj_link_box_get_leg (link, i)->kind != SJ_LEG_ROW)
      join_channel (get_channel (self, sj_link_box_get_leg (link, i)), link);

  link->straight_gutter = link->to->first;
  if (link->legs->len == 0)
    join_channel (&self->channels[link->straight_gutter], link);
  link->is_tracked = TRUE;
}

static void
leave_channel (Channel   *channel,
               SjLinkBox *link)
{
  channel->is_stale = TRUE;
  g_ptr_array_remove_fast (channel->links, link);
}

/**
 * sj_link_tracks_remove:
 * @self: the tracks
 * @link: a link that was added, with the legs it had then
 */
void
sj_link_tracks_remove (SjLinkTracks *self,
                       SjLinkBox    *link)
{
  for (guint i = 0; i < link->legs->len; i++)
    if (sj_link_box_get_leg (link, i)->kind != SJ_LEG_ROW)
      leave_channel (get_channel (self, sj_link_box_get_leg (link, i)), link);

  if (link->legs->len == 0)
    leave_channel (&self->channels[link->straight_gutter], link);
  link->is_tracked = FALSE;
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

/* The stretches of a link in one channel. */
static void
collect_spans (SjLinkTracks  *self,
               const Channel *channel,
               SjLinkBox     *link)
{
  for (guint i = 0; i < link->legs->len; i++)
    {
      SjLeg *leg = sj_link_box_get_leg (link, i);
      Span span;

      if (leg->kind == SJ_LEG_ROW || get_channel (self, leg) != channel)
        continue;

      span = leg->kind == SJ_LEG_GUTTER ? span_of_gutter (link, i) : span_of_corridor (link, i);
      span.link = link;
      span.leg = leg;
      g_array_append_val (self->spans, span);
    }
}

/* By place, and by the order of links where that is the same, so that the tracks of a channel do
 * not depend on how it came about. */
static int
compare_spans (const Span *a,
               const Span *b)
{
  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  if (a->to != b->to)
    return a->to < b->to ? -1 : 1;
  if (a->link != b->link)
    return a->link->order < b->link->order ? -1 : 1;

  return (a->leg > b->leg) - (a->leg < b->leg);
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

  return compare_spans (a, b);
}

/* A link must be drawn again if its track changed. Those of a corridor must all be if tracks were
 * added and so the others made room; what a gutter does with its links is told by the places of the
 * scene. */
static void
assign_tracks (SjLinkTracks *self,
               Channel      *channel)
{
  Span *spans = (Span *) self->spans->data;
  guint n_before = channel->n_tracks;
  gboolean is_gutter = channel < self->channels + self->n_gutters;

  g_array_sort (self->spans, compare_urgency);
  channel->n_tracks = 0;
  for (guint i = 0; i < self->spans->len; i++)
    {
      spans[i].track = find_track (spans, i, &spans[i]);
      if (spans[i].leg->track != spans[i].track)
        sj_link_box_mark_undrawn (spans[i].link);
      spans[i].leg->track = spans[i].track;
      channel->n_tracks = MAX (channel->n_tracks, spans[i].track + 1);
    }

  for (guint i = 0; !is_gutter && channel->n_tracks != n_before && i < self->spans->len; i++)
    sj_link_box_mark_undrawn (spans[i].link);
}

/* An arrow that comes in at the end side needs as much room there as others at the start side. */
static void
note_card_room (SjLinkTracks    *self,
                Channel         *channel,
                const SjLinkBox *link)
{
  if (link->enters_end && channel == &self->channels[link->to->last + 1])
    channel->card_room = ROOM_BEFORE_CARD;
}

/* A label without a corridor stands in the gutter, unless empty cells leave it more room. */
static void
note_label_room (SjLinkTracks    *self,
                 Channel         *channel,
                 const SjLinkBox *link)
{
  guint gutter = link->legs->len > 0 ? sj_link_box_get_leg (link, 0)->index : link->to->first;

  if (link->label != NULL && link->label_corridor == SJ_NOWHERE &&
      channel == &self->channels[gutter] && !sj_link_box_passes_cells (link))
    channel->label_room = MAX (channel->label_room, link->label->width + LABEL_ROOM);
}

static void
assign_channel (SjLinkTracks *self,
                Channel      *channel)
{
  channel->label_room = channel->card_room = 0.0;
  g_array_set_size (self->spans, 0);
  for (guint i = 0; i < channel->links->len; i++)
    {
      SjLinkBox *link = g_ptr_array_index (channel->links, i);

      collect_spans (self, channel, link);
      note_card_room (self, channel, link);
      note_label_room (self, channel, link);
    }

  assign_tracks (self, channel);
  channel->is_stale = FALSE;
}

/**
 * sj_link_tracks_assign:
 * @self: the tracks
 *
 * Gives every leg its track, as far as links were added or removed.
 */
void
sj_link_tracks_assign (SjLinkTracks *self)
{
  for (guint i = 0; i < self->n_channels; i++)
    if (self->channels[i].is_stale)
      assign_channel (self, &self->channels[i]);
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
  const Channel *channel = &self->channels[gutter];
  double after = MAX (channel->card_room, ROOM_AFTER_CARD);
  double tracks = TRACK_GAP * (MAX (channel->n_tracks, 1) - 1);
  double need = MAX (after + ROOM_BEFORE_CARD, channel->label_room) + tracks;

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
  guint n_tracks = MAX (self->channels[gutter].n_tracks, 1);

  return ROOM_BEFORE_CARD + TRACK_GAP * (n_tracks - 1 - track);
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
  guint n_tracks = self->channels[self->n_gutters + corridor].n_tracks;

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
  return CORRIDOR_GAP * (track - (self->channels[self->n_gutters + corridor].n_tracks - 1) / 2.0);
}
