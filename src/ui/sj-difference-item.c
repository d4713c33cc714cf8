#define G_LOG_DOMAIN "sj-difference-item"

#include "config.h"

#include "ui/sj-difference-item.h"

#include "ui/sj-difference-text.h"

/**
 * SjDifferenceItem:
 *
 * A row in the list of differences: one of them, or the heading over those of one kind of element.
 * Its difference belongs to the comparison, which outlives the list.
 */
struct _SjDifferenceItem
{
  GObject parent_instance;

  char               *title;
  guint               count;
  const SjDifference *difference;
};

G_DEFINE_FINAL_TYPE (SjDifferenceItem, sj_difference_item, G_TYPE_OBJECT)

static void
sj_difference_item_finalize (GObject *object)
{
  g_clear_pointer (&SJ_DIFFERENCE_ITEM (object)->title, g_free);

  G_OBJECT_CLASS (sj_difference_item_parent_class)->finalize (object);
}

static void
sj_difference_item_class_init (SjDifferenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_difference_item_finalize;
}

static void
sj_difference_item_init (SjDifferenceItem *self)
{
}

/**
 * sj_difference_item_new_heading:
 * @title: what the rows below have in common
 * @count: how many they are
 *
 * Returns: (transfer full): the heading
 */
SjDifferenceItem *
sj_difference_item_new_heading (const char *title,
                                guint       count)
{
  SjDifferenceItem *self = g_object_new (SJ_TYPE_DIFFERENCE_ITEM, NULL);

  self->title = g_strdup (title);
  self->count = count;

  return self;
}

SjDifferenceItem *
sj_difference_item_new (const SjDifference *difference)
{
  SjDifferenceItem *self;

  g_return_val_if_fail (difference != NULL, NULL);

  self = g_object_new (SJ_TYPE_DIFFERENCE_ITEM, NULL);
  self->title = sj_difference_text_title (difference);
  self->difference = difference;

  return self;
}

gboolean
sj_difference_item_is_heading (SjDifferenceItem *self)
{
  g_return_val_if_fail (SJ_IS_DIFFERENCE_ITEM (self), FALSE);

  return self->difference == NULL;
}

const char *
sj_difference_item_get_title (SjDifferenceItem *self)
{
  g_return_val_if_fail (SJ_IS_DIFFERENCE_ITEM (self), NULL);

  return self->title;
}

guint
sj_difference_item_get_count (SjDifferenceItem *self)
{
  g_return_val_if_fail (SJ_IS_DIFFERENCE_ITEM (self), 0);

  return self->count;
}

/**
 * sj_difference_item_get_difference:
 * @self: a row
 *
 * Returns: (nullable): its difference; %NULL for a heading
 */
const SjDifference *
sj_difference_item_get_difference (SjDifferenceItem *self)
{
  g_return_val_if_fail (SJ_IS_DIFFERENCE_ITEM (self), NULL);

  return self->difference;
}
