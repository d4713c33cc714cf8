#define G_LOG_DOMAIN "sj-idle-queue"

#include "ui/sj-idle-queue.h"

/**
 * SjIdleQueue:
 *
 * Work that can wait until the window has nothing better to do, in the order in which it was asked
 * for and one piece at a time, so that a frame fits in between.
 */
struct _SjIdleQueue
{
  GObject parent_instance;

  GQueue   entries;  /* Entry */
  guint    source;
  gboolean held;
};

typedef struct
{
  gpointer   object;  /* not owned: it removes itself before it goes */
  SjIdleWork work;
} Entry;

G_DEFINE_FINAL_TYPE (SjIdleQueue, sj_idle_queue, G_TYPE_OBJECT)

static void
sj_idle_queue_finalize (GObject *object)
{
  SjIdleQueue *self = SJ_IDLE_QUEUE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_queue_clear_full (&self->entries, g_free);

  G_OBJECT_CLASS (sj_idle_queue_parent_class)->finalize (object);
}

static void
sj_idle_queue_class_init (SjIdleQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_idle_queue_finalize;
}

static void
sj_idle_queue_init (SjIdleQueue *self)
{
  g_queue_init (&self->entries);
}

SjIdleQueue *
sj_idle_queue_new (void)
{
  return g_object_new (SJ_TYPE_IDLE_QUEUE, NULL);
}

static gboolean
do_next (gpointer data)
{
  g_autoptr(SjIdleQueue) self = g_object_ref (data);
  g_autofree Entry *entry = g_queue_pop_head (&self->entries);

  if (entry != NULL)
    entry->work (entry->object);
  if (!self->held && !g_queue_is_empty (&self->entries))
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
schedule (SjIdleQueue *self)
{
  if (self->source == 0 && !self->held && !g_queue_is_empty (&self->entries))
    self->source = g_idle_add_full (G_PRIORITY_LOW, do_next, self, NULL);
}

static GList *
find (SjIdleQueue *self,
      gpointer     object)
{
  GList *link = self->entries.head;

  while (link != NULL && ((Entry *) link->data)->object != object)
    link = link->next;

  return link;
}

/**
 * sj_idle_queue_add:
 * @self: a queue
 * @object: what has to be done is done to this; an object that waits already keeps its place
 * @work: does it
 */
void
sj_idle_queue_add (SjIdleQueue *self,
                   gpointer     object,
                   SjIdleWork   work)
{
  Entry *entry;

  g_return_if_fail (SJ_IS_IDLE_QUEUE (self));
  g_return_if_fail (object != NULL && work != NULL);

  if (find (self, object) != NULL)
    return;

  entry = g_new0 (Entry, 1);
  entry->object = object;
  entry->work = work;
  g_queue_push_tail (&self->entries, entry);
  schedule (self);
}

/**
 * sj_idle_queue_remove:
 * @self: a queue
 * @object: what need not be done any more; it need not be in the queue
 */
void
sj_idle_queue_remove (SjIdleQueue *self,
                      gpointer     object)
{
  GList *link;

  g_return_if_fail (SJ_IS_IDLE_QUEUE (self));

  link = find (self, object);
  if (link == NULL)
    return;

  g_free (link->data);
  g_queue_delete_link (&self->entries, link);
}

/**
 * sj_idle_queue_hold:
 * @self: a queue
 *
 * Lets the rest wait, because the piece of work at hand goes on in a thread.
 */
void
sj_idle_queue_hold (SjIdleQueue *self)
{
  g_return_if_fail (SJ_IS_IDLE_QUEUE (self));
  g_return_if_fail (!self->held);

  self->held = TRUE;
}

void
sj_idle_queue_go_on (SjIdleQueue *self)
{
  g_return_if_fail (SJ_IS_IDLE_QUEUE (self));
  g_return_if_fail (self->held);

  self->held = FALSE;
  schedule (self);
}
