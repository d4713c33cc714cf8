#define G_LOG_DOMAIN "sj-outline-group"

#include "config.h"

#include "ui/sj-outline-group.h"

/**
 * SjOutlineGroup:
 *
 * A heading of the outline and what stands below it.
 */
struct _SjOutlineGroup
{
  GObject parent_instance;

  char       *title;
  GType       item_type;
  GListModel *items;
};

G_DEFINE_FINAL_TYPE (SjOutlineGroup, sj_outline_group, G_TYPE_OBJECT)

static void
sj_outline_group_finalize (GObject *object)
{
  SjOutlineGroup *self = SJ_OUTLINE_GROUP (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (sj_outline_group_parent_class)->finalize (object);
}

static void
sj_outline_group_class_init (SjOutlineGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sj_outline_group_finalize;
}

static void
sj_outline_group_init (SjOutlineGroup *self)
{
}

/**
 * sj_outline_group_new:
 * @title: what the heading says
 * @item_type: what the items are, whether there are any or not
 * @items: what stands below it
 *
 * Returns: (transfer full): the group
 */
SjOutlineGroup *
sj_outline_group_new (const char *title,
                      GType       item_type,
                      GListModel *items)
{
  SjOutlineGroup *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);

  self = g_object_new (SJ_TYPE_OUTLINE_GROUP, NULL);
  self->title = g_strdup (title);
  self->item_type = item_type;
  self->items = g_object_ref (items);

  return self;
}

const char *
sj_outline_group_get_title (SjOutlineGroup *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_GROUP (self), NULL);

  return self->title;
}

GType
sj_outline_group_get_item_type (SjOutlineGroup *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_GROUP (self), G_TYPE_INVALID);

  return self->item_type;
}

GListModel *
sj_outline_group_get_items (SjOutlineGroup *self)
{
  g_return_val_if_fail (SJ_IS_OUTLINE_GROUP (self), NULL);

  return self->items;
}
