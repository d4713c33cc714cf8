#define G_LOG_DOMAIN "sj-map-search"

#include "config.h"

#include "ui/sj-map-search.h"

#include <gtk/gtk.h>
#include <string.h>

#include "core/sj-search-run.h"

/**
 * SjMapSearch:
 *
 * What is looked for in a map, and where in what was found somebody is: a list of hits that follows
 * the words and the map. It looks for a few milliseconds at a time, so that neither typing nor
 * drawing waits for it; until it is done the hits are those found before.
 */
struct _SjMapSearch
{
  GObject parent_instance;

  SjMap         *map;
  SjSearch      *search;
  SjSearchRun   *run;  /* NULL while it does not look */
  char          *words;
  SjSearchFlags  flags;
  GPtrArray     *matches;
  GPtrArray     *discarded;  /* matches of before, freed little by little; NULL for none */
  guint          current;  /* SJ_NO_HIT for none */
  char          *preferred;  /* the id of what the first hit should be in; NULL for no matter */
  guint          steps_due;  /* asked for while it was looking */
  guint          wait;
  guint          work;
  guint          disposal;
  gboolean       active;
  gboolean       new_words;

  /* What was replaced, so that the next hit comes after it */
  SjElement     *replaced;
  SjTextPlace    replaced_place;
  gsize          replaced_end;
};

/* At a time, in µs: little enough beside a frame drawn in the same turn. */
#define WORK_TIME 3000

/* How long to wait for more letters, in ms: one alone is found nearly everywhere. */
#define WAIT_FOR_WORDS 40
#define WAIT_FOR_LETTER 180
#define WAIT_FOR_EDITS 150

#define FREED_AT_ONCE 4096

enum {
  SIGNAL_CURRENT_CHANGED,
  N_SIGNALS
};

static void sj_map_search_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjMapSearch, sj_map_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sj_map_search_list_init))

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *list)
{
  return SJ_TYPE_SEARCH_HIT;
}

static guint
get_n_items (GListModel *list)
{
  return SJ_MAP_SEARCH (list)->matches->len;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  SjMapSearch *self = SJ_MAP_SEARCH (list);

  return position < self->matches->len
           ? sj_search_hit_new (g_ptr_array_index (self->matches, position)) : NULL;
}

static void
sj_map_search_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static const SjSearchMatch *
get_match (SjMapSearch *self,
           guint        position)
{
  return position < self->matches->len ? g_ptr_array_index (self->matches, position) : NULL;
}

/* A hundred thousand matches take longer to free than a frame lasts. */
static gboolean
free_some (gpointer user_data)
{
  SjMapSearch *self = user_data;

  if (self->discarded->len > FREED_AT_ONCE)
    {
      g_ptr_array_set_size (self->discarded, (int) (self->discarded->len - FREED_AT_ONCE));
      return G_SOURCE_CONTINUE;
    }

  g_clear_pointer (&self->discarded, g_ptr_array_unref);
  self->disposal = 0;
  return G_SOURCE_REMOVE;
}

static void
discard (SjMapSearch *self,
         GPtrArray   *matches)
{
  if (matches->len <= FREED_AT_ONCE || self->discarded != NULL)
    {
      g_ptr_array_unref (matches);
      return;
    }

  self->discarded = matches;
  self->disposal = g_idle_add_full (G_PRIORITY_LOW, free_some, self, NULL);
}

static gboolean
is_same_place (const SjTextPlace *place,
               const SjTextPlace *other)
{
  return place->pspec == other->pspec && place->item == other->item &&
         place->field == other->field;
}

static guint
find_match (GPtrArray           *matches,
            const SjSearchMatch *wanted)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const SjSearchMatch *match = g_ptr_array_index (matches, i);

      if (match->element == wanted->element && match->start == wanted->start &&
          is_same_place (&match->place, &wanted->place))
        return i;
    }

  return SJ_NO_HIT;
}

static guint
find_preferred (SjMapSearch *self,
                GPtrArray   *matches)
{
  for (guint i = 0; self->preferred != NULL && i < matches->len; i++)
    {
      const SjSearchMatch *match = g_ptr_array_index (matches, i);

      if (g_str_equal (sj_element_get_id (match->element), self->preferred))
        return i;
    }

  return 0;
}

/* What was put in may hold the words again; whoever replaces one after the other is past it. */
static guint
find_after_replaced (SjMapSearch *self,
                     GPtrArray   *matches)
{
  guint position = self->current;

  for (; position < matches->len; position++)
    {
      const SjSearchMatch *match = g_ptr_array_index (matches, position);

      if (match->element != self->replaced ||
          !is_same_place (&match->place, &self->replaced_place) ||
          match->start >= self->replaced_end)
        return position;
    }

  return 0;
}

/* The hit somebody is at, in what is found now. */
static guint
find_current (SjMapSearch *self,
              GPtrArray   *matches)
{
  const SjSearchMatch *before = get_match (self, self->current);
  guint position;

  if (matches->len == 0)
    return SJ_NO_HIT;
  if (self->replaced != NULL)
    return find_after_replaced (self, matches);
  if (before == NULL)
    return find_preferred (self, matches);

  position = find_match (matches, before);
  if (position != SJ_NO_HIT)
    return position;

  return self->new_words ? find_preferred (self, matches) : MIN (self->current, matches->len - 1);
}

static void
take_matches (SjMapSearch *self,
              GPtrArray   *matches)
{
  GPtrArray *before = self->matches;
  gboolean goes_on = self->new_words || self->replaced != NULL;
  guint steps = self->steps_due;

  self->current = find_current (self, matches);
  self->matches = matches;
  self->new_words = FALSE;
  self->steps_due = 0;
  g_clear_object (&self->replaced);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, matches->len);
  discard (self, before);
  if (steps > 0 && matches->len > 0)
    self->current = (self->current + steps) % matches->len;

  /* An edit elsewhere takes nobody away from where they are. */
  g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0, goes_on || steps > 0);
}

static gboolean
work (gpointer user_data)
{
  SjMapSearch *self = user_data;
  gint64 deadline = g_get_monotonic_time () + WORK_TIME;
  g_autoptr(SjSearchRun) run = NULL;

  if (self->run == NULL)
    {
      /* Somebody is about to type. */
      if (!sj_search_prepare_until (self->search, deadline))
        return G_SOURCE_CONTINUE;
      self->work = 0;
      return G_SOURCE_REMOVE;
    }

  if (!sj_search_run_continue (self->run, deadline))
    return G_SOURCE_CONTINUE;

  run = g_steal_pointer (&self->run);
  self->work = 0;
  take_matches (self, sj_search_run_steal_matches (run));
  return G_SOURCE_REMOVE;
}

/* In turn with drawing: neither waits for the other where frames follow each other closely. */
static void
queue_work (SjMapSearch *self)
{
  if (self->work == 0)
    self->work = g_idle_add_full (GDK_PRIORITY_REDRAW, work, self, NULL);
}

static gboolean
begin (gpointer user_data)
{
  SjMapSearch *self = user_data;

  self->wait = 0;
  g_clear_pointer (&self->run, sj_search_run_free);
  self->run = sj_search_run_new (self->search, self->words, self->flags);
  queue_work (self);

  return G_SOURCE_REMOVE;
}

static void
begin_in (SjMapSearch *self,
          guint        delay)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_pointer (&self->run, sj_search_run_free);
  self->wait = g_timeout_add (delay, begin, self);
}

static void
on_map_changed (SjMapSearch *self)
{
  if (self->active && *self->words != '\0')
    begin_in (self, WAIT_FOR_EDITS);
}

static void
stop (SjMapSearch *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->work, g_source_remove);
  g_clear_pointer (&self->run, sj_search_run_free);
}

static void
sj_map_search_dispose (GObject *object)
{
  SjMapSearch *self = SJ_MAP_SEARCH (object);

  stop (self);
  g_clear_handle_id (&self->disposal, g_source_remove);
  g_clear_pointer (&self->discarded, g_ptr_array_unref);
  g_clear_object (&self->replaced);
  g_clear_object (&self->search);
  g_clear_object (&self->map);

  G_OBJECT_CLASS (sj_map_search_parent_class)->dispose (object);
}

static void
sj_map_search_finalize (GObject *object)
{
  SjMapSearch *self = SJ_MAP_SEARCH (object);

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_free (self->words);
  g_free (self->preferred);

  G_OBJECT_CLASS (sj_map_search_parent_class)->finalize (object);
}

static void
sj_map_search_class_init (SjMapSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sj_map_search_dispose;
  object_class->finalize = sj_map_search_finalize;

  /**
   * SjMapSearch::current-changed:
   * @goes: whether the person goes there, so that it should be brought into view
   *
   * Another hit is the current one, or the same stands elsewhere in the list.
   */
  signals[SIGNAL_CURRENT_CHANGED] =
    g_signal_new ("current-changed", SJ_TYPE_MAP_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
sj_map_search_init (SjMapSearch *self)
{
  self->matches = g_ptr_array_new ();
  self->words = g_strdup ("");
  self->current = SJ_NO_HIT;
}

/**
 * sj_map_search_new:
 * @map: a map
 *
 * Returns: (transfer full): a search that is not active yet
 */
SjMapSearch *
sj_map_search_new (SjMap *map)
{
  SjMapSearch *self;

  g_return_val_if_fail (SJ_IS_MAP (map), NULL);

  self = g_object_new (SJ_TYPE_MAP_SEARCH, NULL);
  self->map = g_object_ref (map);
  self->search = sj_search_new (map);
  g_signal_connect_object (map, "element-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-added", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-moved", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (map, "element-removed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * sj_map_search_set_active:
 * @self: a search
 * @active: whether somebody looks at what it finds
 *
 * Only then it follows the map. What was looked for is looked for again.
 */
void
sj_map_search_set_active (SjMapSearch *self,
                          gboolean     active)
{
  g_return_if_fail (SJ_IS_MAP_SEARCH (self));

  if (self->active == active)
    return;

  self->active = active;
  self->steps_due = 0;
  stop (self);
  if (!active)
    return;

  if (*self->words != '\0')
    begin (self);
  else
    queue_work (self);
}

/**
 * sj_map_search_set_words:
 * @self: a search
 * @words: what to look for
 * @flags: how
 *
 * What is found comes later.
 */
void
sj_map_search_set_words (SjMapSearch   *self,
                         const char    *words,
                         SjSearchFlags  flags)
{
  g_return_if_fail (SJ_IS_MAP_SEARCH (self));
  g_return_if_fail (words != NULL);

  if (g_str_equal (self->words, words) && self->flags == flags)
    return;

  g_free (self->words);
  self->words = g_strdup (words);
  self->flags = flags;
  self->new_words = TRUE;
  self->steps_due = 0;
  if (*words == '\0')
    {
      stop (self);
      take_matches (self, g_ptr_array_new ());
    }
  else
    {
      begin_in (self, g_utf8_strlen (words, -1) > 1 ? WAIT_FOR_WORDS : WAIT_FOR_LETTER);
    }
}

/**
 * sj_map_search_is_busy:
 * @self: a search
 *
 * Returns: whether the hits are still those of before
 */
gboolean
sj_map_search_is_busy (SjMapSearch *self)
{
  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), FALSE);

  return self->wait != 0 || self->run != NULL;
}

guint
sj_map_search_get_n (SjMapSearch *self)
{
  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), 0);

  return self->matches->len;
}

/**
 * sj_map_search_get_current:
 * @self: a search
 *
 * Returns: the position of the hit somebody is at, %SJ_NO_HIT if there is none
 */
guint
sj_map_search_get_current (SjMapSearch *self)
{
  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), SJ_NO_HIT);

  return self->current;
}

void
sj_map_search_set_current (SjMapSearch *self,
                           guint        current)
{
  g_return_if_fail (SJ_IS_MAP_SEARCH (self));
  g_return_if_fail (current < self->matches->len);

  self->current = current;
  g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0, TRUE);
}

/**
 * sj_map_search_step:
 * @self: a search
 * @direction: 1 for the next hit, −1 for the one before
 *
 * After the last one comes the first. While it is looking, it goes on when something is found.
 */
void
sj_map_search_step (SjMapSearch *self,
                    int          direction)
{
  guint n_hits;

  g_return_if_fail (SJ_IS_MAP_SEARCH (self));

  n_hits = self->matches->len;
  if (sj_map_search_is_busy (self))
    {
      /* The first of what was just typed comes anyway. */
      self->steps_due += direction > 0 && !self->new_words;
      return;
    }
  if (n_hits == 0)
    return;

  if (self->current == SJ_NO_HIT)
    sj_map_search_set_current (self, direction > 0 ? 0 : n_hits - 1);
  else
    sj_map_search_set_current (self, (self->current + n_hits + (guint) direction) % n_hits);
}

/**
 * sj_map_search_prefer:
 * @self: a search
 * @id: (nullable): the id of an element
 *
 * Says where new words should be found first, if they are found there.
 */
void
sj_map_search_prefer (SjMapSearch *self,
                      const char  *id)
{
  g_return_if_fail (SJ_IS_MAP_SEARCH (self));

  g_free (self->preferred);
  self->preferred = g_strdup (id);
}

/**
 * sj_map_search_get_element:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): what the current hit is in
 */
SjElement *
sj_map_search_get_element (SjMapSearch *self)
{
  const SjSearchMatch *match;

  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), NULL);

  match = get_match (self, self->current);
  return match != NULL ? match->element : NULL;
}

/**
 * sj_map_search_list_ids:
 * @self: a search
 *
 * Returns: (transfer full) (element-type utf8): the set of the ids of all elements with a hit
 */
GHashTable *
sj_map_search_list_ids (SjMapSearch *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SjElement *before = NULL;

  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), ids);

  for (guint i = 0; i < self->matches->len; i++)
    {
      SjElement *element = get_match (self, i)->element;

      if (element != before)
        g_hash_table_add (ids, g_strdup (sj_element_get_id (element)));
      before = element;
    }

  return ids;
}

/**
 * sj_map_search_replace:
 * @self: a search
 * @log: the log of its map
 * @replacement: what shall stand there
 *
 * Replaces the current hit and goes to the next one.
 *
 * Returns: whether there was one that could be replaced
 */
gboolean
sj_map_search_replace (SjMapSearch *self,
                       SjEditLog   *log,
                       const char  *replacement)
{
  const SjSearchMatch *match;

  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), FALSE);
  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && replacement != NULL, FALSE);

  match = get_match (self, self->current);
  if (match == NULL || sj_map_search_is_busy (self))
    return FALSE;

  g_set_object (&self->replaced, match->element);
  self->replaced_place = match->place;
  self->replaced_end = match->start + strlen (replacement);
  if (sj_search_replace (self->search, log, match, replacement) && self->wait != 0)
    {
      /* Nobody types now. */
      begin_in (self, 0);
      return TRUE;
    }

  g_clear_object (&self->replaced);
  sj_map_search_step (self, 1);
  return FALSE;
}

/**
 * sj_map_search_replace_all:
 * @self: a search
 * @log: the log of its map
 * @replacement: what shall stand there
 *
 * Replaces every hit in one edit.
 *
 * Returns: how many were replaced
 */
guint
sj_map_search_replace_all (SjMapSearch *self,
                           SjEditLog   *log,
                           const char  *replacement)
{
  g_return_val_if_fail (SJ_IS_MAP_SEARCH (self), 0);
  g_return_val_if_fail (SJ_IS_EDIT_LOG (log) && replacement != NULL, 0);

  return sj_search_replace_all (self->search, log, self->words, self->flags, replacement);
}
