#define G_LOG_DOMAIN "sj-element-list"

#include "core/sj-element-list.h"

#include <gio/gio.h>

/**
 * SjElementList:
 *
 * The elements of one type in their order. Unlike a #GListStore it knows the place of each without
 * looking for it, so that deleting thousands of them takes no longer than it has to.
 */
struct _SjElementList
{
  GObject parent_instance;

  GType          type;
  GSequence     *sequence;
  GHashTable    *places;  /* element → GSequenceIter */
  GSequenceIter *last;  /* where somebody looked last; NULL after a change */
  guint          last_position;
};

static void sj_element_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SjElementList, sj_element_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sj_element_list_model_init))

static GType
sj_element_list_get_item_type (GListModel *model)
{
  return SJ_ELEMENT_LIST (model)->type;
}

static guint
sj_element_list_get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (SJ_ELEMENT_LIST (model)->sequence);
}

/* Most look at one after the other. */
static GSequenceIter *
find_iter (SjElementList *self,
           guint          position)
{
  if (self->last != NULL && position == self->last_position + 1)
    return g_sequence_iter_next (self->last);
  if (self->last != NULL && position == self->last_position)
    return self->last;

  return g_sequence_get_iter_at_pos (self->sequence, (int) position);
}

static gpointer
sj_element_list_get_item (GListModel *model,
                          guint       position)
{
  SjElementList *self = SJ_ELEMENT_LIST (model);

  if (position >= sj_element_list_get_n_items (model))
    return NULL;

  self->last = find_iter (self, position);
  self->last_position = position;
  return g_object_ref (g_sequence_get (self->last));
}

static void
sj_element_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sj_element_list_get_item_type;
  iface->get_n_items = sj_element_list_get_n_items;
  iface->get_item = sj_element_list_get_item;
}

static void
sj_element_list_finalize (GObject *object)
{
  SjElementList *self = SJ_ELEMENT_LIST (object);

  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->sequence, g_sequence_free);

  G_OBJECT_CLASS (sj_element_list_parent_class)->finalize (object);
}

static void
sj_element_list_class_init (SjElementListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_element_list_finalize;
}

static void
sj_element_list_init (SjElementList *self)
{
  self->sequence = g_sequence_new (g_object_unref);
  self->places = g_hash_table_new (NULL, NULL);
}

/**
 * sj_element_list_new:
 * @type: the type of its elements
 *
 * Returns: (transfer full): an empty list
 */
SjElementList *
sj_element_list_new (GType type)
{
  SjElementList *self = g_object_new (SJ_TYPE_ELEMENT_LIST, NULL);

  self->type = type;
  return self;
}

/**
 * sj_element_list_find:
 * @self: a list
 * @element: any element
 * @position: (out): its place
 *
 * Returns: whether it is in the list
 */
gboolean
sj_element_list_find (SjElementList *self,
                      SjElement     *element,
                      guint         *position)
{
  GSequenceIter *iter;

  g_return_val_if_fail (SJ_IS_ELEMENT_LIST (self), FALSE);

  iter = g_hash_table_lookup (self->places, element);
  if (iter != NULL)
    *position = (guint) g_sequence_iter_get_position (iter);

  return iter != NULL;
}

/**
 * sj_element_list_insert:
 * @self: a list
 * @element: (transfer none): an element it does not hold
 * @position: at most the number of elements
 */
void
sj_element_list_insert (SjElementList *self,
                        SjElement     *element,
                        guint          position)
{
  GSequenceIter *before;

  g_return_if_fail (SJ_IS_ELEMENT_LIST (self));
  g_return_if_fail (position <= sj_element_list_get_n_items (G_LIST_MODEL (self)));
  g_return_if_fail (!g_hash_table_contains (self->places, element));

  before = g_sequence_get_iter_at_pos (self->sequence, (int) position);
  g_hash_table_insert (self->places, element,
                       g_sequence_insert_before (before, g_object_ref (element)));
  self->last = NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * sj_element_list_remove:
 * @self: a list
 * @element: one of its elements
 */
void
sj_element_list_remove (SjElementList *self,
                        SjElement     *element)
{
  guint position;
  GSequenceIter *iter;

  g_return_if_fail (SJ_IS_ELEMENT_LIST (self));
  g_return_if_fail (sj_element_list_find (self, element, &position));

  iter = g_hash_table_lookup (self->places, element);
  position = (guint) g_sequence_iter_get_position (iter);
  g_hash_table_remove (self->places, element);
  g_sequence_remove (iter);
  self->last = NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}
